/*
 * Account: what an import did, for people and for tools.
 *
 *	seeds/may.txt: 1 entry, 2 notes, 4 links -> seeds/may.md
 *	seeds/may.txt:9: guess: https://… -> …
 */
#ifndef BREVIER_BUILD_ACCOUNT_H
#define BREVIER_BUILD_ACCOUNT_H

#include "base/buf.h"
#include "base/str.h"
#include "catalog/summary.h"
#include "import/report.h"

/* An import: of which file, and where its Markdown went. */
struct account {
	struct str file, markdown; /* absent: it was not written */
	const struct summary *summary;
	const struct report *report;
};

/* "1 entry, 2 notes, 4 links" */
void account_put_counts(struct buf *out, const struct summary *summary);
/* All of it: lines of text, or JSON on one line. */
void account_put_text(struct buf *out, const struct account *account);
void account_put_json(struct buf *out, const struct account *account);

/* The imports of a build, summed up: one line for all, and one for each that
 * somebody should look at, but not more than a few. files[i] is that of
 * reports[i]; a NULL one was not imported. Nothing for no imports. */
void account_put_build(struct buf *out, const struct str *files,
		       const struct report *const *reports, size_t n);

#endif
