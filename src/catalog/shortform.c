#include "catalog/shortform.h"

#include "base/utf8.h"

enum { SHORT_MIN = 2 };

/* ---- Characters ---- */

bool
rune_is_alnum(unsigned c)
{
	return c < 0x80 ? ascii_alnum((char)c) : rune_is_letter(c);
}

/* What a word of a short form may have between its letters. */
static bool
is_joint(unsigned c)
{
	return c == '-' || c == '&' || c == '.' || c == '/';
}

/* Most of a text is ASCII: the functions below look at bytes first. */
static bool
is_ascii_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || is_joint(c);
}

bool
shortform_has(unsigned c)
{
	if (c < 0x80)
		return is_ascii_word((unsigned char)c);
	return rune_is_letter(c) && !rune_is_cjk(c);
}

size_t
shortform_end(struct str text, size_t at)
{
	while (at < text.n) {
		unsigned char c = (unsigned char)text.p[at];
		size_t next = at + 1;

		if (!shortform_has(c < 0x80 ? c : utf8_at(text, at)))
			break;
		if (c >= 0x80) {
			next = at;
			utf8_next(text, &next);
		}
		at = next;
	}
	return at;
}

size_t
shortform_start(struct str text, size_t at, size_t least)
{
	while (at > least) {
		unsigned char c = (unsigned char)text.p[at - 1];
		size_t before = at;

		if (!shortform_has(c < 0x80 ? c : utf8_previous(text, &before)))
			break;
		at = c < 0x80 ? at - 1 : before;
	}
	return at;
}

/* ---- Short forms ---- */

/* One word: two capitals, or a capital and a digit, or a capital behind a
 * small letter: "MIIT", "G20", "kWh". */
static bool
is_short_word(struct str word)
{
	size_t capitals = 0, digits = 0, at = 0, n = 0;
	bool inner = false;

	if (word.n < SHORT_MIN || word.n > SHORTFORM_MAX_BYTES ||
	    !rune_is_alnum(utf8_at(word, 0)))
		return false;
	while (at < word.n) {
		unsigned c = utf8_next(word, &at);

		if (!shortform_has(c) || ++n > SHORTFORM_MAX)
			return false;
		if (rune_is_upper(c)) {
			inner = inner || n > 1;
			capitals++;
		}
		digits += c < 0x80 && ascii_digit((char)c);
	}
	return capitals >= 2 || inner || (capitals == 1 && digits > 0);
}

bool
shortform_is(struct str text)
{
	size_t space = str_chr(text, ' ', 0);

	if (text.n > SHORTFORM_MAX_BYTES || utf8_length(text) > SHORTFORM_MAX)
		return false;
	if (space == STR_NONE)
		return is_short_word(text);
	return is_short_word(str_slice(text, 0, space)) &&
	       is_short_word(str_skip(text, space + 1));
}

/* Letters and digits of a short form. */
size_t
shortform_size(struct str text)
{
	size_t at = 0, n = 0;

	while (at < text.n)
		n += rune_is_alnum(utf8_next(text, &at));
	return n;
}

struct str
shortform_base(struct str shortened)
{
	size_t at = shortened.n;
	unsigned c;

	if (shortened.n < 3 || shortened.p[shortened.n - 1] != 's')
		return shortened;
	at--;
	c = utf8_before(shortened, at);
	if (rune_is_upper(c) || (c < 0x80 && ascii_digit((char)c)))
		shortened.n = at;
	return shortened;
}

/* ---- Uses ---- */

/* Offset of the next capital at or after at; STR_NONE where there is none. */
static size_t
find_capital(struct str text, size_t at)
{
	while (at < text.n) {
		size_t from = at;
		char c = text.p[at];

		/* Most of a text is ASCII. */
		if (!(c & 0x80) && (c < 'A' || c > 'Z'))
			at++;
		else if (rune_is_upper(utf8_next(text, &at)))
			return from;
	}
	return STR_NONE;
}

/* Finds the next word with a capital; the scan then has it whole, without
 * joints at its ends. */
static bool
scan_word(struct shortform_scan *scan)
{
	struct str text = scan->text;
	size_t from = find_capital(text, scan->at), end = from;

	if (from == STR_NONE)
		return false;
	from = shortform_start(text, from, scan->at);
	scan->at = end = shortform_end(text, end);
	while (is_joint((unsigned char)text.p[from]))
		from++;
	while (is_joint((unsigned char)text.p[end - 1]))
		end--;
	scan->from = scan->part = from;
	scan->end = end;
	scan->whole = false;
	return true;
}

/* The word at hand together with the one behind a space. */
static struct str
scan_pair(const struct shortform_scan *scan)
{
	struct str text = scan->text;
	size_t end = scan->end + 1;

	if (end >= text.n || text.p[scan->end] != ' ' ||
	    scan->end - scan->from >= SHORTFORM_MAX_BYTES)
		return (struct str){0};
	end = shortform_end(
	    str_slice(text, 0, scan->from + 2 * SHORTFORM_MAX_BYTES), end);
	while (is_joint((unsigned char)text.p[end - 1]))
		end--;
	return str_slice(text, scan->from, end);
}

/* The next part of the word at hand, between hyphens and strokes; absent at
 * its end. */
static struct str
scan_part(struct shortform_scan *scan)
{
	struct str text = scan->text;
	size_t from = scan->part, end = from;

	while (end < scan->end && text.p[end] != '-' && text.p[end] != '/')
		end++;
	scan->part = end < scan->end ? end + 1 : end;
	return str_slice(text, from, end);
}

bool
shortform_next(struct shortform_scan *scan, struct str *word)
{
	for (;;) {
		if (scan->part >= scan->end) {
			if (!scan_word(scan))
				return false;
			*word = scan_pair(scan);
			if (shortform_is(*word))
				return true;
		}
		if (!scan->whole) {
			scan->whole = true;
			*word = str_slice(scan->text, scan->from, scan->end);
			if (is_short_word(*word))
				return true;
		}
		*word = scan_part(scan);
		if (word->n < scan->end - scan->from && is_short_word(*word))
			return true;
	}
}
