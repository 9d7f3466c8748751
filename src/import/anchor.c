#include "import/anchor.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "import/evidence.h"
#include "import/sources.h"

#define WIDE_MAX 400     /* bytes between full-width parentheses ... */
#define WIDE_LEAD '\xEF' /* ... and their first byte */
#define PAIRED_MAX 8     /* parentheses cut off the words of a link */

struct finder {
	struct arena *arena;
	struct anchor **last;
	const struct para *para;
	size_t prose;            /* bytes of prose before this paragraph */
	size_t found;            /* anchors in this paragraph */
	size_t close;            /* the next ')' of it, as far as it is known */
	const struct mark *mark; /* the next known link of it */
};

bool
para_is_fact(const struct para *para)
{
	return para->role == ROLE_ARTICLE || para->role == ROLE_ISSUER ||
	       para->role == ROLE_DATE;
}

static struct anchor *
finder_put(struct finder *finder, enum anchor_kind kind, size_t from, size_t to)
{
	const struct para *para = finder->para;
	const struct piece *piece = para_piece(para, from);
	struct anchor *anchor = arena_alloc(finder->arena, sizeof(*anchor));

	anchor->kind = kind;
	anchor->para = para;
	anchor->from = from;
	anchor->to = to;
	anchor->words = str_slice(para->text, from, to);
	anchor->prose = finder->prose + (para_is_fact(para) ? 0 : from);
	anchor->page = piece->page;
	anchor->number = piece->number;
	*finder->last = anchor;
	finder->last = &anchor->next;
	finder->found++;
	return anchor;
}

/* Cuts the next name off *from, up to end: a comma or a semicolon parts
 * them. Stores its bytes without white space. */
static bool
next_name(struct str text, size_t *from, size_t end, size_t *name,
	  size_t *name_end)
{
	size_t at = *from, comma = 0;

	if (at >= end)
		return false;
	while (at < end && !(comma = source_separator(text, at)))
		at++;
	*name = *from;
	*name_end = at;
	*from = at + comma;
	while (*name < *name_end && text.p[*name] == ' ')
		++*name;
	while (*name < *name_end && text.p[*name_end - 1] == ' ')
		--*name_end;
	return true;
}

/* Whether the parenthesis that ends at from is full-width, or what is before
 * it Chinese or Japanese. */
static bool
stands_in_cjk(struct str text, size_t from)
{
	return rune_is_cjk(utf8_previous(text, &from)) ||
	       (from > 0 && rune_is_cjk(utf8_previous(text, &from)));
}

/* Whether nothing but a full stop follows the parenthesis that ends at. */
static bool
ends_note(const struct para *para, size_t at)
{
	struct str rest = str_trim(str_skip(para->text, at));

	return para->note && (rest.n == 0 || str_eq(rest, STR(".")) ||
			      str_eq(rest, STR("。")));
}

/* ---- Known links ---- */

static void
put_known(struct finder *finder, enum anchor_kind kind, size_t from, size_t to)
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
	return c == '(' || c == 0xFF08;
}

static bool
closes(unsigned c)
{
	return c == ')' || c == 0xFF09;
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

	while (next_name(text, &from, end, &name, &name_end)) {
		struct clue clue = clue_of_name(str_slice(text, name, name_end),
						finder->arena);
		int says = evidence(&clue, &target);

		if (name < name_end && says > best) {
			best = says;
			best_from = name;
			best_to = name_end;
		}
	}
	if (best >= 0)
		put_known(finder, ANCHOR_KNOWN, best_from, best_to);
	return best >= 0;
}

/* Whether all names between from and end name sources. */
static bool
are_named(struct str text, size_t from, size_t end)
{
	bool cjk = stands_in_cjk(text, from);
	size_t name, name_end;

	while (next_name(text, &from, end, &name, &name_end))
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
	if (source_is_mark(str_trim(str_slice(text, open + 1, end)))) {
		bool closed = end < text.n && text.p[end] == ')';

		put_known(finder, closed ? ANCHOR_MARK : ANCHOR_KNOWN,
			  closed ? open : open + 1, end + closed);
		return true;
	}
	if (!are_named(text, open + 1, end) &&
	    (open == from || !ends_note(finder->para, end + 1)))
		return false;
	return put_best_name(finder, open + 1, end);
}

/* A link over several names is one link each: two of one address. */
static bool
put_each_name(struct finder *finder, size_t from, size_t to)
{
	struct str text = finder->para->text;
	size_t at = from, name, name_end;

	if (!next_name(text, &at, to, &name, &name_end) || at >= to ||
	    (!are_named(text, from, to) &&
	     !(from > 0 && text.p[from - 1] == '(' && finder->para->note)))
		return false;
	for (at = from; next_name(text, &at, to, &name, &name_end);)
		if (name < name_end)
			put_known(finder, ANCHOR_KNOWN, name, name_end);
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

/* The known link at hand; returns where to look on. */
static size_t
find_known(struct finder *finder)
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
	if (source_is_mark(words) && widen(text, &from, &to)) {
		put_known(finder, ANCHOR_MARK, from, to);
		return to > mark->to ? to : mark->to;
	}
	if (!put_named(finder, from, to) && !put_each_name(finder, from, to))
		put_known(finder, ANCHOR_KNOWN, from, to);
	return mark->to;
}

/* Whether a known link lies between from and to. */
static bool
has_known(const struct finder *finder, size_t from, size_t to)
{
	return finder->mark && finder->mark->from < to &&
	       finder->mark->to > from;
}

/* ---- Found ones ---- */

/* Puts an anchor for each name in parentheses, if all of them are names. */
static void
find_names(struct finder *finder, size_t from, size_t end, bool last)
{
	struct str text = finder->para->text;
	size_t at = from, name, name_end;
	bool names = true, cjk = stands_in_cjk(text, from);

	while (next_name(text, &at, end, &name, &name_end))
		names = names &&
			source_is_named(str_slice(text, name, name_end), cjk);
	if (!names && !last)
		return;
	for (at = from; next_name(text, &at, end, &name, &name_end);)
		if (name < name_end)
			finder_put(finder, names ? ANCHOR_NAME : ANCHOR_GROUP,
				   name, name_end);
}

/* The parentheses that open at open; returns where to look on. */
static size_t
find_group(struct finder *finder, size_t open)
{
	struct str text = finder->para->text;

	if (finder->close != STR_NONE && finder->close <= open)
		finder->close = str_chr(text, ')', open);
	size_t close = finder->close;

	if (close == STR_NONE ||
	    str_chr(str_slice(text, 0, close), '(', open + 1) != STR_NONE)
		return open + 1;
	struct str inside = str_trim(str_slice(text, open + 1, close));

	if (has_known(finder, open, close)) {
		if (!source_is_mark(inside))
			return open + 1;
		put_known(finder, ANCHOR_MARK, open, close + 1);
		return close + 1;
	}
	if (source_is_mark(inside))
		finder_put(finder, ANCHOR_MARK, open, close + 1);
	else if (inside.n > 0)
		find_names(finder, open + 1, close,
			   ends_note(finder->para, close + 1));
	return close + 1;
}

/* The full-width parentheses, as Chinese has them, that open at open;
 * returns where to look on. */
static size_t
find_wide_group(struct finder *finder, size_t open)
{
	struct str wide = STR("（"), text = finder->para->text;
	size_t from = open + wide.n, room = from + WIDE_MAX;
	struct str near = str_slice(text, 0, room < text.n ? room : text.n);
	size_t close = str_find(near, STR("）"), from), end = close + wide.n;
	bool known = has_known(finder, open, end);

	if (close == STR_NONE ||
	    str_find(str_slice(text, 0, close), wide, from) != STR_NONE)
		return from;
	struct str inside = str_trim(str_slice(text, from, close));

	if (source_is_mark(inside) && known)
		put_known(finder, ANCHOR_MARK, open, end);
	else if (source_is_mark(inside))
		finder_put(finder, ANCHOR_MARK, open, end);
	else if (known || inside.n == 0)
		return from;
	else
		find_names(finder, from, close, ends_note(finder->para, end));
	return end;
}

/* An address in the text that begins at from; returns where it ends. */
static size_t
find_address(struct finder *finder, size_t from)
{
	struct str text = finder->para->text;
	size_t to = from;

	for (size_t at = from; at < text.n; to = at) {
		unsigned c = utf8_next(text, &at);

		if (rune_is_space(c) || rune_is_cjk(c) || c == '<' ||
		    c == '>' || c == '"' || c == ')')
			break;
	}
	while (to > from && (text.p[to - 1] == '.' || text.p[to - 1] == ',' ||
			     text.p[to - 1] == ';' || text.p[to - 1] == ':'))
		to--;
	finder_put(finder, ANCHOR_ADDRESS, from, to);
	return to;
}

static bool
starts_address(struct str text, size_t at)
{
	struct str rest = str_skip(text, at);

	if (rest.n < 2 || rest.p[1] != 't')
		return false;
	return str_starts(rest, STR("http://")) ||
	       str_starts(rest, STR("https://"));
}

/* The next place from at on where something may begin. */
static size_t
next_stop(const struct finder *finder, size_t at)
{
	const struct para *para = finder->para;
	const char *p = para->text.p;
	size_t end = finder->mark ? finder->mark->from : para->text.n;

	if (para->use == USE_HEADING)
		return end > at ? end : at;
	while (at < end && p[at] != '(' && p[at] != WIDE_LEAD &&
	       (p[at] != 'h' || !starts_address(para->text, at)))
		at++;
	return at;
}

static void
find_in_para(struct finder *finder)
{
	struct str text = finder->para->text;

	finder->found = 0;
	finder->close = 0;
	finder->mark = finder->para->marks;
	for (size_t at = 0; at < text.n;) {
		while (finder->mark && finder->mark->to <= at)
			finder->mark = finder->mark->next;
		at = next_stop(finder, at);
		if (at == text.n)
			break;
		if (finder->mark && finder->mark->from <= at)
			at = find_known(finder);
		else if (text.p[at] == '(')
			at = find_group(finder, at);
		else if (str_starts(str_skip(text, at), STR("（")))
			at = find_wide_group(finder, at);
		else if (text.p[at] == 'h')
			at = find_address(finder, at);
		else
			at++;
	}
	if (finder->para->role == ROLE_ARTICLE && finder->found == 0)
		finder_put(finder, ANCHOR_TITLE, 0, text.n);
}

/* Counts the prose of one paragraph to the pages on which it stands. */
static void
count_prose(const struct para *para, size_t before, size_t *prose)
{
	for (size_t k = 0; k < para->n_pieces; k++) {
		const struct piece *piece = &para->pieces[k];
		size_t end = k + 1 < para->n_pieces ? para->pieces[k + 1].at
						    : para->text.n;

		prose[piece->page] = before + (para_is_fact(para) ? 0 : end);
	}
}

void
anchors_find(struct anchors *anchors, const struct para *paras, int n_pages,
	     struct arena *arena)
{
	struct finder finder = {.arena = arena};
	size_t *prose = arena_array(arena, (size_t)n_pages + 1, sizeof(*prose));

	*anchors = (struct anchors){.prose = prose};
	finder.last = &anchors->first;
	for (const struct para *para = paras; para; para = para->next) {
		finder.para = para;
		find_in_para(&finder);
		count_prose(para, finder.prose, prose);
		if (!para_is_fact(para))
			finder.prose += para->text.n;
	}
	for (int page = 1; page <= n_pages; page++)
		if (prose[page] < prose[page - 1])
			prose[page] = prose[page - 1];
}
