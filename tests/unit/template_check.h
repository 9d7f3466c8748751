/*
 * Template check: what the tests of templates share: values written as JSON,
 * and a set of templates with the messages about them.
 */
#ifndef BREVIER_TESTS_TEMPLATE_CHECK_H
#define BREVIER_TESTS_TEMPLATE_CHECK_H

#include "check.h"

#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "template/template.h"
#include "template/value.h"

static inline struct str
json_text_of(struct arena *arena, const json_t *json)
{
	return arena_str(arena, (struct str){json_string_value(json),
					     json_string_length(json)});
}

static inline struct value *json_value_of(struct arena *arena, json_t *json);

static inline struct value *
json_list_of(struct arena *arena, json_t *json)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < json_array_size(json); i++)
		value_push(list, json_value_of(arena, json_array_get(json, i)));
	return list;
}

static inline struct value *
json_map_of(struct arena *arena, json_t *json)
{
	struct value *map = value_map(arena);
	void *item = json_object_iter(json);

	for (; item; item = json_object_iter_next(json, item))
		value_set(
		    arena, map,
		    arena_str(arena, str_from(json_object_iter_key(item))).p,
		    json_value_of(arena, json_object_iter_value(item)));
	return map;
}

static inline struct value *
json_bool_of(struct arena *arena, bool truth)
{
	struct value *map = value_map(arena);

	value_set_bool(arena, map, "truth", truth);
	return value_share(arena, value_get(map, STR("truth")));
}

/* Numbers as JSON writes them: 85, 1.21. */
static inline struct value *
json_value_of(struct arena *arena, json_t *json)
{
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		return json_map_of(arena, json);
	case JSON_ARRAY:
		return json_list_of(arena, json);
	case JSON_STRING:
		return value_text(arena, json_text_of(arena, json));
	case JSON_INTEGER:
		return value_text(arena,
				  arena_printf(arena, "%" JSON_INTEGER_FORMAT,
					       json_integer_value(json)));
	case JSON_REAL:
		return value_text(
		    arena, arena_printf(arena, "%.15g", json_real_value(json)));
	case JSON_TRUE:
	case JSON_FALSE:
		return json_bool_of(arena, json_is_true(json));
	case JSON_NULL:
		break;
	}
	return value_text(arena, (struct str){NULL, 0});
}

struct fixture {
	struct arena arena;
	struct diags diags;
	struct template_set *set;
	struct buf out;
};

static inline int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	assert_non_null(fixture);
	diags_init(&fixture->diags, &fixture->arena);
	fixture->set = template_set_new(&fixture->arena);
	*state = fixture;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	buf_free(&fixture->out);
	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

/* Parses text as the template called name. */
static inline bool
add_text(struct fixture *fixture, const char *name, struct str text)
{
	struct source *source = arena_alloc(&fixture->arena, sizeof(*source));

	source->name = str_from(name);
	source->text = text;
	return template_set_add(fixture->set, source->name, source,
				&fixture->diags);
}

static inline bool
add(struct fixture *fixture, const char *name, const char *text)
{
	return add_text(fixture, name, str_from(text));
}

/* A value written as JSON with ' for ". */
static inline struct value *
value_of(struct fixture *fixture, const char *json)
{
	char *copy = strdup(json);
	struct value *value;
	json_error_t error;
	json_t *root;

	assert_non_null(copy);
	for (char *p = copy; *p; p++)
		*p = *p == '\'' ? '"' : *p;
	root = json_loads(copy, JSON_DECODE_ANY, &error);
	if (!root)
		print_error("%s: %s\n", json, error.text);
	assert_non_null(root);
	value = json_value_of(&fixture->arena, root);
	json_decref(root);
	free(copy);
	return value;
}

/* What the template called name shows with a value written as JSON; *fine
 * says what template_render() returned. */
static inline const char *
shown(struct fixture *fixture, const char *name, const char *json, bool *fine)
{
	buf_clear(&fixture->out);
	*fine = template_render(fixture->set, str_from(name),
				value_of(fixture, json), &fixture->out,
				&fixture->diags);
	return buf_str(&fixture->out).p;
}

/* Adds text as the template "a", which shows want without a message. */
#define assert_shows(fixture, text, json, want)                                \
	do {                                                                   \
		bool fine_;                                                    \
                                                                               \
		assert_true(add((fixture), "a", (text)));                      \
		assert_string_equal(shown((fixture), "a", (json), &fine_),     \
				    (want));                                   \
		assert_true(fine_);                                            \
		assert_printed(&(fixture)->diags, "");                         \
	} while (0)

#endif
