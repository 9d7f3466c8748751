/* What the rest of the site keeps of a briefing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "catalog/summary.h"
#include "model/tags.h"

static void
assert_text(struct str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		fail_msg("'%.*s' is not '%s'", STR_ARG(got), want);
}

static struct block *
para(struct arena *arena, const char *text)
{
	struct block *block = block_new(arena, BLOCK_PARA);

	block->spans = span_text(arena, arena_str(arena, str_from(text)));
	return block;
}

/* A briefing of one entry with one field. */
static struct briefing *
briefing_of(struct arena *arena, const char *text, enum role role)
{
	struct briefing *briefing = arena_alloc(arena, sizeof(*briefing));
	struct section *section = arena_alloc(arena, sizeof(*section));
	struct entry *entry = arena_alloc(arena, sizeof(*entry));
	struct field *field = arena_alloc(arena, sizeof(*field));

	field->role = role;
	field->blocks = para(arena, text);
	entry->id = STR("e");
	entry->title = span_text(arena, STR("Title"));
	entry->issuer = STR("SAMR and MEE");
	entry->fields = field;
	section->entries = entry;
	briefing->slug = STR("s");
	briefing->title = STR("Briefing");
	briefing->sections = section;
	return briefing;
}

static void
assert_lead(const char *text, const char *want)
{
	struct arena model = {0}, arena = {0};
	struct briefing *briefing = briefing_of(&model, text, ROLE_SUMMARY);
	struct summary summary;

	summary_make(&summary, briefing, &arena);
	arena_free(&model); /* nothing of it is kept */
	assert_text(summary.entries->lead, want);
	arena_free(&arena);
}

static void
test_lead(void **state)
{
	(void)state;
	assert_lead("One sentence. And another. And a third.",
		    "One sentence. And another.");
	assert_lead("No end", "No end");
	assert_lead("Rules, e.g. on data, grow. Next. Last.",
		    "Rules, e.g. on data, grow. Next.");
	assert_lead("The U.S. Senate met. Next. Last.",
		    "The U.S. Senate met. Next.");
	assert_lead("J. Smith of Corp. Two said so! Next. Last.",
		    "J. Smith of Corp. Two said so! Next.");
	assert_lead("It grew 3.5 percent in 2024. Next. Last.",
		    "It grew 3.5 percent in 2024. Next.");
	assert_lead("1. The first. Next. Last.", "1. The first. Next.");
	assert_lead("He said \"Stop.\" Then he went. Last.",
		    "He said \"Stop.\" Then he went.");
	assert_lead("Is it? yes it is. Next. Last.", "Is it? yes it is. Next.");
	assert_lead("工信部发布通知。另一句。第三句。",
		    "工信部发布通知。另一句。");
	assert_lead("他说：“好！”然后走了。第三句。", "他说：“好！”然后走了。");
	/* A sentence that is long enough stands alone. */
	assert_lead("The ministry has published the rules for the selection of "
		    "companies in ten lines of industry. Next.",
		    "The ministry has published the rules for the selection of "
		    "companies in ten lines of industry.");
}

static void
test_long_lead(void **state)
{
	char text[1000], han[1000] = "";
	struct arena model = {0};
	struct summary summary;
	struct str lead;

	(void)state;
	for (size_t i = 0; i < sizeof(text) - 1; i++)
		text[i] = i % 7 == 6 ? ' ' : 'a';
	text[sizeof(text) - 1] = '\0';
	summary_make(&summary, briefing_of(&model, text, ROLE_NONE), &model);
	lead = summary.entries->lead;
	assert_true(lead.n > 250 && lead.n <= 303);
	assert_true(str_ends(lead, STR("aaaaaa…")));
	/* No spaces: cut between characters. */
	for (size_t i = 0; i < 300; i++)
		memcpy(han + 3 * i, "字", 3);
	summary_make(&summary, briefing_of(&model, han, ROLE_NONE), &model);
	assert_int_equal(summary.entries->lead.n, 303);
	assert_true(str_ends(summary.entries->lead, STR("字…")));
	arena_free(&model);
}

static void
test_summary(void **state)
{
	struct arena model = {0}, arena = {0};
	struct briefing *briefing =
	    briefing_of(&model, "A big data (BD) law.", ROLE_COMMENT);
	struct summary a, b;

	(void)state;
	briefing->sections->notes =
	    arena_alloc(&model, sizeof(*briefing->sections->notes));
	briefing->sections->title = span_text(&model, STR("News"));
	summary_make(&a, briefing, &arena);
	summary_make(&b, briefing, &arena);
	assert_true(hash_eq(a.card, b.card));
	briefing->sections->entries->native_title = STR("x");
	summary_make(&b, briefing, &arena);
	assert_false(hash_eq(a.card, b.card));
	arena_free(&model);
	assert_int_equal(a.n_entries, 1);
	assert_int_equal(a.n_notes, 1);
	assert_text(a.entries->title, "Title");
	assert_text(a.entries->section, "News");
	assert_int_equal(a.entries->n_issuers, 2);
	assert_text(a.entries->issuers[1].name, "MEE");
	assert_text(abbrev_expand(a.abbrevs, STR("BD")), "big data");
	arena_free(&arena);
}

/* ---- Traces ---- */

static bool
has_term(const struct traces *traces, const char *word)
{
	for (size_t i = 0; i < traces->n_terms; i++)
		if (traces->terms[i] == traces_term(str_from(word)))
			return true;
	return false;
}

/* A note, then an entry, and prose around them. */
static struct briefing *
briefing_with_traces(struct arena *arena)
{
	struct briefing *briefing = briefing_of(
	    arena,
	    "The “Made in China 2025” plan, MIIT and AIs (AIs), Big Firms.",
	    ROLE_SUMMARY);
	struct section *section = briefing->sections;
	struct note *note = arena_alloc(arena, sizeof(*note));

	note->date = (struct date){2024, 8, 28};
	note->blocks = para(arena, "A Ministry of Rain (MOR) and an EU law");
	link_append(&note->references,
		    link_new(arena, (struct str){0}, STR("mailto:a@b.org")));
	link_append(&note->references,
		    link_new(arena, (struct str){0}, STR("https://n.org")));
	section->notes = note;
	section->tail = para(arena, "The MOR.");
	tags_add_line(&section->entries->tags, STR("Trade"), arena);
	section->entries->article_url =
	    STR("https://web.archive.org/web/20240923151036/http://a.org/x");
	section->entries->article_title = STR("Notice");
	tags_add_line(&briefing->tags, STR("Industry, China"), arena);
	return briefing;
}

static void
test_traces(void **state)
{
	struct arena model = {0}, arena = {0};
	struct summary s;
	const struct traces *note, *entry;

	(void)state;
	summary_make(&s, briefing_with_traces(&model), &arena);
	arena_free(&model);
	note = &s.notes->traces;
	entry = &s.entries->traces;
	assert_int_equal(s.traces.order, 0);
	assert_int_equal(note->order, 1);
	assert_int_equal(entry->order, 2);
	assert_int_equal(s.n_links, 3); /* mail, too */
	assert_int_equal(note->n_cited, 1);
	assert_text(note->cited[0].host, "n.org");
	assert_true(note->cited[0].key == 0); /* a home page */
	assert_null(note->cited[0].text.p);
	assert_int_equal(entry->n_cited, 1);
	assert_text(entry->cited[0].host, "a.org");
	assert_text(entry->cited[0].text, "Notice");
	assert_true(entry->cited[0].archived && entry->cited[0].key != 0);
	assert_int_equal(entry->n_named, 1);
	assert_text(entry->named[0].text, "Made in China 2025");
	assert_true(entry->n_hints > 0); /* "Big Firms" */
	assert_true(has_term(entry, "AI") && has_term(entry, "AIs"));
	assert_true(has_term(entry, "MIIT") && !has_term(note, "MIIT"));
	assert_true(has_term(note, "MOR") && has_term(&s.traces, "MOR"));
	assert_int_equal(entry->n_tags, 1);
	assert_int_equal(s.traces.n_tags, 2);
	assert_text(s.traces.tags[1], "China");
	assert_text(s.abbrevs->shortened, "MOR");
	assert_int_equal(s.abbrevs->place, 1);
	assert_text(s.notes->text, "A Ministry of Rain (MOR) and an EU law");
	assert_int_equal(s.notes->number, 1);
	arena_free(&arena);
}

/* A changed link changes nothing that a card or mention shows. */
static void
test_hashes(void **state)
{
	struct arena model = {0}, arena = {0};
	struct briefing *briefing = briefing_with_traces(&model);
	struct summary a, b;

	(void)state;
	summary_make(&a, briefing, &arena);
	briefing->sections->entries->article_url = STR("https://b.org/x");
	summary_make(&b, briefing, &arena);
	assert_true(hash_eq(a.card, b.card));
	assert_true(hash_eq(a.entries->hash, b.entries->hash));
	briefing->sections->entries->native_title = STR("x");
	summary_make(&b, briefing, &arena);
	assert_false(hash_eq(a.card, b.card));
	assert_false(hash_eq(a.entries->hash, b.entries->hash));
	arena_free(&model);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lead),    cmocka_unit_test(test_long_lead),
	    cmocka_unit_test(test_summary), cmocka_unit_test(test_traces),
	    cmocka_unit_test(test_hashes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
