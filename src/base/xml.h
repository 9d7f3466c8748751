/*
 * Xml: the only home of libxml2.
 *
 * xml_init() before any thread is started, xml_done() at the end. No
 * network, no external entity, no document type is ever loaded: but for the
 * five of XML every entity is a fault. Texts are UTF-8: an encoding that they
 * declare does not count.
 */
#ifndef BREVIER_BASE_XML_H
#define BREVIER_BASE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

void xml_init(void);
void xml_done(void);

/* Checks that source is well-formed XML with namespaces (XML 1.0, fifth
 * edition), by SAX; each fault is an error with code. */
bool xml_check(const struct source *source, const char *code,
	       struct diags *diags);

/* Elements within elements, and attributes of one, at most: more are a fault.
 * libxml2 takes as long as the square of the attributes. */
#define XML_DEPTH_MAX 200
#define XML_ATTRIBUTES_MAX 500

struct xml_attribute {
	struct str name, value; /* entities resolved */
	struct xml_attribute *next;
};

/* An element, or a piece of text: then name is absent. */
struct xml_node {
	struct str name; /* local, without a prefix */
	struct str text;
	struct xml_attribute *attributes;
	struct xml_node *child;
	struct xml_node *next;
	size_t line;
};

/* Reads source into *root; all of it is copied into arena. Namespaces do not
 * count, comments and instructions are left out. False and errors with code
 * for what is not well-formed, or too deep. */
bool xml_read(const struct source *source, const char *code,
	      struct arena *arena, struct xml_node **root, struct diags *diags);

/* The value of an attribute; absent where there is none. */
struct str xml_attribute(const struct xml_node *node, const char *name);
/* The first child of that name, also a text's (name NULL); NULL none. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
bool xml_is(const struct xml_node *node, const char *name);
/* All text under node, in arena. */
struct str xml_text(const struct xml_node *node, struct arena *arena);

#endif
