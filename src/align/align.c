#include "align/align.h"

#include "align/bag.h"
#include "align/evidence.h"
#include "align/pairing.h"

/* Links of a page that are aligned at once; a page with more is cut, so that
 * time and memory stay linear. What nobody reads is cut smaller. */
#define SLICE 128
#define SLICE_SMALL 32
#define MANY 2000 /* links that nobody reads */
#define TITLES 32 /* of entries, that are looked at */
#define HALVES 8  /* links of a paragraph over the end of a page, at most */

/* The whole text, and what is known of it. */
struct aligner {
	struct arena *arena;
	const struct stretches *all;
	struct target *targets;        /* of all addresses */
	const struct stretch *stretch; /* that has been reached, */
	const struct target *target;   /* the next address */
	const size_t *prose;           /* see struct anchors */
	const struct lexicon *lexicon; /* NULL the first time */
	struct stray *strays, **last;
};

/* Cuts the page's sequences into slices of like length and solves each. */
static void
align_page(struct aligner *aligner, const struct page *page,
	   struct anchor *anchor, size_t m)
{
	const size_t *prose = aligner->prose;
	size_t n = page->n_addresses, longest = n > m ? n : m;
	size_t slices = longest / (longest < MANY ? SLICE : SLICE_SMALL) + 1;
	struct listed *listed = page->addresses;
	size_t from = prose[page->number - 1];

	for (size_t k = 1; k <= slices; k++) {
		struct arena scratch = {0};
		struct pairing pairing = {.arena = &scratch,
					  .targets = aligner->target,
					  .all = aligner->all,
					  .stretch = aligner->stretch,
					  .lexicon = aligner->lexicon,
					  .prose_from = from};
		size_t n_here = n * k / slices - n * (k - 1) / slices;
		size_t m_here = m * k / slices - m * (k - 1) / slices;
		struct anchor *end = anchor;

		for (size_t j = 0; j < m_here; j++)
			end = end->bare;
		from = k < slices && end ? end->prose : prose[page->number];
		pairing.prose_to = from;
		pairing_fill(&pairing, &listed, n_here, &anchor, m_here);
		aligner->target += n_here;
		aligner->stretch = pairing.stretch;
		*aligner->last = pairing_solve(&pairing, aligner->arena);
		for (; *aligner->last; aligner->last = &(*aligner->last)->next)
			(*aligner->last)->page = page->number;
		arena_free(&scratch);
	}
}

/* Whether the addresses from last on, the last ones of a page, are those with
 * which the next page begins. */
static bool
are_halves(const struct listed *last, const struct listed *first)
{
	for (; last && first && str_eq(last->url, first->url);
	     first = first->next)
		last = last->next;
	return !last;
}

/* Joins the two halves of links over the ends of pages: those of a paragraph
 * that goes on are listed on both. */
static void
join_halves(const struct page *page)
{
	for (; page && page->next; page = page->next) {
		struct listed *first = page->next->addresses;
		struct listed *last = page->addresses;
		size_t skip = page->n_addresses;

		for (skip = skip > HALVES ? skip - HALVES : 0; skip > 0; skip--)
			last = last->next;
		while (last && !are_halves(last, first))
			last = last->next;
		for (; last; last = last->next, first = first->next) {
			last->goes_on = true;
			first->begun = last;
		}
	}
}

/* Links the anchors that have no address yet; returns the first. Titles of
 * entries are among them where these are links. */
static struct anchor *
link_bare(struct anchor *anchor, bool titles)
{
	struct anchor *first = NULL, **last = &first;

	for (; anchor; anchor = anchor->next) {
		if (anchor->listed || (!titles && para_is_title(anchor->para)))
			continue;
		*last = anchor;
		last = &anchor->bare;
	}
	*last = NULL;
	return first;
}

/* Whether words of a title stand in the path of an address of its page. */
static bool
is_named(const struct anchor *anchor, const struct page *page,
	 const struct target *targets)
{
	struct bag bag = bag_of(anchor->words);

	for (; page && page->number < anchor->page; page = page->next)
		targets += page->n_addresses;
	for (size_t i = 0; page && i < page->n_addresses && i < SLICE; i++)
		if (evidence_in_bag(&bag, &targets[i], false) > 0)
			return true;
	return false;
}

/* Whether titles of entries are links: of half of those looked at, an address
 * has to say so. */
static bool
titles_are_links(const struct anchor *anchor, const struct page *page,
		 const struct target *targets)
{
	size_t titles = 0, named = 0;

	for (; anchor && titles < TITLES; anchor = anchor->next) {
		if (anchor->listed || !para_is_title(anchor->para))
			continue;
		titles++;
		named += is_named(anchor, page, targets);
	}
	return titles > 0 && named * 2 >= titles;
}

/* Looks at each address once; its host is kept. */
static struct target *
targets_make(const struct page *pages, struct arena *scratch,
	     struct arena *arena)
{
	struct target *targets, *at;
	size_t n = 0;

	for (const struct page *page = pages; page; page = page->next)
		n += page->n_addresses;
	targets = at = arena_array(scratch, n, sizeof(*targets));
	for (const struct page *page = pages; page; page = page->next)
		for (struct listed *listed = page->addresses; listed;
		     listed = listed->next) {
			*at = target_make(listed, scratch);
			listed->host = arena_str(arena, at++->site);
		}
	return targets;
}

static struct stray *
align_pages(struct aligner *aligner, const struct page *page,
	    struct anchor *anchor)
{
	aligner->strays = NULL;
	aligner->last = &aligner->strays;
	aligner->stretch = aligner->all->list;
	aligner->target = aligner->targets;
	for (; page; page = page->next) {
		struct anchor *of_page = anchor;
		size_t m = 0;

		for (; anchor && anchor->page <= page->number;
		     anchor = anchor->bare)
			m++;
		align_page(aligner, page, of_page, m);
	}
	return aligner->strays;
}

/* Takes the addresses back; false where none was a guess. */
static bool
take_back(const struct page *page, struct anchor *anchor)
{
	bool guesses = false;

	for (const struct anchor *at = anchor; at && !guesses; at = at->bare)
		guesses = at->listed && at->verdict.trust == TRUST_GUESS;
	if (!guesses)
		return false;
	for (; anchor; anchor = anchor->bare)
		anchor->listed = NULL;
	for (; page; page = page->next)
		for (struct listed *at = page->addresses; at; at = at->next)
			at->placed = false;
	return true;
}

/* Whether an address that is printed is but the beginning of a link's: it
 * goes on in the next line. */
static bool
is_cut(const struct anchor *anchor, const struct page *page)
{
	const struct listed *at = page->addresses;

	for (size_t i = 0; at && i < SLICE; i++, at = at->next)
		if (at->url.n > anchor->words.n &&
		    str_starts(at->url, anchor->words))
			return true;
	return false;
}

static void
judge_printed(struct anchor *anchor, const struct page *page)
{
	for (; anchor; anchor = anchor->next) {
		while (page && page->number < anchor->page)
			page = page->next;
		if (page && anchor->kind == ANCHOR_ADDRESS && !anchor->listed &&
		    is_cut(anchor, page))
			anchor->verdict.trust = TRUST_LIKELY;
	}
}

struct stray *
align(const struct document *document, const struct stretches *stretches,
      struct anchors *anchors, struct arena *arena)
{
	struct arena scratch = {0};
	struct aligner aligner = {
	    .arena = arena, .all = stretches, .prose = anchors->prose};
	struct lexicon lexicon = {.arena = &scratch};
	struct anchor *anchor;
	struct stray *strays;

	aligner.targets = targets_make(document->pages, &scratch, arena);
	anchor = link_bare(
	    anchors->first,
	    titles_are_links(anchors->first, document->pages, aligner.targets));
	join_halves(document->pages);
	strays = align_pages(&aligner, document->pages, anchor);
	lexicon_learn(&lexicon, anchor);
	aligner.lexicon = &lexicon;
	if (take_back(document->pages, anchor))
		strays = align_pages(&aligner, document->pages, anchor);
	judge_printed(anchors->first, document->pages);
	arena_free(&scratch);
	return strays;
}
