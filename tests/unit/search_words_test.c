/*
 * The terms of texts. The cases are in tests/search/words.json, from which
 * the script of the search page is tested, too.
 */
#include "check.h"

#include <jansson.h>

#include "base/file.h"
#include "search/words.h"

#define CASES "tests/search/words.json"

static void
check_case(const json_t *test)
{
	const json_t *terms = json_object_get(test, "terms");
	struct words words = {
	    .text = {json_string_value(json_object_get(test, "text")),
		     json_string_length(json_object_get(test, "text"))}};
	struct word word;
	size_t n = 0;

	for (; words_next(&words, &word); n++) {
		const char *want = json_string_value(json_array_get(terms, n));

		assert_str(word.term, want ? want : "");
	}
	assert_int_equal(n, json_array_size(terms));
}

static void
test_cases(void **state)
{
	json_error_t error;
	json_t *cases = json_load_file(CASES, 0, &error);

	(void)state;
	if (!cases)
		fail_msg("%s:%d: %s", CASES, error.line, error.text);
	assert_true(json_array_size(cases) > 20);
	for (size_t i = 0; i < json_array_size(cases); i++)
		check_case(json_array_get(cases, i));
	json_decref(cases);
}

static struct word
nth(const char *text, size_t n)
{
	static struct words words;
	struct word word = {0};

	words = (struct words){.text = str_from(text)};
	for (size_t i = 0; i <= n; i++)
		assert_true(words_next(&words, &word));
	return word;
}

static void
test_properties(void **state)
{
	(void)state;
	assert_false(nth("a b", 1).breaks);
	assert_true(nth("a,\n\nb", 1).breaks);
	assert_false(nth("a\nb c", 2).breaks);
	assert_true(nth("人工", 0).paired);
	assert_false(nth("人工", 0).last);
	assert_true(nth("人工", 1).last);
	assert_false(nth("人", 0).last);
	assert_false(nth("ab", 0).paired);
	/* Bytes that are not UTF-8 stand between words. */
	assert_str(nth("a\xFF"
		       "b",
		       1)
		       .term,
		   "b");
}

/* What the script computes for the same words. */
static void
test_pairs(void **state)
{
	(void)state;
	assert_int_equal(word_pair(nth("state", 0).hash, STR("council")),
			 73845);
	assert_int_equal(word_pair(nth("é", 0).hash, STR("𠀀")), 48516);
	assert_int_not_equal(word_pair(nth("a", 0).hash, STR("bc")),
			     word_pair(nth("ab", 0).hash, STR("c")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cases),
	    cmocka_unit_test(test_properties),
	    cmocka_unit_test(test_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
