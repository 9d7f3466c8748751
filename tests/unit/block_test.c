/* Plain text of trees, and which trees are equal. */
#include "check.h"

#include "model/block.h"

enum { DEEP = 100000 };

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
around(enum span_kind kind, struct span *child)
{
	struct span *span = span_new(&arena, kind);

	span->child = child;
	return span;
}

static struct span *
bare(enum span_kind kind)
{
	return around(kind, NULL);
}

static struct span *
with_text(enum span_kind kind, const char *words)
{
	struct span *span = bare(kind);

	span->text = str_from(words);
	return span;
}

static struct span *
join_spans(struct span **spans, size_t n)
{
	struct span *first = NULL;

	for (size_t i = 0; i < n; i++)
		span_append(&first, spans[i]);
	return first;
}

#define SPANS(...)                                                             \
	join_spans((struct span *[]){__VA_ARGS__},                             \
		   sizeof((struct span *[]){__VA_ARGS__}) /                    \
		       sizeof(struct span *))

static struct block *
join_blocks(struct block **blocks, size_t n)
{
	struct block *first = NULL;

	for (size_t i = 0; i < n; i++)
		block_append(&first, blocks[i]);
	return first;
}

#define BLOCKS(...)                                                            \
	join_blocks((struct block *[]){__VA_ARGS__},                           \
		    sizeof((struct block *[]){__VA_ARGS__}) /                  \
			sizeof(struct block *))

static struct block *
holding(enum block_kind kind, struct block *child)
{
	struct block *block = block_new(&arena, kind);

	block->child = child;
	return block;
}

static struct block *
para(const char *words)
{
	struct block *block = block_new(&arena, BLOCK_PARA);

	block->spans = text(words);
	return block;
}

static struct block *
item(const char *words)
{
	return holding(BLOCK_ITEM, para(words));
}

static struct block *
raw(enum block_kind kind, const char *words)
{
	struct block *block = block_new(&arena, kind);

	block->text = str_from(words);
	return block;
}

#define assert_spans(spans, want) assert_str(span_plain(&arena, spans), want)
#define assert_blocks(blocks, want)                                            \
	assert_str(block_plain(&arena, blocks), want)

/* ---- Plain text ---- */

static void
test_span_plain(void **state)
{
	struct span *image = bare(SPAN_IMAGE);

	(void)state;
	image->text = STR("title");
	image->child = text("alt");
	assert_spans(NULL, "");
	assert_spans(SPANS(text("a "), around(SPAN_EMPH, text("b")),
			   around(SPAN_STRONG, SPANS(text("c"), text("d"))),
			   text("e")),
		     "a bcde");
	assert_spans(SPANS(span_link(&arena, STR("words"), STR("https://a.b")),
			   text(", "), with_text(SPAN_CODE, "x  y")),
		     "words, x  y");
	assert_spans(
	    SPANS(text("see "), image, with_text(SPAN_HTML, "<b>"), text("!")),
	    "see alt!");
	assert_spans(SPANS(text(" \t"), text("\xc2\xa0"
					     "a b \xe3\x80\x80")),
		     "a b");
	assert_spans(SPANS(text("  ")), "");
}

static void
test_span_breaks(void **state)
{
	(void)state;
	assert_spans(SPANS(text("a"), bare(SPAN_SOFTBREAK), text("b"),
			   bare(SPAN_HARDBREAK), text("c")),
		     "a b c");
	assert_spans(SPANS(text("关于"), bare(SPAN_SOFTBREAK), text("通知")),
		     "关于通知");
	assert_spans(SPANS(text("关于"), bare(SPAN_SOFTBREAK), text("AI")),
		     "关于 AI");
	assert_spans(SPANS(text("AI"), bare(SPAN_SOFTBREAK), text("关于")),
		     "AI 关于");
	assert_spans(SPANS(text("서울"), bare(SPAN_SOFTBREAK), text("부산")),
		     "서울 부산");
	/* Around the mark of a page, and into what is nested. */
	assert_spans(SPANS(text("a"), bare(SPAN_SOFTBREAK), bare(SPAN_PAGE),
			   bare(SPAN_SOFTBREAK), around(SPAN_EMPH, text("b"))),
		     "a b");
	assert_spans(SPANS(around(SPAN_EMPH, text("关")), bare(SPAN_SOFTBREAK),
			   bare(SPAN_PAGE), around(SPAN_EMPH, text("于"))),
		     "关于");
	assert_spans(SPANS(text("a "), bare(SPAN_SOFTBREAK), text("b")), "a b");
	assert_spans(
	    SPANS(bare(SPAN_SOFTBREAK), text("a"), bare(SPAN_HARDBREAK)), "a");
}

static void
test_block_plain(void **state)
{
	(void)state;
	assert_blocks(NULL, "");
	assert_blocks(BLOCKS(para("a"), para("b")), "a\n\nb");
	assert_blocks(BLOCKS(para("a"),
			     holding(BLOCK_LIST, BLOCKS(item("b"), item("c"))),
			     para("d")),
		      "a\n\nb\nc\n\nd");
	assert_blocks(BLOCKS(holding(BLOCK_LIST, item("a")),
			     holding(BLOCK_LIST, item("b"))),
		      "a\n\nb");
	assert_blocks(BLOCKS(raw(BLOCK_CODE, "  x\n    y\n"), para("b")),
		      "x\n    y\n\nb");
	assert_blocks(BLOCKS(para("a"), raw(BLOCK_CODE, "  x\n")), "a\n\n  x");
	assert_blocks(holding(BLOCK_QUOTE, BLOCKS(para("a"), para("b"))),
		      "a\n\nb");
}

static void
test_block_plain_items(void **state)
{
	struct block *inner = holding(BLOCK_LIST, BLOCKS(item("b"), item("c")));
	struct block *outer = holding(BLOCK_ITEM, BLOCKS(para("a"), inner));

	(void)state;
	assert_blocks(holding(BLOCK_LIST, BLOCKS(outer, item("d"))),
		      "a\nb\nc\nd");
	outer = holding(BLOCK_ITEM, BLOCKS(para("a"), para("b")));
	assert_blocks(holding(BLOCK_LIST, BLOCKS(outer, item("c"))),
		      "a\n\nb\nc");
	/* A page that begins within an item is no paragraph. */
	outer = holding(BLOCK_ITEM,
			BLOCKS(block_new(&arena, BLOCK_PAGE), para("b")));
	assert_blocks(holding(BLOCK_LIST, BLOCKS(item("a"), outer)), "a\nb");
	assert_blocks(
	    holding(BLOCK_LIST,
		    BLOCKS(item("a"), holding(BLOCK_ITEM, NULL), item("b"))),
	    "a\nb");
}

static void
test_block_plain_silent(void **state)
{
	(void)state;
	assert_blocks(BLOCKS(block_new(&arena, BLOCK_RULE), para("a"),
			     raw(BLOCK_HTML, "<hr>"), para(" "), para("b"),
			     block_new(&arena, BLOCK_PAGE)),
		      "a\n\nb");
}

static struct block *
cell(const char *words)
{
	struct block *block = para(words);

	block->kind = BLOCK_CELL;
	return block;
}

static struct block *
row(const char *a, const char *b)
{
	return holding(BLOCK_ROW, BLOCKS(cell(a), cell(b)));
}

static struct block *
task(const char *words, enum task state)
{
	struct block *block = item(words);

	block->task = state;
	return block;
}

static void
test_block_plain_dialect(void **state)
{
	struct block *figure = block_new(&arena, BLOCK_FIGURE);
	struct block *term = para("t");

	(void)state;
	assert_blocks(
	    BLOCKS(para("x"),
		   holding(BLOCK_TABLE, BLOCKS(row("a", "b"), row("c", "d"))),
		   para("y")),
	    "x\n\na\tb\nc\td\n\ny");
	/* An empty cell keeps its place. */
	assert_blocks(holding(BLOCK_TABLE, BLOCKS(row("a", "b"), row("", "d"))),
		      "a\tb\n\td");
	assert_blocks(
	    holding(BLOCK_LIST, BLOCKS(task("a", TASK_OPEN), item("b"),
				       task("c", TASK_DONE))),
	    "[ ] a\nb\n[x] c");
	figure->spans = around(SPAN_IMAGE, text("alt"));
	figure->spans->text = STR("caption");
	assert_blocks(BLOCKS(figure, para("x")), "alt\ncaption\n\nx");
	figure->spans->child = NULL;
	figure->next = NULL;
	assert_blocks(BLOCKS(para("x"), figure), "x\n\ncaption");
	term->kind = BLOCK_TERM;
	assert_blocks(
	    BLOCKS(holding(BLOCK_TERMS,
			   BLOCKS(term,
				  holding(BLOCK_DEFINITION,
					  BLOCKS(para("a"), para("b"))),
				  holding(BLOCK_DEFINITION, para("c")))),
		   holding(BLOCK_ADMONITION, para("d"))),
	    "t\na\n\nb\nc\n\nd");
	assert_spans(SPANS(text("a"), around(SPAN_STRIKE, text("b")),
			   with_text(SPAN_NOTE, "n"), text("c")),
		     "abc");
}

/* Deeper than the program's stack would bear. */
static void
test_deep(void **state)
{
	struct span *spans = text("x"), *others = text("x");
	struct block *blocks = para("y"), *different = para("z");

	(void)state;
	for (int i = 0; i < DEEP; i++) {
		spans = around(SPAN_EMPH, spans);
		others = around(SPAN_EMPH, others);
		blocks = holding(BLOCK_QUOTE, blocks);
		different = holding(BLOCK_QUOTE, different);
	}
	assert_spans(spans, "x");
	assert_blocks(blocks, "y");
	assert_true(span_equal(spans, others));
	assert_true(block_equal(blocks, blocks));
	assert_false(block_equal(blocks, different));
}

/* ---- Equality ---- */

static void
test_span_equal(void **state)
{
	struct span *a = span_link(&arena, STR("a"), STR("u"));
	struct span *b = span_link(&arena, STR("a"), STR("u"));

	(void)state;
	assert_true(span_equal(NULL, NULL));
	assert_false(span_equal(a, NULL));
	assert_false(span_equal(NULL, a));
	b->text = STR(""); /* no title, told in another way */
	assert_true(span_equal(a, b));
	b->url = STR("v");
	assert_false(span_equal(a, b));
	b->url = a->url;
	b->child->text = STR("b");
	assert_false(span_equal(a, b));
	b->child = NULL;
	assert_false(span_equal(a, b));
	assert_false(span_equal(text("a"), with_text(SPAN_CODE, "a")));
	assert_false(span_equal(text("a"), SPANS(text("a"), text("b"))));
	/* Where the second of two differs. */
	assert_false(
	    span_equal(SPANS(around(SPAN_EMPH, text("a")), text("b")),
		       SPANS(around(SPAN_EMPH, text("a")), text("c"))));
	a = bare(SPAN_PAGE);
	b = bare(SPAN_PAGE);
	b->page = 2;
	assert_false(span_equal(a, b));
}

static struct block *
sample(void)
{
	struct block *heading = block_new(&arena, BLOCK_HEADING);
	struct block *list = holding(BLOCK_LIST, BLOCKS(item("b"), item("c")));

	heading->level = 2;
	heading->spans = text("a");
	return BLOCKS(heading, list, raw(BLOCK_CODE, "x\n"));
}

static void
test_block_equal(void **state)
{
	struct block *a = sample(), *b = sample();
	struct block *list = b->next;

	(void)state;
	b->line = 7;
	b->id = STR("");
	assert_true(block_equal(a, b));
	list->start = 3; /* of no use without numbers */
	assert_true(block_equal(a, b));
	list->tight = true;
	assert_false(block_equal(a, b));
	list->tight = false;
	b->level = 3;
	assert_false(block_equal(a, b));
	b->level = 2;
	list->next->info = STR("c");
	assert_false(block_equal(a, b));
	list->next->info = STR("");
	list->child->next->child->spans->text = STR("d");
	assert_false(block_equal(a, b));
	list->child->next->child->spans->text = STR("c");
	assert_true(block_equal(a, b));
	list->child->next = NULL;
	assert_false(block_equal(a, b));
}

static void
test_ordered(void **state)
{
	struct block *a = holding(BLOCK_LIST, item("a"));
	struct block *b = holding(BLOCK_LIST, item("a"));

	(void)state;
	a->ordered = b->ordered = true;
	a->start = b->start = 1;
	assert_true(block_equal(a, b));
	b->start = 2;
	assert_false(block_equal(a, b));
}

/* What a kind of the dialect is told apart by; nothing else does it. */
static void
test_dialect_equal(void **state)
{
	static const enum block_kind kinds[] = {BLOCK_CELL, BLOCK_ITEM,
						BLOCK_TERMS, BLOCK_ADMONITION};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct block *a = block_new(&arena, kinds[i]);
		struct block *b = block_new(&arena, kinds[i]);

		b->align = ALIGN_RIGHT;
		assert_true(block_equal(a, b) == (kinds[i] != BLOCK_CELL));
		b->align = ALIGN_NONE;
		b->task = TASK_DONE;
		assert_true(block_equal(a, b) == (kinds[i] != BLOCK_ITEM));
		b->task = TASK_NONE;
		b->tight = true;
		assert_true(block_equal(a, b) == (kinds[i] != BLOCK_TERMS));
		b->tight = false;
		b->admonition = ADMONITION_TIP;
		assert_true(block_equal(a, b) ==
			    (kinds[i] != BLOCK_ADMONITION));
		b->admonition = ADMONITION_NOTE;
		b->classes = STR("x");
		assert_false(block_equal(a, b));
	}
	assert_false(
	    span_equal(with_text(SPAN_NOTE, "a"), with_text(SPAN_NOTE, "b")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_span_plain, teardown),
	    cmocka_unit_test_teardown(test_span_breaks, teardown),
	    cmocka_unit_test_teardown(test_block_plain, teardown),
	    cmocka_unit_test_teardown(test_block_plain_items, teardown),
	    cmocka_unit_test_teardown(test_block_plain_silent, teardown),
	    cmocka_unit_test_teardown(test_block_plain_dialect, teardown),
	    cmocka_unit_test_teardown(test_deep, teardown),
	    cmocka_unit_test_teardown(test_span_equal, teardown),
	    cmocka_unit_test_teardown(test_block_equal, teardown),
	    cmocka_unit_test_teardown(test_ordered, teardown),
	    cmocka_unit_test_teardown(test_dialect_equal, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
