/* The sitemap: every page once, split where the protocol wants it. */
#include "check.h"

#include "base/xml.h"
#include "publish/products.h"

static struct arena arena;
static struct diags diags;

/* A site of one briefing with n entries. */
static struct press
press_of(size_t n, const char *base_url)
{
	struct site *site = arena_alloc(&arena, sizeof(*site));
	struct assets *assets = arena_alloc(&arena, sizeof(*assets));
	struct summary *summary = arena_alloc(&arena, sizeof(*summary));
	struct catalog *catalog = arena_alloc(&arena, sizeof(*catalog));
	struct entry_summary **next = &summary->entries;
	struct press press = {.site = site, .assets = assets};

	site->base_url = str_from(base_url);
	summary->slug = STR("a&b");
	summary->date = (struct date){2024, 9, 24};
	summary->n_entries = n;
	for (size_t i = 0; i < n; i++) {
		*next = arena_alloc(&arena, sizeof(**next));
		(*next)->id = arena_printf(&arena, "e%zu", i);
		(*next)->place = i;
		next = &(*next)->next;
	}
	catalog_make(catalog, summary, 1, &arena);
	press_join(&press, catalog);
	return press;
}

static size_t
count(const struct buf *out, const char *what)
{
	size_t n = 0, at = 0;

	while ((at = str_find(buf_str(out), str_from(what), at)) != STR_NONE) {
		n++;
		at++;
	}
	return n;
}

/* The addresses that file item of the sitemap lists. */
static size_t
addresses(const struct press *press, size_t item, const char *element)
{
	struct work work = {.press = press, .item = item};
	struct source source = {.name = STR("sitemap")};
	struct buf out = {0};
	size_t n;

	assert_true(product_sitemap.make(&work, &out, &diags));
	source.text = buf_str(&out);
	assert_true(xml_check(&source, "x", &diags));
	n = count(&out, element);
	buf_free(&out);
	return n;
}

static size_t
files(const struct press *press)
{
	struct listing listing = {.arena = &arena};

	product_sitemap.list(&listing, press, 0);
	return listing.n;
}

static void
test_one_file(void **state)
{
	struct press press = press_of(3, "https://x.org/d/");
	struct work work = {.press = &press};
	struct buf out = {0};

	(void)state;
	assert_int_equal(files(&press), 1);
	assert_true(product_sitemap.make(&work, &out, &diags));
	assert_int_equal(count(&out, "<loc>https://x.org/d/a&amp;b/e2.html"
				     "</loc><lastmod>2024-09-24</lastmod>"),
			 1);
	assert_int_equal(count(&out, "<loc>https://x.org/d/index.html"), 1);
	buf_free(&out);
}

static void
test_split(void **state)
{
	struct press press = press_of(50000, "https://x.org/");
	size_t first = addresses(&press, 1, "<url>");

	(void)state;
	assert_int_equal(files(&press), 3);
	assert_int_equal(addresses(&press, 0, "<sitemap>"), 2);
	assert_int_equal(first, 50000);
	assert_in_range(addresses(&press, 2, "<url>"), 1, 100);
}

static void
test_no_address(void **state)
{
	struct press press = press_of(1, NULL);
	struct work work = {.press = &press};
	struct buf out = {0};

	(void)state;
	assert_int_equal(files(&press), 0);
	assert_true(product_robots.make(&work, &out, &diags));
	assert_int_equal(count(&out, "Sitemap:"), 0);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_one_file),
	    cmocka_unit_test(test_split),
	    cmocka_unit_test(test_no_address),
	};

	diags_init(&diags, &arena);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
