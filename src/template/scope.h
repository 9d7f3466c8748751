/*
 * Scope: the values that are in sight of a tag, and what a name means there.
 *
 * A scope lives on the C stack while its section is shown; the outermost one
 * holds the value of the whole page.
 */
#ifndef BREVIER_TEMPLATE_SCOPE_H
#define BREVIER_TEMPLATE_SCOPE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "template/node.h"
#include "template/value.h"

struct scope {
	const struct value *value;
	const struct scope *outer; /* NULL for the outermost */
};

/* Where a path leads nowhere. */
struct scope_miss {
	size_t part;                /* index of the part that is not known */
	const struct value *within; /* what it was asked of; NULL: the scope */
};

/*
 * The value that path leads to, never NULL: a null value where path leads
 * beyond a null or a false one.  Where a part stands in no map in sight, a
 * null value, too, and miss->part tells which; path.n says that all is well.
 * (Mustache specification 1.4, interpolation.)
 */
const struct value *scope_find(const struct scope *scope, struct path path,
			       struct scope_miss *miss);

/* Records the warning [unknown-name] for a miss of path in source, with the
 * nearest name in sight. scratch may be freed afterwards. */
void scope_warn(const struct scope *scope, struct path path,
		const struct scope_miss *miss, const struct source *source,
		struct arena *scratch, struct diags *diags);

#endif
