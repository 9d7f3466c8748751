#include "model/tags.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"

/* Longer than that is no name of a topic but prose. */
enum { TAG_MAX_BYTES = 100, TAG_MAX_WORDS = 8 };

static struct str
tag_trim(struct str text)
{
	text = fold_trim(text);
	while (text.n > 0 && text.p[0] == '#')
		text = fold_trim(str_skip(text, 1));
	return text;
}

bool
tags_add(struct tag **first, struct str text, struct arena *arena)
{
	size_t n = 0;

	text = tag_trim(text);
	if (text.n == 0)
		return true;
	for (; *first && !fold_eq((*first)->text, text); n++)
		first = &(*first)->next;
	if (*first)
		return true;
	if (n == TAGS_MAX)
		return false;
	*first = arena_alloc(arena, sizeof(**first));
	(*first)->text = text;
	return true;
}

/* Comma, semicolon, and their kin in CJK and Arabic text. */
static bool
is_separator(unsigned c)
{
	return c == ',' || c == ';' || c == 0x3001 || c == 0xff0c ||
	       c == 0xff1b || c == 0x060c || c == 0x061b;
}

/* Cuts the next piece off *rest; false when nothing is left. */
static bool
cut_piece(struct str *rest, struct str *piece)
{
	size_t at = 0, end = 0;

	if (rest->n == 0)
		return false;
	while (at < rest->n && !is_separator(utf8_next(*rest, &at)))
		end = at;
	*piece = str_slice(*rest, 0, end);
	*rest = str_skip(*rest, at);
	return true;
}

static bool
is_name(struct str piece)
{
	size_t words = 1, at = piece.n;
	unsigned last;

	if (piece.n > TAG_MAX_BYTES)
		return false;
	for (size_t i = 0; i < piece.n; i++)
		words += ascii_space(piece.p[i]);
	last = piece.n ? utf8_previous(piece, &at) : 0;
	return words <= TAG_MAX_WORDS && last != '.' && last != '!' &&
	       last != '?' && last != 0x3002;
}

bool
tags_are(struct str line)
{
	struct str piece;
	size_t n = 0;

	while (cut_piece(&line, &piece)) {
		piece = tag_trim(piece);
		if (!is_name(piece))
			return false;
		n += piece.n > 0;
	}
	return n > 0 && n <= TAGS_MAX;
}

bool
tags_add_line(struct tag **first, struct str line, struct arena *arena)
{
	struct str piece;

	while (cut_piece(&line, &piece))
		if (!tags_add(first, piece, arena))
			return false;
	return true;
}

struct str
tags_line(const struct tag *tags, struct arena *arena)
{
	struct buf out = {0};
	struct str line;

	for (; tags; tags = tags->next) {
		if (out.n)
			buf_puts(&out, ", ");
		buf_put(&out, tags->text);
	}
	line = out.n ? buf_take(&out, arena) : (struct str){0};
	buf_free(&out);
	return line;
}
