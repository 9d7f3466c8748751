#include "base/toml.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"

enum { DEPTH_MAX = 32 };

struct toml {
	const struct source *source;
	struct str text;
	size_t at, line, line_start;
	size_t depth;
	struct map places; /* of children, by their parents and keys */
	struct arena *arena;
	struct diags *diags;
	bool failed;
};

/* ---- Characters ---- */

static bool
is_at_end(const struct toml *toml)
{
	return toml->at >= toml->text.n;
}

/* '\0' at the end: text_check() lets none into the text. */
static char
peek(const struct toml *toml)
{
	return is_at_end(toml) ? '\0' : toml->text.p[toml->at];
}

static void
advance(struct toml *toml)
{
	if (toml->text.p[toml->at++] == '\n') {
		toml->line++;
		toml->line_start = toml->at;
	}
}

static bool
skip(struct toml *toml, struct str token)
{
	if (!str_starts(str_skip(toml->text, toml->at), token))
		return false;
	for (size_t i = 0; i < token.n; i++)
		advance(toml);
	return true;
}

static bool
fault(struct toml *toml, const char *message)
{
	if (!toml->failed)
		diag_line(toml->diags, DIAG_ERROR, "toml", toml->source,
			  toml->line, toml->at - toml->line_start + 1, "%s",
			  message);
	toml->failed = true;
	return false;
}

static void
skip_spaces(struct toml *toml)
{
	while (peek(toml) == ' ' || peek(toml) == '\t')
		advance(toml);
}

static void
skip_comment(struct toml *toml)
{
	skip_spaces(toml);
	if (peek(toml) == '#')
		while (!is_at_end(toml) && peek(toml) != '\n')
			advance(toml);
}

/* White space, ends of lines and comments. */
static void
skip_blank(struct toml *toml)
{
	for (;;) {
		skip_comment(toml);
		if (is_at_end(toml) || !ascii_space(peek(toml)))
			return;
		advance(toml);
	}
}

/* ---- The tree ---- */

static struct yaml *
make(struct toml *toml, enum yaml_kind kind)
{
	struct yaml *node = arena_alloc(toml->arena, sizeof(*node));

	node->kind = kind;
	node->line = toml->line;
	node->column = toml->at - toml->line_start + 1;
	return node;
}

/* Where the child of that key is kept, so that no list is walked; of an absent
 * key, the last child. */
static void **
place_of(struct toml *toml, const struct yaml *parent, struct str key)
{
	struct str name =
	    arena_printf(toml->arena, "%p%s%.*s", (const void *)parent,
			 key.p ? "." : "", STR_ARG(key));

	return map_put(&toml->places, toml->arena, name);
}

static struct yaml *
find(struct toml *toml, const struct yaml *map, struct str key)
{
	return *place_of(toml, map, key);
}

static void
append(struct toml *toml, struct yaml *parent, struct yaml *node)
{
	struct yaml *last = find(toml, parent, (struct str){0});

	if (last)
		last->next = node;
	else
		parent->child = node;
	*place_of(toml, parent, (struct str){0}) = node;
	if (node->key.p)
		*place_of(toml, parent, node->key) = node;
}

/* ---- Strings ---- */

static bool
put_code(struct toml *toml, struct buf *out, size_t digits)
{
	unsigned rune = 0;

	for (size_t i = 0; i < digits; i++) {
		int digit = ascii_hex_value(peek(toml));

		if (digit < 0)
			return fault(toml, "expected a hexadecimal digit");
		rune = rune << 4 | (unsigned)digit;
		advance(toml);
	}
	if (rune == 0 || rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000))
		return fault(toml, "no character has this number");
	buf_put_rune(out, rune);
	return true;
}

/* What stands behind a backslash (TOML 1.0, "String"). */
static bool
put_escape(struct toml *toml, struct buf *out)
{
	static const char from[] = "btnfr\"\\", to[] = "\b\t\n\f\r\"\\";
	char c = peek(toml);

	for (size_t i = 0; from[i]; i++) {
		if (c != from[i])
			continue;
		advance(toml);
		buf_putc(out, to[i]);
		return true;
	}
	if (c == 'u' || c == 'U') {
		advance(toml);
		return put_code(toml, out, c == 'u' ? 4 : 8);
	}
	if (!ascii_space(c))
		return fault(toml, "no such escape; write '\\\\' for a "
				   "backslash");
	while (ascii_space(peek(toml)))
		advance(toml);
	return true;
}

/* The rest of a string behind the mark that opens it. */
static bool
read_string(struct toml *toml, struct str mark, struct str *text)
{
	struct buf out = {0};
	bool ok = true;

	if (mark.n > 1 && !skip(toml, STR("\r\n")))
		skip(toml, STR("\n"));
	while (ok && !skip(toml, mark)) {
		char c = peek(toml);

		if (is_at_end(toml) || (c == '\n' && mark.n == 1)) {
			ok = fault(toml, "a string has no end");
			break;
		}
		advance(toml);
		if (c == '\\' && mark.p[0] == '"')
			ok = put_escape(toml, &out);
		else if (c != '\r')
			buf_putc(&out, c);
	}
	*text = buf_take(&out, toml->arena);
	buf_free(&out);
	return ok;
}

/* False where no string begins here. */
static bool
opens_string(struct toml *toml, struct str *mark)
{
	static const struct str marks[] = {STR_INIT("\"\"\""), STR_INIT("'''"),
					   STR_INIT("\""), STR_INIT("'")};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		*mark = marks[i];
		if (skip(toml, marks[i]))
			return true;
	}
	return false;
}

/* ---- Keys ---- */

static bool
read_key(struct toml *toml, struct str *key)
{
	struct str mark;
	size_t from = toml->at;

	if (opens_string(toml, &mark))
		return read_string(toml, mark, key);
	while (ascii_alnum(peek(toml)) || peek(toml) == '_' ||
	       peek(toml) == '-')
		advance(toml);
	*key = str_slice(toml->text, from, toml->at);
	return key->n > 0 || fault(toml, "expected lines of the form "
					 "'key = value'");
}

/* The map of that key in *map, made where there is none; of a list, its last
 * item. */
static bool
enter(struct toml *toml, struct yaml **map, struct str key)
{
	struct yaml *inner = find(toml, *map, key);

	if (!inner) {
		inner = make(toml, YAML_MAP);
		inner->key = key;
		append(toml, *map, inner);
	}
	if (inner->kind == YAML_LIST)
		inner = find(toml, inner, (struct str){0});
	if (!inner || inner->kind != YAML_MAP)
		return fault(toml, "this key has a value already");
	*map = inner;
	return true;
}

/* A dotted key: all but its last part is entered. */
static bool
read_path(struct toml *toml, struct yaml **map, struct str *key)
{
	for (size_t n = 0; read_key(toml, key); n++) {
		skip_spaces(toml);
		if (!skip(toml, STR(".")))
			return true;
		if (n == DEPTH_MAX)
			return fault(toml, "nested too deeply");
		skip_spaces(toml);
		if (!enter(toml, map, *key))
			return false;
	}
	return false;
}

/* ---- Values ---- */

static struct yaml *read_value(struct toml *toml);

/* "key = value" within map. */
static bool
read_pair(struct toml *toml, struct yaml *map)
{
	size_t line = toml->line, column = toml->at - toml->line_start + 1;
	struct yaml *value;
	struct str key;

	if (!read_path(toml, &map, &key))
		return false;
	if (find(toml, map, key)) {
		diag_line(toml->diags, DIAG_ERROR, "toml", toml->source, line,
			  column, "key '%.*s' stands twice", STR_ARG(key));
		toml->failed = true;
		return false;
	}
	if (!skip(toml, STR("=")))
		return fault(toml, "expected '=' behind the key");
	skip_spaces(toml);
	value = read_value(toml);
	if (!value)
		return false;
	value->key = key;
	value->key_line = line;
	value->key_column = column;
	append(toml, map, value);
	return true;
}

/* What stands between two brackets, with commas; each reads one. */
static bool
read_items(struct toml *toml, struct yaml *parent, struct str close)
{
	skip_blank(toml);
	while (!skip(toml, close)) {
		if (parent->kind == YAML_MAP) {
			if (!read_pair(toml, parent))
				return false;
		} else {
			struct yaml *item = read_value(toml);

			if (!item)
				return false;
			append(toml, parent, item);
		}
		skip_blank(toml);
		if (!skip(toml, STR(",")) && peek(toml) != close.p[0])
			return fault(toml, close.p[0] == ']'
					       ? "expected ',' or ']'"
					       : "expected ',' or '}'");
		skip_blank(toml);
	}
	return true;
}

/* A number, a date, true or false, as it is written. */
static bool
read_bare(struct toml *toml, struct str *text)
{
	size_t from = toml->at;
	char c = peek(toml);

	for (;
	     ascii_alnum(c) || (c && str_chr(STR("+-_.: "), c, 0) != STR_NONE);
	     c = peek(toml))
		advance(toml);
	*text = str_trim(str_slice(toml->text, from, toml->at));
	if (text->n == 0 || (ascii_alpha(text->p[0]) &&
			     !str_is_among(*text, "true false inf nan"))) {
		toml->at = from;
		return fault(toml, "a text needs quotes");
	}
	return true;
}

/* NULL and an error for none. */
static struct yaml *
read_value(struct toml *toml)
{
	struct yaml *node = make(toml, YAML_SCALAR);
	struct str mark;
	bool ok;

	if (toml->depth >= DEPTH_MAX) {
		fault(toml, "nested too deeply");
		return NULL;
	}
	toml->depth++;
	if (opens_string(toml, &mark)) {
		ok = read_string(toml, mark, &node->text);
	} else if (skip(toml, STR("["))) {
		node->kind = YAML_LIST;
		ok = read_items(toml, node, STR("]"));
	} else if (skip(toml, STR("{"))) {
		node->kind = YAML_MAP;
		ok = read_items(toml, node, STR("}"));
	} else {
		ok = read_bare(toml, &node->text);
	}
	toml->depth--;
	return ok ? node : NULL;
}

/* ---- Tables ---- */

/* One more item of the list of that key. */
static bool
add_item(struct toml *toml, struct yaml **map, struct str key)
{
	struct yaml *list = find(toml, *map, key), *item = make(toml, YAML_MAP);

	if (!list) {
		list = make(toml, YAML_LIST);
		list->key = key;
		append(toml, *map, list);
	}
	if (list->kind != YAML_LIST)
		return fault(toml, "this key has a value already");
	append(toml, list, item);
	*map = item;
	return true;
}

/* "[a.b]" and "[[a.b]]": *map is where what follows belongs. */
static bool
read_table(struct toml *toml, struct yaml *root, struct yaml **map)
{
	bool is_item = skip(toml, STR("["));
	struct str key;

	*map = root;
	skip_spaces(toml);
	if (!read_path(toml, map, &key) ||
	    !(is_item ? add_item(toml, map, key) : enter(toml, map, key)))
		return false;
	return skip(toml, is_item ? STR("]]") : STR("]")) ||
	       fault(toml, is_item ? "expected ']]'" : "expected ']'");
}

struct yaml *
toml_parse(const struct source *source, struct str text, size_t first_line,
	   struct arena *arena, struct diags *diags)
{
	struct toml toml = {.source = source,
			    .text = text,
			    .line = first_line,
			    .arena = arena,
			    .diags = diags};
	struct yaml *root = make(&toml, YAML_MAP), *map = root;

	for (skip_blank(&toml); !is_at_end(&toml); skip_blank(&toml)) {
		if (!(skip(&toml, STR("[")) ? read_table(&toml, root, &map)
					    : read_pair(&toml, map)))
			return NULL;
		skip_comment(&toml);
		skip(&toml, STR("\r"));
		if (!is_at_end(&toml) && peek(&toml) != '\n') {
			fault(&toml, "expected the end of the line");
			return NULL;
		}
	}
	return root;
}
