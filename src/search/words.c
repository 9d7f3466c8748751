#include "search/words.h"

#include "base/utf8.h"

/* FNV-1a, 32 bits (draft-eastlake-fnv), with UTF-16 units for bytes, since
 * that is what a script of a page can see of a text. */
#define FNV_OFFSET 2166136261u
#define FNV_PRIME 16777619u

/* A term that is being put together. */
struct term {
	struct words *words;
	size_t n, letters;
	uint32_t hash;
};

static uint32_t
hash_rune(uint32_t hash, unsigned c)
{
	if (c >= 0x10000) {
		hash = (hash ^ (0xD7C0 + (c >> 10))) * FNV_PRIME;
		c = 0xDC00 + (c & 0x3FF);
	}
	return (hash ^ c) * FNV_PRIME;
}

static void
term_put(struct term *term, unsigned c)
{
	char *out = term->words->bytes + term->n;

	if (term->letters == WORD_LETTERS)
		return;
	term->letters++;
	term->hash = hash_rune(term->hash, c);
	if (c < 0x80) {
		*out = (char)c;
		term->n++;
		return;
	}
	if (c < 0x800) {
		*out++ = (char)(0xC0 | c >> 6);
	} else {
		if (c < 0x10000) {
			*out++ = (char)(0xE0 | c >> 12);
		} else {
			*out++ = (char)(0xF0 | c >> 18);
			*out++ = (char)(0x80 | (c >> 12 & 0x3F));
		}
		*out++ = (char)(0x80 | (c >> 6 & 0x3F));
	}
	*out++ = (char)(0x80 | (c & 0x3F));
	term->n = (size_t)(out - term->words->bytes);
}

static void
term_fold(struct term *term, unsigned c)
{
	unsigned folded[LETTER_FOLD_MAX];
	size_t n = letter_fold(c, folded);

	for (size_t i = 0; i < n; i++)
		term_put(term, folded[i]);
}

static bool
term_done(const struct term *term, struct word *word)
{
	word->term = (struct str){term->words->bytes, term->n};
	word->hash = term->hash;
	word->breaks = term->words->breaks;
	term->words->breaks = false;
	return true;
}

/* The kind of the next code point, and where it ends. */
static enum letter_kind
peek(const struct words *words, unsigned *c, size_t *end)
{
	*end = words->at;
	if (*end >= words->text.n)
		return LETTER_NONE;
	*c = utf8_next(words->text, end);
	return letter_kind(*c);
}

/* The waiting character with the one behind it, or alone. */
static bool
next_paired(struct words *words, struct word *word)
{
	struct term term = {.words = words, .hash = FNV_OFFSET};
	unsigned c = 0;
	size_t end;
	bool pair = peek(words, &c, &end) == LETTER_PAIRED;

	term_fold(&term, words->waiting);
	if (pair) {
		term_fold(&term, c);
		words->at = end;
	}
	word->paired = true;
	word->last = !pair && words->run;
	words->run = pair;
	words->waiting = pair ? c : 0;
	return term_done(&term, word);
}

/* Small letter or digit of ASCII; 0 for all else. */
static unsigned
plain_letter(unsigned char c)
{
	if ((unsigned)(c | 0x20) - 'a' < 26)
		return c | 0x20u;
	return c - (unsigned)'0' < 10 ? c : 0;
}

/* Takes the plain letters that come next, as most do in most texts. */
static void
take_plain(struct term *term)
{
	struct words *words = term->words;
	unsigned c;

	while (words->at < words->text.n &&
	       (c = plain_letter((unsigned char)words->text.p[words->at]))) {
		words->at++;
		if (term->letters == WORD_LETTERS)
			continue;
		term->letters++;
		term->hash = hash_rune(term->hash, c);
		words->bytes[term->n++] = (char)c;
	}
}

/* The word that begins with c; false where nothing of it is left. */
static bool
next_word(struct words *words, unsigned c, struct word *word)
{
	struct term term = {.words = words, .hash = FNV_OFFSET};
	size_t end = words->at;

	do {
		words->at = end;
		term_fold(&term, c);
		take_plain(&term);
	} while (peek(words, &c, &end) == LETTER_WORD);
	word->paired = word->last = false;
	return term.n && term_done(&term, word);
}

bool
words_next(struct words *words, struct word *word)
{
	unsigned c;

	if (words->waiting)
		return next_paired(words, word);
	while (words->at < words->text.n) {
		c = utf8_next(words->text, &words->at);
		switch (letter_kind(c)) {
		case LETTER_WORD:
			if (next_word(words, c, word))
				return true;
			break;
		case LETTER_PAIRED:
			words->waiting = c;
			words->run = false;
			return next_paired(words, word);
		case LETTER_NONE:
			words->breaks = words->breaks || c == '\n';
			break;
		}
	}
	return false;
}

/* The hash goes on from the first word over a space and the second; its low
 * bits are mixed into the high ones, which are the ones that are kept. */
uint32_t
word_pair(uint32_t first, struct str second)
{
	uint32_t h = (first ^ ' ') * FNV_PRIME;
	size_t at = 0;

	while (at < second.n)
		h = hash_rune(h, utf8_next(second, &at));
	return (h ^ h >> 15) * 0x85EBCA6Bu >> (32 - WORD_PAIR_BITS);
}
