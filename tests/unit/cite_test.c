/* Citations in each language, with the words that the program comes with. */
#include "check.h"

#include "base/file.h"
#include "publish/cite.h"
#include "publish/wording_load.h"

static struct arena arena;
static struct diags diags;
static struct site site;
static struct wordings wordings;
static struct press press;
static struct briefing briefing;
static struct entry entry;

static int
setup(void **state)
{
	static const struct folders folders = {.program = "templates"};
	struct overlay overlay;
	struct hasher hasher;

	(void)state;
	diags_init(&diags, &arena);
	hasher_init(&hasher);
	site = (struct site){.title = STR("Digest"),
			     .base_url = STR("https://b.org/d/"),
			     .publisher = STR("Institute"),
			     .lang = STR("en")};
	press = (struct press){.site = &site, .wordings = &wordings};
	briefing = (struct briefing){.slug = STR("2024-09"),
				     .title = STR("Industrial policy"),
				     .lang = STR("en"),
				     .date = {2024, 9, 24}};
	entry = (struct entry){.id = STR("id"), .page = 7};
	if (!file_is_folder("templates"))
		return 0;
	return overlay_list(&overlay, &folders, &arena, &diags) &&
		       wordings_load(&wordings, &overlay, &folders,
				     template_set_new(&arena), &hasher, &arena,
				     &diags)
		   ? 0
		   : -1;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct str
cited(const char *title)
{
	struct place place =
	    place_new(&press, EDITION_SITE, STR("2024-09/id.html"), &arena,
		      briefing.lang);

	if (!file_is_folder("templates"))
		skip();
	if (!title)
		return cite_briefing(&place, &briefing);
	entry.title = span_text(&arena, str_from(title));
	return cite_entry(&place, &briefing, &entry);
}

#define ADDRESS "https://b.org/d/2024-09/id.html"
#define NBSP "\u00a0"

/* ---- English ---- */

static void
test_english(void **state)
{
	(void)state;
	assert_str(cited("On champions"),
		   "Institute. “On champions.” Industrial policy, "
		   "September 24, 2024, p." NBSP "7. " ADDRESS);
	assert_str(cited(NULL),
		   "Institute. Industrial policy, September 24, 2024. "
		   "https://b.org/d/2024-09/index.html");
}

static void
test_left_out(void **state)
{
	(void)state;
	entry.page = 0;
	site.publisher = STR(" Example Inc. ");
	site.base_url = (struct str){0};
	assert_str(cited("Who pays?"),
		   "Example Inc. “Who pays?” Industrial policy, "
		   "September 24, 2024.");
	site.publisher = (struct str){0};
	briefing.date = (struct date){0};
	briefing.title = STR("Digest, vol.");
	assert_str(cited(NULL), "Digest, vol.");
	briefing.title = STR("What (really) matters?");
	assert_str(cited(""), "What (really) matters?");
}

/* The title tells the day, or the period that ends with it. */
static void
test_day_told(void **state)
{
	(void)state;
	site.base_url = (struct str){0};
	briefing.title = STR("Policy, September 24, 2024");
	assert_str(cited(NULL), "Institute. Policy, September 24, 2024.");
	briefing.first = (struct date){2024, 9, 2};
	briefing.last = (struct date){2024, 9, 24};
	briefing.title = STR("Policy, September 2 to 24, 2024");
	assert_str(cited(NULL), "Institute. Policy, September 2 to 24, 2024.");
}

/* ---- Other languages ---- */

static void
test_languages(void **state)
{
	(void)state;
	briefing.lang = STR("de");
	assert_str(cited("Über Meister"),
		   "Institute: „Über Meister“, in: Industrial policy, "
		   "24. September 2024, S." NBSP "7. " ADDRESS);
	briefing.lang = STR("fr");
	assert_str(cited("Des champions"),
		   "Institute, «" NBSP "Des champions" NBSP
		   "», Industrial policy, 24 septembre 2024, p." NBSP
		   "7. " ADDRESS);
	briefing.lang = STR("es");
	assert_str(cited("¿Quién paga?"),
		   "Institute. «¿Quién paga?». Industrial policy, "
		   "24 de septiembre de 2024, p." NBSP "7. " ADDRESS);
	briefing.lang = STR("zh-Hans");
	assert_str(cited("关于冠军"),
		   "Institute：《关于冠军》，《Industrial policy》，"
		   "2024年9月24日，第7页。" ADDRESS);
	assert_str(cited(NULL), "Institute：《Industrial policy》，"
				"2024年9月24日。"
				"https://b.org/d/2024-09/index.html");
	/* In want of words, the site's language; titles are not in it. */
	briefing.lang = STR("ja");
	assert_str(cited("冠軍?"),
		   "Institute. “" WORDING_OPEN "冠軍?" WORDING_CLOSE
		   "” " WORDING_OPEN "Industrial policy" WORDING_CLOSE
		   ", 2024年9月24日, p." NBSP "7. " ADDRESS);
}

static void
assert_nested(const char *lang, const char *title, const char *want)
{
	struct str got;

	briefing.lang = str_from(lang);
	got = cited(title);
	if (str_find(got, str_from(want), 0) == STR_NONE)
		fail_msg("no %s in %.*s", want, STR_ARG(got));
}

static void
test_nested(void **state)
{
	(void)state;
	assert_nested("en", "The “third” way", "“The ‘third’ way.”");
	assert_nested("en", "They say “why?”", "“They say ‘why?’”");
	assert_nested("en", "The \"third\" way", "“The ‘third’ way.”");
	assert_nested("en", "A 5\" pipe", "“A 5\" pipe.”");
	assert_nested("en", "The country’s way", "“The country’s way.”");
	assert_nested("de", "Der „dritte“ Weg", "„Der ‚dritte‘ Weg“, in:");
	assert_nested("de", "The “third” way", "„The “third” way“, in:");
	assert_nested("fr", "La «" NBSP "troisième" NBSP "» voie",
		      "«" NBSP "La “troisième” voie" NBSP "»,");
	assert_nested("es", "La «tercera» vía", "«La “tercera” vía».");
	assert_nested("zh", "关于《规定》的“通知”",
		      "《关于〈规定〉的“通知”》，");
	assert_nested("zh", "The \"third\" way", "《The \"third\" way》，");
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_english),   TEST(test_left_out), TEST(test_day_told),
	    TEST(test_languages), TEST(test_nested),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
