/*
 * Patterns that have led writers of Markdown readers astray: those of cmark's
 * own pathological tests (test/pathological_tests.py, 0.31), and those that
 * our extensions invite. As cases they have a size, not a count.
 */
#include "hostile/cases.h"

static void
put_again(struct buf *out, const char *text, size_t size)
{
	for (size_t n = strlen(text), from = out->n; out->n - from + n <= size;)
		buf_puts(out, text);
}

/* ---- Those that are not one text again and again ---- */

static void
put_strong(struct buf *out, size_t size)
{
	put_again(out, "*a **a ", size / 2);
	put_again(out, " a** a*", size / 2);
}

static void
put_brackets(struct buf *out, size_t size)
{
	put_again(out, "[", size / 2);
	put_again(out, "]", size / 2);
}

/* Each line is one level deeper than the line before. */
static void
put_steps(struct buf *out, size_t size, const char *indent, const char *first,
	  const char *line)
{
	for (size_t depth = 0; out->n < size; depth++) {
		for (size_t i = 0; i < depth; i++)
			buf_puts(out, indent);
		buf_puts(out, depth == 0 ? first : line);
	}
}

static void
put_lists(struct buf *out, size_t size)
{
	put_steps(out, size, "  ", "* a\n", "* a\n");
}

static void
put_terms(struct buf *out, size_t size)
{
	put_steps(out, size, "    ", "t\n", ": t\n");
}

static void
put_backticks(struct buf *out, size_t size)
{
	for (size_t n = 1; out->n < size; n++) {
		buf_putc(out, 'e');
		for (size_t i = 0; i < n; i++)
			buf_putc(out, '`');
	}
}

static void
put_references(struct buf *out, size_t size)
{
	for (size_t i = 1; out->n < size / 2; i++)
		buf_printf(out, "[%zu]: u\n", i);
	put_again(out, "[0] ", size / 2);
}

static void
put_deep_blanks(struct buf *out, size_t size)
{
	put_again(out, "- ", size / 2);
	buf_putc(out, 'x');
	put_again(out, "\n", size / 2);
}

static void
put_deep_quoted_blanks(struct buf *out, size_t size)
{
	buf_puts(out, "> ");
	put_again(out, "- ", size / 2);
	buf_puts(out, "x\n");
	put_again(out, ">\n", size / 2);
}

static void
put_closed_images(struct buf *out, size_t size)
{
	put_again(out, "![[]()", size * 6 / 7);
	put_again(out, "]", size / 7);
}

static void
put_deep_emphasis(struct buf *out, size_t size)
{
	put_again(out, ">", size / 2);
	put_again(out, "a*", size / 2);
}

/* A head of many cells over rows of one. */
static void
put_short_rows(struct buf *out, size_t size)
{
	put_again(out, "|a", size / 4);
	buf_putc(out, '\n');
	put_again(out, "|-", size / 4);
	buf_putc(out, '\n');
	put_again(out, "a\n", size / 2);
}

/* ---- All ---- */

#define SIZE (250 * 1000)

/* A text again and again; what stands before and behind it. */
#define AGAIN(text)                                                            \
	.kind = WAY_MARKDOWN, .open = text, .count = SIZE / (sizeof(text) - 1)
#define PUT(function) .kind = WAY_MARKDOWN, .put = function, .count = SIZE

const struct hostile patterns[] = {
    /* cmark's */
    {"strong-in-emphasis", PUT(put_strong)},
    {"ends-of-emphasis", AGAIN("a_ ")},
    {"starts-of-emphasis", AGAIN("_a ")},
    {"ends-of-links", AGAIN("a]")},
    {"starts-of-links", AGAIN("[a")},
    {"ends-that-do-not-fit", AGAIN("*a_ ")},
    {"rule-of-three", .head = "a**b", AGAIN("c* ")},
    {"links-and-emphasis", AGAIN("[ a_")},
    {"links-in-links", AGAIN("[ (](")},
    {"images-of-links", AGAIN("![[]()")},
    {"brackets", PUT(put_brackets)},
    {"quotes", AGAIN("> "), .tail = "a"},
    {"lists", PUT(put_lists)},
    {"backticks", PUT(put_backticks)},
    {"open-links", AGAIN("[a](<b")},
    {"more-open-links", AGAIN("[a](b")},
    {"open-comments", .head = "</", AGAIN("<!--")},
    {"blank-lines-in-deep-lists", PUT(put_deep_blanks)},
    {"emphasis-in-deep-quotes", PUT(put_deep_emphasis)},
    {"blank-lines-in-deep-quoted-lists", PUT(put_deep_quoted_blanks)},
    {"images-of-links-that-close", PUT(put_closed_images)},
    {"references", PUT(put_references)},
    {"ampersands", AGAIN("&")},
    {"open-tags", AGAIN("<a ")},
    {"instructions", AGAIN("<?")},
    {"declarations", AGAIN("<!A ")},
    {"character-data", AGAIN("<![CDATA[")},
    {"links-that-hold-ends", AGAIN("**x [a*b**c*](d)")},
    /* Ours */
    {"tildes", AGAIN("~~a ")},
    {"two-kinds-of-tildes", AGAIN("a~ ~~b ")},
    {"tildes-in-tildes", AGAIN("~a ~~b ")},
    {"a-run-of-tildes", AGAIN("~")},
    {"marks-without-footnotes", AGAIN("[^a]")},
    {"marks", AGAIN("[^a] "), .tail = "\n\n[^a]: b c\n"},
    {"marks-in-entries", AGAIN("## a\n\nx[^a]\n\n"), .tail = "[^a]: b c\n"},
    {"marks-beside-words", AGAIN("[x][^a]"), .tail = "\n\n[^a]: b\n"},
    {"footnotes", AGAIN("[^a]: b c\n"), .tail = "\nx"},
    {"footnotes-of-a-word", AGAIN("[^a]: b\n"), .tail = "\nx"},
    {"tables", AGAIN("| a | b |\n|---|---|\n")},
    {"rows", .head = "a|b\n-|-\n", AGAIN("`c`|d\n")},
    {"short-rows", PUT(put_short_rows)},
    {"lines-of-hyphens", AGAIN("|-\n")},
    {"terms", AGAIN("a\n: b\n")},
    {"terms-in-a-loose-list", AGAIN("a\n\n: b\n\n")},
    {"terms-in-terms", PUT(put_terms)},
    {"web-addresses", AGAIN("www.a_")},
    {"schemes", AGAIN("http://")},
    {"semicolons", AGAIN("http://b/&a;")},
    {"mail-addresses", AGAIN("a@a.b")},
    {"at-signs", AGAIN("a@")},
    {"boxes", AGAIN("- [ ] a\n")},
    {"admonitions", AGAIN("> [!NOTE]\n> a\n\n")},
    {"attributes", AGAIN("# a {#b}\n")},
    {"escapes", AGAIN("\\~&amp; ~")},
    {"definitions-of-links", AGAIN("[a]: b\n"), .tail = "x ~~a~~\n"},
};
const size_t n_patterns = sizeof(patterns) / sizeof(patterns[0]);
