/* Blocks and spans as XHTML: shape, hostile addresses, languages of parts. */
#include "check.h"

#include "base/utf8.h"
#include "base/xml.h"
#include "publish/href.h"
#include "publish/html.h"

static struct arena arena;

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static const struct html_options english = {.lang = STR_INIT("en")};

/* ---- Trees ---- */

static struct span *
text(const char *words)
{
	return span_text(&arena, str_from(words));
}

static struct span *
span_of(enum span_kind kind, struct span *child)
{
	struct span *span = span_new(&arena, kind);

	span->child = child;
	return span;
}

static struct span *
link_to(const char *url, struct span *child)
{
	struct span *span = span_of(SPAN_LINK, child);

	span->url = str_from(url);
	return span;
}

static struct span *
then(struct span *first, struct span *second)
{
	span_append(&first, second);
	return first;
}

static struct block *
block_of(enum block_kind kind, struct block *child)
{
	struct block *block = block_new(&arena, kind);

	block->child = child;
	return block;
}

static struct block *
para(struct span *spans)
{
	struct block *block = block_new(&arena, BLOCK_PARA);

	block->spans = spans;
	return block;
}

static void
assert_spans_as(const struct span *spans, const struct html_options *options,
		const char *want)
{
	struct buf out = {0};

	html_spans(&out, spans, options);
	buf_puts(&out, "");
	assert_string_equal(out.p ? out.p : "", want);
	buf_free(&out);
}

static void
assert_spans(const struct span *spans, const char *want)
{
	assert_spans_as(spans, &english, want);
}

static void
assert_blocks(const struct block *blocks, const struct html_options *options,
	      const char *want)
{
	struct buf out = {0};

	html_blocks(&out, blocks, options);
	assert_string_equal(out.p ? out.p : "", want);
	buf_free(&out);
}

static void
assert_text(const char *words, const struct html_options *options,
	    const char *want)
{
	struct buf out = {0};

	html_text(&out, str_from(words), options);
	assert_string_equal(out.p ? out.p : "", want);
	buf_free(&out);
}

/* ---- Spans ---- */

static void
test_spans(void **state)
{
	struct span *code = span_new(&arena, SPAN_CODE);
	struct span *html = span_new(&arena, SPAN_HTML);

	(void)state;
	code->text = STR("a<b");
	html->text = STR("<script>alert(1)</script>");
	assert_spans(then(text("R&D \"x\" "), code),
		     "R&amp;D &quot;x&quot; <code>a&lt;b</code>");
	assert_spans(then(span_of(SPAN_EMPH, text("a")),
			  span_of(SPAN_STRONG, text("b"))),
		     "<em>a</em><strong>b</strong>");
	assert_spans(
	    then(then(text("a"), span_of(SPAN_HARDBREAK, NULL)), text("b")),
	    "a<br />\nb");
	assert_spans(then(text("a"), html), "a");
	assert_spans(text("a\x01z"), "a\xEF\xBF\xBDz");
	assert_spans(NULL, "");
}

static void
test_softbreak(void **state)
{
	(void)state;
	assert_spans(
	    then(then(text("a"), span_of(SPAN_SOFTBREAK, NULL)), text("b")),
	    "a\nb");
	/* No space within Han, and one passage; also beside emphasis. */
	assert_spans(
	    then(then(text("制造"), span_of(SPAN_SOFTBREAK, NULL)), text("业")),
	    "<span lang=\"zh-Hans\">制造业</span>");
	assert_spans(then(then(span_of(SPAN_EMPH, text("制造")),
			       span_of(SPAN_SOFTBREAK, NULL)),
			  span_of(SPAN_EMPH, text("业"))),
		     "<em><span lang=\"zh-Hans\">制造</span></em>"
		     "<em><span lang=\"zh-Hans\">业</span></em>");
	assert_spans(then(then(text("한국"), span_of(SPAN_SOFTBREAK, NULL)),
			  text("정부")),
		     "<span lang=\"ko\">한국\n정부</span>");
}

static void
test_links(void **state)
{
	struct span *titled = link_to("https://a.org/?x=1&y=2", text("w"));
	struct html_options bare = english;

	(void)state;
	titled->text = STR("\"t\"");
	assert_spans(titled, "<a href=\"https://a.org/?x=1&amp;y=2\" "
			     "title=\"&quot;t&quot;\">w</a>");
	assert_spans(link_to("mailto:a@b.org", text("w")),
		     "<a href=\"mailto:a@b.org\">w</a>");
	assert_spans(link_to("../2024-08/index.html#x", text("w")),
		     "<a href=\"../2024-08/index.html#x\">w</a>");
	assert_spans(link_to("https://a.org/年 报.pdf", text("w")),
		     "<a href=\"https://a.org/%E5%B9%B4%20%E6%8A%A5.pdf\">"
		     "w</a>");
	/* Without words: where it leads. */
	assert_spans(link_to("https://www.a.org/x", NULL),
		     "<a href=\"https://www.a.org/x\">a.org</a>");
	/* No link in a link. */
	assert_spans(
	    link_to("https://a.org", link_to("https://b.org", text("w"))),
	    "<a href=\"https://a.org\">w</a>");
	bare.no_links = true;
	assert_spans_as(link_to("https://a.org", text("w")), &bare, "w");
}

static void
test_images(void **state)
{
	struct span *image = span_of(SPAN_IMAGE, text("A chart"));
	struct span *inner = span_of(SPAN_IMAGE, text("logo"));

	(void)state;
	image->url = STR("https://a.org/x.png");
	inner->url = STR("https://a.org/l.png");
	assert_spans(image, "<a href=\"https://a.org/x.png\">A chart</a>");
	assert_spans(link_to("https://b.org", inner),
		     "<a href=\"https://b.org\">logo</a>");
	image->url = STR("figures/x.png");
	assert_spans(image, "A chart");
	image->url = STR("data:image/svg+xml,<svg onload='alert(1)'/>");
	assert_spans(image, "A chart");
}

/* ---- Addresses ---- */

static void
test_hostile_addresses(void **state)
{
	static const char *const hostile[] = {
	    "javascript:alert(1)",
	    "JaVaScRiPt:alert(1)",
	    "java\tscript:alert(1)",
	    "java\nscript:alert(1)",
	    "\x01javascript:alert(1)",
	    " javascript:alert(1)",
	    "javascript :alert(1)",
	    "java\xC2\xADscript:alert(1)",
	    "vbscript:x",
	    "data:text/html,<script>alert(1)</script>",
	    "file:///etc/passwd",
	    "blob:https://a.org/x",
	    "//evil.org/x",
	    "\\\\evil.org\\x",
	    "/\\evil.org",
	    "https:",
	    "https://",
	    "http:///x",
	    "http://exa mple.org/",
	    "https://a.org/\x7f",
	    "mailto:",
	    "",
	    "   ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
		assert_spans(link_to(hostile[i], text("w")), "w");
	assert_absent(href_make(&arena, (struct str){"a\0b", 3}, &english));
	assert_absent(href_make(&arena, STR("https://a.org:port/x"), &english));
	assert_absent(href_make(&arena, STR("https://a..org/x"), &english));
}

static void
test_address_cannot_leave_attribute(void **state)
{
	(void)state;
	assert_spans(link_to("https://a.org/\"onclick=\"alert(1)", text("w")),
		     "<a href=\"https://a.org/%22onclick=%22alert(1)\">w</a>");
	assert_spans(link_to("x\"><script>", text("w")),
		     "<a href=\"x%22%3E%3Cscript%3E\">w</a>");
	/* What is only encoded is a path. */
	assert_spans(link_to("javascript%3Aalert(1)", text("w")),
		     "<a href=\"javascript%3Aalert(1)\">w</a>");
	assert_spans(link_to("x.html?next=javascript:alert(1)", text("w")),
		     "<a href=\"x.html?next=javascript:alert(1)\">w</a>");
}

static void
test_relative_away(void **state)
{
	struct html_options away = english;

	(void)state;
	away.away = true;
	assert_absent(href_make(&arena, STR("x.html"), &away));
	assert_str(href_make(&arena, STR("#x"), &away), "#x");
	assert_str(href_make(&arena, STR("https://a.org"), &away),
		   "https://a.org");
	away.base = STR("https://b.org/2024-09/");
	assert_str(href_make(&arena, STR("x.html"), &away),
		   "https://b.org/2024-09/x.html");
	/* The root is the host's, not the site's. */
	assert_str(href_make(&arena, STR("/x.html"), &away),
		   "https://b.org/x.html");
	assert_absent(href_make(&arena, STR("//c.org/x.html"), &away));
	away.epub = true;
	assert_absent(href_make(&arena, STR("#x"), &away));
}

/* ---- Languages ---- */

static void
test_runs(void **state)
{
	(void)state;
	assert_text("Notice (关于开展 2024 年制造业的通知) here", &english,
		    "Notice (<span lang=\"zh-Hans\">关于开展 2024 "
		    "年制造业的通知</span>) here");
	assert_text("《通知》.", &english,
		    "<span lang=\"zh-Hans\">《通知》</span>.");
	assert_text("工信部 (MIIT) 通知", &english,
		    "<span lang=\"zh-Hans\">工信部</span> (MIIT) "
		    "<span lang=\"zh-Hans\">通知</span>");
	assert_text("トヨタ and 経済", &english,
		    "<span lang=\"ja\">トヨタ</span> and "
		    "<span lang=\"ja\">経済</span>");
	assert_text("Газета Известия!", &english,
		    "<span lang=\"ru\">Газета Известия</span>!");
	assert_text("مجلس <b>", &english,
		    "<span lang=\"ar\" dir=\"rtl\">مجلس</span> &lt;b&gt;");
	assert_text("הכנסת", &english,
		    "<span lang=\"he\" dir=\"rtl\">הכנסת</span>");
	assert_text(
	    "ราช भारत νόμος", &english,
	    "<span lang=\"th\">ราช</span> <span lang=\"hi\">भारत</span> "
	    "<span lang=\"el\">νόμος</span>");
	/* A sign, not Greek; punctuation alone; nothing at all. */
	assert_text("10 μg, “Ａ–Ｚ”、", &english, "10 μg, “Ａ–Ｚ”、");
	assert_text("naïve Łódź 2024", &english, "naïve Łódź 2024");
	assert_text("", &english, "");
}

static void
test_runs_by_language(void **state)
{
	struct html_options options = {.lang = STR("zh-CN")};

	(void)state;
	assert_text("通知 トヨタ", &options,
		    "<span lang=\"ja\">通知 トヨタ</span>");
	assert_text("通知 MIIT", &options, "通知 MIIT");
	options.lang = STR("ja");
	assert_text("経済のトヨタ", &options, "経済のトヨタ");
	options.lang = STR("uk");
	assert_text("Кабінет", &options, "Кабінет");
	options.lang = STR("FA-IR");
	assert_text("مجلس", &options, "مجلس");
	options.lang = STR("de");
	options.epub = true;
	assert_text("通知", &options,
		    "<span lang=\"zh-Hans\" xml:lang=\"zh-Hans\">通知</span>");
}

static struct str
lang_of_text(struct str text, const char *lang)
{
	struct html_options options = {.lang = str_from(lang)};

	return html_lang_of(text, &options);
}

static void
test_lang_of(void **state)
{
	(void)state;
	assert_str(lang_of_text(STR("工信部 MIIT 关于开展"), "en"), "zh-Hans");
	assert_absent(lang_of_text(STR("The 通知 of 2024"), "en"));
	assert_absent(lang_of_text(STR("关于开展"), "zh-Hant"));
	assert_str(lang_of_text(STR("日本の経済政策"), "en"), "ja");
	assert_absent(lang_of_text(STR("2024!"), "en"));
	assert_absent(lang_of_text((struct str){0}, "en"));
}

/* ---- Blocks ---- */

static void
test_lists(void **state)
{
	struct block *nested = block_of(BLOCK_LIST, NULL);
	struct block *item = block_of(BLOCK_ITEM, para(text("a")));
	struct block *list = block_of(BLOCK_LIST, item);

	(void)state;
	nested->child = block_of(BLOCK_ITEM, para(text("b")));
	nested->tight = list->tight = true;
	nested->ordered = true;
	nested->start = 3;
	block_append(&item->child, nested);
	assert_blocks(list, &english,
		      "<ul>\n<li>a\n<ol start=\"3\">\n<li>b</li>\n</ol>\n"
		      "</li>\n</ul>\n");
	list->tight = nested->tight = false;
	nested->start = 1;
	assert_blocks(list, &english,
		      "<ul>\n<li>\n<p>a</p>\n<ol>\n<li>\n<p>b</p>\n</li>\n"
		      "</ol>\n</li>\n</ul>\n");
	item->child = NULL;
	assert_blocks(list, &english, "<ul>\n<li></li>\n</ul>\n");
}

static void
test_blocks(void **state)
{
	struct block *blocks = block_of(BLOCK_QUOTE, para(text("q")));
	struct block *code = block_of(BLOCK_CODE, NULL);
	struct block *plain = block_of(BLOCK_CODE, NULL);
	struct block *html = block_of(BLOCK_HTML, NULL);

	(void)state;
	code->info = STR("c\"x extra");
	code->text = STR("a < b\n");
	plain->text = STR("x");
	html->text = STR("<iframe>");
	block_append(&blocks, code);
	block_append(&blocks, plain);
	block_append(&blocks, html);
	block_append(&blocks, block_of(BLOCK_RULE, NULL));
	assert_blocks(blocks, &english,
		      "<blockquote>\n<p>q</p>\n</blockquote>\n"
		      "<pre><code class=\"language-c&quot;x\">a &lt; b\n"
		      "</code></pre>\n<pre><code>x</code></pre>\n<hr />\n");
}

static struct block *
line_of(enum block_kind kind, struct span *spans)
{
	struct block *block = para(spans);

	block->kind = kind;
	return block;
}

static struct block *
rows(const char *corner, const char *head, const char *left, const char *right)
{
	struct block *cells[4] = {
	    line_of(BLOCK_CELL, *corner ? text(corner) : NULL),
	    line_of(BLOCK_CELL, text(head)), line_of(BLOCK_CELL, text(left)),
	    line_of(BLOCK_CELL, text(right))};
	struct block *first = block_of(BLOCK_ROW, cells[0]);

	cells[0]->next = cells[1];
	cells[2]->next = cells[3];
	cells[1]->align = cells[3]->align = ALIGN_RIGHT;
	first->next = block_of(BLOCK_ROW, cells[2]);
	return first;
}

static void
test_tables(void **state)
{
	struct block *table = block_of(BLOCK_TABLE, rows("a", "b", "c", "d"));
	struct html_options book = english;

	(void)state;
	book.epub = true;
	assert_blocks(table, &book,
		      "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n"
		      "<th class=\"right\" scope=\"col\">b</th>\n</tr>\n"
		      "</thead>\n<tbody>\n<tr>\n<td>c</td>\n"
		      "<td class=\"right\">d</td>\n</tr>\n</tbody>\n"
		      "</table>\n");
	table->child->next = NULL;
	assert_blocks(table, &english,
		      "<div class=\"table\">\n<table>\n<thead>\n<tr>\n"
		      "<th scope=\"col\">a</th>\n"
		      "<th class=\"right\" scope=\"col\">b</th>\n</tr>\n"
		      "</thead>\n</table>\n</div>\n");
	/* Under an empty corner, the first column heads the rows. */
	table->child = rows("", "b", "c", "d");
	assert_blocks(table, &book,
		      "<table>\n<thead>\n<tr>\n<td></td>\n"
		      "<th class=\"right\" scope=\"col\">b</th>\n</tr>\n"
		      "</thead>\n<tbody>\n<tr>\n<th scope=\"row\">c</th>\n"
		      "<td class=\"right\">d</td>\n</tr>\n</tbody>\n"
		      "</table>\n");
}

/* What may have to be scrolled can be reached by keyboard, and nothing else:
 * a long text is broken into lines, a long word is not. */
static void
test_wide_tables(void **state)
{
	static const char prose[] = "many short words make many short lines, "
				    "and no table is wider for them";
	struct block *table =
	    block_of(BLOCK_TABLE, rows("a", "b", prose, prose));
	struct value *words = value_map(&arena);
	struct wording wording = {.lang = STR("de"), .words = words};
	struct html_options german = english;
	struct buf out = {0};

	(void)state;
	html_blocks(&out, table, &english);
	assert_null(strstr(out.p, "tabindex"));
	buf_clear(&out);
	table->child = rows("a", "b", "Unternehmensbesteuerungsrecht", "x");
	html_blocks(&out, table, &english);
	assert_non_null(strstr(out.p, "<div class=\"table\" role=\"group\" "
				      "tabindex=\"0\" aria-label=\"Table\">"));
	/* Its name in another language than what it holds. */
	value_set_text(&arena, words, "table", STR("Tabelle"));
	german.wording = &wording;
	buf_clear(&out);
	html_blocks(&out, table, &german);
	assert_non_null(strstr(out.p, " aria-label=\"Tabelle\" lang=\"de\">\n"
				      "<div lang=\"en\">\n<table>"));
	buf_free(&out);
}

static void
test_dialect(void **state)
{
	struct block *list = block_of(BLOCK_LIST, NULL), *figure, *terms;
	struct block *done = block_of(BLOCK_ITEM, para(text("a")));
	struct block *open = block_of(BLOCK_ITEM, para(text("b")));
	struct html_options german = english;
	struct value *words = value_map(&arena);
	struct wording wording = {.lang = STR("de"), .words = words};

	(void)state;
	done->task = TASK_DONE;
	open->task = TASK_OPEN;
	done->next = open;
	list->child = done;
	list->tight = true;
	value_set_text(&arena, words, "task_open", STR("\"offen\""));
	value_set_text(&arena, words, "task_done", STR("Done"));
	value_set_text(&arena, words, "box_tip", STR("R&D"));
	german.wording = &wording;
	assert_blocks(list, &german,
		      "<ul>\n<li class=\"task\"><input type=\"checkbox\" "
		      "checked=\"\" aria-label=\"Done\" lang=\"de\" "
		      "disabled=\"\" /> a</li>\n"
		      "<li class=\"task\"><input type=\"checkbox\" "
		      "aria-label=\"&quot;offen&quot;\" lang=\"de\" "
		      "disabled=\"\" /> b</li>\n"
		      "</ul>\n");
	/* In a loose list the box stands beside its words, too. */
	list->tight = false;
	done->next = NULL;
	assert_blocks(
	    list, &english,
	    "<ul>\n<li class=\"task\">\n<p><input type=\"checkbox\" "
	    "checked=\"\" aria-label=\"Done\" disabled=\"\" /> a</p>\n</li>\n"
	    "</ul>\n");
	figure = line_of(BLOCK_FIGURE, span_of(SPAN_IMAGE, text("alt")));
	figure->spans->text = STR("a<b");
	figure->spans->url = STR("https://a.org/x.png");
	assert_blocks(figure, &english,
		      "<figure>\n<a href=\"https://a.org/x.png\">alt</a>\n"
		      "<figcaption>a&lt;b</figcaption>\n</figure>\n");
	terms = block_of(BLOCK_TERMS, line_of(BLOCK_TERM, text("t")));
	terms->child->next = block_of(BLOCK_DEFINITION, para(text("d")));
	assert_blocks(terms, &english,
		      "<dl>\n<dt>t</dt>\n<dd><p>d</p>\n</dd>\n</dl>\n");
	terms->tight = true;
	assert_blocks(terms, &english, "<dl>\n<dt>t</dt>\n<dd>d</dd>\n</dl>\n");
	/* Two paragraphs are never one. */
	terms->child->next->child->next = para(text("e"));
	assert_blocks(terms, &english,
		      "<dl>\n<dt>t</dt>\n<dd><p>d</p>\n<p>e</p>\n</dd>\n"
		      "</dl>\n");
	terms = block_of(BLOCK_ADMONITION, para(text("x")));
	terms->admonition = ADMONITION_TIP;
	assert_blocks(
	    terms, &german,
	    "<aside class=\"admonition tip\" role=\"note\">\n"
	    "<p class=\"kind\" lang=\"de\">R&amp;D</p>\n<p>x</p>\n</aside>\n");
	assert_spans(span_of(SPAN_STRIKE, text("x")), "<del>x</del>");
}

static void
test_headings(void **state)
{
	struct block *heading = block_of(BLOCK_HEADING, NULL);
	struct html_options options = english;

	(void)state;
	heading->level = 4;
	heading->id = STR("an-id");
	heading->spans = text("H");
	assert_blocks(heading, &options, "<h4 id=\"an-id\">H</h4>\n");
	options.heading_level = 2;
	heading->id = STR("no id");
	assert_blocks(heading, &options, "<h2>H</h2>\n");
}

/* Levels that were skipped leave no gap, whatever their order. */
static void
test_heading_gaps(void **state)
{
	static const int levels[] = {4, 2, 4, 6, 4, 3, 1, 6};
	struct html_options options = english;
	struct block *blocks = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		struct block *heading = block_of(BLOCK_HEADING, NULL);

		heading->level = levels[i];
		block_append(&blocks, heading);
	}
	options.heading_level = 2;
	assert_blocks(blocks, &options,
		      "<h2></h2>\n<h2></h2>\n<h3></h3>\n<h4></h4>\n"
		      "<h3></h3>\n<h3></h3>\n<h2></h2>\n<h3></h3>\n");
	options.heading_level = 5;
	assert_blocks(blocks, &options,
		      "<h5></h5>\n<h5></h5>\n<h6></h6>\n<h6></h6>\n"
		      "<h6></h6>\n<h6></h6>\n<h5></h5>\n<h6></h6>\n");
}

static void
test_pages(void **state)
{
	struct html_options options = english;
	struct block *page = block_of(BLOCK_PAGE, NULL);
	struct span *mark = span_new(&arena, SPAN_PAGE);
	struct block *blocks = para(then(text("a"), mark));

	(void)state;
	mark->page = 7;
	page->page = 8;
	block_append(&blocks, page);
	assert_blocks(blocks, &options, "<p>a</p>\n");
	options.pages = true;
	assert_blocks(blocks, &options,
		      "<p>a<span id=\"page-7\" class=\"page\" "
		      "role=\"doc-pagebreak\" title=\"7\"></span></p>\n"
		      "<div id=\"page-8\" class=\"page\" "
		      "role=\"doc-pagebreak\" title=\"8\"></div>");
	options.epub = true;
	blocks->spans = mark;
	assert_blocks(blocks, &options,
		      "<div id=\"page-7\" class=\"page\" "
		      "role=\"doc-pagebreak\" epub:type=\"pagebreak\" "
		      "aria-label=\"7\"></div>"
		      "<div id=\"page-8\" class=\"page\" "
		      "role=\"doc-pagebreak\" epub:type=\"pagebreak\" "
		      "aria-label=\"8\"></div>");
}

/* ---- Depth and size ---- */

static void
assert_well_formed(const struct block *blocks)
{
	struct buf out = {0};
	struct source source = {.name = STR("x")};
	struct diags diags;

	diags_init(&diags, &arena);
	buf_puts(&out, "<div>");
	html_blocks(&out, blocks, &english);
	buf_puts(&out, "</div>");
	source.text = buf_str(&out);
	assert_true(xml_check(&source, "page-malformed", &diags));
	assert_true(str_find(source.text, STR("deepest"), 0) != STR_NONE);
	buf_free(&out);
}

static void
test_depth(void **state)
{
	struct block *blocks = para(text("deepest"));
	struct span *spans = text("deepest");

	(void)state;
	for (int i = 0; i < 100000; i++) {
		blocks = block_of(BLOCK_QUOTE, blocks);
		spans = span_of(i % 2 ? SPAN_EMPH : SPAN_STRONG, spans);
	}
	assert_well_formed(blocks);
	assert_well_formed(para(spans));
	for (int i = 0; i < 30; i++)
		blocks = para(spans);
	blocks = para(spans);
	for (int i = 0; i < 47; i++)
		blocks = block_of(BLOCK_QUOTE, blocks);
	assert_well_formed(blocks);
}

/* Any byte may come: what goes out is well-formed. */
static void
test_any_bytes(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 300; round++) {
		char *bytes = arena_alloc(&arena, 64);
		struct span *span = span_new(&arena, SPAN_LINK);
		struct block *code = block_of(BLOCK_CODE, NULL);
		struct block *blocks = para(text("deepest"));

		for (int i = 0; i < 64; i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = (char)(seed >> 16);
			/* Readers give texts in UTF-8. */
			if (bytes[i] & 0x80)
				bytes[i] = "<&\"'\t>]["[seed >> 20 & 7];
		}
		span->text = (struct str){bytes, 20};
		span->url = (struct str){bytes + 20, 20};
		span->child = span_text(&arena, (struct str){bytes + 40, 24});
		code->text = (struct str){bytes, 64};
		code->info = (struct str){bytes + 30, 20};
		block_append(&blocks, para(span));
		block_append(&blocks, code);
		assert_well_formed(blocks);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_spans, teardown),
	    cmocka_unit_test_teardown(test_softbreak, teardown),
	    cmocka_unit_test_teardown(test_links, teardown),
	    cmocka_unit_test_teardown(test_images, teardown),
	    cmocka_unit_test_teardown(test_hostile_addresses, teardown),
	    cmocka_unit_test_teardown(test_address_cannot_leave_attribute,
				      teardown),
	    cmocka_unit_test_teardown(test_relative_away, teardown),
	    cmocka_unit_test_teardown(test_runs, teardown),
	    cmocka_unit_test_teardown(test_runs_by_language, teardown),
	    cmocka_unit_test_teardown(test_lang_of, teardown),
	    cmocka_unit_test_teardown(test_lists, teardown),
	    cmocka_unit_test_teardown(test_blocks, teardown),
	    cmocka_unit_test_teardown(test_tables, teardown),
	    cmocka_unit_test_teardown(test_wide_tables, teardown),
	    cmocka_unit_test_teardown(test_dialect, teardown),
	    cmocka_unit_test_teardown(test_headings, teardown),
	    cmocka_unit_test_teardown(test_heading_gaps, teardown),
	    cmocka_unit_test_teardown(test_pages, teardown),
	    cmocka_unit_test_teardown(test_depth, teardown),
	    cmocka_unit_test_teardown(test_any_bytes, teardown),
	};
	int failed;

	xml_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xml_done();
	return failed;
}
