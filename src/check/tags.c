#include "check/tags.h"

#include "base/buf.h"
#include "base/utf16.h"
#include "base/utf8.h"

struct str
tags_path(const struct tags *tags, struct str name)
{
	return arena_printf(tags->trove->arena, "%.*s%.*s", STR_ARG(tags->root),
			    STR_ARG(name));
}

/* ---- Text ---- */

/* Line ends are LF, CR or CRLF. */
static struct str
with_line_feeds(struct str text, struct arena *arena)
{
	char *p = arena_alloc(arena, text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		bool is_end = text.p[i] == '\r';

		if (is_end && i + 1 < text.n && text.p[i + 1] == '\n')
			continue;
		p[n++] = is_end ? '\n' : text.p[i];
	}
	return (struct str){p, n};
}

static struct str
from_latin1(struct str bytes, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < bytes.n; i++)
		buf_put_rune(&out, (unsigned char)bytes.p[i]);
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

/* False where bytes cannot be in the encoding. */
static bool
decode(enum tags_encoding encoding, struct str bytes, struct arena *arena,
       struct str *text)
{
	*text = bytes;
	if (encoding == TAGS_LATIN1)
		*text = from_latin1(bytes, arena);
	else if (encoding == TAGS_UTF16)
		return utf16_is(bytes) && utf16_read(bytes, arena, text);
	return utf8_check(*text) == text->n;
}

static bool
read_as(const struct tags *tags, enum tags_encoding encoding, struct str name,
	struct source *source)
{
	static const char *const words[] = {"UTF-8", "UTF-16", "ISO-8859-1"};
	struct trove *trove = tags->trove;
	struct arena *arena = trove->arena;
	struct str path = tags_path(tags, name);
	struct trove_file *file = trove_find(trove, path);
	struct str bytes;

	if (!file || !trove_read(trove, file, arena, &bytes))
		return false;
	source->name = str_from(trove_path(trove, path));
	if (!decode(encoding, bytes, arena, &source->text)) {
		diag_file(trove->diags, DIAG_ERROR, "bag-encoding",
			  source->name.p, "is not in %s", words[encoding]);
		return false;
	}
	source->text = with_line_feeds(source->text, arena);
	return true;
}

bool
tags_read(const struct tags *tags, struct str name, struct source *source)
{
	return read_as(tags, tags->encoding, name, source);
}

/* ---- bagit.txt (section 2.1.1) ---- */

/* "1.0" */
static bool
is_version(struct str text)
{
	size_t dot = str_chr(text, '.', 0);

	if (dot == STR_NONE || dot == 0 || dot + 1 == text.n)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (i != dot && !ascii_digit(text.p[i]))
			return false;
	return true;
}

static void
set_encoding(struct tags *tags, struct str word, const struct source *source)
{
	static const struct {
		struct str word;
		enum tags_encoding encoding;
	} encodings[] = {
	    {STR_INIT("UTF-8"), TAGS_UTF8},
	    {STR_INIT("UTF-16"), TAGS_UTF16},
	    {STR_INIT("ISO-8859-1"), TAGS_LATIN1},
	};

	for (size_t i = 0; i < sizeof(encodings) / sizeof(*encodings); i++)
		if (str_eq_case(word, encodings[i].word)) {
			tags->encoding = encodings[i].encoding;
			return;
		}
	diag_line(tags->trove->diags, DIAG_WARNING, "bag-declaration", source,
		  2, 0, "its names are read as if they were in UTF-8");
}

/* Two lines, and no mark of the byte order before them. */
void
tags_check_declaration(struct tags *tags)
{
	struct str version = STR("BagIt-Version: ");
	struct str encoding = STR("Tag-File-Character-Encoding: ");
	struct source source = {0};
	struct str rest, first, second;

	if (!read_as(tags, TAGS_UTF8, STR("bagit.txt"), &source))
		return;
	rest = source.text;
	first = str_cut_line(&rest);
	second = str_cut_line(&rest);
	if (!str_starts(first, version) || !str_starts(second, encoding) ||
	    !is_version(str_skip(first, version.n)) || rest.n > 0)
		diag_line(tags->trove->diags, DIAG_ERROR, "bag-declaration",
			  &source, 1, 0,
			  "must be a line 'BagIt-Version: 1.0' and a line "
			  "'Tag-File-Character-Encoding: UTF-8'");
	else
		set_encoding(tags, str_skip(second, encoding.n), &source);
	tags->is_old = str_starts(str_skip(first, version.n), STR("0."));
}

/* ---- bag-info.txt (section 2.2.2) ---- */

/* "Label: value"; earlier versions let white space stand before the colon,
 * and none behind it. */
static bool
is_element(const struct tags *tags, struct str line, size_t colon)
{
	if (colon == STR_NONE || colon == 0 || ascii_space(line.p[0]))
		return false;
	if (tags->is_old)
		return true;
	return !ascii_space(line.p[colon - 1]) &&
	       (colon + 1 == line.n || ascii_space(line.p[colon + 1]));
}

/* "Payload-Oxum: BYTES.FILES" */
static void
check_oxum(const struct tags *tags, const struct source *source, size_t line,
	   struct str value, struct str is)
{
	if (!str_eq(str_trim(value), is))
		diag_line(tags->trove->diags, DIAG_ERROR, "bag-oxum", source,
			  line, 0, "the payload has %.*s bytes.files",
			  STR_ARG(is));
}

/* A line that begins with a space goes on with the one before. */
void
tags_check_info(const struct tags *tags, struct str oxum)
{
	struct diags *diags = tags->trove->diags;
	struct source source = {0};
	struct str rest;
	size_t n_oxums = 0;

	if (!tags_read(tags, STR("bag-info.txt"), &source))
		return;
	rest = source.text;
	for (size_t n = 1; rest.n > 0; n++) {
		struct str line = str_cut_line(&rest);
		size_t colon = str_chr(line, ':', 0);

		if (line.n == 0 || (ascii_space(line.p[0]) && n > 1))
			continue;
		if (!is_element(tags, line, colon))
			diag_line(diags, DIAG_ERROR, "bag-info", &source, n, 0,
				  "is not a label, a colon, a space and a "
				  "value");
		else if (str_eq_case(str_trim(str_slice(line, 0, colon)),
				     STR("Payload-Oxum"))) {
			check_oxum(tags, &source, n, str_skip(line, colon + 1),
				   oxum);
			if (n_oxums++ > 0)
				diag_line(diags, DIAG_ERROR, "bag-oxum",
					  &source, n, 0, "stands here again");
		}
	}
}
