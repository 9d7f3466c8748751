/* JSON as it is written. */
#include "check.h"

#include "base/buf.h"
#include "base/json.h"

static void
assert_written(struct json *value, const char *want)
{
	struct buf out = {0};

	json_write(&out, value);
	assert_str(buf_str(&out), want);
	buf_free(&out);
}

static void
test_order_and_form(void **state)
{
	struct json *object = json_new_object(), *array = json_new_array();

	(void)state;
	json_push(array, json_number(-7));
	json_push(array, json_bool(true));
	json_push(array, json_new_object());
	json_set_text(object, "zebra", STR("改 \"/\" \n"));
	json_set(object, "apple", array);
	json_set_text(object, "none", str_from(NULL));
	json_set_text(object, "empty", STR(""));
	assert_written(object, "{\n"
			       "  \"zebra\": \"改 \\\"/\\\" \\n\",\n"
			       "  \"apple\": [\n"
			       "    -7,\n"
			       "    true,\n"
			       "    {}\n"
			       "  ],\n"
			       "  \"none\": null,\n"
			       "  \"empty\": \"\"\n"
			       "}\n");
}

static void
test_set_again(void **state)
{
	struct json *object = json_new_object();

	(void)state;
	json_set(object, "a", json_number(1));
	json_set(object, "b", json_bool(false));
	json_set(object, "a", json_number(2));
	assert_written(object, "{\n  \"a\": 2,\n  \"b\": false\n}\n");
}

static void
test_any_bytes(void **state)
{
	(void)state;
	assert_written(json_text((struct str){"a\0\x1F", 3}),
		       "\"a\\u0000\\u001F\"\n");
	assert_written(json_text(STR("x\xFF\xED\xA0\x80")),
		       "\"x\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
		       "\xEF\xBF\xBD\"\n");
}

static void
test_line(void **state)
{
	struct json *object = json_new_object(), *array = json_new_array();
	struct buf out = {0};

	(void)state;
	json_push(array, json_number(9007199254740993));
	json_set(object, "a", array);
	json_write_line(&out, object);
	assert_str(buf_str(&out), "{\"a\": [9007199254740993]}\n");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_order_and_form),
	    cmocka_unit_test(test_set_again),
	    cmocka_unit_test(test_any_bytes),
	    cmocka_unit_test(test_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
