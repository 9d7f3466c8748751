#include "publish/pages.h"

#include "base/xml.h"
#include "model/issuers.h"

/* Related entries at the foot of an entry's page. */
#define RELATED 5
/* Characters of a description, as search engines show them. */
#define DESCRIPTION_MAX 200

/* ---- Rendering ---- */

bool
page_render(const struct press *press, const char *template,
	    const struct value *value, struct str document, struct buf *out,
	    struct diags *diags)
{
	size_t from = out->n;
	struct source source = {0};

	if (!template_render(press->templates, str_from(template), value, out,
			     diags))
		return false;
	source.name = arena_printf(diags->arena, "%.*s (from %s)",
				   STR_ARG(document), template);
	source.text = str_skip(buf_str(out), from);
	return xml_check(&source, "page-malformed", diags);
}

/* Renders the page that stands at place, and gives its memory back. */
static bool
render(const struct place *place, const char *template,
       const struct value *page, struct buf *out, struct diags *diags)
{
	bool ok =
	    page_render(place->press, template, page, place->path, out, diags);

	arena_free(place->arena);
	return ok;
}

static void
set_description(const struct place *place, struct value *page, struct str text)
{
	value_set_text(place->arena, page, "description",
		       text.n ? text : (struct str){0});
}

/* A page of the site itself, about all briefings. */
static struct value *
index_page(const struct place *place, struct str title, const char *kind)
{
	const struct site *site = place->press->site;
	struct value *page = values_page(place, title, site->lang);

	value_set_bool(place->arena, page, kind, true);
	set_description(place, page, site->description);
	return page;
}

/* ---- Years ---- */

typedef struct value *card_maker(const struct place *place,
				 const struct summary *summary);

/* Cards of the briefings from k on, newest first, in years. */
static struct value *
years_value(const struct place *place, size_t k, card_maker *make)
{
	const struct catalog *catalog = place->press->catalog;
	struct value *years = value_list(place->arena), *year, *cards;
	size_t n_entries;
	int number;

	while (k < catalog->n) {
		number = catalog->briefings[k]->date.year;
		year = value_map(place->arena);
		cards = value_list(place->arena);
		n_entries = 0;
		for (; k < catalog->n &&
		       catalog->briefings[k]->date.year == number;
		     k++) {
			n_entries += catalog->briefings[k]->n_entries;
			value_push(cards, make(place, catalog->briefings[k]));
		}
		value_set_number(place->arena, year, "year", number);
		value_set_number(place->arena, year, "n_entries",
				 (long long)n_entries);
		value_set(place->arena, year, "briefings", cards);
		value_push(years, year);
	}
	return years;
}

static void
set_totals(const struct place *place, struct value *page)
{
	const struct catalog *catalog = place->press->catalog;
	size_t n = 0;

	for (size_t k = 0; k < catalog->n; k++)
		n += catalog->briefings[k]->n_entries;
	value_set_number(place->arena, page, "n_briefings",
			 (long long)catalog->n);
	value_set_number(place->arena, page, "n_entries", (long long)n);
}

/* ---- Home and archive ---- */

static struct value *
headlines(const struct place *place)
{
	struct value *list = value_list(place->arena);
	struct mention mention = {0, NULL};

	mention.entry = place->press->catalog->briefings[0]->entries;
	for (; mention.entry; mention.entry = mention.entry->next)
		value_push(list, values_mention(place, mention));
	return list;
}

bool
page_home(const struct press *press, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place = {press, EDITION_SITE, STR("index.html"), &arena,
			      press->site->lang};
	struct value *page = index_page(&place, press->site->title, "is_home");
	const struct catalog *catalog = press->catalog;
	struct value *latest = NULL, *lines = NULL;

	if (catalog->n) {
		latest = values_card(&place, catalog->briefings[0]);
		lines = headlines(&place);
	}
	value_set(&arena, page, "latest", latest);
	value_set(&arena, page, "latest_headlines", lines);
	value_set(&arena, page, "years",
		  years_value(&place, 1, values_short_card));
	value_set_bool(&arena, page, "has_years", catalog->n > 1);
	set_totals(&place, page);
	return render(&place, "home.html", page, out, diags);
}

bool
page_archive(const struct press *press, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place = {press, EDITION_SITE, STR("archive/index.html"),
			      &arena, press->site->lang};
	struct value *page = index_page(
	    &place, press_word(press, "archive", "Archive"), "is_archive");

	value_set(&arena, page, "years", years_value(&place, 0, values_card));
	set_totals(&place, page);
	return render(&place, "archive.html", page, out, diags);
}

/* ---- Issuers ---- */

/* First and last by the date of the entry; mentions are newest first. */
static struct value *
issuer_value(const struct place *place, const struct issuer *issuer,
	     size_t largest)
{
	const struct catalog *catalog = place->press->catalog;
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);
	struct str path =
	    arena_printf(arena, "issuers/%.*s.html", STR_ARG(issuer->slug));
	struct date first = {0}, last = {0};

	if (issuer->n_mentions) {
		last = mention_date(catalog, issuer->mentions[0]);
		first = mention_date(catalog,
				     issuer->mentions[issuer->n_mentions - 1]);
	}
	value_set_text(arena, map, "name", issuer->name);
	value_set_text(arena, map, "expansion",
		       issuer->expansion.n ? issuer->expansion
					   : (struct str){0});
	value_set_text(arena, map, "url", place_link(place, path));
	value_set_number(arena, map, "n", (long long)issuer->n_mentions);
	value_set_number(arena, map, "bar",
			 values_bar(issuer->n_mentions, largest));
	value_set_text(arena, map, "first",
		       date_long(arena, first, place_lang(place)));
	value_set_text(arena, map, "last",
		       date_long(arena, last, place_lang(place)));
	return map;
}

/* The catalog has the one with most mentions first. */
static size_t
largest_issuer(const struct catalog *catalog)
{
	return catalog->n_issuers ? catalog->issuers[0].n_mentions : 0;
}

bool
page_issuers(const struct press *press, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place = {press, EDITION_SITE, STR("issuers/index.html"),
			      &arena, press->site->lang};
	struct value *page = index_page(
	    &place, press_word(press, "issuers", "Issuers"), "is_issuers");
	struct value *list = value_list(&arena);
	const struct catalog *catalog = press->catalog;
	size_t largest = largest_issuer(catalog);

	for (size_t i = 0; i < catalog->n_issuers; i++)
		value_push(list,
			   issuer_value(&place, &catalog->issuers[i], largest));
	value_set(&arena, page, "issuers", list);
	return render(&place, "issuers.html", page, out, diags);
}

static int
mention_year(const struct place *place, const struct issuer *issuer, size_t i)
{
	return mention_date(place->press->catalog, issuer->mentions[i]).year;
}

/* Where the year ends that mention i begins. */
static size_t
year_end(const struct place *place, const struct issuer *issuer, size_t i)
{
	int year = mention_year(place, issuer, i);

	while (i < issuer->n_mentions && mention_year(place, issuer, i) == year)
		i++;
	return i;
}

static struct value *
issuer_year(const struct place *place, const struct issuer *issuer, size_t from,
	    size_t to, size_t largest)
{
	struct arena *arena = place->arena;
	struct value *map = value_map(arena), *list = value_list(arena);

	for (size_t i = from; i < to; i++)
		value_push(list, values_mention(place, issuer->mentions[i]));
	value_set_number(arena, map, "year", mention_year(place, issuer, from));
	value_set_number(arena, map, "n", (long long)(to - from));
	value_set_number(arena, map, "bar", values_bar(to - from, largest));
	value_set(arena, map, "entries", list);
	return map;
}

static struct value *
issuer_years(const struct place *place, const struct issuer *issuer)
{
	struct value *years = value_list(place->arena);
	size_t largest = 0, end;

	for (size_t i = 0; i < issuer->n_mentions; i = end) {
		end = year_end(place, issuer, i);
		if (end - i > largest)
			largest = end - i;
	}
	for (size_t i = 0; i < issuer->n_mentions; i = end) {
		end = year_end(place, issuer, i);
		value_push(years, issuer_year(place, issuer, i, end, largest));
	}
	return years;
}

bool
page_issuer(const struct press *press, const struct issuer *issuer,
	    struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place = {
	    press, EDITION_SITE, {0}, &arena, press->site->lang};
	struct value *page, *map;

	place.path = place_page(&place, STR("issuers"), issuer->slug);
	page = values_page(&place, issuer->name, press->site->lang);
	set_description(&place, page, issuer->expansion);
	map = issuer_value(&place, issuer, largest_issuer(press->catalog));
	value_set(&arena, map, "years", issuer_years(&place, issuer));
	value_set(&arena, page, "issuer", map);
	return render(&place, "issuer.html", page, out, diags);
}

/* ---- Briefings ---- */

/* Headlines, as many as fit: they tell best what a briefing has. */
static struct str
briefing_description(struct arena *arena, const struct summary *summary)
{
	struct buf out = {0};
	struct str text;

	for (const struct entry_summary *e = summary->entries; e; e = e->next) {
		if (!e->title.n)
			continue;
		if (out.n && out.n + e->title.n > DESCRIPTION_MAX)
			break;
		buf_puts(&out, out.n ? "; " : "");
		buf_put(&out, e->title);
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

/* A value whose page can be reached from here: offline, without a base_url,
 * other briefings cannot. */
static struct value *
if_linked(struct value *value)
{
	return value_is_true(value_get(value, STR("url"))) ? value : NULL;
}

/* The card of briefing k; NULL where there is none. */
static struct value *
neighbour(const struct place *place, size_t k)
{
	const struct catalog *catalog = place->press->catalog;

	if (k >= catalog->n)
		return NULL;
	return if_linked(values_short_card(place, catalog->briefings[k]));
}

bool
page_briefing(const struct press *press, enum edition edition,
	      const struct briefing *briefing, size_t k, struct buf *out,
	      struct diags *diags)
{
	struct arena arena = {0};
	struct place place = {press, edition, {0}, &arena, briefing->lang};
	struct value *page;

	place.path = place_page(&place, briefing->slug, STR("index"));
	page = values_page(&place, briefing->title, briefing->lang);
	set_description(
	    &place, page,
	    briefing_description(&arena, press->catalog->briefings[k]));
	value_set_bool(&arena, page, "is_briefing", true);
	value_set(&arena, page, "briefing",
		  values_briefing(&place, briefing, k));
	/* The catalog has the newest first. */
	value_set(&arena, page, "previous", neighbour(&place, k + 1));
	value_set(&arena, page, "next", neighbour(&place, k - 1));
	return render(&place, "briefing.html", page, out, diags);
}

/* ---- Entries ---- */

static struct value *
mention_or_null(const struct place *place, size_t k,
		const struct entry_summary *entry)
{
	struct mention mention = {k, entry};

	return entry ? values_mention(place, mention) : NULL;
}

static struct value *
related_value(const struct place *place, size_t k,
	      const struct entry_summary *entry)
{
	struct value *list = value_list(place->arena);
	struct mention related[RELATED], self = {k, entry};
	size_t n = entry ? catalog_related(place->press->catalog, self, related,
					   RELATED)
			 : 0;

	for (size_t i = 0; i < n; i++) {
		struct value *value =
		    if_linked(values_mention(place, related[i]));

		if (value)
			value_push(list, value);
	}
	return list;
}

/* The entry called id and those before and after it: what other entries
 * there are. */
static void
set_others(const struct place *place, struct value *page, struct str id,
	   size_t k)
{
	const struct entry_summary *before = NULL, *entry;
	struct value *related;

	entry = place->press->catalog->briefings[k]->entries;
	for (; entry && !str_eq(entry->id, id); entry = entry->next)
		before = entry;
	set_description(place, page, entry ? entry->lead : STR(""));
	value_set(place->arena, page, "previous",
		  mention_or_null(place, k, entry ? before : NULL));
	value_set(place->arena, page, "next",
		  mention_or_null(place, k, entry ? entry->next : NULL));
	related = related_value(place, k, entry);
	value_set(place->arena, page, "related", related);
	value_set_bool(place->arena, page, "has_related",
		       value_is_true(related));
}

bool
page_entry(const struct press *press, enum edition edition,
	   const struct briefing *briefing, const struct section *section,
	   const struct entry *entry, size_t k, struct buf *out,
	   struct diags *diags)
{
	struct arena arena = {0};
	struct place place = {press, edition, {0}, &arena, briefing->lang};
	const struct summary *summary = press->catalog->briefings[k];
	struct value *page, *value;

	place.path = place_page(&place, briefing->slug, entry->id);
	value = values_entry(&place, briefing, section, entry, k);
	page = values_page(&place, value_get(value, STR("title"))->text,
			   briefing->lang);
	value_set_bool(&arena, page, "is_entry", true);
	value_set(&arena, page, "briefing", values_short_card(&place, summary));
	value_set(&arena, page, "entry", value);
	set_others(&place, page, entry->id, k);
	return render(&place, "entry.html", page, out, diags);
}
