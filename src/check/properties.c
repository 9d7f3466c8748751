#include "check/properties.h"

#include "base/nearest.h"
#include "base/path.h"

/* What a file can hold that its properties must tell. */
enum holding {
	HOLDS_SCRIPT = 1,
	HOLDS_SVG = 2,
	HOLDS_MATHML = 4,
	HOLDS_SWITCH = 8,
	HOLDS_REMOTE = 16,
	HOLDS_PICTURE = 32, /* which may be SVG in a file of its own */
};

static const struct {
	const char *word;
	unsigned flag;
	const char *what;
	unsigned may; /* what allows the word */
} known[] = {
    {"scripted", HOLDS_SCRIPT, "scripts or forms", HOLDS_SCRIPT},
    {"svg", HOLDS_SVG, "SVG", HOLDS_SVG | HOLDS_PICTURE},
    {"mathml", HOLDS_MATHML, "MathML", HOLDS_MATHML},
    {"switch", HOLDS_SWITCH, "epub:switch", HOLDS_SWITCH},
    {"remote-resources", HOLDS_REMOTE, "files that are not in the book",
     HOLDS_REMOTE},
};
#define N_KNOWN (sizeof(known) / sizeof(*known))

/* ---- Words ---- */

bool
properties_has(const struct book_item *item, const char *word)
{
	struct str list = item->properties, one;

	while (str_cut(&list, ' ', &one))
		if (str_eq(str_trim(one), str_from(word)))
			return true;
	return false;
}

static void
tell(const struct book *book, const struct book_item *item,
     enum diag_level level, struct str message)
{
	diag_line(book->trove->diags, level, "epub-properties", &book->package,
		  item->line, 0, "%.*s", STR_ARG(message));
}

/* One with a prefix is somebody else's. */
static void
check_word(const struct book *book, const struct book_item *item,
	   struct str word)
{
	static const char *const words[] = {
	    "cover-image",    "mathml",   "nav",    "remote-resources",
	    "scripted",       "svg",      "switch", "data-nav",
	    "dictionary",     "glossary", "index",  "index-group",
	    "search-key-map",
	};
	size_t n = sizeof(words) / sizeof(*words);

	if (word.n == 0 || str_chr(word, ':', 0) != STR_NONE)
		return;
	for (size_t i = 0; i < n; i++)
		if (str_eq(word, str_from(words[i])))
			return;
	tell(book, item, DIAG_ERROR,
	     arena_printf(book->arena, "'%.*s' is no property of a file%s",
			  STR_ARG(word),
			  nearest_meant(nearest_name(word, words, n)).text));
}

static void
check_cover(const struct book *book, const struct book_item *item, size_t n)
{
	if (n > 1)
		tell(book, item, DIAG_ERROR,
		     STR("is a second cover-image; there is one"));
	if (!str_starts(item->type, STR("image/")))
		tell(book, item, DIAG_ERROR,
		     STR("cover-image is a picture, not a document"));
}

void
properties_check_words(const struct book *book)
{
	size_t n_covers = 0;

	for (size_t i = 0; i < book->items.n && !book->is_old; i++) {
		const struct book_item *item = book->items.items[i].value;
		struct str list = item->properties, word;

		while (str_cut(&list, ' ', &word))
			check_word(book, item, str_trim(word));
		if (properties_has(item, "cover-image"))
			check_cover(book, item, ++n_covers);
	}
}

/* ---- What a file holds ---- */

static bool
is_remote(struct str url)
{
	url = str_trim(url);
	return str_starts_case(url, STR("http:")) ||
	       str_starts_case(url, STR("https:"));
}

/* Other types are data that a script may read. */
static bool
is_script(const struct xml_node *node)
{
	static const char *const types[] = {
	    "",
	    "module",
	    "text/javascript",
	    "application/javascript",
	    "text/ecmascript",
	    "application/ecmascript",
	};
	struct str type = str_trim(xml_attribute(node, "type"));

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (xml_is(node, "script") &&
		    str_eq_case(type, str_from(types[i])))
			return true;
	return false;
}

/* Sound and films: pictures from elsewhere are a fault of their own. */
static bool
is_remote_medium(const struct xml_node *node)
{
	static const char *const media[] = {"audio", "video", "source",
					    "track"};

	for (size_t i = 0; i < sizeof(media) / sizeof(*media); i++)
		if (xml_is(node, media[i]))
			return is_remote(xml_attribute(node, "src"));
	return false;
}

static bool
has_handler(const struct xml_node *node)
{
	const struct xml_attribute *at = node->attributes;

	while (at && !str_starts(at->name, STR("on")))
		at = at->next;
	return at;
}

static unsigned
held_by_style(struct str css)
{
	struct str url = STR("url(");

	for (size_t at = 0; (at = str_find(css, url, at)) != STR_NONE;) {
		at += url.n;
		while (at < css.n && (ascii_space(css.p[at]) ||
				      css.p[at] == '"' || css.p[at] == '\''))
			at++;
		if (is_remote(str_skip(css, at)))
			return HOLDS_REMOTE;
	}
	return 0;
}

static unsigned
held_by(const struct xml_node *node, struct arena *arena)
{
	unsigned held = 0;

	if (is_script(node) || has_handler(node) || xml_is(node, "form"))
		held |= HOLDS_SCRIPT;
	if (is_remote_medium(node))
		held |= HOLDS_REMOTE;
	if (xml_is(node, "svg"))
		held |= HOLDS_SVG;
	if (xml_is(node, "math"))
		held |= HOLDS_MATHML;
	if (xml_is(node, "switch") && xml_child(node, "case"))
		held |= HOLDS_SWITCH; /* that of SVG has no case */
	if (xml_is(node, "img") || xml_is(node, "object") ||
	    xml_is(node, "iframe") || xml_is(node, "embed"))
		held |= HOLDS_PICTURE;
	if (xml_is(node, "style"))
		held |= held_by_style(xml_text(node, arena));
	return held;
}

/* By the siblings of node and all below; the depth of a tree is bounded. */
static unsigned
held_below(const struct xml_node *node, struct arena *arena)
{
	unsigned held = 0;

	for (; node; node = node->next)
		if (node->name.p)
			held |= held_by(node, arena) |
				held_below(node->child, arena);
	return held;
}

/* ---- Both ---- */

static void
compare(const struct book *book, const struct book_item *item, unsigned held)
{
	struct str path = file_name(item->path);

	for (size_t i = 0; i < N_KNOWN; i++) {
		bool is_said = properties_has(item, known[i].word);

		if (held & known[i].flag && !is_said)
			tell(book, item, DIAG_ERROR,
			     arena_printf(book->arena,
					  "'%.*s' has %s, so it needs the "
					  "property '%s'",
					  STR_ARG(path), known[i].what,
					  known[i].word));
		if (is_said && !(held & known[i].may))
			tell(book, item,
			     known[i].flag == HOLDS_REMOTE ? DIAG_WARNING
							   : DIAG_ERROR,
			     arena_printf(book->arena,
					  "'%.*s' has the property '%s' and "
					  "no %s",
					  STR_ARG(path), known[i].word,
					  known[i].what));
	}
}

void
properties_check(const struct book *book, const struct book_item *item,
		 const struct xml_node *root)
{
	unsigned held;

	if (book->is_old || (!xml_is(root, "html") &&
			     !str_eq(item->type, STR("image/svg+xml"))))
		return;
	held = held_below(root, book->arena);
	if (xml_is(root, "svg"))
		held &= ~(unsigned)HOLDS_SVG; /* it is one */
	compare(book, item, held);
}

void
properties_check_style(const struct book *book, const struct book_item *item,
		       struct str css)
{
	if (!book->is_old)
		compare(book, item, held_by_style(css));
}
