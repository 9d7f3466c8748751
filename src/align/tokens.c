#include "align/tokens.h"

#include "base/fold.h"
#include "base/utf8.h"

#define LETTERS_MIN 4

static bool
is_letter(unsigned c)
{
	return rune_is_letter(c) && !rune_is_cjk(c);
}

static bool
is_in_word(unsigned c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* FNV-1a (Fowler, Noll, Vo; RFC 9923) over code points. */
static uint32_t
hash_byte(uint32_t hash, unsigned byte)
{
	return (hash ^ byte) * 16777619u;
}

static uint32_t
hash_rune(uint32_t hash, unsigned c)
{
	for (; c > 0; c >>= 8)
		hash = hash_byte(hash, c & 0xFF);
	return hash;
}

/* Adds the ASCII letters and digits that stand at at; returns how many of
 * them are letters. */
static size_t
take_ascii(struct str text, size_t *at, struct token *token)
{
	size_t letters = 0, end;
	uint32_t hash = token->hash;

	if (token->to == 0)
		token->from = *at;
	for (end = *at; end < text.n && ascii_alnum(text.p[end]); end++) {
		unsigned char c = (unsigned char)text.p[end];

		/* The bit 0x20 tells small letters from capitals. */
		letters += c > '9';
		hash = hash_byte(hash, c | 0x20);
	}
	token->hash = hash;
	token->to = *at = end;
	return letters;
}

bool
token_next(struct str text, size_t *at, struct token *token)
{
	size_t letters = 0;

	*token = (struct token){.hash = 2166136261u};
	for (size_t start = *at; start < text.n; start = *at) {
		if (ascii_alnum(text.p[start])) {
			letters += take_ascii(text, at, token);
			continue;
		}
		if ((unsigned char)text.p[start] < 0x80) {
			if (token->to > 0)
				break;
			++*at;
			continue;
		}
		unsigned c = utf8_next(text, at);
		bool mark = c >= 0x300 && c <= 0x36F; /* of the letter before */

		if (!is_in_word(c) && !mark && token->to > 0) {
			*at = start;
			break;
		}
		bool cjk = rune_is_cjk(c) && rune_is_letter(c);

		if (!is_in_word(c) && !mark && !cjk)
			continue;
		if (token->to == 0)
			token->from = start;
		token->to = *at;
		token->cjk = cjk;
		letters += is_letter(c);
		if (!mark)
			token->hash = hash_rune(token->hash, rune_fold(c));
		if (token->cjk)
			break;
	}
	token->says = token->cjk || letters >= LETTERS_MIN;
	return token->to > 0;
}
