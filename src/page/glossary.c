/*
 * Glossary: every abbreviation that the texts define, what it stands for,
 * and where it is used.
 */
#include "page/register.h"
#include "publish/passage.h"
#include "publish/products.h"
#include "publish/values.h"

static size_t
count_terms(const struct catalog *catalog)
{
	return catalog->glossary.n;
}

static struct history
term_history(const struct catalog *catalog, size_t i)
{
	const struct term *term = &catalog->glossary.terms[i];

	return (struct history){.folder = "glossary",
				.slug = term->slug,
				.trail = term->uses,
				.n = term->uses.n};
}

static struct str
term_name(const struct catalog *catalog, size_t i)
{
	return catalog->glossary.terms[i].shortened;
}

/* What it stands for first. */
static struct str
term_meaning(const struct catalog *catalog, size_t i)
{
	const struct sense *first = catalog->glossary.terms[i].senses;

	return first ? first->expansion : (struct str){0};
}

/* With the passage that defines it first. */
static struct value *
sense_value(const struct place *place, const struct sense *sense)
{
	struct value *map = value_map(place->arena);

	value_set_text(place->arena, map, "expansion", sense->expansion);
	values_set_lang(place, map, sense->lang);
	value_set(
	    place->arena, map, "defined",
	    passage_value(place, place->press->catalog->all[sense->first]));
	values_count(place, map, "n_briefings", "n_briefings", sense->n);
	return map;
}

static void
describe_term(const struct place *place, struct value *map, size_t i)
{
	const struct term *term = &place->press->catalog->glossary.terms[i];
	struct value *list = value_list(place->arena);

	for (const struct sense *s = term->senses; s; s = s->next)
		value_push(list, sense_value(place, s));
	value_set(place->arena, map, "senses", list);
}

static void
hash_term(const struct catalog *catalog, size_t i, struct hasher *hasher)
{
	const struct sense *sense = catalog->glossary.terms[i].senses;

	for (; sense; sense = sense->next) {
		hasher_part(hasher, sense->expansion);
		hasher_part(hasher, sense->lang);
		hasher_number(hasher, sense->n);
		hasher_hash(hasher, catalog->hashes[sense->first]);
	}
}

static const struct register_kind kind = {
    .path = "glossary.html",
    .folder = "glossary",
    .list = "glossary",
    .one = "term",
    .is = "is_glossary",
    .about = "glossary_about",
    .about_one = "about_term",
    .template = "glossary.html",
    .one_template = "term.html",
    .count = count_terms,
    .history = term_history,
    .name = term_name,
    .meaning = term_meaning,
    .describe = describe_term,
    .hash = hash_term,
};

REGISTER_PRODUCTS(glossary, term)
