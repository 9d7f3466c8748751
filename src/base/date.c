#include "base/date.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/datescan.h"
#include "base/fold.h"
#include "base/lang.h"
#include "base/month.h"

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

/* ---- Reading ---- */

size_t
date_prefix(struct str text, struct date *date)
{
	struct date found;
	size_t n = datescan(text, &found);

	if (n == 0 || !date_is_valid(found.year, found.month, found.day))
		return 0;
	*date = found;
	return n;
}

/* The date of n bytes that text begins with; false where there is none, or
 * more than white space and a full stop behind it ("4 Sept."). */
static bool
take_whole(struct str text, size_t n, struct date found, struct date *date)
{
	if (n > 0 && n < text.n && text.p[n] == '.')
		n++;
	if (n == 0 || n < text.n ||
	    !date_is_valid(found.year, found.month, found.day))
		return false;
	*date = found;
	return true;
}

bool
date_parse(struct str text, struct date *date)
{
	struct date found;

	text = fold_trim(text);
	return take_whole(text, datescan(text, &found), found, date);
}

/* Where a date in figures begins with the day. */
static bool
has_day_first(struct str lang)
{
	enum lang own = lang_of(lang);

	return own == LANG_DE || own == LANG_FR || own == LANG_ES;
}

bool
date_parse_in(struct str text, struct str lang, struct date *date)
{
	struct date found;

	if (date_parse(text, date))
		return true;
	text = fold_trim(text);
	return has_day_first(lang) &&
	       take_whole(text, datescan_day_first(text, &found), found, date);
}

/* Whether a full stop is behind the first figures of text, as behind a day. */
static bool
has_dots(struct str text)
{
	size_t at = 0, stop;

	while (at < text.n && !ascii_digit(text.p[at]))
		at++;
	stop = str_chr(str_slice(text, at, at + 3), '.', 0);
	return stop != STR_NONE;
}

size_t
date_prefix_dotted(struct str text, struct date *date)
{
	struct date found;
	size_t n = date_prefix(text, date);

	if (n > 0 || !has_dots(text))
		return n;
	n = datescan_day_first(text, &found);
	if (n == 0 || !date_is_valid(found.year, found.month, found.day))
		return 0;
	*date = found;
	return n;
}

bool
date_parse_dotted(struct str text, struct date *date)
{
	struct date found;

	text = fold_trim(text);
	if (text.n == 0 || date_prefix_dotted(text, &found) < text.n)
		return date_parse(text, date);
	*date = found;
	return true;
}

bool
date_parse_iso(struct str text, struct date *date)
{
	/* Ten bytes leave room for no form but YYYY-MM-DD. */
	return text.n == 10 && text.p[4] == '-' &&
	       date_prefix(text, date) == 10;
}

/* ---- Writing ---- */

enum order { MONTH_DAY_YEAR, DAY_MONTH_YEAR, YEAR_MONTH_DAY };

/* How a language writes dates and periods. */
static const struct style {
	enum order order;
	const char *ordinal;      /* behind the day */
	bool first_only;          /* ... behind the first of a month only */
	const char *month, *year; /* before them, where the day stands first */
	const char *from, *to;    /* of a period */
} styles[] = {
    [LANG_EN] = {MONTH_DAY_YEAR, "", false, "", ", ", "", " to "},
    [LANG_DE] = {DAY_MONTH_YEAR, ".", false, " ", " ", "", " bis "},
    [LANG_FR] = {DAY_MONTH_YEAR, "er", true, " ", " ", "du ", " au "},
    [LANG_ES] = {DAY_MONTH_YEAR, "", false, " de ", " de ", "del ", " al "},
    [LANG_ZH] = {YEAR_MONTH_DAY, "", false, "", "", "", "至"},
    [LANG_JA] = {YEAR_MONTH_DAY, "", false, "", "", "", "〜"},
    [LANG_OTHER] = {MONTH_DAY_YEAR, "", false, "", ", ", "", " to "},
};
static const struct style english_of_others = {
    DAY_MONTH_YEAR, "", false, " ", " ", "", " to "};

/* The region of a tag, "GB", "001" (RFC 5646, section 2.2.4); absent where
 * none is named. */
static struct str
region_of(struct str tag)
{
	struct str subtag;

	str_cut(&tag, '-', &subtag);
	while (str_cut(&tag, '-', &subtag)) {
		if (subtag.n == 1)
			break;
		if ((subtag.n == 2 && ascii_alpha(subtag.p[0])) ||
		    (subtag.n == 3 && ascii_digit(subtag.p[0])))
			return subtag;
	}
	return (struct str){0};
}

/* English has the month first in America alone (CLDR 45: en and en-001). */
static const struct style *
style_of(struct str tag)
{
	static const char *const month_first[] = {"US", "CA", "PH", "PR", "GU",
						  "AS", "MH", "MP", "UM", "VI"};
	enum lang lang = lang_of(tag);
	struct str region = region_of(tag);

	if (lang != LANG_EN || !region.n)
		return &styles[lang];
	for (size_t i = 0; i < sizeof(month_first) / sizeof(month_first[0]);
	     i++)
		if (str_eq_case(region, str_from(month_first[i])))
			return &styles[LANG_EN];
	return &english_of_others;
}

static void
put_number(struct buf *out, int number, const char *after)
{
	buf_put_number(out, (unsigned)number, 1);
	buf_puts(out, after);
}

/* Writes what is known of a date: without a year or a month where they are
 * 0. The month's name comes from its language. */
static void
put_date(struct buf *out, const struct style *style, enum lang lang,
	 struct date date)
{
	bool ordinal = !style->first_only || date.day == 1;
	struct str name = {0};

	if (style->order == YEAR_MONTH_DAY) {
		if (date.year)
			put_number(out, date.year, "年");
		if (date.month)
			put_number(out, date.month, "月");
		put_number(out, date.day, "日");
		return;
	}
	if (date.month)
		name = month_name(date.month, lang);
	if (name.n && style->order == MONTH_DAY_YEAR) {
		buf_put(out, name);
		buf_putc(out, ' ');
	}
	put_number(out, date.day, ordinal ? style->ordinal : "");
	if (name.n && style->order == DAY_MONTH_YEAR) {
		buf_puts(out, style->month);
		buf_put(out, name);
	}
	if (date.year) {
		buf_puts(out, style->year);
		buf_put_number(out, (unsigned)date.year, 1);
	}
}

struct str
date_iso(struct arena *arena, struct date date)
{
	struct buf out = {0};
	struct str text;

	if (!date_is_full(date))
		return (struct str){NULL, 0};
	buf_put_number(&out, (unsigned)date.year, 4);
	buf_putc(&out, '-');
	buf_put_number(&out, (unsigned)date.month, 2);
	buf_putc(&out, '-');
	buf_put_number(&out, (unsigned)date.day, 2);
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

struct str
date_instant(struct arena *arena, struct date date)
{
	struct date none = {1980, 1, 1};

	return arena_printf(
	    arena, "%.*sT00:00:00Z",
	    STR_ARG(date_iso(arena, date_is_full(date) ? date : none)));
}

struct str
date_long(struct arena *arena, struct date date, struct str lang)
{
	struct buf out = {0};
	struct str text;

	if (!date_is_set(date))
		return (struct str){NULL, 0};
	if (date.year &&
	    (date.year < DATESCAN_YEAR_FIRST || date.year > DATESCAN_YEAR_LAST))
		return date_iso(arena, date);
	put_date(&out, style_of(lang), lang_of(lang), date);
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

struct str
date_month(struct arena *arena, int year, int month, struct str lang)
{
	enum lang own = lang_of(lang);
	const struct style *style = style_of(lang);

	if (style->order == YEAR_MONTH_DAY)
		return year ? arena_printf(arena, "%d年%d月", year, month)
			    : arena_printf(arena, "%d月", month);
	if (!year)
		return month_name(month, own);
	return arena_printf(arena, "%.*s%s%d", STR_ARG(month_name(month, own)),
			    style->order == DAY_MONTH_YEAR ? style->year : " ",
			    year);
}

/* What both dates have in common is told once: the year at the end where it
 * stands there, the month with the first of them where it stands first. */
static void
drop_common(enum order order, struct date *a, struct date *b)
{
	bool same_year = a->year == b->year;
	bool same_month = same_year && a->month == b->month;

	if (same_month)
		*(order == DAY_MONTH_YEAR ? &a->month : &b->month) = 0;
	if (same_year)
		*(order == YEAR_MONTH_DAY ? &b->year : &a->year) = 0;
}

struct str
date_period(struct arena *arena, struct date a, struct date b, struct str lang)
{
	const struct style *style = style_of(lang);
	enum lang own = lang_of(lang);
	struct buf out = {0};
	struct str text;

	if (!date_is_set(b) || date_cmp(a, b) == 0)
		return date_long(arena, a, lang);
	if (!date_is_set(a))
		return date_long(arena, b, lang);
	drop_common(style->order, &a, &b);
	buf_puts(&out, style->from);
	put_date(&out, style, own, a);
	buf_puts(&out, style->to);
	put_date(&out, style, own, b);
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
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

/* Days between a date and another, which are full; many where a is none. */
static int64_t
days_apart(struct date a, struct date b)
{
	int64_t days;

	if (!date_is_valid(a.year, a.month, a.day))
		return INT64_MAX;
	days = days_from_date(a.year, a.month, a.day) -
	       days_from_date(b.year, b.month, b.day);
	return days < 0 ? -days : days;
}

bool
date_parse_near(struct str text, struct date near, struct date *date)
{
	struct date first, second;

	text = fold_trim(text);
	if (!date_is_full(near) || datescan_day_first(text, &first) < text.n ||
	    text.n == 0 || first.year == 0)
		return false;
	second = (struct date){first.year, first.day, first.month};
	if (days_apart(second, near) < days_apart(first, near))
		first = second;
	if (!date_is_valid(first.year, first.month, first.day))
		return false;
	*date = first;
	return true;
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
