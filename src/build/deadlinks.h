/*
 * Dead links: what leads nowhere once all briefings are known.
 */
#ifndef BREVIER_BUILD_DEADLINKS_H
#define BREVIER_BUILD_DEADLINKS_H

#include <stdbool.h>

#include "base/diag.h"
#include "build/read.h"
#include "build/seeds.h"
#include "catalog/catalog.h"
#include "model/site.h"

/*
 * Tells every link to a briefing, a heading or a file that does not exist,
 * and every image whose file is missing, with its place and what is nearest;
 * in the order of the seeds. False where one is an error, as the site's
 * dead_links say.
 */
bool deadlinks_check(const struct catalog *catalog,
		     const struct reading *reading, const struct seeds *seeds,
		     const struct site *site, struct diags *diags);

#endif
