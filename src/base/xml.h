/*
 * Xml: the only home of libxml2.
 *
 * xml_init() before any thread is started, xml_done() at the end. No
 * network, no external entity, no document type is ever loaded: but for the
 * five of XML every entity is a fault.
 */
#ifndef BREVIER_BASE_XML_H
#define BREVIER_BASE_XML_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

void xml_init(void);
void xml_done(void);

/* Checks that source is well-formed XML with namespaces (XML 1.0, fifth
 * edition), by SAX; each fault is an error with code. */
bool xml_check(const struct source *source, const char *code,
	       struct diags *diags);

#endif
