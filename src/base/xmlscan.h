/*
 * Xmlscan: whether a text is XML that is plainly well-formed, by a look at
 * each byte of it.
 *
 * It knows what pages and books are written in: elements, attributes,
 * namespaces, comments, references, no document type but HTML's. All else,
 * and every fault, is for xml_check(), which takes twenty times as long and
 * says what is wrong:
 *
 *	ok = xmlscan_is_plain(text) || xml_check(&source, code, diags);
 *
 * What passes here passes there without a word.
 */
#ifndef BREVIER_BASE_XMLSCAN_H
#define BREVIER_BASE_XMLSCAN_H

#include <stdbool.h>

#include "base/str.h"

/* XML 1.0, fifth edition; Namespaces in XML 1.0, third edition. False says
 * nothing of the text. */
bool xmlscan_is_plain(struct str text);

#endif
