/* Abbreviations that a text defines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "catalog/abbrev.h"

/* "SHORT=LONG|..." of all that is found in text. */
static void
assert_found(const char *text, const char *want)
{
	struct arena arena = {0};
	struct buf got = {0};
	struct abbrev_list list = {.arena = &arena, .scratch = &arena};

	abbrev_find(&list, str_from(text));
	for (struct abbrev *a = list.first; a; a = a->next)
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

/* Examples and rules of the paper, by section. */
static void
test_paper(void **state)
{
	(void)state;
	/* 2: both orders; letters within words. */
	assert_found("heat shock transcription factor (HSF)",
		     "HSF=heat shock transcription factor|");
	assert_found("by Gcn5-related N-acetyltransferase (GNAT)",
		     "GNAT=Gcn5-related N-acetyltransferase|");
	assert_found("the HSF (heat shock transcription factor) of",
		     "HSF=heat shock transcription factor|");
	assert_found("the CNC (computerized numerical control) rate",
		     "CNC=computerized numerical control|");
	/* 2.1: two to ten characters, at most two words, a letter in them,
	 * the first one a letter or digit. */
	assert_found("the xyz (X)", "");
	assert_found("quite an absurdly brief case (QABC1234567)", "");
	assert_found("generally accepted principles of the United States "
		     "(US GAP)",
		     "");
	assert_found("United States Generally Accepted Accounting Principles "
		     "(US GAAP)",
		     "US GAAP=United States Generally Accepted Accounting "
		     "Principles|");
	assert_found("three digits 12 (12)", "");
	assert_found("at a BC (-BC)", "");
	/* 2.1: what follows a comma or semicolon is left out. */
	assert_found("European Union (EU, founded 1993)", "EU=European Union|");
	assert_found("EU (European Union; founded 1993)", "EU=European Union|");
	/* 2.1: min(|A| + 5, 2 |A|) words at most. */
	assert_found("Acme one two three Beta (AB)",
		     ""); /* five words for two letters */
	assert_found("Acme one two Beta (AB)", "AB=Acme one two Beta|");
	/* 2.2: the first letter begins a word; others need not. */
	assert_found("lacto-vegetarian (AV)", "");
	assert_found("electroencephalogram (EEG)", "EEG=electroencephalogram|");
	/* The program: a long form is longer, and does not hold the short
	 * one. */
	assert_found("data of ABC agency (ABC)", "");
	assert_found("a big AB (AB)", "");
}

static void
test_our_texts(void **state)
{
	(void)state;
	/* Digits, and capitals within a word. */
	assert_found("driving at level 4 (L4)", "L4=level 4|");
	assert_found("of 5 kilowatt hours (kWh)", "kWh=kilowatt hours|");
	assert_found("a good car (Car) and (car)", "");
	/* Letters beyond ASCII, with and without accents. */
	assert_found("Öffentlicher Personennahverkehr (ÖPNV)",
		     "ÖPNV=Öffentlicher Personennahverkehr|");
	assert_found("Électricité de France (EDF)",
		     "EDF=Électricité de France|");
	assert_found("de l’Union européenne (UE)", "UE=Union européenne|");
	assert_found("Содружество Независимых Государств (СНГ)",
		     "СНГ=Содружество Независимых Государств|");
	assert_found("the men's dress (SD)", "");
	/* Wide parentheses, no spaces. */
	assert_found("由Cyberspace Administration（CA）发布。",
		     "CA=Cyberspace Administration|");
	/* What is no letter at the end is left out. */
	assert_found("the “Digital Markets Act” (DMA)",
		     "DMA=Digital Markets Act|");
	/* In the second order all of the words count, but an article. */
	assert_found("EU (the European Union)", "EU=European Union|");
	assert_found("AI (artificial intelligence)",
		     "AI=artificial intelligence|");
	assert_found("MIIT (part of the Ministry of Industry and Information "
		     "Technology)",
		     "");
	assert_found("AA (an apple artifact)", "AA=an apple artifact|");
	assert_found("NDRC (Nondurable)", "");
	assert_found("RedCap (Reduced Capabilities: a slimmer 5G)",
		     "RedCap=Reduced Capabilities|");
	assert_found("RedCap (Reduced Capabilities in a slimmer form)", "");
	/* Nothing closes, or too late. */
	assert_found("EU (the (European) Union)", "");
	assert_found("EU (European\nUnion)", "");
}

static void
test_native(void **state)
{
	struct arena arena = {0};
	struct abbrev_list list = {.arena = &arena, .scratch = &arena};

	(void)state;
	abbrev_find(&list,
		    STR("Cyberspace Administration of China (CAC, 网信办), "
			"European Union (EU, since 1993)"));
	assert_true(str_eq(list.first->native, STR("网信办")));
	assert_null(list.last->native.p);
	arena_free(&arena);
}

/* A text without an end to any sentence takes linear time. */
static void
test_linear(void **state)
{
	struct arena arena = {0};
	struct abbrev_list list = {.arena = &arena, .scratch = &arena};
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "字字AB(CD");
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "xA(XY)");
	abbrev_find(&list, buf_str(&text));
	assert_null(list.first);
	buf_free(&text);
	arena_free(&arena);
}

static void
test_explained(void **state)
{
	static const struct {
		const char *text;
		size_t from;
		bool is;
	} list[] = {
	    {"European Union (EU)", 16, true},
	    {"European Union (EU, 欧盟)", 16, true},
	    {"European Union（EU）", 17, true},
	    {"(EU law)", 1, false},
	    {"EU (European Union)", 0, true},
	    {"EU (the european union)", 0, true},
	    {"EU (27 states)", 0, false},
	    {"EU", 0, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		struct str text = str_from(list[i].text);
		struct str word =
		    str_slice(text, list[i].from, list[i].from + 2);

		assert_true(str_eq(word, STR("EU")));
		assert_int_equal(
		    abbrev_is_explained(text, word, STR("European Union")),
		    list[i].is);
	}
}

static void
test_appends(void **state)
{
	struct arena arena = {0};
	struct abbrev_list list = {.arena = &arena, .scratch = &arena};

	(void)state;
	abbrev_find(&list, STR("big data (BD)"));
	abbrev_find(&list, STR("bad days (BD), first aid (FA): F A"));
	assert_true(
	    str_eq(abbrev_expand(list.first, STR("BD")), STR("big data")));
	assert_null(abbrev_expand(list.first, STR("bd")).p);
	assert_ptr_equal(list.first->next, list.last);
	assert_null(list.last->next);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_found),     cmocka_unit_test(test_not_found),
	    cmocka_unit_test(test_paper),     cmocka_unit_test(test_our_texts),
	    cmocka_unit_test(test_native),    cmocka_unit_test(test_linear),
	    cmocka_unit_test(test_explained), cmocka_unit_test(test_appends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
