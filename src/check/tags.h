/*
 * Tags: the text files of a bag that describe it (RFC 8493, sections 2.1.1 and
 * 2.2.2), in the encoding that its declaration names.
 */
#ifndef BREVIER_CHECK_TAGS_H
#define BREVIER_CHECK_TAGS_H

#include "base/diag.h"
#include "check/trove.h"

enum tags_encoding { TAGS_UTF8, TAGS_UTF16, TAGS_LATIN1 };

struct tags {
	struct trove *trove;
	struct str root; /* of the bag: "", or its folder with a slash */
	enum tags_encoding encoding;
	bool is_old; /* before version 1.0 */
};

/* Where a file of the bag is in its trove: "bag/data/a" for "data/a". */
struct str tags_path(const struct tags *tags, struct str name);
/* Reads bagit.txt, and how the others are to be read. */
void tags_check_declaration(struct tags *tags);
/* Reads bag-info.txt. oxum: what the payload has, "BYTES.FILES". */
void tags_check_info(const struct tags *tags, struct str oxum);
/* The text of a tag file in UTF-8, each line with LF behind it but for the
 * last. False where there is none, or it is damaged or in another encoding:
 * that is told. */
bool tags_read(const struct tags *tags, struct str name, struct source *source);

#endif
