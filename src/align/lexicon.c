#include "align/lexicon.h"

#include "base/utf8.h"
#include "align/evidence.h"

#define WORD_MIN 4       /* bytes of a word; other scripts have 2 a letter */
#define CJK_CHARACTERS 3 /* two are the name of a town */

/* Cuts the next word off *rest; of Chinese and Japanese only the three
 * characters that the text begins with. */
static bool
next_word(struct str *rest, struct str *word)
{
	size_t from = 0, at = 0, n = 0;
	bool cjk = false;

	while (at < rest->n) {
		size_t start = at;
		unsigned c = utf8_next(*rest, &at);
		bool inside =
		    rune_is_letter(c) && !(rune_is_cjk(c) && !cjk && n);

		if (inside && n == 0) {
			from = start;
			cjk = rune_is_cjk(c);
		}
		if (!inside && n > 0) {
			at = start;
			break;
		}
		n += inside;
		if (cjk && n == CJK_CHARACTERS)
			break;
	}
	*word = str_slice(*rest, from, n > 0 ? at : from);
	*rest = cjk ? (struct str){0} : str_skip(*rest, at);
	return n > 0;
}

static void
learn(struct lexicon *lexicon, struct str name, struct str host)
{
	struct str word;

	while (next_word(&name, &word)) {
		struct str **place;

		if (word.n < WORD_MIN)
			continue;
		place = (struct str **)map_put(&lexicon->hosts, lexicon->arena,
					       word);
		if (!*place) {
			*place = arena_alloc(lexicon->arena, sizeof(**place));
			**place = host;
		} else if (!str_eq(**place, host)) {
			**place = (struct str){0};
		}
	}
}

void
lexicon_learn(struct lexicon *lexicon, const struct anchor *anchors)
{
	for (const struct anchor *at = anchors; at; at = at->next) {
		if (!at->listed || at->listed->host.n == 0 ||
		    at->verdict.trust == TRUST_GUESS ||
		    at->kind == ANCHOR_KNOWN || at->kind == ANCHOR_ADDRESS ||
		    at->kind == ANCHOR_BARE || at->kind == ANCHOR_NUMBER)
			continue;
		learn(lexicon, evidence_name(at), at->listed->host);
	}
}

struct lexicon_hosts
lexicon_find(const struct lexicon *lexicon, struct str name,
	     struct arena *arena)
{
	struct lexicon_hosts hosts = {0};
	struct str word;

	hosts.list = arena_array(arena, name.n / WORD_MIN, sizeof(*hosts.list));
	while (next_word(&name, &word)) {
		const struct str *known = NULL;

		if (word.n >= WORD_MIN)
			known = map_get(&lexicon->hosts, word);
		if (known && known->n > 0)
			hosts.list[hosts.n++] = known;
	}
	return hosts;
}

int
lexicon_says(struct lexicon_hosts hosts, struct str host)
{
	for (size_t i = 0; i < hosts.n; i++)
		if (str_eq(*hosts.list[i], host))
			return LEXICON_NAMED;
	return 0;
}
