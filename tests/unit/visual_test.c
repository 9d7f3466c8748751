/* Lines from right to left are read in the order in which they were written.
 * What is seen of them was told by java.text.Bidi. */
#include "check.h"

#include "extract/visual.h"

static struct line
line_of(const char *text)
{
	return (struct line){.text = str_from(text)};
}

static void
assert_turned(const char *seen, bool rtl, const char *read, struct arena *arena)
{
	struct line line = line_of(seen);

	visual_turn_line(&line, rtl, line.text.n, arena);
	assert_str(line.text, read);
	assert_int_equal(line.bold, 0);
}

static void
test_turned(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_turned(".COVID 19-ו Reuters יפל ,3.3.2031-ב םיללכהמ 50% "
		      "המסרפ (ןומרכ) םימה תושר :ריצקת",
		      true,
		      "תקציר: רשות המים (כרמון) פרסמה 50% מהכללים ב-3.3.2031, "
		      "לפי Reuters ו-COVID 19.",
		      &arena);
	assert_turned(".3/2/2031 خيراتب Reuters Article نم ١٢٣ مقر (طبار) صنلا "
		      "اذه",
		      true,
		      "هذا النص (رابط) رقم ١٢٣ من Reuters Article بتاريخ "
		      "3/2/2031.",
		      &arena);
	assert_turned(".[رظنا] «عورشملا» نم %45 نع", true,
		      "عن 45% من «المشروع» [انظر].", &arena);
	assert_turned("רתאה יפל https://example.org/a", true,
		      "https://example.org/a לפי האתר", &arena);
	assert_turned("The ministry (םימה דרשמ) said so in 2031.", false,
		      "The ministry (משרד המים) said so in 2031.", &arena);
	assert_turned("See םימה 12 דרשמ, and so on.", false,
		      "See משרד 12 המים, and so on.", &arena);
	assert_turned("", true, "", &arena);
	arena_free(&arena);
}

/* Links and bold words move with their text: "(link) text :label". */
static void
test_marks(void **state)
{
	struct arena arena = {0};
	struct line line = line_of("(רושיק) ךמסמ Act 9 :תוכז");
	struct mark second = {.from = str_find(line.text, STR("ך"), 0),
			      .to = str_find(line.text, STR(" :"), 0)};
	struct mark first = {.from = 1, .to = 11, .next = &second};
	size_t tail = second.to + 1;

	(void)state;
	line.marks = &first;
	visual_turn_line(&line, true, tail, &arena);
	assert_str(line.text, "זכות: Act 9 מסמך (קישור)");
	assert_str(str_slice(line.text, 0, line.bold), "זכות:");
	assert_ptr_equal(line.marks, &second);
	assert_str(str_slice(line.text, second.from, second.to), "Act 9 מסמך");
	assert_ptr_equal(second.next, &first);
	assert_str(str_slice(line.text, first.from, first.to), "קישור");
	assert_null(first.next);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_turned),
	    cmocka_unit_test(test_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
