/*
 * Finder: where anchor.c and known.c have come in a paragraph.
 */
#ifndef BREVIER_ALIGN_FINDER_H
#define BREVIER_ALIGN_FINDER_H

#include <stdbool.h>
#include <stddef.h>

#include "align/anchor.h"
#include "align/documents.h"
#include "align/footmarks.h"
#include "align/printed.h"

struct finder {
	struct arena *arena;
	const struct site *site;
	struct anchor **last;
	const struct para *para;
	size_t prose;   /* bytes of prose before this paragraph */
	size_t found;   /* anchors in this paragraph */
	size_t sources; /* where a note's last words "Source: …" are names */
	size_t close;   /* the next ')' of it, as far as it is known */
	const struct mark *mark; /* the next known link of it */
	size_t free;             /* up to here, anchors have been found */
	struct footmarks footmarks;
	struct printed printed;
	struct documents documents;
	bool titles; /* entries name no document: their titles may be links */
	bool stops[256]; /* bytes with which something may begin */
};

/* A new last anchor, on bytes of the paragraph. */
struct anchor *finder_put(struct finder *finder, enum anchor_kind kind,
			  size_t from, size_t to);

/* Cuts the next name off *from, up to end: a comma or a semicolon parts
 * them. Stores its bytes without white space. */
bool finder_next_name(struct str text, size_t *from, size_t end, size_t *name,
		      size_t *name_end);
/* Whether the parenthesis that ends at from is full-width, or what is before
 * it Chinese or Japanese. */
bool finder_in_cjk(struct str text, size_t from);
/* Whether text says no more than that there is a link. */
bool finder_is_mark(const struct finder *finder, struct str text);
/* Whether nothing but a full stop follows the parenthesis that ends at; of a
 * note. */
bool finder_ends_para(const struct para *para, size_t at);
bool finder_ends_note(const struct para *para, size_t at);

#endif
