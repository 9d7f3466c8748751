#include "publish/passage.h"

#include "publish/page.h"
#include "publish/values.h"

/* Related entries at the foot of an entry's page. */
enum { RELATED = 5 };

/* ---- Mentions ---- */

static void
set_text(const struct place *place, struct value *map, const char *key,
	 struct str text)
{
	value_set_text(place->arena, map, key, text.n ? text : (struct str){0});
}

/* A date in words and in ISO 8601, as far as it is known. */
static void
set_date(const struct place *place, struct value *map, struct date date)
{
	struct str none = {0};

	value_set_text(place->arena, map, "date",
		       date_is_set(date) ? place_date(place, date) : none);
	value_set_text(place->arena, map, "date_iso",
		       date_is_full(date) ? date_iso(place->arena, date)
					  : none);
}

static void
set_entry(const struct place *place, struct value *map,
	  const struct summary *summary, const struct entry_summary *entry)
{
	struct arena *arena = place->arena;

	value_set_text(arena, map, "title", entry->title);
	value_set_text(
	    arena, map, "url",
	    place_link(place, place_page(place, summary->slug, entry->id)));
	value_set(arena, map, "native_title_html",
		  values_native(place, entry->native_title, summary->lang));
	set_text(place, map, "lead", entry->lead);
	set_text(place, map, "issuer", entry->issuer);
	value_set(
	    arena, map, "issuers",
	    values_issuers(place, entry->issuers, entry->n_issuers, summary));
	set_date(place, map, entry->date);
	set_text(place, map, "section", entry->section);
}

/* What a note and a briefing do not have is absent. */
static void
set_other(const struct place *place, struct value *map, struct str title,
	  struct str url, struct date date)
{
	struct arena *arena = place->arena;

	value_set_text(arena, map, "title", title);
	value_set_text(arena, map, "url", url);
	value_set(arena, map, "native_title_html", NULL);
	value_set(arena, map, "lead", NULL);
	value_set(arena, map, "issuer", NULL);
	value_set(arena, map, "issuers", value_list(arena));
	set_date(place, map, date);
	value_set(arena, map, "section", NULL);
}

/* A note stands on the page of its briefing. */
static struct str
note_url(const struct place *place, struct str page,
	 const struct note_summary *note)
{
	if (!page.n)
		return page;
	return arena_printf(place->arena, "%.*s#_note-%zu", STR_ARG(page),
			    note->number);
}

static struct value *
passage_make(const struct place *place, const struct summary *summary,
	     struct mention mention)
{
	struct arena *arena = place->arena;
	struct str page =
	    place_link(place, place_page(place, summary->slug, STR("index")));
	struct value *map = value_map(arena);

	if (mention.entry)
		set_entry(place, map, summary, mention.entry);
	else if (mention.note)
		set_other(place, map, mention.note->text,
			  note_url(place, page, mention.note),
			  mention.note->date);
	else
		set_other(place, map, summary->title, page, summary->date);
	values_set_lang(place, map, summary->lang);
	set_text(place, map, "title_lang",
		 script_lang(value_get(map, STR("title"))->text, summary->lang,
			     &place->press->site->scripts));
	value_set_bool(arena, map, "is_note", mention.note != NULL);
	value_set_text(arena, map, "briefing_title", summary->title);
	value_set_text(arena, map, "briefing_url", page);
	value_set_text(arena, map, "briefing_date",
		       place_date(place, summary->date));
	return map;
}

struct value *
passage_value(const struct place *place, struct mention mention)
{
	const struct catalog *catalog = place->press->catalog;

	return passage_make(place, catalog->briefings[mention.briefing],
			    mention);
}

struct value *
passage_of_entry(const struct place *place, const struct summary *summary,
		 const struct entry_summary *entry)
{
	return passage_make(place, summary, (struct mention){.entry = entry});
}

/* ---- Threads ---- */

static struct value *
thread_value(const struct place *place, const struct thread *thread)
{
	static const char *const words[THREAD_REASONS] = {
	    [THREAD_DOCUMENT] = "thread_document",
	    [THREAD_PROGRAMME] = "thread_programme",
	    [THREAD_TOPIC] = "thread_topic",
	    [THREAD_ISSUER] = "thread_issuer",
	};
	struct value *map =
	    passage_value(place, place->press->catalog->all[thread->place]);

	value_set_text(place->arena, map, "reason",
		       place_said(place, wording_fill_one(
					     place_wording(place), place->arena,
					     words[thread->reason], "name",
					     thread->text)));
	return page_if_linked(map);
}

static void
set_list(const struct place *place, struct value *page, const char *key,
	 const char *has, struct value *list)
{
	value_set(place->arena, page, key, list);
	value_set_bool(place->arena, page, has, value_is_true(list));
}

static struct value *
threads_value(const struct place *place, const struct thread *threads, size_t n)
{
	struct value *list = value_list(place->arena);

	for (size_t i = 0; i < n; i++) {
		struct value *value = thread_value(place, &threads[i]);

		if (value)
			value_push(list, value);
	}
	return list;
}

static bool
is_told(const struct thread *threads, size_t n, size_t place)
{
	for (size_t i = 0; i < n; i++)
		if (threads[i].place == place)
			return true;
	return false;
}

static struct value *
related_value(const struct place *place, size_t entry,
	      const struct found_threads *found)
{
	const struct catalog *catalog = place->press->catalog;
	struct value *list = value_list(place->arena), *value;
	uint32_t related[CATALOG_RELATED_MAX];
	size_t n =
	    catalog_related(catalog, entry, related, CATALOG_RELATED_MAX);

	for (size_t i = 0, told = 0; i < n && told < RELATED; i++) {
		if (is_told(found->earlier, found->n_earlier, related[i]) ||
		    is_told(found->later, found->n_later, related[i]))
			continue;
		told++;
		value = page_if_linked(
		    passage_value(place, catalog->all[related[i]]));
		if (value)
			value_push(list, value);
	}
	return list;
}

void
passage_set_threads(const struct place *place, struct value *page,
		    struct mention mention)
{
	const struct catalog *catalog = place->press->catalog;
	struct found_threads found = {.n_earlier = 0};
	struct value *related = NULL;

	if (mention.entry) {
		size_t entry =
		    catalog_place(catalog, mention.briefing, mention.entry);

		threads_find(catalog, entry, &found);
		related = related_value(place, entry, &found);
	}
	set_list(place, page, "earlier", "has_earlier",
		 threads_value(place, found.earlier, found.n_earlier));
	set_list(place, page, "later", "has_later",
		 threads_value(place, found.later, found.n_later));
	set_list(place, page, "related", "has_related",
		 related ? related : value_list(place->arena));
}
