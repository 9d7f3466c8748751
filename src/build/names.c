#include "build/names.h"

#include <stdint.h>
#include <stdlib.h>

static void
names_add(struct names *names, struct str path, enum value_kind kind)
{
	void **kinds;

	if (!map_get(&names->lines, path))
		path = arena_str(names->arena, path);
	kinds = map_put(&names->lines, names->arena, path);
	if (!*kinds)
		*kinds = arena_alloc(names->arena, sizeof(unsigned));
	*(unsigned *)*kinds |= 1u << kind;
}

/* What stands in path: values nest only as deep as the code that makes them
 * has it. Names that users give are their own. */
static void
names_walk(struct names *names, struct str path, const struct value *value)
{
	struct arena scratch = {0};

	for (const struct value *item = value->child; item; item = item->next) {
		struct str name = path;

		if (value->kind == VALUE_MAP) {
			name =
			    arena_printf(&scratch, "%.*s%s%.*s", STR_ARG(path),
					 str_ends(path, STR(" ")) ? "" : ".",
					 STR_ARG(item->key));
			names_add(names, name, item->kind);
		}
		if (!str_ends(name, STR(" t")) && !item->open)
			names_walk(names, name, item);
	}
	arena_free(&scratch);
}

void
names_watch(void *context, struct str template, const struct value *value)
{
	struct arena scratch = {0};

	names_walk(context, arena_printf(&scratch, "%.*s ", STR_ARG(template)),
		   value);
	arena_free(&scratch);
}

static int
compare_lines(const void *a, const void *b)
{
	const struct map_item *one = a, *other = b;

	return str_cmp(one->key, other->key);
}

void
names_print(struct names *names, FILE *out)
{
	static const char *const kinds[] = {
	    [VALUE_NULL] = "null", [VALUE_BOOL] = "bool", [VALUE_TEXT] = "text",
	    [VALUE_LIST] = "list", [VALUE_MAP] = "map",
	};
	struct map_item *items = names->lines.items;

	if (names->lines.n)
		qsort(items, names->lines.n, sizeof(*items), compare_lines);
	for (size_t i = 0; i < names->lines.n; i++) {
		unsigned set = *(const unsigned *)items[i].value;
		char before = ' ';

		fprintf(out, "%.*s", STR_ARG(items[i].key));
		for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
			if (set & 1u << k) {
				fprintf(out, "%c%s", before, kinds[k]);
				before = '|';
			}
		putc('\n', out);
	}
}
