#include "publish/passage.h"
#include "publish/values.h"

/* "4 entries and 13 notes": of what there is. */
static struct str
counts_text(const struct place *place, const struct summary *summary)
{
	const struct wording *wording = place_wording(place);
	struct str parts[2];
	size_t n = 0;

	if (summary->n_entries)
		parts[n++] = wording_count(wording, place->arena, "n_entries",
					   summary->n_entries);
	if (summary->n_notes)
		parts[n++] = wording_count(wording, place->arena, "n_notes",
					   summary->n_notes);
	return place_said(place, wording_list(wording, place->arena, parts, n));
}

static void
set_counts(const struct place *place, struct value *card,
	   const struct summary *summary)
{
	struct arena *arena = place->arena;
	size_t largest = place->press->catalog->largest;

	values_count(place, card, "n_entries", "n_entries", summary->n_entries);
	values_count(place, card, "n_notes", "n_notes", summary->n_notes);
	values_count(place, card, "n_links", "n_links", summary->n_links);
	value_set_text(arena, card, "counts_text", counts_text(place, summary));
	value_set_bool(arena, card, "has_entries", summary->n_entries > 0);
	value_set_bool(arena, card, "has_notes", summary->n_notes > 0);
	value_set_number(
	    arena, card, "bar",
	    values_bar(summary->n_entries + summary->n_notes, largest));
}

static void
set_files(const struct place *place, struct value *card, struct str slug)
{
	values_set_link(place, card, "epub_url",
			place_file(place, slug, "epub"));
	values_set_link(place, card, "zip_url", place_file(place, slug, "zip"));
	values_set_link(place, card, "markdown_url",
			place_file(place, slug, "md"));
	values_set_link(place, card, "json_url",
			place_file(place, slug, "json"));
}

/* As Google Scholar wants dates; absent where the day is not known. */
static struct str
date_slashed(struct arena *arena, struct date date)
{
	if (!date_is_full(date))
		return (struct str){0};
	return arena_printf(arena, "%04d/%02d/%02d", date.year, date.month,
			    date.day);
}

struct value *
values_short_card(const struct place *place, const struct summary *summary)
{
	struct arena *arena = place->arena;
	struct value *card = value_map(arena);
	struct str period = {0};

	if (date_is_set(summary->first) && date_is_set(summary->last))
		period = place_period(place, summary->first, summary->last);
	value_set_text(arena, card, "title", summary->title);
	values_set_link(place, card, "url",
			place_page(place, summary->slug, STR("index")));
	values_set_lang(place, card, summary->lang);
	values_set_date(place, card, summary->date);
	value_set_text(arena, card, "date_slashed",
		       date_slashed(arena, summary->date));
	value_set_text(arena, card, "period", period);
	set_counts(place, card, summary);
	set_files(place, card, summary->slug);
	value_set(arena, card, "entries", NULL);
	return card;
}

struct value *
values_card(const struct place *place, const struct summary *summary)
{
	struct value *card = values_short_card(place, summary);
	struct value *entries = value_list(place->arena);

	for (const struct entry_summary *e = summary->entries; e; e = e->next)
		value_push(entries, passage_of_entry(place, summary, e));
	value_set(place->arena, card, "entries", entries);
	return card;
}
