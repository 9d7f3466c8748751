#include "align/anchor.h"

#include "base/utf8.h"
#include "align/finder.h"
#include "align/known.h"
#include "align/sources.h"
#include "extract/view.h"
#include "model/sitewords.h"

#define MARK_MAX 40      /* bytes of what marks a link */
#define WIDE_MAX 400     /* bytes between full-width parentheses ... */
#define WIDE_LEAD '\xEF' /* ... and their first byte */

/* Whether para says whose digest this is, and which issue: no sentence, above
 * all sections. */
static bool
is_masthead(const struct para *para)
{
	return !para->section && !para->entry && !para->note &&
	       !text_ends_sentence(para->text);
}

bool
para_is_fact(const struct para *para)
{
	return role_is_fact(para->role) || is_masthead(para);
}

/* Whether the names from from to end stand in parentheses at the end of a
 * document's title, and the first says what text it leads to: then it is a list
 * of links, whatever the others are called. "Audit 2031-01 (PDF, annex)". */
static bool
lists_texts(const struct para *para, size_t from, size_t end)
{
	size_t name, name_end, close = end;

	if (para->role != ROLE_ARTICLE || end >= para->text.n)
		return false;
	utf8_next(para->text, &close);
	return finder_ends_para(para, close) &&
	       finder_next_name(para->text, &from, end, &name, &name_end) &&
	       source_is_kind(str_slice(para->text, name, name_end));
}

static bool
has_figure(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (ascii_digit(text.p[i]))
			return true;
	return false;
}

/* Puts anchors for the names of a list that is a whole line: what has a figure
 * tells something of the document, such as "112 pages". */
static void
put_list(struct finder *finder)
{
	struct str text = finder->para->text;
	size_t from = 0, name, name_end;

	while (finder_next_name(text, &from, text.n, &name, &name_end))
		if (name < name_end &&
		    !has_figure(str_slice(text, name, name_end)))
			finder_put(finder, ANCHOR_NAME, name, name_end);
}

/* Puts an anchor for each of the names from from to end. */
static void
put_names(struct finder *finder, enum anchor_kind kind, size_t from, size_t end)
{
	size_t name, name_end;

	while (
	    finder_next_name(finder->para->text, &from, end, &name, &name_end))
		if (name < name_end)
			finder_put(finder, kind, name, name_end);
}

/* Whether the parentheses that close behind byte end of a document's line hold
 * a list of links, as in the others. */
static bool
lists_links(const struct finder *finder, size_t end)
{
	const struct para *para = finder->para;

	return (finder->documents.links != DOCUMENT_TITLES ||
		para_is_address(para)) &&
	       para->role == ROLE_ARTICLE && !para->marks &&
	       end < para->text.n &&
	       (utf8_next(para->text, &end), finder_ends_para(para, end));
}

/* Puts an anchor for each name in parentheses, if all of them are names. */
static void
find_names(struct finder *finder, size_t from, size_t end, bool last)
{
	struct str text = finder->para->text;
	size_t at = from, name, name_end;
	bool cjk = finder_in_cjk(text, from), names = true;
	bool links = lists_links(finder, end);
	bool listed = lists_texts(finder->para, from, end) ||
		      (links && (finder->documents.named ||
				 para_is_address(finder->para)));

	while (finder_next_name(text, &at, end, &name, &name_end))
		names = names &&
			(listed ||
			 source_is_named(str_slice(text, name, name_end), cjk));
	if (!names && !last && !links)
		return;
	put_names(finder, names ? ANCHOR_NAME : ANCHOR_GROUP, from, end);
}

/* What stands between parentheses, or brackets, of which the last is at
 * close; returns where to look on. */
static size_t
find_inside(struct finder *finder, size_t open, size_t close)
{
	struct str inside =
	    str_trim(str_slice(finder->para->text, open + 1, close));

	if (printed_is(&finder->printed, inside))
		return open + 1;
	if (known_lies_in(finder, open, close)) {
		if (!finder_is_mark(finder, inside))
			return open + 1;
		known_put(finder, ANCHOR_MARK, open, close + 1);
		return close + 1;
	}
	if (finder_is_mark(finder, inside))
		finder_put(finder, ANCHOR_MARK, open, close + 1);
	else if (inside.n > 0)
		find_names(finder, open + 1, close,
			   finder_ends_note(finder->para, close + 1));
	return close + 1;
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
	return find_inside(finder, open, close);
}

/* The same for brackets: "[Link]". */
static size_t
find_brackets(struct finder *finder, size_t open)
{
	struct str text = finder->para->text;
	size_t room = open + WIDE_MAX;
	struct str near = str_slice(text, 0, room < text.n ? room : text.n);
	size_t close = str_chr(near, ']', open);

	if (close == STR_NONE ||
	    str_chr(str_slice(text, 0, close), '[', open + 1) != STR_NONE)
		return open + 1;
	return find_inside(finder, open, close);
}

/* The full-width parentheses or brackets, as Chinese has them, that open at
 * open; returns where to look on. */
static size_t
find_wide_group(struct finder *finder, size_t open)
{
	struct str text = finder->para->text, rest = str_skip(text, open);
	bool brackets = str_starts(rest, STR("［"));
	struct str wide = brackets ? STR("［") : STR("（");
	struct str shut = brackets ? STR("］") : STR("）");
	size_t from = open + wide.n, room = from + WIDE_MAX;
	struct str near = str_slice(text, 0, room < text.n ? room : text.n);
	size_t close = str_find(near, shut, from), end = close + wide.n;
	bool known = known_lies_in(finder, open, end);

	if (close == STR_NONE ||
	    str_find(str_slice(text, 0, close), wide, from) != STR_NONE)
		return from;
	struct str inside = str_trim(str_slice(text, from, close));

	if (finder_is_mark(finder, inside) && known)
		known_put(finder, ANCHOR_MARK, open, end);
	else if (finder_is_mark(finder, inside))
		finder_put(finder, ANCHOR_MARK, open, end);
	else if (known || inside.n == 0 || printed_is(&finder->printed, inside))
		return from;
	else
		find_names(finder, from, close,
			   finder_ends_note(finder->para, end));
	return end;
}

/* An address in the text that begins at from; returns where it ends. */
static size_t
find_address(struct finder *finder, size_t from)
{
	struct str text = finder->para->text;
	size_t to = from;
	int open = 0; /* parentheses that are its own */

	for (size_t at = from; at < text.n; to = at) {
		unsigned c = utf8_next(text, &at);

		open += c == '(';
		if (rune_is_space(c) || rune_is_cjk(c) || c == '<' ||
		    c == '>' || c == '"' || (c == ')' && open-- == 0))
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

/* The words without space around the dot at at, where they are an address;
 * returns where to look on. */
static size_t
find_printed(struct finder *finder, size_t at)
{
	size_t from, to;

	if (printed_find(&finder->printed, finder->para->text, finder->free, at,
			 &from, &to) &&
	    !known_lies_in(finder, from, to))
		finder_put(finder, ANCHOR_BARE, from, to);
	return finder->mark && finder->mark->from < to ? at + 1 : to;
}

/* Where the names begin in a note that ends in "Source: Harbour News";
 * STR_NONE where it does not. */
static size_t
find_sources(const struct finder *finder)
{
	static const struct str colons[] = {STR_INIT(":"), STR_INIT("：")};
	struct str text = finder->para->text;

	for (size_t i = 0; finder->para->note && i < 2; i++) {
		size_t at = text.n, end;
		enum role role;

		while (at > 0 && text.n - at < WIDE_MAX &&
		       !str_starts(str_skip(text, at), colons[i]))
			at--;
		end = at;
		if (!str_starts(str_skip(text, at), colons[i]))
			continue;
		while (at > 0 && end - at < MARK_MAX &&
		       !text_ends_sentence(str_slice(text, 0, at)))
			utf8_previous(text, &at);
		role = site_role(finder->site, str_slice(text, at, end));
		if (role == ROLE_ARTICLE || role == ROLE_REFERENCES)
			return end + colons[i].n;
	}
	return STR_NONE;
}

/* The names behind "Source:"; returns where to look on. */
static size_t
find_source_names(struct finder *finder)
{
	struct str text = finder->para->text;
	size_t end = text.n;

	while (end > finder->sources &&
	       (text.p[end - 1] == '.' || text.p[end - 1] == ' '))
		end--;
	if (!known_lies_in(finder, finder->sources, end) &&
	    str_find(str_skip(text, finder->sources), STR("://"), 0) ==
		STR_NONE)
		find_names(finder, finder->sources, end, true);
	else
		end = finder->sources;
	finder->sources = STR_NONE;
	return end;
}

/* Whether something may begin at byte at: not each of the letters with which
 * an address does. */
static bool
may_begin(const struct finder *finder, struct str text, size_t at)
{
	char c = text.p[at];

	if (!finder->stops[(unsigned char)c])
		return false;
	if (c == 'h')
		return starts_address(text, at);
	return c != '.' || printed_may_stand(text, at);
}

/* The next place from at on where something may begin. */
static size_t
next_stop(const struct finder *finder, size_t at)
{
	const struct para *para = finder->para;
	size_t end = finder->mark ? finder->mark->from : para->text.n;

	if (finder->sources < end)
		end = finder->sources;
	if (para->use == USE_HEADING)
		return end > at ? end : at;
	while (at < end && !may_begin(finder, para->text, at))
		at++;
	return at;
}

/* What begins at at, where something may; returns where to look on. */
static size_t
find_at(struct finder *finder, size_t at)
{
	const struct para *para = finder->para;
	struct str text = para->text;
	size_t from, to, end;

	if (finder->mark && finder->mark->from <= at)
		return known_find(finder);
	if (footmarks_may_stand(para) &&
	    footmarks_take(&finder->footmarks, text, at, &from, &to, &end)) {
		if (!known_lies_in(finder, at, end))
			finder_put(finder, ANCHOR_NUMBER, from, to);
		return known_lies_in(finder, at, end) ? at + 1 : end;
	}
	if (text.p[at] == '(')
		return find_group(finder, at);
	if (text.p[at] == '[')
		return find_brackets(finder, at);
	if (str_starts(str_skip(text, at), STR("（")) ||
	    str_starts(str_skip(text, at), STR("［")))
		return find_wide_group(finder, at);
	if (text.p[at] == '.')
		return find_printed(finder, at);
	return text.p[at] == 'h' ? find_address(finder, at) : at + 1;
}

/* Whether the document of an entry has its address in a line of its own,
 * behind para. */
static bool
has_address_behind(const struct para *para)
{
	const struct entry *entry = para->entry;

	for (para = para->next; para && para->entry == entry; para = para->next)
		if (para->role == ROLE_ARTICLE)
			return para_is_address(para);
	return false;
}

bool
para_is_title(const struct para *para)
{
	return para->use == USE_HEADING && para->entry;
}

/* Whether the document's address may stand on para, where nothing of it shows
 * a link. */
static bool
bears_document(const struct para *para)
{
	return para->source ||
	       (para->role == ROLE_ARTICLE && !has_address_behind(para));
}

/* The title before a list of links, which is one as well, or the names of a
 * line that is such a list; returns where to look on. */
static size_t
find_document(struct finder *finder)
{
	const struct para *para = finder->para;
	struct str inside;
	size_t open;

	if (para->role != ROLE_ARTICLE || para->marks ||
	    str_find(para->text, STR("://"), 0) != STR_NONE)
		return 0;
	if (finder->documents.links == DOCUMENT_LISTS) {
		put_list(finder);
		return para->text.n;
	}
	if (finder->documents.links == DOCUMENT_TITLES &&
	    (open = str_find(para->text, STR("; "), 0)) != STR_NONE &&
	    str_chr(para->text, '(', 0) == STR_NONE) {
		finder_put(finder, ANCHOR_TITLE, 0, open);
		put_names(finder, ANCHOR_GROUP, open + 2, para->text.n);
		return para->text.n;
	}
	open = documents_group(para->text, &inside);
	if (finder->documents.links != DOCUMENT_BOTH || open == 0 ||
	    open == para->text.n || finder_is_mark(finder, inside))
		return 0;
	finder_put(finder, ANCHOR_TITLE, 0,
		   str_trim(str_slice(para->text, 0, open)).n);
	return open;
}

static void
find_in_para(struct finder *finder)
{
	struct str text = finder->para->text;

	finder->found = 0;
	finder->sources = find_sources(finder);
	finder->close = 0;
	finder->mark = finder->para->marks;
	for (size_t at = find_document(finder); at < text.n;) {
		while (finder->mark && finder->mark->to <= at)
			finder->mark = finder->mark->next;
		finder->free = at;
		at = next_stop(finder, at);
		if (finder->sources <= at)
			at = find_source_names(finder);
		else if (at < text.n)
			at = find_at(finder, at);
	}
	if (finder->found == 0 && bears_document(finder->para))
		finder_put(finder, ANCHOR_TITLE, 0, text.n);
	if (finder->titles && finder->found == 0 && para_is_title(finder->para))
		finder_put(finder, ANCHOR_TITLE, 0, text.n);
}

static void
learn(struct finder *finder, const struct para *paras,
      const struct document *document)
{
	static const char first[] = {'(', '[', 'h', '.', WIDE_LEAD};

	documents_learn(&finder->documents, paras);
	finder->titles = true;
	for (const struct para *at = paras; at; at = at->next)
		finder->titles &= at->role != ROLE_ARTICLE;
	footmarks_learn(&finder->footmarks, paras);
	printed_learn(&finder->printed, document->pages, finder->arena);
	for (int c = 0; c < 256; c++)
		finder->stops[c] = footmarks_begin(&finder->footmarks, (char)c);
	for (size_t i = 0; i < sizeof(first); i++)
		finder->stops[(unsigned char)first[i]] = true;
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
anchors_find(struct anchors *anchors, const struct para *paras,
	     const struct site *site, const struct document *document,
	     struct arena *arena)
{
	struct finder finder = {.arena = arena, .site = site};
	int n_pages = document->n_pages;
	size_t *prose = arena_array(arena, (size_t)n_pages + 1, sizeof(*prose));

	*anchors = (struct anchors){.prose = prose};
	finder.last = &anchors->first;
	learn(&finder, paras, document);
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
