/*
 * Para: a paragraph of a made-up briefing, and the two ways to write it.
 */
#ifndef BREVIER_BENCH_PARA_H
#define BREVIER_BENCH_PARA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum para_kind {
	PARA_TITLE,
	PARA_SECTION,
	PARA_ENTRY, /* its title */
	PARA_PROSE,
	PARA_FIELD, /* behind a label */
	PARA_FACT,  /* the same, on a line of its own */
	PARA_ITEM,
	PARA_NOTE, /* an item with a date as its label */
};

#define PARA_LINKS 8

struct link {
	size_t from, to; /* bytes of the text */
	struct buf url;
};

/* To be zero at first, to be made anew with para_open(). */
struct para {
	enum para_kind kind;
	const char *label; /* NULL: none */
	struct buf text;
	struct link links[PARA_LINKS];
	size_t n_links;
};

void para_open(struct para *para, enum para_kind kind, const char *label);
/* A link on what is appended to the text from here on, until para_unlink().
 * Returns its address, to be written. */
struct buf *para_link(struct para *para);
void para_unlink(struct para *para);
void para_free(struct para *para);

/* Appends it in Brevier's dialect. */
void para_markdown(const struct para *para, struct buf *out);

/* Pages as Tika writes them. */
struct pages {
	struct buf *out;
	struct buf addresses; /* of this page */
	size_t page, lines;   /* lines of this page */
	const char *header;   /* running; NULL: none */
	bool spaced;          /* a blank line between all lines */
	bool in_facts;        /* between lines without one */
};

void pages_put(struct pages *pages, const struct para *para);
/* Ends the last page. */
void pages_close(struct pages *pages);

#endif
