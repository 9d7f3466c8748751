/* Abbreviations of all briefings: senses, first definitions, uses. */
#include "shelf.h"

static const struct term *
term_of(const char *shortened)
{
	return glossary_find(&catalog.glossary,
			     traces_term(str_from(shortened)));
}

/* "EXPANSION (PLACE, n)" of each sense, with bars between them. */
static void
assert_senses(const char *shortened, const char *want)
{
	const struct term *term = term_of(shortened);
	struct buf got = {0};

	assert_non_null(term);
	for (const struct sense *s = term->senses; s; s = s->next) {
		buf_printf(&got, "%s%.*s (", got.n ? "|" : "",
			   STR_ARG(s->expansion));
		shelf_say(&got, s->first);
		buf_printf(&got, ", %zu)", s->n);
	}
	buf_putc(&got, '\0');
	assert_string_equal(got.p, want);
	buf_free(&got);
}

static struct str
expand(const char *shortened, size_t k)
{
	const struct term *term = term_of(shortened);

	return term ? glossary_expand(&catalog, term, k) : (struct str){0};
}

#define DAY(d) "---\ndate: " d "\n---\n\n"

static void
test_senses(void **state)
{
	(void)state;
	shelf_put("jan", DAY("2024-01-31") "## S\n\n- **January 2:** Small and "
					   "mid-sized enterprises (SMEs)\n");
	shelf_put("feb",
		  DAY("2024-02-29") "## S\n\n### T {#one}\n\nA small and "
				    "medium-sized enterprise (SME) and the "
				    "Ministry of Education (MOE).\n\n### U "
				    "{#two}\n\nAn SME's MOE.\n");
	shelf_put("mar", DAY("2024-03-31") "The Ministry of Environment (MOE) "
					   "and another SME, and GDP.\n");
	shelf_join();
	assert_senses("SME", "Small and mid-sized enterprises "
			     "(jan/_note-1, 2)");
	assert_senses("MOE", "Ministry of Education (feb/one, 1)|"
			     "Ministry of Environment (mar/, 1)");
	assert_null(term_of("GDP"));
	assert_str(term_of("SME")->shortened, "SMEs");
	assert_trail(term_of("SMEs")->uses, "mar/ feb/one feb/two jan/_note-1");
	assert_trail(term_of("MOE")->uses, "mar/ feb/one feb/two");
	assert_int_equal(catalog.glossary.n, 2);
	assert_str(catalog.glossary.terms[0].slug, "moe");
	/* mar is briefing 0, jan 2. */
	assert_str(expand("MOE", 0), "Ministry of Environment");
	assert_str(expand("MOE", 1), "Ministry of Education");
	assert_absent(expand("MOE", 2)); /* either */
	assert_str(expand("SMEs", 0), "Small and mid-sized enterprises");
}

static void
test_languages(void **state)
{
	(void)state;
	shelf_put("a", "---\ndate: 2024-01-31\nlang: de\n---\n\nDie "
		       "Europäische Union (EU) und die EU.\n");
	shelf_put("b", "---\ndate: 2024-02-29\nlang: en-GB\n---\n\nThe "
		       "European Union (EU).\n");
	shelf_put("c", "---\ndate: 2024-03-31\nlang: en\n---\n\nThe EU.\n");
	shelf_put("d", "---\ndate: 2024-04-30\nlang: fr\n---\n\nL’EU.\n");
	shelf_join();
	assert_senses("EU", "Europäische Union (a/, 1)|European Union (b/, 1)");
	assert_absent(expand("EU", 0)); /* in French, nobody says */
	assert_str(expand("EU", 1), "European Union");
	assert_str(expand("EU", 3), "Europäische Union");
}

static void
test_order(void **state)
{
	(void)state;
	shelf_put("a", DAY("2024-01-31") "Old Zone (OZ), öffentlicher Verkehr "
					 "(ÖV), kilowatt hours (kWh), Keep "
					 "Watt Hours (KWH), Odd Bar (OB).\n");
	shelf_join();
	assert_int_equal(catalog.glossary.n, 5);
	assert_str(catalog.glossary.terms[0].shortened, "KWH");
	assert_str(catalog.glossary.terms[0].slug, "kwh");
	assert_str(catalog.glossary.terms[1].shortened, "kWh");
	assert_str(catalog.glossary.terms[1].slug, "kwh-2");
	assert_str(catalog.glossary.terms[2].shortened, "OB");
	assert_str(catalog.glossary.terms[3].shortened, "ÖV");
	assert_str(catalog.glossary.terms[4].shortened, "OZ");
}

/* Thousands of senses of one short form take no quadratic time. */
static void
test_many(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_puts(&text, DAY("2024-01-31"));
	for (int i = 0; i < 20000; i++)
		buf_printf(&text, "Axx%d Bxx%d (AB%d)\n", i, i, i % 9000);
	shelf_put("a", buf_take(&text, &shelf_arena).p);
	shelf_join();
	assert_int_equal(catalog.glossary.n, 9000);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_senses, shelf_clear),
	    cmocka_unit_test_teardown(test_languages, shelf_clear),
	    cmocka_unit_test_teardown(test_order, shelf_clear),
	    cmocka_unit_test_teardown(test_many, shelf_clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
