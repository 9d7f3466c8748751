/* Arena, buf and map: where bytes live. */
#include "check.h"

#include <stdalign.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

static void
test_arena_gives_zeroed_aligned_memory(void **state)
{
	struct arena arena = {0};

	(void)state;
	for (size_t size = 0; size < 3000; size += 7) {
		unsigned char *p = arena_alloc(&arena, size);

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		if (size)
			memset(p, 0xAA, size);
		arena_str(&arena, STR("x")); /* odd places in between */
	}
	arena_free(&arena);
}

static void
test_arena_large_objects(void **state)
{
	struct arena arena = {0};
	char *first = arena_alloc(&arena, 5 << 20);
	char *small = arena_alloc(&arena, 8);
	char *second = arena_alloc(&arena, 3 << 20);
	char *next = arena_alloc(&arena, 8);

	(void)state;
	memset(first, 1, 5 << 20);
	memset(second, 2, 3 << 20);
	assert_int_equal(small[0], 0);
	/* the rest of the chunk stays in use behind a large object */
	assert_ptr_equal(next, small + alignof(max_align_t));
	arena_free(&arena);
	assert_null(arena.chunk);
	assert_int_equal(*(char *)arena_alloc(&arena, 1), 0);
	arena_free(&arena);
	arena_free(&arena);
}

/* Chunks that are smaller than an object of no chunk of its own. */
static void
test_arena_with_small_chunks(void **state)
{
	(void)state;
	for (size_t size = 4000; size <= 4096; size += 8) {
		struct arena arena = {.piece = 4000};
		unsigned char *p = arena_alloc(&arena, size);

		memset(p, 0xFF, size);
		assert_true(p + size <= (unsigned char *)arena.end);
		arena_free(&arena);
	}
}

/* Chunks come back from malloc() with what was in them. */
static void
test_arena_zeroes_what_was_used(void **state)
{
	(void)state;
	for (int round = 0; round < 3; round++) {
		struct arena arena = {0};

		for (size_t i = 0; i < 400; i++) {
			unsigned char *p = arena_alloc(&arena, 97);

			for (size_t k = 0; k < 97; k++)
				assert_int_equal(p[k], 0);
			memset(p, 0xAA, 97);
		}
		assert_int_equal(arena_str(&arena, STR("ab")).p[2], '\0');
		arena_free(&arena);
	}
}

static void
test_arena_rows(void **state)
{
	struct arena arena = {0};
	struct arena_row row = {0};
	char *before = NULL;
	size_t apart = 0;

	(void)state;
	for (size_t i = 0; i < 3000; i++) {
		char *p = arena_row_alloc(&arena, &row, 24);

		assert_int_equal(p[0] | p[23], 0);
		memset(p, 1, 24);
		apart += before && p != before + 24;
		before = p;
		arena_str(&arena, STR("between"));
	}
	assert_in_range(apart, 1, 20); /* runs of objects, side by side */
	arena_free(&arena);
}

/* A product that does not fit is no memory, not little memory. */
static void
test_arena_no_memory(void **state)
{
	struct arena arena = {0};
	int status = 0;
	pid_t child = fork();

	(void)state;
	assert_int_not_equal(child, -1);
	if (child == 0) {
		fclose(stderr);
		arena_array(&arena, SIZE_MAX / 4 + 2, 4);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
}

static void
test_arena_strings(void **state)
{
	struct arena arena = {0};
	struct str copy = arena_str(&arena, (struct str){"a\0bc", 3});
	char long_text[3000];

	(void)state;
	assert_int_equal(copy.n, 3);
	assert_memory_equal(copy.p, "a\0b", 4);
	assert_absent(arena_str(&arena, str_from(NULL)));
	assert_str(arena_str(&arena, STR("")), "");
	assert_str(arena_printf(&arena, "%s-%d", "x", 7), "x-7");
	memset(long_text, 'y', sizeof(long_text) - 1);
	long_text[sizeof(long_text) - 1] = '\0';
	assert_str(arena_printf(&arena, "%s", long_text), long_text);
	arena_free(&arena);
}

static void
test_buf_grows(void **state)
{
	struct arena arena = {0};
	struct buf buf = {0};

	(void)state;
	assert_str(buf_str(&buf), "");
	for (int i = 0; i < 1000; i++)
		buf_printf(&buf, "%d,", i);
	assert_int_equal(buf.n, strlen(buf.p));
	assert_true(str_ends(buf_str(&buf), STR("998,999,")));
	buf_clear(&buf);
	buf_puts(&buf, NULL);
	buf_put(&buf, str_from(NULL));
	assert_str(buf_str(&buf), "");
	buf_putc(&buf, '\0');
	assert_int_equal(buf.n, 1);
	buf_free(&buf);
	assert_str(buf_take(&buf, &arena), "");
	buf_puts(&buf, "again");
	assert_str(buf_take(&buf, &arena), "again");
	assert_str(buf_str(&buf), "");
	buf_free(&buf);
	arena_free(&arena);
}

static void
test_buf_runes(void **state)
{
	struct buf buf = {0};

	(void)state;
	buf_put_rune(&buf, 'a');
	buf_put_rune(&buf, 0x7FF);
	buf_put_rune(&buf, 0x800);
	buf_put_rune(&buf, 0xFFFF);
	buf_put_rune(&buf, 0x10FFFF);
	assert_str(buf_str(&buf), "a\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF"
				  "\xF4\x8F\xBF\xBF");
	buf_clear(&buf);
	buf_put_rune(&buf, 0xD800);
	buf_put_rune(&buf, 0x110000);
	assert_str(buf_str(&buf), "\xEF\xBF\xBD\xEF\xBF\xBD");
	buf_free(&buf);
}

static void
test_map_keeps_order(void **state)
{
	struct arena arena = {0};
	struct map map = {0};
	int numbers[2000];

	(void)state;
	assert_null(map_get(&map, STR("0")));
	for (int i = 0; i < 2000; i++) {
		void **value =
		    map_put(&map, &arena, arena_printf(&arena, "%d", i));

		assert_null(*value);
		*value = &numbers[i];
	}
	assert_int_equal(map.n, 2000);
	for (int i = 0; i < 2000; i++) {
		struct str key = arena_printf(&arena, "%d", i);

		assert_true(str_eq(map.items[i].key, key));
		assert_ptr_equal(map_get(&map, key), &numbers[i]);
		assert_ptr_equal(*map_put(&map, &arena, key), &numbers[i]);
	}
	assert_int_equal(map.n, 2000);
	assert_null(map_get(&map, STR("2000")));
	arena_free(&arena);
}

static void
test_map_keys(void **state)
{
	struct arena arena = {0};
	struct map map = {0};
	int value;

	(void)state;
	*map_put(&map, &arena, str_from(NULL)) = &value;
	assert_ptr_equal(map_get(&map, STR("")), &value);
	assert_null(map_get(&map, (struct str){"", 1}));
	*map_put(&map, &arena, (struct str){"a\0b", 3}) = &value;
	assert_null(map_get(&map, STR("a")));
	arena_free(&arena);
}

/* Keys that differ in a few bytes alone must not gather in one place. */
static void
test_map_similar_keys(void **state)
{
	struct arena arena = {0};
	struct map map = {0};
	size_t longest = 0, run = 0;

	(void)state;
	for (int i = 0; i < 100000; i++)
		map_put(&map, &arena,
			arena_printf(&arena, "https://example.org/a/%d00", i));
	assert_int_equal(map.n, 100000);
	for (size_t i = 0; i < map.n_slots; i++) {
		run = map.slots[i] ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	assert_in_range(longest, 1, 100);
	arena_free(&arena);
}

static void
test_join(void **state)
{
	struct arena arena = {0};
	struct str joined;

	(void)state;
	joined = ARENA_JOIN(&arena, STR("a"), (struct str){0}, STR("bc"));
	assert_str(joined, "abc");
	assert_int_equal(joined.p[3], '\0');
	assert_str(ARENA_JOIN(&arena, STR("")), "");
	arena_free(&arena);
}

static void
test_number(void **state)
{
	struct buf out = {0};

	(void)state;
	buf_put_number(&out, 0, 1);
	buf_putc(&out, ' ');
	buf_put_number(&out, 7, 3);
	buf_putc(&out, ' ');
	buf_put_number(&out, 18446744073709551615u, 4);
	assert_str(buf_str(&out), "0 007 18446744073709551615");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_join),
	    cmocka_unit_test(test_number),
	    cmocka_unit_test(test_arena_gives_zeroed_aligned_memory),
	    cmocka_unit_test(test_arena_large_objects),
	    cmocka_unit_test(test_arena_with_small_chunks),
	    cmocka_unit_test(test_arena_zeroes_what_was_used),
	    cmocka_unit_test(test_arena_rows),
	    cmocka_unit_test(test_arena_no_memory),
	    cmocka_unit_test(test_arena_strings),
	    cmocka_unit_test(test_buf_grows),
	    cmocka_unit_test(test_buf_runes),
	    cmocka_unit_test(test_map_keeps_order),
	    cmocka_unit_test(test_map_keys),
	    cmocka_unit_test(test_map_similar_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
