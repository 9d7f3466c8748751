/* Addresses that quote the words they stood on. */
#include "import_check.h"

/* What the n-th link of a text stands on, and how it is known. */
static void
assert_quote(const char *text, size_t n, const char *link, enum proof proof)
{
	struct imported in;
	const struct report_link *told;

	import_from(&in, IMPORT_TEXT, str_from(text));
	assert_true(in.ok);
	assert_str(import_link(&in, n), link);
	for (told = in.report.links; told; told = told->next)
		if (told->verdict.proof == proof)
			break;
	assert_non_null(told);
	arena_free(&in.arena);
}

/* All addresses of a text stay references. */
static void
assert_no_quote(const char *text)
{
	struct imported in;

	import_from(&in, IMPORT_TEXT, str_from(text));
	assert_int_equal(in.report.n_references, 1);
	assert_int_equal(report_links(&in.report), 1);
	arena_free(&in.arena);
}

static void
test_fragment(void **state)
{
	(void)state;
	assert_quote("Comment: The survey found that BEDS recover, within four "
		     "summers, if left alone.\n\n"
		     "https://a.example/s#:~:text=beds%20recover%20within%20"
		     "four%20summers\n",
		     1,
		     "BEDS recover, within four summers|https://a.example/"
		     "s#:~:text=beds%20recover%20within%20four%20summers",
		     PROOF_QUOTED);
	/* From the first words to the last. */
	assert_quote(
	    "Comment: The survey found that beds recover within four "
	    "summers if left alone.\n\n"
	    "https://a.example/s#:~:text=beds%20recover,left%20alone\n",
	    1,
	    "beds recover within four summers if left alone|"
	    "https://a.example/s#:~:text=beds%20recover,left%20alone",
	    PROOF_QUOTED);
	assert_quote("Comment: Élan et « déjà-vu » : une école modèle.\n\n"
		     "https://a.example/#:~:text=deja%20vu\n",
		     1, "déjà-vu|https://a.example/#:~:text=deja%20vu",
		     PROOF_QUOTED);
	assert_quote(
	    "点评：新的水价从七月起实行，农民反应不一。\n\n"
	    "https://a.example/#:~:text=%E6%B0%B4%E4%BB%B7%E4%BB%8E"
	    "%E4%B8%83%E6%9C%88%E8%B5%B7\n",
	    1,
	    "水价从七月起|https://a.example/#:~:text=%E6%B0%B4%E4%BB%B7"
	    "%E4%BB%8E%E4%B8%83%E6%9C%88%E8%B5%B7",
	    PROOF_QUOTED);
}

static void
test_fragment_not_unique(void **state)
{
	(void)state;
	assert_no_quote("Comment: Beds recover slowly. Beds recover well.\n\n"
			"https://a.example/#:~:text=beds%20recover\n");
	assert_no_quote("Comment: Beds do not recover at all.\n\n"
			"https://a.example/#:~:text=beds%20recover\n");
	/* The last words stand before the first. */
	assert_no_quote("Comment: Left alone, many beds recover soon.\n\n"
			"https://a.example/#:~:text=beds%20recover,left%20alone"
			"\n");
}

static void
test_path(void **state)
{
	(void)state;
	assert_quote(
	    "Comment: And what divers see in the kelp is mostly holes, "
	    "as usual.\n\n"
	    "https://a.example/notes/what-divers-see-in-the-kelp\n",
	    1,
	    "what divers see in the kelp|https://a.example/notes/"
	    "what-divers-see-in-the-kelp",
	    PROOF_SLUG);
	/* Two words, if they are all of it. */
	assert_quote("Comment: A field book at sea is a joke.\n\n"
		     "https://a.example/2031/03/field-book.html\n",
		     1, "field book|https://a.example/2031/03/field-book.html",
		     PROOF_SLUG);
}

static void
test_path_says_too_little(void **state)
{
	(void)state;
	assert_no_quote("Comment: A field book at sea is a joke.\n\n"
			"https://a.example/field-book-new-edition\n");
	assert_no_quote("Comment: It is in the book.\n\n"
			"https://a.example/it-is-in\n");
	assert_no_quote("Comment: A field book here, a field book there.\n\n"
			"https://a.example/field-book\n");
}

/* Labelled anchors come first, and two links do not share words. */
static void
test_anchors_stay(void **state)
{
	struct imported in;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("Article: Rules for the Harvest of Kelp (Link)\n\n"
		"Date: May 3, 2031\n\n"
		"Comment: The rules for the harvest of kelp are new.\n\n"
		"https://a.example/rules-for-the-harvest-of-kelp\n"));
	assert_str(in.briefing.sections->entries->article_url,
		   "https://a.example/rules-for-the-harvest-of-kelp");
	arena_free(&in.arena);
	import_from(&in, IMPORT_TEXT,
		    STR("Comment: All of the harvest of kelp is sold.\n\n"
			"https://a.example/the-harvest-of-kelp\n"
			"https://b.example/the-harvest-of-kelp\n"));
	assert_str(import_link(&in, 1),
		   "the harvest of kelp|https://a.example/the-harvest-of-kelp");
	assert_int_equal(in.report.n_references, 1);
	arena_free(&in.arena);
}

/* A paragraph over many pages is read once. */
static void
test_over_pages(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Comment: It began with a stone,\n\n"
			"https://a.example/began-with-a-stone\n\n\n"
			"went on with a pebble, and with\n\n"
			"https://a.example/on-with-a-pebble\n\n\n"
			"a grain of sand it ended.\n\n"
			"https://a.example/with-a-grain-of-sand\n"));
	assert_str(import_link(&in, 1),
		   "began with a stone|https://a.example/began-with-a-stone");
	assert_str(import_link(&in, 2),
		   "on with a pebble|https://a.example/on-with-a-pebble");
	assert_str(
	    import_link(&in, 3),
	    "with a grain of sand|https://a.example/with-a-grain-of-sand");
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_fragment),
	    cmocka_unit_test(test_fragment_not_unique),
	    cmocka_unit_test(test_path),
	    cmocka_unit_test(test_path_says_too_little),
	    cmocka_unit_test(test_anchors_stay),
	    cmocka_unit_test(test_over_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
