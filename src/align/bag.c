#include "align/bag.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "reflow/wordhash.h"

#define STEM 6           /* letters that two words have in common */
#define FOLD_MAX 64      /* bytes of a word with accents */
#define SHARP_S 0xDF     /* "ss" in an address */
#define MARK_FIRST 0x300 /* Combining Diacritical Marks */
#define MARK_LAST 0x36F

static unsigned short
bit_of(struct str word)
{
	return (unsigned short)(wordhash(word) >> 32 & (BAG_BITS - 1));
}

/* Cuts the next word of at least n bytes off *rest. */
static bool
cut_word(struct str *rest, size_t n, struct str *word)
{
	const char *p = rest->p, *end = p + rest->n, *from;

	do {
		while (p < end && !ascii_alnum(*p))
			p++;
		for (from = p; p < end && ascii_alnum(*p);)
			p++;
	} while (from < p && (size_t)(p - from) < n);
	*word = (struct str){from, (size_t)(p - from)};
	*rest = (struct str){p, (size_t)(end - p)};
	return from < p;
}

static void
word_hash(struct word *word)
{
	word->bit = word->stem = bit_of(word->text);
	if (word->text.n > STEM)
		word->stem = bit_of((struct str){word->text.p, STEM});
}

bool
word_next(struct str *rest, struct word *word)
{
	if (!cut_word(rest, 1, &word->text))
		return false;
	word_hash(word);
	return true;
}

size_t
bag_fold(struct str text, char *out)
{
	size_t n = 0;

	for (size_t at = 0, from; at < text.n;) {
		unsigned c, base;

		from = at;
		c = utf8_next(text, &at);
		base = rune_fold(c);
		if (c == SHARP_S) {
			out[n++] = 's';
			out[n++] = 's';
		} else if (base < 0x80) {
			out[n++] = (char)base;
		} else if (c < MARK_FIRST || c > MARK_LAST) {
			memcpy(out + n, text.p + from, at - from);
			n += at - from;
		}
	}
	return n;
}

/* Whether a byte may begin a letter with an accent, or be one: U+00C0 to
 * U+017F, U+0300 to U+037F. */
static bool
begins_accented(char c)
{
	return (c >= '\xC3' && c <= '\xC5') || c == '\xCC' || c == '\xCD';
}

/* A word of at least BAG_WORD_MIN bytes, as it stands in a text. */
struct long_word {
	size_t from, to;
	struct word word;      /* without accents */
	char folded[FOLD_MAX]; /* its text, if it had any */
};

/* The end of the word that begins at at, accents and all. */
static size_t
word_end(struct str text, size_t at, bool *accented)
{
	for (; at < text.n; at++) {
		if (ascii_alnum(text.p[at]))
			continue;
		if (at + 1 == text.n || !begins_accented(text.p[at]))
			break;
		*accented = true;
		at++;
	}
	return at;
}

/* The next one from byte at on. */
static bool
long_word_next(struct str text, size_t at, struct long_word *found)
{
	bool accented;

	do {
		while (at < text.n && !ascii_alnum(text.p[at]) &&
		       !begins_accented(text.p[at]))
			at++;
		found->from = at;
		accented = false;
		at = found->to = word_end(text, at, &accented);
		if (found->from == at && at < text.n)
			at++;
	} while (at < text.n && found->to - found->from < BAG_WORD_MIN);
	found->word.text = str_slice(text, found->from, found->to);
	if (found->word.text.n < BAG_WORD_MIN)
		return false;
	if (accented) {
		struct str head = str_slice(found->word.text, 0, FOLD_MAX);

		found->word.text.n = bag_fold(head, found->folded);
		found->word.text.p = found->folded;
	}
	word_hash(&found->word);
	return true;
}

static void
bag_set(struct bag *bag, unsigned bit)
{
	bag->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool
bag_test(const struct bag *bag, unsigned bit)
{
	return bag->bits[bit / 64] >> bit % 64 & 1;
}

/* German compounds, endings: "abwasser" in "Abwassers". */
static void
bag_put(struct bag *bag, unsigned bit, unsigned stem)
{
	bag_set(bag, bit);
	if (stem != bit)
		bag_set(bag, stem);
}

void
bag_add(struct bag *bag, struct str text)
{
	struct long_word at = {0};

	while (long_word_next(text, at.to, &at))
		bag_put(bag, at.word.bit, at.word.stem);
}

struct bag_words
bag_words_of(struct str text, struct arena *arena)
{
	/* A sign stands between two words. */
	size_t most = (text.n + 1) / (BAG_WORD_MIN + 1);
	struct bag_words words = {0};
	struct long_word at = {0};

	words.list = arena_array(arena, most, sizeof(*words.list));
	while (long_word_next(text, at.to, &at))
		words.list[words.n++] = (struct bag_word){
		    at.from, at.to, at.word.bit, at.word.stem};
	return words;
}

/* The first word that ends behind byte at. */
static size_t
bag_words_at(const struct bag_words *words, size_t at)
{
	size_t low = 0, high = words->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (words->list[middle].to > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

void
bag_add_part(struct bag *bag, struct str text, const struct bag_words *words,
	     size_t from, size_t to)
{
	const struct bag_word *at = words->list + bag_words_at(words, from);
	const struct bag_word *end = words->list + words->n;

	for (; at < end && at->from < to; at++)
		if (at->from >= from && at->to <= to)
			bag_put(bag, at->bit, at->stem);
		else /* it is cut */
			bag_add(bag,
				str_slice(str_slice(text, 0, to),
					  at->from > from ? at->from : from,
					  at->to));
}

struct bag
bag_of(struct str text)
{
	struct bag bag = {{0}};

	bag_add(&bag, text);
	return bag;
}

bool
bag_has(const struct bag *bag, const struct word *word)
{
	return bag_test(bag, word->bit);
}

bool
bag_has_like(const struct bag *bag, const struct word *word)
{
	return bag_test(bag, word->bit) ||
	       (word->text.n > STEM && bag_test(bag, word->stem));
}
