#include "catalog/glossary.h"

#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "base/fold.h"
#include "base/lang.h"
#include "catalog/catalog.h"
#include "catalog/slugs.h"

/* So many senses of a term are compared with a new one; who has more is no
 * abbreviation but a pattern. So many words of a long form are. */
enum { SENSES_COMPARED = 16, WORDS_COMPARED = 24, KEY_MAX = 400 };

static struct str
key_text(const uint64_t *key)
{
	return (struct str){(const char *)key, sizeof(*key)};
}

/* ---- Senses ---- */

struct words {
	uint64_t keys[WORDS_COMPARED];
	size_t n;
};

/* The words that tell: longer than three bytes, whatever their case and
 * number. */
static struct words
telling_words(struct str text)
{
	struct words words = {.n = 0};
	char key[KEY_MAX];
	struct str rest = {key, fold_key(text, key, sizeof(key))}, part, word;

	while (str_cut(&rest, ' ', &part))
		while (str_cut(&part, '-', &word)) {
			if (str_ends(word, STR("s")))
				word.n--;
			if (word.n > 3 && words.n < WORDS_COMPARED)
				words.keys[words.n++] = hash_quick(word);
		}
	return words;
}

static bool
has_word(const struct words *words, uint64_t key)
{
	for (size_t i = 0; i < words->n; i++)
		if (words->keys[i] == key)
			return true;
	return false;
}

static bool
same_sense(struct str a, struct str b)
{
	struct words of_a, of_b;
	size_t shared = 0;

	if (fold_eq(a, b))
		return true;
	of_a = telling_words(a);
	of_b = telling_words(b);
	for (size_t i = 0; i < of_a.n; i++)
		shared += has_word(&of_b, of_a.keys[i]);
	return 2 * shared > (of_a.n > of_b.n ? of_a.n : of_b.n);
}

/* ---- Making ---- */

struct maker {
	struct glossary *glossary;
	const struct catalog *catalog;
	struct arena *arena, *scratch;
	struct map drafts; /* key of a short form: struct draft */
};

struct draft {
	uint64_t key;
	struct term term;
	struct sense **last;
	size_t room; /* for definitions */
};

static struct draft *
find_draft(struct maker *maker, const struct abbrev *abbrev)
{
	uint64_t key = traces_term(abbrev->shortened);
	struct draft *draft = map_get(&maker->drafts, key_text(&key));

	if (draft)
		return draft;
	draft = arena_alloc(maker->scratch, sizeof(*draft));
	draft->key = key;
	draft->term.shortened = abbrev->shortened;
	draft->last = &draft->term.senses;
	*map_put(&maker->drafts, maker->scratch, key_text(&draft->key)) = draft;
	return draft;
}

static struct sense *
find_sense(struct maker *maker, struct draft *draft, struct str expansion,
	   struct str lang)
{
	struct sense *sense = draft->term.senses;

	for (size_t i = 0; sense && i < SENSES_COMPARED; i++) {
		if (lang_is_same(sense->lang, lang) &&
		    same_sense(sense->expansion, expansion))
			return sense;
		sense = sense->next;
	}
	sense = arena_alloc(maker->arena, sizeof(*sense));
	sense->expansion = expansion;
	sense->lang = lang;
	*draft->last = sense;
	draft->last = &sense->next;
	draft->term.n_senses++;
	return sense;
}

static void
add_definition(struct maker *maker, struct draft *draft,
	       struct definition definition)
{
	struct term *term = &draft->term;

	if (term->n_definitions == draft->room) {
		size_t room = draft->room * 2 + 2;
		struct definition *list =
		    arena_array(maker->arena, room, sizeof(*list));

		if (term->n_definitions)
			memcpy(list, term->definitions,
			       term->n_definitions * sizeof(*list));
		term->definitions = list;
		draft->room = room;
	}
	term->definitions[term->n_definitions++] = definition;
}

/* A briefing says once what a short form is: in plural and singular, the
 * first time counts. */
static void
add_abbrev(struct maker *maker, size_t k, const struct abbrev *abbrev)
{
	const struct summary *summary = maker->catalog->briefings[k];
	struct draft *draft = find_draft(maker, abbrev);
	const struct term *term = &draft->term;
	size_t n = term->n_definitions;
	struct sense *sense;

	if (n > 0 && term->definitions[n - 1].briefing == k)
		return;
	sense = find_sense(maker, draft, abbrev->expansion, summary->lang);
	if (sense->n++ == 0)
		sense->first =
		    (uint32_t)(maker->catalog->starts[k] + abbrev->place);
	add_definition(maker, draft, (struct definition){(uint32_t)k, sense});
}

/* Oldest briefing first: there a term is defined first. */
static void
add_all(struct maker *maker)
{
	const struct catalog *catalog = maker->catalog;

	for (size_t k = catalog->n; k-- > 0;)
		for (const struct abbrev *a = catalog->briefings[k]->abbrevs; a;
		     a = a->next)
			add_abbrev(maker, k, a);
}

/* Newest first, as all lists of briefings. */
static void
turn_definitions(struct term *term)
{
	for (size_t i = 0, j = term->n_definitions; i + 1 < j; i++) {
		struct definition first = term->definitions[i];

		term->definitions[i] = term->definitions[--j];
		term->definitions[j] = first;
	}
}

static void
find_uses(struct maker *maker)
{
	const struct catalog *catalog = maker->catalog;
	struct trails_draft uses = {.arena = maker->scratch};

	for (size_t i = 0; i < catalog->n_all; i++) {
		const struct traces *traces =
		    mention_traces(catalog, catalog->all[i]);

		for (size_t j = 0; j < traces->n_terms; j++)
			if (map_get(&maker->drafts,
				    key_text(&traces->terms[j])))
				trails_add(&uses, traces->terms[j], i);
	}
	trails_make(&maker->glossary->uses, &uses, catalog, 1, maker->arena);
}

/* ---- Order and names ---- */

static int
term_cmp(const void *va, const void *vb)
{
	const struct draft *const *a = va, *const *b = vb;
	struct str names[2] = {(*a)->term.shortened, (*b)->term.shortened};
	char keys[2][64];
	size_t n[2];
	int order;

	for (int i = 0; i < 2; i++)
		n[i] = fold_key(names[i], keys[i], sizeof(keys[i]));
	order =
	    str_cmp((struct str){keys[0], n[0]}, (struct str){keys[1], n[1]});
	return order ? order : str_cmp(names[0], names[1]);
}

static void
put_terms(struct maker *maker)
{
	struct glossary *glossary = maker->glossary;
	size_t n = maker->drafts.n;
	struct draft **drafts = arena_array(maker->scratch, n, sizeof(*drafts));
	struct slugs slugs = {.arena = maker->arena, .fallback = STR("term")};

	for (size_t i = 0; i < n; i++)
		drafts[i] = maker->drafts.items[i].value;
	if (n)
		qsort(drafts, n, sizeof(*drafts), term_cmp);
	glossary->terms = arena_array(maker->arena, n, sizeof(struct term));
	glossary->n = n;
	for (size_t i = 0; i < n; i++) {
		struct term *term = &glossary->terms[i];
		uint64_t *key = arena_alloc(maker->arena, sizeof(*key));

		*term = drafts[i]->term;
		*key = drafts[i]->key;
		turn_definitions(term);
		term->slug = slugs_take(&slugs, term->shortened);
		term->uses = trails_find(&glossary->uses, *key);
		*map_put(&glossary->by_key, maker->arena, key_text(key)) = term;
	}
}

void
glossary_make(struct glossary *glossary, const struct catalog *catalog,
	      struct arena *arena)
{
	struct arena scratch = {0};
	struct maker maker = {.glossary = glossary,
			      .catalog = catalog,
			      .arena = arena,
			      .scratch = &scratch};

	*glossary = (struct glossary){0};
	add_all(&maker);
	find_uses(&maker);
	put_terms(&maker);
	arena_free(&scratch);
}

/* ---- Using ---- */

const struct term *
glossary_find(const struct glossary *glossary, uint64_t key)
{
	return map_get(&glossary->by_key, key_text(&key));
}

static const struct sense *
own_sense(const struct term *term, size_t k)
{
	size_t low = 0, high = term->n_definitions;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (term->definitions[middle].briefing < k)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == term->n_definitions || term->definitions[low].briefing != k)
		return NULL;
	return term->definitions[low].sense;
}

struct str
glossary_expand(const struct catalog *catalog, const struct term *term,
		size_t k)
{
	const struct sense *own = own_sense(term, k), *only = NULL;
	struct str lang = catalog->briefings[k]->lang, none = {0};

	if (own)
		return own->expansion;
	if (term->n_senses > SENSES_COMPARED)
		return none;
	for (const struct sense *s = term->senses; s; s = s->next) {
		if (!lang_is_same(s->lang, lang))
			continue;
		if (only)
			return none;
		only = s;
	}
	return only ? only->expansion : none;
}
