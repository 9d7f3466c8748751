/*
 * Attributes: "{#id .class}" at the end of a heading, as Pandoc and PHP
 * Markdown Extra have them, and of an image one alone, that it says nothing.
 */
#ifndef BREVIER_MARKDOWN_ATTRIBUTES_H
#define BREVIER_MARKDOWN_ATTRIBUTES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Right behind an image without alternative text. */
#define ATTRIBUTES_DECORATIVE "{alt=\"\"}"

/* Cuts attributes off the end of a heading's last text, which has ESCAPEs
 * (escapes.h); *id and *classes stay absent where there are none. */
void attributes_take(struct str *text, struct str *id, struct str *classes,
		     struct arena *arena);
/* Whether name, which is not empty, can be written as a class. */
bool attributes_is_class(struct str name);

#endif
