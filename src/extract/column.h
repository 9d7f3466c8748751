/*
 * Column: what is usual in the columns of a text: the face, the distance from
 * line to line, the margins, and how far lines reach.
 */
#ifndef BREVIER_EXTRACT_COLUMN_H
#define BREVIER_EXTRACT_COLUMN_H

#include "base/arena.h"
#include "extract/layout.h"

struct column {
	struct row *rows;
	size_t n;
	int size;     /* of the face of most of the text */
	int pitch;    /* from line to line, in that face */
	int left;     /* where most lines begin */
	int *margins; /* of the column, for each row */
};

void column_measure(struct column *column, struct row *rows, size_t n,
		    struct arena *arena);
/* Whether b lies under a in the same column. */
bool column_is_under(const struct row *a, const struct row *b);
/* Whether text ends with a sign behind which it goes on, or a full stop. */
bool column_ends_open(struct str text);
/* From line to line in the face of row. */
int column_pitch(const struct column *column, const struct row *row);
/* Whether the line before row i had room for its first word. */
bool column_had_room(const struct column *column, size_t i);
/* Whether row i goes on with the link with which the row before ends, at its
 * right edge. */
bool column_keeps_link(const struct column *column, size_t i);

#endif
