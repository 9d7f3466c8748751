#include "align/bag.h"

#include "reflow/wordhash.h"

#define STEM 6 /* letters that two words have in common */

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

/* The same for those that a bag takes. */
static bool
word_next_long(struct str *rest, struct word *word)
{
	if (!cut_word(rest, BAG_WORD_MIN, &word->text))
		return false;
	word_hash(word);
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
	struct word word;

	while (word_next_long(&text, &word))
		bag_put(bag, word.bit, word.stem);
}

struct bag_words
bag_words_of(struct str text, struct arena *arena)
{
	/* A sign stands between two words. */
	size_t most = (text.n + 1) / (BAG_WORD_MIN + 1);
	struct bag_words words = {0};
	struct str rest = text;
	struct word word;

	words.list = arena_array(arena, most, sizeof(*words.list));
	while (word_next_long(&rest, &word)) {
		size_t from = (size_t)(word.text.p - text.p);

		words.list[words.n++] = (struct bag_word){
		    from, from + word.text.n, word.bit, word.stem};
	}
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
