#include "build/seeds.h"

#include "base/escape.h"
#include "base/file.h"
#include "base/map.h"

enum { SLUG_MAX_BYTES = 80 };

/* Names at the top of the site that are ours. */
static bool
slug_is_reserved(struct str slug)
{
	static const char *const names[] = {
	    "404",     "archive", "assets", "feed",   "glossary", "index",
	    "issuers", "opds",    "robots", "search", "sitemap",  "sources",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq(slug, str_from(names[i])))
			return true;
	return false;
}

static bool
format_of(struct str path, enum seed_format *format, enum import_format *import)
{
	struct str extension = file_extension(path);

	*format = SEED_MARKDOWN;
	if (str_eq_case(extension, STR("md")))
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
		diag_file(diags, DIAG_ERROR, "seed-name", seed->path.p,
			  "the name of the file needs a letter or digit, "
			  "since it names the briefing's folder");
		return false;
	}
	if (slug_is_reserved(seed->slug)) {
		diag_file(diags, DIAG_ERROR, "seed-reserved", seed->path.p,
			  "'%.*s' is the name of a page of the site; rename "
			  "the file",
			  STR_ARG(seed->slug));
		return false;
	}
	return true;
}

/* A second file of a slug: the other half of a pair, or a clash. */
static bool
seed_join(struct seed *first, const struct seed *second, struct diags *diags)
{
	if (str_eq(file_stem(first->path), file_stem(second->path)) &&
	    first->format != second->format && !first->record.p) {
		struct str record =
		    first->format == SEED_IMPORT ? first->path : second->path;

		if (first->format == SEED_IMPORT)
			first->path = second->path;
		first->format = SEED_MARKDOWN;
		first->record = record;
		return true;
	}
	diag_file(diags, DIAG_ERROR, "seed-duplicate", second->path.p,
		  "gives the same folder '%.*s' as '%.*s'; rename one",
		  STR_ARG(first->slug), STR_ARG(first->path));
	return false;
}

static bool
seeds_add(struct seeds *seeds, struct map *by_slug, struct str path,
	  struct arena *arena, struct diags *diags)
{
	struct seed seed;
	void **place;

	if (!seed_from_path(&seed, path, arena, diags))
		return false;
	place = map_put(by_slug, arena, seed.slug);
	if (*place)
		return seed_join(*place, &seed, diags);
	seeds->list[seeds->n] = seed;
	*place = &seeds->list[seeds->n++];
	return true;
}

bool
seeds_scan(struct seeds *seeds, const char *folder, struct arena *arena,
	   struct diags *diags)
{
	struct map by_slug = {0};
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
			ok = seeds_add(seeds, &by_slug, str_from(path), arena,
				       diags) &&
			     ok;
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
