#include "markdown/pieces.h"

#include <string.h>

#include "markdown/escapes.h"

struct piece *
pieces_push(struct pieces *pieces, struct span *span)
{
	if (pieces->n == pieces->capacity) {
		size_t capacity = pieces->n ? 2 * pieces->n : 8;
		struct piece *list = arena_array(pieces->builder->scratch,
						 capacity, sizeof(*list));

		if (pieces->n > 0)
			memcpy(list, pieces->list, pieces->n * sizeof(*list));
		pieces->list = list;
		pieces->capacity = capacity;
	}
	pieces->list[pieces->n] = (struct piece){.span = span};
	return &pieces->list[pieces->n++];
}

void
pieces_push_text(struct pieces *pieces, struct str text)
{
	struct arena *arena = pieces->builder->arena;

	if (text.n == 0)
		return;
	text = escapes_off(text, arena);
	pieces_push(pieces, span_text(arena, arena_str(arena, text)));
}

void
pieces_push_tildes(struct pieces *pieces, struct str tildes, bool opens,
		   bool closes)
{
	struct piece *piece;

	pieces_push_text(pieces, tildes);
	piece = &pieces->list[pieces->n - 1];
	piece->tildes = (unsigned)tildes.n;
	piece->opens = opens;
	piece->closes = closes;
	pieces->tildes = true;
}

void
pieces_match(struct pieces *pieces)
{
	size_t *open =
	    arena_array(pieces->builder->scratch, pieces->n + 1, sizeof(*open));
	size_t n = 0, waiting[3] = {0};

	for (size_t i = 0; i < pieces->n; i++) {
		struct piece *piece = &pieces->list[i];

		if (piece->tildes == 0)
			continue;
		if (piece->closes && waiting[piece->tildes] > 0) {
			struct piece *opener;

			do {
				opener = &pieces->list[open[--n]];
				waiting[opener->tildes]--;
			} while (opener->tildes != piece->tildes);
			opener->match = 1;
			piece->match = -1;
		} else if (piece->opens) {
			open[n++] = i;
			waiting[piece->tildes]++;
		}
	}
}
