#include "book/meta.h"

#include "publish/describe.h"
#include "publish/identifier.h"
#include "publish/values.h"

/* ---- Lists ---- */

static struct value *
html_of(struct book *book, struct str text)
{
	return values_native(&book->place, text, place_lang(&book->place));
}

/* A text that the list does not have yet. */
static void
push_text(struct book *book, struct value *list, struct str text)
{
	struct value *item = list->child;

	while (item && !str_eq(value_get(item, STR("text"))->text, text))
		item = item->next;
	if (item || !text.n)
		return;
	item = value_map(book->arena);
	text = arena_str(book->arena, text);
	value_set_text(book->arena, item, "text", text);
	value_set(book->arena, item, "html", html_of(book, text));
	value_push(list, item);
}

/* Its topics, and its issuers by their full names. */
static void
push_subjects(struct book *book, struct value *list,
	      const struct briefing *briefing, const struct summary *summary)
{
	for (const struct tag *tag = briefing->tags; tag; tag = tag->next)
		push_text(book, list, tag->text);
	for (const struct section *s = briefing->sections; s; s = s->next)
		for (const struct entry *e = s->entries; e; e = e->next)
			for (const struct tag *t = e->tags; t; t = t->next)
				push_text(book, list, t->text);
	for (const struct entry_summary *e = summary->entries; e; e = e->next)
		for (size_t i = 0; i < e->n_issuers; i++) {
			struct str name = e->issuers[i].name;
			const struct value *full = value_get(
			    values_issuer(&book->place, name, summary),
			    STR("expansion"));

			push_text(book, list, full->text.n ? full->text : name);
		}
}

/* ---- Front matter ---- */

static const struct meta *
find_meta(const struct briefing *briefing, const char *key)
{
	const struct meta *meta = briefing->meta;

	while (meta && !str_eq_case(meta->key, str_from(key)))
		meta = meta->next;
	return meta;
}

static struct str
meta_text(const struct briefing *briefing, const char *key, struct str other)
{
	const struct meta *meta = find_meta(briefing, key);

	return meta && meta->kind == META_TEXT && meta->value.n ? meta->value
								: other;
}

static void
push_authors(struct book *book, struct value *list,
	     const struct briefing *briefing)
{
	static const char *const keys[] = {"author", "authors"};

	for (size_t i = 0; i < 2; i++) {
		const struct meta *meta = find_meta(briefing, keys[i]);

		if (!meta)
			continue;
		if (meta->kind == META_TEXT)
			push_text(book, list, meta->value);
		for (const struct meta *at = meta->child; at; at = at->next)
			if (at->kind == META_TEXT)
				push_text(book, list, at->value);
	}
	if (!list->child)
		push_text(book, list, book->press->site->publisher);
}

/* ---- What all books have ---- */

static void
set_texts(struct book *book, struct value *map, struct str title)
{
	const struct site *site = book->press->site;
	struct arena *arena = book->arena;
	struct str lang = place_lang(&book->place);
	struct str none = {0};

	value_set_text(arena, map, "title", title);
	value_set(arena, map, "title_html", html_of(book, title));
	value_set_text(arena, map, "lang", lang);
	value_set_text(arena, map, "dir",
		       script_is_rtl(lang) ? STR("rtl") : none);
	value_set_text(arena, map, "series", site->title);
	value_set(arena, map, "series_html", html_of(book, site->title));
	value_set_text(arena, map, "publisher",
		       site->publisher.n ? site->publisher : none);
	value_set(arena, map, "publisher_html", html_of(book, site->publisher));
	value_set_bool(arena, map, "is_collected",
		       place_is_collected(&book->place));
}

static void
set_dates(struct book *book, struct value *map, struct date date,
	  struct date updated, struct str period)
{
	struct arena *arena = book->arena;

	value_set_text(arena, map, "date", place_date(&book->place, date));
	value_set_text(arena, map, "date_iso", date_iso(arena, date));
	value_set_text(
	    arena, map, "modified",
	    arena_printf(arena, "%sT00:00:00Z", date_iso(arena, updated).p));
	value_set_text(arena, map, "changed",
		       date_cmp(updated, date) > 0
			   ? place_date(&book->place, updated)
			   : (struct str){0});
	value_set_text(arena, map, "period", period);
}

static struct str
period_of(struct book *book, struct date first, struct date last)
{
	if (!date_is_set(first) || !date_is_set(last))
		return (struct str){0};
	return place_period(&book->place, first, last);
}

/* ---- One briefing ---- */

void
book_meta_briefing(struct book *book, const struct briefing *briefing, size_t k)
{
	const struct summary *summary = book->press->catalog->briefings[k];
	const struct site *site = book->press->site;
	struct arena *arena = book->arena;
	struct value *map = value_map(arena), *authors = value_list(arena);
	struct value *subjects = value_list(arena), *langs = value_list(arena);
	struct str none = {0};
	struct str rights = meta_text(briefing, "rights", site->rights);

	set_texts(book, map, briefing->title);
	set_dates(book, map, briefing->date, briefing_updated(briefing),
		  period_of(book, briefing->first, briefing->last));
	push_authors(book, authors, briefing);
	push_subjects(book, subjects, briefing, summary);
	value_set_text(arena, map, "identifier",
		       identifier_make(site, briefing->slug, none, arena));
	value_set_text(arena, map, "description",
		       meta_text(briefing, "description",
				 describe_briefing(&book->place, summary)));
	value_set_text(arena, map, "rights", rights.n ? rights : none);
	value_set(arena, map, "rights_html", html_of(book, rights));
	value_set(arena, map, "authors", authors);
	value_set(arena, map, "subjects", subjects);
	value_set(arena, map, "langs", langs);
	value_set(arena, book->value, "book", map);
}

/* ---- Several ---- */

void
book_meta_collected(struct book *book, struct str identifier, struct str title)
{
	const struct catalog *catalog = book->press->catalog;
	const struct summary *newest = catalog->briefings[book->place.from];
	const struct summary *oldest = catalog->briefings[book->place.to - 1];
	const struct site *site = book->press->site;
	struct date updated = newest->updated;
	struct arena *arena = book->arena;
	struct value *map = value_map(arena), *authors = value_list(arena);
	struct value *langs = value_list(arena);
	struct str none = {0};

	for (size_t k = book->place.from; k < book->place.to; k++) {
		const struct summary *summary = catalog->briefings[k];

		if (date_cmp(summary->updated, updated) > 0)
			updated = summary->updated;
		if (!str_eq_case(summary->lang, place_lang(&book->place)))
			push_text(book, langs, summary->lang);
	}
	set_texts(book, map, title);
	set_dates(book, map, newest->date, updated,
		  period_of(book, oldest->date, newest->date));
	push_text(book, authors, site->publisher);
	value_set_text(arena, map, "identifier", identifier);
	value_set_text(arena, map, "description",
		       site->description.n ? site->description : none);
	value_set_text(arena, map, "rights",
		       site->rights.n ? site->rights : none);
	value_set(arena, map, "rights_html", html_of(book, site->rights));
	value_set(arena, map, "authors", authors);
	value_set(arena, map, "subjects", value_list(arena));
	value_set(arena, map, "langs", langs);
	value_set(arena, book->value, "book", map);
}
