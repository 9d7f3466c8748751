/* What settling fills in, in which order links are told, what is equal. */
#include "check.h"

#include "model/briefing.h"
#include "model/links.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	unsetenv("SOURCE_DATE_EPOCH");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unsetenv("SOURCE_DATE_EPOCH");
	arena_free(&arena);
	return 0;
}

static struct span *
text(const char *words)
{
	return words ? span_text(&arena, str_from(words)) : NULL;
}

static struct section *
add_section(struct briefing *briefing, const char *title, const char *id)
{
	struct section **last = &briefing->sections;

	while (*last)
		last = &(*last)->next;
	*last = arena_alloc(&arena, sizeof(**last));
	(*last)->title = text(title);
	(*last)->id = str_from(id);
	(*last)->id_given = id != NULL;
	return *last;
}

static struct entry *
add_entry(struct section *section, const char *title, const char *id)
{
	struct entry **last = &section->entries;

	while (*last)
		last = &(*last)->next;
	*last = arena_alloc(&arena, sizeof(**last));
	(*last)->title = text(title);
	(*last)->id = str_from(id);
	(*last)->id_given = id != NULL;
	return *last;
}

static struct note *
add_note(struct section *section, int year, int month, int day)
{
	struct note **last = &section->notes;

	while (*last)
		last = &(*last)->next;
	*last = arena_alloc(&arena, sizeof(**last));
	(*last)->date = (struct date){year, month, day};
	(*last)->date_label = STR("as written");
	return *last;
}

static void
settle(struct briefing *briefing)
{
	briefing_settle(briefing, STR("Digest"), STR("en"), &arena);
}

#define assert_date(got, y, m, d)                                              \
	assert_int_equal(date_cmp(got, (struct date){y, m, d}), 0)

/* ---- Dates ---- */

static void
test_years_near_given_date(void **state)
{
	struct briefing briefing = {.date = {2025, 1, 10}};
	struct section *section = add_section(&briefing, "News", NULL);
	struct note *before = add_note(section, 0, 12, 28);
	struct note *after = add_note(section, 0, 1, 3);
	struct note *own = add_note(section, 2019, 5, 1);

	(void)state;
	settle(&briefing);
	assert_date(before->date, 2024, 12, 28);
	assert_date(after->date, 2025, 1, 3);
	assert_date(own->date, 2019, 5, 1);
	assert_date(briefing.date, 2025, 1, 10);
	assert_str(briefing.title, "Digest, May 1, 2019 to January 3, 2025");
}

static void
test_years_near_entries(void **state)
{
	struct briefing briefing = {0};
	struct section *section = add_section(&briefing, "News", NULL);
	struct note *note = add_note(section, 0, 1, 4);
	struct note *undated = add_note(section, 0, 0, 0);

	(void)state;
	add_entry(section, "a", NULL)->date = (struct date){2024, 12, 20};
	add_entry(section, "b", NULL)->date = (struct date){2024, 12, 2};
	add_entry(section, "c", NULL)->date = (struct date){0, 12, 30};
	settle(&briefing);
	assert_date(note->date, 2025, 1, 4);
	assert_date(undated->date, 0, 0, 0);
	assert_date(section->entries->next->next->date, 2024, 12, 30);
	assert_date(briefing.date, 2025, 1, 4);
	assert_str(briefing.title,
		   "Digest, December 2, 2024 to January 4, 2025");
	assert_str(briefing.lang, "en");
}

static void
test_epoch(void **state)
{
	struct briefing briefing = {0}, bare = {0};
	struct section *section = add_section(&briefing, "News", NULL);
	struct note *note = add_note(section, 0, 8, 28);

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1727136000", 1); /* 2024-09-24 */
	settle(&briefing);
	assert_date(note->date, 2024, 8, 28);
	assert_date(briefing.date, 2024, 8, 28);
	assert_str(briefing.title, "Digest, August 28, 2024");
	settle(&bare);
	assert_date(bare.date, 2024, 9, 24);
	assert_str(bare.title, "Digest");
}

/* Nothing tells a year: none is made up, also not from the date that stands
 * for 'not known' once it was written to Markdown. */
static void
test_no_date(void **state)
{
	struct briefing briefing = {0};
	struct section *section = add_section(&briefing, "News", NULL);
	struct note *note = add_note(section, 0, 8, 28);

	(void)state;
	for (int round = 0; round < 2; round++) {
		settle(&briefing);
		assert_date(note->date, 0, 8, 28);
		assert_date(briefing.date, 1980, 1, 1);
		assert_str(briefing.title, "Digest");
	}
	setenv("SOURCE_DATE_EPOCH", "1727136000", 1);
	settle(&briefing);
	assert_date(note->date, 0, 8, 28);
	setenv("SOURCE_DATE_EPOCH", "315532800", 1); /* 1980-01-01 */
	briefing.date = (struct date){0};
	settle(&briefing);
	assert_date(note->date, 0, 8, 28);
	assert_date(briefing.date, 1980, 1, 1);
}

/* Days of the year, all without a year, over the whole of it. */
static void
add_notes(struct section *section, unsigned seed)
{
	for (unsigned i = 0; i < 6; i++) {
		seed = seed * 1103515245u + 12345u;
		add_note(section, 0, (int)(seed >> 16) % 12 + 1,
			 (int)(seed >> 20) % 28 + 1);
	}
}

/* Notes of the settled briefing, without their years, get the same ones from
 * the briefing's date alone: that is what stands in Markdown. */
static void
test_years_read_back(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < 500; seed++) {
		struct briefing briefing = {0}, back;
		struct section *section = add_section(&briefing, "N", NULL);
		struct section *copy;

		add_entry(section, "a", NULL)->date =
		    (struct date){2024, (int)seed % 12 + 1, 20};
		add_notes(section, seed);
		settle(&briefing);
		back = (struct briefing){.title = briefing.title,
					 .date = briefing.date,
					 .lang = briefing.lang};
		copy = add_section(&back, "N", NULL);
		add_entry(copy, "a", NULL)->date = section->entries->date;
		add_notes(copy, seed);
		settle(&back);
		assert_true(briefing_equal(&briefing, &back));
		assert_true(date_is_full(back.sections->notes->date));
		settle(&briefing);
		assert_true(briefing_equal(&briefing, &back));
	}
}

static void
test_period(void **state)
{
	struct briefing briefing = {0};
	struct section *section;
	struct date first, last;

	(void)state;
	assert_false(briefing_period(&briefing, &first, &last));
	assert_false(date_is_set(last));
	section = add_section(&briefing, "a", NULL);
	add_note(section, 0, 9, 2);
	assert_false(briefing_period(&briefing, &first, &last));
	add_note(section, 2024, 8, 24);
	section = add_section(&briefing, "b", NULL);
	add_entry(section, "c", NULL)->date = (struct date){2024, 9, 20};
	add_entry(section, "d", NULL)->date = (struct date){2024, 9, 1};
	assert_true(briefing_period(&briefing, &first, &last));
	assert_date(first, 2024, 8, 24);
	assert_date(last, 2024, 9, 20);
	settle(&briefing);
	assert_str(briefing.title, "Digest, August 24 to September 20, 2024");
}

static void
test_given_is_kept(void **state)
{
	struct briefing briefing = {
	    .title = STR("Ours"), .date = {2024, 3, 1}, .lang = STR("de")};
	struct section *section = add_section(&briefing, "a", NULL);

	(void)state;
	add_note(section, 2024, 8, 24);
	settle(&briefing);
	assert_str(briefing.title, "Ours");
	assert_str(briefing.lang, "de");
	assert_date(briefing.date, 2024, 3, 1);
}

/* ---- Ids ---- */

static void
test_ids(void **state)
{
	struct briefing briefing = {.slug = STR("2024-09")};
	struct section *top = add_section(&briefing, "Top stories", NULL);
	struct section *none = add_section(&briefing, NULL, NULL);
	struct entry *a = add_entry(top, "Top stories", NULL);
	struct entry *b = add_entry(top, "top: stories!", NULL);
	struct entry *given = add_entry(none, "Something", "champions");
	struct entry *empty = add_entry(none, "!?", NULL);
	struct entry *empty2 = add_entry(none, NULL, NULL);
	struct entry *chinese = add_entry(none, "关于 通知", NULL);

	(void)state;
	for (int round = 0; round < 2; round++) {
		settle(&briefing);
		assert_str(top->id, "top-stories");
		assert_str(a->id, "top-stories-2");
		assert_str(b->id, "top-stories-3");
		assert_str(none->id, "section");
		assert_str(given->id, "champions");
		assert_true(given->id_given);
		assert_str(empty->id, "entry");
		assert_str(empty2->id, "entry-2");
		assert_str(chinese->id, "关于-通知");
	}
}

/* A given id is had by whom it was given to, whoever stands before. */
static void
test_given_first(void **state)
{
	struct briefing briefing = {0};
	struct section *section = add_section(&briefing, "Champions", NULL);
	struct entry *a = add_entry(section, "x", "champions");
	struct entry *b = add_entry(section, "y", "Champions");
	struct entry *c = add_entry(section, "z", "champions-2");
	struct entry *d = add_entry(section, "champions 3", NULL);

	(void)state;
	for (int round = 0; round < 2; round++) {
		settle(&briefing);
		assert_str(a->id, "champions");
		assert_str(b->id, "Champions-2");
		assert_str(c->id, "champions-2-2");
		assert_str(section->id, "champions-3");
		assert_str(d->id, "champions-3-2");
	}
}

static void
test_reserved(void **state)
{
	struct briefing briefing = {.slug = STR("2024-09")};
	struct section *a = add_section(&briefing, "Index", NULL);
	struct section *b = add_section(&briefing, "2024/09", NULL);
	struct section *c = add_section(&briefing, "News", "Assets");
	struct section *d = add_section(&briefing, "More", "2024-09");

	(void)state;
	settle(&briefing);
	assert_str(a->id, "index-2");
	assert_str(b->id, "2024-09-2");
	assert_str(c->id, "news");
	assert_false(c->id_given);
	assert_str(d->id, "more");
	assert_true(briefing_name_is_reserved(STR("issuers")));
	assert_true(briefing_name_is_reserved(STR("TOPICS")));
	assert_true(briefing_name_is_reserved(STR("404")));
	assert_false(briefing_name_is_reserved(STR("2024-09")));
	assert_false(briefing_name_is_reserved(STR("")));
}

static void
test_hostile(void **state)
{
	static const char *const ids[] = {
	    "",
	    ".",
	    "..",
	    "../x",
	    "a/b",
	    "a b",
	    "a\tb",
	    "a\x7f",
	    "a\xc2\xa0"
	    "b",
	    "\xff",
	    "a\\b",
	    ".x",
	    "_note-1",
	    "a#b",
	    "a%2fb",
	    "a\xe2\x80\xae"
	    "b",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		struct briefing briefing = {0};
		struct section *section =
		    add_section(&briefing, "Safe", ids[i]);

		settle(&briefing);
		assert_str(section->id, "safe");
		assert_false(section->id_given);
	}
}

static struct str
repeat(char c, size_t n)
{
	char *p = arena_alloc(&arena, n + 1);

	memset(p, c, n);
	return (struct str){p, n};
}

static void
test_long(void **state)
{
	struct briefing briefing = {0};
	struct section *section = add_section(&briefing, NULL, NULL);
	struct entry *entry[4];

	(void)state;
	section->title = span_text(&arena, repeat('a', 5000));
	for (size_t i = 0; i < 4; i++) {
		entry[i] = add_entry(section, "x", "");
		entry[i]->id = repeat('b', i < 2 ? 120 : i == 2 ? 121 : 100);
	}
	settle(&briefing);
	assert_int_equal(section->id.n, 60);
	assert_int_equal(entry[0]->id.n, 120);
	assert_str(entry[1]->id, "x");
	assert_str(entry[2]->id, "x-2");
	assert_int_equal(entry[3]->id.n, 100);
}

/* Capitals beyond ASCII: a file system may take both for one name. */
static void
test_fold(void **state)
{
	struct briefing briefing = {0};
	struct section *section = add_section(&briefing, "Über", NULL);
	struct entry *a = add_entry(section, "über", NULL);
	struct entry *b = add_entry(section, "Закон", NULL);
	struct entry *c = add_entry(section, "закон", NULL);

	(void)state;
	settle(&briefing);
	assert_str(section->id, "Über");
	assert_str(a->id, "über-2");
	assert_str(b->id, "Закон");
	assert_str(c->id, "закон-2");
}

static void
test_many_equal(void **state)
{
	struct briefing briefing = {0};
	struct section *section = add_section(&briefing, "s", NULL);
	struct entry *entries = arena_array(&arena, 100000, sizeof(*entries));

	(void)state;
	for (size_t i = 0; i < 100000; i++) {
		entries[i].title = text("Same");
		entries[i].next = i < 99999 ? &entries[i + 1] : NULL;
	}
	section->entries = entries;
	settle(&briefing);
	assert_str(entries[0].id, "same");
	assert_str(entries[99999].id, "same-100000");
}

/* ---- Links ---- */

static void
note_link(void *context, struct str words, struct str url)
{
	buf_printf(context, "%.*s=%.*s\n", STR_ARG(words), STR_ARG(url));
}

static struct block *
linked(const char *words)
{
	struct block *para = block_new(&arena, BLOCK_PARA);
	struct span *strong = span_new(&arena, SPAN_STRONG);
	struct span *image = span_new(&arena, SPAN_IMAGE);

	strong->child = span_link(&arena, str_from(words), STR("u"));
	image->url = STR("image");
	image->child = text("alt");
	span_append(&para->spans, strong);
	span_append(&para->spans, image);
	return para;
}

static struct link *
reference(const char *words)
{
	return link_new(&arena, str_from(words), STR("r"));
}

static struct block *
linked_list(const char *words)
{
	struct block *list = block_new(&arena, BLOCK_LIST);

	list->child = block_new(&arena, BLOCK_ITEM);
	list->child->child = linked(words);
	return list;
}

static void
make_linked(struct briefing *briefing)
{
	struct section *section = add_section(briefing, "s", NULL);
	struct entry *entry = add_entry(section, "e", NULL);
	struct note *note = add_note(section, 2024, 1, 1);
	struct field *field = arena_alloc(&arena, sizeof(*field));

	briefing->lead = linked("lead");
	briefing->references = reference("rest");
	section->lead = linked("intro");
	section->tail = linked("tail");
	section->references = reference("section");
	note->blocks = linked("note");
	note->references = reference("unplaced");
	field->blocks = linked_list("first");
	field->next = arena_alloc(&arena, sizeof(*field));
	field->next->blocks = linked("second");
	entry->fields = field;
	entry->article_title = STR("article");
	entry->article_url = STR("a");
	link_append(&entry->references, reference("one"));
	link_append(&entry->references, reference("two"));
}

static void
test_links(void **state)
{
	struct briefing briefing = {0};
	struct buf out = {0};

	(void)state;
	make_linked(&briefing);
	links_of_briefing(&briefing, &arena, note_link, &out);
	assert_string_equal(out.p, "lead=u\nintro=u\nnote=u\nunplaced=r\n"
				   "tail=u\nfirst=u\nsecond=u\narticle=a\n"
				   "one=r\ntwo=r\nsection=r\nrest=r\n");
	buf_clear(&out);
	briefing.sections->title = span_link(&arena, STR("heading"), STR("h"));
	briefing.sections->entries->title =
	    span_link(&arena, STR("title"), STR("t"));
	links_of_briefing(&briefing, &arena, note_link, &out);
	assert_string_equal(out.p, "lead=u\nheading=h\nintro=u\nnote=u\n"
				   "unplaced=r\ntail=u\ntitle=t\nfirst=u\n"
				   "second=u\narticle=a\none=r\ntwo=r\n"
				   "section=r\nrest=r\n");
	buf_free(&out);
}

/* ---- Equality ---- */

/* That one change makes a difference, and taking it back none. */
#define assert_differs(place, value)                                           \
	do {                                                                   \
		__typeof__(place) kept_ = (place);                             \
                                                                               \
		(place) = (value);                                             \
		assert_false(briefing_equal(&a, &b));                          \
		assert_false(briefing_equal(&b, &a));                          \
		(place) = kept_;                                               \
		assert_true(briefing_equal(&a, &b));                           \
	} while (0)

static void
test_equal(void **state)
{
	struct briefing a = {0}, b = {0};
	struct meta meta = {.key = STR("k"), .value = STR("v")};
	struct date date = {2024, 1, 2};
	struct section *section;
	struct entry *entry;

	(void)state;
	make_linked(&a);
	make_linked(&b);
	section = b.sections;
	entry = section->entries;
	assert_differs(b.title, STR("t"));
	assert_differs(b.lang, STR("de"));
	assert_differs(b.date, date);
	assert_differs(b.meta, &meta);
	assert_differs(b.lead, NULL);
	assert_differs(b.references, NULL);
	assert_differs(b.sections, NULL);
	assert_differs(section->title, text("x"));
	assert_differs(section->id, STR("x"));
	assert_differs(section->tail, NULL);
	assert_differs(section->references->url, STR("x"));
	assert_differs(section->notes->date, date);
	assert_differs(section->notes->date_label, STR("x"));
	assert_differs(section->notes->references, NULL);
	assert_differs(entry->title, NULL);
	assert_differs(entry->date_text, STR("soon"));
	assert_differs(entry->issuer_label, STR("x"));
	assert_differs(entry->native_title, STR("x"));
	assert_differs(entry->references->next, NULL);
	assert_differs(entry->fields->role, ROLE_COMMENT);
	assert_differs(entry->fields->next->label, STR("x"));
	assert_differs(entry->fields->next, NULL);
}

static void
test_equal_aside(void **state)
{
	struct briefing a = {0}, b = {0};

	(void)state;
	make_linked(&a);
	make_linked(&b);
	b.slug = STR("other");
	b.source_file = STR("x.txt");
	b.source_sha256 = STR("00");
	b.pages = 7;
	b.title = STR("");
	b.sections->page = 3;
	b.sections->id_given = true;
	b.sections->line = 9;
	b.sections->entries->line = 9;
	assert_true(briefing_equal(&a, &b));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_years_near_given_date),
	    TEST(test_years_near_entries),
	    TEST(test_epoch),
	    TEST(test_no_date),
	    TEST(test_years_read_back),
	    TEST(test_period),
	    TEST(test_given_is_kept),
	    TEST(test_ids),
	    TEST(test_given_first),
	    TEST(test_reserved),
	    TEST(test_hostile),
	    TEST(test_long),
	    TEST(test_fold),
	    TEST(test_many_equal),
	    TEST(test_links),
	    TEST(test_equal),
	    TEST(test_equal_aside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
