#include "extract/visual.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "extract/forms.h"

/* What a character is to its neighbours; the numbers of Arabic texts, too. */
enum kind { KIND_NEUTRAL, KIND_LEFT, KIND_RIGHT, KIND_NUMBER };

struct rune {
	unsigned c;
	size_t at, n;      /* its bytes, as it is seen */
	size_t to, to_end; /* as it is read */
	enum kind kind;
	int level; /* odd: from right to left */
};

struct turner {
	struct rune *runes;
	size_t n;
	bool rtl;    /* the text is, as a whole */
	bool arabic; /* there are such letters: see parts_number() */
};

bool
rune_is_rtl(unsigned c)
{
	return (c >= 0x0590 && c <= 0x08FF && !(c >= 0x0660 && c <= 0x0669) &&
		!(c >= 0x06F0 && c <= 0x06F9)) ||
	       (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

static enum kind
kind_of(unsigned c)
{
	if (rune_is_rtl(c))
		return KIND_RIGHT;
	if ((c >= '0' && c <= '9') || (c >= 0x0660 && c <= 0x0669) ||
	    (c >= 0x06F0 && c <= 0x06F9))
		return KIND_NUMBER;
	return rune_is_letter(c) ? KIND_LEFT : KIND_NEUTRAL;
}

static void
turner_fill(struct turner *turner, struct str text, struct arena *arena)
{
	turner->runes = arena_array(arena, text.n, sizeof(*turner->runes));
	for (size_t at = 0; at < text.n;) {
		struct rune *rune = &turner->runes[turner->n++];

		rune->at = at;
		rune->c = utf8_next(text, &at);
		rune->n = at - rune->at;
		rune->kind = kind_of(rune->c);
		turner->arabic |= rune->kind == KIND_RIGHT && rune->c >= 0x0600;
	}
}

/* ---- Numbers and neutrals ---- */

/* A sign that is part of a number where it stands between two figures: of an
 * Arabic text no plus and minus (UAX #9, W4). */
static bool
joins_figures(const struct turner *turner, unsigned c)
{
	return c == '.' || c == ',' || c == '/' || c == ':' || c == 0x066B ||
	       c == 0x066C || (!turner->arabic && (c == '-' || c == '+'));
}

static bool
is_beside_number(unsigned c)
{
	return c == '%' || c == '#' || c == '$' || c == 0xB0 || c == 0x20AC ||
	       c == 0xA3 || c == 0xA5 || c == 0x066A || c == 0x2030;
}

/* Makes numbers of the signs that are parts of them (W4, W5). */
static void
widen_numbers(struct turner *turner)
{
	for (size_t i = 0; i < turner->n; i++) {
		struct rune *rune = &turner->runes[i];
		bool before = i > 0 && rune[-1].kind == KIND_NUMBER;
		bool behind = i + 1 < turner->n && rune[1].kind == KIND_NUMBER;

		if ((before && behind && joins_figures(turner, rune->c)) ||
		    (!turner->arabic && (before || behind) &&
		     is_beside_number(rune->c)))
			rune->kind = KIND_NUMBER;
	}
}

/* Neutrals between i and end: between words from left to right, or such and a
 * number, they are part of them (N1, W7); else of what surrounds them (N2). */
static int
level_between(const struct turner *turner, size_t i, size_t end)
{
	enum kind edge = turner->rtl ? KIND_RIGHT : KIND_LEFT;
	enum kind before = i > 0 ? turner->runes[i - 1].kind : edge;
	enum kind behind = end < turner->n ? turner->runes[end].kind : edge;
	bool left = before == KIND_LEFT || behind == KIND_LEFT;

	if (left && before != KIND_RIGHT && behind != KIND_RIGHT)
		return turner->rtl ? 2 : 0;
	return left && !turner->rtl ? 0 : 1;
}

/* Whether words from right to left stand on both sides of the number that
 * ends before end, behind nothing else but its neutrals. */
static bool
is_within(const struct turner *turner, size_t i)
{
	size_t from = i, to = i;

	while (from > 0 && turner->runes[from].kind != KIND_LEFT &&
	       turner->runes[from].kind != KIND_RIGHT)
		from--;
	while (to + 1 < turner->n && turner->runes[to].kind != KIND_LEFT &&
	       turner->runes[to].kind != KIND_RIGHT)
		to++;
	return turner->runes[from].kind == KIND_RIGHT &&
	       turner->runes[to].kind == KIND_RIGHT;
}

static void
find_levels(struct turner *turner)
{
	for (size_t i = 0, end; i < turner->n; i = end) {
		enum kind kind = turner->runes[i].kind;
		int level = kind == KIND_RIGHT ? 1 : turner->rtl ? 2 : 0;

		end = i + 1;
		while (end < turner->n && turner->runes[end].kind == kind)
			end++;
		if (kind == KIND_NEUTRAL)
			level = level_between(turner, i, end);
		else if (kind == KIND_NUMBER && is_within(turner, i))
			level = 2;
		for (size_t k = i; k < end; k++)
			turner->runes[k].level = level;
	}
}

/* ---- The order ---- */

/* Turns what is of a level, or a higher one, round (L2). */
static void
turn_level(struct turner *turner, int level)
{
	struct rune *runes = turner->runes;

	for (size_t i = 0, end; i < turner->n; i = end) {
		for (end = i; end < turner->n && runes[end].level >= level;)
			end++;
		for (size_t k = 0; k < (end - i) / 2; k++) {
			struct rune rune = runes[i + k];

			runes[i + k] = runes[end - 1 - k];
			runes[end - 1 - k] = rune;
		}
		end = end > i ? end : i + 1;
	}
}

/* What is seen of a bracket within words from right to left is its mirror
 * image (L4). */
static unsigned
mirrored(unsigned c)
{
	static const unsigned pairs[][2] = {
	    {'(', ')'},       {'[', ']'},       {'{', '}'},
	    {'<', '>'},       {0xAB, 0xBB},     {0x2039, 0x203A},
	    {0x2264, 0x2265}, {0xFF08, 0xFF09}, {0x27E8, 0x27E9}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		for (int k = 0; k < 2; k++)
			if (pairs[i][k] == c)
				return pairs[i][!k];
	return c;
}

static struct str
put_runes(struct turner *turner, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < turner->n; i++) {
		struct rune *rune = &turner->runes[i];

		rune->to = out.n;
		forms_put(&out, rune->level == 1 ? mirrored(rune->c) : rune->c);
		rune->to_end = out.n;
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

/* ---- Lines and pages ---- */

/* The bytes of the text, as it is read, that hold what was seen in those from
 * *from to *to. */
static void
move_range(const struct turner *turner, size_t *from, size_t *to)
{
	size_t first = STR_NONE, last = 0;

	for (size_t i = 0; i < turner->n; i++) {
		const struct rune *rune = &turner->runes[i];

		if (rune->at < *from || rune->at >= *to)
			continue;
		first = rune->to < first ? rune->to : first;
		last = rune->to_end > last ? rune->to_end : last;
	}
	*from = first < last ? first : last;
	*to = last;
}

/* Puts the marks of line in order again; where two overlap now, the second
 * begins behind the first. */
static void
turn_marks(const struct turner *turner, struct line *line)
{
	struct mark *sorted = NULL;

	for (struct mark *mark = line->marks, *next; mark; mark = next) {
		struct mark **at = &sorted;

		next = mark->next;
		move_range(turner, &mark->from, &mark->to);
		while (*at && (*at)->from < mark->from)
			at = &(*at)->next;
		mark->next = *at;
		*at = mark;
	}
	line->marks = sorted;
	for (; sorted && sorted->next; sorted = sorted->next) {
		struct mark *next = sorted->next;

		if (next->from < sorted->to)
			next->from =
			    sorted->to < next->to ? sorted->to : next->to;
	}
}

void
visual_turn_line(struct line *line, bool rtl, size_t tail, struct arena *arena)
{
	struct arena scratch = {0};
	struct turner turner = {.rtl = rtl};
	size_t end = line->text.n;

	turner_fill(&turner, line->text, &scratch);
	widen_numbers(&turner);
	find_levels(&turner);
	turn_level(&turner, 1);
	turn_level(&turner, 2);
	line->text = put_runes(&turner, arena);
	turn_marks(&turner, line);
	if (rtl) {
		move_range(&turner, &tail, &end);
		line->bold = tail == 0 ? end : 0;
	}
	arena_free(&scratch);
}

/* Letters of text that are from right to left, less those that are not. */
static long
balance(struct str text, bool *any)
{
	long n = 0;

	*any = false;
	for (size_t at = 0; at < text.n;) {
		enum kind kind = kind_of(utf8_next(text, &at));

		*any |= kind == KIND_RIGHT;
		n += (kind == KIND_RIGHT) - (kind == KIND_LEFT);
	}
	return n;
}

void
visual_turn(struct row *rows, size_t n, struct arena *arena)
{
	long sum = 0;
	int edge = 0;
	bool any, some = false;

	for (size_t i = 0; i < n; i++) {
		sum += balance(rows[i].line->text, &any);
		some |= any;
		edge = rows[i].right > edge ? rows[i].right : edge;
	}
	for (size_t i = 0; i < n && some; i++) {
		struct row *row = &rows[i];

		balance(row->line->text, &any);
		if (any || sum > 0)
			visual_turn_line(row->line, sum > 0, row->bold_tail,
					 arena);
		if (sum <= 0)
			continue;
		int left = row->left;

		row->left = row->text_left = edge + 1 - row->right;
		row->right = edge + 1 - left;
	}
}
