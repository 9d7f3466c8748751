#include "base/date.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"

/* Years that a date in a digest can have: what else has four digits is a
 * number ("August 28, 3000 companies"). */
#define YEAR_FIRST 1800
#define YEAR_LAST 2199

static const struct str month_names[] = {
    STR_INIT("January"), STR_INIT("February"), STR_INIT("March"),
    STR_INIT("April"),   STR_INIT("May"),      STR_INIT("June"),
    STR_INIT("July"),    STR_INIT("August"),   STR_INIT("September"),
    STR_INIT("October"), STR_INIT("November"), STR_INIT("December"),
};

bool
date_is_set(struct date date)
{
	return date.month > 0 && date.day > 0;
}

bool
date_is_full(struct date date)
{
	return date_is_set(date) && date.year > 0;
}

int
date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

static bool
is_leap_year(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool
date_is_valid(int year, int month, int day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	if (month == 2 && day == 29)
		return is_leap_year(year); /* year 0 is one */
	return day <= days[month - 1];
}

/* Moves *at behind white space of any kind; false where there is none. */
static bool
skip_space(struct str text, size_t *at)
{
	size_t start = *at, next = *at;

	while (next < text.n && rune_is_space(utf8_next(text, &next)))
		*at = next;
	return *at > start;
}

static bool
skip_char(struct str text, size_t *at, char c)
{
	if (*at >= text.n || text.p[*at] != c)
		return false;
	++*at;
	return true;
}

/* A number of least to most digits and no more; -1 for none. */
static int
scan_number(struct str text, size_t *at, size_t least, size_t most)
{
	size_t end = *at;
	int number = 0;

	while (end < text.n && ascii_digit(text.p[end]) && end - *at < most)
		number = number * 10 + (text.p[end++] - '0');
	if (end - *at < least || (end < text.n && ascii_digit(text.p[end])))
		return -1;
	*at = end;
	return number;
}

/* Whether a word can end here: no letter or digit follows. */
static bool
at_word_end(struct str text, size_t at)
{
	return at >= text.n || !ascii_alnum(text.p[at]);
}

/* A day of the month, "4" or "4th". */
static int
scan_day(struct str text, size_t *at)
{
	static const struct str suffixes[] = {STR_INIT("st"), STR_INIT("nd"),
					      STR_INIT("rd"), STR_INIT("th")};
	size_t end = *at;
	int day = scan_number(text, &end, 1, 2);

	if (day < 0)
		return -1;
	for (size_t i = 0; i < 4; i++) {
		if (str_starts_case(str_skip(text, end), suffixes[i])) {
			end += suffixes[i].n;
			break;
		}
	}
	if (!at_word_end(text, end))
		return -1;
	*at = end;
	return day;
}

/* The name of a month, whole or cut to three letters (and "Sept"), with or
 * without a full stop; 0 for none. */
static int
scan_month(struct str text, size_t *at)
{
	size_t end = *at;
	struct str word;

	while (end < text.n && ascii_alpha(text.p[end]))
		end++;
	word = str_slice(text, *at, end);
	for (int i = 0; i < 12; i++) {
		struct str name = month_names[i];

		if (!str_eq_case(word, name) &&
		    !str_eq_case(word, str_slice(name, 0, 3)) &&
		    !(i == 8 && str_eq_case(word, STR("Sept"))))
			continue;
		*at = end;
		skip_char(text, at, '.');
		return i + 1;
	}
	return 0;
}

/* ", 2024" or " 2024"; 0 and *at untouched for none. */
static int
scan_year(struct str text, size_t *at)
{
	size_t end = *at;
	bool comma = skip_char(text, &end, ',');
	int year;

	if (!skip_space(text, &end) && !comma)
		return 0;
	year = scan_number(text, &end, 4, 4);
	if (year < YEAR_FIRST || year > YEAR_LAST || !at_word_end(text, end))
		return 0;
	*at = end;
	return year;
}

/* "may" and "march" are dates only with a capital or a year. */
static bool
is_verb(char initial, const struct date *date)
{
	return (date->month == 3 || date->month == 5) && date->year == 0 &&
	       ascii_lower(initial) == initial;
}

/* "September 4, 2024", "Sept. 4". */
static size_t
scan_month_day(struct str text, struct date *date)
{
	size_t at = 0;

	date->month = scan_month(text, &at);
	if (!date->month)
		return 0;
	if (!skip_space(text, &at) && text.p[at - 1] != '.')
		return 0;
	date->day = scan_day(text, &at);
	if (date->day < 0)
		return 0;
	date->year = scan_year(text, &at);
	return is_verb(text.p[0], date) ? 0 : at;
}

/* "4 September 2024", "4th of September". */
static size_t
scan_day_month(struct str text, struct date *date)
{
	size_t at = 0, name;

	date->day = scan_day(text, &at);
	if (date->day < 0 || !skip_space(text, &at))
		return 0;
	if (str_starts_case(str_skip(text, at), STR("of "))) {
		at += 2;
		skip_space(text, &at);
	}
	name = at;
	date->month = scan_month(text, &at);
	if (!date->month)
		return 0;
	date->year = scan_year(text, &at);
	if (!date->year && text.p[at - 1] == '.')
		at--; /* may end the sentence: it is not part of the date */
	return is_verb(text.p[name], date) ? 0 : at;
}

/* "2024-09-04", "2024/9/4": with the year in front, the month follows. */
static size_t
scan_year_month_day(struct str text, struct date *date)
{
	size_t at = 0;
	char separator;

	date->year = scan_number(text, &at, 4, 4);
	if (date->year < 1 || at >= text.n)
		return 0;
	separator = text.p[at];
	if (separator != '-' && separator != '/')
		return 0;
	at++;
	date->month = scan_number(text, &at, 1, 2);
	if (date->month < 0 || !skip_char(text, &at, separator))
		return 0;
	date->day = scan_number(text, &at, 1, 2);
	return date->day < 0 ? 0 : at;
}

/* "2024年9月4日". */
static size_t
scan_chinese(struct str text, struct date *date)
{
	static const struct str marks[] = {STR_INIT("年"), STR_INIT("月"),
					   STR_INIT("日")};
	int *const numbers[] = {&date->year, &date->month, &date->day};
	size_t at = 0;

	for (size_t i = 0; i < 3; i++) {
		*numbers[i] = scan_number(text, &at, i ? 1 : 4, i ? 2 : 4);
		if (*numbers[i] < 1 ||
		    !str_starts(str_skip(text, at), marks[i]))
			return 0;
		at += marks[i].n;
	}
	return at;
}

size_t
date_prefix(struct str text, struct date *date)
{
	static size_t (*const scanners[])(struct str, struct date *) = {
	    scan_year_month_day, scan_month_day, scan_day_month, scan_chinese};

	for (size_t i = 0; i < sizeof(scanners) / sizeof(scanners[0]); i++) {
		struct date found = {0};
		size_t n = scanners[i](text, &found);

		if (n == 0)
			continue;
		if (!date_is_valid(found.year, found.month, found.day))
			return 0;
		*date = found;
		return n;
	}
	return 0;
}

bool
date_parse(struct str text, struct date *date)
{
	struct date found;
	size_t at = 0, n;

	skip_space(text, &at);
	text = str_skip(text, at);
	n = date_prefix(text, &found);
	if (n == 0)
		return false;
	skip_char(text, &n, '.'); /* "4 Sept." */
	skip_space(text, &n);
	if (n < text.n)
		return false;
	*date = found;
	return true;
}

bool
date_parse_iso(struct str text, struct date *date)
{
	struct date found = {0};

	/* Ten bytes leave room for no form but YYYY-MM-DD. */
	if (text.n != 10 || text.p[4] != '-' ||
	    scan_year_month_day(text, &found) != 10 ||
	    !date_is_valid(found.year, found.month, found.day))
		return false;
	*date = found;
	return true;
}

const char *
date_month(int month)
{
	return month >= 1 && month <= 12 ? month_names[month - 1].p : "";
}

struct str
date_iso(struct arena *arena, struct date date)
{
	if (!date_is_full(date))
		return (struct str){NULL, 0};
	return arena_printf(arena, "%04d-%02d-%02d", date.year, date.month,
			    date.day);
}

struct str
date_long(struct arena *arena, struct date date)
{
	if (!date_is_set(date))
		return (struct str){NULL, 0};
	if (!date.year)
		return arena_printf(arena, "%s %d", date_month(date.month),
				    date.day);
	return arena_printf(arena, "%s %d, %d", date_month(date.month),
			    date.day, date.year);
}

struct str
date_period(struct arena *arena, struct date a, struct date b)
{
	struct date start = a;
	struct str end;

	if (!date_is_set(b) || date_cmp(a, b) == 0)
		return date_long(arena, a);
	if (!date_is_set(a))
		return date_long(arena, b);
	end = date_long(arena, b);
	if (a.year == b.year) {
		if (a.month == b.month)
			return arena_printf(
			    arena, "%s %d to %.*s", date_month(a.month), a.day,
			    STR_ARG(str_skip(end, str_chr(end, ' ', 0) + 1)));
		start.year = 0; /* told once, at the end */
	}
	return arena_printf(arena, "%.*s to %.*s",
			    STR_ARG(date_long(arena, start)), STR_ARG(end));
}

/*
 * Days since 1970-01-01 and back; after Howard Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms" (2013): years begin in March, so that the leap
 * day is the last of its year, and 400 years always have the same length.
 */
#define DAYS_OF_ERA 146097
#define DAYS_TO_1970 719468 /* from 0000-03-01 */

static int64_t
days_from_date(int year, int month, int day)
{
	int64_t y = (int64_t)year - (month <= 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year =
	    (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 -
	       year_of_era / 100 + day_of_year - DAYS_TO_1970;
}

static struct date
date_from_days(int64_t days)
{
	int64_t from_march = days + DAYS_TO_1970;
	int64_t era = from_march / DAYS_OF_ERA;
	int64_t day_of_era = from_march % DAYS_OF_ERA;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 +
			       day_of_era / 36524 - day_of_era / 146096) /
			      365;
	int64_t day_of_year =
	    day_of_era -
	    (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * day_of_year + 2) / 153; /* from March */
	struct date date;

	date.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	date.month = (int)(month < 10 ? month + 3 : month - 9);
	date.year = (int)(year_of_era + era * 400 + (date.month <= 2));
	return date;
}

int
date_year_near(struct date date, struct date near)
{
	int64_t best = INT64_MAX, distance, there;
	int year = 0;

	if (!date_is_set(date) || !date_is_full(near))
		return 0;
	there = days_from_date(near.year, near.month, near.day);
	/* Eight years: the leap days around 1900 and 2100 are as far apart. */
	for (int y = near.year - 8; y <= near.year + 8; y++) {
		if (y < 1 || !date_is_valid(y, date.month, date.day))
			continue;
		distance = days_from_date(y, date.month, date.day) - there;
		if (distance < 0)
			distance = -distance;
		if (distance < best) {
			best = distance;
			year = y;
		}
	}
	return year;
}

bool
date_source_epoch(struct date *date)
{
	static const int64_t year_10000 = 253402300800; /* in seconds */
	struct str text = str_from(getenv("SOURCE_DATE_EPOCH"));
	int64_t seconds = 0;

	if (text.n == 0)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_digit(text.p[i]) || seconds >= year_10000)
			return false;
		seconds = seconds * 10 + (text.p[i] - '0');
	}
	if (seconds >= year_10000)
		return false;
	*date = date_from_days(seconds / 86400);
	return true;
}
