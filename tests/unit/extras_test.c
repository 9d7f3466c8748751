/* Unknown keys and corrections, as templates see them. */
#include "template_check.h"

#include "markdown/reader.h"
#include "publish/extras.h"

static struct arena arena;
static struct diags diags;
static struct briefing briefing;
static struct site site;
static struct press press;

/* The only word that is asked for. */
static void
set_words(void)
{
	static struct wording english = {.lang = STR_INIT("en")};
	static const struct wordings wordings = {&english, 1};

	english.words = value_map(&arena);
	value_set_text(&arena, english.words, "list_two", STR("{a} & {b}"));
	press.wordings = &wordings;
}

/* Shows template with what extras set for text; entry: its first one's. */
static void
assert_extras(const char *text, const char *template, bool entry,
	      const char *want)
{
	struct source source = {.name = STR("a.md"), .text = str_from(text)};
	struct source shape = {.name = STR("t"), .text = str_from(template)};
	struct template_set *set = template_set_new(&arena);
	struct place place = {.press = &press,
			      .path = STR("s/index.html"),
			      .arena = &arena,
			      .lang = STR("en")};
	struct value *map = value_map(&arena);
	struct buf out = {0};

	set_words();
	diags_init(&diags, &arena);
	briefing = (struct briefing){.slug = STR("s")};
	assert_true(markdown_read(&briefing, &source, &site, &arena, &diags));
	extras_set_meta(&place, map, &briefing);
	extras_set_corrections(&place, map, &briefing,
			       entry ? briefing.sections->entries : NULL);
	assert_true(template_set_add(set, STR("t"), &shape, &diags));
	assert_true(template_render(set, STR("t"), map, &out, &diags));
	check_str(buf_str(&out), want, __FILE__, __LINE__);
	buf_free(&out);
}

static void
test_unknown_keys(void **state)
{
	static const char text[] =
	    "---\ndate: 2024-09-24\nauthors: [Ann, Bob]\n"
	    "place: {city: Bonn, none: \"\"}\nn: \"<1>\"\n---\nText\n";

	(void)state;
	assert_extras(text, "{{#meta}}{{key}}={{value}};{{/meta}}", false,
		      "authors=Ann &amp; Bob;place=Bonn;n=&lt;1&gt;;");
	assert_extras(text,
		      "{{#extra.authors}}{{.}} {{/extra.authors}}"
		      "{{extra.place.city}}{{#extra}}{{n}}{{/extra}}",
		      false, "Ann Bob Bonn&lt;1&gt;");
	assert_int_equal(diags.warnings, 0);
	/* What is not there is no mistake; beside an open map it is one. */
	assert_extras(text,
		      "[{{extra.editor}}{{extra.place.street}}"
		      "{{#extra}}{{colour}}{{/extra}}"
		      "{{^extra.editor}}none{{/extra.editor}}]",
		      false, "[none]");
	assert_int_equal(diags.warnings, 0);
	assert_extras(text, "{{extras}}", false, "");
	assert_int_equal(diags.warnings, 1);
}

static void
test_corrections(void **state)
{
	static const char text[] =
	    "---\ndate: 2024-09-24\ncorrections:\n"
	    "- {date: 2024-10-01, text: \"a < b\"}\n"
	    "- {date: 2024-11-01, text: 关于, entry: e}\n"
	    "- {date: 2024-10-01, text: c}\n"
	    "---\n## S\n### On *E* {#e}\nText\n";
	static const char template[] =
	    "{{#corrections}}{{date_iso}} {{date}} {{{html}}} {{entry_title}}"
	    "@{{entry_url}}\n{{/corrections}}{{corrected}} {{corrected_iso}}";

	(void)state;
	assert_extras(text, template, false,
		      "2024-11-01 November 1, 2024 "
		      "<span lang=\"zh-Hans\">关于</span> On E@e.html\n"
		      "2024-10-01 October 1, 2024 a &lt; b @\n"
		      "2024-10-01 October 1, 2024 c @\n"
		      "November 1, 2024 2024-11-01");
	assert_extras(text, template, true,
		      "2024-11-01 November 1, 2024 "
		      "<span lang=\"zh-Hans\">关于</span> @\n"
		      "November 1, 2024 2024-11-01");
	assert_extras(
	    "---\ndate: 2024-09-24\n---\nText\n",
	    "{{#has_corrections}}x{{/has_corrections}}[{{corrected}}]", false,
	    "[]");
	assert_int_equal(diags.warnings, 0);
}

static int
setup(void **state)
{
	(void)state;
	site = (struct site){.title = STR("Site"), .lang = STR("en")};
	press = (struct press){.site = &site};
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_unknown_keys),
	    cmocka_unit_test(test_corrections),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
