/* What is written reads back as the same: random briefings, and every example
 * of the CommonMark specification. */
#include "markdown_model.h"

#include <jansson.h>

#include "model/sitewords.h"
#include "model/tags.h"
#include "unit/markdown_check.h"

enum { MODELS = 4000 };

/* ---- The parts of a briefing ---- */

static struct link *
make_links(struct model *model)
{
	struct link *links = NULL;

	for (unsigned n = below(model, 4); n > 0; n--)
		link_append(&links, link_new(model->arena, make_plain(model),
					     make_url(model)));
	return links;
}

/* A label has no colon at its end; one with a role of its own is no name for
 * a field. */
static struct str
make_label(struct model *model)
{
	static const char *const labels[] = {"At a glance", "Our take",
					     "MERICS comment", "背景", "A *b*"};
	struct str label;

	if (one_in(model, 2))
		return str_from(labels[below(model, 5)]);
	do
		label = make_plain(model);
	while (label.n == 0 || str_ends(label, STR(":")) ||
	       str_ends(label, STR("：")));
	return label;
}

/* Only the first field has no label, and then it has blocks. */
static struct field *
make_fields(struct model *model)
{
	struct field *fields = NULL, **last = &fields;

	for (unsigned n = below(model, 4); n > 0; n--) {
		*last = arena_alloc(model->arena, sizeof(**last));
		if (fields->next || last != &fields || one_in(model, 2))
			(*last)->label = make_label(model);
		if (!(*last)->label.p || !one_in(model, 5))
			(*last)->blocks = make_blocks(model, 0, false);
		enum role role = site_role(model->site, (*last)->label);

		if (role == ROLE_SUMMARY || role == ROLE_COMMENT)
			(*last)->role = role;
		last = &(*last)->next;
	}
	return fields;
}

/* A native title stands in parentheses, and where there is no link is in
 * another script. */
static void
make_article(struct model *model, struct entry *entry)
{
	struct str title = make_plain(model), native = {0};

	if (one_in(model, 2))
		entry->article_url = make_url(model);
	if (one_in(model, 2))
		entry->native_title = STR("关于（a*b）的通知");
	if (!entry->article_url.p) {
		native_split(title, &title, &native);
		title = arena_printf(model->arena, "%.*sx", STR_ARG(title));
	}
	entry->article_title = title;
	if (one_in(model, 3))
		entry->article_label = STR("Source");
}

static void
make_tags(struct model *model, struct entry *entry)
{
	for (unsigned n = below(model, 4); n > 0; n--) {
		struct str line = make_plain(model);

		if (tags_are(line))
			tags_add_line(&entry->tags, line, model->arena);
	}
	if (entry->tags && one_in(model, 3))
		entry->tags_label = STR("Keywords");
}

static void
make_facts(struct model *model, struct entry *entry)
{
	static const struct date date = {2024, 9, 4}, no_year = {0, 9, 4};

	if (one_in(model, 2))
		make_article(model, entry);
	if (one_in(model, 2))
		entry->issuer = make_plain(model);
	if (entry->issuer.p && one_in(model, 3))
		entry->issuer_label = STR("Issued by");
	switch (below(model, 4)) {
	case 0:
		entry->date = one_in(model, 2) ? date : no_year;
		entry->date_label = STR("Published");
		break;
	case 1:
		entry->date_text = make_plain(model);
		break;
	default:
		break;
	}
	entry->references = make_links(model);
	if (entry->references && one_in(model, 3))
		entry->references_label = STR("Sources");
	make_tags(model, entry);
}

/* Says a second time what the entry knows: then it is a field. */
static void
add_second_fact(struct model *model, struct entry *entry)
{
	struct field **last = &entry->fields;

	const char *label = one_in(model, 2) ? "Document" : "Topics";
	bool known = label[0] == 'D' ? entry->article_title.p != NULL
				     : entry->tags != NULL;

	if (!known || !one_in(model, 4))
		return;
	while (*last)
		last = &(*last)->next;
	*last = arena_alloc(model->arena, sizeof(**last));
	(*last)->label = str_from(label);
	(*last)->blocks = make_blocks(model, 0, false);
}

static void
make_id(struct model *model, struct str *id, bool *given)
{
	static const char *const ids[] = {"one", "Zwei", "名前", "a_b__c",
					  "d~e"};

	*given = one_in(model, 3);
	if (*given)
		*id = str_from(ids[below(model, 5)]);
}

static struct entry *
make_entries(struct model *model)
{
	struct entry *entries = NULL, **last = &entries;

	for (unsigned n = model->entries ? 1 + below(model, 2) : 0; n > 0;
	     n--) {
		struct entry *entry = arena_alloc(model->arena, sizeof(*entry));

		entry->page_begins = one_in(model, 5);
		entry->page = entry->page_begins ? ++model->page : 0;
		if (!one_in(model, 9))
			entry->title = make_title(model);
		make_id(model, &entry->id, &entry->id_given);
		if (one_in(model, 5))
			entry->classes = STR("wide a-b");
		make_facts(model, entry);
		entry->fields = make_fields(model);
		add_second_fact(model, entry);
		*last = entry;
		last = &entry->next;
	}
	return entries;
}

/* The first note has a date, and one with a date may have references. */
static struct note *
make_notes(struct model *model)
{
	static const char *const labels[] = {"August 28", "Sept. 3, 2024",
					     "2024-09-04", "29 February"};
	struct note *notes = NULL, **last = &notes;

	for (unsigned n = below(model, 4); n > 0; n--) {
		struct note *note = arena_alloc(model->arena, sizeof(*note));

		if (!notes || !one_in(model, 3)) {
			note->date_label = str_from(labels[below(model, 4)]);
			assert_true(date_parse(note->date_label, &note->date));
			note->references = make_links(model);
		}
		if (!one_in(model, 6))
			note->blocks = make_blocks(model, 1, false);
		*last = note;
		last = &note->next;
	}
	return notes;
}

/* Prose stands behind notes only where there are some. Without a heading of
 * its own the first section has neither lead nor page. */
static struct section *
make_sections(struct model *model)
{
	struct section *sections = NULL, **last = &sections;

	for (unsigned n = 1 + below(model, 3); n > 0; n--) {
		struct section *section =
		    arena_alloc(model->arena, sizeof(*section));

		section->page_begins = one_in(model, 5);
		section->page = section->page_begins ? ++model->page : 0;
		if (!one_in(model, 4))
			section->title = make_title(model);
		make_id(model, &section->id, &section->id_given);
		if (one_in(model, 5))
			section->classes = STR("tall");
		if (one_in(model, 2))
			section->lead = make_blocks(model, 0, false);
		section->notes = make_notes(model);
		if (section->notes && one_in(model, 2))
			section->tail = make_blocks(model, 0, false);
		if (one_in(model, 4))
			section->references = make_links(model);
		section->entries = make_entries(model);
		*last = section;
		last = &section->next;
	}
	return sections;
}

static void
make_briefing(struct model *model, struct briefing *briefing)
{
	struct meta *meta = arena_alloc(model->arena, sizeof(*meta));

	model->entries = !one_in(model, 3);
	*briefing = (struct briefing){.slug = STR("text"),
				      .title = make_plain(model),
				      .date = {2024, 9, 24},
				      .lang = STR("en")};
	make_footnotes(model);
	briefing->footnotes = model->footnotes;
	if (one_in(model, 2))
		briefing->lead = make_blocks(model, 0, false);
	if (one_in(model, 4))
		briefing->references = make_links(model);
	if (one_in(model, 3)) {
		meta->key = STR("sub: title");
		meta->value = make_text(model);
		briefing->meta = meta;
	}
	briefing->sections = make_sections(model);
	briefing_settle(briefing, STR("Site"), STR("en"), model->arena);
}

/* ---- Tests ---- */

static void
random_models(void **state)
{
	struct arena long_lived = {0};
	struct site site = loop_site(&long_lived);

	(void)state;
	for (unsigned seed = 1; seed <= MODELS; seed++) {
		struct arena arena = {0};
		struct model model = {.arena = &arena,
				      .site = &site,
				      .state = seed * 0x9E3779B97F4A7C15ULL};
		struct briefing briefing;

		make_briefing(&model, &briefing);
		if (!loop_closes(&briefing,
				 arena_printf(&arena, "seed %u", seed), &site,
				 &arena))
			fail();
		arena_free(&arena);
	}
	arena_free(&long_lived);
}

/* What was read can be written. */
static void
specification(void **state)
{
	const char *folder = getenv("GFM_SPEC");
	size_t n = 0, i;
	json_t *spec, *example;

	(void)state;
	if (!folder)
		folder = "../shared/gfm-spec";
	struct arena arena = {0};
	struct site site = loop_site(&arena);
	struct str path = arena_printf(&arena, "%s/spec.json", folder);

	spec = json_load_file(path.p, 0, NULL);
	if (!spec) {
		print_message("%s is not there; GFM_SPEC names its folder\n",
			      path.p);
		arena_free(&arena);
		skip();
	}
	json_array_foreach(spec, i, example)
	{
		struct str text = str_from(
		    json_string_value(json_object_get(example, "markdown")));
		struct briefing briefing;

		if (!loop_read(&briefing, text, &site, &arena))
			continue;
		assert_true(loop_closes(&briefing, text, &site, &arena));
		n++;
	}
	assert_true(n > 600);
	json_decref(spec);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(random_models),
	    cmocka_unit_test(specification),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
