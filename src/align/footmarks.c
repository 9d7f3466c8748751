#include "align/footmarks.h"

#include "base/utf8.h"
#include "align/anchor.h"

#define NUMBER_MAX 3 /* digits */

/* So many make a run of each kind: numbers that are glued to words have
 * other reasons, too. */
static const size_t least[FOOTMARK_COUNT] = {
    [FOOTMARK_BRACKET] = 2, [FOOTMARK_RAISED] = 2, [FOOTMARK_GLUED] = 3};

/* ---- What may be one ---- */

static int
raised_digit(unsigned c)
{
	if (c == 0xB9)
		return 1;
	if (c == 0xB2 || c == 0xB3)
		return (int)(c - 0xB0);
	return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int)(c - 0x2070)
							   : -1;
}

static int
read_digits(struct str text, size_t *at)
{
	size_t from = *at;
	int number = 0;

	while (*at < text.n && *at - from < NUMBER_MAX &&
	       ascii_digit(text.p[*at]))
		number = number * 10 + (text.p[(*at)++] - '0');
	return *at > from ? number : -1;
}

static int
read_raised(struct str text, size_t *at)
{
	int number = -1, digit;

	for (size_t next = *at; next < text.n; *at = next) {
		digit = raised_digit(utf8_next(text, &next));
		if (digit < 0 || number > 99)
			break;
		number = (number < 0 ? 0 : number * 10) + digit;
	}
	return number;
}

/* Whether a number that begins at at is glued to a word or to the sign that
 * ends it: small letters, since "CO2" is a word. */
static bool
is_glued(struct str text, size_t at)
{
	size_t before = at;
	unsigned c = before > 0 ? utf8_previous(text, &before) : 0;

	if (c == '.' || c == ',' || c == ';' || c == ')' || c == '"' ||
	    c == 0x201D || c == 0xBB)
		c = before > 0 ? utf8_previous(text, &before) : 0;
	return rune_is_letter(c) && !rune_is_upper(c);
}

/* What follows a number that is glued to a word: not more of it. */
static bool
ends_glued(struct str text, size_t at)
{
	char c = at < text.n ? text.p[at] : ' ';
	char next = at + 1 < text.n ? text.p[at + 1] : ' ';

	if ((c == '.' || c == ',' || c == ':') && ascii_digit(next))
		return false;
	return c == ' ' || (ascii_punct(c) && c != '-' && c != '/' &&
			    c != '%' && c != '_' && c != '=' && c != '&');
}

static bool
find(struct str text, size_t at, enum footmark *kind, int *number, size_t *from,
     size_t *to, size_t *end)
{
	*from = *to = at;
	if (text.p[at] == '[') {
		*kind = FOOTMARK_BRACKET;
		*to = ++*from;
		*number = read_digits(text, to);
		*end = *to + 1;
		return *number > 0 && *to < text.n && text.p[*to] == ']';
	}
	if (ascii_digit(text.p[at])) {
		*kind = FOOTMARK_GLUED;
		*number = read_digits(text, to);
		*end = *to;
		return *number > 0 && is_glued(text, at) &&
		       ends_glued(text, *to);
	}
	*kind = FOOTMARK_RAISED;
	*number = read_raised(text, to);
	*end = *to;
	return *number > 0;
}

/* ---- Counting ---- */

/* Whether number counts on, or, where it is surely a mark, begins anew. */
static bool
count_on(struct footmarks *marks, enum footmark kind, int number)
{
	if (number != marks->next[kind] &&
	    (number != 1 || kind == FOOTMARK_GLUED))
		return false;
	marks->next[kind] = number + 1;
	return true;
}

static void
begin_count(struct footmarks *marks)
{
	for (int i = 0; i < FOOTMARK_COUNT; i++)
		marks->next[i] = 1;
}

/* Whether one can begin with this byte: superscripts are U+00B2, B3, B9 and
 * U+2070 to 2079. */
static const bool begins[256] = {
    ['['] = true, ['0'] = true,  ['1'] = true,  ['2'] = true, ['3'] = true,
    ['4'] = true, ['5'] = true,  ['6'] = true,  ['7'] = true, ['8'] = true,
    ['9'] = true, [0xC2] = true, [0xE2] = true,
};

static bool
may_begin(char c)
{
	return begins[(unsigned char)c];
}

bool
footmarks_may_stand(const struct para *para)
{
	return para->use != USE_HEADING && !para_is_fact(para);
}

void
footmarks_learn(struct footmarks *marks, const struct para *paras)
{
	size_t counts[FOOTMARK_COUNT] = {0};

	*marks = (struct footmarks){0};
	begin_count(marks);
	for (const struct para *para = paras; para; para = para->next) {
		struct str text = para->text;

		if (!footmarks_may_stand(para))
			continue;
		for (size_t at = 1; at < text.n; at++) {
			enum footmark kind;
			size_t from, to, end;
			int number;

			if (!may_begin(text.p[at]) ||
			    !find(text, at, &kind, &number, &from, &to, &end))
				continue;
			counts[kind] += count_on(marks, kind, number);
			at = end - 1;
		}
	}
	for (int i = 0; i < FOOTMARK_COUNT; i++)
		marks->known[i] = counts[i] >= least[i];
	begin_count(marks);
}

bool
footmarks_begin(const struct footmarks *marks, char c)
{
	if (c == '[')
		return marks->known[FOOTMARK_BRACKET];
	if (ascii_digit(c))
		return marks->known[FOOTMARK_GLUED];
	return marks->known[FOOTMARK_RAISED] && may_begin(c);
}

bool
footmarks_take(struct footmarks *marks, struct str text, size_t at,
	       size_t *from, size_t *to, size_t *end)
{
	enum footmark kind;
	int number;

	return at > 0 && footmarks_begin(marks, text.p[at]) &&
	       find(text, at, &kind, &number, from, to, end) &&
	       count_on(marks, kind, number);
}
