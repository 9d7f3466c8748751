/* Raw HTML that is let through, what becomes of it, and what does not get
 * through. */
#include "markdown_read.h"

#include "base/xml.h"
#include "publish/html.h"

/* The text before the first section as a page has it, which is XML. */
static void
becomes(const char *markdown, const char *want)
{
	struct html_options options = {.lang = STR("en")};
	struct source source = {.name = STR("page")};
	struct buf out = {0}, page = {0};

	site.unsafe_html = true;
	assert_true(read_str(str_from(markdown)));
	buf_puts(&out, "");
	html_blocks(&out, briefing.lead, &options);
	buf_printf(&page, "<p>%s</p>", out.p);
	source.text = buf_str(&page);
	assert_true(xml_check(&source, "xml", &diags));
	assert_string_equal(out.p, want);
	buf_free(&out);
	buf_free(&page);
}

static void
spans(void **state)
{
	(void)state;
	becomes("Press <kbd>Ctrl *x*</kbd>, H<sub>2</sub>O<br>m<SUP>2</SUP>",
		"<p>Press <kbd>Ctrl <em>x</em></kbd>, H<sub>2</sub>O<br />\n"
		"m<sup>2</sup></p>\n");
	becomes("<a href=\"https://e.example/?a=1&amp;b\" onclick=x "
		"title='&quot;t'>A *b*</a>",
		"<p><a href=\"https://e.example/?a=1&amp;b\" "
		"title=\"&quot;t\">A <em>b</em></a></p>\n");
	becomes("<abbr title=\"a&quot;b\" style=x>AB</abbr> <span "
		"class=x>s</span><blink>t</blink>",
		"<p><abbr title=\"a&quot;b\">AB</abbr> st</p>\n");
	becomes("a <b>b <i>c</b> d</i> e</b>",
		"<p>a <strong>b <em>c</em></strong> d e</p>\n");
	becomes("<q>*a*", "<p><q><em>a</em></q></p>\n");
	becomes("a <!-- *b* --> c", "<p>a  c</p>\n");
}

static void
blocks(void **state)
{
	(void)state;
	becomes("<details open>\n<summary>More *x*</summary>\n\n- a\n- "
		"b\n\n</details>\n\nc",
		"<details>\n<summary>More *x*</summary>\n<ul>\n<li>a</li>\n"
		"<li>b</li>\n</ul>\n</details>\n<p>c</p>\n");
	becomes("<div align=center>\n\n*a*\n\n<img src=https://e.example/i.png "
		"alt=I></div>",
		"<p><em>a</em></p>\n<p><a href=\"https://e.example/i.png\">I"
		"</a></p>\n");
	becomes("<ul><li>a<li>b<ol start=3><li>c</ol></ul>",
		"<ul>\n<li>a</li>\n<li>b\n<ol start=\"3\">\n<li>c</li>\n</ol>\n"
		"</li>\n</ul>\n");
	becomes("<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>",
		"<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n");
	becomes("<pre>\n a <b>b</b>\n</pre>",
		"<pre><code> a b\n</code></pre>\n");
	becomes("<blockquote>a<p>b</blockquote><hr>",
		"<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n<hr />\n");
	becomes("<p>never closed\n\n*a*",
		"<p>never closed</p>\n<p><em>a</em></p>\n");
}

static void
tables(void **state)
{
	(void)state;
	becomes("<table><tr><th>a<th align=right>b<tr><td>c</table>",
		"<div class=\"table\">\n<table>\n<thead>\n<tr>\n"
		"<th scope=\"col\">a</th>\n"
		"<th class=\"right\" scope=\"col\">b</th>\n</tr>\n</thead>\n"
		"<tbody>\n<tr>\n<td>c</td>\n<td class=\"right\"></td>\n</tr>\n"
		"</tbody>\n</table>\n</div>\n");
	becomes("<table><tr><td>\n\n*a*\n\n</td></tr></table>",
		"<div class=\"table\">\n<table>\n<thead>\n<tr>\n<th "
		"scope=\"col\"><em>a</em></th>\n</tr>\n</thead>\n</table>\n"
		"</div>\n");
	/* What is no cell of words. */
	becomes("<table><tr><td>\n\n- a\n\n</td></tr></table>",
		"<ul>\n<li>a</li>\n</ul>\n");
}

/* What breaks out of nothing. */
static void
breaks(void **state)
{
	(void)state;
	becomes("a\n\n</div></main></body></html>\n\nb",
		"<p>a</p>\n<p>b</p>\n");
	becomes("<script>alert(1)</script><style>*{}</style>a\n\nb",
		"<p>a</p>\n<p>b</p>\n");
	becomes("<div>a<script>\n\nb\n\n", "<p>a</p>\n<p>b</p>\n");
	becomes("<div><!--\n\nb", "<p>b</p>\n");
	becomes("<div><textarea>x\n\n*b*\n\n<iframe>\n\nc",
		"<p><em>b</em></p>\n<p>c</p>\n");
	becomes("<?slot 1?>\n\na\n\n<div>b</div>\n\n<?slot 0?>",
		"<p>a</p>\n<p>b</p>\n");
	becomes("a <?slot 0?> *b* <svg><script>x</script></svg> <kbd>c</kbd>",
		"<p>a  <em>b</em> x c</p>\n");
	becomes("<title>a</title><base href=//x><meta http-equiv=refresh>"
		"<link rel=stylesheet href=x>b",
		"<p>b</p>\n");
}

/* Addresses are Markdown's, and so is what holds for them. */
static void
addresses(void **state)
{
	(void)state;
	becomes("<a href=\"javascript:alert(1)\">a</a>", "<p>a</p>\n");
	becomes("<a href=\"java&#10;script:alert(1)\">a</a>", "<p>a</p>\n");
	becomes("<a href=\" &#14; javascript:alert(1)\">a</a>", "<p>a</p>\n");
	becomes("<a href=\"data:text/html,x\">a</a>", "<p>a</p>\n");
	becomes("<img src=\"javascript:x\" alt=\"a\" onerror=\"y\">",
		"<p>a</p>\n");
	becomes("<a name=x>a</a>", "<p>a</p>\n");
}

/* Headings stand in the outline, also where something is around them. */
static void
headings(void **state)
{
	(void)state;
	site.unsafe_html = true;
	assert_true(read_str(
	    STR("<h2 id=\"one\">A <i>b</i></h2>\n\n<details><summary>C"
		"</summary>\n\n### D\n\ne\n\n</details>\n\n## F\n\n<b>g</b>")));
	assert_str(briefing.sections->id, "one");
	assert_plain(briefing.sections->title, "A b");
	assert_blocks(briefing.sections->lead, "C");
	assert_plain(briefing.sections->entries->title, "D");
	assert_plain(briefing.sections->next->title, "F");
}

/* Without a word of the site's, nothing of it is shown. */
static void
omitted(void **state)
{
	struct html_options options = {.lang = STR("en")};
	struct buf out = {0};

	(void)state;
	site.unsafe_html = false;
	assert_true(read_str(STR("<div>a</div>\n\n<kbd>b</kbd>\n")));
	html_blocks(&out, briefing.lead, &options);
	assert_string_equal(out.p, "<p>b</p>\n");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spans),     cmocka_unit_test(blocks),
	    cmocka_unit_test(tables),    cmocka_unit_test(breaks),
	    cmocka_unit_test(addresses), cmocka_unit_test(headings),
	    cmocka_unit_test(omitted),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
