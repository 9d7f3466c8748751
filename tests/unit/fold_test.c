/* Texts that are alike but for case, accents and spaces. */
#include "check.h"

#include "base/fold.h"

/* Whether both have the same key. */
static bool
keys_equal(const char *a, const char *b)
{
	char key[64], other[64];
	struct str left = {key, fold_key(str_from(a), key, sizeof(key))};
	struct str right = {other, fold_key(str_from(b), other, sizeof(other))};

	return str_eq(left, right);
}

static void
assert_alike(const char *a, const char *b)
{
	if (!fold_eq(str_from(a), str_from(b)) ||
	    !fold_eq(str_from(b), str_from(a)) || !keys_equal(a, b))
		fail_msg("\"%s\" is not like \"%s\"", a, b);
}

static void
assert_unlike(const char *a, const char *b)
{
	if (fold_eq(str_from(a), str_from(b)) ||
	    fold_eq(str_from(b), str_from(a)) || keys_equal(a, b))
		fail_msg("\"%s\" is like \"%s\"", a, b);
}

static void
test_alike(void **state)
{
	(void)state;
	assert_alike("", "");
	assert_alike("RÉSUMÉ", "résumé");
	assert_alike("RESUME", "Résumé");
	assert_alike("re\xCC\x81sume\xCC\x81", "Résumé");
	assert_alike("Überblick", "überblick");
	assert_alike("Anne\xCC\x81", "anné");
	assert_alike("L’essentiel", "l'essentiel");
	assert_alike("Auf\xC2\xA0"
		     "einen Blick",
		     "auf einen blick");
	assert_alike("ДАТА", "дата");
	assert_alike("要点", "要点");
	assert_unlike("", "a");
	assert_unlike("a", "ab");
	assert_unlike("要点", "要點");
	assert_unlike("straße", "strase");
	assert_unlike("×", "÷");
	assert_unlike("a b", "a  b");
}

static void
test_ends(void **state)
{
	(void)state;
	assert_int_equal(fold_prefix(STR("Études de cas"), STR("etude")), 6);
	/* The mark belongs to the last letter. */
	assert_int_equal(fold_prefix(STR("e\xCC\x81t"), STR("E")), 3);
	assert_int_equal(fold_prefix(STR("et"), STR("ete")), 0);
	assert_int_equal(fold_prefix(STR(""), STR("a")), 0);
	assert_true(fold_ends(STR("REUTERS-ERKLÄRUNG"), STR("erklärung")));
	assert_true(fold_ends(STR("Erkla\xCC\x88rung"), STR("klärung")));
	assert_true(fold_ends(STR("a"), STR("")));
	assert_false(fold_ends(STR("klärung"), STR("erklärung")));
	assert_false(fold_ends(STR(""), STR("a")));
}

/* The quick look at two letters says no to nothing that is alike. */
static void
test_one_of(void **state)
{
	static const char *const words[] = {
	    "Note", "note",         "NOTE",         "élan",         "elan",
	    "Elan", "e\xCC\x81lan", "n\xCC\x83ote", "no\xCC\x81te", "no",
	    "n",    "ñote",         "要点",         "[note",        "{ote",
	    "",     "notes",        "1ote",         "Ñote",         "N\xC3"};
	size_t n = sizeof(words) / sizeof(words[0]);

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++) {
			const char *const list[] = {"other", words[k], NULL};
			struct str word = str_from(words[i]);
			bool alike = word.n > 0 && words[k][0] &&
				     fold_eq(word, str_from(words[k]));

			if (fold_is_one_of(word, list) != alike)
				fail_msg("\"%s\" and \"%s\"", words[i],
					 words[k]);
		}
}

static void
test_key(void **state)
{
	char key[8];

	(void)state;
	assert_int_equal(fold_key(STR("\xC3\x89t\xC3\xA9"), key, 8), 3);
	assert_memory_equal(key, "ete", 3);
	assert_int_equal(fold_key(STR("要点"), key, 8), 6);
	assert_memory_equal(key, "要点", 6);
	assert_int_equal(fold_key(STR("abcdefghij"), key, 8), 0);
	assert_int_equal(fold_key(STR(""), key, 8), 0);
}

static void
test_trim(void **state)
{
	(void)state;
	assert_str(fold_trim(STR("\xE3\x80\x80 a b\xC2\xA0\xE2\x80\xAF")),
		   "a b");
	assert_str(fold_trim(STR("é")), "é");
	assert_int_equal(fold_trim(STR(" \xC2\xA0")).n, 0);
	assert_int_equal(fold_trim((struct str){0}).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_alike),  cmocka_unit_test(test_ends),
	    cmocka_unit_test(test_one_of), cmocka_unit_test(test_key),
	    cmocka_unit_test(test_trim),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
