#include "reflow/lists.h"

#include "extract/scribe.h"

#define AHEAD 64    /* items that are looked at */
#define SAME_LEFT 6 /* units of a page within which items are in line */

/* How the number of an item is written: "1.", "1)", "(1)", "①", "ア、". */
static int
number_style(const struct para *para)
{
	if ((unsigned char)para->text.p[0] >= 0x80)
		return -1 - (para->digits > 3
				 ? (unsigned char)para->text.p[para->digits - 1]
				 : 0);
	bool letter = !ascii_digit(para->text.p[para->text.p[0] == '(']);

	return para->text.p[para->digits - 2] + 256 * (para->text.p[0] == '(') +
	       512 * letter;
}

static bool
has_number(const struct para *para)
{
	return para->number > 0 && para->level == 0 && !para->label.p &&
	       para->text.n > para->digits;
}

/* The next paragraph that is no bullet. */
static struct para *
skip_bullets(struct para *para)
{
	do
		para = para->next;
	while (para && para->bullet && !has_number(para));
	return para;
}

/* Paragraphs from para on whose numbers follow each other. */
static size_t
count_run(struct para *para)
{
	int style = number_style(para), number = para->number;
	size_t n = 0;

	while (para && has_number(para) && para->number == number &&
	       number_style(para) == style) {
		n++;
		number++;
		para = skip_bullets(para);
	}
	return n;
}

static void
cut_number(struct para *para)
{
	size_t cut = para->digits;

	para->bullet = para->ordered = true;
	para->text = str_skip(para->text, cut);
	marks_cut(para->marks, cut, para->text.n);
	for (size_t i = 0; i < para->n_pieces; i++)
		para->pieces[i].at -=
		    para->pieces[i].at < cut ? para->pieces[i].at : cut;
}

static void
find_numbers(struct para *para)
{
	for (size_t n; para; para = para->next) {
		if (!has_number(para) || para->ordered)
			continue;
		n = count_run(para);
		if (n < 2)
			continue;
		for (struct para *at = para; n > 0; n--) {
			struct para *next = skip_bullets(at);

			cut_number(at);
			at = next;
		}
	}
}

/* -1, 0, 1: item a lies outside the list of b, in it, within it. */
static int
compare(const struct para *a, const struct para *b)
{
	if (a->left > 0 && b->left > 0 &&
	    a->pieces[0].page == b->pieces[0].page) {
		int by = a->left - b->left;

		return by > SAME_LEFT ? 1 : by < -SAME_LEFT ? -1 : 0;
	}
	return a->glyph != b->glyph || a->ordered != b->ordered;
}

/* Whether an item with another bullet than those around it opens a list
 * within theirs: the item before announces one, or theirs comes back. Where
 * places are known they tell it. */
static bool
opens_list(const struct para *para, const struct para *before)
{
	struct str text = before->text;
	int n = AHEAD;

	if (para->left > 0 || str_ends(text, STR(":")) ||
	    str_ends(text, STR("：")))
		return true;
	for (; para && para->bullet && n > 0; para = para->next, n--)
		if (compare(para, before) == 0)
			return true;
	return false;
}

static void
find_depths(struct para *para)
{
	const struct para *open[LIST_DEPTH_MAX], *before = NULL;
	int n = 0;

	for (; para; before = para, para = para->next) {
		int at = n - 1;

		if (!para->bullet || para->label.p || para->level > 0 ||
		    dates_opening(para->text).n > 0)
			n = 0;
		if (!para->bullet || para->level > 0)
			continue;
		if (n == 0) {
			open[n++] = para;
			continue;
		}
		while (at >= 0 && compare(para, open[at]) != 0)
			at--;
		if (at < 0 && compare(para, open[n - 1]) < 0)
			at = 0;
		if (at < 0 && n < LIST_DEPTH_MAX && opens_list(para, before))
			at = n;
		if (at < 0)
			at = n - 1;
		n = at + 1;
		open[at] = para;
		para->depth = at;
	}
}

void
lists_find(struct para *paras)
{
	find_numbers(paras);
	find_depths(paras);
}
