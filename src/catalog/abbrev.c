#include "catalog/abbrev.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "catalog/shortform.h"

/* Bounds the time that a text without spaces takes. */
enum { LONG_MAX_BYTES = 300 };

/* Schwartz and Hearst, section 2: min(n + 5, 2 n) words at most. */
static size_t
long_form_words(size_t n)
{
	return n + 5 < 2 * n ? n + 5 : 2 * n;
}

/* ---- Characters ---- */

static bool
is_opening(unsigned c)
{
	return c == '(' || c == 0xFF08;
}

static bool
is_closing(unsigned c)
{
	return c == ')' || c == 0xFF09;
}

/* Ends the first half of what stands in parentheses. */
static bool
is_half(unsigned c)
{
	return c == ',' || c == ';' || c == ':' || c == 0x3001 || c == 0xFF0C ||
	       c == 0xFF1A || c == 0xFF1B;
}

/* ---- Long forms ---- */

static bool
ends_sentence(struct str text, size_t end)
{
	size_t word = 0;
	char c;

	if (end == 0)
		return false;
	c = text.p[end - 1];
	if (c != '.' && c != '!' && c != '?' && c != ';' && c != ':')
		return false;
	/* "U.S. Department": points of short words end nothing. */
	while (word + 1 < end && ascii_alnum(text.p[end - 2 - word]))
		word++;
	return word > 3;
}

/* The words before offset end that may be a long form: within the sentence,
 * not over another parenthesis, so many words. */
static struct str
candidate(struct str text, size_t end, size_t max_words)
{
	size_t start, at, words = 0;

	while (end > 0 && rune_is_space(utf8_before(text, end)))
		utf8_previous(text, &end);
	for (start = at = end; start > 0 && end - start < LONG_MAX_BYTES;) {
		unsigned c = utf8_previous(text, &at);

		if (c == '\n' || is_opening(c) || is_closing(c) || c == 0x3002)
			break;
		if (rune_is_space(c) &&
		    (++words == max_words || ends_sentence(text, at)))
			break;
		start = at;
	}
	return str_slice(text, start, end);
}

/* Whether a word begins at offset at: behind an apostrophe, too, but for an
 * "s" that stands alone. */
static bool
word_begins(struct str text, size_t at)
{
	unsigned before = utf8_before(text, at);
	size_t behind = at;

	if (before == '\'' || before == 0x2019) {
		utf8_next(text, &behind);
		return rune_is_alnum(utf8_at(text, behind));
	}
	return !rune_is_alnum(before) || rune_is_cjk(before);
}

/* Finds the letters and digits of a short form but the first in words, from
 * right to left as the paper's findBestLongForm does; what stands before the
 * last one found. False where one is missing. */
static bool
match_rest(struct str shortened, struct str *words)
{
	size_t s = shortened.n, w = words->n, first = 0;

	utf8_next(shortened, &first);
	while (s > first) {
		unsigned c = rune_fold(utf8_previous(shortened, &s));

		if (!rune_is_alnum(c))
			continue;
		while (w > 0 && rune_fold(utf8_before(*words, w)) != c)
			utf8_previous(*words, &w);
		if (w == 0)
			return false;
		utf8_previous(*words, &w);
	}
	*words = str_slice(*words, 0, w);
	return true;
}

/* Where the long form begins: at the nearest word that begins as the short
 * form does; STR_NONE where there is none. */
static size_t
match_first(struct str shortened, struct str words, struct str before)
{
	unsigned c = rune_fold(utf8_at(shortened, 0));
	size_t w = before.n;

	while (w > 0)
		if (rune_fold(utf8_previous(words, &w)) == c &&
		    word_begins(words, w))
			return w;
	return STR_NONE;
}

/* Words of a long form, at spaces and hyphens, as the paper's program counts
 * them; *has: whether one of them is the short form itself. */
static size_t
count_words(struct str text, struct str shortened, bool *has)
{
	size_t n = 0;
	struct str rest = text, word;

	*has = str_ends(text, shortened);
	for (size_t from = 0, at = 0; at <= text.n; at++) {
		if (at < text.n && !ascii_space(text.p[at]) &&
		    text.p[at] != '-')
			continue;
		n += at > from;
		from = at + 1;
	}
	while (str_cut(&rest, ' ', &word))
		*has = *has || str_eq(word, shortened);
	return n;
}

/* Whether found may be the long form, as far as its words tell. */
static bool
fits(struct str shortened, struct str found)
{
	bool has;
	size_t n = count_words(found, shortened, &has);

	return found.n > shortened.n && !has &&
	       n <= long_form_words(shortform_size(shortened));
}

/* The long form of shortened at the end of words; absent where there is
 * none. */
static struct str
long_form(struct str shortened, struct str words)
{
	struct str before, found, none = {0};
	size_t at;

	while (words.n > 0 && !rune_is_alnum(utf8_before(words, words.n)))
		utf8_previous(words, &words.n);
	before = words;
	if (!match_rest(shortened, &before))
		return none;
	at = match_first(shortened, words, before);
	if (at == STR_NONE)
		return none;
	found = str_skip(words, at);
	return fits(shortened, found) ? found : none;
}

/* ---- Definitions ---- */

static void
append(struct abbrev_list *list, struct abbrev found)
{
	struct abbrev *abbrev;

	if (map_get(&list->seen, found.shortened))
		return;
	abbrev = arena_alloc(list->arena, sizeof(*abbrev));
	abbrev->shortened = arena_str(list->arena, found.shortened);
	abbrev->expansion = arena_str(list->arena, found.expansion);
	if (found.native.n)
		abbrev->native = arena_str(list->arena, found.native);
	*map_put(&list->seen, list->scratch, abbrev->shortened) = abbrev;
	if (list->last)
		list->last->next = abbrev;
	else
		list->first = abbrev;
	list->last = abbrev;
}

/* What stands in the parenthesis whose inside begins at offset from: its
 * first half, and the second; false where it does not end nearby. */
static bool
read_parenthesis(struct str text, size_t from, struct str *first,
		 struct str *second)
{
	size_t at = from, half = 0, end;

	*second = (struct str){0};
	while ((end = at) < text.n && at - from <= LONG_MAX_BYTES) {
		unsigned c = utf8_next(text, &at);

		if (c == '\n' || is_opening(c))
			return false;
		if (!half && is_half(c)) {
			*first = fold_trim(str_slice(text, from, end));
			half = at;
		}
		if (!is_closing(c))
			continue;
		if (half)
			*second = fold_trim(str_slice(text, half, end));
		else
			*first = fold_trim(str_slice(text, from, end));
		return true;
	}
	return false;
}

/* Whether text is written in another script than Latin from its start. */
static bool
is_native(struct str text)
{
	return text.n > 0 && utf8_at(text, 0) >= 0x370 &&
	       rune_is_letter(utf8_at(text, 0));
}

/* The last word before offset end. */
static struct str
word_before(struct str text, size_t end)
{
	size_t start;

	while (end > 0 && rune_is_space(utf8_before(text, end)) &&
	       utf8_before(text, end) != '\n')
		utf8_previous(text, &end);
	start = end > SHORTFORM_MAX_BYTES ? end - SHORTFORM_MAX_BYTES : 0;
	return str_slice(text, shortform_start(text, end, start), end);
}

/* Whether the last word of words has the last letter of a short form: what
 * comes behind a long form in its parentheses does not belong to it. */
static bool
ends_with_last(struct str shortened, struct str words)
{
	size_t s = shortened.n, w = words.n;
	unsigned c = rune_fold(utf8_previous(shortened, &s)), d = 0;

	while (w > 0 && (d = rune_fold(utf8_previous(words, &w))) != c)
		if (d == ' ')
			return false;
	return d == c;
}

/* "CNC (computerized numerical control)": all of the words, but for an
 * article, and at least two of them; absent where they do not fit. */
static struct str
whole_long_form(struct str shortened, struct str words)
{
	struct str before;

	if (str_starts_case(words, STR("the ")))
		words = str_skip(words, 4);
	before = words;
	if (str_chr(words, ' ', 0) == STR_NONE ||
	    !ends_with_last(shortened, words) ||
	    !match_rest(shortened, &before) || before.n == 0 ||
	    rune_fold(utf8_at(words, 0)) != rune_fold(utf8_at(shortened, 0)) ||
	    !fits(shortened, words))
		return (struct str){0};
	return words;
}

/* A parenthesis opens at offset open, its inside begins at offset from. */
static void
find_at(struct abbrev_list *list, struct str text, size_t open, size_t from)
{
	struct str first, second;
	struct abbrev found = {0};

	if (!read_parenthesis(text, from, &first, &second))
		return;
	found.shortened = first;
	if (shortform_is(first)) {
		found.expansion = long_form(
		    first, candidate(text, open,
				     long_form_words(shortform_size(first))));
		if (is_native(second))
			found.native = second;
	}
	if (!found.expansion.n) {
		found.shortened = word_before(text, open);
		if (shortform_is(found.shortened))
			found.expansion =
			    whole_long_form(found.shortened, first);
		found.native = (struct str){0};
	}
	if (found.expansion.n)
		append(list, found);
}

void
abbrev_find(struct abbrev_list *list, struct str text)
{
	size_t at = 0;

	while (at < text.n) {
		size_t open = at;

		if (text.p[at] != '(' && (unsigned char)text.p[at] != 0xEF)
			at++;
		else if (is_opening(utf8_next(text, &at)))
			find_at(list, text, open, at);
	}
}

struct str
abbrev_expand(const struct abbrev *list, struct str shortened)
{
	for (; list; list = list->next)
		if (str_eq(list->shortened, shortened))
			return list->expansion;
	return (struct str){0};
}

/* ---- Uses ---- */

bool
abbrev_is_explained(struct str text, struct str word, struct str expansion)
{
	size_t from = (size_t)(word.p - text.p), end = from + word.n;
	size_t open = end;
	unsigned behind = utf8_at(text, end);

	if (is_opening(utf8_before(text, from)) &&
	    (is_closing(behind) || is_half(behind)))
		return true;
	if (behind == ' ' || behind == '\n')
		open++;
	if (!is_opening(utf8_at(text, open)))
		return false;
	utf8_next(text, &open);
	if (str_starts_case(str_skip(text, open), STR("the ")))
		open += 4;
	return fold_prefix(str_skip(text, open), expansion) > 0;
}
