#include "build/seeds.h"

#include <dirent.h>
#include <errno.h>

#include "base/escape.h"
#include "base/file.h"
#include "base/map.h"
#include "base/nfc.h"
#include "model/briefing.h"

enum { SLUG_MAX_BYTES = 80 };

static bool
format_of(struct str path, enum seed_format *format, enum import_format *import)
{
	struct str extension = file_extension(path);

	*format = SEED_MARKDOWN;
	if (str_eq_case(extension, STR("md")) ||
	    str_eq_case(extension, STR("markdown")))
		return true;
	*format = SEED_IMPORT;
	return import_format_find(extension, import);
}

/* Whether a part of a path is left alone. */
static bool
is_apart(struct str part)
{
	return part.n == 0 || part.p[0] == '.' || part.p[0] == '_' ||
	       str_eq(part, STR("node_modules"));
}

bool
seed_is_named(struct str name)
{
	struct str rest = name, part = {0};
	enum seed_format format;
	enum import_format import;
	bool within = false;

	while (str_cut(&rest, '/', &part)) {
		if (is_apart(part))
			return false;
		within = within || rest.n > 0;
	}
	return !str_eq_case(part, STR("README.md")) &&
	       format_of(name, &format, &import) &&
	       (format == SEED_MARKDOWN || !within);
}

/* A path without its extension. */
static struct str
stem_of(struct str name)
{
	size_t n = file_name(name).n - file_stem(name).n;

	return str_slice(name, 0, name.n - n);
}

/* Whether word begins with the words of start. */
static bool
starts_with_words(struct str word, struct str start)
{
	return str_starts(word, start) &&
	       (word.n == start.n || word.p[start.n] == '-');
}

/* The words of a path; those of its last folders are left out where its own
 * name begins with them. */
static struct str
slug_of(struct str name, struct arena *arena)
{
	struct str folder = file_folder(name), own = file_stem(name);
	size_t at = 0;

	if (str_chr(name, '/', 0) == STR_NONE)
		return slug_make(arena, own, SLUG_MAX_BYTES);
	if (str_eq_case(own, STR("index")))
		return slug_make(arena, folder, SLUG_MAX_BYTES);
	own = slug_make(arena, own, SLUG_MAX_BYTES);
	while (at != STR_NONE) {
		struct str last = str_skip(folder, at);

		last = slug_make(arena, last, SLUG_MAX_BYTES);
		if (last.n && starts_with_words(own, last))
			break;
		at = str_chr(folder, '/', at);
		at = at == STR_NONE ? at : at + 1;
	}
	own = arena_printf(arena, "%.*s/%.*s",
			   STR_ARG(str_slice(folder, 0, at)), STR_ARG(own));
	return slug_make(arena, own, SLUG_MAX_BYTES);
}

/* The seed of that name from a folder. */
static bool
seed_at(struct seed *seed, struct str folder, struct str name,
	struct arena *arena, struct diags *diags)
{
	*seed = (struct seed){.path = str_from(file_join(arena, folder, name)),
			      .folder = arena_str(arena, folder),
			      .name = arena_str(arena, name)};
	if (!format_of(name, &seed->format, &seed->import)) {
		diag_file(diags, DIAG_ERROR, "seed-format", seed->path.p,
			  "a briefing is a .md, " IMPORT_EXTENSIONS " file");
		return false;
	}
	seed->slug = slug_of(name, arena);
	if (seed->slug.n == 0) {
		seed->slug = STR("briefing");
		diag_file(diags, DIAG_WARNING, "seed-name", seed->path.p,
			  "has no letter or digit in its name to name the "
			  "briefing's folder by; 'briefing' is taken");
	}
	return true;
}

bool
seed_from_path(struct seed *seed, struct str path, struct arena *arena,
	       struct diags *diags)
{
	if (!seed_at(seed, file_folder(path), file_name(path), arena, diags))
		return false;
	seed->path = arena_str(arena, path);
	return true;
}

/* The other half of a pair: a text and the Markdown that it became. */
static bool
seed_join(struct seed *first, const struct seed *second)
{
	struct seed was = *first;
	const struct seed *import =
	    first->format == SEED_IMPORT ? &was : second;

	if (first->format == second->format || first->record.p)
		return false;
	if (first->format == SEED_IMPORT) {
		first->path = second->path;
		first->name = second->name;
	}
	first->format = SEED_MARKDOWN;
	first->record = import->path;
	first->record_name = import->name;
	return true;
}

/* Where each seed stands in the list, by the folder that it names and by its
 * file's name without the ending. */
struct scan {
	struct seeds *seeds;
	struct map by_slug, by_stem;
	struct arena *arena;
	struct diags *diags;
};

static bool
slug_is_taken(const struct scan *scan, struct str slug)
{
	return briefing_name_is_reserved(slug) ||
	       map_get(&scan->by_slug, nfc_fold(slug, scan->arena));
}

/* Gives a seed the folder of its slug, or where that is another's or a page's
 * of the site, the same with a number. A text and a Markdown of almost one name
 * are more likely the same briefing. */
static bool
seed_number(struct scan *scan, struct seed *seed)
{
	struct arena *arena = scan->arena;
	struct str slug = seed->slug;
	const struct seed *first =
	    map_get(&scan->by_slug, nfc_fold(slug, arena));

	if (first && first->format != seed->format) {
		diag_file(scan->diags, DIAG_ERROR, "seed-duplicate",
			  seed->path.p,
			  "gives the same folder '%.*s' as '%.*s'; rename one",
			  STR_ARG(first->slug), STR_ARG(first->path));
		return false;
	}
	for (size_t n = 2; slug_is_taken(scan, seed->slug); n++)
		seed->slug = arena_printf(arena, "%.*s-%zu", STR_ARG(slug), n);
	if (briefing_name_is_reserved(slug))
		diag_file(scan->diags, DIAG_WARNING, "seed-reserved",
			  seed->path.p,
			  "'%.*s' is the name of a page of the site, and so "
			  "'%.*s' is taken; rename the file",
			  STR_ARG(slug), STR_ARG(seed->slug));
	else if (first)
		diag_file(
		    scan->diags, DIAG_WARNING, "seed-duplicate", seed->path.p,
		    "gives the same folder '%.*s' as '%.*s', and so "
		    "'%.*s' is taken; rename one",
		    STR_ARG(slug), STR_ARG(first->path), STR_ARG(seed->slug));
	return true;
}

static bool
seeds_add(struct scan *scan, struct str folder, struct str name)
{
	struct seeds *seeds = scan->seeds;
	struct arena *arena = scan->arena;
	struct seed seed, *place = &seeds->list[seeds->n];
	struct seed *half = map_get(&scan->by_stem, stem_of(name));

	if (!seed_is_named(name) && !half)
		return true;
	if (!seed_at(&seed, folder, name, arena, scan->diags))
		return false;
	if ((half && seed_join(half, &seed)) || !seed_is_named(name))
		return true;
	if (!seed_number(scan, &seed))
		return false;
	*place = seed;
	*map_put(&scan->by_slug, arena, nfc_fold(seed.slug, arena)) = place;
	*map_put(&scan->by_stem, arena, stem_of(place->name)) = place;
	seeds->n++;
	return true;
}

/* A folder of that path; what a build has made has its memory. */
static bool
may_hold_seeds(const char *path)
{
	struct arena arena = {0};
	bool is_made =
	    file_is_folder(file_join(&arena, str_from(path), STR(".state")));

	arena_free(&arena);
	return !is_made && !is_apart(file_name(str_from(path)));
}

bool
seeds_scan(struct seeds *seeds, const char *folder, struct arena *arena,
	   struct diags *diags)
{
	struct scan scan = {.seeds = seeds, .arena = arena, .diags = diags};
	struct file_list files = {0};
	bool ok = true;

	*seeds = (struct seeds){0};
	if (!file_is_folder(folder)) {
		diag_file(
		    diags, DIAG_ERROR, "no-seeds", folder,
		    "no such folder; make it and put a .md, " IMPORT_EXTENSIONS
		    " file of each briefing into it");
		return false;
	}
	if (!file_list_if(folder, may_hold_seeds, arena, &files, diags))
		return false;
	seeds->list = arena_array(arena, files.n, sizeof(*seeds->list));
	for (size_t i = 0; i < files.n; i++)
		ok = seeds_add(&scan, str_from(folder), files.names[i]) && ok;
	if (ok && seeds->n == 0) {
		diag_file(
		    diags, DIAG_ERROR, "no-seeds", folder,
		    "no briefing in this folder; put a .md, " IMPORT_EXTENSIONS
		    " file of each into it");
		return false;
	}
	return ok;
}

/* Removes what no name of the map is called. */
static bool
sweep(DIR *opened, const char *folder, const struct map *names,
      struct arena *scratch, struct diags *diags)
{
	const struct dirent *item;
	bool ok = true;

	while ((item = readdir(opened))) {
		struct str name = str_from(item->d_name);

		if (!map_has(names, name) && !str_eq(name, STR(".")) &&
		    !str_eq(name, STR("..")))
			ok = file_remove(
				 file_join(scratch, str_from(folder), name),
				 diags) &&
			     ok;
	}
	return ok;
}

bool
seeds_sweep(const struct seeds *seeds, const char *folder, const char *ending,
	    struct diags *diags)
{
	struct arena scratch = {0};
	struct map names = {0};
	DIR *opened = opendir(folder);
	bool ok;

	if (!opened) {
		ok = errno == ENOENT;
		if (!ok)
			diag_errno(diags, folder, "cannot list");
		return ok;
	}
	for (size_t i = 0; i < seeds->n; i++)
		*map_put(&names, &scratch,
			 ARENA_JOIN(&scratch, seeds->list[i].slug,
				    str_from(ending))) = &seeds->list[i];
	ok = sweep(opened, folder, &names, &scratch, diags);
	closedir(opened);
	arena_free(&scratch);
	return ok;
}
