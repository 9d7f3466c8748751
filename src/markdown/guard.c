#include "markdown/guard.h"

#include "base/ascii.h"
#include "base/buf.h"

enum { MARKS_MAX = 128, IMAGES_MAX = 1000 };

/* ---- Marks of blocks ---- */

static bool
is_gap(struct str line, size_t at)
{
	return at >= line.n || ascii_space(line.p[at]);
}

/* Behind the mark of a quote or an item that stands at at, or at itself
 * (CommonMark 0.31.2, sections 5.1 and 5.2). */
static size_t
mark_end(struct str line, size_t at)
{
	char c = at < line.n ? line.p[at] : '\0';
	size_t end = at;

	if (c == '>')
		return at + 1;
	if (c == '-' || c == '+' || c == '*')
		return is_gap(line, at + 1) ? at + 1 : at;
	while (end < line.n && ascii_digit(line.p[end]))
		end++;
	if (end == at || end - at > 9 || end >= line.n ||
	    (line.p[end] != '.' && line.p[end] != ')') ||
	    !is_gap(line, end + 1))
		return at;
	return end + 1;
}

/* Where the marks before a line end; *kept: where so many of them do as are
 * kept. */
static size_t
marks_end(struct str line, size_t *kept)
{
	size_t at = 0;

	for (size_t n = 0;; n++) {
		size_t from = at, end;

		if (n <= MARKS_MAX)
			*kept = at;
		while (from < line.n &&
		       (line.p[from] == ' ' || line.p[from] == '\t'))
			from++;
		end = mark_end(line, from);
		if (end == from)
			return at;
		at = end;
	}
}

static struct str
guard_marks(struct str text, struct arena *arena)
{
	struct str rest = text;
	struct buf out = {0};
	size_t done = 0, kept;

	while (rest.n > 0) {
		struct str line = rest;
		size_t n = str_chr(rest, '\n', 0), end;

		if (n != STR_NONE)
			line.n = n;
		end = marks_end(line, &kept);
		if (end > kept) {
			size_t at = (size_t)(line.p - text.p);

			buf_put(&out, str_slice(text, done, at + kept));
			done = at + end;
		}
		rest = str_skip(rest, line.n + 1);
	}
	if (done == 0)
		return text;
	buf_put(&out, str_skip(text, done));
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

/* ---- Images ---- */

/* Brackets that are open, and how many of them are images. */
struct open {
	struct buf kinds; /* '!' or '[' each */
	size_t images;
};

static void
see_bracket(struct open *open, char c, bool image)
{
	struct buf *kinds = &open->kinds;

	if (c == '[') {
		buf_putc(kinds, image ? '!' : '[');
		open->images += image;
	} else if (kinds->n > 0) {
		open->images -= kinds->p[--kinds->n] == '!';
	}
}

static bool
has_many_images(struct str text)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_find(text, STR("!["), at)) != STR_NONE;
	     at++)
		if (++n > IMAGES_MAX)
			return true;
	return false;
}

/* Before an image that begins in too many others stands a backslash. A blank
 * line ends all of them. */
static struct str
guard_images(struct str text, struct arena *arena)
{
	struct open open = {0};
	struct buf out = {0};

	if (!has_many_images(text))
		return text;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i], next = i + 1 < text.n ? text.p[i + 1] : 0;
		bool image = c == '!' && next == '[';

		if (c == '\n' && next == '\n') {
			open.kinds.n = 0;
			open.images = 0;
		}
		if (image && open.images >= IMAGES_MAX) {
			buf_putc(&out, '\\');
			image = false;
		}
		buf_putc(&out, c);
		if (image || (c == '\\' && next && next != '\n'))
			buf_putc(&out, text.p[++i]);
		if (image || c == '[' || c == ']')
			see_bracket(&open, image ? '[' : c, image);
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	buf_free(&open.kinds);
	return text;
}

struct str
guard_text(struct str text, struct arena *arena)
{
	return guard_images(guard_marks(text, arena), arena);
}
