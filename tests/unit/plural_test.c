/* Forms of a word by number: examples of the CLDR's own charts. */
#include "check.h"

#include "base/plural.h"

/* want: the form for each of the numbers: z(ero) 1 2 f(ew) m(any), and . for
 * all others. */
static void
assert_forms(const char *lang, const char *want)
{
	static const unsigned numbers[] = {0,  1,   2,   3,   5,   11, 21,
					   22, 100, 101, 102, 103, 111};
	static const char letters[PLURAL_COUNT + 1] = "z12fm.";
	char got[16] = "";

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		got[i] = letters[plural_of(str_from(lang), numbers[i])];
	if (strcmp(got, want) != 0)
		fail_msg("%s: %s, not %s", lang, got, want);
}

static void
test_five(void **state)
{
	(void)state;
	assert_forms("en", ".1...........");
	assert_forms("de", ".1...........");
	assert_forms("es", ".1...........");
	assert_forms("fr", "11...........");
	assert_forms("zh", ".............");
}

static void
test_others(void **state)
{
	(void)state;
	assert_forms("ja", ".............");
	assert_forms("pt", "11...........");
	assert_forms("ru", "m1ffmm1fm1ffm");
	assert_forms("hr", ".1ff..1f.1ff.");
	assert_forms("pl", "m1ffmmmfmmffm");
	assert_forms("cs", ".1ff.........");
	assert_forms("sl", ".12f.....12f.");
	assert_forms("lt", ".1fff.1f.1ff.");
	assert_forms("lv", "z1...z1.z1..z");
	assert_forms("ro", "f1ffff...ffff");
	assert_forms("is", ".1....1..1...");
	assert_forms("he", ".12..........");
	assert_forms("ar", "z12ffmmm...fm");
	assert_forms("ga", ".12ff........");
	assert_forms("cy", "z12f.........");
	assert_forms("mt", "f12ffm.....fm");
}

static void
test_tags(void **state)
{
	(void)state;
	assert_forms("fr-CA", "11...........");
	assert_forms("ZH-Hant-TW", ".............");
	assert_forms("tlh", ".1...........");
	assert_forms("", ".1...........");
}

static void
test_large(void **state)
{
	(void)state;
	assert_int_equal(plural_of(STR("ru"), 1000001), PLURAL_ONE);
	assert_int_equal(plural_of(STR("ru"), 18446744073709551615u),
			 PLURAL_MANY);
	assert_int_equal(plural_of(STR("en"), 18446744073709551615u),
			 PLURAL_OTHER);
}

static void
test_has(void **state)
{
	(void)state;
	assert_true(plural_has(STR("en"), PLURAL_ONE));
	assert_true(plural_has(STR("en"), PLURAL_OTHER));
	assert_false(plural_has(STR("en"), PLURAL_FEW));
	assert_false(plural_has(STR("zh"), PLURAL_ONE));
	assert_true(plural_has(STR("ar"), PLURAL_ZERO));
	assert_false(plural_has(STR("pl"), PLURAL_OTHER));
	assert_true(plural_has(STR("ro"), PLURAL_OTHER));
	assert_true(plural_has(STR("cy"), PLURAL_MANY));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_five), cmocka_unit_test(test_others),
	    cmocka_unit_test(test_tags), cmocka_unit_test(test_large),
	    cmocka_unit_test(test_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
