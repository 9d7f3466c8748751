#include "import/bag.h"

#include "import/wordhash.h"

#define STEM 6 /* letters that two words have in common */

static unsigned short
bit_of(struct str word)
{
	return (unsigned short)(wordhash(word) >> 32 & (BAG_BITS - 1));
}

bool
word_next(struct str *rest, struct word *word)
{
	const char *p = rest->p;
	size_t from = 0, to;

	while (from < rest->n && !ascii_alnum(p[from]))
		from++;
	for (to = from; to < rest->n && ascii_alnum(p[to]);)
		to++;
	if (from == to)
		return false;
	word->text = (struct str){p + from, to - from};
	word->bit = word->stem = bit_of(word->text);
	if (word->text.n > STEM)
		word->stem = bit_of((struct str){p + from, STEM});
	*rest = str_skip(*rest, to);
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

void
bag_add(struct bag *bag, struct str text)
{
	struct word word;

	while (word_next(&text, &word)) {
		if (word.text.n < BAG_WORD_MIN)
			continue;
		bag_set(bag, word.bit);
		/* German compounds, endings: "abwasser" in "Abwassers". */
		if (word.text.n > STEM)
			bag_set(bag, word.stem);
	}
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
