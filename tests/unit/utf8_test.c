/* Code points, and what is made of them for other languages. */
#include "check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf16.h"
#include "base/utf8.h"

/* The code points of s, forwards; backwards they must be the same. */
static void
assert_runes(struct str s, const char *want)
{
	struct buf got = {0};
	unsigned runes[16];
	size_t at = 0, n = 0;

	while (at < s.n) {
		assert_in_range(n, 0, 15);
		runes[n] = utf8_next(s, &at);
		if (runes[n] == UTF8_BAD)
			buf_puts(&got, "? ");
		else
			buf_printf(&got, "%X ", runes[n]);
		n++;
	}
	assert_str(buf_str(&got), want);
	assert_int_equal(utf8_length(s), n);
	while (at > 0)
		assert_int_equal(utf8_previous(s, &at), runes[--n]);
	assert_int_equal(n, 0);
	buf_free(&got);
}

static void
test_decode(void **state)
{
	(void)state;
	assert_runes(STR("a\xC3\xA9\xE6\x94\xB9\xF0\x9F\x98\x80"),
		     "61 E9 6539 1F600 ");
	assert_runes(STR("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xF0\x90\x80\x80"),
		     "7F 80 7FF 800 10000 ");
	assert_runes(STR("\xF4\x8F\xBF\xBF"), "10FFFF ");
}

static void
test_decode_faults(void **state)
{
	(void)state;
	assert_runes(STR("\xC0\xAF"), "? ? ");             /* overlong */
	assert_runes(STR("\xE0\x80\xAF"), "? ? ? ");       /* overlong */
	assert_runes(STR("\xED\xA0\x80"), "? ? ? ");       /* surrogate */
	assert_runes(STR("\xF4\x90\x80\x80"), "? ? ? ? "); /* too large */
	assert_runes(STR("\xE6\x94"), "? ? ");             /* cut */
	assert_runes(STR("\xE6\x94z"), "? ? 7A ");
	assert_runes(STR("\x80\xFFz"), "? ? 7A ");
	assert_runes(STR("a\x80\x80\x80\x80\x80"), "61 ? ? ? ? ? ");
}

static void
test_decode_at_the_ends(void **state)
{
	size_t at = 1;

	(void)state;
	assert_int_equal(utf8_next(STR("a"), &at), UTF8_BAD);
	assert_int_equal(at, 1);
	at = 0;
	assert_int_equal(utf8_previous(STR("a"), &at), UTF8_BAD);
	assert_int_equal(at, 0);
	assert_int_equal(utf8_check(STR("ab\xC3\xA9\xC3")), 4);
	assert_int_equal(utf8_check(STR("ab\xC3\xA9")), 4);
	assert_int_equal(utf8_check(str_from(NULL)), 0);
}

static void
test_scripts(void **state)
{
	static const unsigned cjk[] = {0x3002, 0x3042,  0x30AB, 0x4E00,
				       0xFF0C, 0x20000, 0x3000};
	static const unsigned other[] = {'a',    0xE9,    0x2019,
					 0xAC00, 0x1100,  0x3131,
					 0xFFA1, 0x1F600, UTF8_BAD};

	(void)state;
	for (size_t i = 0; i < sizeof(cjk) / sizeof(cjk[0]); i++)
		assert_true(rune_is_cjk(cjk[i]));
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		assert_false(rune_is_cjk(other[i]));
	assert_true(rune_is_han(0x6539));
	assert_true(rune_is_han(0x9FFF));
	assert_false(rune_is_han(0xA000));
	assert_false(rune_is_han(0x3042));
	assert_false(rune_is_han(0x3002));
}

static void
test_spaces(void **state)
{
	size_t n = 0;

	(void)state;
	for (unsigned c = 0; c < 0x110000; c++)
		n += rune_is_space(c);
	assert_int_equal(n, 25); /* White_Space, Unicode 15 */
	assert_true(rune_is_space(0xA0));
	assert_true(rune_is_space(0x3000));
	assert_false(rune_is_space(0x200B));
	assert_false(rune_is_space(UTF8_BAD));
}

static void
test_letters(void **state)
{
	static const unsigned letters[] = {
	    'a',   'Z',   0xAA,  0xDF,   0xFF,   0x17E,  0x3B1, 0x44F,
	    0x5D0, 0x627, 0x915, 0x3042, 0x4E00, 0xAC00, 0xFF21};
	static const unsigned others[] = {
	    '0',    '_',    '@',    0xA7,    0xB7,    0xD7,   0xF7,
	    0x2013, 0x2026, 0x20AC, 0x2122,  0x2192,  0x3001, 0x300C,
	    0xE000, 0xFF0C, 0xFFFD, 0x1F600, UTF8_BAD};

	(void)state;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		assert_true(rune_is_letter(letters[i]));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(rune_is_letter(others[i]));
}

static void
test_upper(void **state)
{
	static const unsigned upper[] = {'A',   0xC9,  0xDE,  0x160, 0x178,
					 0x17D, 0x391, 0x416, 0x401, 0x490};
	static const unsigned other[] = {'a',   '1',   0xD7,  0xDF,
					 0xE9,  0x161, 0x17E, 0x3B1,
					 0x436, 0x491, 0x4E00};

	(void)state;
	for (size_t i = 0; i < sizeof(upper) / sizeof(upper[0]); i++)
		assert_true(rune_is_upper(upper[i]));
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		assert_false(rune_is_upper(other[i]));
	assert_true(rune_is_private(0xE000));
	assert_true(rune_is_private(0x10FFFD));
	assert_false(rune_is_private(0xF900));
}

/* Never over a character that is not ASCII, wherever it stands. */
static void
test_skip_ascii(void **state)
{
	char text[40];

	(void)state;
	for (size_t bad = 0; bad < 39; bad++) {
		memset(text, 'a', sizeof(text));
		text[bad] = '\xC3';
		for (size_t at = 0; at <= bad; at++)
			assert_in_range(
			    utf8_skip_ascii((struct str){text, 40}, at), at,
			    bad);
	}
	memset(text, 'a', sizeof(text));
	assert_int_equal(utf8_skip_ascii((struct str){text, 40}, 0), 40);
	assert_int_equal(utf8_skip_ascii((struct str){text, 40}, 40), 40);
	assert_int_equal(utf8_skip_ascii(str_from(NULL), 0), 0);
}

static void
test_utf16(void **state)
{
	struct arena arena = {0};
	struct str text;

	(void)state;
	assert_true(utf16_is(STR("\xFE\xFF")));
	assert_true(utf16_is(STR("\xFF\xFE\x61\0")));
	assert_false(utf16_is(STR("\xFE")));
	assert_false(utf16_is(STR("\xEF\xBB\xBF")));
	assert_true(utf16_read(STR("\xFE\xFF\0a\x65\x39\xD8\x3D\xDE\0"), &arena,
			       &text));
	assert_str(text, "a\xE6\x94\xB9\xF0\x9F\x98\x80");
	assert_true(utf16_read(STR("\xFF\xFE\x61\0\x39\x65\x3D\xD8\0\xDE"),
			       &arena, &text));
	assert_str(text, "a\xE6\x94\xB9\xF0\x9F\x98\x80");
	/* Half a pair, the other half first, half a unit. */
	assert_false(utf16_read(STR("\xFE\xFF\xD8\x3D"), &arena, &text));
	assert_false(utf16_read(STR("\xFE\xFF\xD8\x3D\0a"), &arena, &text));
	assert_false(utf16_read(STR("\xFE\xFF\xDE\0"), &arena, &text));
	assert_false(utf16_read(STR("\xFE\xFF\0a\0"), &arena, &text));
	assert_true(utf16_read(STR("\xFE\xFF"), &arena, &text));
	assert_int_equal(text.n, 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_decode),
	    cmocka_unit_test(test_decode_faults),
	    cmocka_unit_test(test_decode_at_the_ends),
	    cmocka_unit_test(test_scripts),
	    cmocka_unit_test(test_spaces),
	    cmocka_unit_test(test_letters),
	    cmocka_unit_test(test_upper),
	    cmocka_unit_test(test_skip_ascii),
	    cmocka_unit_test(test_utf16),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
