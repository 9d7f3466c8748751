/* Which number a footnote has, where it is shown, and where its links count. */
#include "check.h"

#include "model/footnote.h"
#include "model/links.h"

static struct arena arena;
static struct footnote notes[6]; /* "a" to "f" */

static int
setup(void **state)
{
	static const char *const labels[] = {"a", "b", "c", "d", "e", "f"};

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		notes[i] = (struct footnote){.label = str_from(labels[i]),
					     .number = 99};
		notes[i].next = i < 5 ? &notes[i + 1] : NULL;
	}
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* A paragraph that names footnotes by their labels; one in emphasis. */
static struct block *
naming(const char *labels)
{
	struct block *para = block_new(&arena, BLOCK_PARA);
	struct block *quote = block_new(&arena, BLOCK_QUOTE);

	quote->child = para;
	para->spans = span_text(&arena, STR("x"));
	for (; *labels; labels++) {
		struct span *emph = span_new(&arena, SPAN_EMPH);

		emph->child = span_new(&arena, SPAN_NOTE);
		emph->child->footnote = &notes[*labels - 'a'];
		emph->child->text = emph->child->footnote->label;
		span_append(&para->spans, emph);
	}
	return quote;
}

static struct block *
linking(const char *url)
{
	struct block *para = block_new(&arena, BLOCK_PARA);

	para->spans = span_link(&arena, STR("x"), str_from(url));
	return para;
}

/* "b1 d2 a0": the labels in their order, each with its number. */
static const char *
listed(const struct footnote *first)
{
	struct str text = STR("");

	for (; first; first = first->next)
		text = arena_printf(&arena, "%.*s%s%.*s%d", STR_ARG(text),
				    text.n ? " " : "", STR_ARG(first->label),
				    first->number);
	return text.p;
}

static const char *
gathered(struct footnotes footnotes)
{
	struct str text = STR("");

	for (size_t i = 0; i < footnotes.n; i++)
		text = arena_printf(&arena, "%.*s%.*s", STR_ARG(text),
				    STR_ARG(footnotes.list[i]->label));
	return text.p;
}

/* ---- Tests ---- */

static void
test_numbers(void **state)
{
	struct field first = {.blocks = naming("dad")}, second = {0};
	struct entry two = {.fields = &second};
	struct entry one = {.fields = &first, .next = &two};
	struct section section = {.entries = &one};
	struct briefing briefing = {.sections = &section, .footnotes = notes};

	(void)state;
	/* b is named by a alone: after all that the first entry names, before
	 * what the second does. */
	second.blocks = naming("ca");
	notes[0].blocks = naming("b");
	footnotes_number(&briefing);
	assert_string_equal(listed(briefing.footnotes), "d1 a2 b3 c4 e0 f0");
	assert_string_equal(gathered(footnotes_of_entry(&one, &arena)), "dab");
	assert_string_equal(gathered(footnotes_of_entry(&two, &arena)), "abc");
	/* Once more changes nothing. */
	footnotes_number(&briefing);
	assert_string_equal(listed(briefing.footnotes), "d1 a2 b3 c4 e0 f0");
}

static void
test_of_section(void **state)
{
	struct note note = {.blocks = naming("c")};
	struct entry entry = {.title = naming("e")->child->spans};
	struct section section = {.title = naming("f")->child->spans,
				  .lead = naming("d"),
				  .notes = &note,
				  .tail = naming("b"),
				  .entries = &entry};
	struct briefing briefing = {
	    .lead = naming("a"), .sections = &section, .footnotes = notes};

	(void)state;
	footnotes_number(&briefing);
	assert_string_equal(listed(briefing.footnotes), "a1 f2 d3 c4 b5 e6");
	assert_string_equal(gathered(footnotes_of_section(&section, &arena)),
			    "fdcb");
	assert_string_equal(gathered(footnotes_of_entry(&entry, &arena)), "e");
	assert_string_equal(
	    gathered(footnotes_of_blocks(briefing.lead, &arena)), "a");
	assert_int_equal(footnotes_of_blocks(NULL, &arena).n, 0);
}

/* Two that name each other. */
static void
test_circle(void **state)
{
	struct briefing briefing = {.lead = naming("b"), .footnotes = notes};

	(void)state;
	notes[0].blocks = naming("ba");
	notes[1].blocks = naming("a");
	footnotes_number(&briefing);
	assert_string_equal(listed(briefing.footnotes), "b1 a2 c0 d0 e0 f0");
}

static void
push_url(void *context, struct str text, struct str url)
{
	struct str *urls = context;

	(void)text;
	*urls = arena_printf(&arena, "%.*s%.*s", STR_ARG(*urls), STR_ARG(url));
}

/* Each footnote's once, below what names it first; none of what is not
 * shown. */
static void
test_links(void **state)
{
	struct field first = {.blocks = naming("ab")};
	struct field second = {.blocks = naming("ac")};
	struct link reference = {.url = STR("2")};
	struct entry two = {.fields = &second};
	struct entry one = {
	    .fields = &first, .next = &two, .references = &reference};
	struct section section = {.entries = &one};
	struct briefing briefing = {.sections = &section, .footnotes = notes};
	struct str urls = {0};

	(void)state;
	block_append(&first.blocks, linking("1"));
	notes[0].blocks = linking("3");
	notes[1].blocks = linking("4");
	notes[2].blocks = linking("5");
	notes[3].blocks = linking("x");
	footnotes_number(&briefing);
	links_of_briefing(&briefing, &arena, push_url, &urls);
	assert_str(urls, "12345");
}

static void
test_equal(void **state)
{
	struct footnote a = {.label = STR("a"), .blocks = linking("1")};
	struct footnote b = {.label = STR("a"), .blocks = linking("1")};
	struct footnote more = {.label = STR("c")};

	(void)state;
	b.number = 7; /* follows from the text */
	assert_true(footnotes_equal(&a, &b));
	b.next = &more;
	assert_false(footnotes_equal(&a, &b));
	b.next = NULL;
	b.label = STR("b");
	assert_false(footnotes_equal(&a, &b));
	b.label = a.label;
	b.blocks = linking("2");
	assert_false(footnotes_equal(&a, &b));
	assert_false(footnotes_equal(&a, NULL));
	struct briefing one = {.footnotes = &a}, two = {.footnotes = &b};

	assert_false(briefing_equal(&one, &two));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_numbers, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_of_section, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_circle, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_links, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_equal, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
