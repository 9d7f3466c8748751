/*
 * Card: the picture that stands for a briefing where a link to it is shared
 * (Open Graph protocol, og:image): templates/card.svg, 1200 by 630, as PNG.
 * Drawn only with 'pictures: png', and anew only where the drawing changes.
 */
#include "publish/drawing.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/raster.h"
#include "publish/values.h"

#define WIDTH 1200

static const struct box title_box = {96, 150, 1008, 260};
static const struct box bars_box = {96, 500, 1008, 70};

/* The drawing of briefing k. */
static bool
draw(const struct press *press, size_t k, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	const struct summary *summary = press->catalog->briefings[k];
	struct place place = place_new(press, EDITION_SITE,
				       arena_printf(&arena, "%.*s/%.*s.png",
						    STR_ARG(summary->slug),
						    STR_ARG(summary->slug)),
				       &arena, summary->lang);
	struct value *page = values_page(&place, summary->title, summary->lang);
	struct value *card = values_short_card(&place, summary);
	const struct value *period;

	value_set_text(&arena, page, "accent", press->site->accent);
	value_set(&arena, page, "briefing", card);
	period = value_get(card, STR("period"));
	value_set_bool(&arena, page, "shows_period",
		       value_is_true(period) &&
			   !str_ends(summary->title, period->text));
	value_set(&arena, page, "title_lines",
		  drawing_lines(&arena, summary->title, title_box, 76, 36));
	value_set(&arena, page, "bars",
		  drawing_bars(&arena, summary, bars_box));
	return page_finish(&place, "card.svg", page, out, diags);
}

/* A faulty template is told when the picture is made. */
static struct hash
drawing_hash(const struct press *press, size_t k)
{
	struct arena arena = {0};
	struct diags diags;
	struct buf out = {0};
	struct hash hash;

	diags_init(&diags, &arena);
	draw(press, k, &out, &diags);
	hash = hash_bytes(buf_str(&out));
	buf_free(&out);
	arena_free(&arena);
	return hash;
}

static void
list_card(struct listing *listing, const struct press *press, size_t k)
{
	if (!press->site->pictures)
		return;
	listing_add_form(listing, press, k, "png");
	listing->files[listing->n - 1].inputs = drawing_hash(press, k);
}

static bool
make_card(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct manuscript *own = work->manuscript;
	struct buf svg = {0};
	bool ok =
	    draw(work->press, own->k, &svg, diags) &&
	    raster_png(buf_str(&svg), WIDTH, own->briefing->slug, out, diags);

	buf_free(&svg);
	return ok;
}

const struct product product_card = {
    .name = "card",
    .class = PRODUCT_DATA,
    .templates = "card.svg",
    .alone = true,
    .list = list_card,
    .make = make_card,
};
