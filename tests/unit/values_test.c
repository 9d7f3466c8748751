/* Values for templates: links per edition, what links tell. */
#include "check.h"

#include "publish/passage.h"
#include "publish/values.h"

static struct arena arena;
static struct site site;
static struct catalog catalog;
static struct press press;

/* Two briefings; the later one has two entries, one with an issuer. */
static struct entry_summary entries[2];
static struct summary summaries[2];

static int
setup(void **state)
{
	static struct issuer_names issuers[] = {{.name = STR_INIT("MIIT")},
						{.name = STR_INIT("SAMR")}};

	(void)state;
	entries[0] = (struct entry_summary){.id = STR("champions"),
					    .title = STR("On champions"),
					    .native_title = STR("关于开展"),
					    .lead = STR("It did."),
					    .issuer = STR("MIIT and SAMR"),
					    .issuers = issuers,
					    .n_issuers = 2,
					    .date = {2024, 9, 4},
					    .next = &entries[1]};
	entries[1] = (struct entry_summary){.id = STR("übung"),
					    .title = STR("An exercise")};
	summaries[0] = (struct summary){.slug = STR("2024-09"),
					.title = STR("September"),
					.lang = STR("en"),
					.date = {2024, 9, 24},
					.first = {2024, 8, 28},
					.last = {2024, 9, 20},
					.entries = entries,
					.n_entries = 2,
					.n_notes = 8};
	summaries[1] = (struct summary){.slug = STR("2024-08"),
					.title = STR("Juli"),
					.lang = STR("de"),
					.date = {2024, 8, 1},
					.n_notes = 1};
	site = (struct site){.title = STR("Digest"),
			     .base_url = STR("https://b.org/d/"),
			     .publisher = STR("Institute"),
			     .lang = STR("en")};
	catalog_make(&catalog, summaries, 2, &arena);
	press = (struct press){.site = &site};
	press_join(&press, &catalog);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct place
place_at(enum edition edition, const char *path)
{
	return place_new(&press, edition, str_from(path), &arena, STR("en"));
}

/* The text of a name, "a.b" of b in a, items of lists by number. */
static struct str
get(const struct value *value, const char *name)
{
	struct str rest = str_from(name), part;

	while (str_cut(&rest, '.', &part)) {
		assert_non_null(value);
		if (value->kind != VALUE_LIST) {
			value = value_get(value, part);
			continue;
		}
		value = value->child;
		for (int i = part.p[0] - '0'; value && i > 0; i--)
			value = value->next;
	}
	if (!value)
		fail_msg("'%s' is not set", name);
	return value->text;
}

static bool
is_true(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, str_from(key));

	if (!value)
		fail_msg("'%s' is not set", key);
	return value_is_true(value);
}

/* ---- Links between pages ---- */

/* want NULL: absent. */
static void
assert_link(enum edition edition, const char *from, const char *to,
	    const char *want)
{
	struct place place = place_at(edition, from);
	struct str got = place_link(&place, str_from(to));

	if (want)
		assert_str(got, want);
	else
		assert_absent(got);
}

static void
test_links_site(void **state)
{
	(void)state;
	assert_link(EDITION_SITE, "2024-09/index.html", "issuers/miit.html",
		    "../issuers/miit.html");
	assert_link(EDITION_SITE, "2024-09/index.html", "2024-09/a.html#x",
		    "a.html#x");
	assert_link(EDITION_SITE, "2024-09/a.html", "2024-08/a.html",
		    "../2024-08/a.html");
	assert_link(EDITION_SITE, "index.html", "assets/x.css", "assets/x.css");
	assert_link(EDITION_SITE, "index.html", "index.html", "index.html");
	assert_link(EDITION_SITE, "a/b/c.html", "a/d.html", "../d.html");
	assert_link(EDITION_SITE, "index.html", "2024-09/übung.html",
		    "2024-09/%C3%BCbung.html");
	site.base_url = (struct str){0};
	assert_link(EDITION_SITE, "a/x.html", "index.html", "../index.html");
}

static void
test_links_offline(void **state)
{
	static const char *const page = "2024-09/index.html";

	(void)state;
	assert_link(EDITION_OFFLINE, page, "2024-09/a.html", "a.html");
	assert_link(EDITION_OFFLINE, page, "2024-09/2024-09.epub",
		    "2024-09.epub");
	assert_link(EDITION_OFFLINE, page, "2024-09/2024-09.json",
		    "2024-09.json");
	assert_link(EDITION_OFFLINE, page, "assets/x-1.css", "assets/x-1.css");
	assert_link(EDITION_OFFLINE, page, "2024-09/2024-09.zip",
		    "https://b.org/d/2024-09/2024-09.zip");
	assert_link(EDITION_OFFLINE, page, "2024-09/2024-08.epub",
		    "https://b.org/d/2024-09/2024-08.epub");
	assert_link(EDITION_OFFLINE, page, "2024-08/index.html",
		    "https://b.org/d/2024-08/index.html");
	assert_link(EDITION_OFFLINE, page, "index.html",
		    "https://b.org/d/index.html");
	site.base_url = (struct str){0};
	assert_link(EDITION_OFFLINE, page, "2024-09/a.html", "a.html");
	assert_link(EDITION_OFFLINE, page, "issuers/miit.html", NULL);
	assert_link(EDITION_OFFLINE, page, "2024-09/2024-09.zip", NULL);
}

static void
test_links_epub(void **state)
{
	(void)state;
	assert_link(EDITION_EPUB, "2024-09/index.html", "2024-09/a.html",
		    "entries/a.xhtml");
	struct place entry = place_at(EDITION_EPUB, "2024-09/index.html");

	entry.document = STR("entries/b.xhtml");
	assert_str(place_link(&entry, STR("2024-09/a.html")), "a.xhtml");
	entry.volume = STR("2024-09/");
	entry.document = STR("2024-09/entries/b.xhtml");
	assert_str(place_link(&entry, STR("2024-09/a.html")), "a.xhtml");
	entry.document = STR("issuers.xhtml");
	assert_str(place_link(&entry, STR("2024-09/a.html")),
		   "2024-09/entries/a.xhtml");
	assert_link(EDITION_EPUB, "2024-09/index.html", "2024-09/index.html",
		    "https://b.org/d/2024-09/index.html");
	assert_link(EDITION_EPUB, "2024-09/index.html", "2024-08/a.html",
		    "https://b.org/d/2024-08/a.html");
	site.base_url = (struct str){0};
	assert_link(EDITION_EPUB, "2024-09/index.html", "issuers/x.html", NULL);
	assert_link(EDITION_EPUB, "2024-09/index.html", "2024-09/2024-09.epub",
		    NULL);
}

/* ---- Links of a text ---- */

static void
test_link_archived(void **state)
{
	struct place place = place_at(EDITION_SITE, "2024-09/a.html");
	struct value *link =
	    values_link(&place, STR("关于开展"),
			STR("https://web.archive.org/web/20240923151036/"
			    "https:/www.ncsti.gov.cn/a.pdf"));

	(void)state;
	assert_str(get(link, "text"), "关于开展");
	assert_str(get(link, "lang"), "zh-Hans");
	assert_str(get(link, "host"), "ncsti.gov.cn");
	assert_str(get(link, "original_url"), "https://www.ncsti.gov.cn/a.pdf");
	assert_str(get(link, "archived"), "September 23, 2024");
	assert_str(get(link, "url"),
		   "https://web.archive.org/web/20240923151036/"
		   "https:/www.ncsti.gov.cn/a.pdf");
}

static void
test_link_plain(void **state)
{
	struct place place = place_at(EDITION_OFFLINE, "2024-09/a.html");
	struct value *link =
	    values_link(&place, (struct str){0}, STR("https://www.a.org/x y"));

	(void)state;
	assert_str(get(link, "url"), "https://www.a.org/x%20y");
	assert_str(get(link, "host"), "a.org");
	assert_absent(get(link, "archived"));
	assert_absent(get(link, "original_url"));
	assert_absent(get(link, "lang"));
	link = values_link(&place, STR("w"), STR("javascript:alert(1)"));
	assert_str(get(link, "text"), "w");
	assert_absent(get(link, "url"));
	assert_absent(get(link, "host"));
	/* The archive of an attack is no attack, but leads to none either. */
	link = values_link(&place, STR("w"),
			   STR("https://web.archive.org/web/2024/"
			       "javascript:alert(1)"));
	assert_true(str_starts(get(link, "url"), STR("https://web.archive")));
	if (get(link, "original_url").p)
		assert_true(
		    str_starts(get(link, "original_url"), STR("http://")));
}

/* ---- Cards and mentions ---- */

static void
test_card(void **state)
{
	struct place place = place_at(EDITION_SITE, "index.html");
	struct value *card = values_card(&place, &summaries[0]);

	(void)state;
	assert_str(get(card, "url"), "2024-09/index.html");
	assert_str(get(card, "date"), "September 24, 2024");
	assert_str(get(card, "date_iso"), "2024-09-24");
	assert_str(get(card, "period"), "August 28 to September 20, 2024");
	assert_str(get(card, "n_entries"), "2");
	assert_str(get(card, "bar"), "100");
	assert_str(get(card, "zip_url"), "2024-09/2024-09.zip");
	assert_absent(get(card, "lang"));
	assert_str(get(card, "entries.1.url"), "2024-09/%C3%BCbung.html");
	card = values_card(&place, &summaries[1]);
	assert_str(get(card, "bar"), "10");
	assert_str(get(card, "lang"), "de");
	assert_absent(get(card, "period"));
	assert_false(is_true(card, "has_entries"));
	assert_true(is_true(card, "has_notes"));
}

static void
test_mention(void **state)
{
	struct place place = place_at(EDITION_SITE, "issuers/miit.html");
	struct value *value =
	    passage_value(&place, (struct mention){.entry = &entries[0]});

	(void)state;
	assert_str(get(value, "url"), "../2024-09/champions.html");
	assert_str(get(value, "native_title_html"),
		   "<span lang=\"zh-Hans\">关于开展</span>");
	assert_str(get(value, "issuers.0.name"), "MIIT");
	assert_str(get(value, "issuers.0.url"), "miit.html");
	assert_absent(get(value, "issuers.0.expansion"));
	assert_str(get(value, "date_iso"), "2024-09-04");
	assert_absent(get(value, "section"));
	assert_str(get(value, "briefing_title"), "September");
	assert_str(get(value, "briefing_url"), "../2024-09/index.html");
	value = passage_value(&place, (struct mention){.entry = &entries[1]});
	assert_absent(get(value, "native_title_html"));
	assert_absent(get(value, "date"));
	assert_absent(get(value, "issuer"));
	assert_false(is_true(value, "issuers"));
}

static void
test_bar(void **state)
{
	(void)state;
	assert_int_equal(values_bar(0, 0), 1);
	assert_int_equal(values_bar(1, 1000), 1);
	assert_int_equal(values_bar(1, 3), 33);
	assert_int_equal(values_bar(2, 3), 67);
	assert_int_equal(values_bar(5, 5), 100);
}

/* ---- A briefing in full ---- */

static struct block *
para(struct span *spans)
{
	struct block *block = block_new(&arena, BLOCK_PARA);

	block->spans = spans;
	return block;
}

static struct block *
heading(int level)
{
	struct block *block = block_new(&arena, BLOCK_HEADING);

	block->level = level;
	block->spans = span_text(&arena, STR("H"));
	return block;
}

static const struct briefing *
sample(void)
{
	static struct briefing briefing;
	static struct section section;
	static struct entry first, second;
	static struct field field;
	static struct note note;
	static struct link evil;

	field = (struct field){.role = ROLE_SUMMARY,
			       .label = STR("In brief"),
			       .blocks = heading(4)};
	evil = (struct link){.text = STR("w"), .url = STR("javascript:x")};
	second = (struct entry){.id = STR("übung"),
				.title = span_text(&arena, STR("An exercise")),
				.date_text = STR("early 2024")};
	first = (struct entry){
	    .id = STR("champions"),
	    .title = span_link(&arena, STR("On <it>"), STR("https://t.org/")),
	    .native_title = STR("关于开展"),
	    .article_url = STR("https://a.org/n.pdf"),
	    .issuer = STR("MIIT and SAMR"),
	    .date = {2024, 9, 4},
	    .fields = &field,
	    .references = &evil,
	    .page = 7,
	    .page_begins = true,
	    .next = &second};
	note = (struct note){.date = {2024, 8, 28},
			     .date_label = STR("August 28"),
			     .blocks = para(span_text(&arena, STR("It did.")))};
	section = (struct section){.id = STR("top"),
				   .title = span_text(&arena, STR("Top")),
				   .notes = &note,
				   .entries = &first};
	briefing = (struct briefing){.slug = STR("2024-09"),
				     .title = STR("September"),
				     .date = {2024, 9, 24},
				     .lang = STR("en"),
				     .sections = &section};
	return &briefing;
}

static void
test_briefing(void **state)
{
	struct place place = place_at(EDITION_SITE, "2024-09/index.html");
	struct value *value = values_briefing(&place, sample(), 0);

	(void)state;
	assert_str(get(value, "url"), "index.html");
	assert_str(get(value, "issuers.1.name"), "SAMR");
	assert_str(get(value, "issuers.1.n"), "1");
	assert_absent(get(value, "lead_html"));
	assert_absent(get(value, "source_file"));
	assert_str(get(value, "sections.0.title_html"), "Top");
	assert_str(get(value, "sections.0.notes.0.html"), "<p>It did.</p>");
	assert_str(get(value, "sections.0.notes.0.date_short"), "August 28");
	assert_str(get(value, "sections.0.notes.0.date"), "August 28, 2024");
	assert_str(get(value, "sections.0.notes.0.id"), "_note-1");
	/* Under h3 of the entry and h4 of its label. */
	assert_str(get(value, "sections.0.entries.0.fields.0.html"),
		   "<h5>H</h5>");
	assert_str(get(value, "sections.0.entries.1.date"), "early 2024");
	assert_absent(get(value, "sections.0.entries.1.date_iso"));
}

static void
test_entry(void **state)
{
	const struct briefing *briefing = sample();
	const struct section *section = briefing->sections;
	struct place place = place_at(EDITION_SITE, "2024-09/champions.html");
	struct value *value =
	    values_entry(&place, briefing, section, section->entries, 0);

	(void)state;
	assert_str(get(value, "title"), "On <it>");
	assert_str(get(value, "title_html"), "On &lt;it&gt;");
	assert_str(get(value, "section"), "Top");
	assert_str(get(value, "issuers.0.url"), "../issuers/miit.html");
	/* Under h1 of the title and h2 of the label. */
	assert_str(get(value, "fields.0.html"), "<h3>H</h3>");
	assert_true(
	    is_true(value_get(value, STR("fields"))->child, "is_summary"));
	/* The link of the title takes its place; the attack has none. */
	assert_str(get(value, "references.0.url"), "https://t.org/");
	assert_null(value_get(value, STR("references"))->child->next);
	assert_absent(get(value, "article.title")); /* the entry's own */
	assert_str(get(value, "article.url"), "https://a.org/n.pdf");
	assert_str(get(value, "page"), "7");
	assert_str(get(value, "page_mark_html"),
		   "<span id=\"page-7\" class=\"page\" "
		   "role=\"doc-pagebreak\" title=\"7\"></span>");
	value =
	    values_entry(&place, briefing, section, section->entries->next, 0);
	assert_false(is_true(value, "article"));
	assert_false(is_true(value, "fields"));
	assert_false(is_true(value, "has_references"));
	assert_absent(get(value, "page"));
}

/* A book: pages are marked, titles head documents of their own. */
static void
test_book(void **state)
{
	struct place place = place_at(EDITION_EPUB, "2024-09/index.html");
	struct value *value = values_briefing(&place, sample(), 0);

	(void)state;
	assert_str(get(value, "sections.0.entries.0.page_mark_html"),
		   "<span id=\"page-7\" class=\"page\" "
		   "role=\"doc-pagebreak\" epub:type=\"pagebreak\" "
		   "aria-label=\"7\"></span>");
	assert_absent(get(value, "sections.0.page_mark_html"));
	assert_str(get(value, "sections.0.entries.0.fields.0.html"),
		   "<h3>H</h3>");
	assert_str(
	    get(value, "sections.0.entries.0.native_title_html"),
	    "<span lang=\"zh-Hans\" xml:lang=\"zh-Hans\">关于开展</span>");
	assert_str(get(value, "url"), "https://b.org/d/2024-09/index.html");
}

static void
test_page(void **state)
{
	struct place place = place_at(EDITION_OFFLINE, "2024-09/a.html");
	struct value *page = values_page(&place, STR("T"), STR("en"));

	(void)state;
	assert_str(get(page, "canonical_url"),
		   "https://b.org/d/2024-09/a.html");
	assert_str(get(page, "home_url"), "https://b.org/d/index.html");
	assert_str(get(page, "site.publisher"), "Institute");
	assert_absent(get(page, "site.description"));
	assert_absent(get(page, "style_url"));
	assert_true(is_true(page, "offline"));
	assert_false(is_true(page, "is_home"));
	site.base_url = (struct str){0};
	page = values_page(&place, STR("T"), STR("en"));
	assert_absent(get(page, "home_url"));
	assert_absent(get(page, "canonical_url"));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_links_site), TEST(test_links_offline),
	    TEST(test_links_epub), TEST(test_link_archived),
	    TEST(test_link_plain), TEST(test_card),
	    TEST(test_mention),    TEST(test_bar),
	    TEST(test_briefing),   TEST(test_entry),
	    TEST(test_book),       TEST(test_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
