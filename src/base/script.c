#include "base/script.h"

#include "base/utf8.h"

/* What a rune is: of a script that has a name, or one of these. */
enum {
	SCRIPT_NONE = SCRIPT_NAMES, /* spaces, digits, signs: of any script */
	SCRIPT_OTHER, /* letters of Latin and all that are not told apart */
	SCRIPT_CJK,   /* punctuation and full-width forms */
	SCRIPT_COUNT
};

const char *const script_names[SCRIPT_NAMES] = {
    [SCRIPT_HAN] = "Han",
    [SCRIPT_KANA] = "Kana",
    [SCRIPT_HANGUL] = "Hangul",
    [SCRIPT_CYRILLIC] = "Cyrillic",
    [SCRIPT_GREEK] = "Greek",
    [SCRIPT_ARABIC] = "Arabic",
    [SCRIPT_HEBREW] = "Hebrew",
    [SCRIPT_THAI] = "Thai",
    [SCRIPT_DEVANAGARI] = "Devanagari",
};

struct range {
	unsigned first, last;
	int script;
};

/* Blocks of The Unicode Standard, version 15; sorted. */
static const struct range ranges[] = {
    {0x0370, 0x03FF, SCRIPT_GREEK},        {0x0400, 0x052F, SCRIPT_CYRILLIC},
    {0x0591, 0x05FF, SCRIPT_HEBREW},       {0x0600, 0x06FF, SCRIPT_ARABIC},
    {0x0750, 0x077F, SCRIPT_ARABIC},       {0x0870, 0x08FF, SCRIPT_ARABIC},
    {0x0900, 0x097F, SCRIPT_DEVANAGARI},   {0x0E01, 0x0E3A, SCRIPT_THAI},
    {0x0E40, 0x0E5B, SCRIPT_THAI},         {0x1100, 0x11FF, SCRIPT_HANGUL},
    {0x1C80, 0x1C8F, SCRIPT_CYRILLIC},     {0x1F00, 0x1FFF, SCRIPT_GREEK},
    {0x2DE0, 0x2DFF, SCRIPT_CYRILLIC},     {0x3041, 0x30FA, SCRIPT_KANA},
    {0x30FC, 0x30FF, SCRIPT_KANA},         {0x3131, 0x318E, SCRIPT_HANGUL},
    {0x31F0, 0x31FF, SCRIPT_KANA},         {0xA640, 0xA69F, SCRIPT_CYRILLIC},
    {0xA8E0, 0xA8FF, SCRIPT_DEVANAGARI},   {0xA960, 0xA97F, SCRIPT_HANGUL},
    {0xAC00, 0xD7FF, SCRIPT_HANGUL},       {0xFB1D, 0xFB4F, SCRIPT_HEBREW},
    {0xFB50, 0xFDCF, SCRIPT_ARABIC},       {0xFDF0, 0xFDFF, SCRIPT_ARABIC},
    {0xFE70, 0xFEFC, SCRIPT_ARABIC},       {0xFF66, 0xFF9D, SCRIPT_KANA},
    {0xFFA0, 0xFFDC, SCRIPT_HANGUL},       {0x10EC0, 0x10EFF, SCRIPT_ARABIC},
    {0x11B00, 0x11B5F, SCRIPT_DEVANAGARI}, {0x1AFF0, 0x1B16F, SCRIPT_KANA},
    {0x1E030, 0x1E08F, SCRIPT_CYRILLIC},   {0x1EE00, 0x1EEFF, SCRIPT_ARABIC},
};

#define N_RANGES (sizeof(ranges) / sizeof(ranges[0]))

/* What a script speaks for, and the languages it is at home in. */
struct voice {
	const char *lang;
	const char *natives;
	size_t least; /* letters that a run needs: one Greek letter is a sign
			 of mathematics or medicine, not Greek */
};

static const struct voice voices[SCRIPT_NAMES] = {
    [SCRIPT_HAN] = {"zh-Hans", "zh yue wuu nan hak cmn lzh ja ko", 1},
    [SCRIPT_KANA] = {"ja", "ja ain", 1},
    [SCRIPT_HANGUL] = {"ko", "ko", 1},
    [SCRIPT_CYRILLIC] = {"ru",
			 "ru uk be bg mk sr mn kk ky tg tt ba cv os ce av ab "
			 "sah tyv udm rue cu",
			 1},
    [SCRIPT_GREEK] = {"el", "el grc", 2},
    [SCRIPT_ARABIC] = {"ar", "ar fa ur ps ku ckb sd ug ks pnb arz prs", 1},
    [SCRIPT_HEBREW] = {"he", "he yi lad", 1},
    [SCRIPT_THAI] = {"th", "th", 1},
    [SCRIPT_DEVANAGARI] = {"hi", "hi mr ne sa bho mai kok", 1},
};

static int
script_of(unsigned c)
{
	size_t low = 0, high = N_RANGES, middle;

	if (c == UTF8_BAD)
		return SCRIPT_NONE;
	if (c < 0x370)
		return rune_is_letter(c) ? SCRIPT_OTHER : SCRIPT_NONE;
	if (c >= 0x4E00 && c <= 0x9FFF) /* most of them */
		return SCRIPT_HAN;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (c > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < N_RANGES && c >= ranges[low].first)
		return ranges[low].script;
	if (rune_is_han(c))
		return SCRIPT_HAN;
	if (rune_is_cjk(c))
		return SCRIPT_CJK;
	return rune_is_letter(c) ? SCRIPT_OTHER : SCRIPT_NONE;
}

static bool
is_cjk(int script)
{
	return script == SCRIPT_CJK || script == SCRIPT_HAN ||
	       script == SCRIPT_KANA;
}

/* Whether the first subtag of lang (RFC 5646, section 2.1) is among the
 * languages of script. */
static bool
is_native(int script, struct str lang)
{
	size_t n = 0;

	while (n < lang.n && ascii_alnum(lang.p[n]))
		n++;
	return str_is_among(str_slice(lang, 0, n), voices[script].natives);
}

static struct str
voice_lang(int script, const struct script_langs *langs)
{
	if (langs && langs->tags[script].n)
		return langs->tags[script];
	return str_from(voices[script].lang);
}

/* A run while it grows. */
struct open {
	int script; /* SCRIPT_NONE: there is none */
	size_t from, to, letters;
	bool han, kana;
};

static void
open_extend(struct open *open, int script, size_t to)
{
	open->to = to;
	open->letters++;
	open->han |= script == SCRIPT_HAN;
	open->kana |= script == SCRIPT_KANA;
}

/* The script that speaks for a run; SCRIPT_NONE for punctuation alone. */
static int
open_voice(const struct open *open, struct str lang, bool kana)
{
	if (!is_cjk(open->script))
		return open->script;
	if (open->kana)
		return SCRIPT_KANA;
	if (!open->han)
		return SCRIPT_NONE;
	return kana && !is_native(SCRIPT_HAN, lang) ? SCRIPT_KANA : SCRIPT_HAN;
}

static bool
open_close(const struct open *open, struct str lang,
	   const struct script_langs *langs, bool kana, struct script_run *run)
{
	int script = open_voice(open, lang, kana);

	if (script >= SCRIPT_NAMES || open->letters < voices[script].least ||
	    is_native(script, lang))
		return false;
	run->from = open->from;
	run->to = open->to;
	run->lang = voice_lang(script, langs);
	return true;
}

bool
script_next(struct str text, size_t *at, struct str lang,
	    const struct script_langs *langs, bool kana, struct script_run *run)
{
	struct open open = {SCRIPT_NONE, 0, 0, 0, false, false};
	size_t from, to = *at;
	int script;

	while (to < text.n) {
		if (open.script == SCRIPT_NONE) /* ASCII opens no run */
			to = utf8_skip_ascii(text, to);
		if (to == text.n)
			break;
		from = to;
		script = script_of(utf8_next(text, &to));
		if (script == SCRIPT_NONE)
			continue;
		if (script == open.script ||
		    (is_cjk(script) && is_cjk(open.script))) {
			open_extend(&open, script, to);
			continue;
		}
		/* What follows the run is looked at again, once. */
		if (open_close(&open, lang, langs, kana, run)) {
			*at = run->to;
			return true;
		}
		open = (struct open){SCRIPT_NONE, from, to, 0, false, false};
		if (script == SCRIPT_OTHER)
			continue;
		open.script = script;
		open_extend(&open, script, to);
	}
	*at = text.n;
	return open_close(&open, lang, langs, kana, run);
}

bool
script_has_kana(struct str text)
{
	size_t at = 0;

	while ((at = utf8_skip_ascii(text, at)) < text.n)
		if (script_of(utf8_next(text, &at)) == SCRIPT_KANA)
			return true;
	return false;
}

struct str
script_lang(struct str text, struct str lang, const struct script_langs *langs)
{
	size_t counts[SCRIPT_COUNT] = {0}, at = 0;
	int most = SCRIPT_OTHER;

	while (at < text.n)
		counts[script_of(utf8_next(text, &at))]++;
	/* Japanese is written in both. */
	if (counts[SCRIPT_KANA]) {
		counts[SCRIPT_KANA] += counts[SCRIPT_HAN];
		counts[SCRIPT_HAN] = 0;
	}
	for (int k = 0; k < SCRIPT_NAMES; k++)
		if (counts[k] > counts[most])
			most = k;
	if (most == SCRIPT_OTHER || counts[most] < voices[most].least ||
	    is_native(most, lang))
		return (struct str){0};
	return voice_lang(most, langs);
}

bool
script_name_is_rtl(enum script_name name)
{
	return name == SCRIPT_ARABIC || name == SCRIPT_HEBREW;
}

bool
script_is_rtl(struct str lang)
{
	struct str subtag, first;

	str_cut(&lang, '-', &first);
	while (str_cut(&lang, '-', &subtag) && subtag.n > 1)
		if (subtag.n == 4 && ascii_alpha(subtag.p[0]))
			return str_is_among(subtag,
					    "Arab Aran Hebr Thaa Syrc Nkoo "
					    "Adlm Rohg Mand Samr");
	return str_is_among(first,
			    "ar arc arq ary arz ars azb bal ckb dv fa glk "
			    "he iw ji khw ks lad lrc luz mzn nqo pnb prs ps "
			    "sd sdh skr syr ug ur yi");
}
