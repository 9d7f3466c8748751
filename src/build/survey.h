/*
 * Survey: what can be told of a briefing's links and images before other
 * briefings are known.
 */
#ifndef BREVIER_BUILD_SURVEY_H
#define BREVIER_BUILD_SURVEY_H

#include <stdbool.h>

#include "base/diag.h"
#include "build/load.h"
#include "build/seeds.h"
#include "catalog/linkage.h"

/*
 * Adds to a linkage the names of its seed, and the files beside the seeds
 * that it may show or lead to; what it points to is in arena. Warnings, each
 * with its place, for addresses of an odd form, images of other sites and
 * tables without headers. False and errors for images without alternative
 * text, unless the site's dead_links are warnings. Images and files that are
 * not there are told by deadlinks.h.
 */
bool survey_make(struct linkage *linkage, const struct seed *seed,
		 const struct briefing *briefing, const struct loaded *loaded,
		 const struct site *site, struct arena *arena,
		 struct diags *diags);
/* Loads those of these files that are there, by names from the seed's folder.
 * False and errors for images that cannot be shown. */
bool survey_media(struct linkage *linkage, const struct seed *seed,
		  struct arena *arena, struct diags *diags);

#endif
