#include "hostile/cases.h"

#define MB 1000000

#define XHTML "<html><body><div class=\"page\">"
#define XHTML_END "</div></body></html>"
#define XML "<pdf2xml><page number=\"1\">"
#define XML_TEXT "<text top=\"1\" left=\"1\" width=\"9\" height=\"9\">"
#define XML_END "</page></pdf2xml>"

#define WORDS "the quick brown fox jumps over a lazy dog, "

const struct hostile cases[] = {
    /* ---- One line ---- */
    {"txt-line", WAY_TXT, .open = WORDS, .count = 20000, .full = 2400000},
    {"txt-word", WAY_TXT, .open = "a", .count = MB, .full = 100 * MB},
    {"txt-cjk", WAY_TXT, .open = "汉字", .count = 100000, .full = 16 * MB},
    {"txt-arabic", WAY_TXT, .open = "عرب ", .count = 100000, .full = 14 * MB},
    {"txt-address", WAY_TXT, .head = "x\n\nhttps://a.example/", .open = "b",
     .count = MB, .full = 100 * MB},
    {"txt-opening", WAY_TXT, .open = "(", .count = 100000, .full = 100 * MB},
    {"txt-parentheses", WAY_TXT, .open = "(a) ", .count = 50000,
     .full = 25 * MB},
    {"txt-wide-parentheses", WAY_TXT, .open = "（", .count = 50000,
     .full = 30 * MB},
    /* cmark takes some 150 bytes for each sign that is escaped. */
    {"txt-brackets", WAY_TXT, .open = "[", .count = 100000, .full = 20 * MB},
    {"txt-stars", WAY_TXT, .open = "*a ", .count = 50000, .full = 6 * MB},
    {"txt-underlines", WAY_TXT, .open = "_a", .count = 50000, .full = 10 * MB},
    {"txt-backticks", WAY_TXT, .open = "`a``b", .count = 50000, .full = 2 * MB},
    {"txt-angles", WAY_TXT, .open = "<a", .count = 50000, .full = 10 * MB},
    {"txt-ampersands", WAY_TXT, .open = "&a", .count = 50000, .full = 10 * MB},
    {"txt-backslashes", WAY_TXT, .open = "\\", .count = 200000,
     .full = 20 * MB},
    {"txt-hyphens", WAY_TXT, .open = "-", .count = 200000, .full = 20 * MB},
    {"txt-colons", WAY_TXT, .open = "a: ", .count = 50000, .full = 30 * MB},
    {"txt-dates", WAY_TXT, .open = "May 5, 2024: ", .count = 20000,
     .full = 8 * MB},
    {"txt-schemes", WAY_TXT, .head = "a ", .open = "https://", .count = 50000,
     .full = 12 * MB},
    {"xhtml-line", WAY_XHTML, .head = XHTML "<p>", .open = WORDS,
     .tail = "</p>" XHTML_END, .count = 20000, .full = 2400000},
    {"xml-line", WAY_XML, .head = XML XML_TEXT, .open = WORDS,
     .tail = "</text>" XML_END, .count = 20000, .full = 2400000},
    {"markdown-line", WAY_MARKDOWN, .open = WORDS, .count = 20000,
     .full = 2400000},
    {"template-line", WAY_TEMPLATE, .open = WORDS, .count = 50000,
     .full = 2400000},
    {"site-line", WAY_SITE, .head = "title: \"", .open = WORDS, .tail = "\"",
     .count = 20000, .full = 2400000},

    /* ---- Many lines ---- */
    {"txt-lines", WAY_TXT, .open = WORDS "\n", .count = 10000, .full = 2 * MB},
    {"txt-paragraphs", WAY_TXT, .open = WORDS "\n\n", .count = 10000,
     .full = 2 * MB},
    {"txt-short-lines", WAY_TXT, .open = "a\n", .count = 30000,
     .full = 10 * MB},
    {"txt-blank-lines", WAY_TXT, .head = "a", .open = "\n", .tail = "b",
     .count = MB, .full = 100 * MB},
    {"txt-pages", WAY_TXT, .open = "Words of\1 it.\f", .count = 10000,
     .full = MB},
    {"txt-new-words", WAY_TXT, .open = "word\1-\nword\1 ", .count = 20000,
     .full = 4 * MB},
    {"txt-bullets", WAY_TXT, .open = "• one more\n", .count = 20000,
     .full = MB},
    {"txt-numbers", WAY_TXT, .open = "\1. one more\n", .count = 20000,
     .full = MB},
    {"txt-headings", WAY_TXT, .open = "Same\n\nArticle: Same\n\n",
     .count = 5000, .full = MB},
    {"txt-labels", WAY_TXT, .open = "Date: May 5, 2024\n", .count = 5000,
     .full = MB},
    {"txt-notes", WAY_TXT, .open = "- May 5: This was read.\n", .count = 10000,
     .full = MB},
    {"xhtml-paragraphs", WAY_XHTML, .head = XHTML, .open = "<p>Words.</p>",
     .tail = XHTML_END, .count = 10000, .full = MB},
    {"xhtml-pages", WAY_XHTML, .head = "<html><body>",
     .open = "<div class=\"page\"><p>Words of\1 it.</p></div>",
     .tail = "</body></html>", .count = 10000, .full = MB},
    {"xhtml-bookmarks", WAY_XHTML, .head = XHTML "<p>a</p></div><ul>",
     .open = "<li>title \1</li>", .tail = "</ul></body></html>", .count = 10000,
     .full = MB},
    {"xhtml-entries", WAY_XHTML, .head = "<html><body>",
     .open = "<h2>S</h2><h3>Same</h3><p>a</p>", .tail = "</body></html>",
     .count = 5000, .full = MB},
    {"xhtml-attributes", WAY_XHTML, .head = "<html", .open = " a\1=\"\"",
     .tail = "><body><p>x</p></body></html>", .count = 10000, .full = 10 * MB,
     .code = "xhtml"},
    {"xml-texts", WAY_XML, .head = XML, .open = XML_TEXT "Words.</text>",
     .tail = XML_END, .count = 5000, .full = MB},
    {"xml-columns", WAY_XML, .head = XML,
     .open = "<text top=\"\1\" left=\"\1\" width=\"9\" height=\"9\">A a</text>",
     .tail = XML_END, .count = 5000, .full = MB},
    {"xml-fonts", WAY_XML, .head = XML,
     .open =
	 "<fontspec id=\"\1\" size=\"\1\" family=\"f\1\"/>" XML_TEXT "a</text>",
     .tail = XML_END, .count = 5000, .full = 500000},
    {"xml-pages", WAY_XML, .head = "<pdf2xml>",
     .open = "<page number=\"\1\">" XML_TEXT "Words of\1 it.</text></page>",
     .tail = "</pdf2xml>", .count = 5000, .full = MB},
    {"markdown-headings", WAY_MARKDOWN, .open = "## Same\n\n### Same\n\na\n\n",
     .count = 5000, .full = 500000},
    {"markdown-notes", WAY_MARKDOWN,
     .open = "- **May 5:** [a](b)\n  **References:** [c](d)\n", .count = 5000,
     .full = 500000},
    {"markdown-keys", WAY_MARKDOWN, .head = "title: a\n", .open = "k\1: v\n",
     .tail = "\ntext", .count = 10000, .full = MB},
    {"markdown-yaml-keys", WAY_MARKDOWN, .head = "---\n", .open = "k\1: v\n",
     .tail = "---\ntext", .count = 10000, .full = MB},
    {"site-keys", WAY_SITE, .open = "k\1: v\n", .count = 5000, .full = MB},
    {"site-labels", WAY_SITE, .head = "labels:\n", .open = "  l\1: summary\n",
     .count = 5000, .full = MB},
    {"template-tags", WAY_TEMPLATE, .open = "{{text}}\n", .count = 20000,
     .full = 5 * MB},
    {"template-unknown", WAY_TEMPLATE, .open = "{{texd}}\n", .count = 5000,
     .full = MB},

    /* ---- Many links ---- */
    {"txt-links", WAY_TXT, .open = "Words (Link) and.\n", .middle = "\n",
     .close = "https://a.example/\1\n", .count = 1000, .full = MB},
    {"txt-named-links", WAY_TXT, .open = "- May 5: Words (Reuters article).\n",
     .middle = "\n", .close = "https://reuters.com/\1\n", .count = 1000,
     .full = MB},
    {"txt-loose-links", WAY_TXT, .open = "Words of a paragraph.\n\n",
     .close = "https://a.example/\1\n", .count = 1000, .full = MB},
    {"txt-links-only", WAY_TXT, .head = "Words.\n\n\n",
     .open = "https://a.example/\1\n", .count = 5000, .full = MB},
    {"txt-links-over-pages", WAY_TXT,
     .open = "Words of\1 it (Link).\n\nhttps://a.example/\1\n\n\n",
     .count = 2000, .full = MB},
    {"txt-links-in-line", WAY_TXT, .open = "(Link) ", .middle = "\n\n",
     .close = "https://a.example/\1\n", .count = 1000, .full = MB},
    {"txt-printed-links", WAY_TXT, .open = "https://a.example/\1 and ",
     .count = 5000, .full = MB},
    {"xhtml-links", WAY_XHTML, .head = "<html><body><p>",
     .open = "<a href=\"https://a.example/\1\">a</a> ",
     .tail = "</p></body></html>", .count = 5000, .full = MB},
    {"xhtml-annotations", WAY_XHTML, .head = XHTML "<p>a</p>",
     .open =
	 "<div class=\"annotation\"><a href=\"https://a.example/\1\"/></div>",
     .tail = XHTML_END, .count = 2000, .full = MB},
    {"xml-links", WAY_XML, .head = XML XML_TEXT,
     .open = "<a href=\"https://a.example/\1\">a</a> b ",
     .tail = "</text>" XML_END, .count = 5000, .full = MB},
    {"xml-link-texts", WAY_XML, .head = XML,
     .open = XML_TEXT "<a href=\"https://a.example/\1\">a</a></text>",
     .tail = XML_END, .count = 2000, .full = MB},
    {"xml-one-link", WAY_XML,
     .head = XML XML_TEXT "<a href=\"https://a.example/\">", .open = "(",
     .tail = "</a></text>" XML_END, .count = 50000, .full = 9 * MB},
    {"markdown-links", WAY_MARKDOWN, .open = "[a](https://a.example/\1) ",
     .count = 5000, .full = MB},
    {"markdown-definitions", WAY_MARKDOWN, .open = "[a\1]\n", .middle = "\n",
     .close = "[a\1]: b\n", .count = 5000, .full = MB},
    {"markdown-references", WAY_MARKDOWN,
     .head = "## A\n\n### B\n\n"
	     "**References:** ",
     .open = "[a](https://a.example/\1), ", .tail = "[b](c)", .count = 5000,
     .full = MB},

    /* ---- Depth ---- */
    {"xhtml-deep", WAY_XHTML, .head = "<html><body>", .open = "<div>",
     .middle = "a", .close = "</div>", .tail = "</body></html>", .count = 10000,
     .full = 10 * MB, .code = "xhtml"},
    {"xhtml-open", WAY_XHTML, .open = "<a>", .count = 10000, .full = 30 * MB,
     .code = "xhtml"},
    {"xhtml-entities", WAY_XHTML, .head = "<!DOCTYPE html [",
     .open = "<!ENTITY a\1 \"&a;&a;\">", .tail = "]><html>&a1;</html>",
     .count = 1000, .full = 100000, .code = "xhtml"},
    {"xml-deep", WAY_XML, .head = XML XML_TEXT, .open = "<b>", .middle = "a",
     .close = "</b>", .tail = "</text>" XML_END, .count = 10000,
     .full = 10 * MB, .code = "poppler"},
    {"xml-outline", WAY_XML, .head = "<pdf2xml>", .open = "<outline>",
     .close = "</outline>", .tail = "</pdf2xml>", .count = 10000,
     .full = 5 * MB, .code = "poppler"},
    {"markdown-quotes", WAY_MARKDOWN, .open = "> ", .tail = "a", .count = 5000,
     .full = 50 * MB},
    {"markdown-quotes-lines", WAY_MARKDOWN, .open = "> > > > > a\n\n",
     .count = 2000, .full = MB},
    {"markdown-items", WAY_MARKDOWN, .open = "- ", .tail = "a", .count = 5000,
     .full = 10 * MB},
    {"markdown-emphasis", WAY_MARKDOWN, .open = "*a **b ", .count = 5000,
     .full = 2 * MB},
    {"markdown-closed-emphasis", WAY_MARKDOWN, .open = "*a _b ", .middle = "c",
     .close = "_ *", .count = 5000, .full = 2 * MB},
    {"markdown-brackets", WAY_MARKDOWN, .open = "[", .middle = "a",
     .close = "](b)", .count = 5000, .full = 20 * MB},
    {"markdown-images", WAY_MARKDOWN, .open = "![a](", .count = 5000,
     .full = 5 * MB},
    {"markdown-backticks", WAY_MARKDOWN, .open = "`a``b", .count = 5000,
     .full = 20 * MB},
    {"markdown-comments", WAY_MARKDOWN, .open = "a <!-- ", .count = 5000,
     .full = 3 * MB},
    {"markdown-html", WAY_MARKDOWN, .open = "<div>\n\n", .count = 5000,
     .full = 10 * MB},
    {"markdown-pages", WAY_MARKDOWN, .open = "<!-- page \1 -->\n\na\n\n",
     .count = 5000, .full = MB},
    {"markdown-labels", WAY_MARKDOWN, .head = "## A\n\n### B\n\n",
     .open = "**L\1:** a\n", .count = 5000, .full = MB},
    {"markdown-yaml-deep", WAY_MARKDOWN, .head = "---\na: ", .open = "[",
     .close = "]", .tail = "\n---\n", .count = 10000, .full = 10 * MB,
     .code = "yaml"},
    {"markdown-yaml-keys-deep", WAY_MARKDOWN, .head = "---\n", .open = "? ",
     .tail = "\n---\n", .count = 10000, .full = 10 * MB, .code = "yaml"},
    {"site-deep", WAY_SITE, .head = "a: ", .open = "{b: ", .close = "}",
     .count = 10000, .full = 10 * MB, .code = "yaml"},
    {"template-deep", WAY_TEMPLATE, .open = "{{#list}}", .close = "{{/list}}",
     .count = 10000, .full = 10 * MB, .code = "template-depth"},
    {"template-open", WAY_TEMPLATE, .open = "{{", .count = 10000,
     .full = 10 * MB, .code = "template-tag"},
    {"template-self", WAY_TEMPLATE, .open = "{{#list}}{{>x}}{{/list}}",
     .count = 10, .full = 1000, .code = "template-depth"},
};
const size_t n_cases = sizeof(cases) / sizeof(cases[0]);

/* Puts text, its bytes 1 replaced by number. */
static void
put_numbered(struct buf *out, const char *text, size_t number)
{
	struct str rest = str_from(text), piece;

	for (bool first = true; str_cut(&rest, '\1', &piece); first = false) {
		if (!first)
			buf_printf(out, "%zu", number);
		buf_put(out, piece);
	}
}

static void
put_all(struct buf *out, const char *text, size_t count)
{
	for (size_t k = 1; text && k <= count; k++)
		put_numbered(out, text, k);
}

struct str
case_text(const struct hostile *hostile, size_t count, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	if (hostile->put)
		hostile->put(&out, count);
	buf_puts(&out, hostile->head ? hostile->head : "");
	put_all(&out, hostile->open, count);
	buf_puts(&out, hostile->middle ? hostile->middle : "");
	put_all(&out, hostile->close, count);
	buf_puts(&out, hostile->tail ? hostile->tail : "");
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}
