#include "model/native.h"

#include "base/fold.h"
#include "base/utf8.h"

#define WORDS_MIN 3 /* of a title in Latin letters */

/* Small words that titles are full of, a list a language: en, de, fr, es, it,
 * pt, nl, those of Scandinavia, pl. */
static const char *const small_words[][16] = {
    {"the", "of", "on", "for", "and", "to", "in", "with", "by", "from", "at",
     "a", "an", "its", NULL},
    {"der", "die", "das", "des", "und", "zur", "zum", "für", "über", "von",
     "im", "den", "dem", "zu", "mit", NULL},
    {"le", "la", "les", "des", "du", "de", "et", "sur", "relative", "relatif",
     "à", "aux", "pour", "en", NULL},
    {"el", "la", "los", "las", "del", "de", "y", "sobre", "para", "por", "en",
     "se", NULL},
    {"il", "la", "dei", "della", "delle", "di", "sul", "sulla", "e", "del",
     "per", "degli", NULL},
    {"o", "os", "as", "do", "da", "dos", "das", "de", "e", "sobre", "para",
     NULL},
    {"de", "het", "een", "van", "voor", "en", "op", "inzake", "tot", NULL},
    {"om", "av", "og", "och", "af", "til", "till", "i", "på", "för", "for",
     "ved", NULL},
    {"w", "z", "na", "do", "o", "i", "dla", "oraz", NULL},
};
#define N_LANGUAGES (sizeof(small_words) / sizeof(small_words[0]))

/* Counts the words of text, and those of each language's list. */
static size_t
count_words(struct str text, size_t counts[N_LANGUAGES])
{
	struct str word;
	size_t n = 0;

	while (str_cut(&text, ' ', &word)) {
		n += word.n > 0;
		for (size_t i = 0; word.n > 0 && i < N_LANGUAGES; i++)
			counts[i] += fold_is_one_of(word, small_words[i]);
	}
	return n;
}

/* Whether two titles are in different languages, as their small words tell:
 * inside has none of the language of which outside has most. */
static bool
is_other_language(struct str outside, struct str inside)
{
	size_t out[N_LANGUAGES] = {0}, in[N_LANGUAGES] = {0};
	size_t own = 0, others = 0;

	if (count_words(inside, in) < WORDS_MIN)
		return false;
	count_words(outside, out);
	for (size_t i = 1; i < N_LANGUAGES; i++)
		own = out[i] > out[own] ? i : own;
	for (size_t i = 0; i < N_LANGUAGES; i++)
		others += i != own && in[i] > 0;
	return out[own] > 0 && in[own] == 0 && others > 0;
}

static bool
is_foreign(struct str text)
{
	for (size_t at = 0; at < text.n;) {
		unsigned c = utf8_next(text, &at);

		if (c >= 0x370 && rune_is_letter(c))
			return true;
	}
	return false;
}

/* Whether text ends in a character of Chinese or Japanese: then what follows
 * in parentheses is a part of it, such as "（第四版）", but for words of
 * other scripts. */
static bool
is_cjk(struct str text)
{
	size_t at = text.n;

	return text.n > 0 && rune_is_cjk(utf8_previous(text, &at));
}

/* Whether text is a title behind one in Chinese or Japanese: several words, or
 * one that is no Latin either, and nothing of these. */
static bool
is_from_elsewhere(struct str text)
{
	struct str rest = text, word;
	size_t n = 0, at = 0;

	while (str_cut(&rest, ' ', &word))
		n += word.n > 0;
	while (at < text.n)
		if (rune_is_cjk(utf8_next(text, &at)))
			return false;
	return n >= WORDS_MIN || is_foreign(text);
}

void
native_split(struct str text, struct str *title, struct str *native)
{
	size_t depth = 0, end = text.n;

	*title = text;
	if (!str_ends(text, STR(")")) && !str_ends(text, STR("）")))
		return;
	for (size_t at = text.n, here = at; at > 0; here = at) {
		unsigned c = utf8_previous(text, &at);

		if (c == ')' || c == 0xFF09) {
			end = depth++ == 0 ? at : end;
		} else if ((c == '(' || c == 0xFF08) && --depth == 0) {
			struct str inside =
			    str_trim(str_slice(text, here, end));
			struct str outside = str_trim(str_slice(text, 0, at));

			if (is_cjk(outside)
				? !is_from_elsewhere(inside)
				: !is_foreign(inside) &&
				      !is_other_language(outside, inside))
				return;
			*native = inside;
			*title = outside;
			return;
		}
	}
}
