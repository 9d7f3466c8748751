#include "markdown/attributes.h"

#include "base/buf.h"
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
take_one(struct str word, struct str *id, struct buf *classes,
	 struct arena *arena)
{
	struct str name = escapes_off(str_skip(word, 1), arena);

	if (word.p[0] == '#' && name.n > 0 && !id->p) {
		*id = arena_str(arena, name);
		return true;
	}
	if (word.p[0] != '.' || !attributes_is_class(name))
		return false;
	if (classes->n > 0)
		buf_putc(classes, ' ');
	buf_put(classes, name);
	return true;
}

/* Takes all of what stands between the braces; false where something is no
 * attribute, or none is there. */
static bool
take_all(struct str words, struct str *id, struct buf *classes,
	 struct arena *arena)
{
	struct str word;

	while (str_cut(&words, ' ', &word))
		if (word.n > 0 && !take_one(word, id, classes, arena))
			return false;
	return id->p || classes->n > 0;
}

void
attributes_take(struct str *text, struct str *id, struct str *classes,
		struct arena *arena)
{
	size_t open = find_open(*text);
	struct str name = {0};
	struct buf list = {0};

	if (open == STR_NONE)
		return;
	if (take_all(str_slice(*text, open + 1, text->n - 1), &name, &list,
		     arena)) {
		*id = name;
		*classes =
		    list.n ? arena_str(arena, buf_str(&list)) : (struct str){0};
		*text = str_slice(*text, 0, open);
		while (text->n > 0 && text->p[text->n - 1] == ' ')
			text->n--;
	}
	buf_free(&list);
}
