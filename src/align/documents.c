#include "align/documents.h"

#include "align/sources.h"
#include "base/fold.h"
#include "base/map.h"
#include "base/utf8.h"
#include "extract/view.h"

#define GROUP_MAX 160 /* bytes in parentheses */
#define LIST_MAX 100  /* bytes of a list of links */
#define LINES_MIN 3   /* that have to agree */
#define GROUPS_MIN 2  /* lists beside titles that are links */

struct counts {
	size_t all;
	size_t groups, low_groups; /* with parentheses at the end */
	size_t lists;              /* that begin low, or as others do */
	size_t marks;              /* with the same word as the one before */
	struct str mark;
};

/* The same, where a title in another language counts. */
static size_t
find_group(struct str text, struct str *inside)
{
	static const struct str opens[] = {STR_INIT("("), STR_INIT("（"),
					   STR_INIT("["), STR_INIT("［")};
	static const struct str closes[] = {STR_INIT(")"), STR_INIT("）"),
					    STR_INIT("]"), STR_INIT("］")};
	size_t end = text.n;

	text = fold_trim(text);
	for (size_t i = 0; i < 4; i++) {
		size_t from = text.n;

		if (!str_ends(text, closes[i]))
			continue;
		while (from > 0 && text.n - from < GROUP_MAX &&
		       !str_starts(str_skip(text, from), opens[i]))
			from--;
		if (!str_starts(str_skip(text, from), opens[i]))
			continue;
		*inside = fold_trim(
		    str_slice(text, from + opens[i].n, text.n - closes[i].n));
		return from;
	}
	return end;
}

/* Whether words are a title in another language, behind that in text. */
static bool
is_native(struct str text, struct str words)
{
	return rune_is_cjk(first_rune(words)) && !rune_is_cjk(first_rune(text));
}

size_t
documents_group(struct str text, struct str *inside)
{
	size_t from = find_group(text, inside);

	return from < text.n && is_native(text, *inside) ? text.n : from;
}

/* The first name of a list. */
static struct str
first_name(struct str list)
{
	size_t n;

	return fold_trim(str_slice(list, 0, source_separator(list, 0, &n)));
}

static bool
is_list(const struct para *para)
{
	return para->role == ROLE_ARTICLE && para->text.n > 0 &&
	       para->text.n <= LIST_MAX && !para->marks &&
	       str_find(para->text, STR("://"), 0) == STR_NONE;
}

/* How often each list begins with the same name. */
static void
count_names(struct map *names, const struct para *paras, struct arena *arena)
{
	for (const struct para *at = paras; at; at = at->next) {
		size_t **place;

		if (!is_list(at))
			continue;
		place = (size_t **)map_put(names, arena, first_name(at->text));
		if (!*place)
			*place = arena_alloc(arena, sizeof(**place));
		++**place;
	}
}

static void
count_line(struct counts *counts, const struct para *para,
	   const struct map *names)
{
	struct str inside = {0};
	const size_t *times;
	bool group;

	find_group(para->text, &inside);
	counts->all++;
	if (counts->all == 1)
		counts->mark = inside;
	counts->marks += inside.n > 0 && str_eq(inside, counts->mark);
	group = documents_group(para->text, &inside) < para->text.n;
	counts->groups += group;
	counts->low_groups += group && (text_starts_low(inside) ||
					rune_is_cjk(first_rune(inside)));
	if (!is_list(para))
		return;
	times = map_get(names, first_name(para->text));
	counts->lists +=
	    text_starts_low(para->text) || (times && *times >= LINES_MIN);
}

static bool
are_most(size_t n, const struct counts *counts)
{
	return n * 5 >= counts->all * 4;
}

void
documents_learn(struct documents *documents, const struct para *paras)
{
	struct arena scratch = {0};
	struct map names = {0};
	struct counts counts = {0};

	*documents = (struct documents){0};
	count_names(&names, paras, &scratch);
	for (const struct para *at = paras; at; at = at->next)
		if (at->role == ROLE_ARTICLE && at->text.n > 0 &&
		    !para_is_address(at))
			count_line(&counts, at, &names);
	arena_free(&scratch);
	if (counts.all > 1 && counts.marks == counts.all)
		documents->mark = counts.mark;
	if (counts.all < LINES_MIN)
		return;
	documents->named = are_most(counts.low_groups, &counts);
	if (are_most(counts.lists, &counts))
		documents->links = DOCUMENT_LISTS;
	else if (are_most(counts.groups, &counts))
		documents->links = DOCUMENT_GROUPS;
	else if (counts.groups >= GROUPS_MIN && counts.groups * 2 <= counts.all)
		documents->links = DOCUMENT_BOTH;
}
