/*
 * Assets: stylesheets, scripts and pictures that pages share.
 *
 * Each is published under a name with a fingerprint of its bytes
 * (site.css as assets/site-3fb0c1d2.css), so that it may be cached for ever.
 * In site.css the accent colours of site.yaml are set; it and the scripts of
 * the pages come without their comments.
 */
#ifndef BREVIER_PUBLISH_ASSETS_H
#define BREVIER_PUBLISH_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/deflate.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"
#include "model/site.h"
#include "publish/overlay.h"

struct asset {
	struct str name;          /* as in the folder: "site.css" */
	struct str path;          /* in the site: "assets/site-3fb0c1d2.css" */
	struct str bytes;         /* as published */
	struct deflated deflated; /* these, for every archive and book */
	struct str sum;           /* of them, for every bag */
};

struct assets {
	struct asset *list; /* sorted by name */
	size_t n;
	struct hash hash;
	struct overlay files; /* that they were read from */
};

/* A user's files lie over the program's own. */
bool assets_load(struct assets *assets, const struct folders *folders,
		 const struct site *site, struct arena *arena,
		 struct diags *diags);
/* NULL where there is none. */
const struct asset *assets_find(const struct assets *assets, struct str name);

#endif
