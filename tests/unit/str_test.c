/* Slices of text. */
#include "check.h"

static void
test_slices_stay_inside(void **state)
{
	struct str s = STR("abcdef");

	(void)state;
	assert_str(str_slice(s, 1, 3), "bc");
	assert_str(str_slice(s, 4, 99), "ef");
	assert_str(str_slice(s, 9, 3), "");
	assert_str(str_skip(s, 6), "");
	assert_str(str_skip(s, 7), "");
	assert_absent(str_slice(str_from(NULL), 0, 5));
}

static void
test_trim(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t\r\n a b\v\f ")), "a b");
	assert_str(str_trim(STR(" \n ")), "");
	/* a no-break space is no ASCII white space */
	assert_str(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x");
}

static void
test_equal(void **state)
{
	struct str nul = {"a\0b", 3};

	(void)state;
	assert_true(str_eq(STR("a"), STR("a")));
	assert_false(str_eq(STR("a"), STR("A")));
	assert_false(str_eq(STR("a"), STR("ab")));
	assert_true(str_eq(STR(""), str_from(NULL)));
	assert_false(str_eq(nul, STR("a")));
	assert_true(str_eq_case(STR("LabEL"), STR("label")));
	/* ASCII case alone: '[' and '{' differ in the same bit */
	assert_false(str_eq_case(STR("["), STR("{")));
}

static void
test_order(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("ab"), STR("a")) > 0);
	assert_true(str_cmp(STR("a"), STR("\xC3\xA9")) < 0);
	assert_int_equal(str_cmp(STR(""), str_from(NULL)), 0);
}

static void
test_ends(void **state)
{
	(void)state;
	assert_true(str_starts(STR("abc"), STR("ab")));
	assert_true(str_starts(STR("abc"), STR("")));
	assert_false(str_starts(STR("a"), STR("ab")));
	assert_true(str_starts_case(STR("Article: x"), STR("ARTICLE")));
	assert_true(str_ends(STR("a.txt"), STR(".txt")));
	assert_false(str_ends(STR("txt"), STR(".txt")));
	assert_true(str_ends(str_from(NULL), STR("")));
}

static void
test_find(void **state)
{
	struct str s = STR("one two one");

	(void)state;
	assert_int_equal(str_find(s, STR("one"), 0), 0);
	assert_int_equal(str_find(s, STR("one"), 1), 8);
	assert_true(str_find(s, STR("one"), 9) == STR_NONE);
	assert_true(str_find(s, STR("one"), 99) == STR_NONE);
	assert_int_equal(str_find(s, STR(""), 11), 11);
	assert_int_equal(str_chr(s, 't', 0), 4);
	assert_true(str_chr(s, 't', 5) == STR_NONE);
	assert_true(str_chr(str_from(NULL), 't', 0) == STR_NONE);
}

static void
test_cut(void **state)
{
	struct str rest = STR("a,,b"), piece;

	(void)state;
	assert_true(str_cut(&rest, ',', &piece));
	assert_str(piece, "a");
	assert_true(str_cut(&rest, ',', &piece));
	assert_str(piece, "");
	assert_true(str_cut(&rest, ',', &piece));
	assert_str(piece, "b");
	assert_false(str_cut(&rest, ',', &piece));

	/* a separator at the end ends a piece and begins none, as with lines */
	rest = STR("a\n");
	assert_true(str_cut(&rest, '\n', &piece));
	assert_str(piece, "a");
	assert_false(str_cut(&rest, '\n', &piece));
}

static void
test_kinds(void **state)
{
	size_t spaces = 0, punctuation = 0, letters = 0, digits = 0;

	(void)state;
	for (int c = -128; c < 128; c++) {
		spaces += ascii_space((char)c);
		punctuation += ascii_punct((char)c);
		letters += ascii_alpha((char)c);
		digits += ascii_digit((char)c);
		assert_false(ascii_space((char)c) && ascii_punct((char)c));
	}
	assert_int_equal(spaces, 6);
	assert_int_equal(punctuation, 32);
	assert_int_equal(letters, 52);
	assert_int_equal(digits, 10);
	assert_int_equal(ascii_lower('Z'), 'z');
	assert_int_equal(ascii_lower('['), '[');
}

static void
test_cut_line(void **state)
{
	struct str rest = STR("a\r\n\nb\rc\n");

	(void)state;
	assert_str(str_cut_line(&rest), "a");
	assert_str(str_cut_line(&rest), "");
	assert_str(str_cut_line(&rest), "b\rc");
	assert_int_equal(rest.n, 0);
	assert_int_equal(str_cut_line(&rest).n, 0);
}

static void
test_is_among(void **state)
{
	(void)state;
	assert_true(str_is_among(STR("de"), "de"));
	assert_true(str_is_among(STR("FR"), "de fr en"));
	assert_true(str_is_among(STR("en"), "de fr en"));
	assert_false(str_is_among(STR("d"), "de fr"));
	assert_false(str_is_among(STR("def"), "de fr"));
	assert_false(str_is_among(STR("r"), "de fr"));
	assert_false(str_is_among(STR(""), "de fr"));
	assert_false(str_is_among(STR("de"), ""));
	assert_false(str_is_among((struct str){"de\0", 3}, "de fr"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_is_among),
	    cmocka_unit_test(test_cut_line),
	    cmocka_unit_test(test_slices_stay_inside),
	    cmocka_unit_test(test_trim),
	    cmocka_unit_test(test_equal),
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_ends),
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
