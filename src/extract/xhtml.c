#include "extract/xhtml.h"

#include "base/buf.h"
#include "base/path.h"
#include "base/xml.h"
#include "extract/bookmarks.h"
#include "extract/scribe.h"
#include "model/address.h"

struct reader {
	struct scribe scribe;
	bool paged;      /* there are pages: a PDF */
	bool fresh;      /* a block has begun, but no line of it */
	bool item;       /* it is an item of a list */
	int level;       /* it is a heading */
	int strong;      /* elements of bold face that are open */
	bool plain;      /* the line has text that is not bold */
	struct buf text; /* of the line at hand */
	size_t bold;     /* bytes at its beginning that are bold */
	size_t number;
	struct str url; /* of the link that is open */
	struct mark *marks, *last_mark;
};

/* ---- Lines ---- */

static void
end_line(struct reader *reader)
{
	struct str raw = buf_take(&reader->text, reader->scribe.arena);
	struct str text = str_trim(raw);
	size_t before = (size_t)(text.p - raw.p);

	if (reader->paged && !reader->marks)
		text = scribe_close_up(&reader->scribe, text);
	if (text.n > 0) {
		struct line *line =
		    scribe_line(&reader->scribe, text, reader->number);

		marks_cut(reader->marks, before, text.n);
		line->marks = reader->marks;
		line->level = reader->level;
		line->item = reader->item && reader->fresh;
		line->bold = reader->bold > before ? reader->bold - before : 0;
		line->bold = line->bold > text.n ? text.n : line->bold;
		line->blank_before = reader->fresh;
		if (!reader->paged && reader->fresh)
			line->breaks = BREAK_PARA;
		reader->fresh = false;
	}
	reader->marks = reader->last_mark = NULL;
	reader->bold = 0;
	reader->plain = false;
}

static void
put_text(struct reader *reader, struct str text)
{
	size_t from = reader->text.n;

	buf_put(&reader->text, text);
	if (reader->url.n > 0)
		reader->last_mark = mark_append(
		    &reader->marks, reader->last_mark, from, reader->text.n,
		    reader->url, reader->scribe.arena);
	if (reader->strong > 0 && !reader->plain)
		reader->bold = reader->text.n;
	else if (str_trim(text).n > 0)
		reader->plain = true;
}

static void
put_lines(struct reader *reader, const struct xml_node *node)
{
	struct str text = node->text;
	size_t number = node->line, from = 0, to;

	for (size_t i = 0; i < text.n; i++)
		number -= text.p[i] == '\n' && number > 1;
	while ((to = str_chr(text, '\n', from)) != STR_NONE) {
		reader->number = number++;
		put_text(reader, str_slice(text, from, to));
		end_line(reader);
		from = to + 1;
	}
	reader->number = number;
	put_text(reader, str_skip(text, from));
}

/* ---- Blocks ---- */

static bool
is_one_of(const struct xml_node *node, const char *const *names)
{
	for (; *names; names++)
		if (xml_is(node, *names))
			return true;
	return false;
}

static bool
is_block(const struct xml_node *node)
{
	static const char *const names[] = {
	    "p",  "div", "h1",  "h2",         "h3", "h4",      "h5",   "h6",
	    "li", "ul",  "ol",  "table",      "tr", "td",      "th",   "dl",
	    "dt", "dd",  "pre", "blockquote", "hr", "section", "body", NULL};

	return is_one_of(node, names);
}

static bool
is_strong(const struct xml_node *node)
{
	static const char *const names[] = {"b", "strong", NULL};

	return is_one_of(node, names);
}

static int
heading_level(const struct xml_node *node)
{
	struct str name = node->name;

	if (name.n == 2 && name.p[0] == 'h' && name.p[1] >= '1' &&
	    name.p[1] <= '6')
		return name.p[1] - '0';
	return 0;
}

static bool
has_class(const struct xml_node *node, const char *name)
{
	return xml_is(node, "div") &&
	       str_eq(xml_attribute(node, "class"), str_from(name));
}

static void
read_annotation(struct reader *reader, const struct xml_node *node)
{
	for (node = node->child; node; node = node->next) {
		struct str url = xml_attribute(node, "href");

		if (xml_is(node, "a") && address_is_line(str_trim(url)))
			scribe_address(&reader->scribe, str_trim(url),
				       node->line);
		else if (node->name.p)
			read_annotation(reader, node);
	}
}

/* A list behind the pages: the outline. Tika puts the list of an item's own
 * items behind the item, or into it. */
static void
read_outline(struct reader *reader, const struct xml_node *node, int depth)
{
	struct arena *arena = reader->scribe.arena;
	struct buf text = {0};

	for (const struct xml_node *at = node->child; at; at = at->next)
		if (xml_is(node, "li") && !xml_is(at, "ul"))
			buf_put(&text, xml_text(at, arena));
	if (str_trim(buf_str(&text)).n > 0)
		scribe_bookmark(&reader->scribe,
				str_trim(buf_take(&text, arena)), depth,
				node->line);
	buf_free(&text);
	for (const struct xml_node *at = node->child; at; at = at->next)
		if (xml_is(at, "ul"))
			read_outline(reader, at, depth + 1);
		else if (xml_is(at, "li"))
			read_outline(reader, at, depth);
}

static void read_nodes(struct reader *reader, const struct xml_node *node);

static void
read_block(struct reader *reader, const struct xml_node *node)
{
	bool item = reader->item;
	int level = reader->level;

	end_line(reader);
	reader->fresh = true;
	if (xml_is(node, "li"))
		reader->item = true;
	if (heading_level(node) > 0)
		reader->level = heading_level(node);
	read_nodes(reader, node->child);
	end_line(reader);
	reader->item = item;
	reader->level = level;
	reader->fresh = true;
}

static void
read_inline(struct reader *reader, const struct xml_node *node)
{
	struct str url = reader->url, href = xml_attribute(node, "href");
	bool strong = is_strong(node);

	if (xml_is(node, "a") && address_is_line(str_trim(href)))
		reader->url = str_trim(href);
	reader->strong += strong;
	read_nodes(reader, node->child);
	reader->strong -= strong;
	reader->url = url;
	if (xml_is(node, "br"))
		end_line(reader);
}

/* Recursion is bounded by the depth that xml_read() allows. */
static void
read_nodes(struct reader *reader, const struct xml_node *node)
{
	for (; node; node = node->next) {
		if (!node->name.p) {
			put_lines(reader, node);
		} else if (has_class(node, "annotation")) {
			end_line(reader);
			read_annotation(reader, node);
		} else if (has_class(node, "page")) {
			scribe_page(&reader->scribe);
			read_block(reader, node);
		} else if (is_block(node)) {
			read_block(reader, node);
		} else if (!xml_is(node, "script") && !xml_is(node, "style")) {
			read_inline(reader, node);
		}
	}
}

static void
read_body(struct reader *reader, const struct xml_node *body)
{
	for (const struct xml_node *at = body->child; at; at = at->next)
		if (has_class(at, "page"))
			reader->paged = true;
	for (struct xml_node *at = body->child; at; at = at->next) {
		struct xml_node alone = *at;

		alone.next = NULL;
		if (reader->paged && xml_is(at, "ul"))
			read_outline(reader, at, 1);
		else
			read_nodes(reader, &alone);
	}
	end_line(reader);
}

/* ---- Properties ---- */

/* Titles that programs make up, and names of files. */
static bool
is_rubbish(struct str title)
{
	static const char *const starts[] = {
	    "Microsoft ", "untitled", "Document1", "Slide 1",
	    "http://",    "https://", "file:",     "Unbenannt"};
	static const char *const extensions[] = {
	    "doc", "docx", "docm", "pdf", "odt", "indd", "pages", "rtf",
	    "ppt", "pptx", "xlsx", "qxp", "htm", "html", "txt",   "tmp"};
	bool word = true; /* a single one, like "brief_12_final" */

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (str_starts_case(title, str_from(starts[i])))
			return true;
	for (size_t i = 0; i < sizeof(extensions) / sizeof(*extensions); i++)
		if (str_eq_case(file_extension(title), str_from(extensions[i])))
			return true;
	for (size_t i = 0; i < title.n; i++)
		word = word && title.p[i] > ' ' && title.p[i] < 0x7F;
	return word;
}

/* Whether lang looks like a tag of BCP 47. */
static bool
is_lang(struct str lang)
{
	size_t part = 0;

	for (size_t i = 0; i < lang.n; i++) {
		if (lang.p[i] == '-') {
			if (part == 0)
				return false;
			part = 0;
		} else if (!ascii_alnum(lang.p[i]) || ++part > 8) {
			return false;
		}
	}
	size_t first = str_chr(lang, '-', 0);

	first = first == STR_NONE ? lang.n : first;
	return part > 0 && (first == 2 || first == 3);
}

static void
read_head(struct reader *reader, const struct xml_node *head)
{
	struct document *document = reader->scribe.document;

	for (const struct xml_node *at = head->child; at; at = at->next) {
		struct str name = xml_attribute(at, "name");
		struct str content = str_trim(xml_attribute(at, "content"));

		if (xml_is(at, "title")) {
			name = STR("dc:title");
			content = str_trim(xml_text(at, reader->scribe.arena));
		}
		if (str_eq_case(name, STR("dc:title")) && content.n > 0 &&
		    !document->title.p && !is_rubbish(content))
			document->title = content;
		else if (str_eq_case(name, STR("dc:language")) &&
			 is_lang(content))
			document->lang = content;
	}
}

bool
xhtml_read(struct document *document, const struct source *source,
	   struct arena *arena, struct diags *diags)
{
	struct reader reader = {0};
	const struct xml_node *head, *body;
	struct xml_node *root;

	scribe_init(&reader.scribe, document, arena);
	if (!xml_read(source, "xhtml", arena, &root, diags))
		return false;
	body = xml_child(root, "body");
	head = xml_child(root, "head");
	if (!xml_is(root, "html") || !body) {
		diag_line(diags, DIAG_ERROR, "xhtml", source, root->line, 0,
			  "no 'html' with a 'body'; Tika makes it with "
			  "'--xml'");
		return false;
	}
	if (head)
		read_head(&reader, head);
	read_body(&reader, body);
	buf_free(&reader.text);
	bookmarks_match(document, arena);
	return true;
}
