/*
 * Escape: text made safe for the language it goes into.
 */
#ifndef BREVIER_BASE_ESCAPE_H
#define BREVIER_BASE_ESCAPE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* & < > " as references: right in XML and HTML text and in attributes in
 * double quotes. Control characters that XML 1.0 (section 2.2) forbids
 * become U+FFFD. */
void escape_xml(struct buf *out, struct str text);
/* An address for an href: bytes that RFC 3986 (section 2) does not allow are
 * percent-encoded, what is encoded stays; then as escape_xml(). */
void escape_url_attribute(struct buf *out, struct str url);
/* As escape_url_attribute() without the XML step. */
void escape_url(struct buf *out, struct str url);
/* The same, in arena; url itself where all stays as it is. */
struct str escape_url_in(struct arena *arena, struct str url);
/* A part of an address, or the data in one: only unreserved characters (RFC
 * 3986, section 2.3) stay. */
void escape_url_component(struct buf *out, struct str text);
/* Decodes %XX; malformed ones stay as they are. */
struct str unescape_percent(struct arena *arena, struct str text);

/* A name for files and ids: lower-case ASCII letters, digits, _, with single
 * hyphens; other letters are kept in their normal form C but for combining
 * accents, all else becomes a hyphen; cut at a hyphen before max bytes. A
 * device of Windows gets a "_". "" where nothing is left. */
struct str slug_make(struct arena *arena, struct str text, size_t max);

#endif
