#include "model/excerpt.h"

#include "base/utf8.h"

/* Bytes: a lead that is longer is cut; a first sentence that is shorter
 * brings the next one along. */
#define LEAD_MAX 300
#define LEAD_MIN 80

/* Words whose point ends no sentence; lower case. */
static bool
is_abbreviation(struct str word)
{
	static const char *const words[] = {
	    "mr",   "mrs",  "ms",  "dr",  "prof", "st",  "no",   "nos",
	    "vs",   "etc",  "cf",  "inc", "ltd",  "co",  "corp", "approx",
	    "ca",   "jan",  "feb", "mar", "apr",  "jun", "jul",  "aug",
	    "sep",  "sept", "oct", "nov", "dec",  "fig", "art",  "sec",
	    "para", "pp",   "vol", "ed",  "eds",  "al",  "jr",   "sr",
	    "gen",  "gov",  "rep", "sen", "incl", "est", "resp", "dept",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq_case(word, str_from(words[i])))
			return true;
	return false;
}

/* Whether the point at offset at stands behind an abbreviation ("etc."), an
 * initial ("J. Smith"), letters with points ("e.g.", "U.S.") or a number
 * that opens the text ("1. "). */
static bool
point_is_inner(struct str text, size_t at)
{
	size_t start = at, digits = 0;
	struct str word;

	while (start > 0 && at - start < 12 &&
	       (ascii_alnum(text.p[start - 1]) || text.p[start - 1] == '.'))
		start--;
	word = str_slice(text, start, at);
	if (word.n == 0)
		return false;
	while (digits < word.n && ascii_digit(word.p[digits]))
		digits++;
	if (digits == word.n)
		return start == 0;
	if (word.n == 1)
		return ascii_alpha(word.p[0]);
	return is_abbreviation(word) ||
	       (word.n <= 6 && str_chr(word, '.', 0) != STR_NONE &&
		!ascii_digit(word.p[0]));
}

static bool
rune_closes(unsigned c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 ||
	       c == 0x201d || c == 0x300d || c == 0x300f || c == 0xff09 ||
	       c == 0xbb;
}

static size_t
skip_closers(struct str text, size_t at)
{
	size_t next = at;

	while (at < text.n && rune_closes(utf8_next(text, &next)))
		at = next;
	return at;
}

/* Whether a sentence that seems to end before offset at does so: the text
 * ends, or white space and no small letter follow. */
static bool
new_sentence_follows(struct str text, size_t at)
{
	if (at == text.n)
		return true;
	if (!ascii_space(text.p[at]))
		return false;
	while (at < text.n && ascii_space(text.p[at]))
		at++;
	return at == text.n || !(text.p[at] >= 'a' && text.p[at] <= 'z');
}

/* Past the sentence of text that begins at offset at; its paragraph ends it
 * at the latest. */
static size_t
sentence_end(struct str text, size_t at)
{

	while (at < text.n && text.p[at] != '\n') {
		size_t start = at, end;
		unsigned c = utf8_next(text, &at);

		/* Full-width: no white space follows. */
		if (c == 0x3002 || c == 0xff01 || c == 0xff1f)
			return skip_closers(text, at);
		if (c != '.' && c != '!' && c != '?')
			continue;
		end = skip_closers(text, at);
		if (new_sentence_follows(text, end) &&
		    !(c == '.' && end < text.n && point_is_inner(text, start)))
			return end;
	}
	return at;
}

struct str
excerpt_cut(struct str text, size_t max, struct arena *arena)
{
	size_t end = max, word;

	if (text.n <= max)
		return arena_str(arena, text);
	while (end > 0 && ((unsigned char)text.p[end] & 0xc0) == 0x80)
		end--;
	word = end;
	while (word > 0 && !ascii_space(text.p[word]))
		word--;
	if (word > max / 2)
		end = word;
	while (end > 0 && (ascii_space(text.p[end - 1]) ||
			   text.p[end - 1] == ',' || text.p[end - 1] == ';'))
		end--;
	return arena_printf(arena, "%.*s…", (int)end, text.p);
}

struct str
excerpt_lead(struct str text, struct arena *arena)
{
	size_t end = sentence_end(text, 0);

	if (end < LEAD_MIN && end < text.n && text.p[end] != '\n')
		end = sentence_end(text, end);
	return excerpt_cut(str_slice(text, 0, end), LEAD_MAX, arena);
}
