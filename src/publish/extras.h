/*
 * Extras: what front matter adds to a briefing's own text.
 *
 * Keys that Brevier does not know are offered to templates in two forms: as
 * a list to show them all, and by their names. Corrections are notices with
 * a date.
 */
#ifndef BREVIER_PUBLISH_EXTRAS_H
#define BREVIER_PUBLISH_EXTRAS_H

#include "model/briefing.h"
#include "publish/place.h"
#include "template/value.h"

/* Sets meta and extra. */
void extras_set_meta(const struct place *place, struct value *map,
		     const struct briefing *briefing);
/* Sets corrections, has_corrections, corrected and corrected_iso: those of the
 * entry, all of them where entry is NULL; the newest first. */
void extras_set_corrections(const struct place *place, struct value *map,
			    const struct briefing *briefing,
			    const struct entry *entry);

#endif
