#include "import/evidence.h"

#include "base/utf8.h"
#include "model/address.h"

#define HOST_NAMED 6            /* a label of the host is a word of the name */
#define HOST_LIKE EVIDENCE_HOST /* it begins with one, or one with it */
#define PATH_NAMED 3            /* the path has a word of the name */
#define PATH_WORDS 4            /* at most, for words of the path in the text */
#define HOST_WORD 3             /* a label of the host stands in the text */
#define STEM 6                  /* letters that two words have in common */
#define WORD_MIN 4              /* bytes of a word that says something */

/* Cuts the next run of ASCII letters and digits off *rest. */
static bool
next_word(struct str *rest, struct str *word)
{
	size_t from = 0;

	while (from < rest->n && !ascii_alnum(rest->p[from]))
		from++;
	size_t to = from;

	while (to < rest->n && ascii_alnum(rest->p[to]))
		to++;
	*word = str_slice(*rest, from, to);
	*rest = str_skip(*rest, to);
	return word->n > 0;
}

/* FNV-1a (Fowler, Noll, Vo; RFC 9923), lower case. */
static unsigned
word_bit(struct str word)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < word.n; i++)
		hash =
		    (hash ^ (unsigned char)ascii_lower(word.p[i])) * 16777619u;
	return (hash ^ hash >> 16) & 1023;
}

static void
bag_add(struct bag *bag, struct str text)
{
	struct str word;

	while (next_word(&text, &word)) {
		unsigned bit = word_bit(word);

		bag->bits[bit / 64] |= (uint64_t)1 << bit % 64;
		if (word.n <= STEM)
			continue;
		/* German compounds, endings: "abwasser" in "Abwassers". */
		bit = word_bit(str_slice(word, 0, STEM));
		bag->bits[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

static bool
bag_has(const struct bag *bag, struct str word)
{
	unsigned bit = word_bit(word);

	return bag->bits[bit / 64] >> bit % 64 & 1;
}

/* The same, or a word that begins alike. */
static bool
bag_has_like(const struct bag *bag, struct str word)
{
	return bag_has(bag, word) ||
	       (word.n > STEM && bag_has(bag, str_slice(word, 0, STEM)));
}

struct bag
bag_of(struct str text)
{
	struct bag bag = {{0}};

	bag_add(&bag, text);
	return bag;
}

struct clue
clue_make(const struct anchor *anchor)
{
	const struct para *para = anchor->para;
	struct clue clue = {.name = anchor->words};

	if (anchor->kind == ANCHOR_MARK || anchor->kind == ANCHOR_TITLE)
		clue.name = para->entry ? para->entry->issuer : (struct str){0};
	/* The text before the anchor, but not all of a very long one. */
	size_t from = anchor->from > 2000 ? anchor->from - 2000 : 0;

	bag_add(&clue.text, str_slice(para->text, from, anchor->to));
	return clue;
}

struct target
target_make(const struct listed *listed, struct arena *arena)
{
	struct target target = {.url = listed->url};
	struct address address;

	if (address_parse(listed->url, arena, &address)) {
		target.host = address.host;
		target.path = address.path;
	}
	return target;
}

/* Parts of host names that name nobody. */
static bool
is_common(struct str label)
{
	static const char *const common[] = {"com", "org", "net", "gov",
					     "edu", "co",  "ac",  "www",
					     "en",  "int", "info"};

	for (size_t i = 0; i < sizeof(common) / sizeof(*common); i++)
		if (str_eq_case(label, str_from(common[i])))
			return true;
	return label.n < 2;
}

/* Whether the first letters of the words of name spell label: "South China
 * Morning Post" and "scmp". */
static bool
spells(struct str name, struct str label)
{
	struct str word;
	size_t at = 0;

	while (at < label.n && next_word(&name, &word)) {
		if (ascii_lower(word.p[0]) != ascii_lower(label.p[at]))
			return false;
		at++;
	}
	return at == label.n && at > 1;
}

static int
judge_word(struct str label, struct str word)
{
	if (str_eq_case(label, word))
		return HOST_NAMED;
	if (word.n >= WORD_MIN && str_starts_case(label, word))
		return HOST_LIKE;
	if (label.n >= WORD_MIN && str_starts_case(word, label))
		return HOST_LIKE;
	return 0;
}

static int
judge_host(struct str host, struct str name)
{
	struct str label, word;
	int best = 0;

	while (next_word(&host, &label)) {
		if (is_common(label))
			continue;
		if (spells(name, label))
			return HOST_NAMED;
		for (struct str rest = name; next_word(&rest, &word);) {
			int says = judge_word(label, word);

			best = says > best ? says : best;
		}
	}
	return best;
}

static int
judge_path(struct str path, const struct clue *clue)
{
	struct str word, part;
	int words = 0, named = 0;

	while (next_word(&path, &word)) {
		if (word.n < WORD_MIN)
			continue;
		for (struct str rest = clue->name; next_word(&rest, &part);)
			if (part.n >= WORD_MIN && str_eq_case(word, part))
				named = PATH_NAMED;
		if (!ascii_alpha(word.p[0]))
			continue;
		words += bag_has_like(&clue->text, word);
	}
	words = words > PATH_WORDS ? PATH_WORDS : words;
	return words > named ? words : named;
}

int
evidence_host(const struct clue *clue, const struct target *target)
{
	return judge_host(target->host, clue->name);
}

int
evidence_path(const struct clue *clue, const struct target *target)
{
	return judge_path(target->path, clue);
}

int
evidence(const struct clue *clue, const struct target *target)
{
	return evidence_host(clue, target) + evidence_path(clue, target);
}

int
evidence_words(const struct bag *bag, const struct target *target)
{
	struct str rest = target->host, word;
	int says = 0, words = 0;

	while (next_word(&rest, &word))
		if (word.n >= WORD_MIN && !is_common(word) &&
		    bag_has(bag, word))
			says = HOST_WORD;
	for (rest = target->path; next_word(&rest, &word);)
		words += word.n >= WORD_MIN && ascii_alpha(word.p[0]) &&
			 bag_has_like(bag, word);
	return says + (words > PATH_WORDS ? PATH_WORDS : words);
}
