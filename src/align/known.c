#include "align/known.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "align/evidence.h"
#include "align/sources.h"

#define PAIRED_MAX 8 /* parentheses cut off the words of a link */

void
known_put(struct finder *finder, enum anchor_kind kind, size_t from, size_t to)
{
	struct anchor *anchor = finder_put(finder, kind, from, to);
	struct listed *listed = arena_alloc(finder->arena, sizeof(*listed));

	listed->url = finder->mark->url;
	listed->number = anchor->number;
	listed->count = 1;
	anchor->listed = listed;
	anchor->verdict = (struct verdict){PROOF_TOLD, TRUST_CERTAIN};
}

static bool
opens(unsigned c)
{
	return c == '(' || c == '[' || c == 0xFF08 || c == 0xFF3B;
}

static bool
closes(unsigned c)
{
	return c == ')' || c == ']' || c == 0xFF09 || c == 0xFF3D;
}

/* Whether all of text's parentheses are paired: those at its ends are part
 * of it then. */
static bool
is_paired(struct str text)
{
	int depth = 0;

	for (size_t at = 0; at < text.n && depth >= 0;) {
		unsigned c = utf8_next(text, &at);

		depth += opens(c) - closes(c);
	}
	return depth == 0;
}

/* White space and signs that part the words of links. */
static bool
parts(unsigned c)
{
	return rune_is_space(c) || c == ',' || c == ';' || c == 0x3001 ||
	       c == 0x3002 || c == 0xFF0C || c == 0xFF1B;
}

/* Cuts white space, commas and the like off both ends, and a parenthesis
 * whose other half is not there. Whether one is there is asked that often
 * only, so that nothing but parentheses takes no time either. */
static struct str
trim_known(struct str text)
{
	bool paired = is_paired(text);
	int asked = 0;

	while (text.n > 0) {
		size_t from = 0, to = text.n;
		unsigned first = utf8_next(text, &from);
		unsigned last = utf8_previous(text, &to), cut = first;

		if (parts(first) || first == '.' || closes(first) ||
		    (opens(first) && !paired))
			text = str_skip(text, from);
		else if (parts(last) || opens(last) ||
			 (closes(last) && !paired)) {
			text.n = to;
			cut = last;
		} else {
			break;
		}
		if (opens(cut) || closes(cut))
			paired = asked++ < PAIRED_MAX && is_paired(text);
	}
	return text;
}

/* Of the names between from and end the one that goes best with the link;
 * false where there is none. */
static bool
put_best_name(struct finder *finder, size_t from, size_t end)
{
	struct str text = finder->para->text;
	struct listed listed = {.url = finder->mark->url};
	struct target target = target_make(&listed, finder->arena);
	size_t best_from = 0, best_to = 0, name, name_end;
	int best = -1;

	while (finder_next_name(text, &from, end, &name, &name_end)) {
		struct clue clue = {0};
		int says;

		clue_of_name(&clue, str_slice(text, name, name_end),
			     finder->arena);
		says = evidence(&clue, &target, 0);

		if (name < name_end && says > best) {
			best = says;
			best_from = name;
			best_to = name_end;
		}
	}
	if (best >= 0)
		known_put(finder, ANCHOR_KNOWN, best_from, best_to);
	return best >= 0;
}

/* Whether all names between from and end name sources. */
static bool
are_named(struct str text, size_t from, size_t end)
{
	bool cjk = finder_in_cjk(text, from);
	size_t name, name_end;

	while (finder_next_name(text, &from, end, &name, &name_end))
		if (name < name_end &&
		    !source_is_named(str_slice(text, name, name_end), cjk))
			return false;
	return true;
}

/* Parentheses that open within a link's words, behind other words, and name
 * sources: the link stands on one of the names. */
static bool
put_named(struct finder *finder, size_t from, size_t to)
{
	struct str text = finder->para->text;
	size_t open = str_chr(str_slice(text, 0, to), '(', from);
	size_t end;

	if (open == STR_NONE)
		return false;
	end = str_chr(str_slice(text, 0, to), ')', open);
	if (end == STR_NONE)
		end = to;
	if (finder_is_mark(finder, str_trim(str_slice(text, open + 1, end)))) {
		bool closed = end < text.n && text.p[end] == ')';

		known_put(finder, closed ? ANCHOR_MARK : ANCHOR_KNOWN,
			  closed ? open : open + 1, end + closed);
		return true;
	}
	if (!are_named(text, open + 1, end) &&
	    (open == from || !finder_ends_note(finder->para, end + 1)))
		return false;
	return put_best_name(finder, open + 1, end);
}

/* A link over several names is one link each: two of one address. */
static bool
put_each_name(struct finder *finder, size_t from, size_t to)
{
	struct str text = finder->para->text;
	size_t at = from, name, name_end;

	if (!finder_next_name(text, &at, to, &name, &name_end) || at >= to ||
	    (!are_named(text, from, to) &&
	     !(from > 0 && text.p[from - 1] == '(' && finder->para->note)))
		return false;
	for (at = from; finder_next_name(text, &at, to, &name, &name_end);)
		if (name < name_end)
			known_put(finder, ANCHOR_KNOWN, name, name_end);
	return true;
}

/* Cuts parentheses off that stand around all of text. */
static struct str
cut_parentheses(struct str text)
{
	size_t from = 0, to = text.n;

	if (text.n == 0 || !opens(utf8_next(text, &from)) ||
	    !closes(utf8_previous(text, &to)) || from > to ||
	    !is_paired(str_slice(text, from, to)))
		return text;
	return trim_known(str_slice(text, from, to));
}

/* Whether parentheses stand around the bytes from *from to *to; then these
 * are made to include them. */
static bool
widen(struct str text, size_t *from, size_t *to)
{
	size_t left = *from, right = *to;

	if (left == 0 || right >= text.n ||
	    !opens(utf8_previous(text, &left)) ||
	    !closes(utf8_next(text, &right)))
		return false;
	*from = left;
	*to = right;
	return true;
}

size_t
known_find(struct finder *finder)
{
	const struct mark *mark = finder->mark;
	struct str text = finder->para->text;
	struct str whole = fold_trim(str_slice(text, mark->from, mark->to));
	struct str words = cut_parentheses(trim_known(whole));

	if (words.n == 0)
		words = whole;
	size_t from = (size_t)(words.p - text.p), to = from + words.n;

	if (words.n == 0)
		return mark->to;
	if (finder_is_mark(finder, words) && widen(text, &from, &to)) {
		known_put(finder, ANCHOR_MARK, from, to);
		return to > mark->to ? to : mark->to;
	}
	if (!put_named(finder, from, to) && !put_each_name(finder, from, to))
		known_put(finder, ANCHOR_KNOWN, from, to);
	return mark->to;
}

bool
known_lies_in(const struct finder *finder, size_t from, size_t to)
{
	return finder->mark && finder->mark->from < to &&
	       finder->mark->to > from;
}
