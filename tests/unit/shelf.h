/*
 * Shelf: briefings written in Markdown, joined to a catalog, for tests of
 * what they share.
 *
 *	shelf_put("2024-01", "---\ndate: ...");
 *	shelf_join();
 *	... catalog ...
 *	shelf_clear()		as the teardown
 */
#ifndef BREVIER_TESTS_SHELF_H
#define BREVIER_TESTS_SHELF_H

#include "check.h"

#include "base/buf.h"
#include "catalog/catalog.h"
#include "unit/markdown_check.h"

enum { SHELF_MAX = 16 };

static struct arena shelf_arena;
static struct summary shelf[SHELF_MAX];
static struct briefing shelf_briefings[SHELF_MAX];
static size_t shelf_n;
static struct catalog catalog;

static inline void
shelf_put(const char *slug, const char *text)
{
	struct site site = loop_site(&shelf_arena);
	struct briefing *briefing = &shelf_briefings[shelf_n];

	assert_true(shelf_n < SHELF_MAX);
	assert_true(loop_read(briefing, str_from(text), &site, &shelf_arena));
	briefing->slug = str_from(slug);
	briefing_settle(briefing, STR("Digest"), STR("en"), &shelf_arena);
	summary_make(&shelf[shelf_n++], briefing, &shelf_arena);
}

static inline void
shelf_join(void)
{
	catalog_make(&catalog, shelf, shelf_n, &shelf_arena);
}

static inline int
shelf_clear(void **state)
{
	(void)state;
	arena_free(&shelf_arena);
	shelf_n = 0;
	return 0;
}

/* The place of the entry called id in catalog.all. */
static inline size_t
shelf_place(const char *id)
{
	for (size_t i = 0; i < catalog.n_all; i++)
		if (catalog.all[i].entry &&
		    str_eq(catalog.all[i].entry->id, str_from(id)))
			return i;
	fail_msg("no entry '%s'", id);
	return 0;
}

/* "2024-01/one" of an entry, "2024-01/_note-1", "2024-01/" of all else. */
static inline void
shelf_say(struct buf *out, size_t place)
{
	struct mention mention = catalog.all[place];

	buf_put(out, catalog.briefings[mention.briefing]->slug);
	buf_putc(out, '/');
	if (mention.entry)
		buf_put(out, mention.entry->id);
	else if (mention.note)
		buf_printf(out, "_note-%zu", mention.note->number);
}

/* That a trail leads to the places want, with spaces between them. */
static inline void
assert_trail(struct trail trail, const char *want)
{
	struct buf got = {0};

	for (size_t i = 0; i < trail.n; i++) {
		buf_puts(&got, i ? " " : "");
		shelf_say(&got, trail.list[i]);
	}
	buf_putc(&got, '\0');
	assert_string_equal(got.p, want);
	buf_free(&got);
}

#endif
