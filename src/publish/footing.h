/*
 * Footing: the footnotes that stand below a part of a page, such as an entry.
 *
 *	footing_init(&footing, footnotes_of_entry(entry, arena), scope, arena);
 *	options.footing = &footing;
 *	... html_blocks(out, blocks, &options) ...
 *	footing_put(out, &footing, &options);
 *
 * Marks lead to the footnote, and each footnote back to its marks: to those
 * that were written, so that no link leads nowhere. Ids begin with an
 * underscore, which no other id does; the scope, the part's own id, keeps them
 * apart where several parts stand on one page.
 */
#ifndef BREVIER_PUBLISH_FOOTING_H
#define BREVIER_PUBLISH_FOOTING_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/footnote.h"
#include "publish/html.h"

struct footing {
	struct footnotes footnotes;
	size_t *marks;    /* of each, that were written */
	struct str scope; /* may be absent */
	struct arena *arena;
};

void footing_init(struct footing *footing, struct footnotes footnotes,
		  struct str scope, struct arena *arena);
/* The mark of a footnote: a link to it, where the options have a footing that
 * has it, and linked. */
void footing_put_mark(struct buf *out, const struct footnote *footnote,
		      const struct html_options *options, bool linked);
/* The footnotes; nothing where there are none. */
void footing_put(struct buf *out, struct footing *footing,
		 const struct html_options *options);

#endif
