/* Abbreviations that a text defines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/abbrev.h"

/* "SHORT=LONG|..." of all that is found in text. */
static void
assert_found(const char *text, const char *want)
{
	struct arena arena = {0};
	struct buf got = {0};
	struct abbrev *list = NULL;

	abbrev_find(str_from(text), &arena, &list);
	for (struct abbrev *a = list; a; a = a->next)
		buf_printf(&got, "%.*s=%.*s|", STR_ARG(a->shortened),
			   STR_ARG(a->expansion));
	buf_putc(&got, '\0');
	assert_string_equal(got.p, want);
	buf_free(&got);
	arena_free(&arena);
}

static void
test_found(void **state)
{
	(void)state;
	assert_found("The Ministry of Industry and Information Technology "
		     "(MIIT) said",
		     "MIIT=Ministry of Industry and Information Technology|");
	assert_found("the State Administration for Market Regulation (SAMR)",
		     "SAMR=State Administration for Market Regulation|");
	assert_found("small and medium-sized enterprises (SMEs)",
		     "SMEs=small and medium-sized enterprises|");
	assert_found("artificial intelligence (AI) and again another item "
		     "(AI); research and development (R&D)",
		     "AI=artificial intelligence|R&D=research and "
		     "development|");
	assert_found("A Cyberspace Administration of China ( CAC, 网信办)",
		     "CAC=Cyberspace Administration of China|");
}

static void
test_not_found(void **state)
{
	(void)state;
	assert_found("", "");
	assert_found("(MIIT)", "");
	assert_found("a list in kilometres (link) and (in Chinese)", "");
	assert_found("Completely different words (XYZ)", "");
	assert_found("never closed Ministry (M", "");
	assert_found("too long (ABCDEFGHIJKLMNOP)", "");
	/* Not over the end of a sentence, nor of a paragraph. */
	assert_found("the Market. Regulation grows (MR)", "");
	assert_found("the Market\nRegulation (MR)", "");
}

static void
test_appends(void **state)
{
	struct arena arena = {0};
	struct abbrev *list = NULL;

	(void)state;
	abbrev_find(STR("big data (BD)"), &arena, &list);
	abbrev_find(STR("bad days (BD), first aid (FA): F A"), &arena, &list);
	assert_true(str_eq(abbrev_expand(list, STR("BD")), STR("big data")));
	assert_null(abbrev_expand(list, STR("bd")).p);
	assert_non_null(list->next);
	assert_null(list->next->next);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_found),
	    cmocka_unit_test(test_not_found),
	    cmocka_unit_test(test_appends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
