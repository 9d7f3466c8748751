/* Words in other scripts: where they are, and what language each is in. */
#include "check.h"

#include "base/script.h"

/* Runs as "[zh-Hans:关于]", with what is between them. */
static void
assert_runs(const char *text, const char *lang,
	    const struct script_langs *langs, const char *want)
{
	struct str rest = str_from(text);
	struct script_run run;
	size_t at = 0, done = 0;
	char got[512] = "", *end = got;

	while (script_next(rest, &at, str_from(lang), langs,
			   script_has_kana(rest), &run)) {
		end += sprintf(end, "%.*s[%.*s:%.*s]",
			       STR_ARG(str_slice(rest, done, run.from)),
			       STR_ARG(run.lang),
			       STR_ARG(str_slice(rest, run.from, run.to)));
		done = run.to;
	}
	sprintf(end, "%.*s", STR_ARG(str_skip(rest, done)));
	assert_string_equal(got, want);
}

static void
test_scripts(void **state)
{
	(void)state;
	assert_runs("The 关于的 text", "en", NULL, "The [zh-Hans:关于的] text");
	assert_runs("The 通知です text", "en", NULL, "The [ja:通知です] text");
	assert_runs("In 한국어 now", "en", NULL, "In [ko:한국어] now");
	assert_runs("By Екатерина II", "en", NULL, "By [ru:Екатерина] II");
	assert_runs("By Δημήτρης, α", "en", NULL, "By [el:Δημήτρης, α]");
	assert_runs("The α value", "en", NULL, "The α value");
	assert_runs("By عبد الرحمن, he", "en", NULL, "By [ar:عبد الرحمن], he");
	assert_runs("By דוד לוי (2024)", "en", NULL, "By [he:דוד לוי] (2024)");
	assert_runs("In ภาษาไทย now", "en", NULL, "In [th:ภาษาไทย] now");
	assert_runs("In हिन्दी भाषा now", "en", NULL, "In [hi:हिन्दी भाषा] now");
}

/* Text in a language of the script is no passage in another one. */
static void
test_natives(void **state)
{
	(void)state;
	assert_runs("متن فارسی", "fa", NULL, "متن فارسی");
	assert_runs("מילים", "yi", NULL, "מילים");
	assert_runs("मराठी", "mr", NULL, "मराठी");
	assert_runs("ไทย", "th-TH", NULL, "ไทย");
	assert_runs("中文 и русский", "uk", NULL, "[zh-Hans:中文] и русский");
	assert_runs("عربي و עברית", "ar", NULL, "عربي و [he:עברית]");
}

static void
test_langs(void **state)
{
	struct script_langs langs = {.tags = {[SCRIPT_HAN] = STR("zh-Hant"),
					      [SCRIPT_CYRILLIC] = STR("uk"),
					      [SCRIPT_ARABIC] = STR("fa")}};

	(void)state;
	assert_runs("關於 Київ تهران ไทย", "en", &langs,
		    "[zh-Hant:關於] [uk:Київ] [fa:تهران] [th:ไทย]");
	assert_runs("これは通知", "en", &langs, "[ja:これは通知]");
	assert_str(script_lang(STR("關於 x"), STR("en"), &langs), "zh-Hant");
	assert_absent(script_lang(STR("Київ"), STR("ru"), &langs));
	assert_str(script_lang(STR("Київ"), STR("en"), NULL), "ru");
	assert_absent(script_lang(STR("plain"), STR("en"), &langs));
}

static void
test_direction(void **state)
{
	static const char *const rtl[] = {
	    "ar", "AR-eg", "he",      "fa",      "ur",      "yi",
	    "ps", "dv",    "az-Arab", "ku-Arab", "ff-Adlm", "ckb"};
	static const char *const ltr[] = {"en",      "zh-Hant",   "ru", "th",
					  "hi",      "ur-Latn",   "az", "ku",
					  "ar-Latn", "en-x-Arab", ""};

	(void)state;
	for (size_t i = 0; i < sizeof(rtl) / sizeof(rtl[0]); i++)
		if (!script_is_rtl(str_from(rtl[i])))
			fail_msg("'%s' is from right to left", rtl[i]);
	for (size_t i = 0; i < sizeof(ltr) / sizeof(ltr[0]); i++)
		if (script_is_rtl(str_from(ltr[i])))
			fail_msg("'%s' is from left to right", ltr[i]);
	assert_true(script_name_is_rtl(SCRIPT_HEBREW));
	assert_false(script_name_is_rtl(SCRIPT_THAI));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_scripts),
	    cmocka_unit_test(test_natives),
	    cmocka_unit_test(test_langs),
	    cmocka_unit_test(test_direction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
