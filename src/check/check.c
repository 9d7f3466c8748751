#include "check/check.h"

#include <stdio.h>

#include "base/file.h"
#include "base/json.h"
#include "base/pool.h"
#include "check/bag.h"
#include "check/book.h"

enum kind { KIND_NONE, KIND_BOOK, KIND_BAG, KIND_ZIP };

/* What was found of a file, in memory of its own. */
struct finding {
	const char *path;
	struct arena arena;
	struct diags diags;
	enum kind kind;
	size_t n_files, n_links;
	struct str version; /* of a book */
	struct bag_count bag;
	bool ok;
};

struct round {
	struct finding *list;
	size_t n, room;
	struct arena arena;
	struct diags *diags;
	bool ok;
};

/* ---- One file ---- */

/* "3.0": what a terminal may be shown. */
static bool
is_version(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!ascii_digit(text.p[i]) && text.p[i] != '.')
			return false;
	return true;
}

static void
check_book(struct finding *finding, struct trove *trove)
{
	struct book book;

	finding->kind = KIND_BOOK;
	book_check(&book, trove);
	finding->version =
	    is_version(book.version) ? book.version : (struct str){0};
	finding->n_links = book.n_links;
}

/* Any other ZIP is as good as its sums. */
static void
check_zip(struct finding *finding, struct trove *trove)
{
	if (!trove->zip) {
		diag_file(trove->diags, DIAG_ERROR, "check-kind", trove->path,
			  "is no bag and no EPUB, and holds none");
		return;
	}
	finding->kind = KIND_ZIP;
	if (str_eq_case(file_extension(str_from(trove->path)), STR("epub")))
		diag_file(trove->diags, DIAG_ERROR, "epub-container",
			  trove->path, "is a ZIP, but no EPUB");
	for (size_t i = 0; i < trove->n; i++)
		trove_skim(trove, &trove->files[i]);
}

static void
check_trove(struct finding *finding, struct trove *trove)
{
	struct str root;

	finding->n_files = trove->n;
	if (book_is(trove)) {
		check_book(finding, trove);
	} else if (bag_find(trove, &root)) {
		finding->kind = KIND_BAG;
		bag_check(trove, root, &finding->bag);
	} else {
		check_zip(finding, trove);
	}
}

static void
check_file(void *context, size_t i)
{
	struct round *round = context;
	struct finding *finding = &round->list[i];
	struct trove trove;

	diags_init(&finding->diags, &finding->arena);
	if (trove_open(&trove, finding->path, &finding->arena, &finding->diags))
		check_trove(finding, &trove);
	trove_close(&trove);
	finding->ok = finding->diags.errors == 0;
}

/* ---- Which files ---- */

static void
add_file(struct round *round, const char *path)
{
	if (round->n == round->room) {
		size_t room = round->room ? 2 * round->room : 16;
		struct finding *larger =
		    arena_array(&round->arena, room, sizeof(*larger));

		for (size_t i = 0; i < round->n; i++)
			larger[i] = round->list[i];
		round->list = larger;
		round->room = room;
	}
	round->list[round->n++] = (struct finding){.path = path};
}

static bool
is_archive(struct str name)
{
	struct str extension = file_extension(name);

	return str_eq_case(extension, STR("epub")) ||
	       str_eq_case(extension, STR("zip"));
}

/* The folder of a bag or an unpacked book, as one of its files tells; absent
 * for other files. */
static struct str
root_of(struct str name)
{
	struct str container = STR("META-INF/container.xml");

	if (str_eq(file_name(name), STR("bagit.txt")))
		return file_folder(name);
	if (!str_ends(name, container))
		return (struct str){0};
	return file_folder(str_slice(name, 0, name.n - container.n + 8));
}

static bool
is_below(const struct map *roots, struct str name)
{
	while (!str_eq(name, STR("."))) {
		name = file_folder(name);
		if (map_has(roots, name))
			return true;
	}
	return false;
}

/* All bags, unpacked books and archives below a folder, itself among them. */
static void
add_folder(struct round *round, const char *path)
{
	struct arena *arena = &round->arena;
	struct str folder = str_from(path);
	size_t before = round->n;
	struct map roots = {0};
	struct file_list list;

	if (!file_list(path, true, arena, &list, round->diags)) {
		round->ok = false;
		return;
	}
	for (size_t i = 0; i < list.n; i++) {
		struct str root = root_of(list.names[i]);

		if (root.p)
			*map_put(&roots, arena, root) = round;
	}
	for (size_t i = 0; i < list.n; i++) {
		struct str name = list.names[i], root = root_of(name);

		if (root.p && !is_below(&roots, root))
			add_file(round,
				 str_eq(root, STR("."))
				     ? path
				     : file_join(arena, folder,
						 arena_str(arena, root)));
		else if (is_archive(name) && !is_below(&roots, name))
			add_file(round, file_join(arena, folder, name));
	}
	if (round->n == before)
		add_file(round, path);
}

/* ---- What is told ---- */

static struct str
count(struct arena *arena, size_t n, const char *what)
{
	return arena_printf(arena, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

static struct str
describe(struct finding *finding)
{
	struct arena *arena = &finding->arena;
	struct str files = count(arena, finding->n_files, "file");

	switch (finding->kind) {
	case KIND_BOOK:
		return arena_printf(
		    arena, "EPUB%s%.*s, %.*s, %.*s",
		    finding->version.n ? " " : "", STR_ARG(finding->version),
		    STR_ARG(files),
		    STR_ARG(count(arena, finding->n_links, "link")));
	case KIND_BAG:
		return arena_printf(
		    arena, "bag, %.*s, %.*s", STR_ARG(files),
		    STR_ARG(count(arena, finding->bag.sums, "sum")));
	case KIND_ZIP:
		return arena_printf(arena, "ZIP, %.*s", STR_ARG(files));
	case KIND_NONE:
	default:
		return STR("not looked into");
	}
}

static void
put_text(struct finding *finding)
{
	struct arena *arena = &finding->arena;
	struct str verdict = STR("sound");

	if (finding->diags.errors)
		verdict = count(arena, finding->diags.errors, "error");
	if (finding->diags.warnings)
		verdict = arena_printf(
		    arena, "%.*s, %.*s", STR_ARG(verdict),
		    STR_ARG(count(arena, finding->diags.warnings, "warning")));
	printf("%s: %.*s: %.*s\n", finding->path, STR_ARG(describe(finding)),
	       STR_ARG(verdict));
}

static void
put_json(const struct finding *finding)
{
	static const char *const kinds[] = {"none", "epub", "bag", "zip"};
	struct json *json = json_new_object();
	struct buf out = {0};

	json_set_text(json, "file", str_from(finding->path));
	json_set_text(json, "kind", str_from(kinds[finding->kind]));
	json_set(json, "files", json_number((long long)finding->n_files));
	if (finding->kind == KIND_BOOK)
		json_set(json, "links",
			 json_number((long long)finding->n_links));
	if (finding->kind == KIND_BAG)
		json_set(json, "sums",
			 json_number((long long)finding->bag.sums));
	json_set(json, "errors", json_number((long long)finding->diags.errors));
	json_set(json, "warnings",
		 json_number((long long)finding->diags.warnings));
	json_write_line(&out, json);
	fwrite(out.p, 1, out.n, stdout); /* checked at the end */
	buf_free(&out);
}

bool
check_run(const struct check_options *options, struct diags *diags)
{
	struct round round = {.diags = diags, .ok = true};

	for (size_t i = 0; i < options->n; i++)
		if (file_is_folder(options->files[i]))
			add_folder(&round, options->files[i]);
		else
			add_file(&round, options->files[i]);
	pool_run(options->threads, round.n, check_file, &round);
	for (size_t i = 0; i < round.n; i++) {
		struct finding *finding = &round.list[i];

		diags_print(&finding->diags, options->format, stderr);
		if (options->format == DIAG_JSON)
			put_json(finding);
		else
			put_text(finding);
		fflush(stdout);
		round.ok = round.ok && finding->ok;
		arena_free(&finding->arena);
	}
	arena_free(&round.arena);
	return round.ok;
}
