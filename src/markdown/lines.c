#include "markdown/lines.h"

#include <stdbool.h>

/* Quotes and items that are looked at; what stands deeper loses its form
 * anyway (builder.h). */
enum { CONTAINERS_MAX = 128, TAB = 4, CODE_INDENT = 4 };

/* ---- Lines of a text ---- */

/* A line ends with a line feed, a carriage return, or both (section 2.1). */
static bool
ends_line(struct str text, size_t i)
{
	return text.p[i] == '\n' ||
	       (text.p[i] == '\r' &&
		(i + 1 == text.n || text.p[i + 1] != '\n'));
}

void
lines_find(struct lined *lined, struct arena *arena)
{
	struct str text = lined->text;
	size_t n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += ends_line(text, i);
	lined->starts = arena_array(arena, n + 1, sizeof(*lined->starts));
	lined->n = 1;
	for (size_t i = 0; i < text.n; i++)
		if (ends_line(text, i))
			lined->starts[lined->n++] = i + 1;
	lined->starts[lined->n] = text.n;
}

size_t
lines_origin(const struct lined *lined, size_t number)
{
	if (number == 0 || number > lined->n)
		return 0;
	return lined->origins ? lined->origins[number - 1]
			      : lined->before + number;
}

/* ---- What stands before a line ---- */

struct cursor {
	struct str line;
	size_t at;
	size_t column; /* of the line, from 0 */
	unsigned left; /* columns of a tab that was taken in part */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static char
peek(const struct cursor *cursor)
{
	return cursor->at < cursor->line.n ? cursor->line.p[cursor->at] : '\0';
}

/* Takes up to n columns of white space; returns how many there were. */
static unsigned
take_columns(struct cursor *cursor, unsigned n)
{
	unsigned taken = 0, width;

	while (taken < n) {
		if (cursor->left == 0) {
			if (!is_blank(peek(cursor)))
				break;
			cursor->left =
			    peek(cursor) == '\t'
				? TAB - (unsigned)(cursor->column % TAB)
				: 1;
			cursor->at++;
		}
		width = cursor->left < n - taken ? cursor->left : n - taken;
		cursor->left -= width;
		cursor->column += width;
		taken += width;
	}
	return taken;
}

static unsigned
indent_of(struct cursor cursor)
{
	return take_columns(&cursor, (unsigned)-1);
}

static bool
at_end(struct cursor cursor)
{
	take_columns(&cursor, (unsigned)-1);
	return cursor.at == cursor.line.n || peek(&cursor) == '\n' ||
	       peek(&cursor) == '\r';
}

/* Section 5.1; false on a line that has no mark. */
static bool
take_quote(struct cursor *cursor)
{
	struct cursor next = *cursor;

	if (take_columns(&next, CODE_INDENT) == CODE_INDENT ||
	    peek(&next) != '>')
		return false;
	next.at++;
	next.column++;
	take_columns(&next, 1);
	*cursor = next;
	return true;
}

/* Takes an item's mark (section 5.2); returns the indentation of its other
 * lines. */
static unsigned
take_mark(struct cursor *cursor)
{
	unsigned before = take_columns(cursor, CODE_INDENT), width, gap;
	size_t from = cursor->at;

	while (ascii_digit(peek(cursor)))
		cursor->at++;
	if (cursor->at < cursor->line.n)
		cursor->at++;
	width = (unsigned)(cursor->at - from);
	cursor->column += width;
	gap = indent_of(*cursor);
	if (gap > CODE_INDENT || at_end(*cursor))
		gap = 1;
	take_columns(cursor, gap);
	return before + width + gap;
}

/* ---- The containers of a block ---- */

struct container {
	bool quote;
	size_t first;    /* line */
	unsigned indent; /* of an item's other lines; 0: not known yet */
};

struct containers {
	struct container list[CONTAINERS_MAX]; /* from the outside in */
	size_t n;
};

static bool
is_container(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM;
}

static void
find_containers(struct containers *containers, cmark_node *node)
{
	size_t n = 0;

	for (cmark_node *at = node; at; at = cmark_node_parent(at))
		n += is_container(at);
	containers->n = n < CONTAINERS_MAX ? n : CONTAINERS_MAX;
	for (cmark_node *at = node; at; at = cmark_node_parent(at)) {
		if (!is_container(at) || --n >= CONTAINERS_MAX)
			continue;
		containers->list[n] = (struct container){
		    .quote = cmark_node_get_type(at) == CMARK_NODE_BLOCK_QUOTE,
		    .first = (size_t)cmark_node_get_start_line(at)};
	}
}

static struct cursor
cursor_at(const struct lined *lined, size_t number)
{
	size_t from = lined->starts[number - 1], to = lined->starts[number];

	return (struct cursor){.line = str_slice(lined->text, from, to)};
}

static bool take_all(const struct lined *lined, struct containers *containers,
		     size_t n, size_t number, struct cursor *cursor);

/* Takes what an item has before its line; false for a lazy one. */
static bool
take_item(const struct lined *lined, struct containers *containers, size_t i,
	  size_t number, struct cursor *cursor)
{
	struct container *item = &containers->list[i];
	struct cursor next = *cursor, first;

	if (number == item->first) {
		item->indent = take_mark(cursor);
		return true;
	}
	if (item->indent == 0) {
		first = cursor_at(lined, item->first);
		take_all(lined, containers, i, item->first, &first);
		item->indent = take_mark(&first);
	}
	if (take_columns(&next, item->indent) < item->indent && !at_end(next))
		return false;
	*cursor = next;
	return true;
}

/* Takes what the n outermost containers have before a line; what a lazy line
 * (section 5.1, laziness) does not have is not missed. */
static bool
take_all(const struct lined *lined, struct containers *containers, size_t n,
	 size_t number, struct cursor *cursor)
{
	for (size_t i = 0; i < n; i++)
		if (containers->list[i].quote
			? !take_quote(cursor)
			: !take_item(lined, containers, i, number, cursor))
			return false;
	return true;
}

static struct line
take_line(const struct lined *lined, struct containers *containers,
	  size_t number)
{
	struct cursor cursor = cursor_at(lined, number);
	struct line line = {.number = number};

	take_all(lined, containers, containers->n, number, &cursor);
	line.column = cursor.column;
	line.left = cursor.left;
	line.blank = str_skip(cursor.line, cursor.at);
	line.indent = take_columns(&cursor, (unsigned)-1);
	line.text = str_skip(cursor.line, cursor.at);
	while (line.text.n > 0 && (line.text.p[line.text.n - 1] == '\n' ||
				   line.text.p[line.text.n - 1] == '\r'))
		line.text.n--;
	line.blank.n -= cursor.line.n - cursor.at;
	return line;
}

struct line
line_within(const struct lined *lined, cmark_node *container, size_t number)
{
	struct containers containers;

	find_containers(&containers, container);
	return take_line(lined, &containers, number);
}

size_t
lines_last(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	size_t last = (size_t)cmark_node_get_end_line(node), n = 0;
	const char *text = cmark_node_get_literal(node);

	if (type != CMARK_NODE_HTML_BLOCK || !text)
		return last;
	for (; *text; text++)
		n += *text == '\n';
	n += (size_t)cmark_node_get_start_line(node);
	return n > last + 1 ? n - 1 : last;
}

struct lines
lines_of(const struct lined *lined, cmark_node *node, struct arena *arena)
{
	size_t first = (size_t)cmark_node_get_start_line(node);
	size_t last = lines_last(node);
	struct containers containers;
	struct lines lines = {0};

	if (last > lined->n)
		last = lined->n;
	if (first == 0 || first > last)
		return lines;
	find_containers(&containers, cmark_node_parent(node));
	lines.list = arena_array(arena, last - first + 1, sizeof(*lines.list));
	for (size_t number = first; number <= last; number++)
		lines.list[lines.n++] = take_line(lined, &containers, number);
	return lines;
}

void
line_put(struct buf *out, const struct line *line, unsigned columns)
{
	struct cursor cursor = {
	    .line = line->blank, .column = line->column, .left = line->left};

	take_columns(&cursor, columns);
	for (; cursor.left > 0; cursor.left--)
		buf_putc(out, ' ');
	buf_put(out, str_skip(line->blank, cursor.at));
	buf_put(out, line->text);
}
