/* Lists of tags. */
#include "check.h"

#include "base/buf.h"
#include "model/tags.h"

/* What is made of line: its tags; "-" where it holds none. */
static void
assert_tags(const char *line, const char *want)
{
	struct arena arena = {0};
	struct tag *tags = NULL;
	struct str text = STR("-");

	if (tags_are(str_from(line))) {
		assert_true(tags_add_line(&tags, str_from(line), &arena));
		text = tags_line(tags, &arena);
	}
	assert_str(text, want);
	arena_free(&arena);
}

static void
test_lines(void **state)
{
	(void)state;
	assert_tags("Trade", "Trade");
	assert_tags(" a , b;c；d、e，f ", "a, b, c, d, e, f");
	assert_tags("تجارة، صناعة", "تجارة, صناعة");
	assert_tags("#a, ## b,,, #", "a, b");
	assert_tags("Énergie, ENERGIE, énergie", "Énergie");
	assert_tags("two\u00A0words, two words", "two\u00A0words");
	assert_tags("", "-");
	assert_tags(" , ", "-");
	assert_tags("The ministry met, and said no.", "-");
	assert_tags("这是一句话。", "-");
	assert_tags("one two three four five six seven eight", //
		    "one two three four five six seven eight");
	assert_tags("one two three four five six seven eight nine", "-");
}

static void
test_bounds(void **state)
{
	struct arena arena = {0};
	struct tag *tags = NULL;
	struct buf line = {0};

	(void)state;
	for (int i = 0; i < TAGS_MAX; i++)
		buf_printf(&line, "%s%d", i ? "," : "", i);
	assert_true(tags_are(buf_str(&line)));
	assert_true(tags_add_line(&tags, buf_str(&line), &arena));
	assert_true(tags_add(&tags, STR("7"), &arena));
	assert_false(tags_add(&tags, STR("more"), &arena));
	buf_puts(&line, ",more");
	assert_false(tags_are(buf_str(&line)));
	assert_false(tags_add_line(&tags, buf_str(&line), &arena));
	buf_clear(&line);
	for (int i = 0; i <= 100; i++)
		buf_putc(&line, 'x');
	assert_false(tags_are(buf_str(&line)));
	assert_absent(tags_line(NULL, &arena));
	buf_free(&line);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
