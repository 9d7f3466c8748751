/* Abbreviations as <abbr>: where, how often, and where not. */
#include "shelf.h"

#include "publish/explain.h"
#include "publish/html.h"

#define DAY(d) "---\ndate: " d "\n---\n\n"

static void
join_two(void)
{
	shelf_put("jan", DAY("2024-01-31") "The European Union (EU), the "
					   "“A & B” Zone (AB) and R&D "
					   "(research and development), Old "
					   "Union (OU), United States "
					   "generally accepted accounting "
					   "principles (US GAAP).\n");
	shelf_put("feb", DAY("2024-02-29") "The Odd Unit (OU).\n");
	shelf_put("mar", DAY("2024-03-31") "## S\n\nNothing.\n");
	shelf_join();
}

/* That Markdown in the newest briefing is written as want. */
static void
assert_html(const char *text, const char *want)
{
	struct explain explain = {.catalog = &catalog, .arena = &shelf_arena};
	struct html_options options = {.lang = STR("en"), .explain = &explain};
	struct site site = loop_site(&shelf_arena);
	struct briefing briefing;
	struct buf out = {0};

	assert_true(loop_read(&briefing, str_from(text), &site, &shelf_arena));
	html_blocks(&out, briefing.lead, &options);
	assert_str(str_trim(buf_str(&out)), want);
	buf_free(&out);
}

#define EU "<abbr title=\"European Union\">EU</abbr>"

static void
test_first_use(void **state)
{
	(void)state;
	join_two();
	assert_html("The EU and the EU.", "<p>The " EU " and the EU.</p>");
	assert_html("The EU's law\n\nand EU", "<p>The " EU "'s law</p>\n"
					      "<p>and EU</p>");
	assert_html("EU-led, EUs", "<p>" EU "-led, EUs</p>");
	assert_html("*EU* **EU**", "<p><em>" EU "</em> <strong>EU</strong>"
				   "</p>");
	assert_html("An unknown GDP and EUX.",
		    "<p>An unknown GDP and EUX.</p>");
	assert_html("R&D & \\<EU>",
		    "<p><abbr title=\"research and development\">R&amp;D"
		    "</abbr> &amp; &lt;" EU "&gt;</p>");
	assert_html("by US GAAP rules", "<p>by <abbr title=\"United States "
					"generally accepted accounting "
					"principles\">US GAAP</abbr> rules"
					"</p>");
}

static void
test_not_there(void **state)
{
	(void)state;
	join_two();
	/* Its definition, in both orders; an aside. */
	assert_html("The European Union (EU) and the EU",
		    "<p>The European Union (EU) and the " EU "</p>");
	assert_html("EU (European Union), EU",
		    "<p>EU (European Union), " EU "</p>");
	/* Links, headings, code. */
	assert_html(
	    "[EU](https://eu.org/EU) `EU` EU",
	    "<p><a href=\"https://eu.org/EU\">EU</a> <code>EU</code> " EU
	    "</p>");
	/* What two briefings say differently, a third does not explain. */
	assert_html("The OU.", "<p>The OU.</p>");
}

static void
test_headings(void **state)
{
	struct explain explain = {.catalog = &catalog, .arena = &shelf_arena};
	struct html_options options = {.lang = STR("en"), .explain = &explain};
	struct block heading = {.kind = BLOCK_HEADING, .level = 2};
	struct buf out = {0};

	(void)state;
	join_two();
	heading.spans = span_text(&shelf_arena, STR("EU"));
	heading.id = STR("EU");
	html_blocks(&out, &heading, &options);
	assert_str(buf_str(&out), "<h2 id=\"EU\">EU</h2>\n");
	buf_clear(&out);
	explain_put(&out, STR("EU <"), NULL);
	assert_str(buf_str(&out), "EU &lt;");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_first_use, shelf_clear),
	    cmocka_unit_test_teardown(test_not_there, shelf_clear),
	    cmocka_unit_test_teardown(test_headings, shelf_clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
