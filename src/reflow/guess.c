#include "reflow/guess.h"

#include <string.h>

#include "base/buf.h"
#include "base/script.h"
#include "base/utf8.h"
#include "model/labels.h"

#define LABELS_MIN 2       /* of a language, before they tell it */
#define KANA_SHARE 8       /* one in so many characters of a Japanese text */
#define LETTERS_MOST 16384 /* bytes that are looked at for their script */

/* Words that stand in every text of a language tell it (G. Grefenstette,
 * "Comparing two language identification schemes", 1995). */
enum {
	SMALL_BYTES = 5,   /* of the longest of them */
	SMALL_SHARE = 10,  /* one of so many words is one of them */
	SMALL_AHEAD = 2,   /* so many times as often as another's */
	SMALL_LEAST = 20,  /* words, before they tell */
	SMALL_MOST = 2000, /* words that are looked at */
	SMALL_LANGS = LANG_ES + 1,
};

static const char *const small_words[SMALL_LANGS] = {
    [LANG_EN] = " the of and to in is for that with by ",
    [LANG_DE] = " der die und das von den mit für auf ist ",
    [LANG_FR] = " le les des et du une est dans pour sur ",
    [LANG_ES] = " el los las y del una que en para por ",
};

struct small {
	size_t words;
	size_t of[SMALL_LANGS];
};

struct count {
	size_t han, kana, other; /* letters */
};

static bool
rune_is_kana(unsigned c)
{
	return c >= 0x3041 && c <= 0x30FF;
}

static void
count_han(struct count *count, struct str text)
{
	for (size_t at = 0; (at = utf8_skip_ascii(text, at)) < text.n;) {
		if ((unsigned char)text.p[at] < 0x80) {
			at++; /* of the last few, or right before others */
			continue;
		}
		unsigned c = utf8_next(text, &at);

		count->han += rune_is_han(c);
		count->kana += rune_is_kana(c);
	}
}

static void
count_other(struct count *count, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		unsigned c = utf8_next(text, &at);

		count->other +=
		    rune_is_letter(c) && !rune_is_han(c) && !rune_is_kana(c);
	}
}

static enum lang
guess_by_script(const struct para *paras)
{
	struct count count = {0};

	for (const struct para *para = paras; para; para = para->next)
		count_han(&count, para->text);
	/* Of most texts the first words are enough. */
	for (const struct para *para = paras;
	     para && count.other < count.han + count.kana; para = para->next)
		count_other(&count, para->text);
	if (count.han + count.kana <= count.other)
		return LANG_OTHER;
	return count.kana * KANA_SHARE >= count.han + count.kana ? LANG_JA
								 : LANG_ZH;
}

static enum lang
guess_by_labels(const struct para *paras, const struct site *site)
{
	size_t counts[LANG_COUNT] = {0}, most = LABELS_MIN - 1;
	enum lang lang = LANG_OTHER;

	for (const struct para *para = paras; para; para = para->next) {
		unsigned langs = 0;

		if (para->label.n > 0)
			langs = labels_find(&site->known, para->label).langs;
		for (int i = 0; i < LANG_COUNT; i++)
			counts[i] += langs >> i & 1;
	}
	for (int i = 0; i < LANG_COUNT; i++) {
		if (counts[i] == most)
			lang = LANG_OTHER; /* as many as another */
		if (counts[i] <= most)
			continue;
		most = counts[i];
		lang = (enum lang)i;
	}
	return lang;
}

static void
count_word(struct small *small, struct str word)
{
	char key[SMALL_BYTES + 3] = " ";

	small->words++;
	if (word.n > SMALL_BYTES)
		return;
	for (size_t i = 0; i < word.n; i++)
		key[i + 1] = ascii_lower(word.p[i]);
	key[word.n + 1] = ' ';
	for (int i = 0; i < SMALL_LANGS; i++)
		small->of[i] += strstr(small_words[i], key) != NULL;
}

static bool
is_letter(char c)
{
	return ascii_alpha(c) || (unsigned char)c >= 0x80;
}

static void
count_words(struct small *small, struct str text)
{
	size_t end;

	for (size_t at = 0; at < text.n; at = end + 1) {
		for (end = at; end < text.n && is_letter(text.p[end]);)
			end++;
		if (end > at)
			count_word(small, str_slice(text, at, end));
	}
}

static enum lang
guess_by_words(const struct para *paras)
{
	struct small small = {0};
	size_t second = 0;
	int first = 0;

	for (const struct para *para = paras; para && small.words < SMALL_MOST;
	     para = para->next)
		count_words(&small, para->text);
	for (int i = 1; i < SMALL_LANGS; i++)
		if (small.of[i] > small.of[first])
			first = i;
	for (int i = 0; i < SMALL_LANGS; i++)
		if (i != first && small.of[i] > second)
			second = small.of[i];
	return small.words >= SMALL_LEAST &&
		       small.of[first] * SMALL_SHARE >= small.words &&
		       small.of[first] >= second * SMALL_AHEAD
		   ? (enum lang)first
		   : LANG_OTHER;
}

/* What the script of the beginning speaks for; absent where that is what the
 * file says of itself, or no script that does. */
static struct str
guess_by_letters(const struct document *document, const struct para *paras)
{
	struct str lang = document->lang.n ? document->lang : lang_tag(LANG_EN);
	struct buf text = {0};

	for (; paras && text.n < LETTERS_MOST; paras = paras->next)
		buf_put(&text, paras->text);
	lang = script_lang(buf_str(&text), lang, NULL);
	buf_free(&text);
	return lang;
}

struct str
guess_lang(const struct document *document, const struct para *paras,
	   const struct site *site)
{
	struct str letters;
	enum lang lang;

	if (site->lang_given)
		return site->lang;
	lang = guess_by_script(paras);
	if (lang != LANG_OTHER)
		return lang_tag(lang);
	letters = guess_by_letters(document, paras);
	if (letters.n)
		return letters;
	lang = guess_by_labels(paras, site);
	if (lang == LANG_OTHER)
		lang = guess_by_words(paras);
	return lang == LANG_OTHER ? document->lang : lang_tag(lang);
}
