#include "catalog/traces.h"

#include <stdlib.h>
#include <string.h>

#include "catalog/programme.h"
#include "catalog/shortform.h"
#include "model/address.h"

/* ---- Gathering ---- */

static void
put(struct buf *list, const void *item, size_t size)
{
	buf_put(list, (struct str){item, size});
}

uint64_t
traces_term(struct str shortened)
{
	return hash_quick(shortform_base(shortened));
}

static void
put_programme(void *context, struct str name, uint64_t key, bool strong)
{
	struct tracer *tracer = context;
	struct named named = {key, name};

	if (strong)
		put(&tracer->named, &named, sizeof(named));
	else
		put(&tracer->hints, &key, sizeof(key));
}

void
tracer_text(struct tracer *tracer, struct str text)
{
	struct shortform_scan scan = {.text = text};
	struct str word;

	programme_find(text, put_programme, tracer);
	while (shortform_next(&scan, &word)) {
		uint64_t key = traces_term(word);

		put(&tracer->terms, &key, sizeof(key));
	}
}

/* One text for each host: briefings cite few, again and again. */
static struct str
host_text(struct tracer *tracer, struct str host)
{
	struct str *text = map_get(&tracer->hosts, host);

	if (text)
		return *text;
	text = arena_alloc(tracer->tables, sizeof(*text));
	*text = arena_str(tracer->arena, host);
	*map_put(&tracer->hosts, tracer->tables, *text) = text;
	return *text;
}

void
tracer_link(void *context, struct str text, struct str url)
{
	struct tracer *tracer = context;
	struct address address;
	struct cited cited = {0};
	struct str document;

	if (!address_parse(url, tracer->scratch, &address) ||
	    str_eq(address.scheme, STR("mailto")))
		return;
	document = address_document(&address, tracer->scratch);
	cited.url = arena_str(tracer->arena, url);
	if (text.n)
		cited.text = arena_str(tracer->arena, text);
	cited.host = host_text(tracer, address.host);
	cited.key = document.n ? hash_quick(document) : 0;
	cited.archived = address.is_archive && address.original.n;
	put(&tracer->cited, &cited, sizeof(cited));
}

/* ---- Taking ---- */

static int
key_cmp(const void *va, const void *vb)
{
	uint64_t a = *(const uint64_t *)va, b = *(const uint64_t *)vb;

	return (a > b) - (a < b);
}

/* By key, then in the order of the text. */
static int
named_cmp(const void *va, const void *vb)
{
	const struct named *a = va, *b = vb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->text.p > b->text.p) - (a->text.p < b->text.p);
}

/* Sorts items, whose key stands first in them, and drops repetitions; the
 * rest in arena. */
static void *
take_sorted(struct buf *list, size_t size,
	    int (*cmp)(const void *, const void *), struct arena *arena,
	    uint32_t *n)
{
	size_t all = list->n / size;
	char *items = list->p;

	*n = 0;
	if (all == 0)
		return NULL;
	qsort(items, all, size, cmp);
	for (size_t i = 0; i < all; i++)
		if (*n == 0 ||
		    key_cmp(items + i * size, items + (*n - 1) * size) != 0)
			memmove(items + (*n)++ * size, items + i * size, size);
	list->n = *n * size;
	return memcpy(arena_array(arena, *n, size), items, list->n);
}

static void
take_cited(struct tracer *tracer, struct traces *traces)
{
	traces->n_cited = (uint32_t)(tracer->cited.n / sizeof(struct cited));
	if (!traces->n_cited)
		return;
	traces->cited =
	    arena_array(tracer->arena, traces->n_cited, sizeof(struct cited));
	memcpy(traces->cited, tracer->cited.p, tracer->cited.n);
}

static void
take_tags(struct tracer *tracer, const struct tag *tags, struct traces *traces)
{
	for (const struct tag *tag = tags; tag; tag = tag->next)
		traces->n_tags++;
	traces->tags =
	    arena_array(tracer->arena, traces->n_tags, sizeof(*traces->tags));
	for (size_t i = 0; tags; tags = tags->next)
		traces->tags[i++] = arena_str(tracer->arena, tags->text);
}

void
tracer_take(struct tracer *tracer, const struct tag *tags,
	    struct traces *traces)
{
	take_cited(tracer, traces);
	traces->named = take_sorted(&tracer->named, sizeof(struct named),
				    named_cmp, tracer->arena, &traces->n_named);
	for (size_t i = 0; i < traces->n_named; i++)
		traces->named[i].text =
		    arena_str(tracer->arena, traces->named[i].text);
	traces->hints = take_sorted(&tracer->hints, sizeof(uint64_t), key_cmp,
				    tracer->arena, &traces->n_hints);
	traces->terms = take_sorted(&tracer->terms, sizeof(uint64_t), key_cmp,
				    tracer->arena, &traces->n_terms);
	take_tags(tracer, tags, traces);
	buf_clear(&tracer->cited);
	buf_clear(&tracer->named);
	buf_clear(&tracer->hints);
	buf_clear(&tracer->terms);
}

void
tracer_free(struct tracer *tracer)
{
	buf_free(&tracer->cited);
	buf_free(&tracer->named);
	buf_free(&tracer->hints);
	buf_free(&tracer->terms);
}
