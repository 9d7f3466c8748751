/*
 * Bibliography: briefings and entries as records for reference managers.
 *
 * BibTeX (O. Patashnik, "BibTeXing", 1988), RIS (Research Information Systems
 * format, as EndNote and Zotero read it), and CSL-JSON (Citation Style
 * Language 1.0.2, csl-data.json). A briefing is a report, an entry a part of
 * it. SLUG.bib, SLUG.ris and SLUG.csl.json hold a briefing and all its
 * entries; an entry's page offers its own record.
 */
#ifndef BREVIER_PUBLISH_BIBLIOGRAPHY_H
#define BREVIER_PUBLISH_BIBLIOGRAPHY_H

#include "base/buf.h"
#include "base/date.h"
#include "base/json.h"
#include "model/briefing.h"
#include "publish/place.h"
#include "publish/product.h"

/* What is not known is absent. Texts are plain. */
struct record {
	struct str key; /* unique in the site: "2024-09", "2024-09-champions" */
	struct str title;
	struct str container; /* title of the briefing, of an entry */
	struct str publisher; /* is the author, too */
	struct str about;     /* its beginning, or what it has */
	struct str lang;
	struct str url;
	struct date date;
	int page;
};

struct record record_of_briefing(const struct place *place,
				 const struct briefing *briefing,
				 const struct summary *summary);
struct record record_of_entry(const struct place *place,
			      const struct briefing *briefing,
			      const struct spot *spot);

void record_put_bibtex(struct buf *out, const struct record *record);
void record_put_ris(struct buf *out, const struct record *record);
/* One item of a CSL-JSON list. */
struct json *record_json(const struct record *record);

/* The record as an OpenURL ContextObject (ANSI/NISO Z39.88-2004, key/encoded
 * value format) for a COinS span. */
struct str record_coins(const struct place *place, const struct record *record);

/* The record in each format as an address that holds it (RFC 2397), in the
 * arena of place: no file is needed to take it away. */
struct str record_bibtex_url(const struct place *place,
			     const struct record *record);
struct str record_ris_url(const struct place *place,
			  const struct record *record);
struct str record_csl_url(const struct place *place,
			  const struct record *record);

#endif
