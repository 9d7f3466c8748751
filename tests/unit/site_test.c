/* The configuration: defaults, faults and their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "model/colour.h"
#include "model/site.h"
#include "model/sitewords.h"

struct world {
	struct arena arena;
	struct diags diags;
	struct site site;
	char folder[32];
};

static void
assert_text(struct str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		fail_msg("'%.*s' is not '%s'", STR_ARG(got), want);
}

static struct world *
world_new(void)
{
	struct world *w = test_calloc(1, sizeof(*w));

	diags_init(&w->diags, &w->arena);
	strcpy(w->folder, "/tmp/brevier-site-XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	return w;
}

static bool
world_read(struct world *w, const char *yaml)
{
	const char *path =
	    file_join(&w->arena, str_from(w->folder), STR("site.yaml"));

	if (yaml)
		assert_true(file_write(path, str_from(yaml), &w->diags));
	return site_read(&w->site, w->folder, &w->arena, &w->diags);
}

static void
world_free(struct world *w)
{
	file_remove(w->folder, &w->diags);
	arena_free(&w->arena);
	test_free(w);
}

static void
assert_diag(const struct diag *diag, const char *code, size_t line,
	    const char *words)
{
	assert_non_null(diag);
	assert_string_equal(diag->code, code);
	assert_int_equal(diag->line, line);
	if (str_find(diag->message, str_from(words), 0) == STR_NONE)
		fail_msg("'%.*s' lacks '%s'", STR_ARG(diag->message), words);
}

static void
assert_section(struct world *w, const char *lang, size_t k, const char *want)
{
	assert_text(site_section(&w->site, str_from(lang), k, &w->arena), want);
}

static void
test_missing(void **state)
{
	struct world *w = world_new();

	(void)state;
	assert_true(world_read(w, NULL));
	assert_int_equal(w->diags.warnings, 1);
	assert_diag(w->diags.first, "site-missing", 0, "base_url");
	assert_text(w->site.title, "Briefings");
	assert_null(w->site.base_url.p);
	assert_text(w->site.lang, "en");
	assert_text(w->site.accent, "#8a1f2b");
	assert_false(w->site.lang_given);
	assert_section(w, "en", 0, "Top stories");
	assert_section(w, "en", 2, "More in brief");
	assert_section(w, "en", 3, "Section 4");
	assert_section(w, "de", 3, "Abschnitt 4");
	assert_section(w, "en", 100000, "Section 100001");
	world_free(w);
}

static void
test_full(void **state)
{
	struct world *w = world_new();

	(void)state;
	assert_true(world_read(
	    w, "title: Digest\nbase_url: https://example.org/d\n"
	       "publisher: P\ndescription: D\nlang: pt-BR\n"
	       "accent: '#003366'\n"
	       "labels: {Kurz: summary, 'Our take:': comment, Comment: issuer}"
	       "\nsections: [Policy]\n"));
	assert_null(w->diags.first);
	assert_text(w->site.base_url, "https://example.org/d/");
	assert_text(w->site.publisher, "P");
	assert_text(w->site.lang, "pt-BR");
	assert_int_equal(site_role(&w->site, STR("kurz")), ROLE_SUMMARY);
	assert_text(site_label(&w->site, ROLE_SUMMARY), "Kurz");
	assert_text(site_label(&w->site, ROLE_COMMENT), "Our take");
	assert_text(site_label(&w->site, ROLE_DATE), "Date");
	/* The site's own come before the built-in. */
	assert_int_equal(site_role(&w->site, STR("Comment")), ROLE_ISSUER);
	assert_section(w, "pt-BR", 0, "Policy");
	assert_section(w, "pt-BR", 1, "In brief");
	assert_true(w->site.lang_given);
	world_free(w);
}

static void
test_roles(void **state)
{
	struct world *w = world_new();

	(void)state;
	world_read(w, "title: T\nbase_url: http://e.org/\n");
	assert_null(w->diags.first);
	assert_int_equal(site_role(&w->site, STR(" at a GLANCE ")),
			 ROLE_SUMMARY);
	assert_int_equal(site_role(&w->site, STR("MERICS comment")),
			 ROLE_COMMENT);
	assert_int_equal(site_role(&w->site, STR("Telecomment")), ROLE_NONE);
	assert_int_equal(site_role(&w->site, STR("Unheard of")), ROLE_NONE);
	assert_int_equal(site_role(&w->site, STR("")), ROLE_NONE);
	assert_text(site_label(&w->site, ROLE_ISSUER), "Issuing body");
	world_free(w);
}

/* Labels of other languages, as they stand in a text, and those of a site in
 * that language. */
static void
test_languages(void **state)
{
	struct world *w = world_new();

	(void)state;
	world_read(w, "title: T\nbase_url: http://e.org/\nlang: fr-CH\n"
		      "labels: {'Épilogue :': comment, 总结：: summary}\n");
	assert_null(w->diags.first);
	assert_int_equal(site_role(&w->site, STR("ÉPILOGUE")), ROLE_COMMENT);
	assert_int_equal(site_role(&w->site, STR("Épilogue\xC2\xA0")),
			 ROLE_COMMENT);
	assert_int_equal(site_role(&w->site, STR("总结")), ROLE_SUMMARY);
	assert_int_equal(site_role(&w->site, STR("Kurzfassung")), ROLE_SUMMARY);
	assert_int_equal(site_role(&w->site, STR("résumé")), ROLE_SUMMARY);
	assert_text(site_label(&w->site, ROLE_COMMENT), "Épilogue");
	assert_text(site_label(&w->site, ROLE_REFERENCES), "Références");
	world_free(w);
}

static void
test_warnings(void **state)
{
	struct world *w = world_new();

	(void)state;
	assert_true(world_read(w, "publisher: P\ntitel: T\n"));
	assert_int_equal(w->diags.warnings, 3);
	assert_diag(w->diags.first, "site-unknown", 2, "'title'");
	assert_diag(w->diags.first->next, "site-key", 0, "'title'");
	assert_diag(w->diags.first->next->next, "site-key", 0, "feeds");
	world_free(w);
}

static void
test_errors(void **state)
{
	static const struct {
		const char *line, *code, *words;
	} list[] = {
	    {"base_url: example.org", "site-value", "web address"},
	    {"base_url: ftp://example.org/", "site-value", "web address"},
	    {"base_url: https://example.org/?a=b", "site-value", "web"},
	    {"accent: red", "site-value", "colour"},
	    {"accent: '#12345g'", "site-value", "colour"},
	    {"accent: '#ff8888'", "site-contrast", "2.2"},
	    {"lang: e", "site-value", "language"},
	    {"lang: en-", "site-value", "language"},
	    {"lang: en_GB", "site-value", "language"},
	    {"labels: [a]", "site-value", "must be a map"},
	    {"labels: {Kurz: sumary}", "site-value", "'summary'"},
	    {"labels: {Kurz: xyzxyz}", "site-value", "known are"},
	    {"sections: {a: b}", "site-value", "must be a list"},
	    {"sections: [[a]]", "site-value", "name of a section"},
	    {"publisher: [a]", "site-value", "must be a text"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		struct world *w = world_new();
		struct str yaml = arena_printf(
		    &w->arena, "title: T\nbase_url: http://e.org/\n%s\n",
		    list[i].line);

		/* The second base_url would be a duplicate. */
		if (str_starts(str_from(list[i].line), STR("base_url")))
			yaml = arena_printf(&w->arena, "title: T\n\n%s\n",
					    list[i].line);
		assert_false(world_read(w, yaml.p));
		assert_int_equal(w->diags.errors, 1);
		assert_diag(w->diags.first, list[i].code, 3, list[i].words);
		world_free(w);
	}
}

static void
test_all_faults_are_told(void **state)
{
	struct world *w = world_new();

	(void)state;
	assert_false(world_read(w, "accent: red\nlang: '1'\nbase_url: x\n"));
	assert_int_equal(w->diags.errors, 3);
	world_free(w);
}

/* WCAG's own bounds: black on white is 21:1. */
static void
test_contrast(void **state)
{
	struct colour black, white, grey, dark;
	struct arena arena = {0};
	double ratio;

	(void)state;
	assert_true(colour_parse(STR("#000000"), &black));
	assert_true(colour_parse(STR("#FFFFFF"), &white));
	assert_true(colour_parse(STR("#767676"), &grey));
	ratio = colour_contrast(black, white);
	assert_true(ratio > 20.999 && ratio < 21.001);
	/* The well-known lightest grey that passes on white: 4.54. */
	ratio = colour_contrast(grey, white);
	assert_true(ratio > 4.535 && ratio < 4.545);
	assert_true(colour_parse(STR(COLOUR_PAPER_DARK), &dark));
	for (int blue = 0; blue < 256; blue += 5) {
		struct colour accent = {{0, 0, blue}}, light;

		assert_true(
		    colour_parse(colour_for_dark(accent, &arena), &light));
		assert_true(colour_contrast(light, dark) >= 7);
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_missing),
	    cmocka_unit_test(test_full),
	    cmocka_unit_test(test_roles),
	    cmocka_unit_test(test_languages),
	    cmocka_unit_test(test_warnings),
	    cmocka_unit_test(test_errors),
	    cmocka_unit_test(test_all_faults_are_told),
	    cmocka_unit_test(test_contrast),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
