/*
 * Value: the data that a template shows, as a tree in an arena.
 *
 * Keys are not copied (literals, or texts that live as long). A map has each
 * key once; setting it again replaces the value. A value that a page may
 * show but does not have is set to NULL, which templates take as false: so a
 * name that is in no map of the stack is a mistake in the template.
 *
 * A value links to its neighbours, so it stands in one list or map only;
 * value_share() makes what can stand in another one.
 */
#ifndef BREVIER_TEMPLATE_VALUE_H
#define BREVIER_TEMPLATE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_TEXT, VALUE_LIST, VALUE_MAP };

struct value {
	enum value_kind kind;
	bool truth;              /* VALUE_BOOL */
	bool open;               /* VALUE_MAP: see value_open_map() */
	bool placed;             /* stands in a list or map */
	uint64_t marks;          /* VALUE_MAP: of its keys; see value_get() */
	struct str key;          /* within a map */
	struct str text;         /* VALUE_TEXT */
	struct value *child;     /* first item of a list or map */
	struct value *last;      /* last item, for appending */
	struct value *next;      /* sibling */
	const struct map *index; /* VALUE_MAP: see value_index() */
};

struct value *value_map(struct arena *arena);
/* A map whose keys come from the user's own files: a name that it does not
 * have is null and no mistake. */
struct value *value_open_map(struct arena *arena);
struct value *value_list(struct arena *arena);
/* A null value where text is absent. */
struct value *value_text(struct arena *arena, struct str text);
/* The same value for another list or map: what value holds is not copied,
 * so it is complete when it is shared and lives as long. */
struct value *value_share(struct arena *arena, const struct value *value);

/* Sets key of map to value; value may be NULL (a null value). A value that
 * stands elsewhere already is shared. */
void value_set(struct arena *arena, struct value *map, const char *key,
	       struct value *value);
/* An absent text sets a null value; an empty one is false to a section. */
void value_set_text(struct arena *arena, struct value *map, const char *key,
		    struct str text);
void value_set_bool(struct arena *arena, struct value *map, const char *key,
		    bool truth);
void value_set_number(struct arena *arena, struct value *map, const char *key,
		      long long number);
/* Appends value, which must not stand anywhere yet. */
void value_push(struct value *list, struct value *value);

/* Makes a large map, which is not changed any more, faster to look into. */
void value_index(struct arena *arena, struct value *map);
/* The item of a map; NULL where it is missing. */
struct value *value_get(const struct value *map, struct str key);
/* Whether a section over value is shown: not for NULL, false, an empty text,
 * an empty list. */
bool value_is_true(const struct value *value);

#endif
