#include "markdown/format.h"

#include <stdint.h>

#include "base/text.h"
#include "markdown/blocks.h"
#include "markdown/burden.h"
#include "markdown/frontmatter.h"
#include "markdown/tree.h"

#define CODE "format"

struct formatter {
	struct sink sink;
	const struct footnote *footnote; /* the next ones to be written */
	const struct definition *definition;
	const struct block *before; /* NULL: none, or something else */
};

/* ---- Front matter ---- */

/* As it was written, but for the form of line ends. */
static void
put_front(struct buf *out, struct str front)
{
	static const struct str bom = STR_INIT("\xEF\xBB\xBF");
	struct str line;

	if (str_starts(front, bom))
		front = str_skip(front, bom.n);
	front = str_trim(front);
	if (front.n == 0)
		return;
	while (front.n > 0) {
		line = str_cut_line(&front);
		if (str_ends(line, STR("\r")))
			line.n--;
		buf_put(out, line);
		buf_putc(out, '\n');
	}
}

/* ---- Text ---- */

static void
put_definition(struct formatter *formatter, bool parted)
{
	if (parted)
		sink_gap(&formatter->sink);
	sink_put_lines(&formatter->sink, formatter->definition->text);
	sink_line(&formatter->sink);
	formatter->definition = formatter->definition->next;
}

/* Footnotes and definitions from before a line; definitions stand together. */
static void
put_until(struct formatter *formatter, size_t line)
{
	bool defines = false;

	for (;;) {
		size_t note =
		    formatter->footnote ? formatter->footnote->line : SIZE_MAX;
		size_t definition = formatter->definition
					? formatter->definition->line
					: SIZE_MAX;

		if (note >= line && definition >= line)
			return;
		formatter->before = NULL;
		if (definition < note) {
			put_definition(formatter, !defines);
			defines = true;
			continue;
		}
		footnote_put(&formatter->sink, formatter->footnote);
		formatter->footnote = formatter->footnote->next;
		defines = false;
	}
}

static void
put_text(struct formatter *formatter, const struct block *block)
{
	struct sink *sink = &formatter->sink;

	for (; block; block = block->next) {
		put_until(formatter, block->line);
		if (formatter->before)
			blocks_part(sink, formatter->before, block);
		else
			sink_gap(sink);
		block_put(sink, block);
		sink_line(sink);
		formatter->before = block;
	}
	put_until(formatter, SIZE_MAX);
}

/* Words at the top that would be taken for front matter are none with a
 * backslash. */
static void
part_from_front(struct buf *out, struct arena *arena, struct diags *diags)
{
	struct source source = {.name = STR("text"), .text = buf_str(out)};
	struct briefing briefing = {0};
	struct str text;
	size_t end, colon;

	frontmatter_read(&briefing, &source, &end, arena, diags);
	if (end == 0)
		return;
	text = arena_str(arena, source.text);
	colon = str_chr(text, ':', 0);
	buf_clear(out);
	buf_put(out, str_slice(text, 0, colon));
	buf_putc(out, '\\');
	buf_put(out, str_skip(text, colon));
}

/* ---- The same meaning ---- */

/* Without the marks that part blocks: these have no meaning. */
static struct block *
drop_separators(struct block *blocks)
{
	for (struct block **at = &blocks; *at;)
		if (tree_is_separator(*at))
			*at = (*at)->next;
		else
			at = &(*at)->next;
	return blocks;
}

static bool
is_same(const struct tree *a, const struct tree *b)
{
	return footnotes_equal(a->footnotes, b->footnotes) &&
	       block_equal(drop_separators(a->blocks),
			   drop_separators(b->blocks));
}

/* Words that stand too deep have lost their form in the tree. */
static bool
is_too_deep(const struct diags *diags)
{
	for (const struct diag *at = diags->first; at; at = at->next)
		if (str_eq(str_from(at->code), STR("depth")))
			return true;
	return false;
}

/* ---- All ---- */

/* Reads a text whose front matter has no faults. */
static bool
read_again(struct tree *tree, const struct source *source, struct arena *arena,
	   struct diags *diags)
{
	struct briefing briefing = {0};
	size_t from;

	if (!frontmatter_read(&briefing, source, &from, arena, diags))
		return false;
	*tree = tree_parse(source, from, TREE_KEEP, arena, diags);
	return true;
}

static bool
refuse(const struct source *source, const char *why, struct diags *diags)
{
	diag_file(diags, DIAG_ERROR, CODE, source->name.p,
		  "%s; it is left as it is", why);
	return false;
}

bool
format_markdown(struct buf *out, const struct source *source,
		struct arena *arena, struct diags *diags)
{
	struct briefing briefing = {0};
	struct formatter formatter = {.sink = {.out = out, .fresh = true}};
	struct source written = *source;
	struct diags found; /* faults of the text are told when it is built */
	struct tree tree, again;
	size_t from;

	if (str_trim(source->text).n == 0)
		return true;
	if (!text_check(source, diags) || !burden_check(source, diags) ||
	    !frontmatter_read(&briefing, source, &from, arena, diags))
		return false;
	diags_init(&found, arena);
	tree = tree_parse(source, from, TREE_KEEP, arena, &found);
	if (is_too_deep(&found))
		return refuse(source, "is nested too deeply", diags);
	put_front(out, str_slice(source->text, 0, from));
	formatter.footnote = tree.footnotes;
	formatter.definition = tree.definitions;
	put_text(&formatter, tree.blocks);
	if (from == 0)
		part_from_front(out, arena, &found);
	buf_free(&formatter.sink.prefix);
	written.text = buf_str(out);
	if (!read_again(&again, &written, arena, &found) ||
	    !is_same(&tree, &again))
		return refuse(source, "would change its meaning", diags);
	return true;
}
