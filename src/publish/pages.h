/*
 * Pages: each kind of HTML page of the site, from its template.
 *
 * Every function renders one page into out and checks that it is
 * well-formed; false and a recorded error otherwise. k is a briefing's place
 * in the catalog.
 */
#ifndef BREVIER_PUBLISH_PAGES_H
#define BREVIER_PUBLISH_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "publish/press.h"
#include "publish/values.h"

bool page_home(const struct press *press, struct buf *out, struct diags *diags);
bool page_archive(const struct press *press, struct buf *out,
		  struct diags *diags);
bool page_issuers(const struct press *press, struct buf *out,
		  struct diags *diags);
bool page_issuer(const struct press *press, const struct issuer *issuer,
		 struct buf *out, struct diags *diags);
bool page_briefing(const struct press *press, enum edition edition,
		   const struct briefing *briefing, size_t k, struct buf *out,
		   struct diags *diags);
bool page_entry(const struct press *press, enum edition edition,
		const struct briefing *briefing, const struct section *section,
		const struct entry *entry, size_t k, struct buf *out,
		struct diags *diags);

/* Renders template with value and checks the result as XML, for all makers
 * of documents; the message names the template and the document. */
bool page_render(const struct press *press, const char *template,
		 const struct value *value, struct str document,
		 struct buf *out, struct diags *diags);

#endif
