/* Names of programmes, plans and laws in a text. */
#include "check.h"

#include "base/buf.h"
#include "catalog/programme.h"

static void
put_name(void *context, struct str name, uint64_t key, bool strong)
{
	struct buf *out = context;

	assert_true(key != 0);
	assert_true(key == programme_key(name));
	buf_printf(out, "%s%s%.*s", out->n ? "|" : "", strong ? "+" : "",
		   STR_ARG(name));
}

/* The names in text, with bars between them, '+' before strong ones. */
static void
assert_names(const char *text, const char *want)
{
	struct buf got = {0};

	programme_find(str_from(text), put_name, &got);
	buf_putc(&got, '\0');
	assert_string_equal(got.p, want);
	buf_free(&got);
}

static void
test_quoted(void **state)
{
	(void)state;
	assert_names("the “Made in China 2025” plan",
		     "+Made in China 2025|Made in China 2025|China 2025");
	assert_names("called “East data, West computing,” of",
		     "+East data, West computing");
	assert_names("der „Digitalpakt Schule“ und",
		     "+Digitalpakt Schule|Digitalpakt Schule");
	assert_names("le plan « France Relance »",
		     "+France Relance|France Relance");
	assert_names("\"NextGenerationEU\" and \"5-inch\"",
		     "+NextGenerationEU");
	assert_names("根据《中国制造2025》和“东数西算”工程",
		     "+中国制造2025|+东数西算");
	assert_names("「新しい資本主義」『骨太の方針』",
		     "+新しい資本主義|+骨太の方針");
	assert_names("«Сделано в России» и “디지털 뉴딜”",
		     "+Сделано в России|+디지털 뉴딜");
}

static void
test_not_quoted_names(void **state)
{
	(void)state;
	assert_names("said “we will go on” and “Yes” and “MIIT”", "");
	assert_names("said “We will support all of China”", "");
	assert_names("“Stop. Then Go On”", "Go On");
	assert_names("“十四五” “这是一句很长的话。”", "");
	assert_names("never “Closed And", "Closed And");
	assert_names("5\" and 6\" of Pipe", "");
	assert_names("", "");
}

static void
test_capitalised(void **state)
{
	(void)state;
	assert_names("the Manufacturing Champions program",
		     "Manufacturing Champions");
	assert_names("The European Chips Act, passed", "+European Chips Act");
	assert_names("a Belt and Road Initiative of the State Council",
		     "+Belt and Road Initiative|"
		     "Belt and Road Initiative of the State Council|"
		     "+Belt and Road Initiative|+Road Initiative|"
		     "State Council");
	/* A piece without links in a longer run. */
	assert_names("Notice on the Selection of Little Giant Companies.",
		     "Notice on the Selection of Little Giant Companies|"
		     "Little Giant Companies");
	/* Openers of sentences; punctuation and line ends part. */
	assert_names("Under The Plan. In Beijing, Xi Jinping", "Xi Jinping");
	assert_names("Green\nPact of Green (Deal)", "Pact of Green");
	/* Nothing that tells which. */
	assert_names("the National Action Plan", "National Action Plan");
	assert_names("a Five-Year Plan, the 14th Five-Year Plan",
		     "Five-Year Plan|+14th Five-Year Plan");
	assert_names("the 2024 Annual Guidelines", "2024 Annual Guidelines");
	assert_names("the Inflation Reduction Act’s goals",
		     "+Inflation Reduction Act");
}

static void
test_keys(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} list[] = {
	    {"Made in China 2025", "MADE IN CHINA 2025", true},
	    {"the Chips Act", "Chips Acts", true},
	    {"Little-Giant Firm", "Little Giant Firms", true},
	    {"Écoles d’avenir", "ecoles d'avenir", true},
	    {"Inflation Reduction Act's", "inflation reduction act", true},
	    {"Chips Act", "Chip Act", false},
	    {"Fit for 55", "Fit for 5", false},
	    {"中国制造", "中国智造", false},
	    {"The", "A", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if ((programme_key(str_from(list[i].a)) ==
		     programme_key(str_from(list[i].b))) != list[i].same)
			fail_msg("'%s', '%s'", list[i].a, list[i].b);
	assert_true(programme_key(STR(" – ")) == 0);
	assert_true(programme_key(STR("")) == 0);
}

static void
count(void *context, struct str name, uint64_t key, bool strong)
{
	(void)name;
	(void)key;
	(void)strong;
	++*(size_t *)context;
}

/* However a text repeats what opens, it takes linear time. */
static void
test_linear(void **state)
{
	struct buf text = {0};
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 200000; i++)
		buf_puts(&text, "“Big Act of ");
	programme_find(buf_str(&text), count, &n);
	assert_true(n > 0 && n < 400000);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_quoted),
	    cmocka_unit_test(test_not_quoted_names),
	    cmocka_unit_test(test_capitalised),
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
