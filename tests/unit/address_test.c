/* What can be read from an address. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/address.h"

static void
assert_str(struct str got, const char *want)
{
	char text[512] = "";

	assert_true(got.n < sizeof(text));
	for (size_t i = 0; i < got.n; i++)
		text[i] = got.p[i];
	assert_string_equal(text, want);
}

struct expected {
	const char *url, *scheme, *host, *path, *original, *quote;
	struct date archived;
	bool is_archive;
};

static void
check(const struct expected *e)
{
	struct arena arena = {0};
	struct address a;

	assert_true(address_parse(str_from(e->url), &arena, &a));
	assert_str(a.scheme, e->scheme);
	assert_str(a.host, e->host);
	assert_str(a.path, e->path ? e->path : "");
	assert_str(a.original, e->original ? e->original : "");
	assert_str(a.quote, e->quote ? e->quote : "");
	assert_int_equal(date_cmp(a.archived, e->archived), 0);
	assert_int_equal(a.is_archive, e->is_archive);
	arena_free(&arena);
}

static void
test_plain(void **state)
{
	static const struct expected list[] = {
	    {.url = "HTTPS://u:p@WWW.Example.ORG:8080/A/b?c#d",
	     .scheme = "https",
	     .host = "example.org",
	     .path = "/A/b"},
	    {.url = "http://example.org",
	     .scheme = "http",
	     .host = "example.org"},
	    {.url = "http://[2001:db8::1]:80/x",
	     .scheme = "http",
	     .host = "[2001:db8::1]",
	     .path = "/x"},
	    {.url = "mailto:Jo.Doe@Example.org?subject=a",
	     .scheme = "mailto",
	     .host = "example.org"},
	    {.url = "http://例え.jp/道",
	     .scheme = "http",
	     .host = "例え.jp",
	     .path = "/道"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		check(&list[i]);
}

static void
test_archive(void **state)
{
	static const struct expected list[] = {
	    {.url = "https://web.archive.org/web/20240923151036/https:/"
		    "www.gov.cn/a.htm?x=1",
	     .scheme = "https",
	     .host = "gov.cn",
	     .path = "/a.htm",
	     .original = "https://www.gov.cn/a.htm?x=1",
	     .archived = {2024, 9, 23},
	     .is_archive = true},
	    {.url = "https://web.archive.org/web/20240923151036id_/http://"
		    "a.b/c#:~:text=x",
	     .scheme = "http",
	     .host = "a.b",
	     .path = "/c",
	     .original = "http://a.b/c#:~:text=x",
	     .quote = "x",
	     .archived = {2024, 9, 23},
	     .is_archive = true},
	    {.url = "https://web.archive.org/web/2024*/example.org/a",
	     .scheme = "http",
	     .host = "example.org",
	     .path = "/a",
	     .original = "http://example.org/a",
	     .is_archive = true},
	    {.url = "https://archive.ph/AbC12",
	     .scheme = "https",
	     .host = "archive.ph",
	     .path = "/AbC12",
	     .is_archive = true},
	    {.url = "https://archive.is/2024.09.23-151036/https://a.b/c",
	     .scheme = "https",
	     .host = "a.b",
	     .path = "/c",
	     .original = "https://a.b/c",
	     .archived = {2024, 9, 23},
	     .is_archive = true},
	    {.url = "https://archive.is/httpbin",
	     .scheme = "https",
	     .host = "archive.is",
	     .path = "/httpbin",
	     .is_archive = true},
	    /* A book, not a capture. */
	    {.url = "https://archive.org/details/x",
	     .scheme = "https",
	     .host = "archive.org",
	     .path = "/details/x"},
	    /* A captured address that may not be published. */
	    {.url = "https://web.archive.org/web/20240923151036/",
	     .scheme = "https",
	     .host = "web.archive.org",
	     .path = "/web/20240923151036/",
	     .is_archive = true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		check(&list[i]);
}

static void
assert_quote(const char *fragment, const char *quote)
{
	struct arena arena = {0};
	struct address a;
	struct str url = arena_printf(&arena, "https://a.b/c#%s", fragment);

	assert_true(address_parse(url, &arena, &a));
	assert_str(a.quote, quote);
	arena_free(&arena);
}

static void
test_quote(void **state)
{
	(void)state;
	assert_quote(":~:text=two%20words", "two words");
	assert_quote("top:~:text=be-,from%2C%20a,to,-fore", "from, a … to");
	assert_quote(":~:selector=x&text=a&text=b", "a");
	assert_quote(":~:text=", "");
	assert_quote(":~:text=%FF", "");
	assert_quote("text=a", "");
}

static void
test_refused(void **state)
{
	static const char *const list[] = {
	    "",
	    "example.org",
	    "javascript:alert(1)",
	    "https://[bad",
	    "https://bad]/",
	    "https:",
	    "https://",
	    "https:///path",
	    "https://a b/",
	    "https://a/<b>",
	    "data:text/html,x",
	    "mailto:nobody",
	    "mailto:@b",
	    "https:/example.org",
	    "file:///etc",
	    "https://exa(mple",
	    "://a",
	};
	struct arena arena = {0};
	struct address a = {.is_archive = true};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		assert_false(address_parse(str_from(list[i]), &arena, &a));
		assert_false(a.is_archive);
		assert_false(address_is_line(str_from(list[i])));
	}
	assert_true(address_is_line(STR("https://a.b/c?d=e&f")));
	assert_false(address_is_line(STR("see https://a.b/c")));
	arena_free(&arena);
}

static void
test_label(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(address_label(STR("https://www.ncsti.gov.cn/x"), &arena),
		   "ncsti.gov.cn");
	assert_str(address_label(STR("mailto:a@b.org?subject=x"), &arena),
		   "a@b.org");
	assert_str(address_label(STR("page.html"), &arena), "page.html");
	assert_str(address_label(STR("https://web.archive.org/web/2024/"
				     "https://gov.cn/x"),
				 &arena),
		   "gov.cn");
	arena_free(&arena);
}

static void
assert_document(const char *url, const char *want)
{
	struct arena arena = {0};
	struct address address;

	assert_true(address_parse(str_from(url), &arena, &address));
	if (want)
		assert_str(address_document(&address, &arena), want);
	else
		assert_null(address_document(&address, &arena).p);
	arena_free(&arena);
}

static void
test_document(void **state)
{
	static const char *const same[] = {
	    "https://www.miit.gov.cn/a/b.html",
	    "http://miit.gov.cn/a/b.html#:~:text=x",
	    "HTTPS://MIIT.gov.cn:443/a/b.html?utm_source=x&fbclid=1",
	    "https://miit.gov.cn/a/%62.html/",
	    "https://web.archive.org/web/20240923151036/http:/miit.gov.cn/a/"
	    "b.html",
	    "https://archive.ph/2024.09.23-151036/https://miit.gov.cn/a/b.html",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_document(same[i], "miit.gov.cn/a/b.html");
	assert_document("https://a.org/x?b=1&utm_medium=z&c=%20",
			"a.org/x?b=1&c= ");
	assert_document("https://a.org/x/index.html", "a.org/x");
	assert_document("https://a.org/中", "a.org/中");
	assert_document("https://a.org/%E4%B8%AD", "a.org/中");
	assert_document("https://a.org/?id=7", "a.org?id=7");
	/* Home pages and mail. */
	assert_document("https://a.org", NULL);
	assert_document("https://a.org/", NULL);
	assert_document("https://www.a.org/index.html#top", NULL);
	assert_document("mailto:a@b.org", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_plain), cmocka_unit_test(test_archive),
	    cmocka_unit_test(test_quote), cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_label), cmocka_unit_test(test_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
