/* Words behind which a link stood. */
#include "check.h"

#include "align/sources.h"

static void
test_marks(void **state)
{
	static const char *const yes[] = {
	    "Link",   "LINKS", "hier", "Lien",   "texte integral", "Aquí",
	    "enlace", "链接",  "原文", "リンク", " link "};
	static const char *const no[] = {"", "links to it", "链接说明", "l"};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (!source_is_mark(str_from(yes[i])))
			fail_msg("\"%s\" is no mark", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(source_is_mark(str_from(no[i])));
}

static void
test_names(void **state)
{
	static const char *const yes[] = {
	    "MIIT notice",
	    "Xinhua article",
	    "Commission communiqué",
	    "Reuters-Bericht",
	    "PRESSEMITTEILUNG",
	    "BMWK-Erklärung",
	    "Bericht des Ministeriums",
	    "Meldung von Xinhua",
	    "communiqué",
	    "communiqué de la Commission",
	    "article de Reuters",
	    "article d’Euractiv",
	    "communiqué MIIT",
	    "note du Trésor",
	    "dépêche AFP",
	    "artículo de Reuters",
	    "Nota del BOE",
	    "comunicado Moncloa",
	};
	static const char *const no[] = {
	    "",
	    "MIIT",
	    "article 5",
	    "Artikel 5 des Gesetzes über Handel",
	    "artículo 3",
	    "note that this is so",
	    "note Table 3",
	    "see note",
	    "notice the difference",
	    "article in Chinese",
	    "construction site",
	    "Chicago Tribune",
	    "关于开展工作的通知",
	    "工信部通知", /* a name in the original, in other languages */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (!source_is_named(str_from(yes[i]), false))
			fail_msg("\"%s\" is no source", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (source_is_named(str_from(no[i]), false))
			fail_msg("\"%s\" is a source", no[i]);
}

static void
test_cjk_names(void **state)
{
	(void)state;
	assert_true(source_is_named(STR("新华社报道"), true));
	assert_true(source_is_named(STR("工信部通知"), true));
	assert_true(source_is_named(STR("ロイター記事"), true));
	assert_true(source_is_named(STR("経済産業省発表"), true));
	assert_false(source_is_named(STR("以下简称通知"), true));
	assert_false(source_is_named(STR("新华社"), true));
	assert_false(source_is_named(STR("关于岸电的通知"), true));
	assert_false(
	    source_is_named(STR("工业和信息化部办公厅印发的公告"), true));
}

static void
test_separators(void **state)
{
	struct str text = STR("a,b；c、d");
	size_t n;

	(void)state;
	assert_int_equal(source_separator(text, 0, &n), 1);
	assert_int_equal(n, 1);
	assert_int_equal(source_separator(text, 2, &n), 3);
	assert_int_equal(n, 3);
	assert_int_equal(source_separator(text, 6, &n), 7);
	assert_int_equal(n, 3);
	assert_int_equal(source_separator(text, 10, &n), text.n);
	assert_int_equal(n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_cjk_names),
	    cmocka_unit_test(test_separators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
