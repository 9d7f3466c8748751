#include "check/document.h"

#include "base/escape.h"
#include "base/path.h"

/* ---- Addresses ---- */

/* "https:", "data:" (RFC 3986, section 3.1). */
static bool
has_scheme(struct str url)
{
	size_t at = 0;

	if (url.n == 0 || !ascii_alpha(url.p[0]))
		return false;
	while (at < url.n &&
	       (ascii_alpha(url.p[at]) || ascii_digit(url.p[at]) ||
		str_chr(STR("+-."), url.p[at], 0) != STR_NONE))
		at++;
	return at < url.n && url.p[at] == ':';
}

/* One component further; false where that leaves the container. */
static bool
step(struct buf *path, struct str part)
{
	if (part.n == 0 || str_eq(part, STR(".")))
		return true;
	if (!str_eq(part, STR(".."))) {
		if (path->n > 0)
			buf_putc(path, '/');
		buf_put(path, part);
		return true;
	}
	if (path->n == 0)
		return false;
	while (path->n > 0 && path->p[--path->n] != '/')
		;
	return true;
}

static bool
join(struct str folder, struct str rest, struct arena *arena, struct str *path)
{
	struct buf out = {0};
	struct str part;
	bool ok = true;

	if (!str_eq(folder, STR(".")))
		buf_put(&out, folder);
	while (ok && str_cut(&rest, '/', &part))
		ok = step(&out, part);
	*path = ok ? buf_take(&out, arena) : STR("");
	buf_free(&out);
	return ok;
}

bool
document_resolve(struct str from, struct str url, struct str *path,
		 struct str *fragment, struct arena *arena)
{
	size_t hash = str_chr(url, '#', 0), query;
	struct str rest = str_slice(url, 0, hash);

	*path = (struct str){0};
	if (fragment)
		*fragment =
		    hash == STR_NONE
			? (struct str){0}
			: unescape_percent(arena, str_skip(url, hash + 1));
	if (has_scheme(url) || str_starts(url, STR("//")))
		return false;
	query = str_chr(rest, '?', 0);
	rest = unescape_percent(arena, str_slice(rest, 0, query));
	if (rest.n == 0) {
		*path = from;
		return true;
	}
	if (rest.p[0] == '/')
		return join(STR("."), rest, arena, path);
	return join(file_folder(from), rest, arena, path);
}

/* ---- Links ---- */

/* A document while it is read. */
struct reading {
	struct book *book;
	const struct source *source;
	struct book_item *item;
	struct str path; /* its own */
};

static void
note_link(const struct reading *reading, struct str url, size_t line,
	  bool is_led)
{
	struct book *book = reading->book;
	struct book_link *link;
	struct str path, fragment;

	url = str_trim(url);
	if (!document_resolve(reading->path, url, &path, &fragment,
			      book->arena) &&
	    !path.p)
		return;
	link = arena_alloc(book->arena, sizeof(*link));
	*link = (struct book_link){.source = reading->source,
				   .line = line,
				   .url = arena_str(book->arena, url),
				   .path = path,
				   .fragment = fragment,
				   .is_led = is_led};
	*book->last_link = link;
	book->last_link = &link->next;
	book->n_links++;
}

/* What is shown in place must be in the book, but for sound, films and what
 * they need (section 3.6). */
static void
check_remote(const struct reading *reading, const struct xml_node *node,
	     struct str url)
{
	static const char *const shown[] = {"img",    "image", "script",
					    "iframe", "embed", "object"};
	bool is_style =
	    xml_is(node, "link") && str_find(xml_attribute(node, "rel"),
					     STR("stylesheet"), 0) != STR_NONE;

	if (!str_starts_case(url, STR("http:")) &&
	    !str_starts_case(url, STR("https:")))
		return;
	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		if (is_style || xml_is(node, shown[i])) {
			diag_line(reading->book->trove->diags, DIAG_ERROR,
				  "epub-remote", reading->source, node->line, 0,
				  "'%.*s' is not in the book", STR_ARG(url));
			return;
		}
}

/* "small.png 1x, large.png 2x" */
static void
note_set(const struct reading *reading, struct str set, size_t line)
{
	struct str one;

	while (str_cut(&set, ',', &one)) {
		one = str_trim(one);
		note_link(reading, str_slice(one, 0, str_chr(one, ' ', 0)),
			  line, false);
	}
}

static void
read_attribute(const struct reading *reading, const struct xml_node *node,
	       const struct xml_attribute *at)
{
	static const char *const leading[] = {"a", "area", "content"};
	bool is_led = false;

	if (str_eq(at->name, STR("srcset"))) {
		note_set(reading, at->value, node->line);
		return;
	}
	if (!str_eq(at->name, STR("href")) && !str_eq(at->name, STR("src")) &&
	    !str_eq(at->name, STR("poster")) &&
	    !(str_eq(at->name, STR("data")) && xml_is(node, "object")))
		return;
	for (size_t i = 0; i < sizeof(leading) / sizeof(*leading); i++)
		is_led = is_led || xml_is(node, leading[i]);
	check_remote(reading, node, at->value);
	note_link(reading, at->value, node->line, is_led);
}

/* ---- Ids ---- */

static void
note_id(const struct reading *reading, const struct xml_node *node,
	struct str id, bool is_name)
{
	struct book *book = reading->book;
	void **place;

	if (!reading->item || id.n == 0)
		return;
	place = map_put(&reading->item->ids, book->arena,
			arena_str(book->arena, id));
	if (*place && !is_name)
		diag_line(book->trove->diags, DIAG_ERROR, "epub-id",
			  reading->source, node->line, 0,
			  "id '%.*s' stands twice", STR_ARG(id));
	*place = reading->item;
}

static void
read_node(const struct reading *reading, const struct xml_node *node)
{
	struct str id = xml_attribute(node, "id");

	note_id(reading, node, id, false);
	for (const struct xml_attribute *at = node->attributes; at;
	     at = at->next) {
		if (str_eq(at->name, STR("name")) && xml_is(node, "a") &&
		    !str_eq(at->value, id))
			note_id(reading, node, at->value, true);
		read_attribute(reading, node, at);
	}
	if (xml_is(node, "style"))
		document_read_style(reading->book,
				    xml_text(node, reading->book->arena),
				    node->line, reading->source);
}

/* The depth of a tree is bounded, so the recursion is. The package lists its
 * files by links that are no links, and so do their alternatives. */
static void
read_nodes(const struct reading *reading, const struct xml_node *node)
{
	for (; node; node = node->next) {
		if (!node->name.p || (!reading->item && xml_is(node, "item")))
			continue;
		read_node(reading, node);
		read_nodes(reading, node->child);
	}
}

/* The path in the container of a file that messages name. */
static struct str
path_of(const struct book *book, const struct source *source)
{
	struct str prefix = str_from(trove_path(book->trove, STR("")));

	return str_skip(source->name, prefix.n);
}

void
document_read(struct book *book, const struct xml_node *root,
	      const struct source *source, struct book_item *item)
{
	struct reading reading = {.book = book,
				  .source = source,
				  .item = item,
				  .path = path_of(book, source)};

	if (item)
		item->is_read = true;
	read_nodes(&reading, root);
}

/* ---- Stylesheets ---- */

/* The address that begins at *at, in quotes or not, which ends there with
 * close; *at moves behind it. */
static struct str
take_address(struct str css, size_t *at, char close)
{
	size_t from = *at, to;

	while (from < css.n && ascii_space(css.p[from]))
		from++;
	if (from < css.n && (css.p[from] == '"' || css.p[from] == '\''))
		close = css.p[from++];
	to = str_chr(css, close, from);
	if (to == STR_NONE)
		to = from;
	*at = to;
	return str_trim(str_slice(css, from, to));
}

static size_t
count_lines(struct str text, size_t to)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_chr(text, '\n', at)) < to; at++)
		n++;
	return n;
}

void
document_read_style(struct book *book, struct str css, size_t line,
		    const struct source *source)
{
	struct reading reading = {
	    .book = book, .source = source, .path = path_of(book, source)};
	struct str url = STR("url("), import = STR("@import");

	for (size_t at = 0; at < css.n; at++) {
		struct str rest = str_skip(css, at), address;
		size_t begin = at;

		if (str_starts(rest, STR("/*"))) {
			at = str_find(css, STR("*/"), at + 2);
			if (at == STR_NONE)
				return;
			continue;
		}
		if (str_starts_case(rest, url))
			at += url.n;
		else if (str_starts_case(rest, import) &&
			 str_find(str_slice(rest, 0, 16), url, 0) == STR_NONE)
			at += import.n;
		else
			continue;
		address = take_address(css, &at, ')');
		if (address.n > 0 && address.p[0] != '#')
			note_link(&reading, address,
				  line + count_lines(css, begin), false);
	}
}

/* ---- Where links lead ---- */

/* Places within pictures, films and texts that have no id (EPUB CFI, Media
 * Fragments, text fragments). */
static bool
is_scheme(struct str fragment)
{
	static const struct str heads[] = {
	    STR_INIT("epubcfi("), STR_INIT("xywh="), STR_INIT("t="),
	    STR_INIT(":~:"), STR_INIT("svgView(")};

	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
		if (str_starts(fragment, heads[i]))
			return true;
	return false;
}

static void
tell_link(const struct book *book, const struct book_link *link,
	  const char *code, const char *fault)
{
	diag_line(book->trove->diags, DIAG_ERROR, code, link->source,
		  link->line, 0, "'%.*s' leads to %s", STR_ARG(link->url),
		  fault);
}

static void
check_link(const struct book *book, const struct book_link *link)
{
	const struct book_item *item = map_get(&book->items, link->path);

	if (!link->path.n)
		tell_link(book, link, "epub-link", "a file outside the book");
	else if (!item && trove_find(book->trove, link->path))
		tell_link(book, link, "epub-link",
			  "a file that the package does not list");
	else if (!item)
		tell_link(book, link, "epub-link",
			  "a file that is not in the book");
	else if (link->is_led && item->n_spine == 0 && item->is_read &&
		 str_eq(item->type, STR("application/xhtml+xml")))
		tell_link(book, link, "epub-link",
			  "a file that is not in the spine, so that nobody "
			  "gets there");
	else if (link->fragment.n && item->is_read &&
		 !map_has(&item->ids, link->fragment) &&
		 !is_scheme(link->fragment))
		tell_link(book, link, "epub-fragment",
			  "a place that is not in that file");
}

void
document_check_links(const struct book *book)
{
	for (const struct book_link *link = book->links; link;
	     link = link->next)
		check_link(book, link);
}
