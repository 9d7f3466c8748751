/* Values as bytes and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/pack.h"

struct item {
	struct str name;
	int number;
	struct item *next;
};

struct thing {
	struct str absent, empty, text;
	struct item *items;
	uint16_t *list;
	size_t n;
};

static void
pack_thing(struct pack *pack, struct thing *thing)
{
	struct item **item = &thing->items;

	pack_text(pack, &thing->absent);
	pack_text(pack, &thing->empty);
	pack_text(pack, &thing->text);
	for (; PACK_NEXT(pack, item); item = &(*item)->next) {
		pack_text(pack, &(*item)->name);
		pack_plain(pack, &(*item)->number, sizeof((*item)->number));
	}
	thing->list =
	    pack_array(pack, thing->list, &thing->n, sizeof(*thing->list));
	pack_plain(pack, thing->list, thing->n * sizeof(*thing->list));
}

static void
write_thing(struct buf *out)
{
	uint16_t list[] = {1, 2, 65535};
	struct item second = {STR_INIT("second"), -2, NULL};
	struct item first = {STR_INIT("first"), 1, &second};
	struct thing thing = {
	    .empty = STR(""),
	    .text = STR("a text"),
	    .items = &first,
	    .list = list,
	    .n = 3,
	};

	pack_thing(&(struct pack){.out = out}, &thing);
}

static void
test_all_comes_back(void **state)
{
	struct arena arena = {0};
	struct thing thing = {0};
	struct buf out = {0};
	struct pack pack = {.arena = &arena};

	(void)state;
	write_thing(&out);
	pack.in = buf_str(&out);
	pack_thing(&pack, &thing);
	assert_true(pack_done(&pack));
	assert_null(thing.absent.p);
	assert_non_null(thing.empty.p);
	assert_int_equal(thing.empty.n, 0);
	assert_string_equal(thing.text.p, "a text");
	assert_string_equal(thing.items->name.p, "first");
	assert_string_equal(thing.items->next->name.p, "second");
	assert_int_equal(thing.items->next->number, -2);
	assert_null(thing.items->next->next);
	assert_int_equal(thing.n, 3);
	assert_int_equal(thing.list[2], 65535);
	buf_free(&out);
	arena_free(&arena);
}

/* However short the bytes are, and whatever stands in them, nothing is read
 * beyond them. */
static void
test_other_bytes_are_told(void **state)
{
	struct buf out = {0};

	(void)state;
	write_thing(&out);
	for (size_t n = 0; n < out.n; n++) {
		struct arena arena = {0};
		struct thing thing = {0};
		char *bytes = malloc(n + 1);
		struct pack pack = {.in = {bytes, n}, .arena = &arena};

		memcpy(bytes, out.p, n);
		pack_thing(&pack, &thing);
		assert_false(pack_done(&pack));
		for (size_t at = 0; at < n; at++) {
			struct thing spoilt = {0};

			memcpy(bytes, out.p, n);
			bytes[at] = (char)(bytes[at] ^ 0xFF);
			pack = (struct pack){.in = {bytes, n}, .arena = &arena};
			pack_thing(&pack, &spoilt);
		}
		free(bytes);
		arena_free(&arena);
	}
	buf_putc(&out, 'x');
	assert_false(pack_done(&(struct pack){.in = buf_str(&out)}));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_all_comes_back),
	    cmocka_unit_test(test_other_bytes_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
