#include "catalog/programme.h"

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "catalog/nameword.h"
#include "catalog/shortform.h"

/* A name has so many words and bytes at most; what is longer is prose. Of
 * scripts without spaces it has four characters at least: fewer are words. */
enum {
	NAME_MAX_WORDS = 12,
	NAME_MAX_BYTES = 160,
	DENSE_MIN = 4,
	DENSE_MAX = 40,
	LONE_MIN = 6, /* characters of a name of one word: "RePowerEU" */
};

/* ---- Words ---- */

static bool
is_digit(unsigned c)
{
	return c < 0x80 && ascii_digit((char)c);
}

/* Whether a word is written as a part of a name. */
static bool
is_capital(struct str word)
{
	unsigned c = utf8_at(word, 0);

	return rune_is_upper(c) || is_digit(c);
}

/* Without the "s" of a plural. */
static struct str
singular(struct str word)
{
	if (word.n > 3 && str_ends(word, STR("s")) &&
	    !str_ends(word, STR("ss")))
		word.n--;
	return word;
}

/* ---- Keys ---- */

struct key {
	char p[NAME_MAX_BYTES];
	size_t n;
};

/* Letters and digits as they fold, all else as one space. */
static void
key_put(struct key *key, unsigned c)
{
	if (!rune_is_alnum(c)) {
		if (key->n > 0 && key->p[key->n - 1] != ' ')
			key->p[key->n++] = ' ';
	} else if (c < 0x80) {
		key->p[key->n++] = (char)c;
	} else {
		for (int shift = 14; shift >= 0; shift -= 7)
			key->p[key->n++] = (char)(0x80 | (c >> shift & 0x7F));
	}
}

uint64_t
programme_key(struct str name)
{
	struct key key = {.n = 0};
	struct str text, word, rest;

	for (size_t at = 0; at < name.n && key.n + 3 <= sizeof(key.p);)
		key_put(&key, rune_fold(utf8_next(name, &at)));
	text = rest = str_trim((struct str){key.p, key.n});
	if (str_cut(&rest, ' ', &word) && rest.n && nameword_is_opener(word))
		text = rest;
	if (str_ends(text, STR(" s")))
		text.n -= 2;
	text = singular(text);
	return text.n ? hash_quick(text) : 0;
}

/* ---- Capitalised words ---- */

struct finder {
	struct str text;
	programme_visit *visit;
	void *context;
};

static void
tell(const struct finder *finder, struct str name, bool strong)
{
	uint64_t key = programme_key(name);

	if (key)
		finder->visit(finder->context, name, key, strong);
}

/* Words side by side, capitalised ones and links between them. */
struct run {
	struct str words[NAME_MAX_WORDS];
	bool is_link[NAME_MAX_WORDS];
	size_t n;
};

static struct str
run_text(const struct run *run, size_t from, size_t to)
{
	struct str first = run->words[from], last = run->words[to - 1];

	return (struct str){first.p, (size_t)(last.p - first.p) + last.n};
}

/* Whether word says more than that there is something of its kind: "Five-Year"
 * does not, an ordinal does. */
static bool
is_telling(struct str word)
{
	struct str part;

	while (str_cut(&word, '-', &part)) {
		struct str one = singular(part);
		bool number = part.n > 0 && is_digit(utf8_at(part, 0));

		if (number ? ascii_alpha(part.p[part.n - 1])
			   : part.n > 0 && !nameword_is_vague(one) &&
				 !nameword_is_thing(one))
			return true;
	}
	return false;
}

/* Tells the words from from up to to, where at least two of them are
 * capitalised. */
static void
tell_words(const struct finder *finder, const struct run *run, size_t from,
	   size_t to)
{
	size_t capitals = 0;
	bool telling = false, thing;

	for (size_t i = from; i < to; i++) {
		capitals += !run->is_link[i];
		telling =
		    telling || (!run->is_link[i] && is_telling(run->words[i]));
	}
	if (capitals < 2)
		return;
	thing = nameword_is_thing(singular(run->words[to - 1]));
	tell(finder, run_text(run, from, to), thing && telling);
}

static bool
is_and(struct str word)
{
	return str_eq(word, STR("and")) || str_eq(word, STR("und")) ||
	       str_eq(word, STR("et")) || str_eq(word, STR("y"));
}

/* Tells what stands between links; with joined, what "and" joins is told as
 * one, but not what has none. */
static void
tell_pieces(const struct finder *finder, const struct run *run, size_t from,
	    size_t to, bool joined)
{
	size_t end;

	for (size_t i = from; i < to; i = end + 1) {
		bool has_and = false;

		for (end = i; end < to; end++) {
			bool and = joined && is_and(run->words[end]);

			if (run->is_link[end] && !and)
				break;
			has_and = has_and || and;
		}
		if (end - i < to - from && has_and == joined)
			tell_words(finder, run, i, end);
	}
}

/* All of the run, its beginning up to each thing, and its pieces. */
static void
tell_run(const struct finder *finder, const struct run *run)
{
	size_t from = 0, to = run->n;

	while (to > 0 && run->is_link[to - 1])
		to--;
	while (from < to &&
	       (run->is_link[from] || nameword_is_opener(run->words[from])))
		from++;
	for (size_t i = from; i < to; i++)
		if (i + 1 == to || nameword_is_thing(singular(run->words[i])))
			tell_words(finder, run, from, i + 1);
	tell_pieces(finder, run, from, to, true);
	tell_pieces(finder, run, from, to, false);
}

/* The word at offset at, without joints at its end, and where it ends with
 * them. */
static struct str
read_word(struct str text, size_t at, size_t *end)
{
	size_t from = at;

	*end = at = shortform_end(text, at);
	while (at > from && !rune_is_alnum(utf8_before(text, at)))
		utf8_previous(text, &at);
	return str_slice(text, from, at);
}

/* Reads the run that begins at offset at; where to go on. */
static size_t
find_run(const struct finder *finder, size_t at)
{
	struct str text = finder->text;
	struct run run = {.n = 0};
	size_t next = at, end;

	while (run.n < NAME_MAX_WORDS) {
		struct str word = read_word(text, next, &end);
		bool link = !is_capital(word);

		if (word.n == 0 || (link && !nameword_is_link(word)))
			break;
		run.is_link[run.n] = link;
		run.words[run.n++] = word;
		at = end;
		/* Any punctuation ends it. */
		if (end >= text.n || text.p[end] != ' ' ||
		    word.p + word.n != text.p + end)
			break;
		next = end + 1;
	}
	tell_run(finder, &run);
	return at;
}

/* ---- Quotation marks ---- */

/* The mark that closes what c opens; 0 where it opens nothing. */
static unsigned
closing_mark(unsigned c)
{
	static const unsigned pairs[][2] = {
	    {'"', '"'},       {0x201C, 0x201D}, {0x201E, 0x201C},
	    {0xAB, 0xBB},     {0x2039, 0x203A}, {0x300A, 0x300B},
	    {0x300C, 0x300D}, {0x300E, 0x300F},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i][0] == c)
			return pairs[i][1];
	return 0;
}

/* Written without spaces, or in Hangul, which has no capitals. */
static bool
is_dense(unsigned c)
{
	return rune_is_han(c) || (rune_is_cjk(c) && rune_is_letter(c)) ||
	       (c >= 0xAC00 && c <= 0xD7A3);
}

/* 东数西算: so many characters, and no sentence. */
static bool
is_dense_name(struct str text)
{
	size_t n = 0, dense = 0;

	for (size_t at = 0; at < text.n; n++) {
		unsigned c = utf8_next(text, &at);

		if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0C)
			return false;
		dense += is_dense(c);
	}
	return dense >= DENSE_MIN && n <= DENSE_MAX;
}

/* "NextGenerationEU": capitals within the word, and small letters. */
static bool
is_lone_name(struct str word)
{
	size_t capitals = 0, small = 0, n = 0;

	for (size_t at = 0; at < word.n; n++) {
		unsigned c = utf8_next(word, &at);

		capitals += rune_is_upper(c);
		small += rune_is_alnum(c) && !rune_is_upper(c);
	}
	return n >= LONE_MIN && capitals >= 2 && small > 0;
}

/* Whether a sentence ends in the midst of text. */
static bool
has_sentence_end(struct str text)
{
	for (size_t i = 0; i + 1 < text.n; i++)
		if (text.p[i + 1] == ' ' &&
		    (text.p[i] == '.' || text.p[i] == '!' || text.p[i] == '?' ||
		     text.p[i] == ';' || text.p[i] == ':'))
			return true;
	return false;
}

/* "Made in China 2025": begins with a capital, has another, and no less than
 * half of its longer words have one. */
static bool
is_name(struct str text)
{
	size_t words = 0, capitals = 0, longer = 0, longer_capitals = 0;
	struct str rest = text, word;

	if (is_dense_name(text))
		return true;
	if (!is_capital(text) || has_sentence_end(text))
		return false;
	while (str_cut(&rest, ' ', &word)) {
		bool capital = is_capital(word);

		words++;
		capitals += capital;
		longer += word.n > 3;
		longer_capitals += word.n > 3 && capital;
	}
	if (words == 1)
		return is_lone_name(text);
	return words <= NAME_MAX_WORDS && capitals >= 2 &&
	       2 * longer_capitals >= longer;
}

/* What stands in the quotation marks that open before offset from. */
static void
find_quoted(const struct finder *finder, size_t from, unsigned close)
{
	struct str text = finder->text, name;
	size_t at = from, end;
	unsigned c = 0;

	while ((end = at) < text.n && at - from <= NAME_MAX_BYTES) {
		c = utf8_next(text, &at);
		if (c == close || c == '\n')
			break;
	}
	if (c != close || end >= text.n)
		return;
	name = fold_trim(str_slice(text, from, end));
	/* A comma that belongs to the sentence around. */
	while (name.n > 0 &&
	       (name.p[name.n - 1] == ',' || name.p[name.n - 1] == '.'))
		name.n--;
	if (name.n > 0 && is_name(name))
		tell(finder, name, true);
}

/* ---- All of a text ---- */

/* Letters and spaces begin nothing: most of a text. */
static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || c == ' ';
}

void
programme_find(struct str text, programme_visit *visit, void *context)
{
	struct finder finder = {text, visit, context};
	unsigned before = ' ';
	size_t at = 0;

	while (at < text.n) {
		size_t from = at;
		unsigned c, close;

		if (is_plain(text.p[at])) {
			before = (unsigned char)text.p[at++];
			continue;
		}
		c = utf8_next(text, &at);
		close = closing_mark(c);
		if (close && (c != '"' || !rune_is_alnum(before))) {
			find_quoted(&finder, at, close);
		} else if ((rune_is_upper(c) || is_digit(c)) &&
			   !rune_is_alnum(before)) {
			at = find_run(&finder, from);
			c = utf8_before(text, at);
		}
		before = c;
	}
}
