#include "publish/press.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/text.h"
#include "publish/wording_load.h"
#include "search/index.h"
#include "version.h"

/* Without these a site has pages missing (templates/README.md). */
static const char *const required[] = {"archive.html",
				       "briefing.html",
				       "entry.html",
				       "epub/collected.xhtml",
				       "epub/colophon.xhtml",
				       "epub/container.xml",
				       "epub/cover.svg",
				       "epub/cover.xhtml",
				       "epub/entry.xhtml",
				       "epub/issuers.xhtml",
				       "epub/nav.xhtml",
				       "epub/package.opf",
				       "epub/references.xhtml",
				       "epub/section.xhtml",
				       "epub/title.xhtml",
				       "epub/toc.ncx",
				       "epub/volume.xhtml",
				       "glossary.html",
				       "home.html",
				       "issuer.html",
				       "issuers.html",
				       "open.html",
				       "redirect.html",
				       "source.html",
				       "sources.html",
				       "term.html",
				       "topic.html",
				       "topics.html"};

/* And these are named by its pages and its books. */
static const char *const required_assets[] = {"epub.css", "site.css"};

/* A load on its way. */
struct loader {
	const struct folders *folders;
	struct overlay files;
	struct template_set *set;
	struct arena *arena;
	struct diags *diags;
	struct hasher hasher;
	bool ok;
};

/* ---- Templates ---- */

/* Words, the manual and what editors leave behind are no templates. */
static bool
is_template(struct str name)
{
	return !str_starts(name, STR("i18n/")) &&
	       !str_eq_case(file_extension(name), STR("md")) &&
	       !str_ends(name, STR("~"));
}

static void
load_template(struct loader *loader, struct overlay_file *file)
{
	struct source *source = arena_alloc(loader->arena, sizeof(*source));

	source->name = str_from(file->path);
	if (!file_read(file->path, loader->arena, &source->text,
		       loader->diags) ||
	    !text_check_encoding(source, loader->diags)) {
		loader->ok = false;
		return;
	}
	file->sum = hash_bytes(source->text);
	if (!template_set_add(loader->set, file->name, source, loader->diags))
		loader->ok = false;
}

/* A faulty template was told of already: only files that are not there. */
static void
check_required(struct loader *loader)
{
	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++) {
		struct str name = str_from(required[i]);

		if (overlay_find(&loader->files, name))
			continue;
		diag_file(loader->diags, DIAG_ERROR, "template-missing",
			  overlay_path(loader->folders, name, loader->arena),
			  "there is no template '%s'", required[i]);
		loader->ok = false;
	}
}

/* A user's template that takes no other's place, and that no other names, is
 * most often one whose own name has a slip in it. */
static void
warn_unused(struct loader *loader, const struct overlay_file *file)
{
	const struct overlay *all = &loader->files;
	const char **names = arena_array(loader->arena, all->n, sizeof(*names));
	const char *nearest;
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->files[i].program && is_template(all->files[i].name))
			names[n++] = all->files[i].name.p;
	if (n == 0 || template_set_uses(loader->set, file->name))
		return;
	nearest = nearest_name(file->name, names, n);
	diag_file(loader->diags, DIAG_WARNING, "template-unused", file->path,
		  "nothing uses the template '%.*s'%s", STR_ARG(file->name),
		  nearest_meant(nearest).text);
}

static void
check_used(struct loader *loader)
{
	for (size_t i = 0; i < loader->files.n; i++) {
		const struct overlay_file *file = &loader->files.files[i];

		if (!file->program && !file->beneath && is_template(file->name))
			warn_unused(loader, file);
	}
}

static void
load_templates(struct loader *loader)
{
	if (!overlay_list(&loader->files, loader->folders, loader->arena,
			  loader->diags)) {
		loader->ok = false;
		return;
	}
	for (size_t i = 0; i < loader->files.n; i++)
		if (is_template(loader->files.files[i].name))
			load_template(loader, &loader->files.files[i]);
	check_required(loader);
	if (loader->ok)
		check_used(loader);
}

static const struct wordings *
load_words(struct loader *loader)
{
	struct wordings *wordings =
	    arena_alloc(loader->arena, sizeof(*wordings));

	if (loader->files.n &&
	    !wordings_load(wordings, &loader->files, loader->folders,
			   loader->set, &loader->hasher, loader->arena,
			   loader->diags))
		loader->ok = false;
	return wordings;
}

/* ---- Assets ---- */

static void
check_assets(struct loader *loader, const struct assets *assets,
	     const struct folders *folders)
{
	size_t n = sizeof(required_assets) / sizeof(required_assets[0]);

	for (size_t i = 0; i < n; i++) {
		struct str name = str_from(required_assets[i]);

		if (assets_find(assets, name))
			continue;
		diag_file(loader->diags, DIAG_ERROR, "asset-missing",
			  overlay_path(folders, name, loader->arena),
			  "there is no such file, and pages or books need it");
		loader->ok = false;
	}
}

/* ---- Interface ---- */

static void
hash_start(struct hasher *hasher, const struct site *site)
{
	hasher_init(hasher);
	hasher_part(hasher, STR(BREVIER_VERSION));
	hasher_hash(hasher, site->hash);
}

bool
press_load(struct press *press, const struct site *site,
	   const struct folders *templates, const struct folders *assets,
	   struct arena *arena, struct diags *diags)
{
	struct loader loader = {.folders = templates,
				.set = template_set_new(arena),
				.arena = arena,
				.diags = diags,
				.ok = true};
	struct assets *loaded = arena_alloc(arena, sizeof(*loaded));

	*press = (struct press){.site = site, .assets = loaded};
	hash_start(&loader.hasher, site);
	load_templates(&loader);
	press->wordings = load_words(&loader);
	if (assets_load(loaded, assets, site, arena, diags))
		check_assets(&loader, loaded, assets);
	else
		loader.ok = false;
	hasher_hash(&loader.hasher, loaded->hash);
	press->templates = loader.set;
	press->files = loader.files;
	press->hash = hasher_done(&loader.hasher);
	return loader.ok;
}

static void
hash_issuer(struct hasher *hasher, const struct issuer *issuer)
{
	hasher_part(hasher, issuer->slug);
	hasher_part(hasher, issuer->name);
	hasher_part(hasher, issuer->expansion);
	hasher_number(hasher, issuer->n_mentions);
	for (size_t i = 0; i < issuer->n_mentions; i++) {
		hasher_number(hasher, issuer->mentions[i].briefing);
		hasher_number(hasher, issuer->mentions[i].entry->place);
	}
}

/* What the search index and its page have of the catalog, no more: whatever
 * else changes is to leave them as they are. */
static struct hash
hash_search(const struct catalog *catalog)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_number(&hasher, INDEX_VERSION);
	for (size_t k = 0; k < catalog->n; k++) {
		const struct summary *summary = catalog->briefings[k];

		hasher_part(&hasher, summary->slug);
		hasher_number(&hasher, (uint64_t)summary->date.year);
		hasher_number(&hasher, summary->search.texts);
		hasher_number(&hasher, summary->search.terms);
	}
	for (size_t i = 0; i < catalog->n_issuers; i++)
		hash_issuer(&hasher, &catalog->issuers[i]);
	return hasher_done(&hasher);
}

void
press_join(struct press *press, const struct catalog *catalog)
{
	struct hasher hasher;

	/* Every page links to these where there are some. */
	hasher_init(&hasher);
	hasher_hash(&hasher, press->hash);
	hasher_number(&hasher, catalog->topics.n > 0);
	hasher_number(&hasher, catalog->glossary.n > 0);
	hasher_number(&hasher, catalog->hosts.n > 0);
	press->hash = hasher_done(&hasher);
	press->catalog = catalog;
	press->search = hash_search(catalog);
}

struct hash
press_books_hash(const struct press *press)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher, press->catalog->cards);
	hasher_number(&hasher, press->collect);
	return hasher_done(&hasher);
}
