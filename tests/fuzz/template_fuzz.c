/*
 * Templates: one, or several with a line "=== NAME" before each but the
 * first, which is the one that is rendered.
 */
#include "fuzz/fuzz.h"

#include "template/template.h"

static struct value *
make_entry(struct arena *arena, const char *title, bool last)
{
	struct value *map = value_map(arena);

	value_set_text(arena, map, "title", str_from(title));
	value_set_text(arena, map, "none", (struct str){0});
	value_set_text(arena, map, "part", STR("part"));
	value_set_bool(arena, map, "last", last);
	return map;
}

/* Something of each kind, two levels deep. */
static struct value *
make_page(struct arena *arena)
{
	struct value *page = make_entry(arena, "<A> & \"B\"", false);
	struct value *list = value_list(arena);

	value_push(list, make_entry(arena, "one\ntwo\n", false));
	value_push(list, make_entry(arena, "", true));
	value_set(arena, page, "list", list);
	value_set(arena, page, "empty", value_list(arena));
	value_set(arena, page, "map", make_entry(arena, "x", true));
	value_set_number(arena, page, "n", 7);
	return page;
}

/* Cuts the next template off *rest; name is that of the one behind it. */
static struct str
cut_template(struct str *rest, struct str *name)
{
	struct str text = *rest;

	while (rest->n > 0) {
		struct str line = str_cut_line(rest);

		if (!str_starts(line, STR("=== ")) || utf8_check(line) < line.n)
			continue;
		*name = str_skip(line, 4);
		text.n = (size_t)(line.p - text.p);
		break;
	}
	return text;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct template_set *set;
	struct str rest, name = STR("main"), next = STR("");
	struct buf out = {0};
	struct fuzz fuzz;
	bool ok = true;

	fuzz_begin(&fuzz, "main", data, size);
	set = template_set_new(&fuzz.arena);
	rest = fuzz.source.text;
	do {
		struct source *source =
		    arena_alloc(&fuzz.arena, sizeof(*source));

		source->name = arena_str(&fuzz.arena, name);
		source->text = cut_template(&rest, &next);
		ok = template_set_add(set, source->name, source, &fuzz.diags) &&
		     ok;
		name = next;
	} while (rest.n > 0);
	if (fuzz_read(&fuzz, ok))
		fuzz_read(&fuzz, template_render(set, STR("main"),
						 make_page(&fuzz.arena), &out,
						 &fuzz.diags));
	buf_free(&out);
	return fuzz_end(&fuzz);
}
