#include "markdown/fragments.h"

#include "markdown/sink.h"

static struct fragment *
add(struct fragments *fragments, struct str text, size_t line,
    struct arena *arena)
{
	struct fragment *fragment = arena_alloc(arena, sizeof(*fragment));

	fragment->text = text;
	fragment->line = line;
	if (!fragments->first)
		fragments->last = &fragments->first;
	*fragments->last = fragment;
	fragments->last = &fragment->next;
	return fragment;
}

void
fragments_add_line(struct fragments *fragments, struct str text, size_t line,
		   struct span **spans, struct arena *arena)
{
	add(fragments, text, line, arena)->spans = spans;
}

void
fragments_add_text(struct fragments *fragments, struct str text, size_t line,
		   struct block **blocks, struct arena *arena)
{
	add(fragments, text, line, arena)->blocks = blocks;
}

/* ATX headings (section 4.2) lose a last run of '#': the second one. */
static void
put_line(struct buf *out, struct str text)
{
	buf_puts(out, "# ");
	buf_put(out, text);
	buf_puts(out, " #\n");
}

/* An item begins with a separator (sink.h), so that nothing in the text
 * decides how far the others of its lines are indented: as far as a tab, so
 * that tabs in them stay as wide. Two kinds of bullets make two lists. */
static void
put_text(struct buf *out, struct str text, bool other)
{
	struct str line;

	buf_puts(out, other ? "+   " : "-   ");
	buf_puts(out, SINK_SEPARATOR "\n");
	while (text.n > 0 && str_cut(&text, '\n', &line)) {
		buf_puts(out, line.n > 0 ? "    " : "");
		buf_put(out, line);
		buf_putc(out, '\n');
	}
	buf_putc(out, '\n');
}

static size_t
count_lines(struct str text)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_chr(text, '\n', at)) != STR_NONE; at++)
		n++;
	return n;
}

/* For each line of the document, the line of the source. */
static void
find_origins(struct lined *lined, const struct fragment *first,
	     struct arena *arena)
{
	uint32_t *origins = arena_array(arena, lined->n, sizeof(*origins));
	size_t at = 0;

	for (; first; first = first->next) {
		size_t n = first->spans || first->text.n == 0
			       ? (size_t)(first->spans != NULL)
			       : count_lines(first->text) + 1;

		at += first->blocks != NULL; /* the separator */
		for (size_t i = 0; i < n; i++)
			origins[at++] = (uint32_t)(first->line + i);
		at += first->blocks != NULL;
	}
	lined->origins = origins;
}

void
fragments_join(struct lined *lined, const struct fragment *first,
	       struct str source, struct arena *arena)
{
	struct buf out = {0};
	bool other = false;

	for (const struct fragment *at = first; at; at = at->next) {
		if (at->spans)
			put_line(&out, at->text);
		else
			put_text(&out, at->text, other);
		other = !other;
	}
	buf_putc(&out, '\n');
	buf_put(&out, source);
	*lined = (struct lined){.text = buf_take(&out, arena)};
	buf_free(&out);
	lines_find(lined, arena);
	find_origins(lined, first, arena);
}
