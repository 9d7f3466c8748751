/*
 * Issuers: who issued the documents, and what each has.
 */
#include "page/register.h"
#include "publish/products.h"
#include "publish/values.h"

static size_t
count_issuers(const struct catalog *catalog)
{
	return catalog->n_issuers;
}

static struct history
issuer_history(const struct catalog *catalog, size_t i)
{
	const struct issuer *issuer = &catalog->issuers[i];

	return (struct history){.folder = "issuers",
				.slug = issuer->slug,
				.keys = issuer->keys,
				.n = issuer->n_mentions};
}

static struct str
issuer_name(const struct catalog *catalog, size_t i)
{
	return catalog->issuers[i].name;
}

static struct str
issuer_meaning(const struct catalog *catalog, size_t i)
{
	return catalog->issuers[i].expansion;
}

/* All other names, but the one that stands beside the first. */
static struct value *
names_value(const struct place *place, const struct issuer *issuer)
{
	struct value *list = value_list(place->arena);
	const struct byname *name = issuer->names;
	struct html_options options = place_html(place, place_lang(place));

	for (; name; name = name->next) {
		struct value *map = value_map(place->arena);

		if (str_eq_case(name->text, issuer->expansion))
			continue;
		value_set_text(place->arena, map, "text", name->text);
		values_set_lang(place, map,
				name->lang.n
				    ? name->lang
				    : html_lang_of(name->text, &options));
		value_push(list, map);
	}
	return list;
}

static void
describe_issuer(const struct place *place, struct value *map, size_t i)
{
	const struct issuer *issuer = &place->press->catalog->issuers[i];
	struct value *names = names_value(place, issuer);

	value_set_text(place->arena, map, "expansion",
		       issuer->expansion.n ? issuer->expansion
					   : (struct str){0});
	value_set(place->arena, map, "names", names);
	value_set_bool(place->arena, map, "has_names", value_is_true(names));
}

static void
hash_issuer(const struct catalog *catalog, size_t i, struct hasher *hasher)
{
	const struct issuer *issuer = &catalog->issuers[i];

	hasher_part(hasher, issuer->expansion);
	for (const struct byname *n = issuer->names; n; n = n->next) {
		hasher_part(hasher, n->text);
		hasher_part(hasher, n->lang);
	}
}

static const struct register_kind kind = {
    .path = "issuers/index.html",
    .folder = "issuers",
    .list = "issuers",
    .one = "issuer",
    .is = "is_issuers",
    .about = "issuers_about",
    .about_one = "about_issuer",
    .always = true,
    .template = "issuers.html",
    .one_template = "issuer.html",
    .count = count_issuers,
    .history = issuer_history,
    .name = issuer_name,
    .meaning = issuer_meaning,
    .describe = describe_issuer,
    .hash = hash_issuer,
};

REGISTER_PRODUCTS(issuers, issuer)
