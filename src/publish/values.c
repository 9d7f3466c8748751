#include "publish/values.h"

#include "base/escape.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/address.h"
#include "publish/cite.h"
#include "publish/content.h"
#include "publish/extras.h"
#include "publish/href.h"
#include "publish/html.h"
#include "publish/passage.h"

/* ---- Small ones ---- */

/* place, in lang where it has no language of its own. */
static struct place
place_in(const struct place *place, struct str lang)
{
	struct place own = *place;

	if (!own.lang.n)
		own.lang = lang;
	return own;
}

void
values_set_link(const struct place *place, struct value *map, const char *key,
		struct str path)
{
	value_set_text(place->arena, map, key, place_link(place, path));
}

void
values_set_date(const struct place *place, struct value *map, struct date date)
{
	struct str none = {0};
	bool full = date_is_full(date);

	value_set_text(place->arena, map, "date",
		       date_is_set(date) ? place_date(place, date) : none);
	value_set_text(place->arena, map, "date_iso",
		       full ? date_iso(place->arena, date) : none);
}

static struct str
none_if_empty(struct str text)
{
	return text.n ? text : (struct str){0};
}

void
values_set_lang(const struct place *place, struct value *map, struct str lang)
{
	struct str own = place_lang(place), dir = {0};

	if (str_eq_case(lang, own))
		lang = (struct str){0};
	if (lang.n && script_is_rtl(lang) != script_is_rtl(own))
		dir = script_is_rtl(lang) ? STR("rtl") : STR("ltr");
	value_set_text(place->arena, map, "lang", none_if_empty(lang));
	value_set_text(place->arena, map, "dir", dir);
}

int
values_bar(size_t part, size_t whole)
{
	size_t percent = whole ? (part * 200 + whole) / (whole * 2) : 0;

	return percent < 1 ? 1 : percent > 100 ? 100 : (int)percent;
}

void
values_count(const struct place *place, struct value *map, const char *key,
	     const char *word, size_t n)
{
	const struct wording *wording = place_wording(place);
	struct arena *arena = place->arena;

	value_set_text(arena, map, key, wording_number(wording, arena, n));
	value_set_text(
	    arena, map, ARENA_JOIN(arena, str_from(key), STR("_text")).p,
	    place_said(place, wording_count(wording, arena, word, n)));
}

struct value *
values_native(const struct place *place, struct str title, struct str lang)
{
	struct html_options options = place_html(place, lang);
	struct str own = html_lang_of(title, &options), html;
	struct buf out = {0};

	if (!title.n)
		return NULL;
	if (own.n) {
		buf_puts(&out, "<span");
		html_put_lang(&out, own, options.epub);
		buf_putc(&out, '>');
		options.lang = own;
	}
	html_text(&out, title, &options);
	if (own.n)
		buf_puts(&out, "</span>");
	html = buf_take(&out, place->arena);
	buf_free(&out);
	return value_text(place->arena, html);
}

/* ---- Links ---- */

/* The last part of an address's path, which tells links to one host apart;
 * absent where there is none worth showing. */
static struct str
address_tail(const struct address *address, struct arena *arena)
{
	struct str path = address->path, part, tail = {0};

	path.n =
	    str_chr(path, '?', 0) < path.n ? str_chr(path, '?', 0) : path.n;
	path.n =
	    str_chr(path, '#', 0) < path.n ? str_chr(path, '#', 0) : path.n;
	while (str_cut(&path, '/', &part))
		if (part.n > 0)
			tail = part;
	tail = unescape_percent(arena, tail);
	return tail.n == 0 || utf8_check(tail) < tail.n ? (struct str){0}
							: tail;
}

/* What the address itself tells: its host, and what an archive kept when. */
static void
set_address(const struct place *place, struct value *link, struct str text,
	    struct str url, const struct html_options *options)
{
	struct address address = {0};
	struct str none = {0}, date = none, original = none, host, tail;

	address_parse(url, place->arena, &address);
	tail = address_tail(&address, place->arena);
	if (address.original.n)
		original = href_make(place->arena, address.original, options);
	if (original.n && date_is_full(address.archived))
		date = place_date(place, address.archived);
	host = none_if_empty(address.host);
	value_set_text(place->arena, link, "host",
		       str_eq(host, text) ? none : host);
	value_set_text(place->arena, link, "tail", tail);
	value_set(place->arena, link, "tail_html",
		  values_native(place, tail, place_lang(place)));
	value_set_text(place->arena, link, "original_url", original);
	value_set_text(place->arena, link, "archived", date);
	value_set_text(
	    place->arena, link, "archived_text",
	    date.n ? place_said(place, wording_fill_one(
					   place_wording(place), place->arena,
					   "archived_on", "date", date))
		   : none);
}

struct value *
values_link(const struct place *place, struct str text, struct str url)
{
	struct html_options options = place_html(place, place_lang(place));
	struct value *link = value_map(place->arena);
	struct str href = href_make(place->arena, url, &options);

	if (!text.n)
		text = address_label(url, place->arena);
	value_set_text(place->arena, link, "text", text);
	value_set(place->arena, link, "text_html",
		  values_native(place, text, place_lang(place)));
	value_set_text(place->arena, link, "url", href);
	values_set_lang(place, link, html_lang_of(text, &options));
	set_address(place, link, text, href, &options);
	return link;
}

/* ---- Issuers ---- */

struct value *
values_issuer(const struct place *place, struct str name,
	      const struct summary *summary)
{
	const struct issuer *issuer =
	    catalog_issuer(place->press->catalog, name);
	struct value *map = value_map(place->arena);
	struct str expansion = {0}, url = {0};

	if (issuer) {
		url = place_page(place, STR("issuers"), issuer->slug);
		url = place_link(place, url);
		expansion = issuer->expansion;
	}
	if (!expansion.n)
		expansion = abbrev_expand(summary->abbrevs, name);
	if (str_eq_case(expansion, name))
		expansion = (struct str){0};
	value_set_text(place->arena, map, "name", name);
	value_set_text(place->arena, map, "expansion",
		       none_if_empty(expansion));
	value_set_text(place->arena, map, "url", url);
	return map;
}

struct value *
values_issuers(const struct place *place, const struct issuer_names *names,
	       size_t n, const struct summary *summary)
{
	struct value *list = value_list(place->arena);

	for (size_t i = 0; i < n; i++)
		value_push(list, values_issuer(place, names[i].name, summary));
	return list;
}

/* ---- Every page ---- */

static struct value *
site_value(const struct place *place)
{
	const struct site *site = place->press->site;
	struct value *map = value_map(place->arena);

	value_set_text(place->arena, map, "title", site->title);
	value_set_text(place->arena, map, "publisher",
		       none_if_empty(site->publisher));
	value_set_text(place->arena, map, "description",
		       none_if_empty(site->description));
	value_set_text(place->arena, map, "lang", site->lang);
	return map;
}

/* The words are the same for all threads: each page has its own copy of
 * their head. */
static struct value *
words_value(const struct place *place)
{
	const struct wording *wording = place_wording(place);
	const struct value *words =
	    place_strange(place).n ? wording->strange : wording->words;

	return words ? value_share(place->arena, words)
		     : value_map(place->arena);
}

/* What a window is called: the page and the site. */
static struct str
head_title(const struct place *place, struct str title)
{
	struct filling fillings[] = {{"page", title},
				     {"site", place->press->site->title}};

	if (str_eq(title, place->press->site->title))
		return title;
	return wording_fill(place_wording(place), place->arena, "head_title",
			    fillings, 2);
}

static void
set_asset(const struct place *place, struct value *page, const char *key,
	  struct str name)
{
	const struct asset *asset = NULL;
	struct str url = {0};

	if (place->press->assets)
		asset = assets_find(place->press->assets, name);
	if (asset)
		url = place_link(place, asset->path);
	value_set_text(place->arena, page, key, url);
}

/* The picture to show where the page is shared: of the whole site. */
static struct str
site_picture(const struct place *place)
{
	const struct asset *asset = NULL;

	if (place->press->assets)
		asset = assets_find(place->press->assets, STR("card.png"));
	return asset ? place_web(place, asset->path) : (struct str){0};
}

void
values_set_totals(const struct place *place, struct value *page)
{
	const struct catalog *catalog = place->press->catalog;
	size_t n = 0;

	for (size_t k = 0; k < catalog->n; k++)
		n += catalog->briefings[k]->n_entries;
	values_count(place, page, "n_briefings", "n_briefings", catalog->n);
	values_count(place, page, "n_entries", "n_entries", n);
}

void
values_set_picture(const struct place *place, struct value *page,
		   struct str slug)
{
	if (place->press->site->pictures)
		value_set_text(
		    place->arena, page, "picture_url",
		    place_web(place, place_file(place, slug, "png")));
}

static void
set_kinds(const struct place *place, struct value *page)
{
	static const char *const kinds[] = {
	    "is_home",   "is_archive", "is_issuers",  "is_briefing", "is_entry",
	    "is_search", "is_topics",  "is_glossary", "is_sources"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		value_set_bool(place->arena, page, kinds[i], false);
}

/* Links to what there may be: without tags, there are no topics. */
static void
set_registers(const struct place *place, struct value *page)
{
	const struct catalog *catalog = place->press->catalog;
	struct str none = {0};

	value_set_text(place->arena, page, "topics_url",
		       catalog->topics.n
			   ? place_link(place, STR("topics/index.html"))
			   : none);
	value_set_text(place->arena, page, "glossary_url",
		       catalog->glossary.n
			   ? place_link(place, STR("glossary.html"))
			   : none);
	value_set_text(place->arena, page, "sources_url",
		       catalog->hosts.n ? place_link(place, STR("sources.html"))
					: none);
}

struct value *
values_page(const struct place *at, struct str title, struct str lang)
{
	const struct place own = place_in(at, lang), *place = &own;
	struct str words = place_wording(place)->lang;
	struct value *page = value_map(place->arena);

	value_set(place->arena, page, "t", words_value(place));
	value_set_text(place->arena, page, "words_lang",
		       lang_is_same(words, lang) ? (struct str){0} : words);
	value_set_text(place->arena, page, "lang", lang);
	value_set_text(place->arena, page, "dir",
		       script_is_rtl(lang) ? STR("rtl") : (struct str){0});
	value_set_text(place->arena, page, "title", title);
	value_set_text(place->arena, page, "head_title",
		       head_title(place, title));
	value_set(place->arena, page, "description", NULL);
	value_set(place->arena, page, "site", site_value(place));
	values_set_link(place, page, "home_url", STR("index.html"));
	values_set_link(place, page, "archive_url", STR("archive/index.html"));
	values_set_link(place, page, "issuers_url", STR("issuers/index.html"));
	values_set_link(place, page, "search_url", STR("search.html"));
	set_registers(place, page);
	value_set_text(place->arena, page, "canonical_url",
		       place_web(place, place->path));
	set_asset(place, page, "style_url", STR("site.css"));
	set_asset(place, page, "script_url", STR("site.js"));
	set_asset(place, page, "search_script_url", STR("search.js"));
	set_asset(place, page, "icon_url", STR("icon.svg"));
	values_set_link(place, page, "atom_url", STR("feed.xml"));
	values_set_link(place, page, "json_feed_url", STR("feed.json"));
	values_set_link(place, page, "opds_url", STR("opds.xml"));
	values_set_link(place, page, "opds_json_url", STR("opds.json"));
	value_set(place->arena, page, "structured_json", NULL);
	value_set_text(place->arena, page, "picture_url", site_picture(place));
	value_set_bool(place->arena, page, "offline",
		       place->edition == EDITION_OFFLINE);
	set_kinds(place, page);
	return page;
}

/* ---- A briefing and its entries in full ---- */

/* place, for the text of briefing k in lang. */
static struct place
place_of_text(const struct place *place, struct str lang, size_t k)
{
	struct place own = place_in(place, lang);

	own.own = place->press->catalog->briefings[k];
	return own;
}

/* The issuers of all entries in the order in which they appear, with the
 * number of their entries. */
static struct value *
issuers_of(const struct place *place, const struct summary *summary)
{
	struct value *list = value_list(place->arena), *value;
	struct map counts = {0};

	for (const struct entry_summary *e = summary->entries; e; e = e->next)
		for (size_t i = 0; i < e->n_issuers; i++) {
			void **slot =
			    map_put(&counts, place->arena, e->issuers[i].name);
			size_t *n = *slot;

			if (!n)
				*slot = n =
				    arena_alloc(place->arena, sizeof(*n));
			++*n;
		}
	for (size_t i = 0; i < counts.n; i++) {
		const size_t *n = counts.items[i].value;

		value = values_issuer(place, counts.items[i].key, summary);
		values_count(place, value, "n", "n_entries", *n);
		value_push(list, value);
	}
	return list;
}

struct value *
values_briefing(const struct place *at, const struct briefing *briefing,
		size_t k)
{
	const struct summary *summary = at->press->catalog->briefings[k];
	const struct place own = place_of_text(at, briefing->lang, k),
			   *place = &own;
	struct arena *arena = place->arena;
	struct value *map = values_card(place, summary), *issuers;

	content_set_lead(place, map, briefing);
	issuers = issuers_of(place, summary);
	value_set(arena, map, "issuers", issuers);
	value_set_bool(arena, map, "has_issuers", value_is_true(issuers));
	value_set(arena, map, "sections",
		  content_sections(place, briefing, summary));
	content_set_references(place, map, briefing->references, NULL);
	content_set_topics(place, map, briefing->tags);
	value_set_text(arena, map, "source_file",
		       none_if_empty(briefing->source_file));
	value_set(arena, map, "title_html",
		  values_native(place, briefing->title, briefing->lang));
	value_set(arena, map, "source_html",
		  values_native(place, briefing->source_file, briefing->lang));
	value_set_text(arena, map, "source_sha256",
		       none_if_empty(briefing->source_sha256));
	value_set_text(arena, map, "citation",
		       place_said(place, cite_briefing(place, briefing)));
	extras_set_meta(place, map, briefing);
	extras_set_corrections(place, map, briefing, NULL);
	return map;
}

struct value *
values_entry(const struct place *at, const struct briefing *briefing,
	     const struct section *section, const struct entry *entry, size_t k)
{
	const struct place own = place_of_text(at, briefing->lang, k),
			   *place = &own;

	return content_entry(place, briefing, section, entry,
			     place->press->catalog->briefings[k]);
}
