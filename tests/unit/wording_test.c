/* Words of the interface: languages, places, numbers, forms, dates; files. */
#include "check.h"

#include <stdlib.h>

#include "base/file.h"
#include "publish/wording_load.h"

static struct arena arena;
static struct diags diags;
static struct wordings wordings;
static struct template_set *set;
static char folder[32];

static int
setup(void **state)
{
	(void)state;
	diags_init(&diags, &arena);
	set = template_set_new(&arena);
	strcpy(folder, "/tmp/brevier-words-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	file_remove(folder, &diags);
	arena_free(&arena);
	return 0;
}

static char *
path_of(const char *name)
{
	return file_join(&arena, str_from(folder), str_from(name));
}

static void
write_file(const char *name, const char *text)
{
	assert_true(file_write(path_of(name), str_from(text), &diags));
}

static bool
load(const struct folders *folders)
{
	struct overlay overlay;
	struct hasher hasher;

	hasher_init(&hasher);
	return overlay_list(&overlay, folders, &arena, &diags) &&
	       wordings_load(&wordings, &overlay, folders, set, &hasher, &arena,
			     &diags);
}

/* The user's folder "own" over the program's "program". */
static bool
load_both(void)
{
	struct folders folders = {path_of("own"), path_of("program")};

	return load(&folders);
}

/* The words that the program comes with. */
static void
load_real(void)
{
	static const struct folders folders = {.program = "templates"};

	if (!file_is_folder("templates"))
		skip();
	assert_true(load(&folders));
	assert_printed(&diags, "");
}

static const struct wording *
wording(const char *lang)
{
	return wording_for(&wordings, str_from(lang), STR("en"));
}

/* ---- Languages ---- */

static void
assert_lang(const char *lang, const char *site_lang, const char *want)
{
	assert_str(
	    wording_for(&wordings, str_from(lang), str_from(site_lang))->lang,
	    want);
}

static void
test_languages(void **state)
{
	(void)state;
	load_real();
	assert_lang("de", "en", "de");
	assert_lang("DE-at", "en", "de");
	assert_lang("zh-Hans", "en", "zh");
	assert_lang("zh-Hans-CN", "en", "zh");
	assert_lang("zh-CN", "en", "zh");
	assert_lang("zh-x-private", "en", "zh");
	assert_lang("zh-Hant-HK", "en", "zh-Hant");
	assert_lang("zh-TW", "en", "zh-Hant");
	assert_lang("zh-hk", "en", "zh-Hant");
	assert_lang("zh-MO-x-private", "en", "zh-Hant");
	assert_lang("zh-Hans-TW", "en", "zh");
	assert_lang("it", "fr-CA", "fr");
	assert_lang("it", "pt", "en");
	assert_lang("it", "", "en");
	assert_lang("", "es", "es");
	assert_lang("dex", "en", "en");
}

static void
test_longest_tag(void **state)
{
	(void)state;
	write_file("own/i18n/en.yaml", "a: A\n");
	write_file("own/i18n/zh.yaml", "a: 甲\n");
	write_file("own/i18n/zh-Hant.yaml", "a: 乙\n");
	assert_true(load_both());
	assert_lang("zh-Hant-TW", "en", "zh-Hant");
	assert_lang("zh-hant", "en", "zh-Hant");
	assert_lang("zh-Hans", "en", "zh");
	assert_str(wording_text(wording("zh-Hant"), "a"), "乙");
}

static void
test_no_words(void **state)
{
	const struct wording *none = wording_for(NULL, STR("de"), STR("de"));

	(void)state;
	assert_str(wording_text(none, "archive"), "archive");
	assert_str(wording_number(none, &arena, 12345), "12345");
	assert_str(wording_count(none, &arena, "n_notes", 2), "2");
	assert_str(
	    wording_date(none, &arena, (struct date){2024, 9, 4}, STR("de")),
	    "4. September 2024");
}

/* ---- Places ---- */

static void
test_fill(void **state)
{
	struct filling two[] = {{"a", STR("{b}")}, {"b", STR("B")}};

	(void)state;
	write_file("own/i18n/en.yaml", "both: \"{b}, {a}{a}.\"\n"
				       "open: \"x {a\"\n"
				       "other: \"{c} {} {a b}\"\n"
				       "none: plain\n");
	assert_true(load_both());
	assert_str(wording_fill(wording("en"), &arena, "both", two, 2),
		   "B, {b}{b}.");
	assert_str(wording_fill(wording("en"), &arena, "open", two, 2), "x {a");
	assert_str(wording_fill(wording("en"), &arena, "other", two, 2),
		   "{c} {} {a b}");
	assert_str(wording_fill(wording("en"), &arena, "none", two, 2),
		   "plain");
	assert_str(
	    wording_fill_one(wording("en"), &arena, "both", "a", STR("A")),
	    "{b}, AA.");
}

/* ---- Numbers ---- */

static void
assert_number(const char *lang, unsigned long long n, const char *want)
{
	assert_str(wording_number(wording(lang), &arena, n), want);
}

static void
test_numbers(void **state)
{
	(void)state;
	load_real();
	assert_number("en", 0, "0");
	assert_number("en", 999, "999");
	assert_number("en", 1000, "1,000");
	assert_number("en", 12345, "12,345");
	assert_number("en", 1234567, "1,234,567");
	assert_number("en", 18446744073709551615u,
		      "18,446,744,073,709,551,615");
	assert_number("de", 1234, "1.234");
	assert_number("fr", 1234567, "1\u202f234\u202f567");
	assert_number("es", 1234, "1234");
	assert_number("es", 12345, "12.345");
	assert_number("es", 1234567, "1.234.567");
	assert_number("zh", 12345, "12,345");
}

static void
assert_count(const char *lang, unsigned long long n, const char *want)
{
	assert_str(wording_count(wording(lang), &arena, "n_entries", n), want);
}

static void
test_counts(void **state)
{
	(void)state;
	load_real();
	assert_count("en", 0, "0 entries");
	assert_count("en", 1, "1 entry");
	assert_count("en", 1234, "1,234 entries");
	assert_count("de", 1, "1 Beitrag");
	assert_count("de", 2, "2 Beiträge");
	assert_count("fr", 0, "0 article");
	assert_count("fr", 1, "1 article");
	assert_count("fr", 2, "2 articles");
	assert_count("es", 1, "1 artículo");
	assert_count("es", 0, "0 artículos");
	assert_count("zh", 1, "1个条目");
	assert_count("zh", 20, "20个条目");
}

/* ---- Lists ---- */

static void
assert_list(const char *lang, size_t n, const char *want)
{
	static const struct str items[] = {STR_INIT("A"), STR_INIT("B"),
					   STR_INIT("C"), STR_INIT("D")};

	assert_str(wording_list(wording(lang), &arena, items, n), want);
}

static void
test_lists(void **state)
{
	(void)state;
	load_real();
	assert_int_equal(wording_list(wording("en"), &arena, NULL, 0).n, 0);
	assert_list("en", 1, "A");
	assert_list("en", 2, "A and B");
	assert_list("en", 3, "A, B, and C");
	assert_list("de", 4, "A, B, C und D");
	assert_list("fr", 3, "A, B et C");
	assert_list("es", 3, "A, B y C");
	assert_list("zh", 2, "A和B");
	assert_list("zh", 3, "A、B和C");
}

/* ---- Dates ---- */

static void
test_dates(void **state)
{
	struct date day = {2024, 9, 4}, first = {2024, 9, 1};
	struct date any = {0, 3, 4}, none = {0};

	(void)state;
	load_real();
	assert_str(wording_date(wording("de"), &arena, day, STR("de-AT")),
		   "4. September 2024");
	/* Words in another language, for want of better. */
	assert_str(wording_date(wording("ja"), &arena, day, STR("ja")),
		   "2024年9月4日");
	assert_str(wording_date(wording_for(&wordings, STR("it"), STR("fr")),
				&arena, first, STR("it")),
		   "1er septembre 2024");
	assert_str(wording_date(wording("en"), &arena, any, STR("en")),
		   "March 4");
	assert_absent(wording_date(wording("en"), &arena, none, STR("en")));
	assert_str(
	    wording_period(wording("zh"), &arena, first, day, STR("zh-Hans")),
	    "2024年9月1日至4日");
}

#define ITALIAN                                                                \
	"date_full: \"{day} {month} {year}\"\n"                                \
	"date_day: \"{day} {month}\"\n"                                        \
	"date_month: \"{month} {year}\"\n"                                     \
	"date_period: dal {first} al {last}\n"                                 \
	"date_months: [gennaio, febbraio, marzo, aprile, maggio, giugno, "     \
	"luglio, agosto, settembre, ottobre, novembre, dicembre]\n"

static void
test_own_dates(void **state)
{
	struct date first = {2024, 1, 31}, last = {2024, 12, 1};
	const struct wording *italian;

	(void)state;
	write_file("own/i18n/en.yaml", "a: A\n");
	write_file("own/i18n/it.yaml", "a: A\n" ITALIAN);
	assert_true(load_both());
	assert_printed(&diags, "");
	italian = wording("it");
	assert_str(wording_date(italian, &arena, first, STR("it")),
		   "31 gennaio 2024");
	assert_str(wording_date(italian, &arena, (struct date){0, 12, 1},
				STR("it-CH")),
		   "1 dicembre");
	assert_str(wording_month(italian, &arena, last, STR("it")),
		   "dicembre 2024");
	assert_str(
	    wording_month(italian, &arena, (struct date){0, 12, 0}, STR("it")),
	    "dicembre");
	assert_str(wording_month(italian, &arena, last, STR("es")),
		   "diciembre de 2024");
	assert_str(wording_period(italian, &arena, first, last, STR("it")),
		   "dal 31 gennaio 2024 al 1 dicembre 2024");
	assert_str(wording_period(italian, &arena, last, last, STR("it")),
		   "1 dicembre 2024");
	assert_str(
	    wording_period(italian, &arena, (struct date){0}, last, STR("it")),
	    "1 dicembre 2024");
	/* A page whose dates the program knows keeps its own. */
	assert_str(wording_date(italian, &arena, first, STR("de")),
		   "31. Januar 2024");
}

/* ---- Files ---- */

static void
test_fallback(void **state)
{
	(void)state;
	write_file("program/i18n/en.yaml",
		   "a: A\nb: B\nn: {one: \"{n} x\", other: \"{n} xs\"}\n");
	write_file("program/i18n/de.yaml", "a: Ä\nb: B\n"
					   "n: {one: \"{n} y\", other: z}\n");
	write_file("own/i18n/de.yaml", "b: Eigenes\n");
	write_file("own/i18n/pl.yaml",
		   "a: a\nb: b\nn: {few: \"{n} f\", many: \"{n} m\", "
		   "one: \"{n} 1\", other: \"{n} o\"}\n");
	assert_true(load_both());
	assert_printed(&diags, "");
	assert_str(wording_text(wording("de"), "a"), "Ä");
	assert_str(wording_text(wording("de"), "b"), "Eigenes");
	assert_str(wording_text(wording("en"), "b"), "B");
	assert_str(wording_count(wording("pl"), &arena, "n", 3), "3 f");
	assert_str(wording_count(wording("pl"), &arena, "n", 5), "5 m");
	write_file("own/i18n/pl.yaml", "a: a\nn: {other: \"{n} o\"}\n");
	assert_true(load_both());
	assert_str(wording_text(wording("pl"), "b"), "B");
	assert_str(wording_count(wording("pl"), &arena, "n", 3), "3 o");
	assert_int_equal(diags.warnings, 4); /* b, one, few, many */
}

/* Words that a user's templates use are no mistake. */
static void
test_own_words(void **state)
{
	struct source source = {.name = STR("own/home.html"),
				.text = STR("{{#a}}{{t.mine}}{{/a}}")};

	(void)state;
	write_file("program/i18n/en.yaml", "a: A\n");
	write_file("program/i18n/de.yaml", "a: Ä\n");
	write_file("program/i18n/fr.yaml", "a: À\n");
	write_file("own/i18n/en.yaml", "mine: Mine\n");
	assert_true(load_both());
	assert_int_equal(diags.warnings, 1);
	assert_true(template_set_add(set, STR("home.html"), &source, &diags));
	diags_init(&diags, &arena);
	write_file("own/i18n/de.yaml", "mine: Meins\n");
	assert_true(load_both());
	assert_printed(&diags, "");
	assert_str(wording_text(wording("de"), "mine"), "Meins");
	assert_str(wording_text(wording("fr"), "mine"), "Mine");
}

static void
test_no_english(void **state)
{
	(void)state;
	write_file("program/i18n/de.yaml", "a: Ä\n");
	write_file("own/x.html", "");
	assert_false(load_both());
	assert_int_equal(diags.errors, 1);
	assert_string_equal(diags.first->code, "words-missing");
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_languages), TEST(test_longest_tag), TEST(test_no_words),
	    TEST(test_fill),      TEST(test_numbers),     TEST(test_counts),
	    TEST(test_lists),     TEST(test_dates),       TEST(test_own_dates),
	    TEST(test_fallback),  TEST(test_own_words),   TEST(test_no_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
