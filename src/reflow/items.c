#include "reflow/items.h"

#include "extract/view.h"
#include "model/sitewords.h"

#define ITEMS_MIN 2  /* of a list */
#define LINES_MAX 2  /* of an item */
#define ITEM_MAX 160 /* bytes of one */

static bool
may_be_item(const struct para *para)
{
	return !para->bullet && !para->label.p && para->level == 0 &&
	       para->heading == HEADING_NONE && para->opening.n == 0 &&
	       para->use == USE_PROSE && para->text.n > 0 &&
	       para->text.n <= ITEM_MAX && para->n_pieces <= LINES_MAX;
}

/* Whether a list may follow para: it is text of several lines, and said all. */
static bool
may_announce(const struct para *para)
{
	return !para->bullet && para->heading == HEADING_NONE &&
	       para->opening.n == 0 && !role_is_fact(para->role) &&
	       para->n_pieces > 1 && text_ends_sentence(para->text);
}

/* The paragraph behind the items from first on; *n is how many there are, 0
 * where they do not end alike, but for the last one. */
static struct para *
list_end(struct para *first, size_t *n)
{
	bool sentence = text_ends_sentence(first->text), alike = true;
	struct para *at = first;
	size_t items = 0;

	for (; at && may_be_item(at); at = at->next, items++)
		alike &= text_ends_sentence(at->text) == sentence ||
			 !at->next || !may_be_item(at->next);
	*n = alike ? items : 0;
	return at;
}

void
items_find(struct para *paras, enum role opener)
{
	for (struct para *para = paras; para; para = para->next) {
		struct para *first = para->next, *end;
		size_t n;

		if (!may_announce(para) || !first || !may_be_item(first))
			continue;
		end = list_end(first, &n);
		if (n < ITEMS_MIN || !end || end->role == ROLE_NONE ||
		    end->role == opener)
			continue;
		for (; first != end; first = first->next)
			first->bullet = true;
	}
}
