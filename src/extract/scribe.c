#include "extract/scribe.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "extract/radicals.h"

#define SPREAD_MIN 3       /* characters of a line that is closed up */
#define SPREAD_LABEL_MIN 2 /* of a label */
#define LABEL_MAX 60       /* bytes of a label */

void
scribe_init(struct scribe *scribe, struct document *document,
	    struct arena *arena)
{
	*document = (struct document){0};
	*scribe = (struct scribe){
	    .arena = arena,
	    .document = document,
	    .last_page = &document->pages,
	    .last_line = &document->lines,
	    .last_bookmark = &document->bookmarks,
	};
}

void
scribe_page(struct scribe *scribe)
{
	struct page *page = arena_alloc(scribe->arena, sizeof(*page));

	page->number = ++scribe->document->n_pages;
	*scribe->last_page = page;
	scribe->last_page = &page->next;
	scribe->page = page;
	scribe->listed = NULL;
}

/* Whether a space stands between all characters of text, of which there are
 * least, and which are Chinese or Japanese: they were justified. */
static bool
is_spread(struct str text, size_t least)
{
	size_t at = 0, n = 0;

	if (text.n < 2 || (unsigned char)text.p[0] < 0xE2)
		return false;
	while (at < text.n) {
		if (!rune_is_cjk(utf8_next(text, &at)))
			return false;
		n++;
		if (at < text.n && !rune_is_space(utf8_next(text, &at)))
			return false;
	}
	return n >= least;
}

/* The bytes of text that were set far apart: all of a line, or a label. */
static size_t
spread_length(struct str text)
{
	struct str head = str_slice(text, 0, LABEL_MAX), wide = STR("：");
	size_t colon;

	if (text.n == 0 || (unsigned char)text.p[0] < 0xE2)
		return 0;
	if (is_spread(text, SPREAD_MIN))
		return text.n;
	colon = str_find(head, wide, 0);
	if (colon == STR_NONE)
		colon = str_chr(head, ':', 0);
	if (colon == STR_NONE)
		return 0;
	head = str_trim(str_slice(head, 0, colon));
	return is_spread(head, SPREAD_LABEL_MIN) ? colon : 0;
}

struct str
scribe_close_up(const struct scribe *scribe, struct str text)
{
	size_t n = spread_length(text);
	struct buf out = {0};

	if (n == 0)
		return text;
	for (size_t at = 0; at < n;) {
		unsigned c = utf8_next(text, &at);

		if (!rune_is_space(c))
			buf_put_rune(&out, c);
	}
	buf_put(&out, str_skip(text, n));
	text = buf_take(&out, scribe->arena);
	buf_free(&out);
	return text;
}

/* Whether there is a letter of hiragana or katakana: the text is Japanese. */
static bool
has_kana(struct str text)
{
	static const char lead = '\xE3'; /* of U+3000 to U+3FFF */

	for (size_t at = 0; (at = str_chr(text, lead, at)) != STR_NONE;) {
		unsigned c = utf8_next(text, &at);

		if (c >= 0x3041 && c <= 0x30FA)
			return true;
	}
	return false;
}

struct line *
scribe_line(struct scribe *scribe, struct str text, size_t number)
{
	struct line *line =
	    arena_row_alloc(scribe->arena, &scribe->line_row, sizeof(*line));

	if (!scribe->page)
		scribe_page(scribe);
	scribe->kana = scribe->kana || has_kana(text);
	line->text = radicals_fold(text, scribe->kana, scribe->arena);
	line->number = number;
	line->page = scribe->page->number;
	*scribe->last_line = line;
	scribe->last_line = &line->next;
	scribe->document->n_lines++;
	return line;
}

void
scribe_address(struct scribe *scribe, struct str url, size_t number)
{
	struct listed *before = scribe->listed, *listed;

	if (before && str_eq(before->url, url)) {
		before->count++;
		return;
	}
	if (!scribe->page)
		scribe_page(scribe);
	listed = arena_alloc(scribe->arena, sizeof(*listed));
	listed->url = url;
	listed->number = number;
	listed->count = 1;
	if (before)
		before->next = listed;
	else
		scribe->page->addresses = listed;
	scribe->listed = listed;
	scribe->page->n_addresses++;
}

void
scribe_bookmark(struct scribe *scribe, struct str text, int depth,
		size_t number)
{
	struct bookmark *bookmark =
	    arena_alloc(scribe->arena, sizeof(*bookmark));

	bookmark->text = radicals_fold(text, scribe->kana, scribe->arena);
	bookmark->depth = depth;
	bookmark->number = number;
	*scribe->last_bookmark = bookmark;
	scribe->last_bookmark = &bookmark->next;
}

struct mark *
mark_append(struct mark **first, struct mark *last, size_t from, size_t to,
	    struct str url, struct arena *arena)
{
	struct mark *mark;

	if (from >= to)
		return last;
	if (last && last->to == from && str_eq(last->url, url)) {
		last->to = to;
		return last;
	}
	mark = arena_alloc(arena, sizeof(*mark));
	mark->from = from;
	mark->to = to;
	mark->url = url;
	*(last ? &last->next : first) = mark;
	return mark;
}

void
marks_cut(struct mark *mark, size_t before, size_t n)
{
	for (; mark; mark = mark->next) {
		mark->from = mark->from > before ? mark->from - before : 0;
		mark->to = mark->to > before ? mark->to - before : 0;
		mark->to = mark->to > n ? n : mark->to;
		mark->from = mark->from > mark->to ? mark->to : mark->from;
	}
}
