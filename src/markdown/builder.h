/*
 * Builder: what the makers of blocks and spans share, for tree.h alone. The
 * only place that knows of cmark.
 */
#ifndef BREVIER_MARKDOWN_BUILDER_H
#define BREVIER_MARKDOWN_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include <cmark.h>

#include "base/arena.h"
#include "base/diag.h"

/* What stands deeper loses its form. */
enum { DEPTH_MAX = 100 };

struct builder {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	size_t lines; /* before the text that cmark has read */
	bool heading; /* within one: all stands on one line */
	bool warned;
};

/* The line of the source on which node begins. */
size_t builder_line(const struct builder *builder, cmark_node *node);
/* Its text, in the arena. */
struct str builder_literal(struct builder *builder, cmark_node *node);
/* The words of all that stands below node, without their form; says that it
 * is lost, the first time. */
struct str builder_flatten(struct builder *builder, cmark_node *node);

#endif
