#include "align/quotes.h"

#include <stdlib.h>
#include <string.h>

#include "align/footmarks.h"
#include "align/strays.h"
#include "align/stretch.h"
#include "align/tokens.h"
#include "base/escape.h"
#include "model/address.h"

#define WORDS_MAX 48  /* of an address that are looked at */
#define RUN_MIN 3     /* words of a path that stand in a row */
#define RUN_SURE 5    /* ... and are no chance whatever their place */
#define CJK_MIN 4     /* the same of Chinese and Japanese characters */
#define TRIES_MAX 256 /* places that are compared for one address */

/* A word of a page. */
struct place {
	uint32_t hash;   /* of its token */
	size_t from, to; /* its bytes */
	size_t stretch;
	size_t next; /* place + 1 of the next pair in the same slot; 0: none */
};

struct quoter {
	struct arena *arena;
	struct arena *scratch; /* of the page */
	struct arena *words;   /* of the address */
	const struct stretches *all;
	int page;
	size_t at; /* the first stretch of the page */
	struct place *places;
	size_t n, n_room;
	size_t *slots; /* by the hash of two words in a row: place + 1 */
	size_t mask;
	size_t tries; /* left for the address at hand */
};

/* Where an address turned out to stand. */
struct quote {
	struct stray *stray;
	size_t stretch;
	size_t from, to;
	struct verdict verdict;
};

/* ---- The words of a page ---- */

static bool
is_on_page(const struct para *para, int page)
{
	return para->pieces[0].page <= page &&
	       para->pieces[para->n_pieces - 1].page >= page;
}

/* The first of a paragraph's pieces that stands on a page from page on. */
static size_t
piece_on(const struct para *para, int page)
{
	size_t low = 0, high = para->n_pieces;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (para->pieces[middle].page < page)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The bytes of a paragraph on a page, and of the line before, on which a link
 * may have begun. */
static void
page_bytes(const struct para *para, int page, size_t *from, size_t *to)
{
	size_t first = piece_on(para, page), end = piece_on(para, page + 1);

	*from = first > 0 ? para->pieces[first - 1].at : 0;
	*to = end < para->n_pieces ? para->pieces[end].at : para->text.n;
}

static struct place *
add_place(struct quoter *quoter)
{
	if (quoter->n == quoter->n_room) {
		size_t n_room = quoter->n_room ? 2 * quoter->n_room : 256;
		struct place *places =
		    arena_array(quoter->arena, n_room, sizeof(*places));

		if (quoter->n > 0)
			memcpy(places, quoter->places,
			       quoter->n * sizeof(*places));
		quoter->places = places;
		quoter->n_room = n_room;
	}
	return &quoter->places[quoter->n++];
}

/* The tokens of the page's prose. */
static void
read_page(struct quoter *quoter)
{
	const struct stretches *all = quoter->all;

	quoter->n = 0;
	for (size_t i = quoter->at;
	     i < all->n && all->list[i].para->pieces[0].page <= quoter->page;
	     i++) {
		const struct para *para = all->list[i].para;
		struct token token;
		size_t from, to;

		if (!footmarks_may_stand(para) ||
		    !is_on_page(para, quoter->page))
			continue;
		page_bytes(para, quoter->page, &from, &to);
		while (token_next(str_slice(para->text, 0, to), &from, &token))
			*add_place(quoter) = (struct place){.hash = token.hash,
							    .from = token.from,
							    .to = token.to,
							    .stretch = i};
	}
}

static size_t
slot_of(const struct quoter *quoter, uint32_t a, uint32_t b)
{
	uint32_t hash = (a ^ b * 31) * 2654435769u; /* Knuth, TAOCP 6.4 */

	return (hash ^ hash >> 15) & quoter->mask;
}

static void
index_page(struct quoter *quoter)
{
	quoter->mask = 1;
	while (quoter->mask < quoter->n)
		quoter->mask = quoter->mask * 2 + 1;
	quoter->slots = arena_array(quoter->scratch, quoter->mask + 1,
				    sizeof(*quoter->slots));
	for (size_t i = quoter->n; i-- > 1;) {
		struct place *a = &quoter->places[i - 1], *b = a + 1;
		size_t slot;

		if (a->stretch != b->stretch)
			continue;
		slot = slot_of(quoter, a->hash, b->hash);
		a->next = quoter->slots[slot];
		quoter->slots[slot] = i;
	}
}

static void
enter_page(struct quoter *quoter, int page)
{
	const struct stretches *all = quoter->all;

	if (quoter->page == page)
		return;
	quoter->page = page;
	arena_free(quoter->scratch);
	while (quoter->at < all->n) {
		const struct para *para = all->list[quoter->at].para;

		if (para->pieces[para->n_pieces - 1].page >= page)
			break;
		quoter->at++;
	}
	read_page(quoter);
	index_page(quoter);
}

/* ---- The words of an address ---- */

struct run {
	struct token words[WORDS_MAX];
	size_t n;
};

static void
read_words(struct run *run, struct str text)
{
	size_t at = 0;

	run->n = 0;
	while (run->n < WORDS_MAX && token_next(text, &at, &run->words[run->n]))
		run->n++;
}

/* How many words of run, from its k-th on, stand from place i on. */
static size_t
common_words(const struct quoter *quoter, const struct run *run, size_t k,
	     size_t i)
{
	size_t n = 0;

	while (k + n < run->n && i + n < quoter->n &&
	       quoter->places[i + n].stretch == quoter->places[i].stretch &&
	       quoter->places[i + n].hash == run->words[k + n].hash)
		n++;
	return n;
}

/* The best place of words of run. */
struct match {
	size_t place, n; /* so many words from there */
	size_t word;     /* the first of them in run */
	bool twice;      /* as many stand elsewhere, too */
};

/* Looks for the longest run of words that begins with the k-th. */
static void
match_from(struct quoter *quoter, const struct run *run, size_t k,
	   struct match *best)
{
	size_t slot =
	    slot_of(quoter, run->words[k].hash, run->words[k + 1].hash);

	for (size_t i = quoter->slots[slot]; i > 0;
	     i = quoter->places[i - 1].next) {
		size_t n;

		if (quoter->tries == 0) {
			best->twice = true; /* nobody knows */
			return;
		}
		quoter->tries--;
		n = common_words(quoter, run, k, i - 1);
		if (n < 2 || n < best->n)
			continue;
		best->twice = n == best->n;
		if (n > best->n)
			*best =
			    (struct match){.place = i - 1, .n = n, .word = k};
	}
}

static struct match
match_run(struct quoter *quoter, const struct run *run, bool whole)
{
	struct match best = {0};

	quoter->tries = TRIES_MAX;
	for (size_t k = 0; quoter->n > 0 && k + 1 < run->n; k++) {
		if (whole && k > 0)
			break;
		if (best.n <= run->n - k) /* else it cannot be longer */
			match_from(quoter, run, k, &best);
	}
	if (whole && best.n < run->n)
		best.n = 0;
	return best;
}

/* ---- Judging ---- */

static struct quote
make_quote(const struct quoter *quoter, size_t place, size_t n,
	   struct verdict verdict)
{
	return (struct quote){.stretch = quoter->places[place].stretch,
			      .from = quoter->places[place].from,
			      .to = quoter->places[place + n - 1].to,
			      .verdict = verdict};
}

/* The words that a text fragment quotes, from the first of them to the last
 * where it names both. */
static bool
find_fragment(struct quoter *quoter, struct str text, struct quote *quote)
{
	size_t gap = str_find(text, STR(" … "), 0);
	struct run run;
	struct match match;
	struct verdict verdict = {PROOF_QUOTED, TRUST_CERTAIN};

	read_words(&run, str_slice(text, 0, gap));
	match = match_run(quoter, &run, true);
	if (match.n == 0 || match.twice)
		return false;
	*quote = make_quote(quoter, match.place, match.n, verdict);
	if (gap == STR_NONE)
		return true;
	read_words(&run, str_skip(text, gap));
	struct match last = match_run(quoter, &run, true);

	if (last.n == 0 || last.twice || last.place < match.place ||
	    quoter->places[last.place].stretch != quote->stretch)
		return false;
	quote->to = quoter->places[last.place + last.n - 1].to;
	return true;
}

static void
count_telling(const struct token *words, size_t n, size_t *says, size_t *cjk)
{
	*says = *cjk = 0;
	for (size_t i = 0; i < n; i++) {
		*says += words[i].says;
		*cjk += words[i].cjk;
	}
}

/* Whether words of a path are enough to tell a place. */
static bool
is_telling(const struct run *run, const struct match *match)
{
	size_t says, cjk;

	count_telling(run->words + match->word, match->n, &says, &cjk);
	if (cjk > 0)
		return cjk >= CJK_MIN;
	/* All of a path may be two words that say something. */
	return says >= 2 && (match->n >= RUN_MIN || match->n == run->n);
}

static bool
may_tell(const struct run *run)
{
	size_t says, cjk;

	count_telling(run->words, run->n, &says, &cjk);
	return says >= 2 || cjk >= CJK_MIN;
}

/* Whether a stretch's bytes lie where the stray may stand. */
static bool
is_near(const struct quoter *quoter, const struct stray *stray,
	const struct quote *quote)
{
	size_t from = quoter->all->list[quote->stretch].from + quote->from;

	return from >= stray->first && from <= stray->last;
}

/* The longest part of a path between slashes, without its extension. */
static struct str
longest_part(struct str path)
{
	struct str part, longest = {0};

	path = str_slice(path, 0, str_chr(path, '?', 0));
	while (str_cut(&path, '/', &part)) {
		size_t dot = str_chr(part, '.', 0);

		part = str_slice(part, 0, dot);
		longest = part.n >= longest.n ? part : longest;
	}
	return longest;
}

static bool
find_path(struct quoter *quoter, const struct stray *stray, struct str path,
	  struct quote *quote)
{
	struct str part = unescape_percent(quoter->words, longest_part(path));
	struct run run;
	struct match match;
	bool sure;

	read_words(&run, part);
	if (!may_tell(&run))
		return false;
	enter_page(quoter, stray->page);
	match = match_run(quoter, &run, false);
	sure = match.n >= RUN_SURE;
	if (match.n == 0 || match.twice || !is_telling(&run, &match))
		return false;
	*quote = make_quote(
	    quoter, match.place, match.n,
	    (struct verdict){PROOF_SLUG, sure ? TRUST_CERTAIN : TRUST_LIKELY});
	return sure || is_near(quoter, stray, quote);
}

static bool
find_quote(struct quoter *quoter, struct stray *stray, struct quote *quote)
{
	struct address address;

	arena_free(quoter->words);
	if (!address_parse(stray->listed->url, quoter->words, &address))
		return false;
	if (address.quote.n > 0)
		enter_page(quoter, stray->page);
	/* An address that names other words has quoted the page it leads to,
	 * not this text: its path tells no more. */
	if (address.quote.n > 0
		? !find_fragment(quoter, address.quote, quote)
		: !find_path(quoter, stray, address.path, quote))
		return false;
	quote->stray = stray;
	return true;
}

/* ---- Putting ---- */

static int
compare_quotes(const void *a, const void *b)
{
	const struct quote *left = a, *right = b;

	if (left->stretch != right->stretch)
		return left->stretch < right->stretch ? -1 : 1;
	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	return left->to < right->to ? -1 : left->to > right->to;
}

static struct anchor *
make_anchor(const struct quote *quote, const struct stretch *stretch,
	    struct arena *arena)
{
	const struct para *para = stretch->para;
	const struct piece *piece = para_piece(para, quote->from);
	struct anchor *anchor = arena_alloc(arena, sizeof(*anchor));

	anchor->kind = ANCHOR_QUOTE;
	anchor->para = para;
	anchor->from = quote->from;
	anchor->to = quote->to;
	anchor->words = str_slice(para->text, quote->from, quote->to);
	anchor->prose = stretch->from + quote->from;
	anchor->page = piece->page;
	anchor->number = piece->number;
	anchor->listed = quote->stray->listed;
	anchor->verdict = quote->verdict;
	return anchor;
}

/* Puts the quotes, in their order, among the anchors where they have room. */
static void
put_quotes(struct quote *quotes, size_t n, const struct stretches *all,
	   struct anchors *anchors, struct arena *arena)
{
	struct anchor **at = &anchors->first;
	size_t k = 0;

	for (size_t i = 0; i < all->n && k < n; i++) {
		const struct para *para = all->list[i].para;
		size_t taken = 0; /* bytes up to the end of the last anchor */

		for (; k < n && quotes[k].stretch == i; k++) {
			struct quote *quote = &quotes[k];

			for (; *at && (*at)->para == para &&
			       (*at)->from < quote->from;
			     at = &(*at)->next)
				taken = (*at)->to;
			if (taken > quote->from ||
			    (*at && (*at)->para == para &&
			     (*at)->from < quote->to))
				continue;
			struct anchor *anchor =
			    make_anchor(quote, &all->list[i], arena);

			quote->stray->quoted = true;
			taken = quote->to;
			anchor->next = *at;
			*at = anchor;
			at = &anchor->next;
		}
		while (*at && (*at)->para == para)
			at = &(*at)->next;
	}
}

struct stray *
quotes_place(struct stray *strays, const struct stretches *stretches,
	     struct anchors *anchors, struct arena *arena)
{
	struct arena scratch = {0}, words = {0}, own = {0};
	struct quoter quoter = {.arena = &own,
				.scratch = &scratch,
				.words = &words,
				.all = stretches};
	struct quote *quotes;
	size_t n = 0;

	for (const struct stray *at = strays; at; at = at->next)
		n++;
	if (n == 0)
		return strays;
	quotes = arena_array(&own, n, sizeof(*quotes));
	n = 0;
	for (struct stray *at = strays; at; at = at->next)
		n += find_quote(&quoter, at, &quotes[n]);
	qsort(quotes, n, sizeof(*quotes), compare_quotes);
	put_quotes(quotes, n, stretches, anchors, arena);
	arena_free(&scratch);
	arena_free(&words);
	arena_free(&own);
	return strays_unquoted(strays);
}
