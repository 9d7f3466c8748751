#include "model/settle.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/fold.h"
#include "base/map.h"
#include "base/nfc.h"
#include "base/path.h"
#include "base/utf8.h"
#include "model/footnote.h"

/* ---- Dates ---- */

static const struct date date_unknown = {1980, 1, 1};

bool
settle_date_is_known(struct date date)
{
	return date_is_full(date) && date_cmp(date, date_unknown) != 0;
}

static bool
lacks_year(struct date date)
{
	return date_is_set(date) && !date_is_full(date);
}

/* The date beside which notes without a year stand; unset where nothing
 * tells. */
static struct date
anchor_date(const struct briefing *briefing)
{
	struct date first, last, epoch;

	if (settle_date_is_known(briefing->date))
		return briefing->date;
	if (briefing_period(briefing, &first, &last))
		return last;
	if (!date_is_full(briefing->date) && date_source_epoch(&epoch) &&
	    settle_date_is_known(epoch))
		return epoch;
	return (struct date){0};
}

/* The last date of all, notes without a year dated near anchor. */
static struct date
last_date_near(const struct briefing *briefing, struct date anchor)
{
	struct date first, last, date;

	briefing_period(briefing, &first, &last);
	for (const struct section *s = briefing->sections; s; s = s->next)
		for (const struct note *n = s->notes; n; n = n->next) {
			date = n->date;
			if (lacks_year(n->date))
				date.year = date_year_near(date, anchor);
			if (date_is_full(date) && date_cmp(date, last) > 0)
				last = date;
		}
	return last;
}

/* Whether notes get the same years near either date. */
static bool
years_agree(const struct briefing *briefing, struct date a, struct date b)
{
	for (const struct section *s = briefing->sections; s; s = s->next)
		for (const struct note *n = s->notes; n; n = n->next)
			if (lacks_year(n->date) &&
			    date_year_near(n->date, a) !=
				date_year_near(n->date, b))
				return false;
	return true;
}

/* The last date of all, unless years would be others once it is given: then
 * notes are spread so widely that only the anchor is sure. */
static struct date
date_make(const struct briefing *briefing, struct date anchor)
{
	struct date last;

	if (!date_is_full(anchor))
		return date_unknown;
	last = last_date_near(briefing, anchor);
	if (date_is_full(last) && years_agree(briefing, anchor, last))
		return last;
	return anchor;
}

void
settle_dates(struct briefing *briefing)
{
	struct date anchor = anchor_date(briefing);

	if (!date_is_full(briefing->date))
		briefing->date = date_make(briefing, anchor);
	for (struct section *s = briefing->sections; s; s = s->next) {
		for (struct note *n = s->notes; n; n = n->next)
			if (lacks_year(n->date))
				n->date.year = date_year_near(n->date, anchor);
		for (struct entry *e = s->entries; e; e = e->next)
			if (lacks_year(e->date))
				e->date.year = date_year_near(e->date, anchor);
	}
}

/* ---- Ids ---- */

enum {
	ID_SLUG_MAX = 60,    /* bytes of an id that is made from a title */
	ID_NUMBER_MAX = 100, /* bytes of a given id that may get a number */
	ID_MAX = 120,        /* bytes of a given id, with a number */
};

struct names {
	struct arena *arena;
	struct str slug;     /* of the briefing */
	bool headings;       /* names are for headings, no longer for files */
	struct map taken;    /* names in lower case: any value */
	struct map counters; /* names in lower case: the last number tried */
};

/* Whether name is the id of a page's mark, which begins with no underscore. */
static bool
name_is_mark(struct str name)
{
	static const struct str page = STR_INIT("page-");
	size_t at = page.n;

	if (!str_starts(name, page))
		return false;
	while (at < name.n && ascii_digit(name.p[at]))
		at++;
	return at == name.n;
}

/* Whether name, folded as that of a file, is that of a page of the site, or
 * the briefing's own; or an id of the templates: in a book, that of a title. */
static bool
name_is_ours(const struct names *names, struct str name, struct str folded)
{
	if (name_is_mark(name))
		return true;
	if (names->headings)
		return str_eq(name, STR("title"));
	return briefing_name_is_reserved(name) || str_eq(folded, names->slug);
}

/* Takes a name; false where it is somebody's already. */
static bool
name_take(struct names *names, struct str name)
{
	struct str folded = nfc_fold(name, names->arena);
	void **place;

	if (name_is_ours(names, name, folded))
		return false;
	place = map_put(&names->taken, names->arena, folded);
	if (*place)
		return false;
	*place = names;
	return true;
}

/* The last number that was tried for name: none is tried twice, which keeps
 * many equal titles linear. */
static size_t *
name_counter(struct names *names, struct str name)
{
	struct str folded = nfc_fold(name, names->arena);
	size_t *counter = map_get(&names->counters, folded);

	if (!counter) {
		counter = arena_alloc(names->arena, sizeof(*counter));
		*counter = 1;
		*map_put(&names->counters, names->arena, folded) = counter;
	}
	return counter;
}

/* Takes name, else name-2, name-3 ... */
static struct str
name_take_numbered(struct names *names, struct str name, struct arena *arena)
{
	struct str numbered = name;
	size_t *counter;

	if (name_take(names, name))
		return name;
	counter = name_counter(names, name);
	do
		numbered =
		    arena_printf(arena, "%.*s-%zu", STR_ARG(name), ++*counter);
	while (!name_take(names, numbered));
	return numbered;
}

/* Whether a given id can name a file. Ids of the templates begin with an
 * underscore. */
static bool
id_is_usable(struct str id)
{
	return id.n <= ID_MAX && file_name_is_safe(id) && id.p[0] != '_';
}

static void
id_take_given(struct names *names, struct str *id, bool *given,
	      struct arena *arena)
{
	if (!*given)
		return;
	*given = id_is_usable(*id) &&
		 !name_is_ours(names, *id, nfc_fold(*id, names->arena));
	if (*given && id->n <= ID_NUMBER_MAX)
		*id = name_take_numbered(names, *id, arena);
	else if (*given)
		*given = name_take(names, *id);
}

static struct str
id_make(struct names *names, const struct span *title, const char *otherwise,
	struct arena *arena)
{
	struct str name =
	    slug_make(arena, span_plain(names->arena, title), ID_SLUG_MAX);

	if (name.n == 0)
		name = str_from(otherwise);
	return name_take_numbered(names, name, arena);
}

static void
take_given(struct names *names, struct briefing *briefing, struct arena *arena)
{
	for (struct section *s = briefing->sections; s; s = s->next) {
		id_take_given(names, &s->id, &s->id_given, arena);
		for (struct entry *e = s->entries; e; e = e->next)
			id_take_given(names, &e->id, &e->id_given, arena);
	}
}

/* ---- Ids of headings within the text ---- */

struct frame {
	struct block *next; /* to go on with when the children are done */
	struct frame *up;
};

typedef void visit_heading(struct names *names, struct block *heading,
			   struct arena *arena);

static void
visit_headings(struct names *names, struct block *block, visit_heading *visit,
	       struct arena *arena)
{
	struct frame *top = NULL, *frame;

	while (block || top) {
		if (!block) {
			block = top->next;
			top = top->up;
			continue;
		}
		if (block->kind == BLOCK_HEADING)
			visit(names, block, arena);
		if (!block->child) {
			block = block->next;
			continue;
		}
		frame = arena_alloc(names->arena, sizeof(*frame));
		*frame = (struct frame){block->next, top};
		top = frame;
		block = block->child;
	}
}

static void
visit_all(struct names *names, struct briefing *briefing, visit_heading *visit,
	  struct arena *arena)
{
	visit_headings(names, briefing->lead, visit, arena);
	for (struct section *s = briefing->sections; s; s = s->next) {
		visit_headings(names, s->lead, visit, arena);
		for (struct note *n = s->notes; n; n = n->next)
			visit_headings(names, n->blocks, visit, arena);
		visit_headings(names, s->tail, visit, arena);
		for (struct entry *e = s->entries; e; e = e->next)
			for (struct field *f = e->fields; f; f = f->next)
				visit_headings(names, f->blocks, visit, arena);
	}
	for (struct footnote *n = briefing->footnotes; n; n = n->next)
		visit_headings(names, n->blocks, visit, arena);
}

static void
heading_take_given(struct names *names, struct block *heading,
		   struct arena *arena)
{
	bool given = heading->id.n > 0 && !heading->id_made;

	id_take_given(names, &heading->id, &given, arena);
	heading->id_made = !given;
}

static void
heading_make(struct names *names, struct block *heading, struct arena *arena)
{
	if (heading->id_made)
		heading->id = id_make(names, heading->spans, "heading", arena);
}

/* All headings of a briefing stand on one page, with its sections and
 * entries. */
static void
settle_headings(struct names *names, struct briefing *briefing,
		struct arena *arena)
{
	names->headings = true;
	visit_all(names, briefing, heading_take_given, arena);
	visit_all(names, briefing, heading_make, arena);
}

void
settle_ids(struct briefing *briefing, struct arena *arena)
{
	struct arena scratch = {0};
	struct names names = {.arena = &scratch};

	names.slug = nfc_fold(briefing->slug, names.arena);
	take_given(&names, briefing, arena);
	for (struct section *s = briefing->sections; s; s = s->next) {
		if (!s->id_given)
			s->id = id_make(&names, s->title, "section", arena);
		for (struct entry *e = s->entries; e; e = e->next)
			if (!e->id_given)
				e->id =
				    id_make(&names, e->title, "entry", arena);
	}
	settle_headings(&names, briefing, arena);
	arena_free(&scratch);
}
