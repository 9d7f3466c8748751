/* Sources by host, archived copies, topics, names of issuers. */
#include "shelf.h"

#include "catalog/topics.h"

#define DAY(d) "---\ndate: " d "\n---\n\n"

static void
test_hosts(void **state)
{
	const struct hosts *hosts = &catalog.hosts;
	const struct cited *copy;

	(void)state;
	shelf_put("jan", DAY("2024-01-31") "[a](https://www.x.org/1) "
					   "[b](mailto:a@y.org) [c](d.html)\n");
	shelf_put("feb",
		  DAY("2024-02-29") "## S\n\n### T {#one}\n\n"
				    "[a](http://web.archive.org/web/"
				    "20240101000000/http://x.org/1) "
				    "[b](https://x.org/2)\n\n### U {#two}\n\n"
				    "[z](https://z.org)\n\n"
				    "**References:** [y](https://archive.ph/"
				    "abc)\n");
	shelf_join();
	assert_int_equal(hosts->n, 3);
	assert_str(hosts->list[0].name, "x.org");
	assert_int_equal(hosts->list[0].n_citations, 3);
	assert_int_equal(hosts->list[0].n_archived, 1);
	assert_trail(hosts->list[0].trail, "feb/one jan/");
	/* What a short address of an archive leads to, nobody knows. */
	assert_str(hosts->list[1].name, "archive.ph");
	assert_int_equal(hosts->list[1].n_archived, 0);
	assert_str(hosts->list[2].name, "z.org");
	copy = hosts_copy(hosts, catalog.briefings[1]->traces.cited[0].key);
	assert_non_null(copy);
	assert_true(copy->archived);
	assert_null(hosts_copy(hosts, 7));
}

static void
test_slugs(void **state)
{
	(void)state;
	assert_str(hosts_slug(STR("miit.gov.cn"), &shelf_arena), "miit.gov.cn");
	assert_str(hosts_slug(STR("a-b.org"), &shelf_arena), "a-b.org");
	assert_true(
	    str_starts(hosts_slug(STR("[::1]"), &shelf_arena), STR("1-")));
	assert_true(str_starts(hosts_slug(STR("例.org"), &shelf_arena),
			       STR("例-org-")));
	/* The pages of the list itself are below "index". */
	assert_false(
	    str_eq(hosts_slug(STR("index"), &shelf_arena), STR("index")));
	assert_false(str_eq(hosts_slug(STR("a_b"), &shelf_arena),
			    hosts_slug(STR("a~b"), &shelf_arena)));
}

static void
test_topics(void **state)
{
	const struct topics *topics = &catalog.topics;

	(void)state;
	shelf_put("jan", "---\ndate: 2024-01-31\ntags: [TRADE]\n---\n\n"
			 "## S\n\n### T {#one}\n\n**Tags:** Énergie, C++\n");
	shelf_put("feb", DAY("2024-02-29") "## S\n\n### T {#two}\n\n"
					   "**Tags:** trade, energie, C\n");
	shelf_join();
	assert_int_equal(topics->n, 4);
	assert_str(topics->list[0].name, "energie");
	assert_trail(topics->list[0].trail, "feb/two jan/one");
	assert_str(topics->list[1].name, "trade");
	assert_trail(topics->list[1].trail, "feb/two jan/");
	assert_str(topics->list[2].name, "C");
	assert_str(topics->list[2].slug, "c");
	assert_str(topics->list[3].slug, "c-2");
	assert_ptr_equal(topics_find(topics, topics_key(STR("TRADE"))),
			 &topics->list[1]);
	assert_null(topics_find(topics, topics_key(STR("x"))));
}

static void
test_issuer_names(void **state)
{
	const struct issuer *issuer;
	const struct byname *name;

	(void)state;
	shelf_put("jan", "---\ndate: 2024-01-31\nlang: de\n---\n\n## S\n\n"
			 "### T {#one}\n\n**Herausgeber:** Ministerium für "
			 "Industrie und Informationstechnologie (MIIT)\n");
	shelf_put("feb",
		  DAY("2024-02-29") "## S\n\n### T {#two}\n\n**Issuer:** MIIT "
				    "(工业和信息化部)\n\nThe Ministry of "
				    "Industry and Information Technology "
				    "(MIIT, 工信部).\n");
	shelf_put("mar", "---\ndate: 2024-03-31\nlang: zh\n---\n\n## S\n\n"
			 "### T {#three}\n\n**发布机构：** 工信部\n\n"
			 "### U {#four}\n\n**发布机构：** 工业和信息化部\n");
	shelf_join();
	assert_int_equal(catalog.n_issuers, 1);
	issuer = catalog_issuer(&catalog, STR("工信部"));
	assert_ptr_equal(issuer, &catalog.issuers[0]);
	assert_str(issuer->name, "MIIT");
	assert_int_equal(issuer->n_mentions, 4);
	name = issuer->names;
	assert_str(name->text,
		   "Ministry of Industry and Information Technology");
	assert_str(name->lang, "en");
	name = name->next;
	assert_str(name->text, "工信部");
	assert_absent(name->lang);
	name = name->next;
	assert_str(name->text, "Ministerium für Industrie und "
			       "Informationstechnologie");
	assert_str(name->lang, "de");
	assert_str(name->next->text, "工业和信息化部");
	assert_null(name->next->next);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_hosts, shelf_clear),
	    cmocka_unit_test_teardown(test_slugs, shelf_clear),
	    cmocka_unit_test_teardown(test_topics, shelf_clear),
	    cmocka_unit_test_teardown(test_issuer_names, shelf_clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
