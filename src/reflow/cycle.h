/*
 * Cycle: what a digest repeats, entry after entry.
 *
 * Each document has a date, and it stands in a line of the same form in each
 * entry: "Source: Ministry, 4 May 2031", "4 May 2031 | Ministry", "Issued 4
 * May 2031 | report". Lines that begin with the same words, or have the label
 * of a fact, right before or behind it in all entries, are facts, too. What
 * stands around these facts tells where an entry begins: a short line, which
 * is no sentence, right above them in nearly all entries is the title, with
 * perhaps a section's heading above that. Where it is right below them, the
 * facts open the entry if what is said of the first document follows them,
 * and else they end it.
 *
 * Three entries have to agree, and four out of five; nothing is changed
 * otherwise.
 */
#ifndef BREVIER_REFLOW_CYCLE_H
#define BREVIER_REFLOW_CYCLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/site.h"
#include "reflow/reflow.h"

/* Parts the facts of a text in lang, and sets heading of the titles and of
 * the sections' headings, where the text has such a cycle. */
void cycle_find(struct para *paras, const struct site *site, struct str lang,
		struct arena *arena);
/* Whether it had one. */
bool cycle_is_known(const struct para *paras);

#endif
