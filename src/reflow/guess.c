#include "reflow/guess.h"

#include "base/utf8.h"
#include "model/labels.h"

#define LABELS_MIN 2 /* of a language, before they tell it */
#define KANA_SHARE 8 /* one in so many characters of a Japanese text */

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

struct str
guess_lang(const struct document *document, const struct para *paras,
	   const struct site *site)
{
	enum lang lang;

	if (site->lang_given)
		return site->lang;
	lang = guess_by_script(paras);
	if (lang == LANG_OTHER)
		lang = guess_by_labels(paras, site);
	return lang == LANG_OTHER ? document->lang : lang_tag(lang);
}
