/*
 * Dateline: a line with the date of a document, and who issued it.
 *
 * "Ministry, 4 May 2031 (text, notes)", "4 May 2031 | Ministry", "Ministry |
 * Decree 14/26 | 4 May 2031", "On 4 May 2031", "Tuesday, May 4 | report, 12
 * pages". Its form is what stands between
 * its parts, and its label's role: all entries of a digest have the same.
 */
#ifndef BREVIER_REFLOW_DATELINE_H
#define BREVIER_REFLOW_DATELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/site.h"
#include "reflow/reflow.h"

#define DATEFORMS_MAX 24

struct dateforms {
	int forms[DATEFORMS_MAX];
	size_t counts[DATEFORMS_MAX];
	size_t n;
};

/* The form of a paragraph that may be a dateline; 0 where it is none. */
int dateline_form(const struct para *para);
/* The same for a line whose label has the role. */
int dateline_form_of(struct str text, enum role role);
/* Whether a line of that form ends with its date. */
bool dateline_form_is_closed(int form);
/* Counts form, if it is none of 0. */
void dateforms_add(struct dateforms *forms, int form);
/* The one that comes most often, min times at least; else 0. */
int dateforms_most(const struct dateforms *forms, size_t min);

/* Whether text may name who issued a document. */
bool dateline_is_name(struct str text);
/* Makes a fact of para, without its first cut bytes; it keeps its label if
 * that says as much as the role. */
void dateline_set_fact(struct para *para, size_t cut, enum role role,
		       const struct site *site);
/* What may be a name in a dateline: what stands before its date, or behind. */
struct str dateline_name(const struct para *para);
/* Makes facts of the parts of a dateline, a name if it is named; what is left
 * over has the role rest. */
void dateline_part(struct para *para, bool named, enum role rest,
		   const struct site *site, struct arena *arena);

#endif
