/* A document's title beside its title in its own language. */
#include "check.h"

#include "model/native.h"

static void
assert_split(const char *text, const char *title, const char *native)
{
	struct str left, right = {0};

	native_split(str_from(text), &left, &right);
	assert_str(left, title);
	if (native)
		assert_str(right, native);
	else
		assert_absent(right);
}

static void
test_scripts(void **state)
{
	(void)state;
	assert_split("Notice on Tugs (关于拖轮的通知)", "Notice on Tugs",
		     "关于拖轮的通知");
	assert_split("Notice on Tugs（关于（海上）拖轮的通知）",
		     "Notice on Tugs", "关于（海上）拖轮的通知");
	assert_split("防波堤点検指針（第四版）", "防波堤点検指針（第四版）",
		     NULL);
	assert_split("曳船に関する指針（Rules on Tugs）", "曳船に関する指針",
		     "Rules on Tugs");
	assert_split("曳船に関する指針（Tugs）", "曳船に関する指針（Tugs）",
		     NULL);
	assert_split("カップの保証金（일회용컵 보증금제）", "カップの保証金",
		     "일회용컵 보증금제");
	assert_split("Notice on Tugs", "Notice on Tugs", NULL);
	assert_split("(关于)", "", "关于");
}

static void
test_languages(void **state)
{
	static const char *const same[] = {
	    "Measures on Tugs (Draft for Public Comment)",
	    "Measures on Tugs (Trial Implementation Version)",
	    "Measures on Tugs (2024–2027)",
	    "Plan für Moore (Entwurf zur Anhörung der Länder)",
	    "Loi sur les moulins (texte adopté en commission)",
	    "Rules (Kriterien zur Vergabe von Mitteln)",
	};

	(void)state;
	assert_split(
	    "Order on Huts at High Altitude (Pålegg om hytter i høyden)",
	    "Order on Huts at High Altitude", "Pålegg om hytter i høyden");
	assert_split("Law on Moors (Gesetz über die Moore)", "Law on Moors",
		     "Gesetz über die Moore");
	assert_split("Verordnung über Mühlen (Décret sur les moulins)",
		     "Verordnung über Mühlen", "Décret sur les moulins");
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_split(same[i], same[i], NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_scripts),
	    cmocka_unit_test(test_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
