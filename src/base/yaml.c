#include "base/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"

#define YAML_DEPTH 32

/* A list or map that is open. */
struct level {
	struct yaml *node;
	struct yaml **last; /* where its next child goes */
	struct str key;     /* name of the value to come; absent: none yet */
	size_t key_line, key_column;
	bool repeated; /* that name stood before: the value is left out */
	struct map keys;
};

/* A place in the text. libyaml counts characters; the tree has bytes. */
struct cursor {
	size_t index; /* in characters */
	size_t offset;
	size_t line, column; /* of source: from first_line, in bytes from 1 */
};

struct reader {
	yaml_parser_t parser;
	const struct source *source;
	struct str text;
	struct cursor start; /* of text, behind a byte order mark */
	struct cursor cursor;
	struct arena *arena;
	struct diags *diags;
	struct yaml *root;
	struct level levels[YAML_DEPTH];
	size_t depth; /* levels in use */
	size_t documents;
	bool failed;
};

/* Moves the cursor to a character, or to a byte where index is STR_NONE.
 * Marks come nearly in order, so the text is walked about once. */
static const struct cursor *
reader_seek(struct reader *reader, size_t index, size_t offset)
{
	struct cursor *at = &reader->cursor;

	if (index < at->index || offset < at->offset)
		*at = reader->start;
	while (at->offset < reader->text.n && at->index < index &&
	       at->offset < offset) {
		size_t from = at->offset;

		at->index++;
		if (utf8_next(reader->text, &at->offset) == '\n') {
			at->line++;
			at->column = 1;
		} else {
			at->column += at->offset - from;
		}
	}
	return at;
}

static void
reader_fault(struct reader *reader, yaml_mark_t mark, const char *message)
{
	const struct cursor *at = reader_seek(reader, mark.index, STR_NONE);

	reader->failed = true;
	diag_line(reader->diags, DIAG_ERROR, "yaml", reader->source, at->line,
		  at->column, "%s", message);
}

#define TAB_WORDS "a tab cannot indent: use spaces"

/* libyaml's words, where they can be said more plainly. */
static const char *
plain_words(const char *problem)
{
	static const char *const words[][2] = {
	    {"mapping values are not allowed in this context",
	     "no key can stand here; a text with ': ' in it needs quotes"},
	    {"found character that cannot start any token",
	     "a text that starts with this character needs quotes"},
	    {"found a tab character that violates indentation", TAB_WORDS},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(problem, words[i][0]) == 0)
			return words[i][1];
	}
	return problem;
}

/* Whether the text ended within quotes. */
static bool
quotes_are_open(const yaml_parser_t *parser)
{
	return parser->error == YAML_SCANNER_ERROR && parser->context &&
	       strcmp(parser->context, "while scanning a quoted scalar") == 0 &&
	       parser->problem_mark.index > parser->context_mark.index &&
	       str_starts(str_from(parser->problem), STR("found unexpected "));
}

/* A fault of form, after which nothing more can be read. */
static void
reader_syntax(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "bad YAML";
	const char *words = plain_words(problem);
	const struct cursor *at;

	if (parser->error == YAML_MEMORY_ERROR)
		arena_no_memory();
	if (quotes_are_open(parser)) {
		reader_fault(reader, parser->context_mark,
			     "these quotes are not closed");
		return;
	}
	if (parser->error == YAML_READER_ERROR)
		at = reader_seek(reader, STR_NONE,
				 parser->problem_offset + reader->start.offset);
	else
		at = reader_seek(reader, parser->problem_mark.index, STR_NONE);
	if (words != problem && at->offset < reader->text.n &&
	    reader->text.p[at->offset] == '\t')
		words = TAB_WORDS;
	reader->failed = true;
	if (parser->context && words == problem)
		diag_line(reader->diags, DIAG_ERROR, "yaml", reader->source,
			  at->line, at->column, "%s (%s)", words,
			  parser->context);
	else
		diag_line(reader->diags, DIAG_ERROR, "yaml", reader->source,
			  at->line, at->column, "%s", words);
}

static struct level *
reader_level(struct reader *reader)
{
	return reader->depth ? &reader->levels[reader->depth - 1] : NULL;
}

/* Whether the next value is the name of another one. */
static bool
wants_key(const struct level *level)
{
	return level && level->node->kind == YAML_MAP && !level->key.p;
}

/* Makes a node and hangs it into the list or map that is open. */
static struct yaml *
reader_add(struct reader *reader, enum yaml_kind kind, yaml_mark_t mark)
{
	const struct cursor *at = reader_seek(reader, mark.index, STR_NONE);
	struct level *level = reader_level(reader);
	struct yaml *node = arena_alloc(reader->arena, sizeof(*node));

	node->kind = kind;
	node->line = at->line;
	node->column = at->column;
	if (!level) {
		reader->root = node;
		return node;
	}
	node->key = level->key;
	if (node->key.p) {
		node->key_line = level->key_line;
		node->key_column = level->key_column;
	}
	level->key = (struct str){NULL, 0};
	if (!level->repeated) {
		*level->last = node;
		level->last = &node->next;
	}
	level->repeated = false;
	return node;
}

static void
reader_key(struct reader *reader, struct level *level, struct str key,
	   yaml_mark_t mark)
{
	const struct cursor *at = reader_seek(reader, mark.index, STR_NONE);
	void **seen;

	level->key_line = at->line;
	level->key_column = at->column;
	level->key = arena_str(reader->arena, key);
	seen = map_put(&level->keys, reader->arena, level->key);
	level->repeated = *seen != NULL;
	if (level->repeated)
		reader_fault(reader, mark,
			     arena_printf(reader->arena,
					  "key '%.*s' stands twice",
					  STR_ARG(key))
				 .p);
	*seen = level->node;
}

/* The null of YAML 1.2 (section 10.3.2) is an empty text. */
static struct str
scalar_text(const yaml_event_t *event)
{
	static const struct str nulls[] = {STR_INIT("~"), STR_INIT("null"),
					   STR_INIT("Null"), STR_INIT("NULL")};
	struct str text = {(const char *)event->data.scalar.value,
			   event->data.scalar.length};

	if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return text;
	for (size_t i = 0; i < sizeof(nulls) / sizeof(nulls[0]); i++) {
		if (str_eq(text, nulls[i]))
			return STR("");
	}
	return text;
}

static void
reader_scalar(struct reader *reader, const yaml_event_t *event)
{
	struct level *level = reader_level(reader);
	struct str text = scalar_text(event);

	if (wants_key(level))
		reader_key(reader, level, text, event->start_mark);
	else
		reader_add(reader, YAML_SCALAR, event->start_mark)->text =
		    arena_str(reader->arena, text);
}

/* False where the reader cannot go on. */
static bool
reader_open(struct reader *reader, enum yaml_kind kind, yaml_mark_t mark)
{
	struct yaml *node;

	if (wants_key(reader_level(reader))) {
		reader_fault(reader, mark, "a key must be a text");
		return false;
	}
	if (reader->depth == YAML_DEPTH) {
		reader_fault(reader, mark, "nested more than 32 levels deep");
		return false;
	}
	node = reader_add(reader, kind, mark);
	reader->levels[reader->depth++] =
	    (struct level){.node = node, .last = &node->child};
	return true;
}

static void
reader_check(struct reader *reader, yaml_mark_t mark, const yaml_char_t *anchor,
	     const yaml_char_t *tag)
{
	if (anchor)
		reader_fault(reader, mark, "anchors are not allowed");
	if (tag)
		reader_fault(reader, mark, "tags are not allowed");
}

/* False at the end, and where the reader cannot go on. */
static bool
reader_event(struct reader *reader, const yaml_event_t *event)
{
	yaml_mark_t mark = event->start_mark;

	switch (event->type) {
	case YAML_STREAM_END_EVENT:
		return false;
	case YAML_DOCUMENT_START_EVENT:
		if (reader->documents++ == 0)
			return true;
		reader_fault(reader, mark, "only one document is allowed");
		return false;
	case YAML_ALIAS_EVENT:
		reader_fault(reader, mark, "aliases are not allowed");
		if (!wants_key(reader_level(reader)))
			reader_add(reader, YAML_SCALAR, mark);
		else
			reader_level(reader)->key = STR("");
		return true;
	case YAML_SCALAR_EVENT:
		reader_check(reader, mark, event->data.scalar.anchor,
			     event->data.scalar.tag);
		reader_scalar(reader, event);
		return true;
	case YAML_SEQUENCE_START_EVENT:
		reader_check(reader, mark, event->data.sequence_start.anchor,
			     event->data.sequence_start.tag);
		return reader_open(reader, YAML_LIST, mark);
	case YAML_MAPPING_START_EVENT:
		reader_check(reader, mark, event->data.mapping_start.anchor,
			     event->data.mapping_start.tag);
		return reader_open(reader, YAML_MAP, mark);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		reader->depth--;
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return true;
	}
	return true;
}

static void
reader_run(struct reader *reader)
{
	yaml_event_t event;
	bool more = true;

	if (!yaml_parser_initialize(&reader->parser))
		arena_no_memory();
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser,
				     (const unsigned char *)reader->text.p +
					 reader->start.offset,
				     reader->text.n - reader->start.offset);
	while (more) {
		if (!yaml_parser_parse(&reader->parser, &event)) {
			reader_syntax(reader);
			break;
		}
		more = reader_event(reader, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&reader->parser);
}

struct yaml *
yaml_parse(const struct source *source, struct str text, size_t first_line,
	   struct arena *arena, struct diags *diags)
{
	size_t mark = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
	struct cursor start = {0, mark, first_line, mark + 1};
	struct reader reader = {.source = source,
				.text = text.p ? text : STR(""),
				.start = start,
				.cursor = start,
				.arena = arena,
				.diags = diags};
	struct yaml *root;

	reader_run(&reader);
	if (reader.failed)
		return NULL;
	root = reader.root;
	if (!root)
		root = reader_add(&reader, YAML_MAP, (yaml_mark_t){0});
	if (root->kind == YAML_SCALAR && root->text.n == 0)
		root->kind = YAML_MAP; /* "---" alone */
	return root;
}

const struct yaml *
yaml_get(const struct yaml *map, const char *key)
{
	const struct yaml *child = map ? map->child : NULL;

	while (child && !str_eq(child->key, str_from(key)))
		child = child->next;
	return child;
}

/* Characters that are written as themselves within double quotes. */
static bool
rune_is_plain(unsigned c)
{
	if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
		return false;
	return c != 0x2028 && c != 0x2029 && c != 0xFEFF &&
	       (c & 0xFFFE) != 0xFFFE && c != UTF8_BAD;
}

/* Words that YAML 1.1 or 1.2 reads as something else than a text. */
static bool
is_reserved_word(struct str text)
{
	static const struct str words[] = {
	    STR_INIT("null"), STR_INIT("true"), STR_INIT("false"),
	    STR_INIT("yes"),  STR_INIT("no"),   STR_INIT("on"),
	    STR_INIT("off"),  STR_INIT("y"),    STR_INIT("n")};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (str_eq_case(text, words[i]))
			return true;
	}
	return false;
}

/* Whether text can stand without quotes as a value of a block mapping; a
 * little stricter than YAML 1.2, section 7.3.3. Numbers and dates can: our
 * reader takes every scalar as a text. */
static bool
is_plain_scalar(struct str text)
{
	size_t at = 0;

	if (text.n == 0 || ascii_space(text.p[0]) ||
	    ascii_space(text.p[text.n - 1]) || text.p[text.n - 1] == ':')
		return false;
	if (str_chr(STR("-?:,[]{}#&*!|>'\"%@`~=<."), text.p[0], 0) != STR_NONE)
		return false;
	if (str_find(text, STR(": "), 0) != STR_NONE ||
	    str_find(text, STR(" #"), 0) != STR_NONE || is_reserved_word(text))
		return false;
	while (at < text.n) {
		if (!rune_is_plain(utf8_next(text, &at)))
			return false;
	}
	return true;
}

static void
put_escaped(struct buf *out, unsigned c)
{
	if (c == '\n')
		buf_puts(out, "\\n");
	else if (c == '\t')
		buf_puts(out, "\\t");
	else if (c == UTF8_BAD)
		buf_put_rune(out, 0xFFFD);
	else if (c <= 0xFF)
		buf_printf(out, "\\x%02X", c);
	else if (c <= 0xFFFF)
		buf_printf(out, "\\u%04X", c);
	else
		buf_printf(out, "\\U%08X", c);
}

void
yaml_put_scalar(struct buf *out, struct str text)
{
	size_t at = 0;
	unsigned c;

	if (is_plain_scalar(text)) {
		buf_put(out, text);
		return;
	}
	buf_putc(out, '"');
	while (at < text.n) {
		c = utf8_next(text, &at);
		if (c == '"' || c == '\\')
			buf_putc(out, '\\');
		if (rune_is_plain(c))
			buf_put_rune(out, c);
		else
			put_escaped(out, c);
	}
	buf_putc(out, '"');
}
