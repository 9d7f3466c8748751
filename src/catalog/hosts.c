#include "catalog/hosts.h"

#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "catalog/catalog.h"

enum { SLUG_MAX_BYTES = 100 };

struct maker {
	struct hosts *hosts;
	const struct catalog *catalog;
	struct arena *arena, scratch;
	struct map by_name; /* struct host, while they are counted */
	struct trails_draft trails;
	size_t room; /* for copies */
};

static struct host *
find_host(struct maker *maker, struct str name)
{
	void **place = map_put(&maker->by_name, &maker->scratch, name);
	struct host *host = *place;

	if (host)
		return host;
	host = arena_alloc(&maker->scratch, sizeof(*host));
	host->name = name;
	return *place = host;
}

static void
add_copy(struct maker *maker, const struct cited *cited)
{
	struct hosts *hosts = maker->hosts;

	if (hosts->n_copies == maker->room) {
		size_t room = maker->room ? 2 * maker->room : 64;
		struct copy *copies =
		    arena_array(maker->arena, room, sizeof(*copies));

		if (hosts->n_copies)
			memcpy(copies, hosts->copies,
			       hosts->n_copies * sizeof(*copies));
		hosts->copies = copies;
		maker->room = room;
	}
	hosts->copies[hosts->n_copies++] = (struct copy){cited->key, cited};
}

static void
add_cited(struct maker *maker, const struct cited *cited, size_t place)
{
	struct host *host = find_host(maker, cited->host);

	host->n_citations++;
	host->n_archived += cited->archived;
	trails_add(&maker->trails, hash_quick(cited->host), place);
	if (cited->archived && cited->key)
		add_copy(maker, cited);
}

static int
host_cmp(const void *va, const void *vb)
{
	const struct host *a = va, *b = vb;

	if (a->n_citations != b->n_citations)
		return a->n_citations > b->n_citations ? -1 : 1;
	return str_cmp(a->name, b->name);
}

static int
copy_cmp(const void *va, const void *vb)
{
	const struct copy *a = va, *b = vb;

	return (a->key > b->key) - (a->key < b->key);
}

/* Sorts the copies by key, and of each key keeps the first that came. */
static void
sort_copies(struct hosts *hosts, struct arena *scratch)
{
	struct map seen = {0};
	size_t n = 0;

	for (size_t i = 0; i < hosts->n_copies; i++) {
		const struct copy copy = hosts->copies[i];
		struct str key = {(const char *)&copy.cited->key,
				  sizeof(copy.key)};

		if (map_get(&seen, key))
			continue;
		*map_put(&seen, scratch, key) = hosts;
		hosts->copies[n++] = copy;
	}
	hosts->n_copies = n;
	if (n)
		qsort(hosts->copies, n, sizeof(*hosts->copies), copy_cmp);
}

static void
put_hosts(struct maker *maker)
{
	struct hosts *hosts = maker->hosts;
	size_t n = maker->by_name.n;

	hosts->list = arena_array(maker->arena, n, sizeof(*hosts->list));
	hosts->n = n;
	for (size_t i = 0; i < n; i++) {
		struct host *host = maker->by_name.items[i].value;

		host->slug = hosts_slug(host->name, maker->arena);
		host->trail =
		    trails_find(&hosts->trails, hash_quick(host->name));
		hosts->list[i] = *host;
	}
	if (n)
		qsort(hosts->list, n, sizeof(*hosts->list), host_cmp);
}

void
hosts_make(struct hosts *hosts, const struct catalog *catalog,
	   struct arena *arena)
{
	struct maker maker = {
	    .hosts = hosts, .catalog = catalog, .arena = arena};

	*hosts = (struct hosts){0};
	maker.trails.arena = &maker.scratch;
	for (size_t i = 0; i < catalog->n_all; i++) {
		const struct traces *traces =
		    mention_traces(catalog, catalog->all[i]);

		for (size_t j = 0; j < traces->n_cited; j++)
			add_cited(&maker, &traces->cited[j], i);
	}
	trails_make(&hosts->trails, &maker.trails, catalog, 1, arena);
	put_hosts(&maker);
	sort_copies(hosts, &maker.scratch);
	arena_free(&maker.scratch);
}

const struct cited *
hosts_copy(const struct hosts *hosts, uint64_t document)
{
	struct copy key = {document, NULL};
	const struct copy *copy =
	    hosts->n_copies ? bsearch(&key, hosts->copies, hosts->n_copies,
				      sizeof(key), copy_cmp)
			    : NULL;

	return copy ? copy->cited : NULL;
}

struct str
hosts_slug(struct str host, struct arena *arena)
{
	bool safe = host.n > 0 && host.n <= SLUG_MAX_BYTES &&
		    ascii_alnum(host.p[0]) && str_chr(host, '.', 0) != STR_NONE;

	for (size_t i = 0; i < host.n && safe; i++)
		safe = ascii_alnum(host.p[i]) || host.p[i] == '.' ||
		       host.p[i] == '-';
	if (safe)
		return host;
	return arena_printf(arena, "%.*s-%08x",
			    STR_ARG(slug_make(arena, host, SLUG_MAX_BYTES)),
			    (unsigned)hash_quick(host));
}
