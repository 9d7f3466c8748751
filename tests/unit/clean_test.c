/* Lines of plain text are told from those that have to be mended. */
#include "check.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "reflow/clean.h"

/* What is mended is mended character by character: so is a text that is plain,
 * and nothing of it changes. */
static size_t
plain_bytes(struct str text)
{
	struct buf out = {0};
	size_t n = 0;

	for (size_t at = 0; at < text.n; n = at) {
		size_t from = at;
		unsigned c = utf8_next(text, &at);

		if (c >= 0x80 || (c < ' '))
			break;
		clean_put_rune(&out, c);
		if (!str_eq(buf_str(&out), str_slice(text, 0, at))) {
			at = from;
			break;
		}
	}
	buf_free(&out);
	return n;
}

/* Each kind of character at each place of words, and behind a space. */
static void
test_plain(void **state)
{
	static const char *const odd[] = {
	    " ", "  ", "\t", "\x7F", "\x01", "\xC3\xA9", "~", "!", "\xC2\xAD"};
	static const struct str words =
	    STR_INIT("Of the five words one is longest");
	struct buf text = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		for (size_t at = 0; at <= words.n; at++) {
			buf_clear(&text);
			buf_put(&text, str_slice(words, 0, at));
			buf_puts(&text, odd[i]);
			buf_put(&text, str_skip(words, at));
			assert_int_equal(clean_plain(buf_str(&text)),
					 plain_bytes(buf_str(&text)));
		}
	assert_int_equal(clean_plain((struct str){0}), 0);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
