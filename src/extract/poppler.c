#include "extract/poppler.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "extract/bookmarks.h"
#include "extract/cells.h"
#include "extract/fonts.h"
#include "extract/layout.h"
#include "extract/running.h"
#include "extract/scribe.h"
#include "extract/view.h"
#include "extract/visual.h"
#include "model/address.h"

/* A text of the XML, or several that stand on one line. */
struct reader {
	struct arena *arena;
	struct scribe scribe;
	struct row *rows;
	size_t n_rows, n_room;
	struct fonts fonts;
	/* The row at hand. */
	struct row row;
	bool open;
	struct buf text;
	struct mark *marks, *last_mark;
	size_t bold;       /* bytes at its beginning that are bold */
	size_t tail;       /* and where those at its end begin */
	size_t faces;      /* bytes of its most used size */
	bool plain;        /* it has text that is not bold */
	bool bullet;       /* it is nothing but a bullet or a number yet */
	bool dated;        /* it is nothing but a date yet */
	struct str behind; /* the bullet at its right end, which came first */
	struct str url;    /* of the link that is open */
	uint32_t colour;   /* of the text at hand */
	/* Of the page at hand. */
	uint32_t usual;      /* colour of most of its text */
	struct map coloured; /* addresses of links in other colours */
	int strong;          /* elements of bold face that are open */
};

/* ---- Rows ---- */

static void
keep_row(struct reader *reader, const struct row *row)
{
	if (reader->n_rows == reader->n_room) {
		size_t n = reader->n_room ? 2 * reader->n_room : 256;
		struct row *rows = arena_array(reader->arena, n, sizeof(*rows));

		if (reader->n_rows > 0)
			memcpy(rows, reader->rows,
			       reader->n_rows * sizeof(*rows));
		reader->rows = rows;
		reader->n_room = n;
	}
	reader->rows[reader->n_rows++] = *row;
}

static void
end_row(struct reader *reader, size_t number)
{
	buf_put(&reader->text, reader->behind);
	struct str raw = buf_take(&reader->text, reader->arena);
	struct str text = str_trim(raw);
	struct row row = reader->row;

	if (reader->open && text.n > 0) {
		size_t cut = (size_t)(text.p - raw.p);
		size_t bold = reader->bold > cut ? reader->bold - cut : 0;

		marks_cut(reader->marks, cut, text.n);
		if (!reader->marks) {
			size_t n = text.n;

			text = scribe_close_up(&reader->scribe, text);
			n -= text.n;
			bold = bold > n ? bold - n : bold;
		}
		row.line = scribe_line(&reader->scribe, text, number);
		row.line->marks = reader->marks;
		row.line->bold = bold > text.n ? text.n : bold;
		row.strong = !reader->plain;
		row.bold_tail = reader->tail > cut ? reader->tail - cut : 0;
		keep_row(reader, &row);
	}
	reader->open = false;
	reader->behind = (struct str){0};
	reader->marks = reader->last_mark = NULL;
	reader->bold = reader->tail = reader->faces = 0;
	reader->plain = false;
}

/* Whether the row at hand goes on with node: on the same line, to the right,
 * not too far away. */
static bool
row_goes_on(const struct reader *reader, const struct row *next)
{
	const struct row *row = &reader->row;
	int high = row->height > next->height ? row->height : next->height;
	int apart = 2 * row->top + row->height - 2 * next->top - next->height;
	int gap = next->left - row->right;

	if (!reader->open || abs(apart) > high)
		return false;
	return gap > -high && gap < (reader->bullet ? 6 : 3) * high;
}

/* Whether the row at hand is the bullet of an item from right to left, which
 * stands behind the next one as it is seen, but comes first. */
static bool
is_bullet_behind(const struct reader *reader, const struct row *next)
{
	const struct row *row = &reader->row;

	return reader->open && reader->bullet && reader->behind.n == 0 &&
	       abs(row->top - next->top) <= next->height &&
	       next->right <= row->right;
}

static bool
ends_in_space(const struct buf *text)
{
	return text->n > 0 && ascii_space(text->p[text->n - 1]);
}

/* pdftohtml stretches links over words beside them: they have the colour of
 * the text where the link has one of its own. */
static bool
is_stretched(const struct reader *reader)
{
	return reader->colour == reader->usual &&
	       map_get(&reader->coloured, reader->url);
}

/* Spaces that justify a line count as one. */
static void
put_text(struct reader *reader, struct str text)
{
	size_t from = reader->text.n;
	bool blank = str_trim(text).n == 0;

	for (size_t i = 0; i < text.n; i++)
		if (!ascii_space(text.p[i]) || !ends_in_space(&reader->text))
			buf_putc(&reader->text, text.p[i]);
	if (reader->url.n > 0 && !is_stretched(reader))
		reader->last_mark =
		    mark_append(&reader->marks, reader->last_mark, from,
				reader->text.n, reader->url, reader->arena);
	if (blank)
		return;
	if (reader->strong == 0) {
		reader->plain = true;
		reader->tail = reader->text.n;
	} else if (!reader->plain) {
		reader->bold = reader->text.n;
	}
}

/* Recursion is bounded by the depth that xml_read() allows. */
static void
put_nodes(struct reader *reader, const struct xml_node *node)
{
	for (; node; node = node->next) {
		struct str url = reader->url;
		bool strong = xml_is(node, "b");

		if (!node->name.p) {
			put_text(reader, node->text);
			continue;
		}
		if (xml_is(node, "a")) {
			struct str href = str_trim(xml_attribute(node, "href"));

			if (address_is_line(href))
				reader->url = href;
		}
		reader->strong += strong;
		put_nodes(reader, node->child);
		reader->strong -= strong;
		reader->url = url;
	}
}

/* Whether text is nothing but a bullet or the number of an item. */
static bool
is_bullet(struct str text)
{
	char first;

	text = str_trim(text);
	if (text.n == 0)
		return false;
	if (utf8_length(text) == 1)
		return rune_is_bullet(first_rune(text)) ||
		       rune_is_dash(first_rune(text));
	first = text.p[text.p[0] == '('];
	return text.n <= 4 && ascii_alnum(first) &&
	       (str_ends(text, STR(".")) || str_ends(text, STR(")")));
}

static bool
is_date(struct str text)
{
	struct date date;

	text = str_trim(text);
	return text.n > 0 && date_parse_dotted(text, &date);
}

/* Whether what stands at the beginning of the row is a bullet, or a date with
 * a gap behind it: the rows behind this one may hang under what follows. */
static bool
hangs_behind(const struct reader *reader, int gap)
{
	return reader->bullet ||
	       (reader->dated && gap * 2 > reader->row.height);
}

/* Whether text has more than figures and signs, which may be raised. */
static bool
has_letters(struct str text)
{
	for (size_t at = 0; at < text.n;)
		if (rune_is_letter(utf8_next(text, &at)))
			return true;
	return false;
}

static void
read_text(struct reader *reader, const struct xml_node *node)
{
	struct font font = fonts_of(&reader->fonts, node);
	struct row next = {.top = fonts_number(node, "top"),
			   .left = fonts_number(node, "left"),
			   .height = fonts_number(node, "height"),
			   .size = font.size,
			   .least = font.size,
			   .colour = font.colour,
			   .look = (int)((font.colour ^ font.family) >> 2)};
	struct str text = xml_text(node, reader->arena);
	struct row *row = &reader->row;

	next.right = next.left + fonts_number(node, "width");
	next.text_left = next.left;
	if (str_trim(text).n == 0 && !reader->open)
		return;
	if (!row_goes_on(reader, &next)) {
		if (is_bullet_behind(reader, &next))
			reader->behind = buf_take(&reader->text, reader->arena);
		else
			end_row(reader, node->line);
		*row = next;
		reader->open = true;
		reader->faces = text.n;
		reader->bullet = is_bullet(text);
		reader->dated = is_date(text);
	} else {
		int gap = next.left - row->right;

		if (hangs_behind(reader, gap) && str_trim(text).n > 0)
			row->text_left = next.left;
		if (str_trim(text).n > 0)
			reader->bullet = reader->dated = false;
		if ((gap * 8 > next.height || row->text_left == next.left) &&
		    !ends_in_space(&reader->text))
			buf_putc(&reader->text, ' ');
		if (text.n > reader->faces && next.size > 0) {
			row->size = next.size;
			row->look = next.look;
			row->colour = next.colour;
			reader->faces = text.n;
		}
		if (next.least < row->least && has_letters(text))
			row->least = next.least;
		row->right = next.right > row->right ? next.right : row->right;
	}
	reader->colour = font.colour;
	put_nodes(reader, node->child);
}

/* ---- The document ---- */

struct colour {
	uint32_t colour;
	size_t n; /* bytes of text */
};

/* The colour of most text of a page. Those beyond the first few do not
 * count. */
static uint32_t
usual_colour(const struct reader *reader, const struct xml_node *node)
{
	struct colour colours[16] = {{0}}, *best = colours;
	size_t n = 0, k;

	for (; node; node = node->next) {
		if (!xml_is(node, "text"))
			continue;
		uint32_t colour = fonts_of(&reader->fonts, node).colour;

		for (k = 0; k < n && colours[k].colour != colour; k++)
			;
		if (k == sizeof(colours) / sizeof(*colours))
			continue;
		n += k == n;
		colours[k].colour = colour;
		colours[k].n += xml_text(node, reader->arena).n;
	}
	for (k = 0; k < n; k++)
		if (colours[k].n > best->n)
			best = &colours[k];
	return best->colour;
}

static void
note_links(struct reader *reader, const struct xml_node *node)
{
	for (; node; node = node->next) {
		if (xml_is(node, "a"))
			*map_put(&reader->coloured, reader->arena,
				 str_trim(xml_attribute(node, "href"))) =
			    reader;
		note_links(reader, node->child);
	}
}

/* What must be known of a page before its texts are read. */
static void
look_ahead(struct reader *reader, const struct xml_node *page)
{
	for (const struct xml_node *at = page->child; at; at = at->next)
		if (xml_is(at, "fontspec"))
			fonts_read(&reader->fonts, at, reader->arena);
	reader->usual = usual_colour(reader, page->child);
	reader->coloured = (struct map){0};
	for (const struct xml_node *at = page->child; at; at = at->next)
		if (xml_is(at, "text") &&
		    fonts_of(&reader->fonts, at).colour != reader->usual)
			note_links(reader, at->child);
}

static void
read_page(struct reader *reader, const struct xml_node *page)
{
	size_t number = page->line;

	scribe_page(&reader->scribe);
	look_ahead(reader, page);
	for (const struct xml_node *at = page->child; at; at = at->next) {
		if (!xml_is(at, "text"))
			continue;
		read_text(reader, at);
		number = at->line;
	}
	end_row(reader, number);
}

static void
read_outline(struct reader *reader, const struct xml_node *node, int depth)
{
	for (node = node->child; node; node = node->next) {
		if (xml_is(node, "item")) {
			struct str text = xml_text(node, reader->arena);

			if (str_trim(text).n > 0)
				scribe_bookmark(&reader->scribe, str_trim(text),
						depth, node->line);
		} else if (xml_is(node, "outline")) {
			read_outline(reader, node, depth + 1);
		}
	}
}

/* Takes the rows out that are running headers and footers. */
static void
drop_running(struct reader *reader, const struct site *site)
{
	size_t n = 0;

	running_drop(reader->scribe.document, site, reader->arena);
	for (size_t i = 0; i < reader->n_rows; i++)
		if (reader->rows[i].line->running == RUNNING_NONE)
			reader->rows[n++] = reader->rows[i];
	reader->n_rows = n;
}

/* Bookmarks are surer than fonts. What fonts tell beside them lies above
 * them where the face is larger than theirs, else below. */
static void
judge_headings(struct reader *reader)
{
	struct document *document = reader->scribe.document;
	int *levels =
	    arena_array(reader->arena, reader->n_rows + 1, sizeof(*levels));
	int least = 0, deepest = 0;
	bool above = false;

	for (size_t i = 0; i < reader->n_rows; i++) {
		levels[i] = reader->rows[i].line->level;
		reader->rows[i].line->level = 0;
	}
	bool matched = bookmarks_match(document, reader->arena);

	for (size_t i = 0; matched && i < reader->n_rows; i++) {
		int level = reader->rows[i].line->level;

		if (level == 0)
			continue;
		deepest = level > deepest ? level : deepest;
		if (levels[i] > 0 && (least == 0 || levels[i] < least))
			least = levels[i];
	}
	for (size_t i = 0; i < reader->n_rows; i++)
		if (matched && levels[i] > 0 && levels[i] < least)
			above = true;
	for (size_t i = 0; i < reader->n_rows; i++) {
		int *level = &reader->rows[i].line->level;

		if (*level > 0)
			*level += above;
		else if (levels[i] > 0)
			*level =
			    levels[i] < least ? 1 : levels[i] + deepest + above;
	}
}

bool
poppler_read(struct document *document, const struct source *source,
	     const struct site *site, struct arena *arena, struct diags *diags)
{
	struct reader reader = {.arena = arena};
	struct xml_node *root;

	scribe_init(&reader.scribe, document, arena);
	if (!xml_read(source, "poppler", arena, &root, diags))
		return false;
	if (!xml_is(root, "pdf2xml")) {
		diag_line(diags, DIAG_ERROR, "poppler", source, root->line, 0,
			  "'%.*s' is not what 'pdftohtml -xml' makes",
			  STR_ARG(root->name));
		return false;
	}
	for (const struct xml_node *at = root->child; at; at = at->next)
		if (xml_is(at, "page"))
			read_page(&reader, at);
		else if (xml_is(at, "outline"))
			read_outline(&reader, at, 1);
	buf_free(&reader.text);
	visual_turn(reader.rows, reader.n_rows, arena);
	drop_running(&reader, site);
	reader.n_rows = cells_join(reader.rows, reader.n_rows, arena);
	document->n_lines = reader.n_rows;
	layout_judge(reader.rows, reader.n_rows, arena);
	judge_headings(&reader);
	return true;
}
