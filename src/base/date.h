/*
 * Date: a day of the Gregorian calendar, without time or zone.
 *
 * Time never comes from the clock: only from texts and SOURCE_DATE_EPOCH
 * (reproducible-builds.org, specification 1.1).
 */
#ifndef BREVIER_BASE_DATE_H
#define BREVIER_BASE_DATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct date {
	int year;  /* 0: not known */
	int month; /* 1 to 12; 0: there is no date */
	int day;   /* 1 to 31 */
};

bool date_is_set(struct date date);  /* month and day are there */
bool date_is_full(struct date date); /* and the year */
int date_cmp(struct date a, struct date b);
bool date_is_valid(int year, int month, int day); /* year 0: any year */

/*
 * The date that text is from its first to its last character (white space
 * aside), in any of the languages of lang.h: 2024-09-04, September 4, 2024,
 * 4 September, Sept. 4, 4. September 2024, 1er septembre, 4 de septiembre de
 * 2024, 4/IX/2024, 2024年9月4日, 令和六年九月四日; with the day of the week
 * before it or behind. False, and *date untouched, for all else.
 */
bool date_parse(struct str text, struct date *date);
/* The same, and 4.9.2024, 04/09/2024, 28.08. where lang (BCP 47) is German,
 * French or Spanish: elsewhere day and month may stand in either order. */
bool date_parse_in(struct str text, struct str lang, struct date *date);
/* "9/4/2024": of the two dates that it may be, the one that is nearer to
 * another date, which is full. */
bool date_parse_near(struct str text, struct date near, struct date *date);
/* ISO 8601 calendar date, YYYY-MM-DD, alone. */
bool date_parse_iso(struct str text, struct date *date);
/* The date that text starts with, and its length in bytes; 0 for none. */
size_t date_prefix(struct str text, struct date *date);
/* Both for what opens a note: 28.08. and 4.9.2024 are dates there, too, in
 * any language. */
bool date_parse_dotted(struct str text, struct date *date);
size_t date_prefix_dotted(struct str text, struct date *date);

struct str date_iso(struct arena *arena, struct date date); /* 2024-09-04 */
/* The instant at which a day begins: 2024-09-04T00:00:00Z (RFC 3339); that of
 * 1980-01-01 for a date that is not full. */
struct str date_instant(struct arena *arena, struct date date);

/* What is written in lang, a language tag; in English where it is absent or
 * none of those of lang.h. date_parse() reads every date_long(). */

/* "September 4, 2024", or "August 28"; "4 September 2024" in en-GB. */
struct str date_long(struct arena *arena, struct date date, struct str lang);
/* "September 2024", "septiembre de 2024", "2024年9月"; the month alone for the
 * year 0: "September", "9月". */
struct str date_month(struct arena *arena, int year, int month,
		      struct str lang);
/* "August 24 to September 20, 2024": the period from a to b. */
struct str date_period(struct arena *arena, struct date a, struct date b,
		       struct str lang);

/* The year for a month and day that stand near another date: the one that
 * puts it nearest to that date (December beside January). */
int date_year_near(struct date date, struct date near);

/* The day of SOURCE_DATE_EPOCH in UTC; false where it is not set or bad. */
bool date_source_epoch(struct date *date);

#endif
