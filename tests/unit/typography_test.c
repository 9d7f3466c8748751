/* Typography: what becomes of straight marks, by language, and where none is
 * touched. */
#include "markdown_read.h"

#include "model/footnote.h"
#include "publish/html.h"

/* The text as a page shows it, where the site sets that language. */
static void
sets(const char *lang, const char *markdown, const char *want)
{
	struct str tag = str_from(lang);
	struct html_options options = {.lang = tag};
	struct buf out = {0};

	site.typography = &tag;
	site.n_typography = 1;
	site.lang = tag;
	assert_true(read_str(str_from(markdown)));
	html_blocks(&out, briefing.lead, &options);
	assert_string_equal(out.p, want);
	buf_free(&out);
	site.n_typography = 0;
}

static void
quotes(void **state)
{
	(void)state;
	sets("en", "\"A 'b' c\" (\"d\") *\"e\"* \"*f*\"",
	     "<p>“A ‘b’ c” (“d”) <em>“e”</em> “<em>f</em>”</p>\n");
	sets("de", "\"A 'b' c\", so 's ist", "<p>„A ‚b‘ c“, so ’s ist</p>\n");
	sets("fr", "Il dit \"oui\" ; et toi ?",
	     "<p>Il dit «\u00A0oui\u00A0»\u202F; et toi\u202F?</p>\n");
	sets("es", "\"Uno\"", "<p>«Uno»</p>\n");
	sets("sv", "\"Ett\"", "<p>”Ett”</p>\n");
	sets("de-CH", "\"Eins\"", "<p>«Eins»</p>\n");
	sets("en-GB", "It's the dogs' \"'90s\"",
	     "<p>It’s the dogs’ “’90s”</p>\n");
}

static void
dashes(void **state)
{
	(void)state;
	sets("en", "1990--2000, a -- b, c---d... e.... --all -- f ----",
	     "<p>1990–2000, a – b, c—d… e.... --all – f ----</p>\n");
}

static void
units(void **state)
{
	(void)state;
	sets("en", "5 km, 20 %, 3 kmh, x 5 GW",
	     "<p>5\u00A0km, 20\u00A0%, 3 kmh, x 5\u00A0GW</p>\n");
	sets("de", "5 Mrd. EUR", "<p>5\u00A0Mrd. EUR</p>\n");
}

/* Code, addresses, what is alone. */
static void
untouched(void **state)
{
	(void)state;
	sets("en", "`\"a\" -- 5 km...`",
	     "<p><code>&quot;a&quot; -- 5 km...</code></p>\n");
	sets("en", "    \"a\" -- b",
	     "<pre><code>&quot;a&quot; -- b\n</code></pre>\n");
	sets("en", "<https://example.org/a--b...>",
	     "<p><a href=\"https://example.org/a--b...\">https://example.org/"
	     "a--b...</a></p>\n");
	sets("en", "A 5\" disk, 6' deep", "<p>A 5&quot; disk, 6' deep</p>\n");
}

/* Titles, notes, footnotes; nothing where the site does not say so. */
static void
everywhere(void **state)
{
	struct str en = STR("en"), de = STR("de");

	(void)state;
	site.typography = &en;
	site.n_typography = 1;
	assert_true(read_str(
	    STR("# It's\n\n## A -- b\n\n- **August 28, 2024:** c...[^1]\n\n"
		"### D -- e\n\n**Comment:** f...\n\n[^1]: \"g\"\n")));
	assert_str(briefing.title, "It’s");
	assert_plain(briefing.sections->title, "A – b");
	assert_plain(briefing.sections->notes->blocks->spans, "c…");
	assert_plain(briefing.sections->entries->title, "D – e");
	assert_plain(briefing.sections->entries->fields->blocks->spans, "f…");
	assert_plain(briefing.footnotes->blocks->spans, "“g”");
	assert_true(read_str(STR("---\nlang: de\n---\nIt's\n")));
	assert_plain(briefing.lead->spans, "It's");
	site.typography = &de;
	assert_true(read_str(STR("It's\n")));
	assert_plain(briefing.lead->spans, "It's");
	site.n_typography = 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(quotes),     cmocka_unit_test(dashes),
	    cmocka_unit_test(units),      cmocka_unit_test(untouched),
	    cmocka_unit_test(everywhere),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
