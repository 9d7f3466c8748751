#include "catalog/issuers.h"

#include <stdlib.h>
#include <string.h>

#include "catalog/mention.h"
#include "catalog/slugs.h"

/* A name longer than that is a sentence gone astray, not an issuer. */
enum { NAME_MAX_BYTES = 240 };
/* And who has more names than that has none. */
enum { BYNAMES_MAX = 12 };

/* An issuer while its mentions are gathered. */
struct draft {
	struct issuer issuer;
	uint64_t *keys; /* of its mentions, as they come */
	size_t room;
};

/* name in lower case (ASCII); absent where it is too long for an issuer. */
static struct str
name_key(struct str name, char key[NAME_MAX_BYTES])
{
	if (name.n == 0 || name.n > NAME_MAX_BYTES)
		return (struct str){0};
	for (size_t i = 0; i < name.n; i++)
		key[i] = ascii_lower(name.p[i]);
	return (struct str){key, name.n};
}

static void **
names_put(struct map *names, struct arena *arena, struct str name)
{
	char space[NAME_MAX_BYTES];
	struct str key = name_key(name, space);

	if (!key.p)
		return NULL;
	if (map_get(names, key))
		return map_put(names, arena, key);
	return map_put(names, arena, arena_str(arena, key));
}

/* All definitions of all briefings, both ways; the newest one holds. */
struct definitions {
	struct map expansions; /* short form: struct abbrev */
	struct map names;      /* expansion or native name in lower case: the
				  name that stands for it, a struct str */
};

/* Says that other is name by another name. */
static void
definitions_put(struct definitions *definitions, struct str other,
		const struct str *name, struct arena *arena)
{
	void **place = names_put(&definitions->names, arena, other);

	if (place && !*place)
		*place = arena_alloc(arena, sizeof(*name));
	else
		return;
	*(struct str *)*place = *name;
}

static void
definitions_add(struct definitions *definitions, const struct catalog *catalog,
		struct arena *arena)
{
	for (size_t k = 0; k < catalog->n; k++) {
		struct abbrev *a = catalog->briefings[k]->abbrevs;

		for (; a; a = a->next) {
			void **place = map_put(&definitions->expansions, arena,
					       a->shortened);

			if (!*place)
				*place = a;
			definitions_put(definitions, a->expansion,
					&a->shortened, arena);
			definitions_put(definitions, a->native, &a->shortened,
					arena);
		}
	}
}

/* "MIIT (工信部)" in the line of an entry. */
static void
definitions_add_lines(struct definitions *definitions,
		      const struct catalog *catalog, struct arena *arena)
{
	for (size_t i = 0; i < catalog->n_all; i++) {
		const struct entry_summary *entry = catalog->all[i].entry;

		for (size_t j = 0; entry && j < entry->n_issuers; j++)
			definitions_put(definitions, entry->issuers[j].native,
					&entry->issuers[j].name, arena);
	}
}

/* The short form where name is a full name that some text defines one for, or
 * the name in its own language: so that all spellings are one issuer. */
static struct str
canonical_name(const struct definitions *definitions, struct str name)
{
	char space[NAME_MAX_BYTES];
	struct str key = name_key(name, space);
	const struct str *found =
	    key.p ? map_get(&definitions->names, key) : NULL;

	/* A native name may stand for a full one, which has a short form. */
	if (found && !str_eq(*found, name) &&
	    (key = name_key(*found, space)).p &&
	    map_get(&definitions->names, key))
		found = map_get(&definitions->names, key);
	return found ? *found : name;
}

static void
draft_mention(struct draft *draft, struct arena *arena, uint64_t key)
{
	size_t n = draft->issuer.n_mentions;

	if (n > 0 && draft->keys[n - 1] == key)
		return; /* named twice in one line */
	if (n == draft->room) {
		uint64_t *grown;

		draft->room = draft->room * 2 + 4;
		grown = arena_array(arena, draft->room, sizeof(*grown));
		if (n)
			memcpy(grown, draft->keys, n * sizeof(*grown));
		draft->keys = grown;
	}
	draft->keys[draft->issuer.n_mentions++] = key;
}

static void
collect_entry(struct map *drafts, const struct definitions *definitions,
	      const struct catalog *catalog, size_t at, struct arena *arena)
{
	const struct entry_summary *entry = catalog->all[at].entry;
	uint64_t key = mention_key(catalog, at);

	for (size_t i = 0; i < entry->n_issuers; i++) {
		struct str name =
		    canonical_name(definitions, entry->issuers[i].name);
		void **place = names_put(drafts, arena, name);
		struct draft *draft;

		if (!place)
			continue;
		if (!*place) {
			const struct abbrev *abbrev =
			    map_get(&definitions->expansions, name);

			draft = arena_alloc(arena, sizeof(*draft));
			draft->issuer.name = name;
			if (abbrev)
				draft->issuer.expansion = abbrev->expansion;
			*place = draft;
		}
		draft_mention(*place, arena, key);
	}
}

static int
key_cmp(const void *va, const void *vb)
{
	uint64_t a = *(const uint64_t *)va, b = *(const uint64_t *)vb;

	return (a > b) - (a < b);
}

/* The issuer of a draft, with its mentions in order. */
static struct issuer
take_issuer(const struct catalog *catalog, const struct draft *draft,
	    struct arena *arena)
{
	struct issuer issuer = draft->issuer;
	size_t n = issuer.n_mentions;

	qsort(draft->keys, n, sizeof(*draft->keys), key_cmp);
	issuer.mentions = arena_array(arena, n, sizeof(*issuer.mentions));
	issuer.keys = arena_array(arena, n, sizeof(*issuer.keys));
	for (size_t i = 0; i < n; i++) {
		issuer.keys[i] = draft->keys[i];
		issuer.mentions[i] =
		    catalog->all[mention_key_place(issuer.keys[i])];
	}
	return issuer;
}

static int
issuer_cmp_name(const void *va, const void *vb)
{
	const struct issuer *a = va, *b = vb;

	return str_cmp(a->name, b->name);
}

static int
issuer_cmp(const void *va, const void *vb)
{
	const struct issuer *a = va, *b = vb;

	if (a->n_mentions != b->n_mentions)
		return a->n_mentions > b->n_mentions ? -1 : 1;
	return str_cmp(a->name, b->name);
}

/* Slugs go by name, so that a change of ranks does not move pages. */
static void
name_pages(struct catalog *catalog, struct arena *arena)
{
	struct slugs slugs = {.arena = arena, .fallback = STR("issuer")};

	for (size_t i = 0; i < catalog->n_issuers; i++)
		catalog->issuers[i].slug =
		    slugs_take(&slugs, catalog->issuers[i].name);
}

/* By name, and by expansion where that is no other issuer's name. */
static void
index_names(struct catalog *catalog, struct arena *arena)
{
	for (size_t i = 0; i < catalog->n_issuers; i++) {
		struct issuer *issuer = &catalog->issuers[i];

		*names_put(&catalog->names, arena, issuer->name) = issuer;
	}
	for (size_t i = 0; i < catalog->n_issuers; i++) {
		struct issuer *issuer = &catalog->issuers[i];
		void **place =
		    names_put(&catalog->names, arena, issuer->expansion);

		if (place && !*place)
			*place = issuer;
	}
}

/* ---- Other names ---- */

static struct issuer *
find_issuer(const struct catalog *catalog, struct str name)
{
	char space[NAME_MAX_BYTES];
	struct str key = name_key(name, space);

	return key.p ? map_get(&catalog->names, key) : NULL;
}

/* Also leads from that name to the issuer, unless it leads elsewhere. */
static void
add_byname(struct catalog *catalog, struct issuer *issuer, struct str text,
	   struct str lang, struct arena *arena)
{
	void **place = names_put(&catalog->names, arena, text);
	struct byname **last = &issuer->names;
	size_t n = 0;

	if (place && !*place)
		*place = issuer;

	for (; *last && n < BYNAMES_MAX; last = &(*last)->next, n++)
		if (str_eq_case((*last)->text, text))
			return;
	if (!text.n || n == BYNAMES_MAX || str_eq_case(issuer->name, text))
		return;
	*last = arena_alloc(arena, sizeof(**last));
	(*last)->text = text;
	(*last)->lang = lang;
}

/* All full names that texts give an issuer, the newest first. */
static void
add_bynames(struct catalog *catalog, struct arena *arena)
{
	struct str none = {0};

	for (size_t k = 0; k < catalog->n; k++) {
		const struct summary *summary = catalog->briefings[k];

		for (const struct abbrev *a = summary->abbrevs; a;
		     a = a->next) {
			struct issuer *issuer =
			    find_issuer(catalog, a->shortened);

			if (!issuer || !str_eq(issuer->name, a->shortened))
				continue;
			add_byname(catalog, issuer, a->expansion, summary->lang,
				   arena);
			add_byname(catalog, issuer, a->native, none, arena);
		}
	}
	for (size_t i = 0; i < catalog->n_all; i++) {
		const struct entry_summary *entry = catalog->all[i].entry;

		for (size_t j = 0; entry && j < entry->n_issuers; j++) {
			struct issuer *issuer =
			    find_issuer(catalog, entry->issuers[j].name);

			if (issuer)
				add_byname(catalog, issuer,
					   entry->issuers[j].native, none,
					   arena);
		}
	}
}

/* All issuers with their mentions, not sorted. */
static void
draft_issuers(struct map *drafts, const struct catalog *catalog,
	      struct arena *scratch)
{
	struct definitions definitions = {0};

	definitions_add(&definitions, catalog, scratch);
	definitions_add_lines(&definitions, catalog, scratch);
	for (size_t i = 0; i < catalog->n_all; i++)
		if (catalog->all[i].entry)
			collect_entry(drafts, &definitions, catalog, i,
				      scratch);
}

void
issuers_make(struct catalog *catalog, struct arena *arena)
{
	struct arena scratch = {0};
	struct map drafts = {0};

	draft_issuers(&drafts, catalog, &scratch);
	catalog->n_issuers = drafts.n;
	catalog->issuers =
	    arena_array(arena, drafts.n, sizeof(*catalog->issuers));
	for (size_t i = 0; i < drafts.n; i++)
		catalog->issuers[i] =
		    take_issuer(catalog, drafts.items[i].value, arena);
	arena_free(&scratch);
	if (catalog->n_issuers == 0)
		return;
	qsort(catalog->issuers, catalog->n_issuers, sizeof(struct issuer),
	      issuer_cmp_name);
	name_pages(catalog, arena);
	qsort(catalog->issuers, catalog->n_issuers, sizeof(struct issuer),
	      issuer_cmp);
	index_names(catalog, arena);
	add_bynames(catalog, arena);
}

const struct issuer *
issuers_find(const struct catalog *catalog, struct str name)
{
	return find_issuer(catalog, name);
}
