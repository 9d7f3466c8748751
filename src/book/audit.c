#include "book/audit.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/xml.h"

/* A document that is being read. */
struct reading {
	struct audit *audit;
	const struct source *source;
	struct str file;
	const bool *explained;
	int level; /* of the last heading; 0: none */
};

void
audit_init(struct audit *audit, const struct script_langs *scripts,
	   struct arena *arena, struct diags *diags)
{
	*audit = (struct audit){.scripts = scripts,
				.arena = arena,
				.diags = diags,
				.in_order = true,
				.is_adaptable = true};
}

/* ---- Faults ---- */

static void
find_fault(struct reading *reading, enum fault fault, size_t line)
{
	static const char *const words[FAULTS] = {
	    [FAULT_MUTE] = "an image has no alternative text",
	    [FAULT_BARE] = "a table has no headers",
	    [FAULT_GAP] = "a heading skips a level",
	    [FAULT_FOREIGN] = "a passage in another script has no 'lang'",
	};
	struct audit *audit = reading->audit;

	audit->faults[fault]++;
	if (reading->explained[fault] || audit->told[fault])
		return;
	audit->told[fault] = true;
	diag_line(audit->diags, DIAG_WARNING, "book-access", reading->source,
		  line, 0, "%s, so the book cannot be said to be accessible",
		  words[fault]);
}

static void
see_heading(struct reading *reading, const struct xml_node *node)
{
	int level = node->name.p[1] - '0';

	if (level > reading->level + 1)
		find_fault(reading, FAULT_GAP, node->line);
	reading->level = level;
}

static void
see_text(struct reading *reading, struct str text, struct str lang, size_t line)
{
	struct script_run run;
	size_t at = 0;

	if (script_next(text, &at, lang, reading->audit->scripts, false, &run))
		find_fault(reading, FAULT_FOREIGN, line);
}

static void
see_image(struct reading *reading, const struct xml_node *node, struct str lang)
{
	struct str alt = xml_attribute(node, "alt");

	reading->audit->images++;
	if (str_trim(alt).n == 0 &&
	    !str_eq(xml_attribute(node, "class"), STR("decorative")))
		find_fault(reading, FAULT_MUTE, node->line);
	/* A text of one piece: it is told by its most letters. */
	if (script_lang(alt, lang, reading->audit->scripts).n)
		find_fault(reading, FAULT_FOREIGN, node->line);
}

static bool
has_headers(const struct xml_node *node)
{
	for (node = node->child; node; node = node->next)
		if ((xml_is(node, "th") && node->child) || has_headers(node))
			return true;
	return false;
}

static void
see_table(struct reading *reading, const struct xml_node *node)
{
	reading->audit->tables++;
	if (!has_headers(node))
		find_fault(reading, FAULT_BARE, node->line);
}

static void
see_role(struct reading *reading, const struct xml_node *node)
{
	struct audit *audit = reading->audit;
	struct str role = xml_attribute(node, "role");
	struct str id = xml_attribute(node, "id");

	if (str_eq(role, STR("doc-index")))
		audit->has_index = true;
	if (!str_eq(role, STR("doc-pagebreak")))
		return;
	*map_put(&audit->pages, audit->arena,
		 arena_printf(audit->arena, "%.*s#%.*s", STR_ARG(reading->file),
			      STR_ARG(id))) = audit;
}

static bool
is_heading(const struct xml_node *node)
{
	return node->name.n == 2 && node->name.p[0] == 'h' &&
	       node->name.p[1] >= '1' && node->name.p[1] <= '6';
}

/* Code has no language; what is said in the head cannot be marked. */
static bool
is_passed_by(const struct xml_node *node)
{
	return xml_is(node, "head") || xml_is(node, "code");
}

/* Elements stand within each other as deep as xml_read() lets them. */
static void
see(struct reading *reading, const struct xml_node *node, struct str lang)
{
	for (; node; node = node->next) {
		struct str own = lang, given = xml_attribute(node, "lang");

		if (!node->name.p) {
			see_text(reading, node->text, lang, node->line);
			continue;
		}
		if (is_passed_by(node))
			continue;
		if (given.n)
			own = given;
		if (is_heading(node))
			see_heading(reading, node);
		if (xml_is(node, "img"))
			see_image(reading, node, own);
		if (xml_is(node, "table"))
			see_table(reading, node);
		see_role(reading, node);
		see(reading, node->child, own);
	}
}

void
audit_document(struct audit *audit, struct str file,
	       const struct source *source, const bool *explained)
{
	struct reading reading = {.audit = audit,
				  .source = source,
				  .file = file,
				  .explained = explained};
	struct arena scratch = {0};
	struct xml_node *root;
	struct str none = {0};

	*map_put(&audit->documents, audit->arena,
		 arena_str(audit->arena, file)) = audit;
	if (xml_read(source, "page-malformed", &scratch, &root, audit->diags))
		see(&reading, root, none);
	arena_free(&scratch);
}

/* ---- Navigation ---- */

/* The links under node, in their order. */
static size_t
count_links(const struct xml_node *node)
{
	size_t n = 0;

	for (; node; node = node->next)
		n += xml_is(node, "a") + count_links(node->child);
	return n;
}

static void
list_links(const struct xml_node *node, struct str *list, size_t *n)
{
	for (; node; node = node->next) {
		if (xml_is(node, "a"))
			list[(*n)++] = xml_attribute(node, "href");
		list_links(node->child, list, n);
	}
}

static size_t
place_in_map(const struct map *map, struct str key)
{
	size_t i = 0;

	while (i < map->n && !str_eq(map->items[i].key, key))
		i++;
	return i;
}

static void
see_contents(struct audit *audit, const struct str *links, size_t n)
{
	const struct map *documents = &audit->documents;
	size_t last = 0;

	audit->has_contents = n > 0;
	for (size_t i = 0; i < n; i++) {
		size_t hash = str_chr(links[i], '#', 0);
		struct str file = str_slice(
		    links[i], 0, hash == STR_NONE ? links[i].n : hash);

		if (last < documents->n &&
		    str_eq(documents->items[last].key, file))
			continue;
		if (last + 1 < documents->n &&
		    str_eq(documents->items[last + 1].key, file)) {
			last++;
			continue;
		}
		size_t place = place_in_map(documents, file);

		audit->in_order =
		    audit->in_order && place < documents->n && place >= last;
		last = place;
	}
}

static void
see_page_list(struct audit *audit, const struct str *links, size_t n)
{
	struct map seen = {0};

	audit->lists_pages = n > 0;
	for (size_t i = 0; i < n; i++) {
		*map_put(&seen, audit->arena, links[i]) = audit;
		audit->lists_pages =
		    audit->lists_pages && map_has(&audit->pages, links[i]);
	}
	audit->lists_pages = audit->lists_pages && seen.n == audit->pages.n;
}

static void
see_nav(struct audit *audit, const struct xml_node *node, struct arena *scratch)
{
	for (; node; node = node->next) {
		size_t n = count_links(node->child), i = 0;
		struct str *links, kind = xml_attribute(node, "type");

		if (!xml_is(node, "nav")) {
			see_nav(audit, node->child, scratch);
			continue;
		}
		links = arena_array(scratch, n + 1, sizeof(*links));
		list_links(node->child, links, &i);
		if (str_eq(kind, STR("toc")))
			see_contents(audit, links, n);
		else if (str_eq(kind, STR("page-list")))
			see_page_list(audit, links, n);
	}
}

void
audit_nav(struct audit *audit, const struct source *source)
{
	struct arena scratch = {0};
	struct xml_node *root;

	if (xml_read(source, "page-malformed", &scratch, &root, audit->diags))
		see_nav(audit, root, &scratch);
	arena_free(&scratch);
}

/* ---- Stylesheet and pictures ---- */

/* Whether a declaration leaves to the reader what is the reader's. */
static bool
is_adaptable(struct str name, struct str value)
{
	static const struct str free_values[] = {
	    STR_INIT("inherit"), STR_INIT("currentcolor"),
	    STR_INIT("transparent"), STR_INIT("none")};

	if (str_eq_case(name, STR("font-size")))
		return !str_ends(value, STR("px")) &&
		       !str_ends(value, STR("pt"));
	if (!str_eq_case(name, STR("color")) &&
	    !str_starts_case(name, STR("background")))
		return true;
	for (size_t i = 0; i < sizeof(free_values) / sizeof(free_values[0]);
	     i++)
		if (str_eq_case(value, free_values[i]))
			return true;
	return false;
}

static size_t
skip_comment(struct str css, size_t at)
{
	size_t end = str_find(css, STR("*/"), at + 2);

	return end == STR_NONE ? css.n : end + 2;
}

/* CSS Syntax 3: what stands between '{', ';' and '}' and has a colon. */
void
audit_style(struct audit *audit, struct str css)
{
	size_t from = 0, colon = 0;

	for (size_t at = 0; at < css.n; at++) {
		char c = css.p[at];

		if (c == '/' && at + 1 < css.n && css.p[at + 1] == '*') {
			at = skip_comment(css, at) - 1;
			from = colon ? from : at + 1;
		} else if (c == ':' && !colon) {
			colon = at;
		} else if (c == '{' || c == ';' || c == '}') {
			if (c != '{' && colon &&
			    !is_adaptable(
				str_trim(str_slice(css, from, colon)),
				str_trim(str_slice(css, colon + 1, at))))
				audit->is_adaptable = false;
			from = at + 1;
			colon = 0;
		}
	}
}

/* Whether the picture has what only those have that move: more is not
 * decoded. */
void
audit_image(struct audit *audit, enum image_type type, struct str bytes)
{
	static const struct {
		enum image_type type;
		struct str mark;
	} marks[] = {
	    {IMAGE_GIF, STR_INIT("NETSCAPE2.0")},
	    {IMAGE_PNG, STR_INIT("acTL")},
	    {IMAGE_WEBP, STR_INIT("ANIM")},
	    {IMAGE_SVG, STR_INIT("<animate")},
	    {IMAGE_SVG, STR_INIT("<set")},
	    {IMAGE_SVG, STR_INIT("@keyframes")},
	};

	audit->pictures++;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i].type == type &&
		    str_find(bytes, marks[i].mark, 0) != STR_NONE)
			audit->may_flash = true;
}
