#include "markdown/frontmatter.h"

#include "base/map.h"
#include "base/yaml.h"
#include "model/tags.h"

#define CODE "front-matter"

struct reader {
	struct briefing *briefing;
	const struct source *source;
	struct arena *arena;
	struct diags *diags;
	struct meta **last;
	bool ok;
};

/* A date, perhaps with a time behind it, which is not kept. */
static bool
parse_date(struct str text, struct date *date)
{
	if (text.n > 10 && (text.p[10] == ' ' || text.p[10] == 'T'))
		text.n = 10;
	return date_parse_iso(text, date);
}

static void
put_date(struct reader *reader, struct str text, size_t line, size_t column)
{
	if (parse_date(text, &reader->briefing->date))
		return;
	reader->ok = false;
	diag_line(reader->diags, DIAG_ERROR, CODE, reader->source, line, column,
		  "date: expected YYYY-MM-DD, got '%.*s'", STR_ARG(text));
}

static void
put_meta(struct reader *reader, struct str key, struct str text)
{
	struct meta *meta = arena_alloc(reader->arena, sizeof(*meta));

	meta->key = key;
	meta->value = text;
	*reader->last = meta;
	reader->last = &meta->next;
}

static void
check_tags(struct reader *reader, bool fits, size_t line, size_t column)
{
	if (fits)
		return;
	reader->ok = false;
	diag_line(reader->diags, DIAG_ERROR, CODE, reader->source, line, column,
		  "tags: more than %d", TAGS_MAX);
}

static void
put_key(struct reader *reader, struct str key, struct str text, size_t line,
	size_t column)
{
	struct briefing *briefing = reader->briefing;

	if (str_eq_case(key, STR("date")))
		put_date(reader, text, line, column);
	else if (str_eq_case(key, STR("title")))
		briefing->title = text;
	else if (str_eq_case(key, STR("lang")))
		briefing->lang = text;
	else if (str_eq_case(key, STR("source")))
		briefing->source_file = text;
	else if (str_eq_case(key, STR("source_sha256")))
		briefing->source_sha256 = text;
	else if (str_eq_case(key, STR("tags")))
		check_tags(reader,
			   tags_add_line(&briefing->tags, text, reader->arena),
			   line, column);
	else
		put_meta(reader, key, text);
}

/* "tags: [a, b]": an item is one tag, whatever commas it has. Returns the
 * first item that is none; NULL where all are well. */
static const struct yaml *
put_tags(struct reader *reader, const struct yaml *item)
{
	bool fits = true;

	for (; item && item->kind == YAML_SCALAR && fits; item = item->next) {
		fits = tags_add(&reader->briefing->tags, item->text,
				reader->arena);
		check_tags(reader, fits, item->line, item->column);
	}
	return fits ? item : NULL;
}

/* A value that is a list or a map. */
static void
put_node(struct reader *reader, const struct yaml *node)
{
	const struct yaml *fault = node;

	if (node->kind == YAML_LIST && str_eq_case(node->key, STR("tags")))
		fault = put_tags(reader, node->child);
	if (!fault)
		return;
	reader->ok = false;
	diag_line(reader->diags, DIAG_ERROR, CODE, reader->source, fault->line,
		  fault->column, "'%.*s': expected a text, got a %s",
		  STR_ARG(node->key),
		  fault->kind == YAML_LIST ? "list" : "map");
}

static void
read_yaml(struct reader *reader, struct str text)
{
	const struct yaml *map =
	    yaml_parse(reader->source, text, 2, reader->arena, reader->diags);

	if (!map) {
		reader->ok = false;
		return;
	}
	if (map->kind != YAML_MAP) {
		reader->ok = false;
		diag_line(reader->diags, DIAG_ERROR, CODE, reader->source, 2, 0,
			  "expected lines of the form 'key: value'");
		return;
	}
	for (const struct yaml *at = map->child; at; at = at->next) {
		if (at->kind == YAML_SCALAR)
			put_key(reader, at->key, at->text, at->line,
				at->column);
		else
			put_node(reader, at);
	}
}

/* Cuts a line off *rest, without its line end. */
static bool
is_fence(struct str line)
{
	while (line.n > 0 && ascii_space(line.p[line.n - 1]))
		line.n--;
	return str_eq(line, STR("---"));
}

/* The block between two fences; rest stands behind the first. */
static bool
read_fenced(struct reader *reader, struct str rest, size_t *end)
{
	struct str text = reader->source->text, block = rest;

	while (rest.n > 0) {
		struct str line = str_cut_line(&rest);

		if (!is_fence(line) && !str_eq(line, STR("...")))
			continue;
		block.n = (size_t)(line.p - block.p);
		*end = text.n - rest.n;
		read_yaml(reader, block);
		return reader->ok;
	}
	diag_line(reader->diags, DIAG_ERROR, CODE, reader->source, 1, 0,
		  "the front matter that begins here has no closing '---'");
	return false;
}

/* Splits "Key: value"; false for a line that is none. */
static bool
split_plain(struct str line, struct str *key, struct str *value)
{
	size_t colon = str_chr(line, ':', 0);

	if (colon == STR_NONE || colon == 0 || colon > 40 ||
	    !ascii_alpha(line.p[0]))
		return false;
	if (colon + 1 < line.n && line.p[colon + 1] != ' ')
		return false;
	*key = str_slice(line, 0, colon);
	*value = str_trim(str_skip(line, colon + 1));
	for (size_t i = 0; i < key->n; i++)
		if (!ascii_alnum(key->p[i]) && key->p[i] != '_' &&
		    key->p[i] != '-')
			return false;
	return true;
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
	bool known = false;

	while (rest.n > 0) {
		struct str line = str_cut_line(&rest);

		if (str_trim(line).n == 0)
			break;
		if (!split_plain(line, &key, &value))
			return false;
		known = known || is_known(key);
	}
	return known;
}

/* As in YAML, a key stands once. */
static void
see_key(struct reader *reader, struct map *keys, struct str key, size_t line)
{
	void **place = map_put(keys, reader->arena, key);

	if (*place) {
		reader->ok = false;
		diag_line(reader->diags, DIAG_ERROR, CODE, reader->source, line,
			  1, "key '%.*s' stands twice", STR_ARG(key));
	}
	*place = reader;
}

static bool
read_plain(struct reader *reader, struct str rest, size_t *end)
{
	struct str text = reader->source->text, key, value;
	struct map keys = {0};
	size_t number = 0;

	while (rest.n > 0) {
		struct str line = str_cut_line(&rest);

		number++;
		if (!split_plain(line, &key, &value))
			break;
		see_key(reader, &keys, key, number);
		put_key(reader, key, value, number,
			(size_t)(value.p - line.p) + 1);
	}
	*end = text.n - rest.n;
	return reader->ok;
}

bool
frontmatter_read(struct briefing *briefing, const struct source *source,
		 size_t *end, struct arena *arena, struct diags *diags)
{
	struct reader reader = {.briefing = briefing,
				.source = source,
				.arena = arena,
				.diags = diags,
				.last = &briefing->meta,
				.ok = true};
	struct str bom = STR("\xEF\xBB\xBF"), rest = source->text;

	*end = 0;
	if (str_starts(rest, bom)) {
		rest = str_skip(rest, bom.n);
		*end = bom.n;
	}
	struct str behind = rest;

	if (is_fence(str_cut_line(&behind)))
		return read_fenced(&reader, behind, end);
	return !opens_plain(rest) || read_plain(&reader, rest, end);
}

static void
write_key(struct buf *out, struct str key, struct str text)
{
	if (!text.p)
		return;
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

void
frontmatter_write(struct buf *out, const struct briefing *briefing,
		  struct arena *arena)
{
	struct str date = {0};

	if (date_is_full(briefing->date))
		date = date_iso(arena, briefing->date);
	buf_puts(out, "---\n");
	write_key(out, STR("title"), briefing->title);
	write_key(out, STR("date"), date);
	write_key(out, STR("lang"), briefing->lang);
	write_key(out, STR("source"), briefing->source_file);
	write_key(out, STR("source_sha256"), briefing->source_sha256);
	write_tags(out, briefing->tags);
	for (const struct meta *at = briefing->meta; at; at = at->next)
		write_key(out, at->key, at->value);
	buf_puts(out, "---\n");
}
