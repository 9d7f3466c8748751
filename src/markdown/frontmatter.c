#include "markdown/frontmatter.h"

#include "base/map.h"
#include "base/toml.h"
#include "base/yaml.h"
#include "markdown/frontkeys.h"

#define CODE "front-matter"

static void
put_map(struct front *front, const struct yaml *map)
{
	if (!map) {
		front->ok = false;
		return;
	}
	if (map->kind != YAML_MAP) {
		front->ok = false;
		diag_line(front->diags, DIAG_ERROR, CODE, front->source, 2, 0,
			  "expected lines of the form 'key: value'");
		return;
	}
	for (const struct yaml *at = map->child; at; at = at->next)
		front_put(front, at);
}

static bool
is_mark(struct str line, struct str mark)
{
	while (line.n > 0 && ascii_space(line.p[line.n - 1]))
		line.n--;
	return str_eq(line, mark);
}

static bool
is_fence(struct str line)
{
	return is_mark(line, STR("---"));
}

static bool
is_end(struct str line)
{
	return is_fence(line) || is_mark(line, STR("..."));
}

/* Whether "---" at the top is a rule across the page: a blank line follows,
 * and then nothing that looks like metadata with an end (as Pandoc has it). */
static bool
is_rule(struct str rest)
{
	struct str line = {0};

	if (str_trim(str_cut_line(&rest)).n > 0)
		return false;
	while (rest.n > 0 && str_trim(line).n == 0)
		line = str_cut_line(&rest);
	if (str_find(line, STR(": "), 0) == STR_NONE &&
	    !str_ends(str_trim(line), STR(":")))
		return !is_fence(line);
	while (rest.n > 0)
		if (is_end(str_cut_line(&rest)))
			return false;
	return true;
}

/* The block between two fences; rest stands behind the first. */
static bool
read_fenced(struct front *front, struct str rest, size_t *end)
{
	struct str text = front->source->text, block = rest;

	while (rest.n > 0) {
		struct str line = str_cut_line(&rest);

		if (!is_end(line))
			continue;
		block.n = (size_t)(line.p - block.p);
		*end = text.n - rest.n;
		put_map(front, yaml_parse(front->source, block, 2, front->arena,
					  front->diags));
		return front->ok;
	}
	diag_line(front->diags, DIAG_ERROR, CODE, front->source, 1, 0,
		  "the front matter that begins here has no closing '---'");
	return false;
}

/* The same of TOML. Without a second fence, "+++" is text. */
static bool
read_toml(struct front *front, struct str rest, size_t *end)
{
	struct str text = front->source->text, block = rest;

	while (rest.n > 0) {
		struct str line = str_cut_line(&rest);

		if (!is_mark(line, STR("+++")))
			continue;
		block.n = (size_t)(line.p - block.p);
		*end = text.n - rest.n;
		put_map(front, toml_parse(front->source, block, 2, front->arena,
					  front->diags));
		return front->ok;
	}
	return true;
}

/* Splits "Key: value"; false for a line that is none. A key may have spaces
 * within (MultiMarkdown) and before its colon. */
static bool
split_plain(struct str line, struct str *key, struct str *value)
{
	size_t colon = str_chr(line, ':', 0);

	if (colon == STR_NONE || colon == 0 || colon > 40 ||
	    !ascii_alpha(line.p[0]))
		return false;
	if (colon + 1 < line.n && !ascii_space(line.p[colon + 1]))
		return false;
	*key = str_trim(str_slice(line, 0, colon));
	*value = str_trim(str_skip(line, colon + 1));
	for (size_t i = 0; i < key->n; i++)
		if (!ascii_alnum(key->p[i]) &&
		    str_chr(STR("_- "), key->p[i], 0) == STR_NONE)
			return false;
	return true;
}

/* Whether a line goes on with the value of the key above it. */
static bool
is_continued(struct str line)
{
	return line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* Whether plain metadata end before a line: a blank one, a heading, or what
 * closes a block of YAML. */
static bool
ends_plain(struct str line)
{
	return str_trim(line).n == 0 || line.p[0] == '#' || is_end(line);
}

static bool
is_known(struct str key)
{
	static const char *const known[] = {
	    "title", "date", "lang",   "author",   "authors",
	    "slug",  "tags", "number", "category", "source"};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (str_eq_case(key, str_from(known[i])))
			return true;
	return false;
}

/* Whether the text opens with plain metadata: every line of its first
 * paragraph is one, and one of them has a key that is known. */
static bool
opens_plain(struct str rest)
{
	struct str key, value;
	bool known = false, first = true;

	while (rest.n > 0) {
		struct str line = str_cut_line(&rest);

		if (ends_plain(line))
			break;
		if (!first && is_continued(line))
			continue;
		if (!split_plain(line, &key, &value))
			return false;
		first = false;
		known = known || is_known(key);
	}
	return known;
}

/* As in YAML, a key stands once. */
static void
see_key(struct front *front, struct map *keys, struct str key, size_t line)
{
	void **place = map_put(keys, front->arena, key);

	if (*place) {
		front->ok = false;
		diag_line(front->diags, DIAG_ERROR, CODE, front->source, line,
			  1, "key '%.*s' stands twice", STR_ARG(key));
	}
	*place = front;
}

/* Moves *rest behind the lines that go on with a value; all of it in arena. */
static struct str
read_continued(struct str value, struct str *rest, size_t *number,
	       struct arena *arena)
{
	struct buf all = {0};
	struct str behind = *rest;

	buf_put(&all, value);
	for (struct str line = str_cut_line(&behind);
	     is_continued(line) && !ends_plain(line);
	     line = str_cut_line(&behind)) {
		if (all.n > 0)
			buf_putc(&all, ' ');
		buf_put(&all, str_trim(line));
		*rest = behind;
		++*number;
	}
	value = all.n > value.n ? buf_take(&all, arena) : value;
	buf_free(&all);
	return value;
}

/* Skips blank lines at the top. */
static void
skip_blank(struct str *rest, size_t *number)
{
	struct str behind = *rest;

	while (behind.n > 0 && str_trim(str_cut_line(&behind)).n == 0) {
		*rest = behind;
		++*number;
	}
}

/* The end is behind what ends them, but for a heading. */
static bool
read_plain(struct front *front, struct str rest, size_t number, size_t *end)
{
	struct str text = front->source->text, key, value, behind = rest;
	struct map keys = {0};

	while (rest.n > 0) {
		struct str line = str_cut_line(&behind);
		struct yaml node = {.kind = YAML_SCALAR, .line = ++number};

		if (ends_plain(line)) {
			rest = line.n > 0 && line.p[0] == '#' ? rest : behind;
			break;
		}
		split_plain(line, &key, &value);
		see_key(front, &keys, key, number);
		node.key = key;
		node.column = (size_t)(value.p - line.p) + 1;
		node.text =
		    read_continued(value, &behind, &number, front->arena);
		front_put(front, &node);
		rest = behind;
	}
	*end = text.n - rest.n;
	return front->ok;
}

bool
frontmatter_read(struct briefing *briefing, const struct source *source,
		 size_t *end, struct arena *arena, struct diags *diags)
{
	struct front front;
	struct str bom = STR("\xEF\xBB\xBF"), rest = source->text;
	size_t number = 0;

	front_init(&front, briefing, source, arena, diags);
	*end = 0;
	if (str_starts(rest, bom)) {
		rest = str_skip(rest, bom.n);
		*end = bom.n;
	}
	struct str behind = rest, line = str_cut_line(&behind);

	if (is_fence(line) && !is_rule(behind))
		return read_fenced(&front, behind, end);
	if (is_mark(line, STR("+++")))
		return read_toml(&front, behind, end);
	skip_blank(&rest, &number);
	return !opens_plain(rest) || read_plain(&front, rest, number, end);
}

/* ---- Writing ---- */

static void
write_indent(struct buf *out, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_puts(out, "  ");
}

static void
write_key(struct buf *out, int depth, struct str key, struct str text)
{
	if (!text.p)
		return;
	write_indent(out, depth);
	yaml_put_scalar(out, key);
	buf_puts(out, ": ");
	yaml_put_scalar(out, text);
	buf_putc(out, '\n');
}

/* A line each: a tag may hold a comma. */
static void
write_tags(struct buf *out, const struct tag *tag)
{
	if (tag)
		buf_puts(out, "tags:\n");
	for (; tag; tag = tag->next) {
		buf_puts(out, "  - ");
		yaml_put_scalar(out, tag->text);
		buf_putc(out, '\n');
	}
}

/* A value behind its key, or behind the hyphen of its item. */
static void
write_value(struct buf *out, int depth, const struct meta *value)
{
	if (value->kind == META_TEXT) {
		buf_putc(out, ' ');
		yaml_put_scalar(out, value->value);
		buf_putc(out, '\n');
		return;
	}
	if (!value->child) {
		buf_puts(out, value->kind == META_LIST ? " []\n" : " {}\n");
		return;
	}
	buf_putc(out, '\n');
	for (const struct meta *at = value->child; at; at = at->next) {
		write_indent(out, depth);
		if (value->kind == META_MAP) {
			yaml_put_scalar(out, at->key);
			buf_putc(out, ':');
		} else {
			buf_putc(out, '-');
		}
		write_value(out, depth + 1, at);
	}
}

static void
write_corrections(struct buf *out, const struct correction *at,
		  struct arena *arena)
{
	if (at)
		buf_puts(out, "corrections:\n");
	for (; at; at = at->next) {
		struct str date = date_iso(arena, at->date);

		buf_printf(out, "  - date: %.*s\n", STR_ARG(date));
		write_key(out, 2, STR("text"), at->text);
		write_key(out, 2, STR("entry"), at->entry);
	}
}

static void
write_aliases(struct buf *out, const struct alias *at)
{
	if (at)
		buf_puts(out, "aliases:\n");
	for (; at; at = at->next) {
		buf_puts(out, "  - ");
		yaml_put_scalar(out, at->path);
		if (at->entry.p) {
			buf_puts(out, ": ");
			yaml_put_scalar(out, at->entry);
		}
		buf_putc(out, '\n');
	}
}

void
frontmatter_write(struct buf *out, const struct briefing *briefing,
		  struct arena *arena)
{
	struct str date = {0};

	if (date_is_full(briefing->date))
		date = date_iso(arena, briefing->date);
	buf_puts(out, "---\n");
	write_key(out, 0, STR("title"), briefing->title);
	write_key(out, 0, STR("date"), date);
	write_key(out, 0, STR("lang"), briefing->lang);
	write_key(out, 0, STR("source"), briefing->source_file);
	write_key(out, 0, STR("source_sha256"), briefing->source_sha256);
	write_tags(out, briefing->tags);
	write_corrections(out, briefing->corrections, arena);
	write_aliases(out, briefing->aliases);
	for (const struct meta *at = briefing->meta; at; at = at->next) {
		yaml_put_scalar(out, at->key);
		buf_putc(out, ':');
		write_value(out, 1, at);
	}
	buf_puts(out, "---\n");
}
