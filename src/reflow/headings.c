#include "reflow/headings.h"

#include "base/map.h"
#include "model/sitewords.h"

#define LEVELS 16
#define NO_LEVEL (LEVELS + 1)
#define HEADING_MAX 200 /* bytes of a heading */
#define SENTENCE_MAX 80 /* bytes of one that ends in a full stop */
#define LABEL_MAX 60    /* bytes of a label */

struct levels {
	size_t n[LEVELS];       /* headings of each level */
	size_t opens[LEVELS];   /* of them, with a label before the next one */
	size_t several[LEVELS]; /* ... and the first such label once more */
	const struct para *first;
	int entry; /* level of the entries */
	int title; /* level of the title; 0: none */
	bool flat; /* there is but one level */
	bool labels;
};

static bool
is_heading(const struct para *para)
{
	return para->level > 0;
}

static bool
has_headings(const struct para *para)
{
	while (para && !is_heading(para))
		para = para->next;
	return para;
}

/* Takes levels back that cannot be right: those of long texts, and all where
 * more is heading than text. */
static void
check_levels(struct para *paras)
{
	size_t headings = 0, all = 0;

	for (struct para *para = paras; para; para = para->next) {
		struct str text = para->text;
		bool sentence =
		    text.n > SENTENCE_MAX && text.p[text.n - 1] == '.';

		if (text.n == 0 || text.n > HEADING_MAX || sentence)
			para->level = 0;
		if (para->level >= LEVELS)
			para->level = LEVELS - 1;
		all += text.n;
		headings += is_heading(para) ? text.n : 0;
	}
	if (headings * 2 > all)
		for (struct para *para = paras; para; para = para->next)
			para->level = 0;
}

/* The lowest number of a level in use. */
static int
highest_level(const struct para *para)
{
	int highest = NO_LEVEL;

	for (; para; para = para->next)
		if (is_heading(para) && para->level < highest)
			highest = para->level;
	return highest;
}

/* Makes a heading the label of what follows it: a fact stands in the next
 * paragraph, which takes the label over. */
static void
make_label(struct para *para, enum role role)
{
	struct para *next = para->next;
	struct str label = para->text;

	if (str_ends(label, STR(":")))
		label.n--;
	para->level = 0;
	if (role_is_fact(role) && next && !next->label.p && !next->bullet &&
	    !is_heading(next)) {
		para->use = USE_HEADING;
		para = next;
	} else {
		para->text.n = 0;
	}
	para->label = str_trim(label);
	para->role = role;
}

/* Whether notes or lower headings follow heading para: it is a section's. */
static bool
stands_above(const struct para *para)
{
	const struct para *next = para->next;

	return next && (next->opening.n > 0 || next->level > para->level);
}

/* Headings below the highest level that are no titles but names of fields:
 * known labels, but not of sections, and what stands there twice or more,
 * such as "Why it matters". */
static void
find_labels(struct para *paras, const struct site *site, struct arena *arena)
{
	struct map counts = {0};
	int highest = highest_level(paras);

	for (struct para *para = paras; para; para = para->next) {
		if (!is_heading(para) || para->text.n > LABEL_MAX)
			continue;
		void **place = map_put(&counts, arena, para->text);

		if (!*place)
			*place = arena_alloc(arena, sizeof(size_t));
		++*(size_t *)*place;
	}
	for (struct para *para = paras; para; para = para->next) {
		const size_t *count = map_get(&counts, para->text);
		enum role role;

		if (!is_heading(para) || para->level == highest ||
		    para->marks || !count || stands_above(para))
			continue;
		role = site_role(site, para->text);
		if (role != ROLE_NONE || *count > 1)
			make_label(para, role);
	}
}

/* Whether a label comes after heading para and before the next heading. */
static bool
has_labels(const struct para *para)
{
	for (para = para->next; para && !is_heading(para); para = para->next)
		if (para->label.p)
			return true;
	return false;
}

/* Whether the first known label behind heading para comes twice before the
 * next heading: then several entries stand under it. */
static bool
has_several(const struct para *para)
{
	const struct para *first = NULL;
	size_t n = 0;

	for (para = para->next; para && !is_heading(para); para = para->next) {
		if (!first && para->role != ROLE_NONE)
			first = para;
		n += first && para->role == first->role &&
		     str_eq(para->label, first->label);
	}
	return n > 1 && first->role != ROLE_REFERENCES;
}

static void
count_levels(struct levels *levels, const struct para *paras)
{
	for (const struct para *para = paras; para; para = para->next) {
		if (para->label.p)
			levels->labels = true;
		if (!is_heading(para))
			continue;
		if (!levels->first)
			levels->first = para;
		levels->n[para->level]++;
		levels->opens[para->level] += has_labels(para);
		levels->several[para->level] += has_several(para);
	}
}

/* The next level below level that is in use; NO_LEVEL for none. */
static int
next_level(const struct levels *levels, int level)
{
	while (++level < LEVELS)
		if (levels->n[level] > 0)
			return level;
	return NO_LEVEL;
}

static void
judge_levels(struct levels *levels)
{
	int first = next_level(levels, 0), second = next_level(levels, first);

	levels->flat = second == NO_LEVEL;
	levels->entry = NO_LEVEL;
	for (int level = 1; level < LEVELS; level++)
		if (levels->opens[level] > 0 &&
		    (levels->entry == NO_LEVEL ||
		     levels->opens[level] >= levels->opens[levels->entry]))
			levels->entry = level;
	bool several =
	    levels->entry != NO_LEVEL &&
	    levels->several[levels->entry] * 2 > levels->opens[levels->entry];

	if (several)
		levels->entry = NO_LEVEL; /* they have no headings */
	if (levels->flat || levels->first->level != first ||
	    levels->n[first] > 1)
		first = 0; /* no title */
	levels->title = first < levels->entry ? first : 0;
	if (levels->entry == NO_LEVEL && !levels->flat && !several) {
		second = next_level(levels, levels->title);
		levels->entry = next_level(levels, second);
	}
}

/* Whether heading para stands over one that has no text either, but for
 * lines like the date of the issue. */
static bool
is_heading_of_headings(const struct para *para)
{
	const struct para *next = para->next;

	if (next && is_heading(next))
		return true;
	while (next && !is_heading(next) && !next->label.p &&
	       next->opening.n == 0)
		next = next->next;
	return next && is_heading(next) && next->next && is_heading(next->next);
}

static enum heading
judge_heading(const struct levels *levels, const struct para *para)
{
	const struct para *next = para->next;

	if (para->level == levels->title && para == levels->first)
		return HEADING_TITLE;
	if (next && next->opening.n > 0)
		return HEADING_SECTION;
	if (levels->flat) {
		if (has_labels(para) && levels->entry != NO_LEVEL)
			return HEADING_ENTRY;
		return para == levels->first && is_heading_of_headings(para)
			   ? HEADING_TITLE
			   : HEADING_SECTION;
	}
	if (para->level >= levels->entry && next &&
	    next->level == levels->entry)
		return HEADING_SECTION; /* nothing stands under it */
	return para->level < levels->entry    ? HEADING_SECTION
	       : para->level == levels->entry ? HEADING_ENTRY
					      : HEADING_FIELD;
}

bool
headings_find(struct para *paras, const struct site *site, struct arena *arena)
{
	struct levels levels = {0};

	if (!has_headings(paras))
		return false;
	check_levels(paras);
	find_labels(paras, site, arena);
	count_levels(&levels, paras);
	if (!levels.first)
		return false;
	judge_levels(&levels);
	for (struct para *para = paras; para; para = para->next)
		if (is_heading(para))
			para->heading = judge_heading(&levels, para);
	return true;
}
