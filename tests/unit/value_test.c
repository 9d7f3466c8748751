/* Values: lists and maps, what is true, sharing. */
#include "check.h"

#include "base/arena.h"
#include "template/value.h"

static void
test_map(void **state)
{
	struct arena *arena = *state;
	struct value *map = value_map(arena);

	value_set_text(arena, map, "a", STR("1"));
	value_set_text(arena, map, "b", STR("2"));
	value_set_number(arena, map, "c", -7);
	assert_str(value_get(map, STR("b"))->text, "2");
	assert_str(value_get(map, STR("c"))->text, "-7");
	assert_null(value_get(map, STR("d")));
	assert_null(value_get(map, STR("")));
	/* set again: in its old place, and what follows stays */
	value_set_text(arena, map, "b", STR("3"));
	value_set_text(arena, map, "c", STR("4"));
	value_set_text(arena, map, "d", STR("5"));
	assert_str(map->child->next->key, "b");
	assert_str(map->child->next->text, "3");
	assert_str(map->child->next->next->text, "4");
	assert_str(map->last->text, "5");
	assert_ptr_equal(map->child->next->next->next, map->last);
	assert_null(map->last->next);
}

static void
test_absent(void **state)
{
	struct arena *arena = *state;
	struct value *map = value_map(arena);

	value_set(arena, map, "a", NULL);
	value_set_text(arena, map, "b", (struct str){NULL, 0});
	value_set_text(arena, map, "c", STR(""));
	assert_int_equal(value_get(map, STR("a"))->kind, VALUE_NULL);
	assert_int_equal(value_get(map, STR("b"))->kind, VALUE_NULL);
	assert_int_equal(value_get(map, STR("c"))->kind, VALUE_TEXT);
	assert_null(value_get(value_get(map, STR("c")), STR("x")));
	assert_null(value_get(NULL, STR("x")));
}

static void
test_truth(void **state)
{
	struct arena *arena = *state;
	struct value *map = value_map(arena), *list = value_list(arena);

	value_set_bool(arena, map, "yes", true);
	value_set_bool(arena, map, "no", false);
	assert_true(value_is_true(value_get(map, STR("yes"))));
	assert_false(value_is_true(value_get(map, STR("no"))));
	assert_false(value_is_true(value_get(map, STR("missing"))));
	assert_false(value_is_true(value_text(arena, STR(""))));
	assert_true(value_is_true(value_text(arena, STR("0"))));
	assert_true(value_is_true(value_map(arena)));
	assert_false(value_is_true(list));
	value_push(list, value_text(arena, (struct str){NULL, 0}));
	assert_true(value_is_true(list));
}

static void
test_share(void **state)
{
	struct arena *arena = *state;
	struct value *one = value_map(arena), *two = value_map(arena);
	struct value *words = value_map(arena), *list = value_list(arena);

	value_set_text(arena, words, "a", STR("A"));
	value_set_text(arena, one, "first", STR("1"));
	value_set(arena, one, "t", words);
	value_set_text(arena, one, "last", STR("1"));
	/* standing in one map, it is shared by another and by a list */
	value_set(arena, two, "words", words);
	value_set_text(arena, two, "last", STR("2"));
	value_push(list, value_share(arena, words));
	value_push(list, value_share(arena, words));
	assert_str(value_get(one, STR("last"))->text, "1");
	assert_str(value_get(two, STR("last"))->text, "2");
	assert_str(value_get(value_get(one, STR("t")), STR("a"))->text, "A");
	assert_str(value_get(value_get(two, STR("words")), STR("a"))->text,
		   "A");
	assert_str(value_get(list->last, STR("a"))->text, "A");
	assert_ptr_equal(list->child->next, list->last);
	/* setting what a map has already under the same name */
	value_set(arena, one, "t", value_get(one, STR("t")));
	assert_str(value_get(value_get(one, STR("t")), STR("a"))->text, "A");
	assert_str(one->last->key, "last");
}

static int
set_up(void **state)
{
	*state = calloc(1, sizeof(struct arena));
	return *state ? 0 : -1;
}

static int
tear_down(void **state)
{
	arena_free(*state);
	free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_map),
	    TEST(test_absent),
	    TEST(test_truth),
	    TEST(test_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
