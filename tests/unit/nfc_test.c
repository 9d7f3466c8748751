/* Normal form C, and names that are one where case does not count. */
#include "check.h"

#include "base/nfc.h"

static void
test_nfc(void **state)
{
	struct arena arena = {0};
	struct str same = STR("plain");

	(void)state;
	assert_str(nfc(STR("e\xCC\x81"), &arena), "é");
	assert_str(nfc(STR("か\u3099"), &arena), "が");
	assert_str(nfc(STR("\u1100\u1161"), &arena), "가");
	assert_str(nfc(STR("\u0B95\u0BC6\u0BBE"), &arena), "\u0B95\u0BCA");
	/* Excluded from composition. */
	assert_str(nfc(STR("\u0958"), &arena), "\u0915\u093C");
	assert_str(nfc(STR(""), &arena), "");
	assert_str(nfc(STR("\xFF"
			   "A"),
		       &arena),
		   "\xFF"
		   "A");
	assert_ptr_equal(nfc(same, &arena).p, same.p);
	arena_free(&arena);
}

static void
test_fold(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(nfc_fold(STR("A/b.TXT"), &arena), "a/b.txt");
	assert_str(nfc_fold(STR("ŽÀ/Ŀ/ĸΩЖ"), &arena), "žà/ŀ/ĸωж");
	assert_str(nfc_fold(STR("ΟΔΟΣ"), &arena), "οδοσ");
	assert_str(nfc_fold(STR("οδος"), &arena), "οδοσ");
	assert_str(nfc_fold(STR("Straße"), &arena), "strasse");
	assert_str(nfc_fold(STR("ԲԱՌ"), &arena), "բառ");
	assert_str(nfc_fold(STR("E\xCC\x81"), &arena), "é");
	assert_str(nfc_fold(STR("かっんーヶ漢"), &arena), "かっんーヶ漢");
	assert_str(nfc_fold(STR("\xFF"
				"A"),
			    &arena),
		   "\xFF"
		   "a");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_nfc),
	    cmocka_unit_test(test_fold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
