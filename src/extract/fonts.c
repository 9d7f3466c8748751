#include "extract/fonts.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_MAX 100000
#define FONTS_MAX 50000

int
fonts_number(const struct xml_node *node, const char *name)
{
	struct str text = xml_attribute(node, name);
	long number = text.p ? strtol(text.p, NULL, 10) : 0;

	return number > NUMBER_MAX    ? NUMBER_MAX
	       : number < -NUMBER_MAX ? -NUMBER_MAX
				      : (int)number;
}

/* FNV-1a (Fowler, Noll, Vo; RFC 9923). */
static uint32_t
sum_of(struct str text)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < text.n; i++)
		hash = (hash ^ (unsigned char)text.p[i]) * 16777619u;
	return hash;
}

/* A subset's name has six letters and '+' before that of its family. */
static struct str
family_of(const struct xml_node *font)
{
	struct str family = xml_attribute(font, "family");

	return family.n > 7 && family.p[6] == '+' ? str_skip(family, 7)
						  : family;
}

void
fonts_read(struct fonts *fonts, const struct xml_node *node,
	   struct arena *arena)
{
	int id = fonts_number(node, "id");

	if (id < 0 || id > FONTS_MAX)
		return;
	if ((size_t)id >= fonts->n) {
		size_t n = (size_t)id * 2 + 16;
		struct font *list = arena_array(arena, n, sizeof(*list));

		if (fonts->n > 0)
			memcpy(list, fonts->list, fonts->n * sizeof(*list));
		fonts->list = list;
		fonts->n = n;
	}
	fonts->list[id] = (struct font){
	    .size = fonts_number(node, "size"),
	    .colour = sum_of(xml_attribute(node, "color")),
	    .family = sum_of(family_of(node)),
	};
}

struct font
fonts_of(const struct fonts *fonts, const struct xml_node *text)
{
	int id = fonts_number(text, "font");

	return id >= 0 && (size_t)id < fonts->n ? fonts->list[id]
						: (struct font){0};
}
