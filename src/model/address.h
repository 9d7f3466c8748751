/*
 * Address: what can be read from a URL (RFC 3986) without fetching it.
 */
#ifndef BREVIER_MODEL_ADDRESS_H
#define BREVIER_MODEL_ADDRESS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

struct address {
	struct str scheme;    /* lower case, without colon */
	struct str host;      /* lower case, without "www."; of the original
				 where it is an archive's address */
	struct str path;      /* of the original: from its first '/' */
	struct str query;     /* of the original: behind '?'; absent: none */
	struct str original;  /* behind an archive address, mended ("https:/x"
				 to "https://x"); absent: not an archive's */
	struct date archived; /* day of the capture; unset: not known */
	bool is_archive;      /* web.archive.org, archive.is and its kin */
	struct str quote;     /* words of a text fragment (WICG Scroll to
				 Text Fragment), decoded; absent: none */
};

/* False where text is not an absolute URI with a scheme that may be
 * published (http, https, mailto, ftp); *address is then zeroed. */
bool address_parse(struct str text, struct arena *arena,
		   struct address *address);
/* What all addresses of one document on the web have in common:
 * "ncsti.gov.cn/kjdt/x.pdf". Without scheme, "www.", archive, fragment, last
 * slash and what counts visitors (utm_source ...). Absent where the address is
 * none of the web, or only a home page. */
struct str address_document(const struct address *address, struct arena *arena);
/* Whether all of text is one absolute address, without white space: the form
 * of a line that an extraction lists at the foot of a page. */
bool address_is_line(struct str text);
/* Whether one may begin with this byte. */
bool address_may_begin(char first);
/* "ncsti.gov.cn": what to show for an address that has no words. */
struct str address_label(struct str url, struct arena *arena);

/* Whether url has a scheme, or what a browser might take for one: a colon
 * before the first of "/?#" (RFC 3986, section 4.2). */
bool address_has_scheme(struct str url);

#endif
