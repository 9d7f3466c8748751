/* Built-in labels and names of sections in six languages. */
#include "check.h"

#include "model/labels.h"

static const enum role roles[] = {ROLE_SUMMARY, ROLE_COMMENT, ROLE_ARTICLE,
				  ROLE_ISSUER,  ROLE_DATE,    ROLE_REFERENCES,
				  ROLE_TAGS};

/* With an index and without one: both must say the same. */
static struct sense
find(struct str label)
{
	struct arena arena = {0};
	struct map index = {0};
	struct sense slow = labels_find(&index, label), fast;

	labels_index(&index, &arena);
	fast = labels_find(&index, label);
	assert_int_equal(fast.role, slow.role);
	assert_int_equal(fast.langs, slow.langs);
	arena_free(&arena);
	return fast;
}

/* What is written is read back with the same role, and told apart. */
static void
test_written(void **state)
{
	(void)state;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
			struct str text =
			    labels_text(roles[i], (enum lang)lang);

			assert_true(text.n > 0);
			assert_int_equal(find(text).role, roles[i]);
			assert_true(find(text).langs >> lang & 1);
		}
	assert_str(labels_text(ROLE_SUMMARY, LANG_OTHER), "At a glance");
	assert_absent(labels_text(ROLE_NONE, LANG_DE));
}

/* What is asked first says no to no comment with a name before it. */
static void
test_comments(void **state)
{
	static const char *const list[] = {"MERICS comment", "IfW-Kommentar",
					   "THE COMMENT", "Our COM\xCC\x81MENT",
					   "IfW-Kom\xCC\x80m\xC3\xA9ntar"};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		struct str label = str_from(list[i]);

		assert_int_equal(find(label).role, ROLE_COMMENT);
		assert_true(labels_may_comment(label));
	}
	assert_false(labels_may_comment(STR("A memo of the minister")));
	assert_false(labels_may_comment((struct str){0}));
}

static void
test_roles(void **state)
{
	static const struct {
		const char *text;
		enum role role;
	} list[] = {
	    {"at a GLANCE", ROLE_SUMMARY},
	    {"MERICS comment", ROLE_COMMENT},
	    {"Telecomment", ROLE_NONE},
	    {"Unheard of", ROLE_NONE},
	    {"", ROLE_NONE},
	    {"ÜBERBLICK", ROLE_SUMMARY},
	    {"Unsere Einschätzung", ROLE_COMMENT},
	    {"MERICS-Kommentar", ROLE_COMMENT},
	    {"Quelle", ROLE_ARTICLE},
	    {"quellen", ROLE_REFERENCES},
	    {"Herausgeber", ROLE_ISSUER},
	    {"RESUME", ROLE_SUMMARY},
	    {"Commentaire de l’institut", ROLE_COMMENT},
	    {"émetteur", ROLE_ISSUER},
	    {"Date de publication", ROLE_DATE},
	    {"Références", ROLE_REFERENCES},
	    {"Análisis", ROLE_COMMENT},
	    {"ARTÍCULO", ROLE_ARTICLE},
	    {"Fecha", ROLE_DATE},
	    {"Comentario del instituto", ROLE_COMMENT},
	    {"摘要", ROLE_SUMMARY},
	    {"点评", ROLE_COMMENT},
	    {"发文机关", ROLE_ISSUER},
	    {"发布日期", ROLE_DATE},
	    {"参考资料", ROLE_REFERENCES},
	    {"概要", ROLE_SUMMARY},
	    {"コメント", ROLE_COMMENT},
	    {"文書", ROLE_ARTICLE},
	    {"発表機関", ROLE_ISSUER},
	    {"発表日", ROLE_DATE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (find(str_from(list[i].text)).role != list[i].role)
			fail_msg("\"%s\" has another role", list[i].text);
}

static void
test_langs(void **state)
{
	(void)state;
	assert_int_equal(find(STR("Kommentar")).langs, 1u << LANG_DE);
	assert_int_equal(find(STR("Date")).langs,
			 1u << LANG_EN | 1u << LANG_FR);
	assert_int_equal(find(STR("概要")).langs,
			 1u << LANG_ZH | 1u << LANG_JA);
	assert_int_equal(find(STR("ACME comment")).langs, 1u << LANG_EN);
	assert_int_equal(find(STR("Unheard of")).langs, 0);
}

static void
test_sections(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(labels_section(0, LANG_EN, &arena), "Top stories");
	assert_str(labels_section(3, LANG_EN, &arena), "Section 4");
	assert_str(labels_section(2, LANG_OTHER, &arena), "More in brief");
	assert_str(labels_section(1, LANG_FR, &arena), "En bref");
	assert_str(labels_section(3, LANG_DE, &arena), "Abschnitt 4");
	assert_str(labels_section(3, LANG_ZH, &arena), "第4部分");
	for (int lang = 0; lang < LANG_COUNT; lang++)
		for (size_t k = 0; k < 5; k++)
			assert_true(
			    labels_section(k, (enum lang)lang, &arena).n > 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_written),  cmocka_unit_test(test_comments),
	    cmocka_unit_test(test_roles),    cmocka_unit_test(test_langs),
	    cmocka_unit_test(test_sections),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
