#include "base/soup.h"

#include <libxml/HTMLparser.h>
#include <limits.h>

enum { BYTES_MAX = 100 << 20 };

static struct str
copy(const xmlChar *text, struct arena *arena)
{
	return text ? arena_str(arena, str_from((const char *)text))
		    : (struct str){0};
}

static void
copy_attributes(struct soup *soup, const xmlNode *node, struct arena *arena)
{
	struct soup_attribute **last = &soup->attributes;

	for (const xmlAttr *at = node->properties; at; at = at->next) {
		struct soup_attribute *own = arena_alloc(arena, sizeof(*own));

		/* A reference that is no entity stands beside the text. */
		own->name = copy(at->name, arena);
		if (at->children)
			own->value = copy(at->children->content, arena);
		*last = own;
		last = &own->next;
	}
}

/* "slot 7?": libxml2 parts the target from the rest. */
static struct str
instruction(const xmlNode *node, struct arena *arena)
{
	struct str rest = copy(node->content, arena);

	if (str_ends(rest, STR("?")))
		rest.n--;
	return arena_printf(arena, "%s %.*s", (const char *)node->name,
			    STR_ARG(rest));
}

static struct soup *copy_nodes(const xmlNode *node, struct arena *arena);

/* NULL for what is left out. libxml2 goes 256 elements deep. */
static struct soup *
copy_node(const xmlNode *node, struct arena *arena)
{
	struct soup *soup = arena_alloc(arena, sizeof(*soup));

	if (node->type == XML_ELEMENT_NODE) {
		soup->name = copy(node->name, arena);
		copy_attributes(soup, node, arena);
		soup->child = copy_nodes(node->children, arena);
	} else if (node->type == XML_TEXT_NODE) {
		soup->text = copy(node->content, arena);
	} else if (node->type == XML_PI_NODE) {
		soup->name = STR("?");
		soup->text = instruction(node, arena);
	} else {
		return NULL;
	}
	return soup;
}

static struct soup *
copy_nodes(const xmlNode *node, struct arena *arena)
{
	struct soup *first = NULL, **last = &first;

	for (; node; node = node->next) {
		*last = copy_node(node, arena);
		if (*last)
			last = &(*last)->next;
	}
	return first;
}

struct soup *
soup_parse(struct str html, struct arena *arena)
{
	int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
		      HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
		      HTML_PARSE_NODEFDTD;
	htmlParserCtxtPtr parser;
	htmlDocPtr document;
	struct soup *soup = NULL;

	if (html.n == 0 || html.n > BYTES_MAX)
		return NULL;
	parser = htmlNewParserCtxt();
	if (!parser)
		arena_no_memory();
	document = htmlCtxtReadMemory(parser, html.p, (int)html.n, NULL,
				      "UTF-8", options);
	if (document)
		soup = copy_nodes(document->children, arena);
	xmlFreeDoc(document);
	htmlFreeParserCtxt(parser);
	return soup;
}

struct str
soup_attribute(const struct soup *soup, const char *name)
{
	const struct soup_attribute *at = soup->attributes;

	for (; at; at = at->next)
		if (str_eq(at->name, str_from(name)))
			return at->value.p ? at->value : STR("");
	return (struct str){0};
}
