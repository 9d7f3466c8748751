/*
 * Block: formatted text, as a tree in an arena.
 *
 * Blocks stand under each other (paragraphs, lists, quotes ...); spans run
 * within a line (text, emphasis, links ...). Importers and the Markdown
 * reader make these trees; the Markdown writer and the page writers read
 * them. Nothing changes a tree once its maker is done with it.
 *
 * The shapes are those of CommonMark 0.31.2, with pages (where page n of a
 * paginated source begins) and the dialect's extensions. What holds of every
 * tree:
 *
 * - A table's children are rows, at least one; a row's are cells, which take
 *   as many columns in each as in the first row, which is the head. The cells
 *   of a column have the same alignment. A cell is one line: no breaks. From
 *   raw HTML cells may take several columns and rows, and the head as many.
 * - A figure is one image with a title, its caption; a paragraph is never
 *   just that.
 * - A definition list holds terms, then definitions, then terms ...; it
 *   begins with a term and ends with a definition.
 * - The mark of a footnote leads to it (footnote.h). Struck text has none
 *   within.
 */
#ifndef BREVIER_MODEL_BLOCK_H
#define BREVIER_MODEL_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

struct footnote;

/* Of an element of raw HTML that was let through: in XHTML as it is. */
struct attribute {
	const char *name;
	struct str value;
	const struct attribute *next;
};

/* How a link names a definition: "[words][label]", "[label][]", "[label]". */
enum reference_form { REFERENCE_FULL, REFERENCE_COLLAPSED, REFERENCE_SHORT };

struct reference {
	enum reference_form form;
	struct str label;
};

enum span_kind {
	SPAN_TEXT,      /* text */
	SPAN_SOFTBREAK, /* a line end in the source: a space for the reader */
	SPAN_HARDBREAK,
	SPAN_CODE, /* text */
	SPAN_EMPH,
	SPAN_STRONG,
	SPAN_STRIKE,  /* what no longer holds */
	SPAN_LINK,    /* url, text: its title (may be absent) */
	SPAN_IMAGE,   /* url, text: its title; child: alternative text */
	SPAN_HTML,    /* text: raw HTML */
	SPAN_PAGE,    /* page */
	SPAN_NOTE,    /* mark of a footnote; text: its label */
	SPAN_ELEMENT, /* from raw HTML (sanitize.h): text: its name, such as
			 "kbd"; attributes */
};

struct span {
	enum span_kind kind;
	union {
		int page; /* SPAN_PAGE: number of the page that begins */
		struct {  /* SPAN_IMAGE: to be shown so; 0: as it is */
			unsigned width : 15, height : 15;
			bool decorative : 1; /* has nothing to say */
		};
	};
	struct str text; /* see the kinds */
	struct str url;  /* as written */
	union {
		struct footnote *footnote;          /* SPAN_NOTE */
		const struct attribute *attributes; /* SPAN_ELEMENT */
		/* Link, image: NULL where its address stands beside it, or
		 * its reader was not to keep such things. */
		struct reference *reference;
	};
	size_t line; /* link, image: in the source; 0 unknown */
	struct span *child;
	struct span *next;
};

enum block_kind {
	BLOCK_PARA,    /* spans */
	BLOCK_HEADING, /* level, spans, id, classes */
	BLOCK_LIST,    /* ordered, start, tight; child: items */
	BLOCK_ITEM,    /* task; child: blocks */
	BLOCK_QUOTE,   /* child: blocks */
	BLOCK_CODE,    /* text, info */
	BLOCK_HTML,    /* text: raw HTML */
	BLOCK_RULE,
	BLOCK_PAGE,       /* page */
	BLOCK_TABLE,      /* child: rows, the first of them the head */
	BLOCK_ROW,        /* child: cells */
	BLOCK_CELL,       /* align, spans (may be none) */
	BLOCK_FIGURE,     /* spans: an image */
	BLOCK_TERMS,      /* tight; child: terms and definitions */
	BLOCK_TERM,       /* spans */
	BLOCK_DEFINITION, /* child: blocks */
	BLOCK_ADMONITION, /* admonition; child: blocks */
	BLOCK_DETAILS,    /* spans: its summary; attributes; child: blocks */
	BLOCK_GROUP,      /* align, attributes; child: blocks */
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum task { TASK_NONE, TASK_OPEN, TASK_DONE };
enum admonition {
	ADMONITION_NOTE,
	ADMONITION_TIP,
	ADMONITION_IMPORTANT,
	ADMONITION_WARNING,
	ADMONITION_CAUTION,
};
enum { ADMONITIONS = ADMONITION_CAUTION + 1 };

struct block {
	enum block_kind kind;
	int level;        /* heading: 1 to 6 */
	int page;         /* page: number of the page that begins */
	int start;        /* ordered list: its first number */
	bool ordered;     /* list */
	bool tight;       /* list: no blank lines between its items; terms:
			     none before their definitions */
	enum align align; /* cell, group */
	int columns;      /* cell: so many it takes; 0: one */
	int rows;         /* the same; table: rows of its head */
	enum task task;   /* item */
	enum admonition admonition;
	struct str id;      /* heading: from {#id}; absent: none given */
	struct str classes; /* heading: from {.class}, with one space between
			       them; absent: none given */
	bool id_made;       /* heading: from its words, by briefing_settle() */
	struct str text;    /* code, HTML */
	struct str info;    /* code: info string; absent: indented or none */
	size_t line;        /* in the source it was read from; 0 unknown */
	struct span *spans; /* see the kinds */
	const struct attribute *attributes; /* details, group */
	struct block *child;
	struct block *next;
};

struct span *span_new(struct arena *arena, enum span_kind kind);
struct span *span_text(struct arena *arena, struct str text);
/* A link of one text. */
struct span *span_link(struct arena *arena, struct str text, struct str url);
struct block *block_new(struct arena *arena, enum block_kind kind);

/* Appends to the list that *first heads. */
void span_append(struct span **first, struct span *span);
void block_append(struct block **first, struct block *block);

/* What a reader would read aloud: text and code, alternative text of images,
 * one space for a break (none between two CJK characters), nothing for
 * pages, HTML and marks of footnotes. White space at both ends is cut. In
 * arena. */
struct str span_plain(struct arena *arena, const struct span *spans);
/* The same over blocks, with "\n\n" between paragraphs, "\n" between items
 * of a list, terms and their definitions, and rows; a tab between cells, "[x] "
 * or "[ ] " before a task, the caption below the alternative text of a
 * figure. */
struct str block_plain(struct arena *arena, const struct block *blocks);

/* Same tree; lines and absent against empty texts do not count. */
bool span_equal(const struct span *a, const struct span *b);
bool block_equal(const struct block *a, const struct block *b);

/* "NOTE", "TIP" ...: how an admonition is marked. */
struct str admonition_name(enum admonition admonition);

#endif
