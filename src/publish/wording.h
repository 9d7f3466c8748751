/*
 * Wording: what the interface says, in each of its languages.
 *
 * The words come from templates/i18n/TAG.yaml (see wording_load.h). A word is
 * a text, in which {name} is a place to be filled, or has forms by number:
 *
 *	archived_on: archived on {date}
 *	n_entries: {one: "{n} entry", other: "{n} entries"}
 *
 * A wording is complete: what a language lacks is English. All is const once
 * it is loaded.
 */
#ifndef BREVIER_PUBLISH_WORDING_H
#define BREVIER_PUBLISH_WORDING_H

#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "template/value.h"

/* What stands between these two is in the language of the words and on a page
 * in another one, as strange_mark() tells: U+10FFFC and U+10FFFD, which no text
 * has any use for. */
#define WORDING_OPEN "\xF4\x8F\xBF\xBC"
#define WORDING_CLOSE "\xF4\x8F\xBF\xBD"

struct wording {
	struct str lang; /* of the words, a language tag */
	struct value *words;
	struct value *strange; /* the same between these two */
};

struct wordings {
	struct wording *list;
	size_t n;
};

/*
 * The wording for a text in lang: of the same tag, or of one that begins it
 * (RFC 4647, section 3.4: zh-Hans-CN, zh-Hans, zh), else for the site's
 * language, else English. Never NULL; without words where there are none.
 */
const struct wording *wording_for(const struct wordings *wordings,
				  struct str lang, struct str site_lang);

/* A word; its name where there is none. */
struct str wording_text(const struct wording *wording, const char *name);

struct filling {
	const char *name;
	struct str text;
};
/* A word with its places filled; places that are not named stay. */
struct str wording_fill(const struct wording *wording, struct arena *arena,
			const char *name, const struct filling *fillings,
			size_t n);
/* The same with one place. */
struct str wording_fill_one(const struct wording *wording, struct arena *arena,
			    const char *name, const char *place,
			    struct str text);

/* "12,345", as the words number_1234 and number_12345 show it. */
struct str wording_number(const struct wording *wording, struct arena *arena,
			  unsigned long long n);
/* "12,345 entries": the form of a word that goes with n, its {n} filled. */
struct str wording_count(const struct wording *wording, struct arena *arena,
			 const char *name, unsigned long long n);

/* "A", "A and B", "A, B, and C"; empty for nothing. */
struct str wording_list(const struct wording *wording, struct arena *arena,
			const struct str *items, size_t n);

/*
 * As date_long() and date_period() in lang, the page's language; where date.h
 * does not know that, in the language of the words. Words that have
 * date_months, date_full, date_day, date_month and date_period say it by them.
 */
struct str wording_date(const struct wording *wording, struct arena *arena,
			struct date date, struct str lang);
/* "September 2024"; "September" without a year. */
struct str wording_month(const struct wording *wording, struct arena *arena,
			 struct date date, struct str lang);
struct str wording_period(const struct wording *wording, struct arena *arena,
			  struct date first, struct date last, struct str lang);

#endif
