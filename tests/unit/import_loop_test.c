/*
 * The import of plain text is idempotent: a briefing that was imported,
 * laid out again as Tika would have it and imported once more is the same
 * briefing, in both of Tika's layouts; and no address gets lost on the way.
 *
 * The briefings are made by chance, the same for the same seed.
 */
#include "import_check.h"
#include "tika_write.h"

#include "markdown/writer.h"
#include "model/links.h"

enum { MODELS = 400 };

struct maker {
	struct arena *arena;
	uint64_t state;
	unsigned links;
};

/* xorshift64*: S. Vigna, "An experimental exploration of Marsaglia's xorshift
 * generators, scrambled", 2016. */
static unsigned
below(struct maker *maker, unsigned n)
{
	maker->state ^= maker->state >> 12;
	maker->state ^= maker->state << 25;
	maker->state ^= maker->state >> 27;
	return (unsigned)((maker->state * 0x2545F4914F6CDD1DULL) >> 33) % n;
}

/* ---- Texts ---- */

static const char *const words[] = {
    "the",     "harbour",       "of",     "a",       "council", "pays",
    "for",     "new",           "cranes", "and",     "old",     "ropes",
    "which",   "nobody",        "counts", "before",  "winter",  "comes",
    "high-",   "quality",       "steel",  "is",      "dear",    "in",
    "Dunmore", "where",         "twelve", "ships",   "wait",    "*once*",
    "a_b",     "[sic]",         "#1",     "R&D",     "<none>",  "50%",
    "to",      "international", "rules",  "without", "any",     "delay",
};

static const char *const institutes[] = {"Harbour", "Dunmore", "Kestrel",
					 "Lantern", "Orrin",   "Skerra"};

static void
put_words(struct maker *maker, struct buf *out, unsigned n)
{
	for (; n > 0; n--) {
		const char *word =
		    words[below(maker, sizeof(words) / sizeof(*words))];

		if (out->n > 0 && out->p[out->n - 1] != '-')
			buf_putc(out, ' ');
		buf_puts(out, word);
	}
	if (out->p[out->n - 1] == '-')
		buf_puts(out, "grade");
}

/* Some words, the first of which has a capital. */
static struct str
make_words(struct maker *maker, unsigned least, unsigned most, const char *end)
{
	struct buf out = {0};
	struct str text;

	buf_puts(&out, below(maker, 2) ? "Those" : "Every");
	put_words(maker, &out, least + below(maker, most - least));
	buf_puts(&out, end);
	text = buf_take(&out, maker->arena);
	buf_free(&out);
	return text;
}

static struct span *
make_prose(struct maker *maker)
{
	struct buf out = {0};
	struct span *span;

	for (unsigned n = 1 + below(maker, 4); n > 0; n--) {
		struct str sentence = make_words(maker, 5, 25, ".");

		buf_printf(&out, "%s%.*s", out.n ? " " : "", STR_ARG(sentence));
	}
	span = span_text(maker->arena, buf_take(&out, maker->arena));
	buf_free(&out);
	return span;
}

static struct str
make_url(struct maker *maker, const char *institute)
{
	return arena_printf(maker->arena, "https://%s.example/%u", institute,
			    ++maker->links);
}

static struct block *
make_para(struct maker *maker, struct span *spans)
{
	struct block *para = block_new(maker->arena, BLOCK_PARA);

	para->spans = spans;
	return para;
}

static struct block *
make_list(struct maker *maker)
{
	struct block *list = block_new(maker->arena, BLOCK_LIST);

	list->tight = true;
	for (unsigned n = 2 + below(maker, 3); n > 0; n--) {
		struct block *item = block_new(maker->arena, BLOCK_ITEM);

		item->child =
		    make_para(maker, span_text(maker->arena,
					       make_words(maker, 3, 20, "")));
		block_append(&list->child, item);
	}
	return list;
}

/* ---- Parts ---- */

static struct field *
make_field(struct maker *maker, enum role role, const char *label)
{
	struct field *field = arena_alloc(maker->arena, sizeof(*field));

	field->role = role;
	field->label = str_from(label);
	block_append(&field->blocks, make_para(maker, make_prose(maker)));
	if (below(maker, 3) == 0)
		block_append(&field->blocks, make_list(maker));
	return field;
}

static struct entry *
make_entry(struct maker *maker)
{
	struct entry *entry = arena_alloc(maker->arena, sizeof(*entry));
	const char *institute = institutes[below(maker, 6)];

	entry->title = span_text(maker->arena, make_words(maker, 3, 8, ""));
	entry->fields = make_field(maker, ROLE_SUMMARY, "At a glance");
	entry->fields->next = make_field(maker, ROLE_COMMENT, "Comment");
	entry->article_title = make_words(maker, 3, 14, "");
	if (below(maker, 5) > 0)
		entry->article_url = make_url(maker, institute);
	entry->issuer = arena_printf(maker->arena, "%s Office", institute);
	entry->date = (struct date){2031, 1 + (int)below(maker, 12),
				    1 + (int)below(maker, 28)};
	return entry;
}

/* "(Dunmore notice, Orrin article)", or nothing. */
static void
put_names(struct maker *maker, struct span **spans)
{
	unsigned n = below(maker, 3), from = below(maker, 6);

	for (unsigned i = 0; i < n; i++) {
		const char *institute = institutes[(from + i) % 6];
		struct str name = arena_printf(maker->arena, "%s %s", institute,
					       i ? "article" : "notice");

		span_append(spans,
			    span_text(maker->arena, i ? STR(", ") : STR(" (")));
		span_append(spans, span_link(maker->arena, name,
					     make_url(maker, institute)));
	}
	if (n > 0)
		span_append(spans, span_text(maker->arena, STR(")")));
}

static struct note *
make_note(struct maker *maker, unsigned day)
{
	struct note *note = arena_alloc(maker->arena, sizeof(*note));
	struct span *spans =
	    span_text(maker->arena, make_words(maker, 4, 25, ""));

	note->date_label = arena_printf(maker->arena, "May %u", day);
	put_names(maker, &spans);
	note->blocks = make_para(maker, spans);
	return note;
}

static struct section *
make_section(struct maker *maker, bool notes)
{
	struct section *section = arena_alloc(maker->arena, sizeof(*section));
	struct entry **last = &section->entries;
	struct note **last_note = &section->notes;

	section->title = span_text(maker->arena, make_words(maker, 1, 4, ""));
	for (unsigned n = 2 + below(maker, 3), i = 0; i < n; i++) {
		if (notes) {
			*last_note = make_note(maker, 2 + 3 * i);
			last_note = &(*last_note)->next;
		} else {
			*last = make_entry(maker);
			last = &(*last)->next;
		}
	}
	return section;
}

static void
make_briefing(struct maker *maker, struct briefing *briefing)
{
	*briefing = (struct briefing){.title = make_words(maker, 2, 5, "")};
	briefing->sections = make_section(maker, false);
	briefing->sections->next = make_section(maker, true);
}

/* ---- Showing ---- */

static struct str
show(struct imported *in)
{
	struct buf out = {0};
	struct str text;

	markdown_write(&in->briefing, &in->site, &out, NULL, &in->arena);
	text = buf_take(&out, &in->arena);
	buf_free(&out);
	return text;
}

/* Fails, and tells the first line that is not the same. */
static void
differ(uint64_t seed, struct str first, struct str second)
{
	struct str a = {0}, b = {0};

	while (first.n > 0 || second.n > 0) {
		a = str_cut_line(&first);
		b = str_cut_line(&second);
		if (!str_eq(a, b))
			break;
	}
	fail_msg("seed %llu:\n- %.*s\n+ %.*s", (unsigned long long)seed,
		 STR_ARG(a), STR_ARG(b));
}

/* ---- What the import has of what was laid out ---- */

static struct str
without_spaces(struct str text, struct arena *arena)
{
	struct buf out = {0};
	struct str taken;

	for (size_t i = 0; i < text.n; i++)
		if (!ascii_space(text.p[i]))
			buf_putc(&out, text.p[i]);
	taken = buf_take(&out, arena);
	buf_free(&out);
	return taken;
}

/* Where a paragraph ends is a guess, but no letter may be lost. */
static void
text_is_kept(const struct block *made, const struct block *read)
{
	struct arena arena = {0};
	struct str a = without_spaces(block_plain(&arena, made), &arena);
	struct str b = without_spaces(block_plain(&arena, read), &arena);

	if (!str_eq(a, b))
		fail_msg("- %.*s\n+ %.*s", STR_ARG(a), STR_ARG(b));
	arena_free(&arena);
}

static void
fields_are_kept(const struct field *made, const struct field *read)
{
	for (; made && read; made = made->next, read = read->next) {
		assert_int_equal(made->role, read->role);
		text_is_kept(made->blocks, read->blocks);
	}
	assert_true(!made && !read);
}

static void
entries_are_kept(const struct entry *made, const struct entry *read)
{
	for (; made && read; made = made->next, read = read->next) {
		assert_true(str_eq(made->article_title, read->article_title));
		assert_true(str_eq(made->article_url, read->article_url));
		assert_true(str_eq(made->issuer, read->issuer));
		assert_int_equal(date_cmp(made->date, read->date), 0);
		fields_are_kept(made->fields, read->fields);
	}
	assert_true(!made && !read);
}

static void
notes_are_kept(const struct note *made, const struct note *read)
{
	for (; made && read; made = made->next, read = read->next) {
		assert_true(str_eq(made->date_label, read->date_label));
		text_is_kept(made->blocks, read->blocks);
	}
	assert_true(!made && !read);
}

/* What is lost the first time would be lost the second time, too. */
static void
is_kept(const struct briefing *made, const struct briefing *read)
{
	const struct section *a = made->sections, *b = read->sections;

	for (; a && b; a = a->next, b = b->next) {
		entries_are_kept(a->entries, b->entries);
		notes_are_kept(a->notes, b->notes);
	}
	assert_true(!a && !b);
}

/* ---- The loop ---- */

struct count {
	const struct imported *in;
	size_t links;
};

static void
see(void *context, struct str text, struct str url)
{
	struct count *count = context;

	(void)text;
	assert_true(str_find(count->in->source.text, url, 0) != STR_NONE);
	count->links++;
}

/* How many links a briefing has, all of which its source lists. */
static size_t
count_links(struct imported *in)
{
	struct count count = {.in = in};

	links_of_briefing(&in->briefing, &in->arena, see, &count);
	return count.links;
}

static void
loop(uint64_t seed, bool spaced)
{
	struct arena arena = {0};
	struct maker maker = {.arena = &arena, .state = seed};
	struct briefing briefing;
	struct imported first, second;
	struct str text;

	make_briefing(&maker, &briefing);
	text = tika_write(&briefing, spaced, &arena);
	import_from(&first, IMPORT_TEXT, text);
	assert_true(first.ok);
	assert_int_equal(count_links(&first), maker.links);
	is_kept(&briefing, &first.briefing);
	text = tika_write(&first.briefing, spaced, &arena);
	import_from(&second, IMPORT_TEXT, text);
	assert_true(second.ok);
	assert_int_equal(count_links(&second), maker.links);
	if (!briefing_equal(&first.briefing, &second.briefing))
		differ(seed, show(&first), show(&second));
	arena_free(&first.arena);
	arena_free(&second.arena);
	arena_free(&arena);
}

/* Blank lines between all lines, or between paragraphs only: what they say
 * no more, widths have to tell. That is a guess where a sentence ends just
 * where its line does, so a few may differ. */
static void
test_layouts(void **state)
{
	size_t different = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= MODELS; seed++) {
		struct arena arena = {0};
		struct maker maker = {.arena = &arena, .state = seed * 104729};
		struct briefing briefing;
		struct imported close, spaced;

		make_briefing(&maker, &briefing);
		import_from(&close, IMPORT_TEXT,
			    tika_write(&briefing, false, &arena));
		import_from(&spaced, IMPORT_TEXT,
			    tika_write(&briefing, true, &arena));
		different += !briefing_equal(&close.briefing, &spaced.briefing);
		arena_free(&close.arena);
		arena_free(&spaced.arena);
		arena_free(&arena);
	}
	printf("%zu of %d differ\n", different, MODELS);
	assert_true(different * 50 < MODELS);
}

static void
test_close(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= MODELS; seed++)
		loop(seed * 7919, false);
}

static void
test_spaced(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= MODELS; seed++)
		loop(seed * 7919, true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_close),
	    cmocka_unit_test(test_spaced),
	    cmocka_unit_test(test_layouts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
