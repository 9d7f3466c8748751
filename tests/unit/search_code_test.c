/* Lists of documents as bits, and bits as text. */
#include "search_check.h"

#include "search/code.h"

/* Numbers that are the same in every run (D. H. Lehmer's generator). */
static uint32_t
chance(uint64_t *state)
{
	*state = *state * 48271 % 2147483647;
	return (uint32_t)*state;
}

static void
check_list(size_t total, unsigned permille, unsigned width)
{
	struct posting *list = calloc(total, sizeof(*list)), *read;
	uint64_t state = total + permille + width + 1;
	struct bit_reader reader = {0};
	struct buf text = {0};
	struct bits bits = {0};
	unsigned read_width;
	size_t n = 0;

	assert_non_null(list);
	for (uint32_t d = 0; d < total; d++)
		if (chance(&state) % 1000 < permille)
			list[n++] = (struct posting){
			    d, (uint8_t)(chance(&state) % (1u << width))};
	bits_gamma(&bits, (uint32_t)n + 1);
	bits_list(&bits, list, n, width);
	bits_put(&bits, 0x12345, 20);
	bits_text(&bits, &text);
	reader.text = text.p;
	assert_int_equal(read_gamma(&reader), n + 1);
	read = read_list(&reader, n, &read_width);
	assert_int_equal(read_width, width);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(read[i].document, list[i].document);
		assert_int_equal(read[i].level, list[i].level);
	}
	assert_int_equal(read_bits(&reader, 20), 0x12345);
	free(read);
	free(list);
	buf_free(&text);
	bits_free(&bits);
}

static void
test_lists(void **state)
{
	(void)state;
	for (unsigned width = 0; width <= 4; width++) {
		check_list(0, 0, width);
		check_list(1, 1000, width);
		check_list(50, 1000, width);
		check_list(100000, 1, width);
		check_list(20000, 50, width);
		check_list(5000, 600, width);
	}
}

/* The last of a million documents alone; distances of more than 32 bits of
 * zeros in a row. */
static void
test_far(void **state)
{
	struct posting list[] = {{0, 1}, {1, 2}, {2, 3}, {999999, 4}};
	struct bit_reader reader = {0};
	struct bits bits = {0};
	struct buf text = {0};
	struct posting *read;
	unsigned width;

	(void)state;
	bits_list(&bits, list, 4, 4);
	bits_text(&bits, &text);
	reader.text = text.p;
	read = read_list(&reader, 4, &width);
	assert_int_equal(read[3].document, 999999);
	assert_int_equal(read[3].level, 4);
	free(read);
	bits_clear(&bits);
	buf_clear(&text);
	bits_list(&bits, list + 3, 1, 4);
	bits_text(&bits, &text);
	assert_true(text.n <= 10);
	reader = (struct bit_reader){.text = text.p};
	read = read_list(&reader, 1, &width);
	assert_int_equal(read[0].document, 999999);
	free(read);
	buf_free(&text);
	bits_free(&bits);
}

/* A word in three fifths of 100,000 documents stays small. */
static void
test_size(void **state)
{
	struct posting *list = calloc(100000, sizeof(*list));
	struct bits bits = {0};
	struct buf text = {0};
	uint64_t number = 1;
	size_t n = 0;

	(void)state;
	assert_non_null(list);
	for (uint32_t d = 0; d < 100000; d++)
		if (chance(&number) % 5 < 3)
			list[n++].document = d;
	bits_list(&bits, list, n, 2);
	bits_text(&bits, &text);
	assert_true(text.n < 35000);
	free(list);
	buf_free(&text);
	bits_free(&bits);
}

static void
test_append(void **state)
{
	struct bits a = {0}, b = {0}, both = {0};
	struct buf text = {0}, whole = {0};

	(void)state;
	bits_put(&a, 5, 3);
	bits_put(&b, 0xABCDE, 20);
	bits_append(&a, &b);
	bits_put(&both, 5, 3);
	bits_put(&both, 0xABCDE, 20);
	assert_int_equal(bits_length(&a), 23);
	bits_text(&a, &text);
	bits_text(&both, &whole);
	assert_str(buf_str(&text), whole.p);
	bits_free(&a);
	bits_free(&b);
	bits_free(&both);
	buf_free(&text);
	buf_free(&whole);
}

static void
test_check(void **state)
{
	struct buf out = {0};

	(void)state;
	assert_int_not_equal(code_check(STR("a")), code_check(STR("b")));
	assert_true(code_check(STR("whatever")) < 1u << CODE_CHECK_BITS);
	code_put_check(&out, 0);
	code_put_check(&out, (1u << CODE_CHECK_BITS) - 1);
	assert_str(buf_str(&out), "0000mh33");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lists), cmocka_unit_test(test_far),
	    cmocka_unit_test(test_size),  cmocka_unit_test(test_append),
	    cmocka_unit_test(test_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
