#include "build/seeds.h"

#include "base/escape.h"
#include "base/file.h"
#include "base/map.h"
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

bool
seed_is_named(struct str name)
{
	enum seed_format format;
	enum import_format import;

	return name.p[0] != '.' && name.p[0] != '_' &&
	       !str_eq_case(name, STR("README.md")) &&
	       format_of(name, &format, &import);
}

bool
seed_from_path(struct seed *seed, struct str path, struct arena *arena,
	       struct diags *diags)
{
	*seed = (struct seed){.path = arena_str(arena, path)};
	if (!format_of(path, &seed->format, &seed->import)) {
		diag_file(diags, DIAG_ERROR, "seed-format", seed->path.p,
			  "a briefing is a .md, " IMPORT_EXTENSIONS " file");
		return false;
	}
	seed->slug = slug_make(arena, file_stem(path), SLUG_MAX_BYTES);
	if (seed->slug.n == 0) {
		seed->slug = STR("briefing");
		diag_file(diags, DIAG_WARNING, "seed-name", seed->path.p,
			  "has no letter or digit in its name to name the "
			  "briefing's folder by; 'briefing' is taken");
	}
	return true;
}

/* The other half of a pair: a text and the Markdown that it became. */
static bool
seed_join(struct seed *first, const struct seed *second)
{
	struct str import =
	    first->format == SEED_IMPORT ? first->path : second->path;

	if (first->format == second->format || first->record.p)
		return false;
	if (first->format == SEED_IMPORT)
		first->path = second->path;
	first->format = SEED_MARKDOWN;
	first->record = import;
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
	       map_get(&scan->by_slug, file_name_fold(slug, scan->arena));
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
	    map_get(&scan->by_slug, file_name_fold(slug, arena));

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
seeds_add(struct scan *scan, struct str path)
{
	struct seeds *seeds = scan->seeds;
	struct arena *arena = scan->arena;
	struct seed seed, *place = &seeds->list[seeds->n];
	struct seed *half = map_get(&scan->by_stem, file_stem(path));

	if (!seed_from_path(&seed, path, arena, scan->diags))
		return false;
	if (half && seed_join(half, &seed))
		return true;
	if (!seed_number(scan, &seed))
		return false;
	*place = seed;
	*map_put(&scan->by_slug, arena, file_name_fold(seed.slug, arena)) =
	    place;
	*map_put(&scan->by_stem, arena, file_stem(place->path)) = place;
	seeds->n++;
	return true;
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
	if (!file_list(folder, false, arena, &files, diags))
		return false;
	seeds->list = arena_array(arena, files.n, sizeof(*seeds->list));
	for (size_t i = 0; i < files.n; i++) {
		const char *path =
		    file_join(arena, str_from(folder), files.names[i]);

		if (seed_is_named(files.names[i]))
			ok = seeds_add(&scan, str_from(path)) && ok;
	}
	if (ok && seeds->n == 0) {
		diag_file(
		    diags, DIAG_ERROR, "no-seeds", folder,
		    "no briefing in this folder; put a .md, " IMPORT_EXTENSIONS
		    " file of each into it");
		return false;
	}
	return ok;
}
