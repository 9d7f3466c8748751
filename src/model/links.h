/*
 * Links: every link of a text, in its order: in blocks, of articles,
 * references and notes; those of a footnote once, below what names it first.
 */
#ifndef BREVIER_MODEL_LINKS_H
#define BREVIER_MODEL_LINKS_H

#include "base/arena.h"
#include "model/briefing.h"

/* text: the words of the link, plain, in the arena of the walk or in the
 * briefing; url: as written. */
typedef void link_visit(void *context, struct str text, struct str url);

void links_of_briefing(const struct briefing *briefing, struct arena *arena,
		       link_visit *visit, void *context);
void links_of_entry(const struct entry *entry, struct arena *arena,
		    link_visit *visit, void *context);
void links_of_note(const struct note *note, struct arena *arena,
		   link_visit *visit, void *context);
/* Those that belong to no entry and no note. */
void links_of_prose(const struct briefing *briefing, struct arena *arena,
		    link_visit *visit, void *context);

#endif
