/* Briefings joined: order, issuers, related entries, what keys cover. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "catalog/catalog.h"
#include "catalog/neighbourhood.h"

static void
assert_text(struct str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		fail_msg("'%.*s' is not '%s'", STR_ARG(got), want);
}

/* ---- Issuer lines ---- */

static void
assert_split(const char *text, const char *want)
{
	struct arena arena = {0};
	struct buf got = {0};
	struct issuer_names *list;
	size_t n = issuer_split(str_from(text), &arena, &list);

	for (size_t i = 0; i < n; i++)
		buf_printf(&got, "%s%.*s%s%.*s", i ? "|" : "",
			   STR_ARG(list[i].name), list[i].native.n ? "=" : "",
			   STR_ARG(list[i].native));
	assert_text(buf_str(&got), want);
	buf_free(&got);
	arena_free(&arena);
}

static void
test_issuer_split(void **state)
{
	(void)state;
	assert_split("SAMR, MEE and NDRC", "SAMR|MEE|NDRC");
	assert_split("SAMR, MEE, and NDRC", "SAMR|MEE|NDRC");
	assert_split("Ministry of Industry and Information Technology",
		     "Ministry of Industry and Information Technology");
	assert_split("Ministry of Industry and Information Technology (MIIT)",
		     "MIIT");
	assert_split("Ministry of Science, Technology and Innovation, NDRC",
		     "Ministry of Science, Technology and Innovation|NDRC");
	assert_split("Ministry of Finance and the Ministry of Commerce",
		     "Ministry of Finance|Ministry of Commerce");
	assert_split("MIIT and 4 other departments", "MIIT");
	assert_split("Xinhua, People's Daily", "Xinhua|People's Daily");
	assert_split("工业和信息化部、财政部", "工业和信息化部|财政部");
	assert_split("CAC/MIIT; NDRC", "CAC|MIIT|NDRC");
	assert_split("MIIT ,, ", "MIIT");
	assert_split("Ministry of Commerce (MOFCOM, 商务部), NDRC",
		     "MOFCOM=商务部|NDRC");
	assert_split("国务院（SC）、财政部", "SC=国务院|财政部");
	assert_split("State Council (国务院)", "State Council=国务院");
	assert_split("MIIT（工信部，China）", "MIIT=工信部");
	assert_split("", "");
	assert_split("Office (north, south) of X",
		     "Office (north, south) of X");
}

/* ---- Catalogs made by hand ---- */

struct world {
	struct arena arena;
	struct summary list[4];
	struct catalog catalog;
};

static void
add_entry(struct world *w, struct summary *summary, const char *id,
	  struct date date, const char *issuers)
{
	struct entry_summary **last = &summary->entries;
	struct entry_summary *entry = arena_alloc(&w->arena, sizeof(*entry));

	while (*last)
		last = &(*last)->next;
	entry->id = str_from(id);
	entry->title = str_from(id);
	entry->place = summary->n_entries++;
	entry->traces.order = (uint32_t)summary->n_entries;
	entry->date = date;
	entry->issuer = str_from(issuers);
	entry->n_issuers =
	    issuer_split(entry->issuer, &w->arena, &entry->issuers);
	*last = entry;
}

static void
hash_all(struct world *w)
{
	for (size_t i = 0; i < 4; i++) {
		struct hasher hasher;
		struct entry_summary *e = w->list[i].entries;

		hasher_init(&hasher);
		hasher_part(&hasher, w->list[i].title);
		for (; e; e = e->next) {
			e->hash = hash_bytes(e->title);
			hasher_part(&hasher, e->title);
		}
		w->list[i].card = hasher_done(&hasher);
	}
}

/* Four briefings, of January to April, not in that order. */
static struct world *
world_new(void)
{
	static const struct {
		const char *slug;
		struct date date;
	} briefings[4] = {
	    {"feb", {2024, 2, 28}},
	    {"jan", {2024, 1, 31}},
	    {"apr", {2024, 4, 30}},
	    {"mar", {2024, 3, 31}},
	};
	static struct abbrev abbrev = {
	    .shortened = STR_INIT("CAC"),
	    .expansion = STR_INIT("Cyberspace Administration")};
	struct world *w = test_calloc(1, sizeof(*w));

	for (size_t i = 0; i < 4; i++) {
		w->list[i].slug = str_from(briefings[i].slug);
		w->list[i].title = str_from(briefings[i].slug);
		w->list[i].date = briefings[i].date;
	}
	w->list[3].abbrevs = &abbrev;
	add_entry(w, &w->list[0], "f1", (struct date){2024, 2, 10}, "MIIT");
	add_entry(w, &w->list[0], "f2", (struct date){0}, "Index");
	add_entry(w, &w->list[1], "j1", (struct date){2024, 1, 5}, "miit, CAC");
	add_entry(w, &w->list[2], "a1", (struct date){2024, 4, 1}, "MIIT");
	add_entry(w, &w->list[2], "a2", (struct date){2024, 4, 2},
		  "MIIT, MIIT");
	add_entry(w, &w->list[3], "m1", (struct date){2024, 3, 1},
		  "Cyberspace administration");
	hash_all(w);
	catalog_make(&w->catalog, w->list, 4, &w->arena);
	return w;
}

static void
world_free(struct world *w)
{
	arena_free(&w->arena);
	test_free(w);
}

static void
test_order(void **state)
{
	struct world *w = world_new();
	const struct catalog *c = &w->catalog;

	(void)state;
	assert_int_equal(c->n, 4);
	assert_text(c->briefings[0]->slug, "apr");
	assert_text(c->briefings[3]->slug, "jan");
	world_free(w);
}

static void
test_equal_dates_by_slug(void **state)
{
	struct arena arena = {0};
	struct summary list[2] = {{.slug = STR("b")}, {.slug = STR("a")}};
	struct catalog catalog;

	(void)state;
	list[0].date = list[1].date = (struct date){2024, 1, 1};
	catalog_make(&catalog, list, 2, &arena);
	assert_text(catalog.briefings[0]->slug, "a");
	catalog_make(&catalog, list, 0, &arena);
	assert_int_equal(catalog.n_issuers, 0);
	assert_null(catalog_issuer(&catalog, STR("a")));
	arena_free(&arena);
}

static void
test_issuers(void **state)
{
	struct world *w = world_new();
	const struct catalog *c = &w->catalog;
	const struct issuer *cac = catalog_issuer(c, STR("cac"));

	(void)state;
	assert_int_equal(c->n_issuers, 3);
	assert_text(c->issuers[0].name, "MIIT");
	assert_int_equal(c->issuers[0].n_mentions, 4); /* a2 once */
	assert_text(c->issuers[0].mentions[0].entry->id, "a2");
	assert_text(c->issuers[0].mentions[3].entry->id, "j1");
	assert_non_null(cac);
	assert_int_equal(cac->n_mentions, 2); /* by either name */
	assert_text(cac->name, "CAC");
	assert_text(cac->expansion, "Cyberspace Administration");
	assert_ptr_equal(cac,
			 catalog_issuer(c, STR("Cyberspace ADMINISTRATION")));
	/* index.html is taken. */
	assert_text(catalog_issuer(c, STR("Index"))->slug, "index-2");
	assert_null(catalog_issuer(c, STR("nobody")));
	world_free(w);
}

static void
test_related(void **state)
{
	struct world *w = world_new();
	const struct catalog *c = &w->catalog;
	uint32_t related[8];
	size_t a1 = c->starts[0] + 1, j1 = c->starts[3] + 1;
	size_t f2 = c->starts[2] + 2;

	(void)state;
	assert_int_equal(catalog_related(c, a1, related, 8), 3);
	assert_text(c->all[related[0]].entry->id, "a2");
	assert_text(c->all[related[1]].entry->id, "f1");
	assert_text(c->all[related[2]].entry->id, "j1");
	assert_int_equal(catalog_related(c, a1, related, 1), 1);
	assert_text(c->all[related[0]].entry->id, "a2");
	assert_int_equal(catalog_related(c, a1, related, 0), 0);
	/* Two issuers: 36 days to f1, 56 to m1, then those of April. */
	assert_int_equal(catalog_related(c, j1, related, 8), 4);
	assert_text(c->all[related[0]].entry->id, "f1");
	assert_text(c->all[related[1]].entry->id, "m1");
	assert_text(c->all[related[2]].entry->id, "a1");
	assert_int_equal(catalog_related(c, f2, related, 8), 0);
	world_free(w);
}

/* What the page of a briefing's first entry shows of others. */
static struct hash
entry_hash(const struct catalog *catalog, size_t k)
{
	return neighbourhood_threads(catalog, catalog->starts[k] + 1);
}

/* A change of January must reach April's entry, which is related, but no entry
 * with nothing in common, and of April's other files none. */
static void
test_neighbourhood(void **state)
{
	struct world *w = world_new();
	struct hash april = entry_hash(&w->catalog, 0);
	struct hash march = entry_hash(&w->catalog, 1);

	struct hash others = neighbourhood_hash(&w->catalog, 0);

	(void)state;
	w->list[1].entries->title = STR("changed");
	w->list[1].entries->issuers[1].name = STR("MIIT"); /* no longer CAC */
	hash_all(w);
	catalog_make(&w->catalog, w->list, 4, &w->arena);
	assert_false(hash_eq(april, entry_hash(&w->catalog, 0)));
	assert_false(hash_eq(march, entry_hash(&w->catalog, 1)));
	april = entry_hash(&w->catalog, 0);
	march = entry_hash(&w->catalog, 1);
	w->list[1].entries->title = STR("changed again");
	hash_all(w);
	catalog_make(&w->catalog, w->list, 4, &w->arena);
	assert_false(hash_eq(april, entry_hash(&w->catalog, 0)));
	assert_true(hash_eq(march, entry_hash(&w->catalog, 1)));
	assert_true(hash_eq(others, neighbourhood_hash(&w->catalog, 0)));
	world_free(w);
}

/* A list follows from the briefings that are in it. */
static void
test_range(void **state)
{
	struct world *w = world_new();
	struct hash newer = neighbourhood_range(&w->catalog, 0, 2);
	struct hash all = neighbourhood_range(&w->catalog, 0, 4);

	(void)state;
	assert_true(hash_eq(all, w->catalog.cards));
	w->list[1].entries->title = STR("changed"); /* of January, the last */
	hash_all(w);
	catalog_make(&w->catalog, w->list, 4, &w->arena);
	assert_true(hash_eq(newer, neighbourhood_range(&w->catalog, 0, 2)));
	assert_false(hash_eq(all, w->catalog.cards));
	world_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_issuer_split),
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_equal_dates_by_slug),
	    cmocka_unit_test(test_issuers),
	    cmocka_unit_test(test_related),
	    cmocka_unit_test(test_neighbourhood),
	    cmocka_unit_test(test_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
