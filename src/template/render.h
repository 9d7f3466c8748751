/*
 * Render: shows a parsed template with its values.
 *
 * Recursive, bounded: partials and parents within each other to 64 levels,
 * and with the sections and blocks between them to 1024.  Nothing is
 * allocated for a tag: scopes, frames and what is to be restored live on the
 * C stack, the indentation in one buffer.  The set is only read.
 */
#ifndef BREVIER_TEMPLATE_RENDER_H
#define BREVIER_TEMPLATE_RENDER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "template/node.h"
#include "template/value.h"

/* See template_render(). */
bool render_template(const struct template_set *set,
		     const struct template *template, const struct value *value,
		     struct buf *out, struct diags *diags);

/* The name of a template that is nearest to name; NULL where none is. */
const char *render_nearest(const struct template_set *set, struct str name,
			   struct arena *scratch);

#endif
