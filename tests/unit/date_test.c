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
	    "2024年9月",
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

static void
test_write(void **state)
{
	struct arena arena = {0};
	struct date a = {2024, 9, 4}, short_one = {0, 8, 28}, none = {0};

	(void)state;
	assert_str(date_iso(&arena, a), "2024-09-04");
	assert_absent(date_iso(&arena, short_one));
	assert_str(date_long(&arena, a), "September 4, 2024");
	assert_str(date_long(&arena, short_one), "August 28");
	assert_absent(date_long(&arena, none));
	assert_string_equal(date_month(12), "December");
	assert_string_equal(date_month(0), "");
	assert_string_equal(date_month(13), "");
	arena_free(&arena);
}

static void
assert_period(struct date a, struct date b, const char *want)
{
	struct arena arena = {0};

	assert_str(date_period(&arena, a, b), want);
	arena_free(&arena);
}

static void
test_period(void **state)
{
	struct date none = {0}, day = {2024, 9, 20};

	(void)state;
	assert_period((struct date){2024, 9, 2}, day,
		      "September 2 to 20, 2024");
	assert_period((struct date){2024, 8, 24}, day,
		      "August 24 to September 20, 2024");
	assert_period((struct date){2023, 12, 28}, (struct date){2024, 1, 4},
		      "December 28, 2023 to January 4, 2024");
	assert_period((struct date){2023, 9, 20}, day,
		      "September 20, 2023 to September 20, 2024");
	assert_period((struct date){0, 8, 24}, (struct date){0, 9, 20},
		      "August 24 to September 20");
	assert_period((struct date){0, 8, 24}, (struct date){0, 8, 28},
		      "August 24 to 28");
	assert_period(day, day, "September 20, 2024");
	assert_period(none, day, "September 20, 2024");
	assert_period(day, none, "September 20, 2024");
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms),     cmocka_unit_test(test_no_dates),
	    cmocka_unit_test(test_iso_alone), cmocka_unit_test(test_prefix),
	    cmocka_unit_test(test_compare),   cmocka_unit_test(test_write),
	    cmocka_unit_test(test_period),    cmocka_unit_test(test_year_near),
	    cmocka_unit_test(test_epoch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
