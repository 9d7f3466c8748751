/*
 * Fonts: the "fontspec" elements of the XML that poppler's pdftohtml makes, by
 * their ids.
 */
#ifndef BREVIER_EXTRACT_FONTS_H
#define BREVIER_EXTRACT_FONTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/xml.h"

struct font {
	int size;        /* in pixels of the page */
	uint32_t colour; /* as a number: equal ones are alike */
	uint32_t family; /* likewise; of a subset, of its whole family */
};

struct fonts {
	struct font *list;
	size_t n;
};

/* The number in an attribute, such as a place on the page, within bounds that
 * no page exceeds; 0 where there is none. */
int fonts_number(const struct xml_node *node, const char *name);
/* Adds the font that node describes; the list is in arena. */
void fonts_read(struct fonts *fonts, const struct xml_node *node,
		struct arena *arena);
/* That of a text; all 0 where it is not known. */
struct font fonts_of(const struct fonts *fonts, const struct xml_node *text);

#endif
