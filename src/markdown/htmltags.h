/*
 * Html tags: what elements of HTML are to the dialect, for sanitize.h alone.
 */
#ifndef BREVIER_MARKDOWN_HTMLTAGS_H
#define BREVIER_MARKDOWN_HTMLTAGS_H

#include <stdbool.h>

#include "base/soup.h"

enum html_tag {
	TAG_TEXT,
	TAG_SLOT,    /* "slot 7": what Markdown has made */
	TAG_LINE,    /* "line 7": what follows is from that line */
	TAG_THROUGH, /* leaves what it holds */
	TAG_MUTE,    /* leaves nothing but slots */
	TAG_BREAK,
	TAG_EMPH,
	TAG_STRONG,
	TAG_STRIKE,
	TAG_LINK,
	TAG_IMAGE,
	TAG_ELEMENT, /* SPAN_ELEMENT */
	TAG_RUBY,    /* the same, with rt and rp, which are through elsewhere */
	TAG_WBR,
	TAG_GROUP, /* from here on, blocks: this one of any */
	TAG_PARA,
	TAG_HEADING,
	TAG_LIST,
	TAG_ITEM,
	TAG_QUOTE,
	TAG_PRE,
	TAG_RULE,
	TAG_TABLE,
	TAG_ROWS,
	TAG_ROW,
	TAG_CELL,
	TAG_TERMS,
	TAG_TERM,
	TAG_DEFINITION,
	TAG_DETAILS,
	TAG_SUMMARY,
};

enum html_tag htmltags_of(const struct soup *soup);
/* The name that a SPAN_ELEMENT has; lives as long as the program. */
struct str htmltags_name(const struct soup *soup);

#endif
