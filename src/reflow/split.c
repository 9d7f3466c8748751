#include "reflow/split.h"

#include <string.h>

#include "extract/scribe.h"

/* The pieces of para from byte from on are those of rest. */
static void
split_pieces(struct para *para, struct para *rest, size_t from,
	     struct arena *arena)
{
	size_t first = (size_t)(para_piece(para, from) - para->pieces);

	rest->n_pieces = para->n_pieces - first;
	rest->pieces =
	    arena_array(arena, rest->n_pieces, sizeof(*rest->pieces));
	memcpy(rest->pieces, para->pieces + first,
	       rest->n_pieces * sizeof(*rest->pieces));
	for (size_t i = 0; i < rest->n_pieces; i++) {
		size_t at = rest->pieces[i].at;

		rest->pieces[i].at = at > from ? at - from : 0;
	}
	/* The line in which it is parted belongs to both. */
	para->n_pieces = first + (para->pieces[first].at < from);
}

struct para *
split_para(struct para *para, size_t to, size_t from, struct arena *arena)
{
	struct para *rest = arena_alloc(arena, sizeof(*rest));
	struct mark **at = &para->marks;

	rest->text = str_skip(para->text, from);
	rest->left = para->left;
	rest->next = para->next;
	para->next = rest;
	while (*at && (*at)->to <= from)
		at = &(*at)->next;
	rest->marks = *at;
	*at = NULL;
	marks_cut(rest->marks, from, rest->text.n);
	para->text = str_slice(para->text, 0, to);
	marks_cut(para->marks, 0, to);
	split_pieces(para, rest, from, arena);
	return rest;
}
