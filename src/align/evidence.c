#include "align/evidence.h"

#include <string.h>

#include "base/utf8.h"
#include "align/bag.h"
#include "align/sources.h"
#include "model/address.h"

#define HOST_NAMED 6            /* a label of the host is a word of the name */
#define HOST_LIKE EVIDENCE_HOST /* it begins with one, or one with it */
#define HOST_SECOND 2           /* less, for one that is not named first */
#define HOST_COPY 1             /* less, for a copy in an archive */
#define PATH_NAMED 3            /* the path has a word of the name */
#define PATH_WORDS 4            /* at most, for words of the path in the text */
#define HOST_SAID 2             /* the same, before an anchor */
#define HOST_WORD 3             /* a label of the host stands in the text */
#define BEFORE_MAX 2000         /* bytes of text before an anchor */
#define WORDS_MANY 64           /* of a name or an address */

static struct str
folded(struct str text, struct arena *arena)
{
	char *copy = arena_alloc(arena, text.n + 1);

	return (struct str){copy, bag_fold(text, copy)};
}

/* The words of text that are wanted. */
static struct word_list
word_list_make(struct str text, bool (*wanted)(struct str), struct arena *arena)
{
	struct word found[WORDS_MANY], word;
	struct str rest = text = folded(text, arena);
	struct word_list words = {0};

	while (word_next(&rest, &word))
		if (wanted(word.text) && words.n++ < WORDS_MANY)
			found[words.n - 1] = word;
	words.list = arena_array(arena, words.n, sizeof(*words.list));
	if (words.n <= WORDS_MANY) {
		if (words.n > 0)
			memcpy(words.list, found, words.n * sizeof(word));
		return words;
	}
	words.n = 0;
	while (word_next(&text, &word))
		if (wanted(word.text))
			words.list[words.n++] = word;
	return words;
}

static bool
is_word(struct str word)
{
	return word.n > 0;
}

static bool
is_long(struct str word)
{
	return word.n >= BAG_WORD_MIN;
}

/* Whether a part of a host's name names somebody. */
static bool
is_name(struct str label)
{
	static const struct str common[] = {
	    STR_INIT("com"), STR_INIT("org"), STR_INIT("net"), STR_INIT("gov"),
	    STR_INIT("edu"), STR_INIT("co"),  STR_INIT("ac"),  STR_INIT("www"),
	    STR_INIT("en"),  STR_INIT("int"), STR_INIT("info")};

	for (size_t i = 0; i < sizeof(common) / sizeof(*common); i++)
		if (str_eq(label, common[i]))
			return false;
	return label.n >= 2;
}

struct str
evidence_name(const struct anchor *anchor)
{
	const struct entry *entry = anchor->para->entry;

	if (anchor->kind == ANCHOR_NUMBER)
		return (struct str){0};
	if (anchor->kind == ANCHOR_MARK || anchor->kind == ANCHOR_TITLE ||
	    (anchor->para->role == ROLE_ARTICLE &&
	     source_is_kind(anchor->words)))
		return entry ? entry->issuer : (struct str){0};
	return anchor->words;
}

/* "archived copy", "Archivkopie", "存档". */
static bool
says_archive(struct str name)
{
	static const struct str words[] = {STR_INIT("archiv"), STR_INIT("存档"),
					   STR_INIT("存檔"),
					   STR_INIT("アーカイブ")};

	for (size_t at = 0; at < name.n; at++)
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
			if (str_starts_case(str_skip(name, at), words[i]))
				return true;
	return false;
}

/* Where the first of several names ends. */
static size_t
first_name_end(struct str name)
{
	for (size_t at = 0, end = 0; at < name.n; end = at) {
		unsigned c = utf8_next(name, &at);

		if (c == ',' || c == ';' || c == '/' || c == 0x3001 ||
		    c == 0xFF0C || c == 0xFF1B)
			return end;
	}
	return name.n;
}

void
clue_of_name(struct clue *clue, struct str name, struct arena *arena)
{
	struct str first = str_slice(name, 0, first_name_end(name));
	char *initials;

	clue->who = name;
	clue->archived = says_archive(name);
	clue->name = word_list_make(name, is_word, arena);
	clue->lead = word_list_make(first, is_word, arena).n;
	initials = arena_alloc(arena, clue->name.n + 1);
	for (size_t i = 0; i < clue->name.n; i++)
		initials[i] = clue->name.list[i].text.p[0];
	clue->initials = (struct str){initials, clue->name.n};
}

/* The links of a document are its issuer's, whatever they are called. */
void
clue_make(struct clue *clue, const struct anchor *anchor, struct arena *arena)
{
	const struct entry *entry = anchor->para->entry;
	struct str name = evidence_name(anchor);

	if (entry && entry->issuer.n > 0 &&
	    anchor->para->role == ROLE_ARTICLE &&
	    (anchor->kind == ANCHOR_NAME || anchor->kind == ANCHOR_GROUP))
		name = arena_printf(arena, "%.*s %.*s", STR_ARG(entry->issuer),
				    STR_ARG(anchor->words));
	clue_of_name(clue, name, arena);
}

void
evidence_bag(struct bag *bag, const struct anchor *anchor,
	     const struct bag_words *words)
{
	/* Not all of a very long one. */
	size_t from = anchor->from > BEFORE_MAX ? anchor->from - BEFORE_MAX : 0;

	bag_add_part(bag, anchor->para->text, words, from, anchor->to);
}

struct target
target_make(const struct listed *listed, struct arena *arena)
{
	struct target target = {.url = listed->url};
	struct address address;

	struct str words;

	if (!address_parse(listed->url, arena, &address))
		return target;
	target.archived = address.is_archive;
	words = address.path;
	if (address.quote.n > 0 || address.query.n > 0)
		words = arena_printf(arena, "%.*s %.*s %.*s", STR_ARG(words),
				     STR_ARG(address.query),
				     STR_ARG(address.quote));
	target.site = address.host;
	target.host = word_list_make(address.host, is_name, arena);
	target.path = word_list_make(words, is_long, arena);
	return target;
}

static int
judge_word(struct str label, struct str word)
{
	if (label.p[0] != word.p[0])
		return 0;
	if (str_eq(label, word))
		return HOST_NAMED;
	if (word.n >= BAG_WORD_MIN && str_starts(label, word))
		return HOST_LIKE;
	if (label.n >= BAG_WORD_MIN && str_starts(word, label))
		return HOST_LIKE;
	return 0;
}

/* The first letters of the words of a name can spell it, too: "South China
 * Morning Post" and "scmp". */
int
evidence_host(const struct clue *clue, const struct target *target)
{
	int best = 0;

	if (clue->archived && target->archived)
		return HOST_NAMED;
	for (size_t i = 0; i < target->host.n; i++) {
		struct str label = target->host.list[i].text;

		if (str_starts(clue->initials, label))
			return HOST_NAMED;
		for (size_t k = 0; k < clue->name.n; k++) {
			int says = judge_word(label, clue->name.list[k].text);

			if (says > 0 && k >= clue->lead)
				says -= HOST_SECOND;
			best = says > best ? says : best;
		}
	}
	/* A copy stands beside its original, or in prose. */
	return target->archived && best > HOST_COPY ? best - HOST_COPY : best;
}

static bool
has_word(struct word_list words, const struct word *word)
{
	for (size_t i = 0; i < words.n; i++)
		if (words.list[i].bit == word->bit &&
		    str_eq(words.list[i].text, word->text))
			return true;
	return false;
}

/* Whether word is nothing but figures that are no year: the number of a
 * document. */
static bool
is_number(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!ascii_digit(word.p[i]))
			return false;
	return word.n != 4 || (word.p[0] != '1' && word.p[0] != '2');
}

/* How many words of the path stand in the text. */
static int
count_words(struct word_list path, const struct bag *bag)
{
	int n = 0;

	for (size_t i = 0; i < path.n; i++) {
		const struct word *word = &path.list[i];

		n += ascii_alpha(word->text.p[0])
			 ? bag_has_like(bag, word)
			 : is_number(word->text) && bag_has(bag, word);
	}
	return n > PATH_WORDS ? PATH_WORDS : n;
}

/* Whether a part of the host's name stands in the text. */
static bool
names_host(const struct bag *bag, const struct target *target)
{
	for (size_t i = 0; i < target->host.n; i++)
		if (target->host.list[i].text.n >= BAG_WORD_MIN &&
		    bag_has(bag, &target->host.list[i]))
			return true;
	return false;
}

int
evidence_in_bag(const struct bag *bag, const struct target *target, bool host)
{
	int n = count_words(target->path, bag);

	n += host && names_host(bag, target) ? HOST_SAID : 0;
	return n > PATH_WORDS ? PATH_WORDS : n;
}

int
evidence_path(const struct clue *clue, const struct target *target, int said)
{
	if (said >= PATH_NAMED)
		return said;
	for (size_t i = 0; i < target->path.n; i++)
		if (has_word(clue->name, &target->path.list[i]))
			return PATH_NAMED;
	return said;
}

int
evidence(const struct clue *clue, const struct target *target, int said)
{
	return evidence_host(clue, target) + evidence_path(clue, target, said);
}

int
evidence_words(const struct bag *bag, const struct target *target)
{
	return (names_host(bag, target) ? HOST_WORD : 0) +
	       count_words(target->path, bag);
}
