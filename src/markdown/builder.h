/*
 * Builder: what the makers of blocks and spans share, for tree.h alone.
 */
#ifndef BREVIER_MARKDOWN_BUILDER_H
#define BREVIER_MARKDOWN_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "markdown/escapes.h"
#include "markdown/fragments.h"
#include "markdown/lines.h"
#include "model/footnote.h"

/* What stands deeper loses its form. */
enum { DEPTH_MAX = 100 };

struct builder {
	struct arena *arena;   /* owns the tree */
	struct arena *scratch; /* given back when the tree is made */
	const struct source *source;
	struct diags *diags;
	struct lined source_lines;
	struct lined lined; /* what cmark has read: the same, or fragments */
	bool plain;         /* nothing but CommonMark */
	bool keep;          /* definitions of links, and who names them */
	bool heading;       /* within one: all stands on one line */
	bool warned;
	struct map labels; /* footnotes by builder_label() */
	struct footnote *footnotes;
	struct footnote **last_footnote;
	struct definition **last_definition;
	struct fragments fragments; /* still to be read */
	struct rest *rests;         /* see paragraph.c */

	/* The block at hand: its lines, the first of them, and where a line
	 * was looked for last. */
	struct str content;
	size_t first_line, seen_at, seen_lines;
};

/* Blocks that stand side by side, while they are made. */
struct siblings {
	struct block *first, **last;
	struct block *before;     /* the last one, or NULL */
	struct block *earlier;    /* the one right before it */
	bool parted;              /* a separator stands behind it */
	struct block **terms_end; /* where before, a list of terms, ends */
	cmark_node *parent;
	int depth;
	enum task task;  /* what the first one says of its item */
	bool admonishes; /* and of its quote */
	enum admonition admonition;
};

/* Separators (sink.h) that stand within blocks are left out, and empty
 * paragraphs. */
void siblings_put(struct siblings *siblings, struct block *block);

/* The line of the source on which node begins. */
size_t builder_line(const struct builder *builder, cmark_node *node);
/* Its text, in the arena. */
struct str builder_literal(struct builder *builder, cmark_node *node);
/* The words of all that stands below node, without their form; says that it
 * is lost, the first time. */
struct str builder_flatten(struct builder *builder, cmark_node *node);
/* The lines that node stands on as they are in the text, with what stands
 * before them. */
struct str builder_raw(const struct builder *builder, cmark_node *node);

/* Its lines, without the underline of a heading. */
struct lines builder_lines(const struct builder *builder, cmark_node *node);

/* A footnote's label as it is compared: in small letters. */
struct str builder_label(struct builder *builder, struct str label);
/* Warns of a footnote on a line of the source: what is wrong with it. */
void builder_warn_label(struct builder *builder, const char *code, size_t line,
			struct str label, const char *message);

/* The lines of a block become the content at hand. */
void builder_open(struct builder *builder, const struct lines *lines,
		  struct str content);
/* The line of the source that an offset of the content stands on; offsets
 * come in their order. */
size_t builder_line_at(struct builder *builder, size_t at);

#endif
