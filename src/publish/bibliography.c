#include "publish/bibliography.h"

#include "base/escape.h"
#include "publish/describe.h"
#include "publish/products.h"

/* ---- Records ---- */

/* Of a briefing, whose sentence takes some work. */
static struct record
record_start(const struct place *place, const struct briefing *briefing)
{
	return (struct record){
	    .key = briefing->slug,
	    .title = briefing->title,
	    .publisher = str_trim(place->press->site->publisher),
	    .lang = briefing->lang,
	    .url = place_web(place,
			     place_page(place, briefing->slug, STR("index"))),
	    .date = briefing->date,
	};
}

struct record
record_of_briefing(const struct place *place, const struct briefing *briefing,
		   const struct summary *summary)
{
	struct record record = record_start(place, briefing);

	record.about = describe_briefing(place, summary);
	return record;
}

struct record
record_of_entry(const struct place *place, const struct briefing *briefing,
		const struct spot *spot)
{
	struct record record = record_start(place, briefing);
	const struct entry *entry = spot->entry;

	record.key = arena_printf(place->arena, "%.*s-%.*s",
				  STR_ARG(briefing->slug), STR_ARG(entry->id));
	record.container = record.title;
	record.title = span_plain(place->arena, entry->title);
	record.about = spot->summary->lead;
	record.url =
	    place_web(place, place_page(place, briefing->slug, entry->id));
	record.page = entry->page;
	return record;
}

/* ---- BibTeX ---- */

/* What TeX takes for more than a character is written as a command. */
static void
put_tex(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '\\')
			buf_puts(out, "\\textbackslash{}");
		else if (c == '~')
			buf_puts(out, "\\textasciitilde{}");
		else if (c == '^')
			buf_puts(out, "\\textasciicircum{}");
		else if (c == '{' || c == '}' || c == '%' || c == '&' ||
			 c == '$' || c == '#' || c == '_')
			buf_printf(out, "\\%c", c);
		else
			buf_putc(out, c);
	}
}

static void
put_bibtex_field(struct buf *out, const char *name, struct str text)
{
	if (!text.n)
		return;
	buf_printf(out, ",\n  %s = {", name);
	put_tex(out, text);
	buf_putc(out, '}');
}

/* A name that is not to be taken for a person's. */
static void
put_bibtex_body(struct buf *out, const char *name, struct str text)
{
	if (!text.n)
		return;
	buf_printf(out, ",\n  %s = {{", name);
	put_tex(out, text);
	buf_puts(out, "}}");
}

static void
put_bibtex_date(struct buf *out, struct date date)
{
	static const char *const months[] = {"jan", "feb", "mar", "apr",
					     "may", "jun", "jul", "aug",
					     "sep", "oct", "nov", "dec"};

	if (date_is_full(date))
		buf_printf(out, ",\n  year = {%d},\n  month = %s", date.year,
			   months[date.month - 1]);
}

void
record_put_bibtex(struct buf *out, const struct record *record)
{
	bool part = record->container.n > 0;

	buf_printf(out, "@%s{%.*s", part ? "incollection" : "techreport",
		   STR_ARG(record->key));
	put_bibtex_body(out, "author", record->publisher);
	/* Capitals of a title are kept. */
	put_bibtex_body(out, "title", record->title);
	put_bibtex_body(out, "booktitle", record->container);
	put_bibtex_body(out, part ? "publisher" : "institution",
			record->publisher);
	put_bibtex_date(out, record->date);
	if (record->page > 0)
		buf_printf(out, ",\n  pages = {%d}", record->page);
	/* A command would spoil an address: it is percent-encoded. */
	if (record->url.n)
		buf_printf(out, ",\n  url = {%.*s}", STR_ARG(record->url));
	put_bibtex_field(out, "language", record->lang);
	put_bibtex_field(out, "abstract", record->about);
	buf_puts(out, "\n}\n");
}

/* ---- RIS ---- */

static void
put_ris(struct buf *out, const char *tag, struct str text)
{
	if (text.n)
		buf_printf(out, "%s  - %.*s\r\n", tag, STR_ARG(text));
}

void
record_put_ris(struct buf *out, const struct record *record)
{
	struct arena arena = {0};
	struct date date = record->date;
	bool part = record->container.n > 0;

	put_ris(out, "TY", part ? STR("CHAP") : STR("RPRT"));
	put_ris(out, "ID", record->key);
	put_ris(out, "AU", record->publisher);
	put_ris(out, "TI", record->title);
	put_ris(out, "T2", record->container);
	put_ris(out, "PB", record->publisher);
	if (date_is_full(date)) {
		put_ris(out, "PY", arena_printf(&arena, "%d", date.year));
		put_ris(out, "DA",
			arena_printf(&arena, "%04d/%02d/%02d", date.year,
				     date.month, date.day));
	}
	if (record->page > 0)
		put_ris(out, "SP", arena_printf(&arena, "%d", record->page));
	put_ris(out, "LA", record->lang);
	put_ris(out, "AB", record->about);
	put_ris(out, "UR", record->url);
	buf_puts(out, "ER  - \r\n");
	arena_free(&arena);
}

/* ---- CSL-JSON ---- */

static void
set_text(struct json *json, const char *key, struct str text)
{
	if (text.n)
		json_set_text(json, key, text);
}

static struct json *
csl_author(struct str name)
{
	struct json *authors = json_new_array(), *author = json_new_object();

	json_set_text(author, "literal", name);
	json_push(authors, author);
	return authors;
}

static struct json *
csl_date(struct date date)
{
	struct json *parts = json_new_array(), *part = json_new_array(),
		    *json = json_new_object();

	json_push(part, json_number(date.year));
	json_push(part, json_number(date.month));
	json_push(part, json_number(date.day));
	json_push(parts, part);
	json_set(json, "date-parts", parts);
	return json;
}

struct json *
record_json(const struct record *record)
{
	struct json *json = json_new_object();
	struct arena arena = {0};

	json_set_text(json, "id", record->key);
	json_set_text(json, "type",
		      record->container.n ? STR("chapter") : STR("report"));
	set_text(json, "title", record->title);
	set_text(json, "container-title", record->container);
	if (record->publisher.n)
		json_set(json, "author", csl_author(record->publisher));
	set_text(json, "publisher", record->publisher);
	if (date_is_full(record->date))
		json_set(json, "issued", csl_date(record->date));
	if (record->page > 0)
		set_text(json, "page",
			 arena_printf(&arena, "%d", record->page));
	set_text(json, "language", record->lang);
	set_text(json, "URL", record->url);
	set_text(json, "abstract", record->about);
	arena_free(&arena);
	return json;
}

/* ---- COinS ---- */

static void
put_coins(struct buf *out, const char *key, struct str text)
{
	if (!text.n)
		return;
	buf_printf(out, "&%s=", key);
	escape_url_component(out, text);
}

struct str
record_coins(const struct place *place, const struct record *record)
{
	struct arena *arena = place->arena;
	bool part = record->container.n > 0;
	struct buf text = {0}, *out = &text;
	struct str coins;

	buf_puts(out, "ctx_ver=Z39.88-2004");
	put_coins(out, "rft_val_fmt", STR("info:ofi/fmt:kev:mtx:book"));
	put_coins(out, "rft.genre", part ? STR("bookitem") : STR("report"));
	put_coins(out, part ? "rft.atitle" : "rft.title", record->title);
	put_coins(out, "rft.btitle", record->container);
	put_coins(out, "rft.aucorp", record->publisher);
	put_coins(out, "rft.pub", record->publisher);
	if (date_is_full(record->date))
		put_coins(out, "rft.date", date_iso(arena, record->date));
	if (record->page > 0)
		put_coins(out, "rft.spage",
			  arena_printf(arena, "%d", record->page));
	put_coins(out, "rft.language", record->lang);
	put_coins(out, "rft_id", record->url);
	/* No part of the format for books, but Zotero reads it. */
	put_coins(out, "rft.description", record->about);
	coins = buf_take(out, arena);
	buf_free(out);
	return coins;
}

/* ---- Addresses ---- */

static struct str
data_url(const struct place *place, const char *type, const struct buf *bytes)
{
	struct buf out = {0};
	struct str url;

	buf_printf(&out, "data:%s;charset=utf-8,", type);
	escape_url_component(&out, buf_str(bytes));
	url = buf_take(&out, place->arena);
	buf_free(&out);
	return url;
}

struct str
record_bibtex_url(const struct place *place, const struct record *record)
{
	struct buf bytes = {0};
	struct str url;

	record_put_bibtex(&bytes, record);
	url = data_url(place, "application/x-bibtex", &bytes);
	buf_free(&bytes);
	return url;
}

struct str
record_ris_url(const struct place *place, const struct record *record)
{
	struct buf bytes = {0};
	struct str url;

	record_put_ris(&bytes, record);
	url = data_url(place, "application/x-research-info-systems", &bytes);
	buf_free(&bytes);
	return url;
}

struct str
record_csl_url(const struct place *place, const struct record *record)
{
	struct json *list = json_new_array();
	struct buf bytes = {0};
	struct str url;

	json_push(list, record_json(record));
	json_write_line(&bytes, list);
	url =
	    data_url(place, "application/vnd.citationstyles.csl+json", &bytes);
	buf_free(&bytes);
	return url;
}

/* ---- Files ---- */

typedef void record_visit(void *context, const struct record *record);

/* The briefing, then its entries. */
static void
walk_records(const struct work *work, record_visit *visit, void *context)
{
	const struct manuscript *own = work->manuscript;
	struct arena arena = {0};
	struct place place = {.press = work->press,
			      .edition = EDITION_SITE,
			      .arena = &arena,
			      .lang = own->briefing->lang};
	struct record record = record_of_briefing(
	    &place, own->briefing, work->press->catalog->briefings[own->k]);

	visit(context, &record);
	for (size_t i = 0; i < own->n_spots; i++) {
		record = record_of_entry(&place, own->briefing, &own->spots[i]);
		visit(context, &record);
	}
	arena_free(&arena);
}

static void
list_bibtex(struct listing *listing, const struct press *press, size_t k)
{
	listing_add_form(listing, press, k, "bib");
}

static void
visit_bibtex(void *out, const struct record *record)
{
	record_put_bibtex(out, record);
}

static bool
make_bibtex(const struct work *work, struct buf *out, struct diags *diags)
{
	(void)diags;
	walk_records(work, visit_bibtex, out);
	return true;
}

const struct product product_bibtex = {
    .name = "bibtex",
    .class = PRODUCT_DATA,
    .templates = "",
    .packed = true,
    .list = list_bibtex,
    .make = make_bibtex,
};

static void
list_ris(struct listing *listing, const struct press *press, size_t k)
{
	listing_add_form(listing, press, k, "ris");
}

static void
visit_ris(void *out, const struct record *record)
{
	record_put_ris(out, record);
}

static bool
make_ris(const struct work *work, struct buf *out, struct diags *diags)
{
	(void)diags;
	walk_records(work, visit_ris, out);
	return true;
}

const struct product product_ris = {
    .name = "ris",
    .class = PRODUCT_DATA,
    .templates = "",
    .packed = true,
    .list = list_ris,
    .make = make_ris,
};

static void
list_csl(struct listing *listing, const struct press *press, size_t k)
{
	listing_add_form(listing, press, k, "csl.json");
}

static void
visit_csl(void *list, const struct record *record)
{
	json_push(list, record_json(record));
}

static bool
make_csl(const struct work *work, struct buf *out, struct diags *diags)
{
	struct json *list = json_new_array();

	(void)diags;
	walk_records(work, visit_csl, list);
	json_write(out, list);
	return true;
}

const struct product product_csl = {
    .name = "csl",
    .class = PRODUCT_DATA,
    .templates = "",
    .packed = true,
    .list = list_csl,
    .make = make_csl,
};
