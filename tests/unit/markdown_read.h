/*
 * Markdown read: what tests of the reader share. Texts are read as the
 * briefing "text" of a site with nothing but defaults.
 */
#ifndef BREVIER_TESTS_MARKDOWN_READ_H
#define BREVIER_TESTS_MARKDOWN_READ_H

#include "check.h"

#include "unit/markdown_check.h"

static struct arena arena;
static struct site site;
static struct diags diags;
static struct briefing briefing;

static inline int
setup(void **state)
{
	(void)state;
	unsetenv("SOURCE_DATE_EPOCH");
	site = loop_site(&arena);
	return 0;
}

static inline int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static inline bool
read_str(struct str text)
{
	struct source *source = arena_alloc(&arena, sizeof(*source));

	*source = (struct source){.name = STR("a.md"), .text = text};
	diags_init(&diags, &arena);
	briefing = (struct briefing){.slug = STR("text")};
	return markdown_read(&briefing, source, &site, &arena, &diags);
}

/* Reads text without a word said, but that its date is missing, and holds it
 * to the invariant. */
static inline void
read_well(const char *text)
{
	assert_true(read_str(str_from(text)));
	for (const struct diag *at = diags.first; at; at = at->next)
		assert_string_equal(at->code, "date-missing");
	assert_true(loop_closes(&briefing, str_from(text), &site, &arena));
}

static inline void
read_ill(const char *text, const char *want)
{
	assert_false(read_str(str_from(text)));
	assert_printed(&diags, want);
}

#define assert_plain(spans, want)                                              \
	assert_str(span_plain(&arena, (spans)), (want))
#define assert_blocks(blocks, want)                                            \
	assert_str(block_plain(&arena, (blocks)), (want))

static inline void
assert_date(struct date date, int year, int month, int day)
{
	assert_int_equal(date.year, year);
	assert_int_equal(date.month, month);
	assert_int_equal(date.day, day);
}

#endif
