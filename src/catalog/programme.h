/*
 * Programme: programmes, plans and laws that a text calls by name.
 *
 * From the text alone, without a list of names, in two strengths:
 *
 *   strong  in quotation marks, with capitals as a name has them (“Made in
 *           China 2025”, „Digitalpakt Schule“, 《中国制造2025》, “东数西算”),
 *           or, in English, capitalised words that end in the word for such
 *           a thing: "Chips Act", "Belt and Road Initiative"
 *   weak    two or more capitalised words, with small ones between them:
 *           "Manufacturing Champions". Only where some text quotes a name is
 *           it one; most of these are people and places
 *
 * Names are alike but for case, accents, punctuation, an article before and
 * a plural "s" behind; their key is a hash (FNV-1a) of what is left.
 */
#ifndef BREVIER_CATALOG_PROGRAMME_H
#define BREVIER_CATALOG_PROGRAMME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Called for each name in the order of the text; name points into it. The
 * same name may come again. */
typedef void programme_visit(void *context, struct str name, uint64_t key,
			     bool strong);
void programme_find(struct str text, programme_visit *visit, void *context);
/* 0 for a text without letters and digits. */
uint64_t programme_key(struct str name);

#endif
