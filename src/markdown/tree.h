/*
 * Tree: CommonMark as blocks and spans.
 *
 * The tree is of a kind that can be written (blocks.h, spans.h) and read
 * again: no emphasis within emphasis of its kind, no link within a link, a
 * heading on one line, a block of HTML without an end gets one.
 */
#ifndef BREVIER_MARKDOWN_TREE_H
#define BREVIER_MARKDOWN_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/footnote.h"

/* "[label]: url", also over several lines, as it was written. */
struct definition {
	struct str text;
	size_t line;
	struct definition *next;
};

struct tree {
	struct block *blocks;
	struct footnote *footnotes; /* in the order of their texts */
	struct definition *definitions;
};

enum tree_mode {
	TREE_DIALECT,
	TREE_PLAIN, /* CommonMark, and nothing else: the tree may then be of no
		       kind that can be written */
	TREE_KEEP,  /* the dialect, with definitions of links, and what names
		       them */
};

/*
 * Parses the text of source from byte from on; What stands deeper than 100
 * levels loses its form, not its words, with a warning. Beyond CommonMark there
 * are the extensions that seeds/README.md tells of: paragraph.h, markup.h and
 * endnotes.h; <!-- page 7 --> marks a page; the comment <!-- --> parts what
 * would be one, and is dropped, except at the top level of blocks.
 */
struct tree tree_parse(const struct source *source, size_t from,
		       enum tree_mode mode, struct arena *arena,
		       struct diags *diags);
/* Whether block is <!-- -->. */
bool tree_is_separator(const struct block *block);

#endif
