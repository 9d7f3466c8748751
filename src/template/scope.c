#include "template/scope.h"

#include "base/nearest.h"

static const struct value null_value = {.kind = VALUE_NULL};

/* The first map that has the name, from the innermost outwards, decides. */
static const struct value *
scope_find_name(const struct scope *scope, struct str name)
{
	const struct value *value, *otherwise = NULL;

	for (; scope; scope = scope->outer) {
		value = value_get(scope->value, name);
		if (value)
			return value;
		if (scope->value && scope->value->open)
			otherwise = &null_value;
	}
	return otherwise;
}

const struct value *
scope_find(const struct scope *scope, struct path path, struct scope_miss *miss)
{
	const struct value *value, *within;

	*miss = (struct scope_miss){.part = path.n};
	if (path.n == 0)
		return scope->value ? scope->value : &null_value;
	value = scope_find_name(scope, path.parts[0]);
	if (!value) {
		miss->part = 0;
		return &null_value;
	}
	for (size_t i = 1; i < path.n; i++) {
		within = value;
		if (!value_is_true(within) && within->kind != VALUE_LIST)
			return &null_value;
		value = value_get(within, path.parts[i]);
		if (!value) {
			if (!within->open)
				*miss = (struct scope_miss){i, within};
			return &null_value;
		}
	}
	return value;
}

static size_t
map_count(const struct value *map)
{
	size_t n = 0;

	if (!map || map->kind != VALUE_MAP)
		return 0;
	for (const struct value *item = map->child; item; item = item->next)
		n++;
	return n;
}

/* Appends the keys of map to names, which has room; the new length. Keys are
 * made from C strings: a NUL stands behind each. */
static size_t
map_list(const struct value *map, const char **names, size_t n)
{
	if (!map || map->kind != VALUE_MAP)
		return n;
	for (const struct value *item = map->child; item; item = item->next)
		names[n++] = item->key.p;
	return n;
}

/* The nearest name within a map, or in sight where within is NULL. */
static const char *
scope_nearest(const struct scope *scope, const struct value *within,
	      struct str name, struct arena *scratch)
{
	const struct scope only = {within, NULL};
	const char **names;
	size_t n = 0;

	if (within)
		scope = &only;
	for (const struct scope *at = scope; at; at = at->outer)
		n += map_count(at->value);
	names = arena_array(scratch, n + 1, sizeof(*names));
	n = 0;
	for (const struct scope *at = scope; at; at = at->outer)
		n = map_list(at->value, names, n);
	return nearest_name(name, names, n);
}

static const char *
value_noun(const struct value *value)
{
	switch (value->kind) {
	case VALUE_TEXT:
		return ", a text";
	case VALUE_LIST:
		return ", a list";
	case VALUE_BOOL:
		return ", true or false";
	case VALUE_NULL:
	case VALUE_MAP:
		break;
	}
	return "";
}

void
scope_warn(const struct scope *scope, struct path path,
	   const struct scope_miss *miss, const struct source *source,
	   struct arena *scratch, struct diags *diags)
{
	struct str name = path.parts[miss->part], whole = {"", 0};
	const char *noun = "", *nearest;

	nearest = scope_nearest(scope, miss->within, name, scratch);
	if (miss->within) {
		whole = path.parts[miss->part - 1];
		noun = value_noun(miss->within);
	}
	diag_at(diags, DIAG_WARNING, "unknown-name", source,
		(size_t)(name.p - source->text.p),
		"unknown name '%.*s'%s%.*s%s%s%s", STR_ARG(name),
		miss->within ? " in '" : "", STR_ARG(whole),
		miss->within ? "'" : "", noun, nearest_meant(nearest).text);
}
