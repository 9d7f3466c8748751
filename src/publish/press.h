/*
 * Press: all that is the same for every page of a build.
 *
 * Filled once before rendering, const afterwards, shared by all threads.
 */
#ifndef BREVIER_PUBLISH_PRESS_H
#define BREVIER_PUBLISH_PRESS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "catalog/catalog.h"
#include "model/site.h"
#include "publish/assets.h"
#include "publish/overlay.h"
#include "publish/wording.h"
#include "template/template.h"
#include "template/value.h"

/* Books of several briefings that a build makes: flags. */
enum collect { COLLECT_NONE = 0, COLLECT_YEAR = 1, COLLECT_ALL = 2 };

struct press {
	const struct site *site;
	const struct catalog *catalog;
	const struct assets *assets;
	struct template_set *templates;  /* const while pages are made */
	const struct wordings *wordings; /* words of the interface */
	struct overlay files; /* that templates and words were read from */
	unsigned collect;     /* of enum collect; no part of hash */
	struct hash search;   /* of all that the search index is made from, and
				 its page but for its template */
	struct hash hash; /* of the program's version, site, words and assets:
			     part of every job's key */
};

/*
 * Loads every template (names relative to its folder, "epub/nav.xhtml"), the
 * words and the assets, a user's over the program's. catalog is set after the
 * join, by press_join(). False and errors where a file is missing or faulty:
 * all faults are told.
 */
bool press_load(struct press *press, const struct site *site,
		const struct folders *templates, const struct folders *assets,
		struct arena *arena, struct diags *diags);

/* Sets the catalog, and what pages need of it as a whole. */
void press_join(struct press *press, const struct catalog *catalog);

/* Of all that a list of the briefings and of the books of several shows. */
struct hash press_books_hash(const struct press *press);

#endif
