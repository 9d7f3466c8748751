#include "publish/press.h"

#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"
#include "version.h"

/* Without these a site has pages missing (templates/README.md). */
static const char *const required[] = {
    "archive.html",       "briefing.html",      "entry.html",
    "epub/container.xml", "epub/entry.xhtml",   "epub/nav.xhtml",
    "epub/package.opf",   "epub/section.xhtml", "epub/title.xhtml",
    "epub/toc.ncx",       "home.html",          "issuer.html",
    "issuers.html",
};

/* And these are named by its pages and its books. */
static const char *const required_assets[] = {"epub.css", "site.css"};

/* A load on its way. */
struct loader {
	const char *folder;
	struct template_set *set;
	struct arena *arena;
	struct diags *diags;
	struct hasher hasher;
	bool ok;
};

static struct source *
loader_read(struct loader *loader, struct str name)
{
	struct source *source = arena_alloc(loader->arena, sizeof(*source));
	const char *path =
	    file_join(loader->arena, str_from(loader->folder), name);

	source->name = str_from(path);
	if (!file_read(path, loader->arena, &source->text, loader->diags) ||
	    !text_check_encoding(source, loader->diags)) {
		loader->ok = false;
		return NULL;
	}
	hasher_part(&loader->hasher, name);
	hasher_part(&loader->hasher, source->text);
	return source;
}

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
load_templates(struct loader *loader)
{
	struct file_list list = {0};
	struct source *source;

	if (!file_list(loader->folder, true, loader->arena, &list,
		       loader->diags)) {
		loader->ok = false;
		return;
	}
	for (size_t i = 0; i < list.n; i++) {
		if (!is_template(list.names[i]))
			continue;
		source = loader_read(loader, list.names[i]);
		if (source && !template_set_add(loader->set, list.names[i],
						source, loader->diags))
			loader->ok = false;
	}
}

/* A faulty template was told of already: only files that are not there. */
static void
check_required(struct loader *loader)
{
	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++) {
		const char *path =
		    file_join(loader->arena, str_from(loader->folder),
			      str_from(required[i]));

		if (file_exists(path))
			continue;
		diag_file(loader->diags, DIAG_ERROR, "template-missing", path,
			  "there is no template '%s'", required[i]);
		loader->ok = false;
	}
}

static void
check_assets(struct loader *loader, const struct assets *assets,
	     const char *folder)
{
	size_t n = sizeof(required_assets) / sizeof(required_assets[0]);

	for (size_t i = 0; i < n; i++) {
		struct str name = str_from(required_assets[i]);

		if (assets_find(assets, name))
			continue;
		diag_file(loader->diags, DIAG_ERROR, "asset-missing",
			  file_join(loader->arena, str_from(folder), name),
			  "there is no such file, and pages or books need it");
		loader->ok = false;
	}
}

/* ---- Words ---- */

/* yaml.h bounds the nesting. */
static struct value *
words_value(const struct yaml *yaml, struct arena *arena)
{
	struct value *value;

	if (yaml->kind == YAML_SCALAR)
		return value_text(arena, yaml->text);
	value = yaml->kind == YAML_MAP ? value_map(arena) : value_list(arena);
	for (const struct yaml *y = yaml->child; y; y = y->next) {
		if (yaml->kind == YAML_MAP)
			value_set(arena, value, arena_str(arena, y->key).p,
				  words_value(y, arena));
		else
			value_push(value, words_value(y, arena));
	}
	return value;
}

static struct value *
load_words(struct loader *loader)
{
	struct source *source = loader_read(loader, STR("i18n/en.yaml"));
	struct yaml *yaml;

	if (!source)
		return NULL;
	yaml =
	    yaml_parse(source, source->text, 1, loader->arena, loader->diags);
	if (yaml && yaml->kind == YAML_MAP)
		return words_value(yaml, loader->arena);
	if (yaml)
		diag_line(loader->diags, DIAG_ERROR, "words-form", source,
			  yaml->line, 0,
			  "expected lines of the form 'name: words'");
	loader->ok = false;
	return NULL;
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
press_load(struct press *press, const struct site *site, const char *templates,
	   const char *assets, struct arena *arena, struct diags *diags)
{
	struct loader loader = {.folder = templates,
				.set = template_set_new(arena),
				.arena = arena,
				.diags = diags,
				.ok = true};
	struct assets *loaded = arena_alloc(arena, sizeof(*loaded));

	*press = (struct press){.site = site, .assets = loaded};
	hash_start(&loader.hasher, site);
	load_templates(&loader);
	if (loader.ok || file_is_folder(templates)) {
		check_required(&loader);
		press->words = load_words(&loader);
	}
	if (assets_load(loaded, assets, site, arena, diags))
		check_assets(&loader, loaded, assets);
	else
		loader.ok = false;
	hasher_hash(&loader.hasher, loaded->hash);
	press->templates = loader.set;
	press->hash = hasher_done(&loader.hasher);
	return loader.ok;
}

static size_t
catalog_largest(const struct catalog *catalog)
{
	size_t largest = 0, n;

	for (size_t k = 0; k < catalog->n; k++) {
		n = catalog->briefings[k]->n_entries +
		    catalog->briefings[k]->n_notes;
		if (n > largest)
			largest = n;
	}
	return largest;
}

void
press_join(struct press *press, const struct catalog *catalog)
{
	press->catalog = catalog;
	press->largest = catalog_largest(catalog);
}

size_t
press_largest(const struct press *press)
{
	return press->largest ? press->largest
			      : catalog_largest(press->catalog);
}

struct str
press_word(const struct press *press, const char *name, const char *fallback)
{
	const struct value *word = NULL;

	if (press->words)
		word = value_get(press->words, str_from(name));
	return word && word->kind == VALUE_TEXT ? word->text
						: str_from(fallback);
}
