/*
 * Node: a parsed template, private to this shelf.
 *
 * Texts and names are slices of the source.  What a standalone line loses
 * (Mustache specification 1.4) is lost already: a text node begins either
 * within a line or, where its line member is set, at the start of one, and
 * each line of the template that shows anything begins with such a node
 * (perhaps an empty one), or with a node that stands alone in its line.
 * Indentation is therefore put where a line starts, and nowhere else.
 *
 * A block is an argument as a direct child of a parent, and everywhere else
 * the site of a parameter, with its default content.
 */
#ifndef BREVIER_TEMPLATE_NODE_H
#define BREVIER_TEMPLATE_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"
#include "template/template.h"

enum node_kind {
	NODE_TEXT,
	NODE_VARIABLE,
	NODE_SECTION,
	NODE_INVERTED,
	NODE_PARTIAL,
	NODE_PARENT,
	NODE_BLOCK,
};

/* A name cut at its dots; no parts for ".". */
struct path {
	const struct str *parts;
	size_t n;
};

struct node {
	enum node_kind kind;
	bool line;         /* text: starts a line of the template */
	bool markup;       /* variable: not escaped */
	bool dynamic;      /* partial, parent: path leads to the name */
	bool alone;        /* partial, parent: fills its lines; block: its
			      content starts on a line of its own */
	bool leads;        /* block: first in its line, not alone */
	size_t id;         /* from 0, unique in the set */
	struct str text;   /* of a text; the name of any other */
	struct path path;  /* variable, section, inverted; if dynamic */
	struct str indent; /* partial, parent, block: goes before each line of
			      what is put in its place */
	struct str margin; /* argument: what each line of it loses */
	struct map *arguments; /* parent: its blocks by name */
	struct node *child;    /* section, inverted, parent, block */
	struct node *next;
};

struct template
{
	struct str name; /* NUL behind it */
	const struct source *source;
	const struct node *child;
};

struct template_set {
	struct arena *arena;
	struct map templates;      /* struct template by name */
	size_t n_nodes;            /* ids given out */
	template_watcher *watcher; /* or NULL */
	void *watcher_context;
};

#endif
