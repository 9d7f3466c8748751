#include "base/diag.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/utf8.h"

#define DIAG_KEPT 50       /* messages of one code in one file */
#define EXCERPT_LENGTH 100 /* characters of a line, ellipses among them */
#define EXCERPT_BEFORE 60  /* of them at most before the caret */
#define ELLIPSIS "\xE2\x80\xA6"

/* Value of diags.files, whose key is the file ("" for none). */
struct diag_tally {
	const char *code;
	struct str file; /* the copy that diags owns */
	size_t kept, dropped;
	struct diag_tally *next;
};

static const char *const level_names[] = {
    [DIAG_NOTE] = "note",
    [DIAG_WARNING] = "warning",
    [DIAG_ERROR] = "error",
};

void
diags_init(struct diags *diags, struct arena *arena)
{
	*diags = (struct diags){.arena = arena};
	diags->last = &diags->first;
}

/* What a terminal would obey, and what is not UTF-8, becomes U+FFFD. */
static unsigned
rune_printable(unsigned c)
{
	if (c == '\t' || c == '\n' || c == '\r')
		return ' ';
	if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == UTF8_BAD)
		return 0xFFFD;
	if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
		return 0xFFFD;
	return c;
}

static struct str
text_printable(struct arena *arena, struct str text)
{
	struct buf clean = {0};
	struct str printable;

	if (!text.p)
		return text;
	for (size_t at = 0; at < text.n;)
		buf_put_rune(&clean, rune_printable(utf8_next(text, &at)));
	printable = buf_take(&clean, arena);
	buf_free(&clean);
	return printable;
}

/* A file may be called anything, also what an archive of somebody else
 * says. */
static struct diag_tally *
diags_tally(struct diags *diags, struct str file, const char *code)
{
	struct diag_tally *first = map_get(&diags->files, file);
	struct diag_tally *tally, **link = &first;

	for (; *link; link = &(*link)->next) {
		if (strcmp((*link)->code, code) == 0)
			return *link;
	}
	tally = arena_alloc(diags->arena, sizeof(*tally));
	tally->code = code;
	tally->file = first ? first->file : text_printable(diags->arena, file);
	*link = tally;
	if (first == tally)
		*map_put(&diags->files, diags->arena,
			 arena_str(diags->arena, file)) = tally;
	return tally;
}

static void
diags_count(struct diags *diags, enum diag_level level)
{
	if (level == DIAG_ERROR)
		diags->errors++;
	else if (level == DIAG_WARNING)
		diags->warnings++;
}

/* A new message at the end; NULL where the tally of its code is full. */
static struct diag *
diags_add(struct diags *diags, enum diag_level level, const char *code,
	  struct str file)
{
	struct diag_tally *tally = diags_tally(diags, file, code);
	struct diag *diag;

	if (tally->kept == DIAG_KEPT) {
		tally->dropped++;
		return NULL;
	}
	tally->kept++;
	diag = arena_alloc(diags->arena, sizeof(*diag));
	diag->level = level;
	diag->code = code;
	diag->file = tally->file;
	*diags->last = diag;
	diags->last = &diag->next;
	return diag;
}

__attribute__((format(printf, 2, 0))) static struct str
diag_message(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	struct buf raw = {0};
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		arena_no_memory();
	raw.capacity = (size_t)n + 1;
	raw.p = arena_alloc(arena, raw.capacity);
	raw.n = (size_t)n;
	vsnprintf(raw.p, raw.capacity, format, args);
	return text_printable(arena, buf_str(&raw));
}

/* The line that starts at offset start, without its end. */
static struct str
line_text(struct str text, size_t start)
{
	size_t end = str_chr(text, '\n', start);
	struct str line = str_slice(text, start, end);

	if (str_ends(line, STR("\r")))
		line.n--;
	return line;
}

/* Offset of a line; STR_NONE where the text has fewer. */
static size_t
line_start(struct str text, size_t line)
{
	size_t start = 0;

	while (line-- > 1) {
		start = str_chr(text, '\n', start);
		if (start == STR_NONE)
			return STR_NONE;
		start++;
	}
	return start;
}

/* Sets the excerpt: the whole line, or a window around the column. */
static void
diag_set_excerpt(struct diag *diag, struct str line, struct arena *arena)
{
	size_t length = utf8_length(line), from = 0, to = length, at = 0;
	struct buf out = {0};

	if (length > EXCERPT_LENGTH) {
		if (diag->column > EXCERPT_BEFORE)
			from = diag->column - EXCERPT_BEFORE;
		if (from > length - EXCERPT_LENGTH)
			from = length - EXCERPT_LENGTH;
		to = from + EXCERPT_LENGTH;
	}
	for (size_t i = 0; i < to; i++) {
		unsigned c = rune_printable(utf8_next(line, &at));

		if ((i == from && from > 0) || (i + 1 == to && to < length))
			buf_puts(&out, ELLIPSIS);
		else if (i >= from)
			buf_put_rune(&out, c);
	}
	diag->excerpt = buf_take(&out, arena);
	buf_free(&out);
	diag->caret = diag->column ? diag->column - from : 0;
}

/* Sets line, column and excerpt, in the origin where there is one; column
 * in bytes from 1, or 0. */
static void
diag_set_place(struct diag *diag, const struct source *source, size_t line,
	       size_t column, struct arena *arena)
{
	struct str text;
	size_t start;

	for (; source->origin; source = source->origin) {
		bool known = line > 0 && line <= source->n_origin_lines;

		line = known ? source->origin_lines[line - 1] : 0;
		column = 0;
	}
	diag->line = line;
	start = line_start(source->text, line);
	if (line == 0 || start == STR_NONE)
		return;
	text = line_text(source->text, start);
	if (column)
		diag->column = utf8_length(str_slice(text, 0, column - 1)) + 1;
	diag_set_excerpt(diag, text, arena);
}

static struct str
source_file(const struct source *source)
{
	while (source->origin)
		source = source->origin;
	return source->name;
}

void
diag_at(struct diags *diags, enum diag_level level, const char *code,
	const struct source *source, size_t offset, const char *format, ...)
{
	struct diag *diag;
	size_t line = 1, start = 0, next;
	va_list args;

	diags_count(diags, level);
	diag = diags_add(diags, level, code, source_file(source));
	if (!diag)
		return;
	while ((next = str_chr(source->text, '\n', start)) < offset) {
		start = next + 1;
		line++;
	}
	diag_set_place(diag, source, line, offset - start + 1, diags->arena);
	va_start(args, format);
	diag->message = diag_message(diags->arena, format, args);
	va_end(args);
}

void
diag_line(struct diags *diags, enum diag_level level, const char *code,
	  const struct source *source, size_t line, size_t column,
	  const char *format, ...)
{
	struct diag *diag;
	va_list args;

	diags_count(diags, level);
	diag = diags_add(diags, level, code, source_file(source));
	if (!diag)
		return;
	diag_set_place(diag, source, line, column, diags->arena);
	va_start(args, format);
	diag->message = diag_message(diags->arena, format, args);
	va_end(args);
}

void
diag_file(struct diags *diags, enum diag_level level, const char *code,
	  const char *path, const char *format, ...)
{
	struct diag *diag;
	va_list args;

	diags_count(diags, level);
	diag = diags_add(diags, level, code, str_from(path));
	if (!diag)
		return;
	va_start(args, format);
	diag->message = diag_message(diags->arena, format, args);
	va_end(args);
}

void
diag_errno(struct diags *diags, const char *path, const char *what)
{
	int error = errno;

	diag_file(diags, DIAG_ERROR, "file", path, "%s: %s", what,
		  strerror(error));
}

void
diags_append(struct diags *to, const struct diags *from)
{
	const struct diag *diag;
	const struct diag_tally *tally;
	struct diag *copy;

	for (diag = from->first; diag; diag = diag->next) {
		copy = diags_add(to, diag->level, diag->code, diag->file);
		if (!copy)
			continue;
		copy->message = arena_str(to->arena, diag->message);
		copy->line = diag->line;
		copy->column = diag->column;
		copy->excerpt = arena_str(to->arena, diag->excerpt);
		copy->caret = diag->caret;
	}
	for (size_t i = 0; i < from->files.n; i++) {
		for (tally = from->files.items[i].value; tally;
		     tally = tally->next)
			diags_tally(to, tally->file, tally->code)->dropped +=
			    tally->dropped;
	}
	to->errors += from->errors;
	to->warnings += from->warnings;
}

/* "  164 | text", and a caret below it. A character of Chinese or Japanese
 * is two columns wide in a terminal. */
static void
put_excerpt(struct buf *out, const struct diag *diag)
{
	size_t at = 0, gutter = out->n;

	buf_printf(out, "  %zu |", diag->line);
	gutter = out->n - gutter - 1;
	if (diag->excerpt.n)
		buf_printf(out, " %.*s", STR_ARG(diag->excerpt));
	buf_putc(out, '\n');
	if (!diag->caret)
		return;
	buf_printf(out, "%*s| ", (int)gutter, "");
	for (size_t i = 1; i < diag->caret; i++)
		buf_puts(out, rune_is_cjk(utf8_next(diag->excerpt, &at)) ? "  "
									 : " ");
	buf_puts(out, "^\n");
}

static void
put_text(struct buf *out, const struct diag *diag)
{
	if (!diag->file.n)
		buf_puts(out, "brevier");
	buf_put(out, diag->file);
	if (diag->line)
		buf_printf(out, ":%zu", diag->line);
	if (diag->column)
		buf_printf(out, ":%zu", diag->column);
	buf_printf(out, ": %s: %.*s [%s]\n", level_names[diag->level],
		   STR_ARG(diag->message), diag->code);
	if (diag->excerpt.p)
		put_excerpt(out, diag);
}

static struct json *
json_position(size_t position)
{
	if (position == 0)
		return json_text((struct str){NULL, 0});
	return json_number((long long)position);
}

static void
put_json(struct buf *out, const struct diag *diag)
{
	struct json *object = json_new_object();

	json_set_text(object, "file", diag->file);
	json_set(object, "line", json_position(diag->line));
	json_set(object, "column", json_position(diag->column));
	json_set_text(object, "level", str_from(level_names[diag->level]));
	json_set_text(object, "code", str_from(diag->code));
	json_set_text(object, "message", diag->message);
	json_write_line(out, object);
}

static void
put_diag(struct buf *out, const struct diag *diag, enum diag_format format)
{
	if (format == DIAG_JSON)
		put_json(out, diag);
	else
		put_text(out, diag);
}

void
diags_print(const struct diags *diags, enum diag_format format, FILE *out)
{
	const struct diag_tally *tally;
	struct buf text = {0};

	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		put_diag(&text, diag, format);
	for (size_t i = 0; i < diags->files.n; i++) {
		tally = diags->files.items[i].value;
		for (; tally; tally = tally->next) {
			char message[48];
			struct diag note = {.file = tally->file,
					    .code = tally->code};

			if (tally->dropped == 0)
				continue;
			snprintf(message, sizeof(message), "and %zu more",
				 tally->dropped);
			note.message = str_from(message);
			put_diag(&text, &note, format);
		}
	}
	fwrite(buf_str(&text).p, 1, text.n, out);
	buf_free(&text);
}
