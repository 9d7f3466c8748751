#include "hostile/way.h"

#include "base/xml.h"
#include "catalog/summary.h"
#include "import/import.h"
#include "import/report.h"
#include "markdown/reader.h"
#include "markdown/writer.h"
#include "markup.h"
#include "template/template.h"

struct way {
	struct source source;
	struct site site;
	struct arena *arena;
	struct diags *diags;
};

/* The page, which is checked as all are that are written. */
static bool
publish(struct way *way, const struct briefing *briefing)
{
	struct html_options options = {
	    .lang = briefing->lang, .heading_level = 2, .pages = true};
	struct source page = {.name = STR("page")};
	struct summary summary;
	struct buf out = {0};
	bool ok;

	markup_put(&out, briefing, &options);
	page.text = buf_str(&out);
	ok = xml_check(&page, "page", way->diags);
	buf_free(&out);
	summary_make(&summary, briefing, way->arena);
	return ok;
}

static bool
read_markdown(struct way *way, struct str text)
{
	struct briefing briefing = {.slug = STR("x")};
	struct source source = {.name = STR("x.md"), .text = text};

	struct buf again = {0};

	if (!markdown_read(&briefing, &source, &way->site, way->arena,
			   way->diags))
		return false;
	markdown_write(&briefing, &way->site, &again, NULL, way->arena);
	buf_free(&again);
	return publish(way, &briefing);
}

static bool
import(struct way *way, enum import_format format)
{
	struct briefing briefing = {.slug = STR("x")};
	struct report report = {0};
	struct buf out = {0};
	bool ok;

	if (!import_source(&briefing, &way->source, format, &way->site, &report,
			   way->arena, way->diags))
		return false;
	markdown_write(&briefing, &way->site, &out, NULL, way->arena);
	ok = read_markdown(way, buf_str(&out));
	buf_free(&out);
	return ok;
}

static bool
render(struct way *way)
{
	struct template_set *set = template_set_new(way->arena);
	struct value *page = value_map(way->arena);
	struct value *list = value_list(way->arena);
	struct buf out = {0};
	bool ok;

	value_push(list, value_map(way->arena));
	value_push(list, value_map(way->arena));
	value_set(way->arena, page, "list", list);
	value_set_text(way->arena, page, "text", STR("a & b"));
	ok = template_set_add(set, STR("x"), &way->source, way->diags) &&
	     template_render(set, STR("x"), page, &out, way->diags);
	buf_free(&out);
	return ok;
}

static bool
read_site(struct way *way)
{
	struct site site;

	return site_parse(&site, &way->source, way->arena, way->diags);
}

bool
way_go(enum way_kind kind, struct str text, struct arena *arena,
       struct diags *diags)
{
	static const char config[] = "title: T\nbase_url: https://a.example/\n";
	struct source source = {.name = STR("site.yaml"), .text = STR(config)};
	struct way way = {.arena = arena, .diags = diags};

	site_parse(&way.site, &source, arena, diags);
	way.source = (struct source){.name = STR("x"), .text = text};
	switch (kind) {
	case WAY_TXT:
		return import(&way, IMPORT_TEXT);
	case WAY_XHTML:
		return import(&way, IMPORT_XHTML);
	case WAY_XML:
		return import(&way, IMPORT_POPPLER);
	case WAY_MARKDOWN:
		return read_markdown(&way, text);
	case WAY_SITE:
		return read_site(&way);
	case WAY_TEMPLATE:
		return render(&way);
	}
	return false;
}
