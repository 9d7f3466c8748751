#include "align/stretch.h"

#include "align/anchor.h"

void
stretches_make(struct stretches *all, const struct para *paras,
	       struct arena *arena)
{
	size_t prose = 0, k = 0;

	*all = (struct stretches){0};
	for (const struct para *para = paras; para; para = para->next)
		all->n++;
	all->list = arena_array(arena, all->n + 1, sizeof(*all->list));
	for (const struct para *para = paras; para; para = para->next) {
		all->list[k].para = para;
		all->list[k].words = bag_words_of(para->text, arena);
		all->list[k].from = prose;
		prose += para_is_fact(para) ? 0 : para->text.n;
		all->list[k++].to = prose;
	}
}

void
stretches_link(struct stretches *all, const struct anchor *anchors)
{
	struct stretch *at = all->list;

	for (; anchors; anchors = anchors->next) {
		while (at->para != anchors->para)
			at++;
		at->linked |= anchors->listed != NULL;
	}
}

size_t
stretches_at(const struct stretches *all, size_t place)
{
	size_t low = 0, high = all->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (all->list[middle].to > place)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

struct str
stretch_text(const struct stretch *stretch, size_t from, size_t to)
{
	from = from > stretch->from ? from - stretch->from : 0;
	if (to <= stretch->from || stretch->from == stretch->to)
		return (struct str){stretch->para->text.p, 0};
	to -= stretch->from;
	to = to < stretch->para->text.n ? to : stretch->para->text.n;
	return str_slice(stretch->para->text, from < to ? from : to, to);
}

void
stretch_add_words(const struct stretch *stretch, size_t from, size_t to,
		  struct bag *bag)
{
	struct str whole = stretch->para->text;
	struct str text = stretch_text(stretch, from, to);

	from = (size_t)(text.p - whole.p);
	bag_add_part(bag, whole, &stretch->words, from, from + text.n);
}
