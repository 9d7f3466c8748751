/* Every page from the templates of the house: well-formed, with names that
 * are all known; and what becomes of faulty templates and of assets. */
#include "check.h"

#include <unistd.h>

#include "base/file.h"
#include "base/xml.h"
#include "page/briefing.h"
#include "page/entry.h"
#include "publish/products.h"

static struct arena arena;
static struct diags diags;
static struct site site;
static struct press press;
static struct catalog catalog;
static char folder[64];

/* ---- A small site ---- */

static struct block *
para(const char *words)
{
	struct block *block = block_new(&arena, BLOCK_PARA);

	block->spans = span_text(&arena, str_from(words));
	return block;
}

static struct briefing *
briefing_of(const char *slug, const char *title, int month)
{
	struct briefing *briefing = arena_alloc(&arena, sizeof(*briefing));

	briefing->slug = str_from(slug);
	briefing->title = str_from(title);
	briefing->date = (struct date){2024, month, 24};
	briefing->lang = STR("en");
	briefing->source_file = STR("a & b.txt");
	briefing->sections = arena_alloc(&arena, sizeof(struct section));
	briefing->sections->id = STR("top");
	briefing->sections->lead = para("Prose <1>.");
	return briefing;
}

static struct entry *
add_entry(struct briefing *briefing, const char *id, const char *issuer)
{
	struct entry *entry = arena_alloc(&arena, sizeof(*entry));
	struct field *field = arena_alloc(&arena, sizeof(*field));

	field->role = ROLE_SUMMARY;
	field->label = STR("At a \"glance\"");
	field->blocks = para("It did & more. 关于开展");
	*entry = (struct entry){.id = str_from(id),
				.title = span_text(&arena, STR("A <title>")),
				.native_title = STR("关于开展"),
				.issuer = str_from(issuer),
				.date = {2024, 9, 4},
				.fields = field,
				.next = briefing->sections->entries};
	entry->article_url = STR("https://web.archive.org/web/20240923151036/"
				 "https:/a.org/x?a=1&b=2");
	link_append(&entry->references,
		    link_new(&arena, (struct str){0}, STR("https://r.org")));
	briefing->sections->entries = entry;
	return entry;
}

static void
add_note(struct briefing *briefing)
{
	struct note *note = arena_alloc(&arena, sizeof(*note));

	note->date = (struct date){2024, 8, 28};
	note->date_label = STR("August 28");
	note->blocks = para("A note.");
	link_append(&note->references,
		    link_new(&arena, STR("w"), STR("https://n.org/?a&b")));
	briefing->sections->notes = note;
}

static void
join(struct briefing **briefings, size_t n)
{
	struct summary *summaries = arena_array(&arena, n, sizeof(*summaries));

	for (size_t i = 0; i < n; i++)
		summary_make(&summaries[i], briefings[i], &arena);
	catalog_make(&catalog, summaries, n, &arena);
	press_join(&press, &catalog);
}

static int
setup(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/brevier-pages-XXXXXX");
	assert_non_null(mkdtemp(folder));
	diags_init(&diags, &arena);
	site = (struct site){.title = STR("Digest & Co"),
			     .base_url = STR("https://b.org/"),
			     .publisher = STR("Institute"),
			     .lang = STR("en"),
			     .accent = STR("#123456"),
			     .accent_dark = STR("#abcdef")};
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	file_remove(folder, &diags);
	arena_free(&arena);
	return 0;
}

/* Nothing was said so far. */
static void
assert_silent(void)
{
	char *printed = check_printed(&diags, DIAG_TEXT);

	assert_string_equal(printed, "");
	free(printed);
}

/* Skips the test away from the checkout. */
static void
load(void)
{
	if (!file_is_folder("templates"))
		skip();
	static const struct folders templates = {.program = "templates"};
	static const struct folders assets = {.program = "assets"};

	assert_true(
	    press_load(&press, &site, &templates, &assets, &arena, &diags));
	assert_silent();
}

static void
assert_page(bool ok, struct buf *out, const char *has)
{
	assert_true(ok);
	assert_silent();
	assert_true(str_starts(buf_str(out), STR("<!DOCTYPE html>")));
	if (str_find(buf_str(out), str_from(has), 0) == STR_NONE)
		fail_msg("no '%s' in:\n%s", has, out->p);
	buf_free(out);
}

/* ---- Pages ---- */

/* The page of the first entry of briefing 0. */
static bool
make_first(enum edition edition, const struct briefing *briefing,
	   struct buf *out)
{
	struct manuscript own = {.briefing = briefing, .arena = &arena};
	struct spot_records records = {.made = false};
	struct spot spot = {
	    .section = briefing->sections,
	    .entry = briefing->sections->entries,
	    .summary = press.catalog->briefings[0]->entries,
	    .records = &records,
	};

	return page_entry(&press, edition, &own, &spot, out, &diags);
}

/* The first file of a product of the whole site. */
static bool
make_of(const struct product *product, struct buf *out)
{
	struct work work = {.press = &press};

	return product->make(&work, out, &diags);
}

static void
test_pages(void **state)
{
	struct briefing *briefings[2];
	struct buf out = {0};

	(void)state;
	load();
	briefings[0] = briefing_of("2024-09", "September", 9);
	briefings[1] = briefing_of("2024-08", "August", 8);
	add_entry(briefings[0], "one", "MIIT and SAMR");
	add_entry(briefings[0], "two", "MIIT");
	add_entry(briefings[1], "three", "MIIT");
	add_note(briefings[0]);
	join(briefings, 2);
	assert_page(make_of(&product_home, &out), &out, "2024-08/index");
	assert_page(make_of(&product_archive, &out), &out, "2024.html#m08");
	assert_page(make_of(&product_archive_year, &out), &out,
		    "../2024-08/three.html");
	assert_page(make_of(&product_issuers, &out), &out, "samr.html");
	assert_page(make_of(&product_issuer, &out), &out,
		    "../2024-08/three.html");
	for (int k = EDITION_SITE; k <= EDITION_OFFLINE; k++) {
		enum edition edition = (enum edition)k;

		assert_page(page_briefing(&press, edition, briefings[0], 0,
					  &out, &diags),
			    &out, "A &lt;title&gt;");
		assert_page(make_first(edition, briefings[0], &out), &out,
			    "https://a.org/x?a=1&amp;b=2");
	}
}

/* In an archive of a site without address nothing leads to other briefings,
 * and no link is empty. */
static void
test_no_way_out(void **state)
{
	struct briefing *briefings[2];
	struct buf out = {0};

	(void)state;
	site.base_url = (struct str){0};
	load();
	briefings[0] = briefing_of("2024-09", "September", 9);
	briefings[1] = briefing_of("2024-08", "August", 8);
	add_entry(briefings[0], "one", "MIIT");
	add_entry(briefings[0], "two", "MIIT");
	add_entry(briefings[1], "three", "MIIT");
	join(briefings, 2);
	assert_true(page_briefing(&press, EDITION_OFFLINE, briefings[0], 0,
				  &out, &diags));
	assert_true(make_first(EDITION_OFFLINE, briefings[0], &out));
	assert_silent();
	assert_true(str_find(buf_str(&out), STR("href=\"two.html\""), 0) !=
		    STR_NONE);
	assert_true(str_find(buf_str(&out), STR("href=\"\""), 0) == STR_NONE);
	assert_true(str_find(buf_str(&out), STR("2024-08"), 0) == STR_NONE);
	assert_true(str_find(buf_str(&out), STR("\"../"), 0) == STR_NONE);
	buf_free(&out);
}

/* A site of nothing, and a briefing of nothing. */
static void
test_empty(void **state)
{
	struct briefing *briefing = briefing_of("x", "X", 1);
	struct entry *entry = add_entry(briefing, "e", "");
	struct buf out = {0};

	(void)state;
	site.base_url = site.publisher = (struct str){0};
	load();
	join(NULL, 0);
	assert_page(make_of(&product_home, &out), &out, "</html>");
	assert_page(make_of(&product_archive, &out), &out, "</html>");
	assert_page(make_of(&product_issuers, &out), &out, "</html>");
	*entry = (struct entry){.id = STR("e")};
	join(&briefing, 1);
	assert_page(make_first(EDITION_OFFLINE, briefing, &out), &out,
		    "</html>");
	briefing->sections = NULL;
	join(&briefing, 1);
	assert_page(
	    page_briefing(&press, EDITION_OFFLINE, briefing, 0, &out, &diags),
	    &out, "</html>");
}

/* ---- Faults ---- */

static void
write_file(const char *name, const char *bytes)
{
	const char *path = file_join(&arena, str_from(folder), str_from(name));

	assert_true(file_write(path, str_from(bytes), &diags));
}

static const char *
path_of(const char *name)
{
	return file_join(&arena, str_from(folder), str_from(name));
}

static void
write_templates(void)
{
	static const char *const names[] = {
	    "archive.html",
	    "briefing.html",
	    "entry.html",
	    "epub/collected.xhtml",
	    "epub/colophon.xhtml",
	    "epub/container.xml",
	    "epub/cover.svg",
	    "epub/cover.xhtml",
	    "epub/entry.xhtml",
	    "epub/issuers.xhtml",
	    "epub/nav.xhtml",
	    "epub/package.opf",
	    "epub/references.xhtml",
	    "epub/section.xhtml",
	    "epub/title.xhtml",
	    "epub/toc.ncx",
	    "epub/volume.xhtml",
	    "home.html",
	    "issuer.html",
	    "issuers.html",
	    "topics.html",
	    "topic.html",
	    "glossary.html",
	    "term.html",
	    "sources.html",
	    "source.html",
	    "open.html",
	    "redirect.html",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		write_file(arena_printf(&arena, "t/%s", names[i]).p,
			   "<!DOCTYPE html>\n<p>{{t.archive}}</p>\n");
	write_file("t/README.md", "{{#unclosed}}");
	write_file("t/i18n/en.yaml", "archive: Old\n");
	write_file("a/site.css", "a");
	write_file("a/epub.css", "b");
}

static bool
load_own(void)
{
	struct folders templates = {.own = path_of("t")};
	struct folders assets = {.own = path_of("a")};

	return press_load(&press, &site, &templates, &assets, &arena, &diags);
}

static bool
said(const char *words)
{
	char *printed = check_printed(&diags, DIAG_TEXT);
	bool found = strstr(printed, words) != NULL;

	if (!found)
		print_error("no '%s' in:\n%s", words, printed);
	free(printed);
	return found;
}

static void
test_malformed(void **state)
{
	struct buf out = {0};

	(void)state;
	write_templates();
	write_file("t/home.html", "<!DOCTYPE html>\n<p><b>x</p>\n");
	assert_true(load_own());
	join(NULL, 0);
	buf_puts(&out, "before");
	assert_false(make_of(&product_home, &out));
	assert_true(said("index.html (from home.html):2"));
	assert_true(said("[page-malformed]"));
	buf_free(&out);
}

static void
test_words(void **state)
{
	struct buf out = {0};

	(void)state;
	write_templates();
	assert_true(load_own());
	join(NULL, 0);
	assert_true(make_of(&product_archive, &out));
	assert_str(buf_str(&out), "<!DOCTYPE html>\n<p>Old</p>\n");
	buf_free(&out);
}

static void
test_all_faults(void **state)
{
	(void)state;
	write_templates();
	assert_true(file_remove(path_of("t/entry.html"), &diags));
	assert_true(file_remove(path_of("t/epub/toc.ncx"), &diags));
	write_file("t/part/x.html", "{{#open}}");
	write_file("t/i18n/en.yaml", "- a\n");
	assert_false(load_own());
	assert_true(said("'entry.html' [template-missing]"));
	assert_true(said("'epub/toc.ncx' [template-missing]"));
	assert_true(said("part/x.html:1"));
	assert_true(said("[words-form]"));
	assert_true(file_remove(path_of("t"), &diags));
	assert_true(file_remove(path_of("a"), &diags));
	assert_false(load_own());
}

static void
test_hash(void **state)
{
	struct hash first, home, all;

	(void)state;
	write_templates();
	assert_true(load_own());
	first = press.hash;
	home = template_set_hash(press.templates, "home.html");
	all = template_set_hash(press.templates, NULL);
	assert_true(load_own());
	assert_true(hash_eq(first, press.hash));
	write_file("t/README.md", "other");
	assert_true(load_own());
	assert_true(hash_eq(first, press.hash));
	write_file("t/part/new.html", "");
	assert_true(load_own());
	assert_true(hash_eq(first, press.hash));
	assert_true(
	    hash_eq(home, template_set_hash(press.templates, "home.html")));
	assert_false(hash_eq(all, template_set_hash(press.templates, NULL)));
	write_file("t/i18n/en.yaml", "archive: Older\n");
	assert_true(load_own());
	assert_false(hash_eq(first, press.hash));
	first = press.hash;
	write_file("a/site.css", "b");
	assert_true(load_own());
	assert_false(hash_eq(first, press.hash));
}

/* ---- Assets ---- */

static void
test_assets(void **state)
{
	struct folders folders = {.own = path_of("a")};
	struct assets assets;
	const struct asset *css;

	(void)state;
	write_file("a/site.css",
		   ":root { --accent: #8a1f2b; --accent-dark:#e2949b }\n"
		   "@media x { a { --accent: var(--accent-dark); } }\n"
		   "b { color: var(--accent); --my--accent: #000000; }\n");
	write_file("a/epub.css", "--accent: #8a1f2b;");
	write_file("a/.hidden", "x");
	write_file("a/README.md", "x");
	write_file("a/LICENSE", "x");
	assert_true(assets_load(&assets, &folders, &site, &arena, &diags));
	assert_int_equal(assets.n, 3);
	css = assets_find(&assets, STR("site.css"));
	assert_non_null(css);
	assert_str(css->bytes, ":root{--accent:#123456;--accent-dark:#abcdef}"
			       "@media x{a{--accent:var(--accent-dark)}}"
			       "b{color:var(--accent);--my--accent:#000000}");
	assert_str(css->path,
		   arena_printf(&arena, "assets/site-%s.css",
				hash_hex(&arena, hash_bytes(css->bytes), 8).p)
		       .p);
	css = assets_find(&assets, STR("epub.css"));
	assert_non_null(css);
	assert_str(css->bytes, "--accent: #8a1f2b;");
	assert_true(str_starts(assets.list[0].path, STR("assets/LICENSE-")));
	assert_null(assets_find(&assets, STR("none.css")));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_pages),     TEST(test_no_way_out), TEST(test_empty),
	    TEST(test_malformed), TEST(test_words),      TEST(test_all_faults),
	    TEST(test_hash),      TEST(test_assets),
	};
	int failed;

	xml_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xml_done();
	return failed;
}
