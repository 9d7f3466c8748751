/*
 * Script: passages of other writing systems in a text, and the language each
 * most likely is in.
 *
 * WCAG 2.2, success criterion 3.1.2, wants the language of each passage to
 * be told. Scripts are those of UAX #24 that a briefing quotes beside its
 * own; letters of all other scripts are taken for the text's own.
 */
#ifndef BREVIER_BASE_SCRIPT_H
#define BREVIER_BASE_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The scripts that are told apart. */
enum script_name {
	SCRIPT_HAN,
	SCRIPT_KANA,
	SCRIPT_HANGUL,
	SCRIPT_CYRILLIC,
	SCRIPT_GREEK,
	SCRIPT_ARABIC,
	SCRIPT_HEBREW,
	SCRIPT_THAI,
	SCRIPT_DEVANAGARI,
};
#define SCRIPT_NAMES (SCRIPT_DEVANAGARI + 1)

/* "Han", "Kana" ... */
extern const char *const script_names[SCRIPT_NAMES];

/* The language that each speaks for, as a site has it: a language tag; absent
 * ones are as usual. */
struct script_langs {
	struct str tags[SCRIPT_NAMES];
};

/* Bytes from to to of a text: from a letter to the last of the same script,
 * with the spaces, digits and signs between them. */
struct script_run {
	size_t from, to;
	struct str lang; /* "zh-Hans" */
};

/*
 * The next run at or after *at whose language is not lang; *at moves behind
 * it. False where there is none. kana: whether the text has kana, which
 * makes its Han Japanese. langs may be NULL. Walking a whole text is linear.
 */
bool script_next(struct str text, size_t *at, struct str lang,
		 const struct script_langs *langs, bool kana,
		 struct script_run *run);

bool script_has_kana(struct str text);
/* The language that the script of most letters speaks for, where it is not
 * that of lang; absent otherwise. */
struct str script_lang(struct str text, struct str lang,
		       const struct script_langs *langs);
/* Whether a script is written from right to left; and whether a language is,
 * in the script that its tag names ("az-Arab") or else in its usual one (CLDR
 * 45, likely subtags). */
bool script_name_is_rtl(enum script_name name);
bool script_is_rtl(struct str lang);

#endif
