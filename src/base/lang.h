/*
 * Lang: the languages that Brevier reads labels and dates in.
 */
#ifndef BREVIER_BASE_LANG_H
#define BREVIER_BASE_LANG_H

#include <stdbool.h>

#include "base/str.h"

enum lang {
	LANG_EN,
	LANG_DE,
	LANG_FR,
	LANG_ES,
	LANG_ZH,
	LANG_JA,
	LANG_OTHER, /* written as English, for want of words */
};
#define LANG_COUNT LANG_OTHER

/* Whether tag has the shape of a language tag (RFC 5646, section 2.1):
 * subtags of one to eight letters and digits, the first of letters alone. */
bool lang_is_tag(struct str tag);
/* Whether tag is that of range, or of a part of it: "de-CH" within "de"
 * (RFC 4647, section 3.3.1). */
bool lang_is_within(struct str tag, struct str range);
/* Whether two tags begin with the same subtag: "de-CH" and "de-AT". */
bool lang_is_same(struct str a, struct str b);
/* By the first subtag of a language tag (RFC 5646, section 2.1). */
enum lang lang_of(struct str tag);
/* "de"; absent for LANG_OTHER. */
struct str lang_tag(enum lang lang);

#endif
