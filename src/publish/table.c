#include "publish/table.h"

#include "base/escape.h"
#include "base/utf8.h"

/* Pixels, as most faces have them: what a table cannot do without, and what
 * the narrowest screen has for it (WCAG 2.2, 1.4.10). */
enum { RUNE_WIDTH = 10, CELL_GAP = 16, SCREEN_WIDTH = 272 };

/* The longest word, in runes; scripts without spaces break anywhere. */
static int
longest_word(struct str text)
{
	int longest = 0, run = 0;

	for (size_t at = 0; at < text.n;) {
		unsigned c = utf8_next(text, &at);

		run = rune_is_space(c) || rune_is_cjk(c) ? 0 : run + 1;
		longest = run > longest ? run : longest;
	}
	return longest;
}

/* Whether a table may be wider than a narrow screen: then it is to be
 * scrolled, and so must be reached by keyboard. */
static bool
is_wide(struct html *html, const struct block *table)
{
	int columns = 0, total = 0, *longest;

	for (struct block *at = table->child->child; at; at = at->next)
		columns++;
	longest =
	    arena_array(&html->scratch, (size_t)columns + 1, sizeof(*longest));
	for (struct block *row = table->child; row; row = row->next) {
		int i = 0;

		for (struct block *at = row->child; at && i < columns;
		     at = at->next, i++) {
			int n =
			    longest_word(span_plain(&html->scratch, at->spans));

			longest[i] = n > longest[i] ? n : longest[i];
		}
	}
	for (int i = 0; i < columns; i++)
		total += longest[i] * RUNE_WIDTH + CELL_GAP;
	return total > SCREEN_WIDTH;
}

const char *
table_class(enum align align)
{
	static const char *const classes[] = {
	    "", " class=\"left\"", " class=\"centre\"", " class=\"right\""};

	return classes[align];
}

static void
put_span(struct buf *out, const char *name, int n)
{
	if (n > 1)
		buf_printf(out, " %s=\"%d\"", name, n);
}

/* A head without words is none (HTML, section 4.9.10). */
static void
write_cell(struct html *html, const struct block *cell, const char *scope)
{
	bool head = scope && cell->spans;
	bool group = head && *scope == 'c' && cell->columns > 1;

	buf_printf(html->out, "<%s%s", head ? "th" : "td",
		   table_class(cell->align));
	put_span(html->out, "colspan", cell->columns);
	put_span(html->out, "rowspan", cell->rows);
	if (head)
		buf_printf(html->out, " scope=\"%s%s\"", scope,
			   group ? "group" : "");
	buf_putc(html->out, '>');
	phrase_line(html, cell->spans);
	buf_puts(html->out, head ? "</th>\n" : "</td>\n");
}

static void
write_row(struct html *html, const struct block *row, bool head, bool stub)
{
	buf_puts(html->out, "<tr>\n");
	for (struct block *at = row->child; at; at = at->next)
		write_cell(html, at,
			   head                       ? "col"
			   : stub && at == row->child ? "row"
						      : NULL);
	buf_puts(html->out, "</tr>\n");
}

/* Under an empty corner, the first column is the heads of rows. */
static void
write_rows(struct html *html, const struct block *table)
{
	const struct block *row = table->child;
	bool stub = row->child && !row->child->spans;
	int head = table->rows ? table->rows : 1;

	buf_puts(html->out, "<table>\n<thead>\n");
	for (; row && head > 0; row = row->next, head--)
		write_row(html, row, true, false);
	buf_puts(html->out, "</thead>\n");
	if (row) {
		buf_puts(html->out, "<tbody>\n");
		for (; row; row = row->next)
			write_row(html, row, false, stub);
		buf_puts(html->out, "</tbody>\n");
	}
	buf_puts(html->out, "</table>\n");
}

/* A page scrolls a wide table on its own; a book cannot. The name of what is
 * scrolled may be in another language than what is in it. */
void
table_put(struct html *html, const struct block *table)
{
	bool strange = false;

	if (html->options->epub || html->options->plain) {
		write_rows(html, table);
		return;
	}
	buf_puts(html->out, "<div class=\"table\"");
	if (is_wide(html, table)) {
		buf_puts(html->out, " role=\"group\" tabindex=\"0\"");
		buf_puts(html->out, " aria-label=\"");
		escape_xml(html->out, html_word(html->options, HTML_TABLE));
		buf_putc(html->out, '"');
		strange = html_put_word_lang(html->out, html->options);
	}
	buf_puts(html->out, ">\n");
	if (strange) {
		buf_puts(html->out, "<div");
		html_put_lang(html->out, html->options->lang, false);
		buf_puts(html->out, ">\n");
	}
	write_rows(html, table);
	buf_puts(html->out, strange ? "</div>\n</div>\n" : "</div>\n");
}
