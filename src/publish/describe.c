#include "publish/describe.h"

#include "publish/wording.h"

/* Characters of a description, as search engines show them. */
#define DESCRIPTION_MAX 200

/* "A, B": without what is absent. */
static struct str
join(const struct place *place, struct str a, struct str b)
{
	if (!a.n || !b.n)
		return a.n ? a : b;
	return arena_printf(
	    place->arena, "%.*s%.*s%.*s", STR_ARG(a),
	    STR_ARG(wording_text(place_wording(place), "comma")), STR_ARG(b));
}

/* ---- Briefings and their entries ---- */

/* "2024: 12 briefings, 345 entries, and 1 note". */
static struct str
describe_counts(const struct place *place, struct str period, size_t briefings,
		size_t entries, size_t notes)
{
	static const char *const words[] = {"n_briefings", "n_entries",
					    "n_notes"};
	const struct wording *wording = place_wording(place);
	size_t counts[] = {briefings, entries, notes}, n = 0;
	struct str parts[3], list;

	for (size_t i = 0; i < 3; i++)
		if (counts[i])
			parts[n++] = wording_count(wording, place->arena,
						   words[i], counts[i]);
	list = wording_list(wording, place->arena, parts, n);
	if (!period.n || !n)
		return n ? list : period;
	return wording_fill(
	    wording, place->arena, "about_period",
	    (struct filling[]){{"period", period}, {"list", list}}, 2);
}

struct str
describe_range(const struct place *place, struct str period, size_t from,
	       size_t to)
{
	const struct catalog *catalog = place->press->catalog;
	size_t entries = 0, notes = 0;

	for (size_t k = from; k < to; k++) {
		entries += catalog->briefings[k]->n_entries;
		notes += catalog->briefings[k]->n_notes;
	}
	return describe_counts(place, period, to - from, entries, notes);
}

/* Headlines, as many as fit: they tell best what a briefing has. */
static struct str
headlines(const struct place *place, const struct summary *summary)
{
	struct str between = wording_text(place_wording(place), "semicolon");
	struct buf out = {0};
	struct str text;

	for (const struct entry_summary *e = summary->entries; e; e = e->next) {
		if (!e->title.n)
			continue;
		if (out.n && out.n + e->title.n > DESCRIPTION_MAX)
			break;
		if (out.n)
			buf_put(&out, between);
		buf_put(&out, e->title);
	}
	text = buf_take(&out, place->arena);
	buf_free(&out);
	return text;
}

struct str
describe_briefing(const struct place *place, const struct summary *summary)
{
	struct str text = headlines(place, summary);

	if (text.n)
		return text;
	/* It stands in records, too, which know of no languages. */
	text = wording_date(place_wording(place), place->arena, summary->date,
			    place_lang(place));
	return describe_counts(place, text, 0, summary->n_entries,
			       summary->n_notes);
}

struct str
describe_entry(const struct place *place, const struct summary *summary,
	       const struct entry_summary *entry)
{
	struct str by =
	    join(place, entry->issuer, place_date(place, entry->date));

	return join(place, by, summary->title);
}

/* ---- Histories ---- */

/* How many of the mentions' briefings there are. */
static size_t
count_briefings(const struct place *place, const struct history *history,
		size_t from, size_t to)
{
	const struct catalog *catalog = place->press->catalog;
	bool *seen = arena_array(place->arena, catalog->n, sizeof(*seen));
	size_t n = 0;

	for (; from < to; from++) {
		size_t k = history_at(catalog, history, from).briefing;

		n += !seen[k];
		seen[k] = true;
	}
	return n;
}

struct str
describe_history(const struct place *place, const char *kind, struct str name,
		 struct str meaning, const struct history *history, size_t part)
{
	const struct wording *wording = place_wording(place);
	struct arena *arena = place->arena;
	struct filling fillings[4] = {{"name", name}};
	size_t from, to, n;

	history_slice(history, part, &from, &to);
	if (part == 0)
		to = history->n;
	if (meaning.n)
		fillings[0].text = arena_printf(
		    arena, "%.*s%.*s%.*s%.*s", STR_ARG(name),
		    STR_ARG(wording_text(wording, "open")), STR_ARG(meaning),
		    STR_ARG(wording_text(wording, "close")));
	n = count_briefings(place, history, from, to);
	fillings[1] = (struct filling){
	    "count",
	    wording_count(wording, arena, history_word(history), to - from)};
	fillings[2] = (struct filling){
	    "briefings", wording_count(wording, arena, "n_briefings", n)};
	fillings[3] = (struct filling){
	    "period", history_period(place, history, from, to)};
	return wording_fill(wording, arena, kind, fillings, 4);
}
