#include "markdown/attributes.h"

#include "markdown/escapes.h"

bool
attributes_is_class(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < 0x80 &&
		    !ascii_alnum(name.p[i]) && name.p[i] != '-' &&
		    name.p[i] != '_')
			return false;
	return name.n > 0;
}

/* The offset of the brace that opens what ends text; STR_NONE where none
 * does. */
static size_t
find_open(struct str text)
{
	size_t open = text.n;

	if (text.n < 3 || text.p[text.n - 1] != '}' ||
	    text.p[text.n - 2] == ESCAPE)
		return STR_NONE;
	while (open > 0 && (text.p[open - 1] != '{' ||
			    (open > 1 && text.p[open - 2] == ESCAPE)))
		open--;
	return open == 0 ? STR_NONE : open - 1;
}

/* Takes "#id" or ".class"; false where it is neither, or a second id. */
static bool
take_one(struct str word, struct str *id, struct str *classes,
	 struct arena *arena)
{
	struct str name = escapes_off(str_skip(word, 1), arena);

	if (word.p[0] == '#' && name.n > 0 && !id->p) {
		*id = arena_str(arena, name);
		return true;
	}
	if (word.p[0] != '.' || !attributes_is_class(name))
		return false;
	*classes = arena_printf(arena, "%.*s%s%.*s", STR_ARG(*classes),
				classes->n > 0 ? " " : "", STR_ARG(name));
	return true;
}

void
attributes_take(struct str *text, struct str *id, struct str *classes,
		struct arena *arena)
{
	struct str name = {0}, list = {0}, rest, word;
	size_t open = find_open(*text);

	if (open == STR_NONE)
		return;
	rest = str_slice(*text, open + 1, text->n - 1);
	while (str_cut(&rest, ' ', &word))
		if (word.n > 0 && !take_one(word, &name, &list, arena))
			return;
	if (!name.p && !list.p)
		return;
	*id = name;
	*classes = list;
	*text = str_slice(*text, 0, open);
	while (text->n > 0 && text->p[text->n - 1] == ' ')
		text->n--;
}
