#include "reflow/words.h"

#include "base/utf8.h"
#include "reflow/wordhash.h"

#define MANY 5     /* lines in a hundred that end in a hyphen */
#define KEY_MAX 96 /* bytes; longer words are not worth knowing */

/* A part of a word: letters and digits of any script but CJK. */
static bool
rune_in_word(unsigned c)
{
	if (c < 0x80)
		return ascii_alnum((char)c);
	return rune_is_letter(c) && !rune_is_cjk(c);
}

static bool
key_put(char key[KEY_MAX], struct str *word, struct str part)
{
	if (word->n + part.n > KEY_MAX)
		return false;
	for (size_t i = 0; i < part.n; i++)
		key[word->n++] = ascii_lower(part.p[i]);
	word->p = key;
	return true;
}

/* ---- A set of bits, which says no to most words (Bloom, CACM 13, 1970) ----
 */

#define BITS_FIRST 1024
#define BITS_EACH 16 /* for a word */

static size_t
filter_bit(const struct words *words, struct str word)
{
	return (size_t)(wordhash(word) >> 32) & (words->n_bits - 1);
}

/* A look at length and first letter, in lower case, comes before that. */
static uint64_t *
lengths_of(struct words *words, struct str word)
{
	return &words->lengths[(unsigned char)ascii_lower(word.p[0])];
}

static uint64_t
length_bit(struct str word)
{
	return (uint64_t)1 << word.n % 64;
}

static void
filter_make(struct words *words)
{
	words->n_bits = BITS_FIRST;
	while (words->n_bits < words->asked.n * BITS_EACH)
		words->n_bits *= 2;
	words->filter =
	    arena_array(words->arena, words->n_bits / 64, sizeof(uint64_t));
	for (size_t i = 0; i < words->asked.n; i++) {
		size_t bit = filter_bit(words, words->asked.items[i].key);

		words->filter[bit / 64] |= (uint64_t)1 << bit % 64;
		*lengths_of(words, words->asked.items[i].key) |=
		    length_bit(words->asked.items[i].key);
	}
}

/* ---- Words ---- */

static void
words_ask(struct words *words, struct str a, struct str b, struct str c)
{
	char key[KEY_MAX];
	struct str word = {0};

	if (key_put(key, &word, a) && key_put(key, &word, b) &&
	    key_put(key, &word, c) && !map_has(&words->asked, word))
		map_put(&words->asked, words->arena,
			arena_str(words->arena, word));
}

static void
words_add_asked(struct words *words, struct str word)
{
	char key[KEY_MAX];
	struct str lower = {0};
	size_t bit = filter_bit(words, word);

	if ((words->filter[bit / 64] >> bit % 64 & 1) &&
	    key_put(key, &lower, word) && map_has(&words->asked, lower))
		*map_put(&words->asked, words->arena, lower) = words;
}

/* Of most words the first look tells that nobody asks for them. */
static inline void
words_add(struct words *words, struct str word)
{
	if (word.n > 0 && (*lengths_of(words, word) & length_bit(word)))
		words_add_asked(words, word);
}

static bool
words_have(const struct words *words, struct str a, struct str b, struct str c)
{
	char key[KEY_MAX];
	struct str word = {0};

	return key_put(key, &word, a) && key_put(key, &word, b) &&
	       key_put(key, &word, c) && map_get(&words->asked, word);
}

/* The same as word_end(), where more than ASCII stands at at. */
static size_t
wide_word_end(struct str text, size_t at)
{
	for (size_t next = at; next < text.n; at = next)
		if (!rune_in_word(utf8_next(text, &next)))
			break;
	return at;
}

/* Where the word ends that begins at at; at where none does. */
static inline size_t
word_end(struct str text, size_t at)
{
	while (at < text.n && ascii_alnum(text.p[at]))
		at++;
	if (at < text.n && (unsigned char)text.p[at] >= 0x80)
		return wide_word_end(text, at);
	return at;
}

/* Behind the character at at, which is in no word. */
static inline size_t
skip_sign(struct str text, size_t at)
{
	if ((unsigned char)text.p[at] < 0x80)
		return at + 1;
	utf8_next(text, &at);
	return at;
}

/*
 * Adds each word of text, and each two neighbours that a hyphen joins. The
 * word before a hyphen at the end of text may be cut: it is left out.
 */
static void
words_add_text(struct words *words, struct str text)
{
	size_t joined = STR_NONE; /* where the word before a hyphen begins */

	for (size_t start = 0, end; start < text.n; start = end) {
		end = word_end(text, start);
		size_t n = end - start;
		bool hyphen = end < text.n && text.p[end] == '-';

		if (!hyphen || end + 1 < text.n)
			words_add(words, (struct str){text.p + start, n});
		if (joined != STR_NONE && n > 0)
			words_add(words, str_slice(text, joined, end));
		joined = hyphen && n > 0 ? start : STR_NONE;
		if (end < text.n)
			end = skip_sign(text, end);
	}
}

/* What the text says of a word that is broken at a line end. */
enum hyphen {
	HYPHEN_OWN,   /* it stands elsewhere with its hyphen */
	HYPHEN_MADE,  /* it stands elsewhere without */
	HYPHEN_PARTS, /* both of its parts are words */
	HYPHEN_UNKNOWN,
};

static enum hyphen
words_judge(const struct words *words, struct str before, struct str after)
{
	struct str none = {0};

	if (words_have(words, before, STR("-"), after))
		return HYPHEN_OWN;
	if (words_have(words, before, none, after))
		return HYPHEN_MADE;
	if (words_have(words, before, none, none) &&
	    words_have(words, after, none, none))
		return HYPHEN_PARTS;
	return HYPHEN_UNKNOWN;
}

/* The last word of a line that ends in a hyphen; empty for all others. */
static struct str
cut_word(struct str line)
{
	size_t end = line.n;

	if (end == 0 || line.p[end - 1] != '-')
		return (struct str){0};
	size_t start = --end;

	for (size_t at = end; at > 0; start = at)
		if (!rune_in_word(utf8_previous(line, &at)))
			break;
	return str_slice(line, start, end);
}

static struct str
first_word(struct str line)
{
	return str_slice(line, 0, word_end(line, 0));
}

/* Whether this text breaks words at line ends at all: it stands elsewhere
 * what they were, or hyphens are more than compounds alone would make. */
static bool
words_are_broken(const struct words *words, const struct line *line)
{
	size_t own = 0, made = 0, all = 0, lines = 0;

	for (; line && line->next; line = line->next) {
		struct str before = cut_word(line->text), after;
		size_t at = 0;

		lines++;
		if (before.n == 0)
			continue;
		after = first_word(line->next->text);
		if (after.n == 0 || rune_is_upper(utf8_next(after, &at)))
			continue;
		all++;
		switch (words_judge(words, before, after)) {
		case HYPHEN_OWN:
			own++;
			break;
		case HYPHEN_MADE:
			made++;
			break;
		case HYPHEN_PARTS:
		case HYPHEN_UNKNOWN:
			break;
		}
	}
	return made > own ||
	       (own == 0 && all >= MANY && all * 100 > lines * MANY);
}

/* Asks for all words that words_judge() will be asked for. */
static void
words_ask_all(struct words *words, const struct line *line)
{
	struct str none = {0};

	for (; line && line->next; line = line->next) {
		struct str before = cut_word(line->text), after;

		if (before.n == 0)
			continue;
		after = first_word(line->next->text);
		if (after.n == 0)
			continue;
		words_ask(words, before, STR("-"), after);
		words_ask(words, before, none, after);
		words_ask(words, before, none, none);
		words_ask(words, after, none, none);
	}
}

void
words_collect(struct words *words, const struct document *document,
	      struct arena *arena)
{
	*words = (struct words){.arena = arena};
	words_ask_all(words, document->lines);
	if (words->asked.n == 0)
		return;
	filter_make(words);
	for (const struct line *line = document->lines; line;
	     line = line->next) {
		words_add_text(words, line->text);
		for (const struct mark *at = line->marks; at; at = at->next)
			words_add_text(words, at->url);
	}
	for (const struct page *page = document->pages; page; page = page->next)
		for (const struct listed *at = page->addresses; at;
		     at = at->next)
			words_add_text(words, at->url);
	words->broken = words_are_broken(words, document->lines);
}

bool
words_keep_hyphen(const struct words *words, struct str line, struct str next)
{
	struct str before = cut_word(line), after = first_word(next);

	if (before.n == 0 || after.n == 0)
		return true;
	size_t at = 0;

	if (rune_is_upper(utf8_next(after, &at)) || ascii_digit(after.p[0]))
		return true; /* "Guangdong-" "Hong Kong", "2025-" "2027" */
	switch (words_judge(words, before, after)) {
	case HYPHEN_OWN:
		return true;
	case HYPHEN_MADE:
		return false;
	case HYPHEN_PARTS:
	case HYPHEN_UNKNOWN:
		break;
	}
	return !words->broken;
}
