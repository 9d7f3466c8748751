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

/* Bytes from to to of a text: from a letter to the last of the same script,
 * with the spaces, digits and signs between them. */
struct script_run {
	size_t from, to;
	struct str lang; /* "zh-Hans"; a literal */
};

/*
 * The next run at or after *at whose language is not lang; *at moves behind
 * it. False where there is none. kana: whether the text has kana, which
 * makes its Han Japanese. Walking a whole text is linear.
 */
bool script_next(struct str text, size_t *at, struct str lang, bool kana,
		 struct script_run *run);

bool script_has_kana(struct str text);
/* The language that the script of most letters speaks for, where it is not
 * that of lang; absent otherwise. */
struct str script_lang(struct str text, struct str lang);
/* Whether lang is written from right to left. */
bool script_is_rtl(struct str lang);

#endif
