#include "model/site.h"

#include "base/file.h"
#include "base/fold.h"
#include "base/lang.h"
#include "base/nearest.h"
#include "base/text.h"
#include "base/yaml.h"
#include "model/address.h"
#include "model/colour.h"
#include "model/labels.h"
#include "model/typography.h"

static const char *const role_names[] = {
    "summary", "comment", "article", "issuer", "date", "references", "tags",
};
static const enum role role_values[] = {
    ROLE_SUMMARY, ROLE_COMMENT,    ROLE_ARTICLE, ROLE_ISSUER,
    ROLE_DATE,    ROLE_REFERENCES, ROLE_TAGS,
};
#define N_ROLES (sizeof(role_names) / sizeof(role_names[0]))

/* ---- Reading ---- */

struct reader {
	struct site *site;
	const struct source *source;
	struct arena *arena;
	struct diags *diags;
	struct label **last; /* where the next label goes */
};

/* "'purple' is not a colour": for values that cannot be taken. */
static bool
reader_refuse(struct reader *reader, const struct yaml *value,
	      const char *wanted)
{
	diag_line(reader->diags, DIAG_ERROR, "site-value", reader->source,
		  value->line, value->column, "'%.*s' is not %s",
		  STR_ARG(value->text), wanted);
	return false;
}

static bool
read_text(struct reader *reader, const struct yaml *value, struct str *text)
{
	if (value->text.n > 0)
		*text = arena_str(reader->arena, value->text);
	return true;
}

static bool
read_title(struct reader *reader, const struct yaml *value)
{
	return read_text(reader, value, &reader->site->title);
}

static bool
read_publisher(struct reader *reader, const struct yaml *value)
{
	return read_text(reader, value, &reader->site->publisher);
}

static bool
read_description(struct reader *reader, const struct yaml *value)
{
	return read_text(reader, value, &reader->site->description);
}

static bool
read_rights(struct reader *reader, const struct yaml *value)
{
	return read_text(reader, value, &reader->site->rights);
}

static bool
read_base_url(struct reader *reader, const struct yaml *value)
{
	struct str text = str_trim(value->text);
	struct address address;
	const char *slash;

	if (text.n == 0)
		return true;
	if (!address_parse(text, reader->arena, &address) ||
	    !str_starts(address.scheme, STR("http")) ||
	    str_chr(text, '?', 0) != STR_NONE ||
	    str_chr(text, '#', 0) != STR_NONE)
		return reader_refuse(reader, value,
				     "a web address such as "
				     "'https://example.org/digest/'");
	slash = text.p[text.n - 1] == '/' ? "" : "/";
	reader->site->base_url =
	    arena_printf(reader->arena, "%.*s%s", STR_ARG(text), slash);
	return true;
}

static bool
read_lang(struct reader *reader, const struct yaml *value)
{
	if (!lang_is_tag(value->text))
		return reader_refuse(reader, value,
				     "a language tag such as 'en' or 'pt-BR'");
	return read_text(reader, value, &reader->site->lang);
}

static bool
read_accent(struct reader *reader, const struct yaml *value)
{
	struct colour accent, paper;
	double contrast;

	if (!colour_parse(value->text, &accent))
		return reader_refuse(reader, value,
				     "a colour such as '#8a1f2b'");
	colour_parse(STR(COLOUR_PAPER_LIGHT), &paper);
	contrast = colour_contrast(accent, paper);
	if (contrast < COLOUR_CONTRAST_MIN) {
		/* Cut, not rounded: 4.49 must not read as 4.5. */
		int hundredths = (int)(contrast * 100);

		diag_line(reader->diags, DIAG_ERROR, "site-contrast",
			  reader->source, value->line, value->column,
			  "accent '%.*s' has a contrast of %d.%02d:1 against "
			  "the paper colour %s; text needs 4.5:1, so take a "
			  "darker one",
			  STR_ARG(value->text), hundredths / 100,
			  hundredths % 100, COLOUR_PAPER_LIGHT);
		return false;
	}
	return read_text(reader, value, &reader->site->accent);
}

static bool
label_add(struct reader *reader, struct str text, enum role role)
{
	struct label *label = arena_alloc(reader->arena, sizeof(*label));

	label->text = arena_str(reader->arena, text);
	label->role = role;
	*reader->last = label;
	reader->last = &label->next;
	return true;
}

static bool
read_label(struct reader *reader, const struct yaml *value)
{
	static const struct str colons[] = {STR_INIT(":"), STR_INIT("：")};
	struct str text = fold_trim(value->key);
	const char *nearest;

	for (size_t i = 0; i < sizeof(colons) / sizeof(colons[0]); i++)
		if (str_ends(text, colons[i]))
			text = str_slice(text, 0, text.n - colons[i].n);
	text = fold_trim(text);
	for (size_t i = 0; i < N_ROLES; i++)
		if (value->kind == YAML_SCALAR &&
		    str_eq(value->text, str_from(role_names[i])))
			return label_add(reader, text, role_values[i]);
	nearest = nearest_name(value->text, role_names, N_ROLES);
	diag_line(reader->diags, DIAG_ERROR, "site-value", reader->source,
		  value->line, value->column,
		  "label '%.*s' has no known role; %s%s%s", STR_ARG(text),
		  nearest ? "did you mean '" : "",
		  nearest ? nearest
			  : "known are summary, comment, article, issuer, "
			    "date, references",
		  nearest ? "'?" : "");
	return false;
}

static bool
read_labels(struct reader *reader, const struct yaml *value)
{
	bool ok = true;

	for (const struct yaml *item = value->child; item; item = item->next)
		ok = read_label(reader, item) && ok;
	return ok;
}

/* A list of texts, of which all are what they must be. */
static bool
read_list(struct reader *reader, const struct yaml *value, struct str **list,
	  size_t *n, bool (*is_wanted)(struct str), const char *wanted)
{
	size_t length = 0;

	for (const struct yaml *at = value->child; at; at = at->next)
		length++;
	*list = arena_array(reader->arena, length, sizeof(struct str));
	*n = 0;
	for (const struct yaml *at = value->child; at; at = at->next) {
		if (at->kind != YAML_SCALAR || !is_wanted(at->text))
			return reader_refuse(reader, at, wanted);
		(*list)[(*n)++] = arena_str(reader->arena, at->text);
	}
	return true;
}

static bool
is_name(struct str text)
{
	return text.n > 0;
}

static bool
read_sections(struct reader *reader, const struct yaml *value)
{
	struct site *site = reader->site;

	return read_list(reader, value, &site->sections, &site->n_sections,
			 is_name, "the name of a section");
}

static bool
read_typography(struct reader *reader, const struct yaml *value)
{
	struct site *site = reader->site;

	return read_list(reader, value, &site->typography, &site->n_typography,
			 typography_knows,
			 "a language whose typography is known, such as 'en'");
}

/* ---- Keys ---- */

static bool
read_pictures(struct reader *reader, const struct yaml *value)
{
	reader->site->pictures = str_eq(value->text, STR("png"));
	if (reader->site->pictures || str_eq(value->text, STR("none")))
		return true;
	diag_line(reader->diags, DIAG_ERROR, "site-value", reader->source,
		  value->line, value->column,
		  "pictures: expected 'png' or 'none', got '%.*s'",
		  STR_ARG(value->text));
	return false;
}

/* One of two words. */
static bool
read_choice(struct reader *reader, const struct yaml *value, const char *on,
	    const char *off, bool *is_on)
{
	*is_on = str_eq(value->text, str_from(on));
	if (*is_on || str_eq(value->text, str_from(off)))
		return true;
	return reader_refuse(
	    reader, value,
	    arena_printf(reader->arena, "'%s' or '%s'", on, off).p);
}

static bool
read_dead_links(struct reader *reader, const struct yaml *value)
{
	bool error;

	if (!read_choice(reader, value, "error", "warning", &error))
		return false;
	reader->site->dead_links = error ? DEAD_ERROR : DEAD_WARNING;
	return true;
}

static bool
read_unsafe_html(struct reader *reader, const struct yaml *value)
{
	return read_choice(reader, value, "sanitize", "omit",
			   &reader->site->unsafe_html);
}

static bool
read_archive_seed(struct reader *reader, const struct yaml *value)
{
	return read_choice(reader, value, "yes", "no",
			   &reader->site->archive_seed);
}

/* "Han: zh-Hant". The direction is that of the language, so it has to be that
 * of the script, too. */
static bool
read_script(struct reader *reader, const struct yaml *value)
{
	const char *nearest;
	size_t k = 0;

	while (k < SCRIPT_NAMES &&
	       !str_eq_case(value->key, str_from(script_names[k])))
		k++;
	if (k == SCRIPT_NAMES) {
		nearest = nearest_name(value->key, script_names, SCRIPT_NAMES);
		diag_line(reader->diags, DIAG_ERROR, "site-value",
			  reader->source, value->key_line, value->key_column,
			  "'%.*s' is no script that is told apart; %s%s%s",
			  STR_ARG(value->key), nearest ? "did you mean '" : "",
			  nearest ? nearest
				  : "known are Han, Kana, Hangul, Cyrillic, "
				    "Greek, Arabic, Hebrew, Thai, Devanagari",
			  nearest ? "'?" : "");
		return false;
	}
	if (value->kind != YAML_SCALAR || !lang_is_tag(value->text))
		return reader_refuse(reader, value,
				     "a language tag such as 'zh-Hant'");
	if (script_is_rtl(value->text) !=
	    script_name_is_rtl((enum script_name)k))
		return reader_refuse(reader, value,
				     "a language with the direction of its "
				     "script; name that as in 'az-Arab'");
	return read_text(reader, value, &reader->site->scripts.tags[k]);
}

static bool
read_scripts(struct reader *reader, const struct yaml *value)
{
	bool ok = true;

	for (const struct yaml *item = value->child; item; item = item->next)
		ok = read_script(reader, item) && ok;
	return ok;
}

static bool
read_accessibility(struct reader *reader, const struct yaml *value)
{
	return conformance_read(&reader->site->conformance, value,
				reader->source, reader->arena, reader->diags);
}

static const struct key {
	const char *name;
	enum yaml_kind kind;
	bool (*read)(struct reader *, const struct yaml *);
} keys[] = {
    {"title", YAML_SCALAR, read_title},
    {"base_url", YAML_SCALAR, read_base_url},
    {"publisher", YAML_SCALAR, read_publisher},
    {"description", YAML_SCALAR, read_description},
    {"lang", YAML_SCALAR, read_lang},
    {"accent", YAML_SCALAR, read_accent},
    {"pictures", YAML_SCALAR, read_pictures},
    {"rights", YAML_SCALAR, read_rights},
    {"accessibility", YAML_MAP, read_accessibility},
    {"dead_links", YAML_SCALAR, read_dead_links},
    {"unsafe_html", YAML_SCALAR, read_unsafe_html},
    {"archive_seed", YAML_SCALAR, read_archive_seed},
    {"labels", YAML_MAP, read_labels},
    {"sections", YAML_LIST, read_sections},
    {"scripts", YAML_MAP, read_scripts},
    {"typography", YAML_LIST, read_typography},
};
#define N_KEYS (sizeof(keys) / sizeof(keys[0]))

/* A key that is none of ours is a mistake of spelling or of version; the
 * site can be built without it. */
static void
read_unknown(struct reader *reader, const struct yaml *value)
{
	const char *names[N_KEYS], *nearest;

	for (size_t i = 0; i < N_KEYS; i++)
		names[i] = keys[i].name;
	nearest = nearest_name(value->key, names, N_KEYS);
	diag_line(reader->diags, DIAG_WARNING, "site-unknown", reader->source,
		  value->key_line, value->key_column,
		  "unknown key '%.*s' is skipped%s", STR_ARG(value->key),
		  nearest_meant(nearest).text);
}

static bool
read_key(struct reader *reader, const struct yaml *value)
{
	static const char *const kinds[] = {
	    [YAML_SCALAR] = "a text",
	    [YAML_LIST] = "a list",
	    [YAML_MAP] = "a map of names",
	};

	for (size_t i = 0; i < N_KEYS; i++) {
		if (!str_eq(value->key, str_from(keys[i].name)))
			continue;
		if (value->kind == keys[i].kind)
			return keys[i].read(reader, value);
		if (value->kind == YAML_SCALAR && value->text.n == 0)
			return true; /* "labels:" with nothing behind */
		diag_line(reader->diags, DIAG_ERROR, "site-value",
			  reader->source, value->line, value->column,
			  "'%s' must be %s, not %s", keys[i].name,
			  kinds[keys[i].kind], kinds[value->kind]);
		return false;
	}
	read_unknown(reader, value);
	return true;
}

static void
warn_missing_keys(struct reader *reader)
{
	const char *name = reader->source->name.p;

	if (!reader->site->title.n)
		diag_file(reader->diags, DIAG_WARNING, "site-key", name,
			  "no 'title'; the site is called 'Briefings'");
	if (!reader->site->base_url.n)
		diag_file(reader->diags, DIAG_WARNING, "site-key", name,
			  "no 'base_url'; it is needed only for feeds and "
			  "canonical links");
}

static bool
read_file(struct reader *reader)
{
	struct diags *diags = reader->diags;
	const struct yaml *root = yaml_parse(
	    reader->source, reader->source->text, 1, reader->arena, diags);
	bool ok = true;

	if (!root)
		return false;
	if (root->kind != YAML_MAP) {
		diag_line(diags, DIAG_ERROR, "site-value", reader->source,
			  root->line, root->column,
			  "expected keys such as 'title: Our digest'");
		return false;
	}
	for (const struct yaml *item = root->child; item; item = item->next)
		ok = read_key(reader, item) && ok;
	if (ok) /* a refused value is not missing */
		warn_missing_keys(reader);
	return ok;
}

/* ---- Defaults ---- */

static void
add_defaults(struct reader *reader)
{
	struct site *site = reader->site;
	struct colour accent;

	labels_index(&site->known, reader->arena);
	if (!site->title.n)
		site->title = STR("Briefings");
	site->lang_given = site->lang.n > 0;
	if (!site->lang_given)
		site->lang = STR("en");
	if (!site->accent.n)
		site->accent = STR("#8a1f2b");
	if (colour_parse(site->accent, &accent))
		site->accent_dark = colour_for_dark(accent, reader->arena);
}

bool
site_parse(struct site *site, const struct source *source, struct arena *arena,
	   struct diags *diags)
{
	struct reader reader = {
	    .site = site, .source = source, .arena = arena, .diags = diags};
	bool ok;

	*site = (struct site){0};
	reader.last = &site->labels;
	ok = text_check_encoding(source, diags) && read_file(&reader);
	site->hash = hash_bytes(source->text);
	add_defaults(&reader);
	return ok;
}

bool
site_read(struct site *site, const char *folder, struct arena *arena,
	  struct diags *diags)
{
	const char *path = file_join(arena, str_from(folder), STR("site.yaml"));
	struct source *source = arena_alloc(arena, sizeof(*source));
	struct reader reader = {.site = site, .arena = arena};
	bool missing = !file_exists(path);

	source->name = str_from(path);
	if (!missing && file_read(path, arena, &source->text, diags))
		return site_parse(site, source, arena, diags);
	if (missing)
		diag_file(diags, DIAG_WARNING, "site-missing", path,
			  "no such file; write one with 'title: Our digest' "
			  "and 'base_url: https://example.org/digest/'");
	*site = (struct site){.hash = hash_bytes(source->text)};
	if (missing)
		site->dead_links = DEAD_WARNING;
	add_defaults(&reader);
	return missing;
}
