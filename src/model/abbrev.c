#include "model/abbrev.h"

#include <stddef.h>

#include "base/map.h"

/* Sizes from Schwartz and Hearst, section 2: a short form has two to ten
 * characters; its long form at most min(n + 5, 2 n) words. */
enum { SHORT_MIN = 2, SHORT_MAX = 10 };

static size_t
long_form_words(size_t n)
{
	return n + 5 < 2 * n ? n + 5 : 2 * n;
}

/* Narrower than the paper, whose texts have no "(link)" and "(in Chinese)":
 * one word, beginning with a letter or digit, with two capitals. */
static bool
is_short_form(struct str text)
{
	size_t capitals = 0;

	if (text.n < SHORT_MIN || text.n > SHORT_MAX || !ascii_alnum(text.p[0]))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!ascii_alnum(c) && c != '-' && c != '&' && c != '.' &&
		    c != '/')
			return false;
		capitals += c >= 'A' && c <= 'Z';
	}
	return capitals >= 2;
}

static bool
ends_sentence(struct str text, size_t at)
{
	size_t word = 0;

	if (text.p[at] != '.' && text.p[at] != '!' && text.p[at] != '?' &&
	    text.p[at] != ';' && text.p[at] != ':')
		return false;
	/* "U.S. Department": points of short words end nothing. */
	while (word < at && ascii_alnum(text.p[at - 1 - word]))
		word++;
	return word > 3;
}

/* The words before offset end that may be a long form: within the sentence,
 * not over another parenthesis, so many words. */
static struct str
candidate(struct str text, size_t end, size_t max_words)
{
	size_t start = end, words = 0;

	while (start > 0 && ascii_space(text.p[start - 1]))
		start--;
	end = start;
	while (start > 0) {
		char c = text.p[start - 1];

		if (c == '\n' || c == '(' || c == ')')
			break;
		if (ascii_space(c)) {
			if (++words == max_words)
				break;
			if (start > 1 && ends_sentence(text, start - 2))
				break;
		}
		start--;
	}
	return str_trim(str_slice(text, start, end));
}

/* Whether a word begins at offset at. */
static bool
word_begins(struct str text, size_t at)
{
	return at == 0 || (!ascii_alnum(text.p[at - 1]) &&
			   !(text.p[at - 1] & 0x80) && text.p[at - 1] != '\'');
}

/* The paper's findBestLongForm: from right to left, each letter or digit of
 * the short form is found in the words; the first one at a word's beginning.
 * Absent where one is missing. */
static struct str
long_form(struct str shortened, struct str words)
{
	size_t s = shortened.n, w = words.n;

	while (s-- > 0) {
		char c = ascii_lower(shortened.p[s]);

		if (!ascii_alnum(c))
			continue;
		while (w > 0 && (ascii_lower(words.p[w - 1]) != c ||
				 (s == 0 && !word_begins(words, w - 1))))
			w--;
		if (w == 0)
			return (struct str){0};
		w--;
	}
	while (w > 0 && !word_begins(words, w))
		w--;
	words = str_skip(words, w);
	return words.n > shortened.n ? words : (struct str){0};
}

/* The short form in the parenthesis that opens at offset open. */
static struct str
parenthesis(struct str text, size_t open)
{
	size_t end = open + 1;

	while (end < text.n && end - open <= SHORT_MAX + 1 &&
	       text.p[end] != ')' && text.p[end] != ',' && text.p[end] != ';')
		end++;
	if (end >= text.n || end - open > SHORT_MAX + 1)
		return (struct str){0};
	return str_trim(str_slice(text, open + 1, end));
}

static void
append(struct abbrev ***last, struct map *seen, struct arena *arena,
       struct str shortened, struct str expansion)
{
	void **place = map_put(seen, arena, shortened);
	struct abbrev *abbrev;

	if (*place)
		return;
	abbrev = arena_alloc(arena, sizeof(*abbrev));
	abbrev->shortened = shortened;
	abbrev->expansion = expansion;
	*place = abbrev;
	**last = abbrev;
	*last = &abbrev->next;
}

void
abbrev_find(struct str text, struct arena *arena, struct abbrev **list)
{
	struct map seen = {0};
	struct abbrev **last = list;
	size_t open = 0;

	for (; *last; last = &(*last)->next)
		*map_put(&seen, arena, (*last)->shortened) = *last;
	while ((open = str_chr(text, '(', open)) != STR_NONE) {
		struct str shortened = parenthesis(text, open);
		struct str words, expansion;

		if (is_short_form(shortened)) {
			words =
			    candidate(text, open, long_form_words(shortened.n));
			expansion = long_form(shortened, words);
			if (expansion.n)
				append(&last, &seen, arena, shortened,
				       expansion);
		}
		open++;
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
