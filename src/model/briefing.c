#include "model/briefing.h"

#include "base/lang.h"
#include "model/footnote.h"
#include "model/settle.h"

void
link_append(struct link **first, struct link *link)
{
	while (*first)
		first = &(*first)->next;
	*first = link;
}

struct link *
link_new(struct arena *arena, struct str text, struct str url)
{
	struct link *link = arena_alloc(arena, sizeof(*link));

	link->text = text;
	link->url = url;
	return link;
}

struct str
entry_title(const struct entry *entry, struct arena *arena)
{
	struct str title = span_plain(arena, entry->title);

	if (!title.n)
		title = entry->article_title;
	if (!title.n)
		title = entry->native_title;
	return title.n ? title : entry->id;
}

/* ---- Period ---- */

static void
widen(struct date date, struct date *first, struct date *last)
{
	if (!date_is_full(date))
		return;
	if (!date_is_full(*first) || date_cmp(date, *first) < 0)
		*first = date;
	if (!date_is_full(*last) || date_cmp(date, *last) > 0)
		*last = date;
}

bool
briefing_period(const struct briefing *briefing, struct date *first,
		struct date *last)
{
	*first = *last = (struct date){0};
	for (const struct section *s = briefing->sections; s; s = s->next) {
		for (const struct note *n = s->notes; n; n = n->next)
			widen(n->date, first, last);
		for (const struct entry *e = s->entries; e; e = e->next)
			widen(e->date, first, last);
	}
	return date_is_full(*first);
}

struct date
briefing_corrected(const struct briefing *briefing, struct str entry)
{
	struct date last = {0};

	for (const struct correction *at = briefing->corrections; at;
	     at = at->next)
		if ((!entry.p || str_eq(at->entry, entry)) &&
		    (!date_is_set(last) || date_cmp(at->date, last) > 0))
			last = at->date;
	return last;
}

static struct date
later(struct date a, struct date b)
{
	return date_is_set(b) && date_cmp(b, a) > 0 ? b : a;
}

struct date
briefing_updated(const struct briefing *briefing)
{
	return later(briefing->date,
		     briefing_corrected(briefing, (struct str){0}));
}

struct date
entry_updated(const struct briefing *briefing, struct str id)
{
	return later(briefing->date, briefing_corrected(briefing, id));
}

bool
section_is_shown(const struct section *section)
{
	return section->lead || section->notes || section->tail ||
	       section->references || !section->entries;
}

/* ---- Settling ---- */

bool
briefing_name_is_reserved(struct str name)
{
	static const char *const names[] = {
	    "404",     "archive", "assets", "feed",   "glossary",
	    "index",   "issuers", "opds",   "robots", "search",
	    "sitemap", "sources", "topics",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq_case(name, str_from(names[i])))
			return true;
	return false;
}

static struct str
title_make(const struct briefing *briefing, struct str site_title,
	   struct arena *arena)
{
	enum lang lang = lang_of(briefing->lang);
	const char *comma = lang == LANG_ZH   ? "，"
			    : lang == LANG_JA ? "、"
					      : ", ";
	struct str period;
	struct date first, last;

	if (!briefing_period(briefing, &first, &last))
		return site_title;
	period = date_period(arena, first, last, briefing->lang);
	if (!site_title.n)
		return period;
	return arena_printf(arena, "%.*s%s%.*s", STR_ARG(site_title), comma,
			    STR_ARG(period));
}

void
briefing_settle(struct briefing *briefing, struct str site_title,
		struct str site_lang, struct arena *arena)
{
	settle_dates(briefing);
	if (!briefing->lang.n)
		briefing->lang = site_lang;
	if (!briefing->title.n) /* in that language */
		briefing->title = title_make(briefing, site_title, arena);
	briefing_period(briefing, &briefing->first, &briefing->last);
	footnotes_number(briefing);
	settle_ids(briefing,
		   arena); /* of headings in footnotes, in that order */
}

/* ---- Equality ---- */

static bool
links_equal(const struct link *a, const struct link *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!str_eq(a->text, b->text) || !str_eq(a->url, b->url))
			return false;
	return !a && !b;
}

static bool
tags_equal(const struct tag *a, const struct tag *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!str_eq(a->text, b->text))
			return false;
	return !a && !b;
}

static bool
fields_equal(const struct field *a, const struct field *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (a->role != b->role || !str_eq(a->label, b->label) ||
		    !block_equal(a->blocks, b->blocks))
			return false;
	return !a && !b;
}

static bool
entry_texts_equal(const struct entry *a, const struct entry *b)
{
	return str_eq(a->id, b->id) && str_eq(a->classes, b->classes) &&
	       str_eq(a->article_title, b->article_title) &&
	       str_eq(a->native_title, b->native_title) &&
	       str_eq(a->article_url, b->article_url) &&
	       str_eq(a->issuer, b->issuer) &&
	       str_eq(a->date_text, b->date_text) &&
	       str_eq(a->article_label, b->article_label) &&
	       str_eq(a->issuer_label, b->issuer_label) &&
	       str_eq(a->date_label, b->date_label) &&
	       str_eq(a->references_label, b->references_label) &&
	       str_eq(a->tags_label, b->tags_label);
}

static bool
entries_equal(const struct entry *a, const struct entry *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!entry_texts_equal(a, b) ||
		    date_cmp(a->date, b->date) != 0 ||
		    !span_equal(a->title, b->title) ||
		    !fields_equal(a->fields, b->fields) ||
		    !links_equal(a->references, b->references) ||
		    !tags_equal(a->tags, b->tags))
			return false;
	return !a && !b;
}

static bool
notes_equal(const struct note *a, const struct note *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (date_cmp(a->date, b->date) != 0 ||
		    !str_eq(a->date_label, b->date_label) ||
		    !block_equal(a->blocks, b->blocks) ||
		    !links_equal(a->references, b->references))
			return false;
	return !a && !b;
}

static bool
sections_equal(const struct section *a, const struct section *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!str_eq(a->id, b->id) || !str_eq(a->classes, b->classes) ||
		    !span_equal(a->title, b->title) ||
		    !block_equal(a->lead, b->lead) ||
		    !notes_equal(a->notes, b->notes) ||
		    !block_equal(a->tail, b->tail) ||
		    !entries_equal(a->entries, b->entries) ||
		    !links_equal(a->references, b->references))
			return false;
	return !a && !b;
}

/* Front matter is nested a few levels deep at most: yaml.h bounds it. */
static bool
metas_equal(const struct meta *a, const struct meta *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (a->kind != b->kind || !str_eq(a->key, b->key) ||
		    !str_eq(a->value, b->value) ||
		    !metas_equal(a->child, b->child))
			return false;
	return !a && !b;
}

static bool
corrections_equal(const struct correction *a, const struct correction *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (date_cmp(a->date, b->date) != 0 ||
		    !str_eq(a->text, b->text) || !str_eq(a->entry, b->entry))
			return false;
	return !a && !b;
}

static bool
aliases_equal(const struct alias *a, const struct alias *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!str_eq(a->path, b->path) || !str_eq(a->entry, b->entry))
			return false;
	return !a && !b;
}

bool
briefing_equal(const struct briefing *a, const struct briefing *b)
{
	return str_eq(a->title, b->title) && date_cmp(a->date, b->date) == 0 &&
	       str_eq(a->lang, b->lang) && metas_equal(a->meta, b->meta) &&
	       corrections_equal(a->corrections, b->corrections) &&
	       aliases_equal(a->aliases, b->aliases) &&
	       block_equal(a->lead, b->lead) &&
	       sections_equal(a->sections, b->sections) &&
	       links_equal(a->references, b->references) &&
	       tags_equal(a->tags, b->tags) &&
	       footnotes_equal(a->footnotes, b->footnotes);
}
