#include "template/value.h"

#include <assert.h>

static struct value *
value_new(struct arena *arena, enum value_kind kind)
{
	struct value *value = arena_alloc(arena, sizeof(*value));

	value->kind = kind;
	return value;
}

struct value *
value_map(struct arena *arena)
{
	return value_new(arena, VALUE_MAP);
}

struct value *
value_open_map(struct arena *arena)
{
	struct value *map = value_map(arena);

	map->open = true;
	return map;
}

struct value *
value_list(struct arena *arena)
{
	return value_new(arena, VALUE_LIST);
}

struct value *
value_text(struct arena *arena, struct str text)
{
	struct value *value;

	if (!text.p)
		return value_new(arena, VALUE_NULL);
	value = value_new(arena, VALUE_TEXT);
	value->text = text;
	return value;
}

struct value *
value_share(struct arena *arena, const struct value *value)
{
	struct value *copy = value_new(arena, VALUE_NULL);

	copy->kind = value->kind;
	copy->truth = value->truth;
	copy->open = value->open;
	copy->marks = value->marks;
	copy->text = value->text;
	copy->child = value->child;
	copy->last = value->last;
	copy->index = value->index;
	return copy;
}

/* A bit for a key: most keys that a map does not have differ in it from all
 * that it has, and are not looked for. */
static uint64_t
value_mark(struct str key)
{
	unsigned char first = 0, last = 0;

	if (key.n) {
		first = (unsigned char)key.p[0];
		last = (unsigned char)key.p[key.n - 1];
	}
	return UINT64_C(1) << ((key.n * 11 + first * 5 + last) % 64);
}

/* The link that leads to the item of key, or to the end. */
static struct value **
value_link(struct value *map, struct str key)
{
	struct value **link = &map->child;

	if (!(map->marks & value_mark(key)))
		return map->last ? &map->last->next : link;
	while (*link && !str_eq((*link)->key, key))
		link = &(*link)->next;
	return link;
}

void
value_set(struct arena *arena, struct value *map, const char *key,
	  struct value *value)
{
	struct value **link = value_link(map, str_from(key));
	const struct value *old = *link;

	assert(map->kind == VALUE_MAP && !map->index);
	if (!value)
		value = value_new(arena, VALUE_NULL);
	else if (value->placed)
		value = value_share(arena, value);
	value->placed = true;
	value->key = str_from(key);
	map->marks |= value_mark(value->key);
	value->next = old ? old->next : NULL;
	*link = value;
	if (!value->next)
		map->last = value;
}

void
value_set_text(struct arena *arena, struct value *map, const char *key,
	       struct str text)
{
	value_set(arena, map, key, value_text(arena, text));
}

void
value_set_bool(struct arena *arena, struct value *map, const char *key,
	       bool truth)
{
	struct value *value = value_new(arena, VALUE_BOOL);

	value->truth = truth;
	value_set(arena, map, key, value);
}

void
value_set_number(struct arena *arena, struct value *map, const char *key,
		 long long number)
{
	value_set_text(arena, map, key, arena_printf(arena, "%lld", number));
}

void
value_push(struct value *list, struct value *value)
{
	assert(list->kind == VALUE_LIST && !value->placed);
	value->placed = true;
	if (list->last)
		list->last->next = value;
	else
		list->child = value;
	list->last = value;
}

void
value_index(struct arena *arena, struct value *map)
{
	struct map *index = arena_alloc(arena, sizeof(*index));

	for (struct value *item = map->child; item; item = item->next)
		*map_put(index, arena, item->key) = item;
	map->index = index;
}

struct value *
value_get(const struct value *map, struct str key)
{
	struct value *item;

	if (!map || map->kind != VALUE_MAP || !(map->marks & value_mark(key)))
		return NULL;
	if (map->index)
		return map_get(map->index, key);
	for (item = map->child; item; item = item->next) {
		if (item->key.n == key.n && str_eq(item->key, key))
			return item;
	}
	return NULL;
}

bool
value_is_true(const struct value *value)
{
	if (!value)
		return false;
	switch (value->kind) {
	case VALUE_NULL:
		return false;
	case VALUE_BOOL:
		return value->truth;
	case VALUE_TEXT:
		return value->text.n > 0;
	case VALUE_LIST:
		return value->child != NULL;
	case VALUE_MAP:
		return true;
	}
	return false;
}
