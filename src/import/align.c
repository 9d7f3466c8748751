#include "import/align.h"

#include "import/pairing.h"

/* Links of a page that are aligned at once; a page with more is cut, so that
 * time and memory stay linear. */
#define SLICE 128

/* Cuts the page's sequences into slices of like length and solves each. */
static struct stray **
align_page(const struct page *page, struct anchor *anchor, size_t m,
	   const struct stretches *all, const size_t *prose,
	   struct stray **last, struct arena *arena)
{
	size_t n = page->n_addresses, longest = n > m ? n : m;
	size_t slices = longest / SLICE + 1;
	const struct listed *listed = page->addresses;
	size_t from = prose[page->number - 1];

	for (size_t k = 1; k <= slices; k++) {
		struct arena scratch = {0};
		struct pairing pairing = {
		    .arena = &scratch, .all = all, .prose_from = from};
		size_t n_here = n * k / slices - n * (k - 1) / slices;
		size_t m_here = m * k / slices - m * (k - 1) / slices;
		struct anchor *end = anchor;

		for (size_t j = 0; j < m_here; j++)
			end = end->bare;
		from = k < slices && end ? end->prose : prose[page->number];
		pairing.prose_to = from;
		pairing_fill(&pairing, &listed, n_here, &anchor, m_here);
		*last = pairing_solve(&pairing, arena);
		for (; *last; last = &(*last)->next)
			(*last)->page = page->number;
		arena_free(&scratch);
	}
	return last;
}

/* Links the anchors that have no address yet; returns the first. */
static struct anchor *
link_bare(struct anchor *anchor)
{
	struct anchor *first = NULL, **last = &first;

	for (; anchor; anchor = anchor->next) {
		if (anchor->listed)
			continue;
		*last = anchor;
		last = &anchor->bare;
	}
	return first;
}

struct stray *
align(const struct document *document, const struct para *paras,
      struct anchors *anchors, struct arena *arena)
{
	struct stretches all;
	struct anchor *anchor = link_bare(anchors->first);
	struct stray *first = NULL, **last = &first;

	stretches_make(&all, paras, arena);
	for (const struct page *page = document->pages; page;
	     page = page->next) {
		struct anchor *of_page = anchor;
		size_t m = 0;

		for (; anchor && anchor->page <= page->number;
		     anchor = anchor->bare)
			m++;
		last = align_page(page, of_page, m, &all, anchors->prose, last,
				  arena);
	}
	return first;
}
