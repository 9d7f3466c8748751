/* A briefing as JSON: the whole of it, key by key, and texts of notes. */
#include "check.h"

#include "model/footnote.h"
#include "model/tags.h"
#include "publish/export.h"

static struct arena arena;

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct span *
text(const char *words)
{
	return span_text(&arena, str_from(words));
}

static struct span *
label(const char *words, const char *url)
{
	return span_link(&arena, str_from(words), str_from(url));
}

static struct span *
join(struct span **spans, size_t n)
{
	struct span *first = NULL;

	for (size_t i = 0; i < n; i++)
		span_append(&first, spans[i]);
	return first;
}

#define SPANS(...)                                                             \
	join((struct span *[]){__VA_ARGS__},                                   \
	     sizeof((struct span *[]){__VA_ARGS__}) / sizeof(struct span *))

static struct block *
para(struct span *spans)
{
	struct block *block = block_new(&arena, BLOCK_PARA);

	block->spans = spans;
	return block;
}

static struct block *
item(const char *words)
{
	struct block *block = block_new(&arena, BLOCK_ITEM);

	block->child = para(text(words));
	return block;
}

static void
assert_json(const struct briefing *briefing, const char *want)
{
	struct buf out = {0};

	export_json(&out, briefing);
	assert_string_equal(out.p, want);
	buf_free(&out);
}

/* ---- The whole ---- */

static struct entry *
sample_entry(void)
{
	struct entry *entry = arena_alloc(&arena, sizeof(*entry));
	struct field *field = arena_alloc(&arena, sizeof(*field));
	struct field *other = arena_alloc(&arena, sizeof(*other));
	struct block *list = block_new(&arena, BLOCK_LIST);
	struct footnote *footnote = arena_alloc(&arena, sizeof(*footnote));
	struct span *mark = span_new(&arena, SPAN_NOTE);

	list->tight = true;
	list->child = item("one");
	block_append(&list->child, item("two"));
	field->role = ROLE_SUMMARY;
	field->label = STR("At a glance");
	field->blocks =
	    para(SPANS(text("It "), label("did", "https://s.org"),
		       span_new(&arena, SPAN_SOFTBREAK), text("so:")));
	block_append(&field->blocks, list);
	field->next = other;
	footnote->number = 1;
	footnote->label = STR("a");
	footnote->blocks = para(text("Or so."));
	mark->footnote = footnote;
	other->blocks = para(SPANS(text("\"Quoted\" 通知"), mark));
	*entry = (struct entry){.id = STR("champions"),
				.title = text("On champions"),
				.native_title = STR("关于"),
				.issuer = STR("MIIT"),
				.date = {2024, 9, 4},
				.article_url = STR("https://a.org/x"),
				.fields = field};
	tags_add_line(&entry->tags, STR("Champions, Trade"), &arena);
	link_append(&entry->references,
		    link_new(&arena, (struct str){0}, STR("https://r.org/1")));
	return entry;
}

static struct note *
sample_note(void)
{
	struct note *note = arena_alloc(&arena, sizeof(*note));

	note->date = (struct date){2024, 8, 28};
	note->blocks = para(SPANS(
	    text("It did ("), label("A notice", "https://n.org/1"), text(", "),
	    label("B article", "https://n.org/2"), text(")")));
	link_append(&note->references, link_new(&arena, (struct str){0},
						STR("https://www.z.org/3")));
	return note;
}

/* Notes stand before the entries of their section, and so do their links. */
static const char whole[] =
    "{\n"
    "  \"title\": \"September\",\n"
    "  \"date\": \"2024-09-24\",\n"
    "  \"lang\": \"en\",\n"
    "  \"source\": {\n"
    "    \"file\": \"2024-09.txt\",\n"
    "    \"sha256\": null\n"
    "  },\n"
    "  \"sections\": [\n"
    "    {\n"
    "      \"title\": \"Top\",\n"
    "      \"entries\": [\n"
    "        {\n"
    "          \"id\": \"champions\",\n"
    "          \"title\": \"On champions\",\n"
    "          \"native_title\": \"关于\",\n"
    "          \"issuing_body\": \"MIIT\",\n"
    "          \"date\": \"2024-09-04\",\n"
    "          \"article_url\": \"https://a.org/x\",\n"
    "          \"references\": [\n"
    "            \"https://r.org/1\"\n"
    "          ],\n"
    "          \"summary_text\": \"It did so:\\n\\none\\ntwo\",\n"
    "          \"comment_text\": null,\n"
    "          \"bullets\": 2,\n"
    "          \"fields\": [\n"
    "            {\n"
    "              \"label\": \"At a glance\",\n"
    "              \"text\": \"It did so:\\n\\none\\ntwo\"\n"
    "            },\n"
    "            {\n"
    "              \"label\": null,\n"
    "              \"text\": \"\\\"Quoted\\\" 通知\"\n"
    "            }\n"
    "          ],\n"
    "          \"tags\": [\n"
    "            \"Champions\",\n"
    "            \"Trade\"\n"
    "          ],\n"
    "          \"footnotes\": [\n"
    "            {\n"
    "              \"number\": 1,\n"
    "              \"text\": \"Or so.\"\n"
    "            }\n"
    "          ]\n"
    "        }\n"
    "      ],\n"
    "      \"notes\": [\n"
    "        {\n"
    "          \"date\": \"2024-08-28\",\n"
    "          \"text\": \"It did\",\n"
    "          \"links\": [\n"
    "            {\n"
    "              \"label\": \"A notice\",\n"
    "              \"url\": \"https://n.org/1\"\n"
    "            },\n"
    "            {\n"
    "              \"label\": \"B article\",\n"
    "              \"url\": \"https://n.org/2\"\n"
    "            },\n"
    "            {\n"
    "              \"label\": \"z.org\",\n"
    "              \"url\": \"https://www.z.org/3\"\n"
    "            }\n"
    "          ]\n"
    "        }\n"
    "      ],\n"
    "      \"text\": null,\n"
    "      \"references\": [],\n"
    "      \"footnotes\": []\n"
    "    },\n"
    "    {\n"
    "      \"title\": null,\n"
    "      \"entries\": [],\n"
    "      \"notes\": [],\n"
    "      \"text\": \"Prose.\",\n"
    "      \"references\": [],\n"
    "      \"footnotes\": []\n"
    "    }\n"
    "  ],\n"
    "  \"all_urls\": [\n"
    "    \"https://n.org/1\",\n"
    "    \"https://n.org/2\",\n"
    "    \"https://www.z.org/3\",\n"
    "    \"https://s.org\",\n"
    "    \"https://a.org/x\",\n"
    "    \"https://r.org/1\"\n"
    "  ],\n"
    "  \"text\": null,\n"
    "  \"references\": [],\n"
    "  \"tags\": [\n"
    "    \"Industry\"\n"
    "  ],\n"
    "  \"footnotes\": []\n"
    "}\n";

static void
test_whole(void **state)
{
	struct section second = {.lead = para(text("Prose."))};
	struct tag tag = {.text = STR("Industry")};
	struct section section = {.title = text("Top"),
				  .entries = sample_entry(),
				  .notes = sample_note(),
				  .next = &second};
	struct briefing briefing = {.title = STR("September"),
				    .date = {2024, 9, 24},
				    .lang = STR("en"),
				    .source_file = STR("2024-09.txt"),
				    .tags = &tag,
				    .sections = &section};

	(void)state;
	assert_json(&briefing, whole);
}

static void
test_empty(void **state)
{
	struct briefing briefing = {0};

	(void)state;
	assert_json(&briefing, "{\n"
			       "  \"title\": null,\n"
			       "  \"date\": null,\n"
			       "  \"lang\": null,\n"
			       "  \"source\": {\n"
			       "    \"file\": null,\n"
			       "    \"sha256\": null\n"
			       "  },\n"
			       "  \"sections\": [],\n"
			       "  \"all_urls\": [],\n"
			       "  \"text\": null,\n"
			       "  \"references\": [],\n"
			       "  \"tags\": [],\n"
			       "  \"footnotes\": []\n"
			       "}\n");
}

/* ---- Texts of notes ---- */

/* That the note's text is exported as want, a JSON string. */
static void
assert_note(struct span *spans, const char *want)
{
	struct note note = {.blocks = para(spans)};
	struct section section = {.notes = &note};
	struct briefing briefing = {.sections = &section};
	struct buf out = {0}, line = {0};

	export_json(&out, &briefing);
	buf_printf(&line, "\"text\": \"%s\",\n", want);
	if (str_find(buf_str(&out), buf_str(&line), 0) == STR_NONE)
		fail_msg("no '%s' in %s", line.p, out.p);
	buf_free(&line);
	buf_free(&out);
}

static void
test_note_cut(void **state)
{
	(void)state;
	assert_note(
	    SPANS(text("It did ("), label("N", "https://a.org"), text(").")),
	    "It did.");
	assert_note(SPANS(text("It did (so) "), text("("),
			  label("N", "https://a.org"), text(" and "),
			  label("M", "https://b.org"), text(") ")),
		    "It did (so)");
	assert_note(SPANS(text("It did"), span_new(&arena, SPAN_SOFTBREAK),
			  text("("), label("N", "https://a.org"), text(","),
			  span_new(&arena, SPAN_SOFTBREAK),
			  label("M", "https://b.org"), text(")")),
		    "It did");
	assert_note(SPANS(text("它（"), label("N", "https://a.org"), text("、"),
			  label("M", "https://b.org"), text("）。")),
		    "它。");
}

static void
test_note_kept(void **state)
{
	(void)state;
	assert_note(
	    SPANS(text("It did (see "), label("N", "https://a.org"), text(")")),
	    "It did (see N)");
	assert_note(SPANS(text("It did (MIIT notice)")),
		    "It did (MIIT notice)");
	assert_note(SPANS(text("It "), label("did", "https://a.org")),
		    "It did");
	assert_note(SPANS(text("It did ("), label("N", "https://a.org"),
			  text(" hand "), label("M", "https://b.org"),
			  text(")")),
		    "It did (N hand M)");
	assert_note(SPANS(text("("), label("N", "https://a.org"), text(")")),
		    "(N)");
	assert_note(SPANS(text("a ()")), "a ()");
	assert_note(SPANS(label("N", "https://a.org"), text(")")), "N)");
	assert_note(
	    SPANS(text("nd) "), label("N", "https://a.org"), text("d)")),
	    "nd) Nd)");
}

static void
test_deep(void **state)
{
	struct block *blocks = item("x");
	struct field field = {.role = ROLE_COMMENT};
	struct entry entry = {.fields = &field};
	struct section section = {.entries = &entry};
	struct briefing briefing = {.sections = &section};
	struct buf out = {0};

	(void)state;
	for (int i = 0; i < 50000; i++) {
		struct block *outer =
		    block_new(&arena, i % 2 ? BLOCK_ITEM : BLOCK_LIST);

		outer->child = blocks;
		blocks = outer;
	}
	field.blocks = blocks;
	export_json(&out, &briefing);
	assert_true(str_find(buf_str(&out), STR("\"bullets\": 25001"), 0) !=
		    STR_NONE);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_whole, teardown),
	    cmocka_unit_test_teardown(test_empty, teardown),
	    cmocka_unit_test_teardown(test_note_cut, teardown),
	    cmocka_unit_test_teardown(test_note_kept, teardown),
	    cmocka_unit_test_teardown(test_deep, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
