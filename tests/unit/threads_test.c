/* Threads through the briefings: what, why, in which order, how many. */
#include "shelf.h"

#include "catalog/neighbourhood.h"
#include "catalog/threads.h"

static void
say_list(struct buf *out, const struct thread *list, size_t n)
{
	static const char reasons[] = {'d', 'p', 't', 'i'};

	for (size_t i = 0; i < n; i++) {
		buf_puts(out, i ? " " : "");
		shelf_say(out, list[i].place);
		buf_printf(out, ":%c", reasons[list[i].reason]);
	}
}

/* That the entry's threads are "EARLIER | LATER", each "PLACE:REASON". */
static void
assert_threads(const char *id, const char *want)
{
	struct found_threads found;
	struct buf got = {0};

	threads_find(&catalog, shelf_place(id), &found);
	say_list(&got, found.earlier, found.n_earlier);
	buf_puts(&got, " | ");
	say_list(&got, found.later, found.n_later);
	buf_putc(&got, '\0');
	assert_string_equal(got.p, want);
	buf_free(&got);
}

/* What the first of the earlier ones shares with the entry. */
static void
assert_shared(const char *id, const char *want)
{
	struct found_threads found;

	threads_find(&catalog, shelf_place(id), &found);
	assert_true(found.n_earlier > 0);
	assert_str(found.earlier[0].text, want);
}

#define DAY(d) "---\ndate: " d "\n---\n\n"
#define ENTRY(id, text) "### Title {#" id "}\n\n" text "\n\n"

static void
test_reasons(void **state)
{
	(void)state;
	shelf_put("jan", DAY("2024-01-31") "## S\n\n" ENTRY(
			     "doc1", "[x](http://a.org/1/#:~:text=y)")
			     ENTRY("prog1", "The “Made in China 2025” plan.")
				 ENTRY("tag1", "**Tags:** Trade, Énergie")
				     ENTRY("iss1", "**Issuer:** MIIT"));
	shelf_put("feb", DAY("2024-02-29") "## S\n\n" ENTRY(
			     "doc2", "[The paper](https://web.archive.org/web/"
				     "20240101000000/https://www.a.org/1)")
			     ENTRY("prog2", "MADE IN CHINA 2025 it is.")
				 ENTRY("tag2", "**Tags:** energie")
				     ENTRY("iss2", "**Issuer:** MIIT")
					 ENTRY("none", "Nothing."));
	shelf_join();
	assert_threads("doc2", "jan/doc1:d | ");
	assert_threads("doc1", " | feb/doc2:d");
	assert_threads("prog2", "jan/prog1:p | ");
	assert_threads("prog1", " | feb/prog2:p");
	assert_threads("tag2", "jan/tag1:t | ");
	assert_threads("iss1", " | feb/iss2:i");
	assert_threads("none", " | ");
	assert_shared("doc2", "The paper");
	assert_shared("prog2", "Made in China 2025");
	assert_shared("tag2", "energie"); /* the newest spelling */
	assert_shared("iss2", "MIIT");
}

/* A reason that is stronger comes first, and each passage once. */
static void
test_strength(void **state)
{
	(void)state;
	shelf_put("jan", DAY("2024-01-31") "## S\n\n" ENTRY(
			     "all1", "[x](http://a.org/1) “Fit for 55 Deal”\n\n"
				     "**Tags:** T\n**Issuer:** EU"));
	shelf_put("feb", DAY("2024-02-29") "## S\n\n" ENTRY(
			     "tag2", "**Tags:** T\n**Issuer:** EU"));
	shelf_put("mar", DAY("2024-03-31") "## S\n\n" ENTRY(
			     "prog3", "“Fit for 55 Deal”\n\n**Issuer:** EU"));
	shelf_put("apr", DAY("2024-04-30") "## S\n\n"
					   "- **April 2:** More "
					   "([x](https://a.org/1))\n");
	shelf_put("may", DAY("2024-05-31") "## S\n\n" ENTRY(
			     "all5", "[x](http://a.org/1) “Fit for 55 Deal”\n\n"
				     "**Tags:** T\n**Issuer:** EU"));
	shelf_join();
	assert_threads("all5", "apr/_note-1:d jan/all1:d mar/prog3:p "
			       "feb/tag2:t | ");
	assert_threads("all1", " | apr/_note-1:d may/all5:d mar/prog3:p "
			       "feb/tag2:t");
	assert_threads("tag2", "jan/all1:t | may/all5:t mar/prog3:i");
}

/* Nearest first, two of one briefing, so many in all. */
static void
test_nearest(void **state)
{
	static const char *const slugs[] = {"b1", "b2", "b3", "b4",
					    "b5", "b6", "b7"};

	(void)state;
	for (int i = 0; i < 7; i++) {
		struct buf text = {0};

		buf_printf(&text, "---\ndate: 2024-0%d-15\n---\n\n## S\n\n",
			   i + 1);
		for (int j = 1; j <= 3; j++)
			buf_printf(&text,
				   "### T {#e%d%d}\n\n**Issuer:** MIIT\n\n",
				   i + 1, j);
		shelf_put(slugs[i], buf_take(&text, &shelf_arena).p);
		buf_free(&text);
	}
	shelf_join();
	assert_threads("e42", "b3/e31:i b3/e32:i b2/e21:i b2/e22:i | "
			      "b5/e51:i b5/e52:i b6/e61:i b6/e62:i");
	assert_threads("e11", " | b2/e21:i b2/e22:i b3/e31:i b3/e32:i");
	assert_threads("e73", "b6/e61:i b6/e62:i b5/e51:i b5/e52:i | ");
}

/* What looks alike and is not. */
static void
test_false_friends(void **state)
{
	(void)state;
	shelf_put("jan",
		  DAY("2024-01-31") "## S\n\n" ENTRY(
		      "a1", "[x](http://a.org/) [m](mailto:a@b.org)")
		      ENTRY("b1", "Xi Jinping in the European Union.")
			  ENTRY("c1", "A “National Development Agency” (NDA)\n"
				      "\n**Issuer:** NDA")
			      ENTRY("d1", "The “Big Deal Plan”, “Big Deal "
					  "Plan”."));
	shelf_put("feb", DAY("2024-02-29") "## S\n\n" ENTRY(
			     "a2", "[x](http://a.org) [m](mailto:a@b.org)")
			     ENTRY("b2", "Xi Jinping in the European Union.")
				 ENTRY("c2", "A “National Development "
					     "Agency” again."));
	shelf_join();
	assert_threads("a2", " | "); /* a home page, a mailbox */
	assert_threads("b2", " | "); /* nobody quotes them */
	assert_threads("c2", " | "); /* an issuer, no programme */
	assert_threads("d1", " | "); /* one briefing */
}

/* The longest shared name is told, and hints count where another quotes. */
static void
test_names(void **state)
{
	(void)state;
	shelf_put("jan", DAY("2024-01-31") "## S\n\n" ENTRY(
			     "a1", "The Manufacturing Champions of the "
				   "Belt and Road Initiative."));
	shelf_put("feb", DAY("2024-02-29") "## S\n\n" ENTRY(
			     "a2", "“Manufacturing Champions” and the Belt "
				   "and Road Initiative."));
	shelf_put("mar", DAY("2024-03-31") "## S\n\n" ENTRY(
			     "a3", "A manufacturing champion; Manufacturing "
				   "Champion Firms; Manufacturing Champion."));
	shelf_join();
	assert_threads("a2", "jan/a1:p | mar/a3:p");
	assert_shared("a2", "Belt and Road Initiative");
	assert_shared("a3", "Manufacturing Champions");
}

/* What an entry's page shows of others is in the key of its briefing, and in
 * no other's. */
static void
test_keys(void **state)
{
	struct hash april, may;

	(void)state;
	shelf_put("jan", DAY("2024-01-31") "## S\n\n" ENTRY(
			     "a1", "[x](http://a.org/2)"));
	shelf_put("mar", DAY("2024-03-31") "Nothing.");
	shelf_put("apr", DAY("2024-04-30") "## S\n\n" ENTRY(
			     "a4", "[x](http://a.org/1)"));
	shelf_put("may", DAY("2024-05-31") "## S\n\n" ENTRY("a5", "More."));
	shelf_join();
	assert_threads("a4", " | ");
	april = neighbourhood_threads(&catalog, catalog.starts[1] + 1);
	may = neighbourhood_threads(&catalog, catalog.starts[0] + 1);
	shelf_n = 0; /* January anew, with another address */
	shelf_put("jan", DAY("2024-01-31") "## S\n\n" ENTRY(
			     "a1", "[x](http://a.org/1)"));
	shelf_n = 4;
	shelf_join();
	assert_threads("a4", "jan/a1:d | ");
	assert_false(hash_eq(
	    april, neighbourhood_threads(&catalog, catalog.starts[1] + 1)));
	assert_true(hash_eq(
	    may, neighbourhood_threads(&catalog, catalog.starts[0] + 1)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_reasons, shelf_clear),
	    cmocka_unit_test_teardown(test_strength, shelf_clear),
	    cmocka_unit_test_teardown(test_nearest, shelf_clear),
	    cmocka_unit_test_teardown(test_false_friends, shelf_clear),
	    cmocka_unit_test_teardown(test_names, shelf_clear),
	    cmocka_unit_test_teardown(test_keys, shelf_clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
