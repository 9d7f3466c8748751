#include "import/anchor.h"

#include "base/utf8.h"

#define WIDE_MARK_MAX 40 /* bytes of a mark with its closing parenthesis */

struct finder {
	struct arena *arena;
	struct anchor **last;
	const struct para *para;
	size_t prose; /* bytes of prose before this paragraph */
	size_t found; /* anchors in this paragraph */
	size_t close; /* the next ')' of it, as far as it is known */
};

bool
para_is_fact(const struct para *para)
{
	return para->role == ROLE_ARTICLE || para->role == ROLE_ISSUER ||
	       para->role == ROLE_DATE;
}

static bool
word_in(struct str word, const char *const *list)
{
	for (; *list; list++)
		if (str_eq_case(word, str_from(*list)))
			return true;
	return false;
}

/* Words that say no more than that there is a link. */
static bool
is_mark(struct str text)
{
	static const char *const marks[] = {
	    "link",      "links",    "here", "source", "lien",
	    "enlace",    "quelle",   "链接", "原文",   "リンク",
	    "full text", "original", NULL};

	return word_in(text, marks);
}

/* Whether text ends in a word for what a source can be. */
static bool
names_source(struct str text)
{
	static const char *const nouns[] = {
	    "article",   "articles",     "notice",       "notices",
	    "report",    "reports",      "guideline",    "guidelines",
	    "statement", "release",      "announcement", "document",
	    "documents", "draft",        "plan",         "opinion",
	    "opinions",  "notification", "story",        "interview",
	    "paper",     "study",        "website",      "page",
	    "blog",      "post",         "video",        "transcript",
	    "speech",    "law",          "regulation",   "regulations",
	    "measures",  "decision",     "circular",     "communique",
	    "text",      "factsheet",    "data",         "analysis",
	    "brief",     "commentary",   "editorial",    "op-ed",
	    "link",      "news",         "readout",      "filing",
	    "database",  "letter",       "memo",         NULL};
	size_t at = text.n;

	while (at > 0 && text.p[at - 1] != ' ')
		at--;
	return word_in(str_skip(text, at), nouns);
}

static void
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
}

/* Cuts the next name off *from, up to end: a comma or a semicolon parts
 * them. Stores its bytes without white space. */
static bool
next_name(struct str text, size_t *from, size_t end, size_t *name,
	  size_t *name_end)
{
	size_t at = *from;

	if (at >= end)
		return false;
	while (at < end && text.p[at] != ',' && text.p[at] != ';')
		at++;
	*name = *from;
	*name_end = at;
	*from = at + 1;
	while (*name < *name_end && text.p[*name] == ' ')
		++*name;
	while (*name < *name_end && text.p[*name_end - 1] == ' ')
		--*name_end;
	return true;
}

/* Puts an anchor for each name in parentheses, if all of them are names. */
static void
find_names(struct finder *finder, size_t from, size_t end, bool last)
{
	struct str text = finder->para->text;
	size_t at = from, name, name_end;
	bool names = true;

	while (next_name(text, &at, end, &name, &name_end))
		names = names && names_source(str_slice(text, name, name_end));
	if (!names && !last)
		return;
	for (at = from; next_name(text, &at, end, &name, &name_end);)
		if (name < name_end)
			finder_put(finder, names ? ANCHOR_NAME : ANCHOR_GROUP,
				   name, name_end);
}

/* Whether nothing but a full stop follows the parenthesis that ends at. */
static bool
ends_note(const struct para *para, size_t at)
{
	struct str rest = str_trim(str_skip(para->text, at));

	return para->note && (rest.n == 0 || str_eq(rest, STR(".")));
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

	if (is_mark(inside))
		finder_put(finder, ANCHOR_MARK, open, close + 1);
	else if (inside.n > 0)
		find_names(finder, open + 1, close,
			   ends_note(finder->para, close + 1));
	return close + 1;
}

/* A mark in full-width parentheses, as Chinese has them, that opens at open;
 * returns where to look on. */
static size_t
find_wide_mark(struct finder *finder, size_t open)
{
	struct str wide = STR("（"), text = finder->para->text;
	size_t from = open + wide.n, room = from + WIDE_MARK_MAX;
	struct str near = str_slice(text, 0, room < text.n ? room : text.n);
	size_t close = str_find(near, STR("）"), from);

	if (close == STR_NONE ||
	    !is_mark(str_trim(str_slice(text, from, close))))
		return from;
	finder_put(finder, ANCHOR_MARK, open, close + wide.n);
	return close + wide.n;
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

	return str_starts(rest, STR("http://")) ||
	       str_starts(rest, STR("https://"));
}

static void
find_in_para(struct finder *finder)
{
	struct str text = finder->para->text;

	finder->found = 0;
	finder->close = 0;
	for (size_t at = 0; at < text.n;) {
		if (text.p[at] == '(')
			at = find_group(finder, at);
		else if (str_starts(str_skip(text, at), STR("（")))
			at = find_wide_mark(finder, at);
		else if (text.p[at] == 'h' && starts_address(text, at))
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
		if (para->use != USE_HEADING)
			find_in_para(&finder);
		count_prose(para, finder.prose, prose);
		if (!para_is_fact(para))
			finder.prose += para->text.n;
	}
	for (int page = 1; page <= n_pages; page++)
		if (prose[page] < prose[page - 1])
			prose[page] = prose[page - 1];
}
