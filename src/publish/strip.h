/*
 * Strip: stylesheets and scripts without what only their writers read.
 *
 * Both leave the meaning as it is. Comments that begin with an exclamation
 * mark, as licences do, stay.
 */
#ifndef BREVIER_PUBLISH_STRIP_H
#define BREVIER_PUBLISH_STRIP_H

#include "base/arena.h"
#include "base/str.h"

/* Without comments, and without the space that separates nothing: around
 * braces, commas and semicolons, and behind colons (CSS Syntax 3, section 4;
 * before a colon it can be a selector's). */
struct str strip_css(struct str css, struct arena *arena);

/* Without the comments that begin a line, indentation, empty lines, and the
 * space beside signs in lines that hold no template, regular expression or
 * comment. Line ends stay where they can end a statement (ECMA-262, section
 * 12.10). A script in which a string or a comment behind code goes on over
 * lines stays as it is. */
struct str strip_script(struct str script, struct arena *arena);

#endif
