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
	becomes("<details>\n<summary>More *x*</summary>\n\n- a\n- "
		"b\n\n</details>\n\nc",
		"<details>\n<summary>More *x*</summary>\n<ul>\n<li>a</li>\n"
		"<li>b</li>\n</ul>\n</details>\n<p>c</p>\n");
	becomes("<div align=center>\n\n*a*\n\n<img src=https://e.example/i.png "
		"alt=I></div>",
		"<div class=\"centre\">\n<p><em>a</em></p>\n"
		"<p><a href=\"https://e.example/i.png\">I</a></p>\n</div>\n");
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

/* ---- Attributes ---- */

static void
attributes(void **state)
{
	(void)state;
	becomes("<span lang=\"fr\" class=x>a</span> <span class=x>b</span> "
		"<span lang=\"<x>\">c</span>",
		"<p><span lang=\"fr\">a</span> b c</p>\n");
	becomes("<bdo dir=rtl>a</bdo> <bdo dir=x>b</bdo> <bdo>c</bdo>",
		"<p><bdo dir=\"rtl\">a</bdo> b c</p>\n");
	becomes("<time datetime=2024-09-24>a</time> <time datetime=x>b</time>",
		"<p><time datetime=\"2024-09-24\">a</time> b</p>\n");
	becomes("<dfn>a <i>b <dfn>c</dfn></i></dfn> d<wbr>e",
		"<p>a <em>b <dfn>c</dfn></em> d<wbr />e</p>\n");
	becomes("<cite id=_q name=x style=x onclick=y lang=de>a</cite>",
		"<p><cite lang=\"de\">a</cite></p>\n");
	becomes("<details open><summary>a</summary>b</details>",
		"<details open=\"open\">\n<summary>a</summary>\n<p>b</p>\n"
		"</details>\n");
}

/* Words over words, where they are as they must be. */
static void
ruby(void **state)
{
	(void)state;
	becomes("<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp>c<rt>*d*</rt></ruby>",
		"<p><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp>c<rt><em>d</em></rt>"
		"</ruby></p>\n");
	becomes("<ruby>a<rp>(</rp><rt>b</rt></ruby>", "<p>a(b</p>\n");
	becomes("<ruby><rt>b</rt></ruby>", "<p>b</p>\n");
	becomes("<ruby>a</ruby> <rt>b</rt><rp>c</rp>", "<p>a bc</p>\n");
	becomes("<ruby>a<ruby>b<rt>c</rt></ruby><rt>d</rt></ruby>",
		"<p>a<ruby>b<rt>c</rt></ruby>d</p>\n");
}

static void
groups(void **state)
{
	(void)state;
	becomes("<div align=center lang=fr>\n\n*a*\n\n- b\n\n</div>",
		"<div class=\"centre\" lang=\"fr\">\n<p><em>a</em></p>\n<ul>\n"
		"<li>b</li>\n</ul>\n</div>\n");
	becomes("<p align=right dir=rtl style=x>a</p>b",
		"<div class=\"right\" dir=\"rtl\">\n<p>a</p>\n</div>\n"
		"<p>b</p>\n");
	becomes("<center>a</center><div align=x>b</div>",
		"<div class=\"centre\">\n<p>a</p>\n</div>\n<p>b</p>\n");
	becomes("<center></center>a", "<p>a</p>\n");
}

/* Cells over several columns and rows, no further than there are any. */
static void
cells(void **state)
{
	(void)state;
	becomes("<table><tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d"
		"<tr><td rowspan=9>e<td colspan=1>f<td>g<tr><td>h</table>",
		"<div class=\"table\">\n<table>\n<thead>\n<tr>\n"
		"<th rowspan=\"2\" scope=\"col\">a</th>\n"
		"<th colspan=\"2\" scope=\"colgroup\">b</th>\n</tr>\n<tr>\n"
		"<th scope=\"col\">c</th>\n<th scope=\"col\">d</th>\n</tr>\n"
		"</thead>\n<tbody>\n<tr>\n<td rowspan=\"2\">e</td>\n"
		"<td>f</td>\n<td>g</td>\n</tr>\n<tr>\n<td>h</td>\n<td></td>\n"
		"</tr>\n</tbody>\n</table>\n</div>\n");
	/* A column in which no cell begins, a row without any. */
	becomes("<table><tr><td colspan=3>a<tr><tr><td colspan=2>b<td>c"
		"</table>",
		"<div class=\"table\">\n<table>\n<thead>\n<tr>\n"
		"<th colspan=\"2\" scope=\"colgroup\">a</th>\n</tr>\n"
		"</thead>\n<tbody>\n<tr>\n<td>b</td>\n<td>c</td>\n</tr>\n"
		"</tbody>\n</table>\n</div>\n");
	becomes("<table><tr><td colspan=0>a<td rowspan=-1>b<td colspan=9x>c"
		"</table>",
		"<div class=\"table\">\n<table>\n<thead>\n<tr>\n"
		"<th scope=\"col\">a</th>\n<th scope=\"col\">b</th>\n"
		"<th scope=\"col\">c</th>\n</tr>\n</thead>\n</table>\n"
		"</div>\n");
}

/* Marks before a heading, or in it, are its id. */
static void
anchors(void **state)
{
	const struct section *section;

	(void)state;
	site.unsafe_html = true;
	assert_true(read_str(
	    STR("<a name=\"one\"></a>\n## A\n\n## <a id=\"two\"></a>B\n\n"
		"<a name=three></a>\n\n## C\n\n<a name=no></a>d\n\n## D\n\n"
		"<div>\n<a name=five></a>\n</div>\n\n## E\n\n"
		"<a name=\"_q\"></a>\n## F\n\n<a name=no></a>\n"
		"<h2 id=seven>G</h2>\n\nx")));
	section = briefing.sections;
	assert_str(section->id, "one");
	assert_str((section = section->next)->id, "two");
	assert_str((section = section->next)->id, "three");
	assert_str((section = section->next)->id, "d");
	assert_str((section = section->next)->id, "five");
	assert_str((section = section->next)->id, "f");
	assert_str((section = section->next)->id, "seven");
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
	    cmocka_unit_test(spans),      cmocka_unit_test(blocks),
	    cmocka_unit_test(tables),     cmocka_unit_test(breaks),
	    cmocka_unit_test(addresses),  cmocka_unit_test(headings),
	    cmocka_unit_test(attributes), cmocka_unit_test(ruby),
	    cmocka_unit_test(groups),     cmocka_unit_test(cells),
	    cmocka_unit_test(anchors),    cmocka_unit_test(omitted),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
