/* Words that look like abbreviations. */
#include "check.h"

#include "base/buf.h"
#include "catalog/shortform.h"

static void
test_is(void **state)
{
	static const char *const yes[] = {"MIIT", "R&D", "EVs",      "G20",
					  "L4",   "kWh", "COVID-19", "U.S.",
					  "ÖPNV", "СНГ", "US GAAP",  "mRNA"};
	static const char *const no[] = {
	    "",     "A",           "The",    "the",    "2024",       "1.5",
	    "Link", "in Han",      "MIIT's", "-AB",    "工信部",     "AB CD EF",
	    "EU 1", "ABCDEFGHIJK", "US  AB", "US law", "AB ABCDEFGH"};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		if (!shortform_is(str_from(yes[i])))
			fail_msg("'%s' is one", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (shortform_is(str_from(no[i])))
			fail_msg("'%s' is none", no[i]);
}

static void
test_base(void **state)
{
	(void)state;
	assert_str(shortform_base(STR("SMEs")), "SME");
	assert_str(shortform_base(STR("G20s")), "G20");
	assert_str(shortform_base(STR("SME")), "SME");
	assert_str(shortform_base(STR("As")), "As");
	assert_str(shortform_base(STR("AdS")), "AdS");
	assert_str(shortform_base(STR("ABys")), "ABys");
}

/* The words that are found in text, with bars between them. */
static void
assert_words(const char *text, const char *want)
{
	struct shortform_scan scan = {.text = str_from(text)};
	struct buf got = {0};
	struct str word;

	while (shortform_next(&scan, &word)) {
		assert_true(word.p >= text &&
			    word.p + word.n <= text + strlen(text));
		buf_printf(&got, "%s%.*s", got.n ? "|" : "", STR_ARG(word));
	}
	buf_putc(&got, '\0');
	assert_string_equal(got.p, want);
	buf_free(&got);
}

static void
test_scan(void **state)
{
	(void)state;
	assert_words("", "");
	assert_words("The MIIT and the NDRC.", "MIIT|NDRC");
	assert_words("MIIT's plan, (AI), R&D-heavy", "MIIT|AI|R&D-heavy|R&D");
	assert_words("AI-NEV/MIIT", "AI|NEV|MIIT"); /* together too long */
	assert_words("AI-NEV", "AI-NEV|AI|NEV");
	assert_words("by US GAAP rules", "US GAAP|US|GAAP");
	assert_words("EU, US", "EU|US");
	assert_words("U.S. law. -AB- &c.", "U.S|AB");
	assert_words("由MIIT和NDRC发布", "MIIT|NDRC");
	assert_words("der ÖPNV und xÖY", "ÖPNV|xÖY");
	assert_words("A B C", "");
	assert_words("AB", "AB");
	assert_words("AB-", "AB");
	assert_words("AB ", "AB");
}

static void
test_linear(void **state)
{
	struct buf text = {0};
	struct shortform_scan scan = {0};
	struct str word;
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 300000; i++)
		buf_puts(&text, i % 3 ? "AB-" : "a.");
	scan.text = buf_str(&text);
	while (shortform_next(&scan, &word))
		n++;
	assert_int_equal(n, 200000);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_is),
	    cmocka_unit_test(test_base),
	    cmocka_unit_test(test_scan),
	    cmocka_unit_test(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
