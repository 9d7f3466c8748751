#include "check/bag.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"
#include "check/manifest.h"

#define MANIFESTS_MAX 32
#define SUM_SHOWN 12 /* digits of a sum in a message */

struct bag {
	struct trove *trove;
	struct str root;
	struct manifest manifests[MANIFESTS_MAX];
	size_t n_manifests;
	struct map fetched; /* names that fetch.txt lists */
	bool is_old;        /* before version 1.0 */
	uint64_t payload_size;
	struct bag_count *count;
};

/* ---- Names ---- */

static struct trove_file *
bag_file(const struct bag *bag, struct str name)
{
	return trove_find(bag->trove,
			  arena_printf(bag->trove->arena, "%.*s%.*s",
				       STR_ARG(bag->root), STR_ARG(name)));
}

/* A file's name in the bag; false where it stands beside it. */
static bool
name_in_bag(const struct bag *bag, const struct trove_file *file,
	    struct str *name)
{
	*name = str_skip(file->name, bag->root.n);
	return str_starts(file->name, bag->root);
}

/* A tag file's text. False where there is none, or it is damaged. */
static bool
read_tag(const struct bag *bag, struct str name, struct source *source)
{
	struct trove *trove = bag->trove;
	struct trove_file *file = bag_file(bag, name);

	if (!file)
		return false;
	source->name = str_from(trove_path(trove, file->name));
	return trove_read(trove, file, trove->arena, &source->text);
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

/* ---- bagit.txt, bag-info.txt, fetch.txt ---- */

/* Section 2.1.1: two lines, and no mark of the byte order before them. */
static void
check_declaration(struct bag *bag)
{
	struct str version = STR("BagIt-Version: ");
	struct str encoding = STR("Tag-File-Character-Encoding: ");
	struct source source = {0};
	struct str rest, first, second;

	if (!read_tag(bag, STR("bagit.txt"), &source))
		return;
	rest = source.text;
	first = str_cut_line(&rest);
	second = str_cut_line(&rest);
	if (!str_starts(first, version) || !str_starts(second, encoding) ||
	    first.n < version.n + 3 || rest.n > 0)
		diag_line(bag->trove->diags, DIAG_ERROR, "bag-declaration",
			  &source, 1, 0,
			  "must be a line 'BagIt-Version: 1.0' and a line "
			  "'Tag-File-Character-Encoding: UTF-8'");
	else if (!str_eq_case(str_skip(second, encoding.n), STR("UTF-8")))
		diag_line(bag->trove->diags, DIAG_WARNING, "bag-declaration",
			  &source, 2, 0,
			  "its names are read as if they were in UTF-8");
	bag->is_old = str_starts(str_skip(first, version.n), STR("0."));
}

/* "Payload-Oxum: BYTES.FILES" (section 2.2.2). */
static void
check_oxum(const struct bag *bag, const struct source *source, size_t line,
	   struct str value)
{
	struct str is = arena_printf(bag->trove->arena, "%" PRIu64 ".%zu",
				     bag->payload_size, bag->count->payload);

	if (!str_eq(str_trim(value), is))
		diag_line(bag->trove->diags, DIAG_ERROR, "bag-oxum", source,
			  line, 0, "the payload has %.*s bytes.files",
			  STR_ARG(is));
}

/* "Label: value" on each line; one that begins with a space goes on. */
static void
check_info(const struct bag *bag)
{
	struct str oxum = STR("Payload-Oxum:");
	struct source source = {0};
	struct str rest;

	if (!read_tag(bag, STR("bag-info.txt"), &source))
		return;
	rest = source.text;
	for (size_t n = 1; rest.n > 0; n++) {
		struct str line = str_cut_line(&rest);
		size_t colon = str_chr(line, ':', 0);

		if (line.n == 0 || (ascii_space(line.p[0]) && n > 1))
			continue;
		if (colon == STR_NONE || colon == 0)
			diag_line(bag->trove->diags, DIAG_ERROR, "bag-info",
				  &source, n, 0,
				  "is not a label, a colon and a value");
		else if (str_starts_case(line, oxum))
			check_oxum(bag, &source, n, str_skip(line, oxum.n));
	}
}

/* "URL SIZE NAME" (section 2.2.3). */
static void
read_fetch(struct bag *bag)
{
	struct source source = {0};
	struct str rest, line;

	if (!read_tag(bag, STR("fetch.txt"), &source))
		return;
	for (rest = source.text; rest.n > 0;) {
		line = str_cut_line(&rest);
		for (size_t i = 0; i < 2; i++) {
			while (line.n > 0 && !ascii_space(line.p[0]))
				line = str_skip(line, 1);
			line = str_trim(line);
		}
		if (line.n > 0)
			*map_put(&bag->fetched, bag->trove->arena, line) = bag;
	}
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
		if (!read_tag(bag, name, &manifest->source))
			continue;
		manifest_read(manifest, trove, bag->root);
		bag->n_manifests++;
	}
	if (n_payload == 0)
		diag_file(trove->diags, DIAG_ERROR, "bag-manifest", trove->path,
			  "has no manifest of its payload");
}

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
	if (is_listed && is_payload && bag->is_old)
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
				  STR_ARG(bag->root));
			continue;
		}
		check_listed(bag, file, name);
		check_sums(bag, file, name);
	}
}

static void
count_payload(struct bag *bag)
{
	struct str name;

	for (size_t i = 0; i < bag->trove->n; i++) {
		const struct trove_file *file = &bag->trove->files[i];

		if (!name_in_bag(bag, file, &name) ||
		    !str_starts(name, STR("data/")))
			continue;
		bag->count->payload++;
		bag->payload_size += file->size;
	}
}

void
bag_check(struct trove *trove, struct str root, struct bag_count *count)
{
	struct bag bag = {.trove = trove, .root = root, .count = count};

	count_payload(&bag);
	check_declaration(&bag);
	check_info(&bag);
	read_fetch(&bag);
	read_manifests(&bag);
	for (size_t i = 0; i < bag.n_manifests; i++)
		check_missing(&bag, &bag.manifests[i]);
	check_files(&bag);
}
