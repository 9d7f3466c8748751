/*
 * Values: briefings, entries and links as values for templates.
 *
 * The names are documented in templates/README.md, which is the contract
 * between this file and every template. What a page does not have is set to
 * null, so that every name of the contract is known wherever it may be used.
 */
#ifndef BREVIER_PUBLISH_VALUES_H
#define BREVIER_PUBLISH_VALUES_H

#include "base/arena.h"
#include "model/briefing.h"
#include "publish/place.h"
#include "publish/press.h"
#include "template/value.h"

/* What every page has: site, words, links to index pages, assets. */
struct value *values_page(const struct place *place, struct str title,
			  struct str lang);
/* n_briefings and n_entries of the whole site. */
void values_set_totals(const struct place *place, struct value *page);
/* Where cards are drawn: that of a briefing in place of the site's. */
void values_set_picture(const struct place *place, struct value *page,
			struct str slug);
/* The briefing with its sections, entries and notes. k is its place in the
 * catalog. */
struct value *values_briefing(const struct place *at,
			      const struct briefing *briefing, size_t k);
struct value *values_entry(const struct place *at,
			   const struct briefing *briefing,
			   const struct section *section,
			   const struct entry *entry, size_t k);
/* A path in the site, as a link from the page. */
void values_set_link(const struct place *place, struct value *map,
		     const char *key, struct str path);
/* A date in words and in ISO 8601; text where it is not known. */
void values_set_date(const struct place *place, struct value *map,
		     struct date date);
/* A briefing as others name it: title, date, period, counts, links. */
struct value *values_card(const struct place *place,
			  const struct summary *summary);
/* The same without its entries, for where many cards stand. */
struct value *values_short_card(const struct place *place,
				const struct summary *summary);
struct value *values_link(const struct place *place, struct str text,
			  struct str url);

/* Sets "lang" where it is not that of the page, and "dir" likewise. */
void values_set_lang(const struct place *place, struct value *map,
		     struct str lang);
/* Markup of a title in its own language, beside text in lang; NULL where it
 * is absent. */
struct value *values_native(const struct place *place, struct str title,
			    struct str lang);
/* An issuer, whose full name summary may know where the catalog does not. */
struct value *values_issuer(const struct place *place, struct str name,
			    const struct summary *summary);
struct value *values_issuers(const struct place *place,
			     const struct issuer_names *names, size_t n,
			     const struct summary *summary);
/* Sets key to a number and KEY_text to that number of things: the word's form
 * for it, "2 entries". */
void values_count(const struct place *place, struct value *map, const char *key,
		  const char *word, size_t n);
/* part of whole in percent, 1 to 100. */
int values_bar(size_t part, size_t whole);

#endif
