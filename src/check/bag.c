#include "check/bag.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"
#include "check/manifest.h"
#include "check/tags.h"

#define MANIFESTS_MAX 32
#define SUM_SHOWN 12 /* digits of a sum in a message */

struct bag {
	struct trove *trove;
	struct tags tags;
	struct manifest manifests[MANIFESTS_MAX];
	size_t n_manifests;
	struct map fetched; /* names that fetch.txt lists */
	uint64_t payload_size;
	struct bag_count *count;
};

/* ---- Names ---- */

static struct trove_file *
bag_file(const struct bag *bag, struct str name)
{
	return trove_find(bag->trove, tags_path(&bag->tags, name));
}

/* A file's name in the bag; false where it stands beside it. */
static bool
name_in_bag(const struct bag *bag, const struct trove_file *file,
	    struct str *name)
{
	*name = str_skip(file->name, bag->tags.root.n);
	return str_starts(file->name, bag->tags.root);
}

bool
bag_find(const struct trove *trove, struct str *root)
{
	struct str name = STR("bagit.txt");

	*root = STR("");
	if (trove_find(trove, name))
		return true;
	for (size_t i = 0; i < trove->n; i++) {
		struct str path = trove->files[i].name;
		size_t slash = str_chr(path, '/', 0);

		if (slash == STR_NONE ||
		    !str_eq(str_skip(path, slash + 1), name))
			continue;
		*root = str_slice(path, 0, slash + 1);
		return true;
	}
	return false;
}

/* ---- Manifests ---- */

static void
read_manifests(struct bag *bag)
{
	struct trove *trove = bag->trove;
	size_t n_payload = 0;

	for (size_t i = 0; i < trove->n && bag->n_manifests < MANIFESTS_MAX;
	     i++) {
		struct manifest *manifest = &bag->manifests[bag->n_manifests];
		struct str name;

		if (!name_in_bag(bag, &trove->files[i], &name) ||
		    !manifest_is(name, manifest, trove->arena))
			continue;
		n_payload += !manifest->is_of_tags;
		if (!tags_read(&bag->tags, name, &manifest->source))
			continue;
		manifest_read(manifest, &bag->tags);
		bag->n_manifests++;
	}
	if (n_payload == 0)
		diag_file(trove->diags, DIAG_ERROR, "bag-manifest", trove->path,
			  "has no manifest of its payload");
}

/* ---- fetch.txt (section 2.2.3) ---- */

/* An absolute address, a number of bytes or "-", and a name; white space parts
 * them, which the name may have. */
static bool
cut_fetch(struct str line, struct str *name)
{
	struct str words[2];
	bool is_number = true;

	for (size_t i = 0; i < 2; i++) {
		size_t n = 0;

		while (n < line.n && !ascii_space(line.p[n]))
			n++;
		words[i] = str_slice(line, 0, n);
		line = str_trim(str_skip(line, n));
	}
	for (size_t i = 0; i < words[1].n; i++)
		is_number = is_number && ascii_digit(words[1].p[i]);
	*name = line;
	return str_chr(words[0], ':', 0) != STR_NONE && words[1].n > 0 &&
	       (is_number || str_eq(words[1], STR("-"))) && name->n > 0;
}

/* Why fetch.txt may not list a name; NULL where it may. */
static const char *
fetch_fault(const struct bag *bag, struct str name)
{
	const char *fault = manifest_name_fault(name, false);

	for (size_t i = 0; i < bag->n_manifests && !fault; i++) {
		const struct manifest *manifest = &bag->manifests[i];

		if (!manifest->is_of_tags && !bag->tags.is_old &&
		    !map_has(&manifest->lines, name))
			fault = arena_printf(bag->trove->arena,
					     "is not listed in %.*s",
					     STR_ARG(manifest->name))
				    .p;
	}
	return fault;
}

static void
read_fetch(struct bag *bag)
{
	struct diags *diags = bag->trove->diags;
	struct source source = {0};
	struct str rest, name;
	const char *fault;

	if (!tags_read(&bag->tags, STR("fetch.txt"), &source))
		return;
	rest = source.text;
	for (size_t n = 1; rest.n > 0; n++) {
		struct str line = str_cut_line(&rest);

		if (line.n == 0)
			continue;
		if (!cut_fetch(line, &name)) {
			diag_line(diags, DIAG_ERROR, "bag-fetch", &source, n, 0,
				  "is not an address, a length or '-', and a "
				  "name");
			continue;
		}
		name = manifest_name(name, &bag->tags);
		fault = fetch_fault(bag, name);
		if (fault)
			diag_line(diags, DIAG_ERROR, "bag-fetch", &source, n, 0,
				  "'%.*s' %s", STR_ARG(name), fault);
		*map_put(&bag->fetched, bag->trove->arena, name) = bag;
	}
}

/* ---- What is missing ---- */

/* What is listed and not there. */
static void
check_missing(const struct bag *bag, const struct manifest *manifest)
{
	for (size_t i = 0; i < manifest->lines.n; i++) {
		const struct manifest_line *line =
		    manifest->lines.items[i].value;

		if (bag_file(bag, line->name))
			continue;
		diag_line(bag->trove->diags, DIAG_ERROR, "bag-missing",
			  &manifest->source, line->number, 0,
			  map_has(&bag->fetched, line->name)
			      ? "'%.*s' has to be fetched: fetch.txt says from "
				"where"
			      : "'%.*s' is missing",
			  STR_ARG(line->name));
	}
}

/* ---- Sums ---- */

/* The sums of a file that are made as it is read. */
struct sums {
	struct hash_sum *list[MANIFESTS_MAX];
	const struct manifest_line *lines[MANIFESTS_MAX];
	size_t n;
};

static void
add_piece(void *context, struct str bytes)
{
	struct sums *sums = context;

	for (size_t i = 0; i < sums->n; i++)
		if (sums->list[i])
			hash_sum_add(sums->list[i], bytes);
}

static void
compare_sum(const struct bag *bag, const struct trove_file *file,
	    const struct manifest *manifest, struct str is, struct str written)
{
	bag->count->sums++;
	if (str_eq_case(is, written))
		return;
	diag_file(bag->trove->diags, DIAG_ERROR, "bag-sum",
		  trove_path(bag->trove, file->name),
		  "has changed: its %.*s is %.*s…, and %.*s says %.*s…",
		  STR_ARG(manifest->algorithm),
		  STR_ARG(str_slice(is, 0, SUM_SHOWN)), STR_ARG(manifest->name),
		  STR_ARG(str_slice(written, 0, SUM_SHOWN)));
}

/* Reads a file once and compares it with what all manifests say. */
static void
check_sums(const struct bag *bag, struct trove_file *file, struct str name)
{
	struct arena scratch = {0};
	struct sums sums = {.n = bag->n_manifests};
	size_t listed = 0;

	for (size_t i = 0; i < sums.n; i++) {
		const struct manifest *manifest = &bag->manifests[i];

		sums.lines[i] = map_get(&manifest->lines, name);
		if (!sums.lines[i])
			continue;
		listed++;
		sums.list[i] = hash_sum_new(&scratch, manifest->algorithm.p);
	}
	if ((listed > 0 || bag->trove->zip) &&
	    trove_walk(bag->trove, file, add_piece, &sums))
		for (size_t i = 0; i < sums.n; i++)
			if (sums.list[i])
				compare_sum(
				    bag, file, &bag->manifests[i],
				    hash_sum_done(sums.list[i], &scratch),
				    sums.lines[i]->sum);
	arena_free(&scratch);
}

/* ---- What is not listed ---- */

static void
tell_unlisted(const struct bag *bag, enum diag_level level,
	      const struct trove_file *file, struct str manifest)
{
	diag_file(bag->trove->diags, level, "bag-unlisted",
		  trove_path(bag->trove, file->name), "is not listed in %.*s",
		  STR_ARG(manifest));
}

/* All of the payload is in each of its manifests (in one, before 1.0), and
 * these in each manifest of tag files. Other tag files need not be. */
static void
check_listed(const struct bag *bag, const struct trove_file *file,
	     struct str name)
{
	bool is_payload = str_starts(name, STR("data/"));
	bool is_listed = false;
	struct manifest self;

	for (size_t i = 0; i < bag->n_manifests; i++)
		is_listed =
		    map_has(&bag->manifests[i].lines, name) || is_listed;
	if (is_listed && is_payload && bag->tags.is_old)
		return;
	bool is_manifest = manifest_is(name, &self, bag->trove->arena);

	if (is_manifest && self.is_of_tags)
		return;
	for (size_t i = 0; i < bag->n_manifests; i++) {
		const struct manifest *manifest = &bag->manifests[i];

		if (manifest->is_of_tags == is_payload ||
		    map_has(&manifest->lines, name))
			continue;
		tell_unlisted(
		    bag, is_payload || is_manifest ? DIAG_ERROR : DIAG_WARNING,
		    file, manifest->name);
	}
}

static void
check_files(const struct bag *bag)
{
	struct trove *trove = bag->trove;
	struct str name;

	for (size_t i = 0; i < trove->n; i++) {
		struct trove_file *file = &trove->files[i];

		if (!name_in_bag(bag, file, &name)) {
			diag_file(trove->diags, DIAG_ERROR, "bag-unlisted",
				  trove_path(trove, file->name),
				  "is not in the folder of the bag, '%.*s'",
				  STR_ARG(bag->tags.root));
			continue;
		}
		check_listed(bag, file, name);
		check_sums(bag, file, name);
	}
}

static void
count_payload(struct bag *bag)
{
	struct trove *trove = bag->trove;
	struct str folder = tags_path(&bag->tags, STR("data"));
	struct str name;

	for (size_t i = 0; i < trove->n; i++) {
		const struct trove_file *file = &trove->files[i];

		if (!name_in_bag(bag, file, &name) ||
		    !str_starts(name, STR("data/")))
			continue;
		bag->count->payload++;
		bag->payload_size += file->size;
	}
	if (bag->count->payload == 0 && !trove_has_folder(trove, folder))
		diag_file(trove->diags, DIAG_ERROR, "bag-missing",
			  trove_path(trove, folder),
			  "is missing: a bag has a folder of that name");
}

/* "BYTES.FILES" */
static struct str
payload_oxum(const struct bag *bag)
{
	return arena_printf(bag->trove->arena, "%" PRIu64 ".%zu",
			    bag->payload_size, bag->count->payload);
}

void
bag_check(struct trove *trove, struct str root, struct bag_count *count)
{
	struct bag bag = {.trove = trove,
			  .tags = {.trove = trove, .root = root},
			  .count = count};

	count_payload(&bag);
	tags_check_declaration(&bag.tags);
	tags_check_info(&bag.tags, payload_oxum(&bag));
	read_manifests(&bag);
	read_fetch(&bag);
	for (size_t i = 0; i < bag.n_manifests; i++)
		check_missing(&bag, &bag.manifests[i]);
	check_files(&bag);
}
