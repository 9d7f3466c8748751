#include "reflow/dates.h"

#include "base/fold.h"
#include "base/lang.h"
#include "extract/view.h"
#include "reflow/reflow.h"

#define LABEL_MAX 48    /* bytes of a date with its weekday */
#define LOOSE_MIN 2     /* notes that are neither items nor bold */
#define ITEMS_MIN 2     /* items whose dates only a space parts from the text */
#define PARAS_MIN 3     /* the same of paragraphs */
#define BELOW_MIN 2     /* the same below a heading */
#define HEADING_MAX 100 /* bytes of one */

/* The bytes of a colon or of a dash with white space behind it that text
 * begins with. */
static size_t
separator_length(struct str text, bool *colon)
{
	static const struct str colons[] = {STR_INIT(":"), STR_INIT("：")};
	static const struct str dashes[] = {STR_INIT("–"), STR_INIT("—"),
					    STR_INIT("-")};

	*colon = true;
	for (size_t i = 0; i < 2; i++)
		if (str_starts(text, colons[i]))
			return colons[i].n;
	*colon = false;
	for (size_t i = 0; i < 3; i++) {
		size_t n = dashes[i].n;
		struct str rest = str_skip(text, n);

		if (!str_starts(text, dashes[i]))
			continue;
		/* "4 – 6 April" is a period. */
		if (rest.n > 0 && !ascii_space(rest.p[0]))
			return 0;
		rest = str_trim(rest);
		return rest.n > 0 && ascii_digit(rest.p[0]) ? 0 : n;
	}
	return 0;
}

struct opening
dates_opening(struct str text)
{
	struct opening opening = {0}, none = {0};
	struct str near = str_slice(text, 0, LABEL_MAX), rest;
	size_t n = date_prefix_dotted(near, &opening.date), parts;

	if (n == 0)
		return none;
	opening.label = str_slice(text, 0, n);
	if (n < text.n && text.p[n] == '.')
		n++;                         /* "23 Sept.:" */
	rest = fold_trim(str_skip(text, n)); /* French has a space there */
	parts = separator_length(rest, &opening.colon);
	if (parts == 0)
		return none;
	opening.n = (size_t)(rest.p - text.p) + parts;
	return opening;
}

/* ---- Weak openings ---- */

/* "28/10" at the beginning of text: its length, 0 for none. */
static size_t
scan_pair(struct str text, int pair[2])
{
	size_t at = 0;

	for (int k = 0; k < 2; k++) {
		size_t start = at;

		pair[k] = 0;
		for (; at < text.n && at < start + 2 && ascii_digit(text.p[at]);
		     at++)
			pair[k] = pair[k] * 10 + text.p[at] - '0';
		if (at == start ||
		    (k == 0 && (at == text.n || text.p[at++] != '/')))
			return 0;
	}
	return at < text.n && (ascii_alnum(text.p[at]) || text.p[at] == '/')
		   ? 0
		   : at;
}

/* Whether the day comes first in pairs of figures: one that can be no month
 * tells, else the language does. */
static bool
has_day_first(const struct para *para, struct str lang)
{
	enum lang own = lang_of(lang);

	for (; para; para = para->next) {
		int pair[2];

		if (scan_pair(para->text, pair) > 0 &&
		    (pair[0] > 12) != (pair[1] > 12))
			return pair[0] > 12;
	}
	return own == LANG_DE || own == LANG_FR || own == LANG_ES;
}

/* The date that text begins with, pairs of figures among them: *pair. */
static size_t
find_date(struct str text, bool day_first, struct date *date, bool *pair)
{
	size_t n = date_prefix_dotted(text, date);
	int figures[2];

	*pair = n == 0;
	if (n > 0 || (n = scan_pair(text, figures)) == 0)
		return n;
	*date = (struct date){.month = figures[day_first],
			      .day = figures[!day_first]};
	return date_is_valid(0, date->month, date->day) ? n : 0;
}

/* The bytes of what may part a date from a note where all around have it. */
static size_t
weak_separator(struct str text, bool *colon)
{
	static const struct str commas[] = {
	    STR_INIT("，"), STR_INIT("、"), STR_INIT(","), STR_INIT("|"),
	    STR_INIT("｜"), STR_INIT("."),  STR_INIT("。")};
	size_t parts = separator_length(text, colon);

	for (size_t i = 0; parts == 0 && i < sizeof(commas) / sizeof(*commas);
	     i++)
		if (str_starts(text, commas[i]))
			parts = commas[i].n;
	return parts;
}

/* The bytes of the parenthesis or bracket that text begins with. */
static size_t
bracket_length(struct str text, bool closes)
{
	static const struct str pairs[][2] = {{STR_INIT("("), STR_INIT(")")},
					      {STR_INIT("["), STR_INIT("]")},
					      {STR_INIT("（"), STR_INIT("）")},
					      {STR_INIT("【"), STR_INIT("】")}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (str_starts(text, pairs[i][closes]))
			return pairs[i][closes].n;
	return 0;
}

/* How text opens where a comma, a full stop or white space parts its date
 * from it, or it stands in brackets or is a pair of figures. */
static struct opening
weak_opening(struct str text, bool day_first)
{
	struct opening opening = {0}, none = {0};
	size_t open = bracket_length(text, false), close = 0, parts;
	struct str near = str_slice(text, open, open + LABEL_MAX), rest, left;
	bool pair;
	size_t n = find_date(near, day_first, &opening.date, &pair);

	rest = str_skip(text, open + n);
	if (open > 0)
		close = bracket_length(rest, true);
	if (n == 0 || rest.n == close || (open > 0 && close == 0))
		return none;
	if (!pair) /* which Markdown would not read */
		opening.label = str_slice(near, 0, n);
	left = fold_trim(str_skip(rest, close));
	parts = weak_separator(left, &opening.colon);
	if (parts == 0 && left.p == rest.p)
		return none;
	opening.n = (size_t)(left.p - text.p) + parts;
	return opening;
}

bool
dates_may_open(struct str text)
{
	return dates_opening(text).n > 0 || weak_opening(text, true).n > 0 ||
	       weak_opening(text, false).n > 0;
}

/* Whether a date may begin with the byte at at, which is no part of a word
 * that began before. */
static bool
may_begin(struct str text, size_t at)
{
	unsigned char c = (unsigned char)text.p[at];

	return (at == 0 || !ascii_alnum(text.p[at - 1])) &&
	       (ascii_alnum(text.p[at]) || ascii_space(text.p[at]) ||
		c >= 0x80);
}

bool
dates_span_in(struct str text, size_t *from, size_t *to, struct date *date)
{
	struct date found;
	bool figures = false, any = false;

	for (size_t at = 0; at < text.n && !figures; at++)
		figures = ascii_digit(text.p[at]) ||
			  (unsigned char)text.p[at] >= 0x80;
	for (size_t at = 0; at < text.n && figures; at++) {
		size_t n = may_begin(text, at)
			       ? date_prefix_dotted(str_skip(text, at), &found)
			       : 0;

		if (n == 0 || (any && !date_is_full(found)))
			continue;
		*from = at;
		*to = at + n;
		*date = found;
		any = true;
		if (date_is_full(found))
			return true;
	}
	return any;
}

bool
dates_full_in(struct str text, struct date *date)
{
	struct date found;
	size_t from, to;

	if (!dates_span_in(text, &from, &to, &found) || !date_is_full(found))
		return false;
	*date = found;
	return true;
}

/* Whether para is an item with a sign or a number: an indent may be that of
 * any paragraph. */
static bool
has_bullet(const struct para *para)
{
	return para->bullet && (para->glyph != 0 || para->ordered);
}

static bool
may_be_note(const struct para *para, bool bullet)
{
	return has_bullet(para) == bullet && !para->label.p &&
	       para->level == 0 && para->text.n > 0;
}

/* The paragraph behind those from para on that are all items, or all none,
 * and open with a date; NULL for the end. Items within items belong to
 * theirs. *n is their number, *whole whether what comes next is no item that
 * has no date. */
static struct para *
skip_dated(struct para *para, bool day_first, size_t *n, bool *whole)
{
	bool bullet = has_bullet(para);

	for (*n = 0; para && may_be_note(para, bullet); para = para->next) {
		if (bullet && para->depth > 0 && *n > 0)
			continue;
		if (para->opening.n == 0 &&
		    weak_opening(para->text, day_first).n == 0)
			break;
		++*n;
	}
	*whole = !bullet || !para || !may_be_note(para, true);
	return para;
}

/* How many of them it takes to be notes: in bold face their dates are sure,
 * and below a heading they are surer. */
static size_t
notes_needed(const struct para *before, const struct para *first)
{
	if (first->bold)
		return 1;
	if (has_bullet(first))
		return ITEMS_MIN;
	return before && before->text.n <= HEADING_MAX &&
		       !text_ends_sentence(before->text)
		   ? BELOW_MIN
		   : PARAS_MIN;
}

static void
find_weak(struct para *para, bool day_first)
{
	const struct para *above = NULL;
	bool before = false; /* an item without a date */

	while (para) {
		bool bullet = has_bullet(para), whole;
		size_t n;
		struct para *end = skip_dated(para, day_first, &n, &whole);

		if (n == 0) {
			before = bullet;
			above = para;
			para = para->next;
			continue;
		}
		whole &= !before;
		if (whole && n >= notes_needed(above, para))
			for (struct para *at = para; at != end; at = at->next)
				if (at->opening.n == 0)
					at->opening =
					    weak_opening(at->text, day_first);
		for (; para != end; para = para->next)
			above = para;
		before = false;
	}
}

void
dates_find(struct para *paras, struct str lang)
{
	size_t loose = 0;

	for (struct para *para = paras; para; para = para->next) {
		if (para->label.p || para->level > 0)
			continue;
		para->opening = dates_opening(para->text);
		if (!para->bullet && !para->bold)
			loose += para->opening.n > 0 && para->opening.colon;
	}
	for (struct para *para = paras; para; para = para->next)
		if (!para->bullet && !para->bold &&
		    (loose < LOOSE_MIN || !para->opening.colon))
			para->opening.n = 0;
	find_weak(paras, has_day_first(paras, lang));
}
