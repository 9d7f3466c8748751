/*
 * Redirects: a small page at each old address, which leads on to the new one
 * by itself (HTML, section 4.2.5.3, "refresh" without delay) and by a link.
 *
 * It depends on what it leads to, not on the text of the briefing.
 */
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"

struct goal {
	struct str lang;
	struct str title; /* of the entry, else of the briefing */
	struct str path;  /* of its page */
};

static struct goal
find_goal(const struct catalog *catalog, const struct catalog_alias *from,
	  struct arena *arena)
{
	const struct summary *summary = catalog->briefings[from->briefing];
	const struct entry_summary *entry = summary->entries;
	struct goal goal = {.lang = summary->lang, .title = summary->title};
	struct str id = from->alias->entry;

	while (entry && !(id.p && str_eq(entry->id, id)))
		entry = entry->next;
	if (entry && entry->title.n)
		goal.title = entry->title;
	goal.path =
	    arena_printf(arena, "%.*s/%.*s.html", STR_ARG(summary->slug),
			 STR_ARG(entry ? entry->id : STR("index")));
	return goal;
}

static struct hash
goal_hash(const struct goal *goal)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_part(&hasher, goal->path);
	hasher_part(&hasher, goal->title);
	hasher_part(&hasher, goal->lang);
	return hasher_done(&hasher);
}

static void
list_redirects(struct listing *listing, const struct press *press, size_t k)
{
	const struct catalog *catalog = press->catalog;
	const struct catalog_alias *from = catalog->aliases;

	(void)k;
	for (size_t i = 0; i < catalog->n_aliases; i++, from++) {
		struct goal goal = find_goal(catalog, from, listing->arena);

		listing_add(listing, from->alias->path, i, goal_hash(&goal));
		listing->files[listing->n - 1].alias = from;
	}
}

static bool
make_redirect(const struct work *work, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	const struct catalog *catalog = work->press->catalog;
	const struct catalog_alias *from = &catalog->aliases[work->item];
	struct goal goal = find_goal(catalog, from, &arena);
	struct place place = place_new(work->press, EDITION_SITE,
				       from->alias->path, &arena, goal.lang);
	struct value *page = values_page(&place, goal.title, goal.lang);

	value_set_text(&arena, page, "canonical_url",
		       place_web(&place, goal.path));
	value_set_text(&arena, page, "target_url",
		       place_link(&place, goal.path));
	return page_finish(&place, "redirect.html", page, out, diags);
}

const struct product product_redirect = {
    .name = "redirect",
    .class = PRODUCT_PAGE,
    .templates = "redirect.html",
    .unlisted = true,
    .list = list_redirects,
    .make = make_redirect,
};
