/*
 * Sitemap: every page of the site for search engines (sitemaps.org, protocol
 * 0.9), and robots.txt (RFC 9309), which names it.
 *
 * The pages are those that the products list, so that a new kind of page is
 * in the sitemap by itself. More than 50,000 go to sitemap-1.xml and so on,
 * with sitemap.xml as their index. All addresses must be absolute: without a
 * base_url there is no sitemap.
 */
#include "base/escape.h"
#include "publish/products.h"

/* Addresses in one file, at most (sitemaps.org, "Sitemap index files"). */
#define SITEMAP_MAX 50000

#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

/* What a walk over all pages does with each. */
typedef void page_visit(void *context, struct str path, struct date date);

static void
walk_product(const struct press *press, const struct product *product, size_t k,
	     struct date date, page_visit *visit, void *context)
{
	struct arena arena = {0};
	struct listing listing = {.arena = &arena, .names = true};

	if (product->class != PRODUCT_PAGE || product->unlisted)
		return;
	product->list(&listing, press, k);
	for (size_t i = 0; i < listing.n; i++)
		visit(context, listing.files[i].path, date);
	arena_free(&arena);
}

static void
walk_site(const struct press *press, page_visit *visit, void *context)
{
	struct date none = {0};

	for (size_t i = 0; products_of_site[i]; i++)
		walk_product(press, products_of_site[i], 0, none, visit,
			     context);
}

/* Pages of the whole site, then those of each briefing, newest first. */
static void
walk_pages(const struct press *press, page_visit *visit, void *context)
{
	const struct catalog *catalog = press->catalog;

	walk_site(press, visit, context);
	for (size_t k = 0; k < catalog->n; k++)
		for (size_t i = 0; products_of_briefing[i]; i++)
			walk_product(press, products_of_briefing[i], k,
				     catalog->briefings[k]->date, visit,
				     context);
}

static void
count_page(void *context, struct str path, struct date date)
{
	size_t *n = context;

	(void)path;
	(void)date;
	++*n;
}

static size_t
count_pages(const struct press *press)
{
	size_t n = 0;

	walk_pages(press, count_page, &n);
	return n;
}

/* ---- Files ---- */

static void
hash_page(void *context, struct str path, struct date date)
{
	(void)date;
	hasher_part(context, path);
}

/* Of the names of all pages: those of the briefings follow from the cards. */
static struct hash
hash_pages(const struct press *press)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher, press->catalog->cards);
	walk_site(press, hash_page, &hasher);
	return hasher_done(&hasher);
}

/* item 0 is sitemap.xml, k sitemap-k.xml. */
static void
list_sitemap(struct listing *listing, const struct press *press, size_t k)
{
	struct hash inputs;
	size_t n;

	(void)k;
	if (!press->site->base_url.n)
		return;
	inputs = hash_pages(press);
	listing_add(listing, STR("sitemap.xml"), 0, inputs);
	n = count_pages(press);
	for (size_t i = 1; n > SITEMAP_MAX && i <= (n - 1) / SITEMAP_MAX + 1;
	     i++)
		listing_add(listing,
			    arena_printf(listing->arena, "sitemap-%zu.xml", i),
			    i, inputs);
}

static void
put_address(const struct press *press, struct buf *out, struct str path)
{
	struct buf url = {0};

	buf_put(&url, press->site->base_url);
	escape_url(&url, path);
	buf_puts(out, "<loc>");
	escape_xml(out, buf_str(&url));
	buf_puts(out, "</loc>");
	buf_free(&url);
}

/* Writes the pages from first up to last. */
struct sheet {
	const struct press *press;
	struct buf *out;
	size_t at, first, last;
};

static void
put_page(void *context, struct str path, struct date date)
{
	struct sheet *sheet = context;
	struct arena arena = {0};
	size_t at = sheet->at++;

	if (at < sheet->first || at >= sheet->last)
		return;
	buf_puts(sheet->out, "<url>");
	put_address(sheet->press, sheet->out, path);
	if (date_is_full(date))
		buf_printf(sheet->out, "<lastmod>%.*s</lastmod>",
			   STR_ARG(date_iso(&arena, date)));
	buf_puts(sheet->out, "</url>\n");
	arena_free(&arena);
}

static void
put_pages(const struct press *press, size_t first, struct buf *out)
{
	struct sheet sheet = {.press = press,
			      .out = out,
			      .first = first,
			      .last = first + SITEMAP_MAX};

	buf_puts(out, "<urlset xmlns=\"" NAMESPACE "\">\n");
	walk_pages(press, put_page, &sheet);
	buf_puts(out, "</urlset>\n");
}

static void
put_index(const struct press *press, size_t n, struct buf *out)
{
	struct arena arena = {0};

	buf_puts(out, "<sitemapindex xmlns=\"" NAMESPACE "\">\n");
	for (size_t i = 1; i <= (n - 1) / SITEMAP_MAX + 1; i++) {
		buf_puts(out, "<sitemap>");
		put_address(press, out,
			    arena_printf(&arena, "sitemap-%zu.xml", i));
		buf_puts(out, "</sitemap>\n");
	}
	buf_puts(out, "</sitemapindex>\n");
	arena_free(&arena);
}

static bool
make_sitemap(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	size_t n = work->item ? 0 : count_pages(press);

	(void)diags;
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (n > SITEMAP_MAX)
		put_index(press, n, out);
	else
		put_pages(press,
			  work->item ? (work->item - 1) * SITEMAP_MAX : 0, out);
	return true;
}

const struct product product_sitemap = {
    .name = "sitemap",
    .class = PRODUCT_DATA,
    .templates = "",
    .list = list_sitemap,
    .make = make_sitemap,
};

/* ---- robots.txt ---- */

static void
list_robots(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	(void)press;
	listing_add(listing, STR("robots.txt"), 0, (struct hash){{0}});
}

static bool
make_robots(const struct work *work, struct buf *out, struct diags *diags)
{
	struct str base = work->press->site->base_url;

	(void)diags;
	buf_puts(out, "User-agent: *\nAllow: /\n");
	if (base.n) {
		buf_puts(out, "Sitemap: ");
		escape_url(out, base);
		buf_puts(out, "sitemap.xml\n");
	}
	return true;
}

const struct product product_robots = {
    .name = "robots",
    .class = PRODUCT_DATA,
    .templates = "",
    .list = list_robots,
    .make = make_robots,
};
