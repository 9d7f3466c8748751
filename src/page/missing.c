/*
 * The page for addresses that there are not, 404.html.
 *
 * A server shows it under any address, so that relative links would lead
 * nowhere: it links by web addresses where the site has one, and brings its
 * stylesheet, missing.css, along. The content security policy allows that
 * one by its hash (CSP Level 3, section 6.7.3.3).
 */
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"

static void
list_missing(struct listing *listing, const struct press *press, size_t k)
{
	(void)press;
	(void)k;
	listing_add(listing, STR("404.html"), 0, (struct hash){{0}});
}

static bool
make_missing(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct place place = place_new(
	    press, press->site->base_url.n ? EDITION_FEED : EDITION_SITE,
	    STR("404.html"), &arena, press->site->lang);
	const struct asset *style =
	    assets_find(press->assets, STR("missing.css"));
	struct value *page =
	    values_page(&place, wording_text(place_wording(&place), "missing"),
			press->site->lang);

	if (style) {
		value_set_text(&arena, page, "style", style->bytes);
		value_set_text(&arena, page, "style_hash",
			       hash_base64(&arena, hash_bytes(style->bytes)));
	}
	return page_finish(&place, "404.html", page, out, diags);
}

const struct product product_missing = {
    .name = "missing",
    .class = PRODUCT_PAGE,
    .templates = "404.html",
    .unlisted = true,
    .list = list_missing,
    .make = make_missing,
};
