/*
 * Facts: paragraphs that hold several facts of a document are parted.
 *
 * "Issued by: MIIT | Date: 4 September 2031": a label behind another's fact.
 * "MIIT | 4 September 2031": a byline, which has no labels; one under each
 * title. "Source: Notice on …, MIIT, 4 September 2031 (Link)": the way a work
 * is cited, where no other paragraph has a label for who issued it and when;
 * "Issued by: MIIT (4 September 2031)". origin.h tells what forms there are.
 */
#ifndef BREVIER_REFLOW_FACTS_H
#define BREVIER_REFLOW_FACTS_H

#include "base/arena.h"
#include "model/site.h"
#include "reflow/reflow.h"

/* Parts the paragraphs of a text in lang, which begin with paras. */
void facts_part(struct para *paras, const struct site *site, struct str lang,
		struct arena *arena);

#endif
