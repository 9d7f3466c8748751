/*
 * Sources: every host that is cited, how often and where, with the archived
 * copies beside the originals.
 */
#include "page/register.h"
#include "publish/products.h"
#include "publish/values.h"

static size_t
count_hosts(const struct catalog *catalog)
{
	return catalog->hosts.n;
}

static struct history
host_history(const struct catalog *catalog, size_t i)
{
	const struct host *host = &catalog->hosts.list[i];

	return (struct history){.folder = "sources",
				.slug = host->slug,
				.trail = host->trail,
				.n = host->trail.n};
}

static struct str
host_name(const struct catalog *catalog, size_t i)
{
	return catalog->hosts.list[i].name;
}

static void
describe_host(const struct place *place, struct value *map, size_t i)
{
	const struct host *host = &place->press->catalog->hosts.list[i];

	values_count(place, map, "n_links", "n_links", host->n_citations);
	values_count(place, map, "n_archived", "n_archived", host->n_archived);
	value_set_bool(place->arena, map, "has_archived", host->n_archived > 0);
}

static void
hash_host(const struct catalog *catalog, size_t i, struct hasher *hasher)
{
	hasher_number(hasher, catalog->hosts.list[i].n_citations);
	hasher_number(hasher, catalog->hosts.list[i].n_archived);
}

/* ---- What a passage cites ---- */

/* The link to an archived copy of what cited leads to itself; NULL where it
 * leads to one, or nobody cites one. */
static const struct cited *
copy_of(const struct catalog *catalog, const struct cited *cited)
{
	if (cited->archived || !cited->key)
		return NULL;
	return hosts_copy(&catalog->hosts, cited->key);
}

static struct value *
cited_value(const struct place *place, const struct cited *cited)
{
	const struct cited *copy = copy_of(place->press->catalog, cited);
	struct value *link = values_link(place, cited->text, cited->url);

	value_set(place->arena, link, "copy",
		  copy ? values_link(place, copy->text, copy->url) : NULL);
	return link;
}

/* Sets links: what the passage cites of the host. */
static void
visit_mention(const struct place *place, struct value *map,
	      struct mention mention, const void *context)
{
	const struct catalog *catalog = place->press->catalog;
	const struct host *host =
	    &catalog->hosts.list[*(const size_t *)context];
	const struct traces *traces = mention_traces(catalog, mention);
	struct value *list = value_list(place->arena);

	for (size_t i = 0; i < traces->n_cited; i++)
		if (str_eq(traces->cited[i].host, host->name))
			value_push(list, cited_value(place, &traces->cited[i]));
	value_set(place->arena, map, "links", list);
}

static void
hash_mention(const struct catalog *catalog, size_t i, struct mention mention,
	     struct hasher *hasher)
{
	const struct host *host = &catalog->hosts.list[i];
	const struct traces *traces = mention_traces(catalog, mention);

	for (size_t j = 0; j < traces->n_cited; j++) {
		const struct cited *cited = &traces->cited[j], *copy;

		if (!str_eq(cited->host, host->name))
			continue;
		copy = copy_of(catalog, cited);
		hasher_part(hasher, cited->url);
		hasher_part(hasher, cited->text);
		if (!copy)
			continue;
		hasher_part(hasher, copy->url);
		hasher_part(hasher, copy->text);
	}
}

static const struct register_kind kind = {
    .path = "sources.html",
    .folder = "sources",
    .list = "sources",
    .one = "source",
    .is = "is_sources",
    .about = "sources_about",
    .about_one = "about_source",
    .template = "sources.html",
    .one_template = "source.html",
    .count = count_hosts,
    .history = host_history,
    .name = host_name,
    .describe = describe_host,
    .hash = hash_host,
    .visit = visit_mention,
    .hash_mention = hash_mention,
};

REGISTER_PRODUCTS(sources, source)
