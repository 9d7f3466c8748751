/*
 * Page: what all kinds of HTML pages have in common.
 *
 * A page is a map of values, rendered by its template and checked to be
 * well-formed.
 */
#ifndef BREVIER_PUBLISH_PAGE_H
#define BREVIER_PUBLISH_PAGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "publish/place.h"
#include "publish/press.h"
#include "template/value.h"

/* A page of the site itself, about all briefings. kind: "is_home" ... */
struct value *page_index(const struct place *place, struct str title,
			 const char *kind);
void page_describe(const struct place *place, struct value *page,
		   struct str description);
/* A value whose page can be reached from here, else NULL: offline, without a
 * base_url, other briefings cannot. */
struct value *page_if_linked(struct value *value);

/* Renders the page that stands at place, marks its passages in other scripts
 * (see tongue.h), and frees place->arena. False and an error where it is not
 * well-formed. */
bool page_finish(const struct place *place, const char *template,
		 const struct value *page, struct buf *out,
		 struct diags *diags);
/* Renders template with value and checks the result as XML, for all makers
 * of documents; the message names the template and the document. */
bool page_render(const struct press *press, const char *template,
		 const struct value *value, struct str document,
		 struct buf *out, struct diags *diags);

#endif
