/* Days: read, written, compared. */
#include "check.h"

#include "base/arena.h"
#include "base/date.h"

static void
assert_date(const char *text, int year, int month, int day)
{
	struct date date = {-1, -1, -1};

	if (!date_parse(str_from(text), &date))
		fail_msg("no date: \"%s\"", text);
	if (date.year != year || date.month != month || date.day != day)
		fail_msg("\"%s\" is %d-%d-%d", text, date.year, date.month,
			 date.day);
}

static void
assert_no_date(const char *text)
{
	struct date date = {-1, -1, -1};

	if (date_parse(str_from(text), &date))
		fail_msg("\"%s\" is %d-%d-%d", text, date.year, date.month,
			 date.day);
	assert_int_equal(date.year, -1); /* untouched */
}

static void
test_forms(void **state)
{
	(void)state;
	assert_date("2024-09-04", 2024, 9, 4);
	assert_date("2024/09/04", 2024, 9, 4);
	assert_date("2024-9-4", 2024, 9, 4);
	assert_date("September 4, 2024", 2024, 9, 4);
	assert_date("September 4 2024", 2024, 9, 4);
	assert_date("September 4,2024", 2024, 9, 4);
	assert_date("4 September 2024", 2024, 9, 4);
	assert_date("4th of September 2024", 2024, 9, 4);
	assert_date("Sept. 4", 0, 9, 4);
	assert_date("Sep 4th, 2024", 2024, 9, 4);
	assert_date("4 Sept.", 0, 9, 4);
	assert_date("August 28", 0, 8, 28);
	assert_date("AUGUST 28", 0, 8, 28);
	assert_date("may 5, 2024", 2024, 5, 5);
	assert_date("May 5", 0, 5, 5);
	assert_date("2024年9月4日", 2024, 9, 4);
	assert_date(" \nAugust\n28,\n2024\t", 2024, 8, 28);
	assert_date("August\xC2\xA0"
		    "28, 2024",
		    2024, 8, 28);
	assert_date("February 29", 0, 2, 29);
	assert_date("February 29, 2024", 2024, 2, 29);
}

static void
test_languages(void **state)
{
	(void)state;
	assert_date("4. September 2024", 2024, 9, 4);
	assert_date("4/IX/2024", 2024, 9, 4);
	assert_date("28.VIII.2024", 2024, 8, 28);
	assert_date("28. August", 0, 8, 28);
	assert_date("1. März", 0, 3, 1);
	assert_date("1. MÄRZ 2024", 2024, 3, 1);
	assert_date("1. Ma\xCC\x88rz 2024", 2024, 3, 1); /* decomposed */
	assert_date("4. Sept.", 0, 9, 4);
	assert_date("4.Dez. 2024", 2024, 12, 4);
	assert_date("6. Jänner 2024", 2024, 1, 6);
	assert_date("5. Mai", 0, 5, 5);
	assert_date("4 septembre 2024", 2024, 9, 4);
	assert_date("1er août", 0, 8, 1);
	assert_date("1\xE1\xB5\x89\xCA\xB3 août 2024", 2024, 8, 1);
	assert_date("28\xC2\xA0"
		    "août",
		    0, 8, 28);
	assert_date("28 AOUT 2024", 2024, 8, 28);
	assert_date("3 févr. 2024", 2024, 2, 3);
	assert_date("5 mai", 0, 5, 5);
	assert_date("5 mars", 0, 3, 5);
	assert_date("4 de septiembre de 2024", 2024, 9, 4);
	assert_date("4 de Setiembre del 2024", 2024, 9, 4);
	assert_date("28 de agosto", 0, 8, 28);
	assert_date("1.º de mayo", 0, 5, 1);
	assert_date("28 ago. 2024", 2024, 8, 28);
	assert_date("5 de mayo", 0, 5, 5);
	assert_date("9月4日", 0, 9, 4);
	assert_date("2024 年 9 月 4 日", 2024, 9, 4);
	assert_date("２０２４年９月４日", 2024, 9, 4);
	assert_date("2024年09月04号", 2024, 9, 4);
	assert_date("令和6年9月4日", 2024, 9, 4);
	assert_date("令和元年５月１日", 2019, 5, 1);
	assert_date("平成31年4月30日", 2019, 4, 30);
	assert_date("\xE3\x80\x80"
		    "2024年2月29日\xE3\x80\x80",
		    2024, 2, 29);
}

static void
test_dotted(void **state)
{
	struct date date = {-1, -1, -1};

	(void)state;
	assert_true(date_parse_in(STR("4.9.2024"), STR("de"), &date));
	assert_int_equal(date.day, 4);
	assert_int_equal(date.month, 9);
	assert_true(date_parse_in(STR("04. 09. 2024"), STR("de-AT"), &date));
	assert_true(date_parse_in(STR("1. März 2024"), STR("en"), &date));
	assert_int_equal(date.month, 3);
	date.year = -1;
	assert_false(date_parse_in(STR("4.9.2024"), STR("en"), &date));
	assert_false(date_parse_in(STR("4.9.2024"), (struct str){0}, &date));
	assert_false(date_parse_in(STR("4.9.24"), STR("de"), &date));
	assert_false(date_parse_in(STR("4.9"), STR("de"), &date));
	assert_false(date_parse_in(STR("4/9/"), STR("de"), &date));
	assert_false(date_parse_in(STR("4.9/2024"), STR("de"), &date));
	assert_false(date_parse_in(STR("31.9.2024"), STR("de"), &date));
	assert_false(date_parse_in(STR("1.2.2024.3"), STR("de"), &date));
	assert_int_equal(date.year, -1);
	assert_true(date_parse_in(STR("04/09/2024"), STR("fr"), &date));
	assert_int_equal(date.month, 9);
	assert_true(date_parse_in(STR("5-10-2024"), STR("es-MX"), &date));
	assert_int_equal(date.day, 5);
	assert_true(date_parse_in(STR("Di., 28.08."), STR("de"), &date));
	assert_int_equal(date.year, 0);
	assert_int_equal(date_prefix_dotted(STR("28.08.: x"), &date), 6);
	assert_int_equal(date_prefix_dotted(STR("Di., 28.8.: x"), &date), 10);
	assert_int_equal(date_prefix_dotted(STR("28/8/2024: x"), &date), 0);
	assert_int_equal(date_prefix_dotted(STR("1.5.3 x"), &date), 0);
	assert_int_equal(date_prefix_dotted(STR("1.50 euros"), &date), 0);
	assert_true(date_parse_dotted(STR("28.08."), &date));
	assert_true(date_parse_dotted(STR("4 Sept."), &date));
	assert_false(date_parse_dotted(STR("28.08. x"), &date));
	assert_false(date_parse_dotted(STR(""), &date));
}

static void
test_weekdays(void **state)
{
	static const char *const texts[] = {
	    "Wednesday, 4 September 2024",
	    "Wed 4 September 2024",
	    "Wednesday, September 4, 2024",
	    "Mittwoch, den 4. September 2024",
	    "Mi., 4. September 2024",
	    "mercredi 4 septembre 2024",
	    "le mercredi 4 septembre 2024",
	    "le 4 septembre 2024",
	    "mer. 4 septembre 2024",
	    "miércoles, 4 de septiembre de 2024",
	    "MIERCOLES 4 de septiembre de 2024",
	    "el 4 de septiembre de 2024",
	    "4 September 2024 (Wednesday)",
	    "2024年9月4日（水）",
	    "2024年9月4日(水曜日)",
	    "2024年9月4日（水・祝）",
	    "2024年9月4日 星期三",
	    "2024年9月4日（周三）",
	    "2024-09-04 (Wed)",
	    "2024.9.4",
	    "二〇二四年九月四日",
	    "令和六年九月四日（水）",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct date date = {0};

		if (!date_parse(str_from(texts[i]), &date))
			fail_msg("%s", texts[i]);
		assert_int_equal(date.year, 2024);
		assert_int_equal(date.month, 9);
		assert_int_equal(date.day, 4);
	}
}

static void
test_numerals(void **state)
{
	struct date date = {0};

	(void)state;
	assert_true(date_parse(STR("令和十三年十二月三十一日"), &date));
	assert_int_equal(date.year, 2031);
	assert_int_equal(date.month, 12);
	assert_int_equal(date.day, 31);
	assert_true(date_parse(STR("十月二十日"), &date));
	assert_int_equal(date.month, 10);
	assert_int_equal(date.day, 20);
	assert_true(date_parse(STR("一〇月二一日"), &date));
	assert_int_equal(date.month, 10);
	assert_int_equal(date.day, 21);
	assert_false(date_parse(STR("十十月二日"), &date));
	assert_false(date_parse(STR("三月四十五日"), &date));
	assert_false(date_parse(STR("月日"), &date));
}

static void
test_no_dates(void **state)
{
	static const char *const texts[] = {
	    "",
	    "August",
	    "August 2024",
	    "August 32",
	    "August 0",
	    "August 280",
	    "Augustus 28",
	    "Aug28",
	    "Septem 4",
	    "February 30, 2024",
	    "February 29, 2023",
	    "2024-13-01",
	    "2024-02-30",
	    "0000-01-01",
	    "2024-09/04",
	    "4.9.2024", /* may be April 9 */
	    "04/09/2024",
	    "9/4",
	    "August 28 to 30",
	    "August 28-30, 2024",
	    "August 28, 24",
	    "August 28, 12024",
	    "may 5",
	    "5 march",
	    "28",
	    "on August 28",
	    "August 28: The ministry",
	    "2024-09-04T10:00:00Z",
	    "4/IXI/2024",
	    "4/ix/2024",
	    "4/X.2024",
	    "2024年9月",
	    "24年9月4日", /* of which century, or era? */
	    "令和0年9月4日",
	    "令和6年13月4日",
	    "9月31日",
	    "123月4日",
	    "septembre 4, 2024", /* no language has this */
	    "4. septemberfest",
	    "4 ago", /* English */
	    "4 set",
	    "5 de",
	    "de mayo",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_no_date(texts[i]);
	assert_false(date_parse(str_from(NULL), &(struct date){0}));
}

static void
test_iso_alone(void **state)
{
	struct date date = {0};

	(void)state;
	assert_true(date_parse_iso(STR("2024-09-04"), &date));
	assert_int_equal(date.day, 4);
	assert_false(date_parse_iso(STR("2024-9-4"), &date));
	assert_false(date_parse_iso(STR("2024/09/04"), &date));
	assert_false(date_parse_iso(STR(" 2024-09-4"), &date));
	assert_false(date_parse_iso(STR("2024-09-04 "), &date));
	assert_false(date_parse_iso(STR("2023-02-29"), &date));
}

static void
assert_prefix(const char *text, size_t n)
{
	struct date date = {0};

	if (date_prefix(str_from(text), &date) != n)
		fail_msg("\"%s\": %zu, not %zu", text,
			 date_prefix(str_from(text), &date), n);
}

static void
test_prefix(void **state)
{
	(void)state;
	assert_prefix("August 28: The ministry", 9);
	assert_prefix("August 28, 2024: The ministry", 15);
	assert_prefix("August 28, the ministry", 9);
	assert_prefix("August 28, 3000 companies", 9);
	assert_prefix("August 28, 2024a", 9);
	assert_prefix("2024-09-04T10:00", 10);
	assert_prefix("4 Sept. The ministry", 6);
	assert_prefix("4 Sept. 2024 the", 12);
	assert_prefix(" August 28", 0);
	assert_prefix("5 may be enough", 0);
	assert_prefix("The ministry", 0);
	assert_prefix("4. September: Das", 12);
	assert_prefix("4. Septemberfest", 0);
	assert_prefix("4. Märzenbier", 0);
	assert_prefix("28 août : le", 8);
	assert_prefix("28 aoûts", 0);
	assert_prefix("28 de agosto de empresas", 12);
	assert_prefix("4 Sept2024", 0);
	assert_prefix("9月4日：工信部", 8);
	assert_prefix("9月4日发布", 8);
	assert_prefix("2024年9月4日", 15);
}

static void
test_compare(void **state)
{
	struct date a = {2024, 9, 4}, none = {0}, short_one = {0, 8, 28};

	(void)state;
	assert_int_equal(date_cmp(a, a), 0);
	assert_true(date_cmp(a, (struct date){2024, 9, 5}) < 0);
	assert_true(date_cmp(a, (struct date){2024, 8, 30}) > 0);
	assert_true(date_cmp(a, (struct date){2025, 1, 1}) < 0);
	assert_true(date_is_full(a));
	assert_true(date_is_set(short_one));
	assert_false(date_is_full(short_one));
	assert_false(date_is_set(none));
	assert_true(date_is_valid(2000, 2, 29));
	assert_false(date_is_valid(1900, 2, 29));
	assert_true(date_is_valid(0, 2, 29));
	assert_false(date_is_valid(2024, 4, 31));
	assert_false(date_is_valid(2024, 0, 1));
}

static const char *const languages[] = {"en", "de", "fr", "es", "zh", "ja"};

static void
test_write(void **state)
{
	static const char *const want[][3] = {
	    {"September 4, 2024", "August 28", "March 1"},
	    {"4. September 2024", "28. August", "1. März"},
	    {"4 septembre 2024", "28 août", "1er mars"},
	    {"4 de septiembre de 2024", "28 de agosto", "1 de marzo"},
	    {"2024年9月4日", "8月28日", "3月1日"},
	    {"2024年9月4日", "8月28日", "3月1日"},
	};
	struct arena arena = {0};
	struct date a = {2024, 9, 4}, none = {0};
	struct date short_one = {0, 8, 28}, first = {0, 3, 1};

	(void)state;
	assert_str(date_iso(&arena, a), "2024-09-04");
	assert_absent(date_iso(&arena, short_one));
	for (size_t i = 0; i < 6; i++) {
		struct str lang = str_from(languages[i]);

		assert_str(date_long(&arena, a, lang), want[i][0]);
		assert_str(date_long(&arena, short_one, lang), want[i][1]);
		assert_str(date_long(&arena, first, lang), want[i][2]);
		assert_absent(date_long(&arena, none, lang));
	}
	assert_str(date_long(&arena, a, STR("de-CH")), "4. September 2024");
	assert_str(date_long(&arena, a, STR("cy")), "September 4, 2024");
	/* "May 1, 1012" would not be read as a date. */
	a = (struct date){1012, 5, 1};
	assert_str(date_long(&arena, a, STR("en")), "1012-05-01");
	a = (struct date){2024, 9, 4};
	assert_str(date_long(&arena, a, (struct str){0}), "September 4, 2024");
	arena_free(&arena);
}

/* What is written is read back, whether the language is known or not. */
static void
test_round_trip(void **state)
{
	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct str lang = str_from(languages[i]);
		struct arena arena = {0};
		struct date date, back;

		for (int day = 0; day < 3 * 12 * 31; day++) {
			date.year = 2023 + day / 372;
			date.month = day % 372 / 31 + 1;
			date.day = day % 31 + 1;
			if (!date_is_valid(date.year, date.month, date.day))
				continue;
			struct str text = date_long(&arena, date, lang);

			assert_true(date_parse(text, &back));
			assert_int_equal(date_cmp(date, back), 0);
			assert_int_equal(date_prefix(text, &back), text.n);
			date.year = 0;
			text = date_long(&arena, date, lang);
			assert_true(date_parse(text, &back));
			assert_int_equal(date_cmp(date, back), 0);
		}
		arena_free(&arena);
	}
}

static void
assert_period(struct date a, struct date b, const char *lang, const char *want)
{
	struct arena arena = {0};

	assert_str(date_period(&arena, a, b, str_from(lang)), want);
	arena_free(&arena);
}

static void
test_period(void **state)
{
	struct date none = {0}, day = {2024, 9, 20}, first = {2024, 9, 1};

	(void)state;
	assert_period((struct date){2024, 9, 2}, day, "en",
		      "September 2 to 20, 2024");
	assert_period((struct date){2024, 8, 24}, day, NULL,
		      "August 24 to September 20, 2024");
	assert_period((struct date){2023, 12, 28}, (struct date){2024, 1, 4},
		      "en", "December 28, 2023 to January 4, 2024");
	assert_period((struct date){2023, 9, 20}, day, "en",
		      "September 20, 2023 to September 20, 2024");
	assert_period((struct date){0, 8, 24}, (struct date){0, 9, 20}, "en",
		      "August 24 to September 20");
	assert_period((struct date){0, 8, 24}, (struct date){0, 8, 28}, "en",
		      "August 24 to 28");
	assert_period(day, day, "en", "September 20, 2024");
	assert_period(none, day, "en", "September 20, 2024");
	assert_period(day, none, "en", "September 20, 2024");
	assert_period(first, day, "de", "1. bis 20. September 2024");
	assert_period(first, day, "fr", "du 1er au 20 septembre 2024");
	assert_period(first, day, "es", "del 1 al 20 de septiembre de 2024");
	assert_period(first, day, "zh", "2024年9月1日至20日");
	assert_period(first, day, "ja", "2024年9月1日〜20日");
}

static void
test_longer_periods(void **state)
{
	static const struct {
		const char *lang, *months, *years;
	} want[] = {
	    {"de", "24. August bis 20. September 2024",
	     "28. Dezember 2023 bis 20. September 2024"},
	    {"fr", "du 24 août au 20 septembre 2024",
	     "du 28 décembre 2023 au 20 septembre 2024"},
	    {"es", "del 24 de agosto al 20 de septiembre de 2024",
	     "del 28 de diciembre de 2023 al 20 de septiembre de 2024"},
	    {"zh", "2024年8月24日至9月20日", "2023年12月28日至2024年9月20日"},
	    {"ja", "2024年8月24日〜9月20日", "2023年12月28日〜2024年9月20日"},
	};
	struct date end = {2024, 9, 20};

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		assert_period((struct date){2024, 8, 24}, end, want[i].lang,
			      want[i].months);
		assert_period((struct date){2023, 12, 28}, end, want[i].lang,
			      want[i].years);
	}
}

/* English out of America. */
static void
test_regions(void **state)
{
	struct date a = {2024, 8, 24}, b = {2024, 9, 20}, back;
	struct arena arena = {0};

	(void)state;
	assert_str(date_long(&arena, a, STR("en-GB")), "24 August 2024");
	assert_true(date_parse(date_long(&arena, a, STR("en-GB")), &back));
	assert_int_equal(date_cmp(a, back), 0);
	assert_str(date_long(&arena, a, STR("en-Latn-gb-oed")),
		   "24 August 2024");
	assert_str(date_long(&arena, a, STR("en-001")), "24 August 2024");
	assert_str(date_long(&arena, a, STR("en-US")), "August 24, 2024");
	assert_str(date_long(&arena, a, STR("en-CA")), "August 24, 2024");
	assert_str(date_long(&arena, a, STR("en-x-GB")), "August 24, 2024");
	assert_str(date_long(&arena, a, STR("de-US")), "24. August 2024");
	assert_str(date_month(&arena, 2024, 8, STR("en-IE")), "August 2024");
	assert_str(date_month(&arena, 0, 8, STR("es")), "agosto");
	assert_str(date_month(&arena, 0, 8, STR("zh")), "8月");
	assert_period(a, b, "en-AU", "24 August to 20 September 2024");
	assert_period((struct date){2024, 9, 4}, b, "en-IN",
		      "4 to 20 September 2024");
	arena_free(&arena);
}

static void
assert_near(int month, int day, struct date near, int want)
{
	assert_int_equal(date_year_near((struct date){0, month, day}, near),
			 want);
}

static void
test_year_near(void **state)
{
	(void)state;
	assert_near(8, 28, (struct date){2024, 9, 24}, 2024);
	assert_near(12, 28, (struct date){2024, 1, 4}, 2023);
	assert_near(1, 4, (struct date){2023, 12, 28}, 2024);
	assert_near(7, 1, (struct date){2024, 1, 1}, 2024);
	assert_near(7, 4, (struct date){2024, 1, 1}, 2023);
	assert_near(2, 29, (struct date){2023, 3, 1}, 2024);
	assert_near(2, 29, (struct date){2021, 3, 1}, 2020);
	assert_near(2, 29, (struct date){1900, 2, 28}, 1896);
	assert_near(8, 28, (struct date){0, 9, 24}, 0);
	assert_near(0, 0, (struct date){2024, 9, 24}, 0);
}

static void
assert_epoch(const char *seconds, const char *want)
{
	struct arena arena = {0};
	struct date date = {0};

	setenv("SOURCE_DATE_EPOCH", seconds, 1);
	assert_int_equal(date_source_epoch(&date), want != NULL);
	if (want)
		assert_str(date_iso(&arena, date), want);
	unsetenv("SOURCE_DATE_EPOCH");
	arena_free(&arena);
}

static void
test_epoch(void **state)
{
	struct date date;

	(void)state;
	assert_epoch("0", "1970-01-01");
	assert_epoch("86399", "1970-01-01");
	assert_epoch("86400", "1970-01-02");
	assert_epoch("951782400", "2000-02-29");
	assert_epoch("951868800", "2000-03-01");
	assert_epoch("1725408000", "2024-09-04");
	assert_epoch("1735689599", "2024-12-31");
	assert_epoch("253402300799", "9999-12-31");
	assert_epoch("253402300800", NULL);
	assert_epoch("99999999999999999999999999", NULL);
	assert_epoch("", NULL);
	assert_epoch("-1", NULL);
	assert_epoch("12x", NULL);
	assert_false(date_source_epoch(&date));
}

/* Which figure is the day: the date of the issue tells. */
static void
test_near(void **state)
{
	struct date near = {2031, 11, 7}, date;

	(void)state;
	assert_true(date_parse_near(STR("11/3/2031"), near, &date));
	assert_int_equal(date.month, 11);
	assert_true(date_parse_near(STR("5/11/2031"), near, &date));
	assert_int_equal(date.day, 5);
	assert_true(date_parse_near(STR("10/28/2031"), near, &date));
	assert_int_equal(date.day, 28);
	assert_false(date_parse_near(STR("13/28/2031"), near, &date));
	assert_false(date_parse_near(STR("11/3/2031 or so"), near, &date));
	assert_false(
	    date_parse_near(STR("11/3/2031"), (struct date){0}, &date));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_languages),
	    cmocka_unit_test(test_dotted),
	    cmocka_unit_test(test_weekdays),
	    cmocka_unit_test(test_numerals),
	    cmocka_unit_test(test_round_trip),
	    cmocka_unit_test(test_longer_periods),
	    cmocka_unit_test(test_no_dates),
	    cmocka_unit_test(test_iso_alone),
	    cmocka_unit_test(test_prefix),
	    cmocka_unit_test(test_compare),
	    cmocka_unit_test(test_write),
	    cmocka_unit_test(test_period),
	    cmocka_unit_test(test_regions),
	    cmocka_unit_test(test_year_near),
	    cmocka_unit_test(test_epoch),
	    cmocka_unit_test(test_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
