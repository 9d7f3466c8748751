#include "publish/page.h"

#include "base/xml.h"
#include "base/xmlscan.h"
#include "publish/strange.h"
#include "publish/tongue.h"
#include "publish/values.h"

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
	source.text = str_skip(buf_str(out), from);
	if (xmlscan_is_plain(source.text))
		return true;
	source.name = arena_printf(diags->arena, "%.*s (from %s)",
				   STR_ARG(document), template);
	return xml_check(&source, "page-malformed", diags);
}

bool
page_finish(const struct place *place, const char *template,
	    const struct value *page, struct buf *out, struct diags *diags)
{
	size_t from = out->n;
	struct str strange = place_strange(place);
	bool rtl = script_is_rtl(place_lang(place));
	bool ok =
	    page_render(place->press, template, page, place->path, out, diags);

	if (ok && strange.n)
		strange_mark(out, from, strange,
			     rtl && !script_is_rtl(strange));
	if (ok)
		tongue_mark(out, from, &place->press->site->scripts);
	arena_free(place->arena);
	return ok;
}

void
page_describe(const struct place *place, struct value *page, struct str text)
{
	value_set_text(place->arena, page, "description",
		       text.n ? text : (struct str){0});
}

struct value *
page_index(const struct place *place, struct str title, const char *kind)
{
	const struct site *site = place->press->site;
	struct value *page = values_page(place, title, site->lang);

	value_set_bool(place->arena, page, kind, true);
	page_describe(place, page, site->description);
	return page;
}

struct value *
page_if_linked(struct value *value)
{
	return value_is_true(value_get(value, STR("url"))) ? value : NULL;
}
