#include "publish/structured.h"

#include "base/json.h"
#include "model/address.h"

static void
set_text(struct json *json, const char *key, struct str text)
{
	if (text.n)
		json_set_text(json, key, text);
}

static struct json *
thing(const char *type)
{
	struct json *json = json_new_object();

	json_set_text(json, "@type", str_from(type));
	return json;
}

static struct json *
organization(const struct place *place)
{
	struct json *json = thing("Organization");

	json_set_text(json, "name", str_trim(place->press->site->publisher));
	return json;
}

/* The official document, not an archived copy of it. */
static struct str
document_url(const struct place *place, const struct entry *entry)
{
	struct address address;

	if (address_parse(entry->article_url, place->arena, &address) &&
	    address.original.n)
		return address.original;
	return entry->article_url;
}

/* What briefings and entries have in common. */
static void
describe(const struct place *place, struct json *json,
	 const struct briefing *briefing, struct str name, struct str path)
{
	struct str url = place_web(place, path);

	json_set_text(json, "@id", url);
	json_set_text(json, "url", url);
	set_text(json, "name", name);
	set_text(json, "inLanguage", briefing->lang);
	if (date_is_full(briefing->date))
		json_set_text(json, "datePublished",
			      date_iso(place->arena, briefing->date));
	if (str_trim(place->press->site->publisher).n)
		json_set(json, "publisher", organization(place));
}

static struct str
briefing_path(const struct place *place, const struct briefing *briefing)
{
	return place_page(place, briefing->slug, STR("index"));
}

static struct json *
issue(const struct place *place, const struct briefing *briefing)
{
	struct json *json = thing("PublicationIssue"),
		    *periodical = thing("Periodical");
	struct str home = place_web(place, STR("index.html"));

	describe(place, json, briefing, briefing->title,
		 briefing_path(place, briefing));
	json_set_text(periodical, "@id", home);
	json_set_text(periodical, "name", place->press->site->title);
	json_set_text(periodical, "url", home);
	json_set(json, "isPartOf", periodical);
	return json;
}

/* ---- Where it stands ---- */

static void
push_crumb(const struct place *place, struct json *list, int position,
	   struct str name, struct str path)
{
	struct json *item = thing("ListItem");

	json_set(item, "position", json_number(position));
	json_set_text(item, "name", name);
	json_set_text(item, "item", place_web(place, path));
	json_push(list, item);
}

/* title, path: of an entry; absent for the briefing itself. */
static struct json *
breadcrumbs(const struct place *place, const struct briefing *briefing,
	    struct str title, struct str path)
{
	struct json *json = thing("BreadcrumbList"), *list = json_new_array();

	push_crumb(place, list, 1, place->press->site->title,
		   STR("index.html"));
	push_crumb(place, list, 2, briefing->title,
		   briefing_path(place, briefing));
	if (path.n)
		push_crumb(place, list, 3, title, path);
	json_set(json, "itemListElement", list);
	return json;
}

/* ---- As text ---- */

/* JSON in which < > & are escaped (RFC 8259, section 7). */
static struct str
safe_text(const struct place *place, struct json *json)
{
	struct buf raw = {0}, out = {0};
	struct str text;

	json_write_line(&raw, json);
	for (size_t i = 0; i < raw.n; i++) {
		char c = raw.p[i];

		if (c == '<' || c == '>' || c == '&')
			buf_printf(&out, "\\u%04x", (unsigned)c);
		else
			buf_putc(&out, c);
	}
	text = buf_take(&out, place->arena);
	buf_free(&raw);
	buf_free(&out);
	return str_trim(text);
}

/* Both things of a page, under the context of their words. */
static struct str
graph(const struct place *place, struct json *about, struct json *crumbs)
{
	struct json *json = json_new_object(), *list = json_new_array();

	json_push(list, about);
	json_push(list, crumbs);
	json_set_text(json, "@context", STR("https://schema.org"));
	json_set(json, "@graph", list);
	return safe_text(place, json);
}

struct str
structured_briefing(const struct place *place, const struct briefing *briefing)
{
	struct str none = {0};

	if (!place->press->site->base_url.n)
		return none;
	return graph(place, issue(place, briefing),
		     breadcrumbs(place, briefing, none, none));
}

struct str
structured_entry(const struct place *place, const struct briefing *briefing,
		 const struct entry *entry)
{
	struct json *json;
	struct str title, path;

	if (!place->press->site->base_url.n)
		return (struct str){0};
	title = span_plain(place->arena, entry->title);
	path = place_page(place, briefing->slug, entry->id);
	json = thing("Report");
	describe(place, json, briefing, title, path);
	set_text(json, "alternativeHeadline", entry->native_title);
	set_text(json, "isBasedOn", document_url(place, entry));
	if (entry->page > 0)
		json_set(json, "pageStart", json_number(entry->page));
	json_set(json, "isPartOf", issue(place, briefing));
	return graph(place, json, breadcrumbs(place, briefing, title, path));
}
