#include "markdown/levels.h"

#include "markdown/label.h"
#include "markdown/notes.h"
#include "model/sitewords.h"

/* Whether a block opens with a label that only entries have. */
static bool
opens_with_fact(const struct block *block, const struct site *site,
		struct arena *arena)
{
	struct str label;
	enum role role;

	if (block->kind != BLOCK_PARA ||
	    !label_read(block->spans, arena, &label))
		return false;
	role = site_role(site, label);
	return role == ROLE_ARTICLE || role == ROLE_ISSUER ||
	       role == ROLE_DATE || role == ROLE_SUMMARY;
}

/* Whether labelled fields stand right under the headings of a level. */
static bool
level_has_facts(const struct block *block, int level, const struct site *site,
		struct arena *arena)
{
	bool under = false;

	for (; block; block = block->next) {
		if (block->kind == BLOCK_HEADING)
			under = block->level == level;
		else if (under && opens_with_fact(block, site, arena))
			return true;
	}
	return false;
}

bool
levels_heads_notes(const struct block *heading, struct arena *arena)
{
	const struct block *next = heading->next;

	if (!next || !notes_are(next, arena))
		return false;
	do
		next = next->next;
	while (next && next->kind == BLOCK_PAGE);
	return !next || next->kind == BLOCK_HEADING;
}

static bool
is_between(const struct block *block, int above, int below)
{
	return block->kind == BLOCK_HEADING && block->level > above &&
	       block->level < below;
}

int
levels_next(const struct block *blocks, int above)
{
	int level = LEVEL_NONE;

	for (; blocks; blocks = blocks->next)
		if (is_between(blocks, above, level))
			level = blocks->level;
	return level;
}

/* The same, but for headings that head notes. */
static int
entry_level(const struct block *blocks, int above, struct arena *arena)
{
	int level = LEVEL_NONE;

	for (; blocks; blocks = blocks->next)
		if (is_between(blocks, above, level) &&
		    !levels_heads_notes(blocks, arena))
			level = blocks->level;
	return level;
}

struct levels
levels_find(const struct block *blocks, const struct site *site,
	    struct arena *arena)
{
	struct levels levels = {0};
	int first = levels_next(blocks, 0), third;

	if (first == LEVEL_NONE)
		return levels;
	if (level_has_facts(blocks, first, site, arena)) {
		levels.entry = first;
	} else {
		levels.section = first;
		levels.entry = entry_level(blocks, first, arena);
	}
	third = levels_next(blocks, levels.entry);
	if (third < 4)
		levels.deeper = 4 - third;
	return levels;
}
