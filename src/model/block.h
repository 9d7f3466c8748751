/*
 * Block: formatted text, as a tree in an arena.
 *
 * Blocks stand under each other (paragraphs, lists, quotes ...); spans run
 * within a line (text, emphasis, links ...). Importers and the Markdown
 * reader make these trees; the Markdown writer and the page writers read
 * them. Nothing changes a tree once its maker is done with it.
 *
 * The shapes are those of CommonMark 0.31.2, plus pages: where page n of a
 * paginated source begins.
 */
#ifndef BREVIER_MODEL_BLOCK_H
#define BREVIER_MODEL_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum span_kind {
	SPAN_TEXT,      /* text */
	SPAN_SOFTBREAK, /* a line end in the source: a space for the reader */
	SPAN_HARDBREAK,
	SPAN_CODE, /* text */
	SPAN_EMPH,
	SPAN_STRONG,
	SPAN_LINK,  /* url, text: its title (may be absent) */
	SPAN_IMAGE, /* url, text: its title; child: alternative text */
	SPAN_HTML,  /* text: raw HTML */
	SPAN_PAGE,  /* page */
};

struct span {
	enum span_kind kind;
	int page;        /* SPAN_PAGE: number of the page that begins */
	struct str text; /* see the kinds */
	struct str url;  /* as written */
	struct span *child;
	struct span *next;
};

enum block_kind {
	BLOCK_PARA,    /* spans */
	BLOCK_HEADING, /* level, spans, id */
	BLOCK_LIST,    /* ordered, start, tight; child: items */
	BLOCK_ITEM,    /* child: blocks */
	BLOCK_QUOTE,   /* child: blocks */
	BLOCK_CODE,    /* text, info */
	BLOCK_HTML,    /* text: raw HTML */
	BLOCK_RULE,
	BLOCK_PAGE, /* page */
};

struct block {
	enum block_kind kind;
	int level;          /* heading: 1 to 6 */
	int page;           /* page: number of the page that begins */
	int start;          /* ordered list: its first number */
	bool ordered;       /* list */
	bool tight;         /* list: no blank lines between its items */
	struct str id;      /* heading: from {#id}; absent: none given */
	struct str text;    /* code, HTML */
	struct str info;    /* code: info string; absent: indented or none */
	size_t line;        /* in the source it was read from; 0 unknown */
	struct span *spans; /* paragraph, heading */
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
 * pages and HTML. White space at both ends is cut. In arena. */
struct str span_plain(struct arena *arena, const struct span *spans);
/* The same over blocks, with "\n\n" between paragraphs, "\n" between items
 * of a list. */
struct str block_plain(struct arena *arena, const struct block *blocks);

/* Same tree; lines and absent against empty texts do not count. */
bool span_equal(const struct span *a, const struct span *b);
bool block_equal(const struct block *a, const struct block *b);

#endif
