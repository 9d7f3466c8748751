#include "markdown/escapes.h"

#include "base/utf8.h"
#include "markdown/linkscan.h"
#include "markdown/text.h"

struct finder {
	struct arena *arena;
	struct str content;
	size_t at;
	struct buf text; /* of the leaf at hand */
};

static char
peek(const struct finder *finder, size_t ahead)
{
	size_t i = finder->at + ahead;

	return i < finder->content.n ? finder->content.p[i] : '\0';
}

static struct place *
place_new(struct finder *finder, cmark_node *node)
{
	struct place *place = arena_alloc(finder->arena, sizeof(*place));

	place->from = finder->at;
	cmark_node_set_user_data(node, place);
	return place;
}

struct place *
escapes_place(cmark_node *node)
{
	struct place *place = cmark_node_get_user_data(node);

	return place && place->to > 0 ? place : NULL; /* none has no end */
}

/* ---- Words ---- */

/* The length of the reference (section 2.5) at hand; 0 where there is none. */
static size_t
reference_length(const struct finder *finder)
{
	size_t end;

	if (!text_has_reference(finder->content, finder->at))
		return 0;
	end = str_chr(finder->content, ';', finder->at);
	return end - finder->at + 1;
}

static bool
is_ampersand(struct str reference)
{
	static const char *const names[] = {"&amp;",  "&AMP;",  "&#38;",
					    "&#x26;", "&#X26;", "&#038;"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(reference, str_from(names[i])))
			return true;
	return false;
}

/* Some names stand for two characters (HTML, section 13.5): these are the
 * second ones. */
static bool
is_second(unsigned c)
{
	return c == 0x0338 || c == 0x20D2 || c == 0xFE00 || c == 0x0331 ||
	       c == 0x0333 || c == 0x20E5 || c == 0x200A;
}

/* Takes a reference that stands for what words have at *i. An ampersand is
 * one only by its own names. */
static bool
take_reference(struct finder *finder, struct str words, size_t *i)
{
	size_t n = reference_length(finder);
	struct str reference;

	if (n == 0)
		return false;
	reference = str_slice(finder->content, finder->at, finder->at + n);
	if (words.p[*i] == '&' && !is_ampersand(reference))
		return false;
	finder->at += n;
	buf_putc(&finder->text, ESCAPE);
	size_t from = *i;

	utf8_next(words, i);
	if (str_eq(reference, STR("&fjlig;")) ||
	    (*i < words.n && is_second(utf8_at(words, *i)) &&
	     utf8_at(finder->content, finder->at) != utf8_at(words, *i)))
		utf8_next(words, i);
	buf_put(&finder->text, str_slice(words, from, *i));
	return true;
}

/* Takes one character of words. */
static bool
take_char(struct finder *finder, struct str words, size_t *i)
{
	char c = words.p[*i];

	if (peek(finder, 0) == '\\' && ascii_punct(c) && peek(finder, 1) == c) {
		buf_putc(&finder->text, ESCAPE);
		finder->at += 2;
	} else if (peek(finder, 0) == '&' && take_reference(finder, words, i)) {
		return true;
	} else if (finder->at < finder->content.n && peek(finder, 0) == c) {
		finder->at++;
	} else {
		return false;
	}
	buf_putc(&finder->text, c);
	++*i;
	return true;
}

static bool
take_words(struct finder *finder, cmark_node *node)
{
	struct str words = str_from(cmark_node_get_literal(node));
	struct place *place = place_new(finder, node);

	buf_clear(&finder->text);
	for (size_t i = 0; i < words.n;)
		if (!take_char(finder, words, &i))
			return false;
	place->to = finder->at;
	place->text = buf_take(&finder->text, finder->arena);
	return true;
}

/* ---- Other leaves ---- */

static void
skip_blanks(struct finder *finder)
{
	while (peek(finder, 0) == ' ' || peek(finder, 0) == '\t')
		finder->at++;
}

static bool
take_break(struct finder *finder)
{
	finder->at += peek(finder, 0) == '\\' && peek(finder, 1) == '\n';
	skip_blanks(finder);
	if (peek(finder, 0) != '\n')
		return false;
	finder->at++;
	skip_blanks(finder);
	return true;
}

/* A code span ends at the next run of backticks as long as the first (section
 * 6.1). */
static bool
take_code(struct finder *finder)
{
	struct str content = finder->content;
	size_t n = 0, run;

	while (peek(finder, n) == '`')
		n++;
	finder->at += n;
	while (n > 0 &&
	       (finder->at = str_chr(content, '`', finder->at)) != STR_NONE) {
		run = 0;
		while (peek(finder, run) == '`')
			run++;
		finder->at += run;
		if (run == n)
			return true;
	}
	finder->at = content.n;
	return false;
}

/* White space at the start of a line of HTML is kept, or not. */
static bool
take_html(struct finder *finder, struct str html)
{
	for (size_t i = 0; i < html.n; i++) {
		if (peek(finder, 0) != html.p[i])
			return false;
		finder->at++;
		if (html.p[i] != '\n')
			continue;
		skip_blanks(finder);
		while (i + 1 < html.n &&
		       (html.p[i + 1] == ' ' || html.p[i + 1] == '\t'))
			i++;
	}
	return true;
}

static bool
take_leaf(struct finder *finder, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct place *place;
	bool taken;

	if (type == CMARK_NODE_TEXT)
		return take_words(finder, node);
	place = place_new(finder, node);
	if (type == CMARK_NODE_CODE)
		taken = take_code(finder);
	else if (type == CMARK_NODE_HTML_INLINE)
		taken =
		    take_html(finder, str_from(cmark_node_get_literal(node)));
	else
		taken = take_break(finder);
	place->to = finder->at;
	return taken;
}

/* ---- What holds others ---- */

static bool
take_mark(struct finder *finder, size_t n)
{
	char mark = peek(finder, 0);

	if ((mark != '*' && mark != '_') || peek(finder, n - 1) != mark)
		return false;
	finder->at += n;
	return true;
}

static bool
take_string(struct finder *finder, struct str string)
{
	if (!str_starts(str_skip(finder->content, finder->at), string))
		return false;
	finder->at += string.n;
	return true;
}

static bool
open_parent(struct finder *finder, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	place_new(finder, node);
	if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG)
		return take_mark(finder, type == CMARK_NODE_EMPH ? 1 : 2);
	return take_string(finder,
			   type == CMARK_NODE_IMAGE ? STR("![") : STR("["));
}

static bool
close_parent(struct finder *finder, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct place *place = cmark_node_get_user_data(node);

	if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) {
		if (!take_mark(finder, type == CMARK_NODE_EMPH ? 1 : 2))
			return false;
	} else {
		if (!take_string(finder, STR("]")))
			return false;
		place->tail = finder->at;
		finder->at = linkscan_tail(finder->content, finder->at);
	}
	place->to = finder->at;
	return true;
}

/* "<https://example.org>": its words are none of markup, and get no place. */
static bool
take_autolink(struct finder *finder, cmark_node *node)
{
	size_t end;

	if (cmark_node_get_type(node) != CMARK_NODE_LINK ||
	    peek(finder, 0) != '<')
		return false;
	end = str_chr(finder->content, '>', finder->at);
	if (end == STR_NONE)
		return false;
	place_new(finder, node)->to = end + 1;
	finder->at = end + 1;
	return true;
}

/* ---- A block ---- */

static bool
take_all(struct finder *finder, cmark_iter *iter)
{
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		bool taken;

		if (type < CMARK_NODE_FIRST_INLINE)
			continue; /* the block itself */
		if (event == CMARK_EVENT_ENTER && take_autolink(finder, node)) {
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
			continue;
		}
		if (event == CMARK_EVENT_EXIT)
			taken = close_parent(finder, node);
		else if (cmark_node_first_child(node) ||
			 type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
			taken = open_parent(finder, node);
		else
			taken = take_leaf(finder, node);
		if (!taken) {
			cmark_node_set_user_data(node, NULL);
			return false;
		}
	}
	return true;
}

void
escapes_find(cmark_node *block, struct str content, struct arena *arena)
{
	struct finder finder = {.arena = arena, .content = content};
	cmark_iter *iter = cmark_iter_new(block);

	if (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH ||
	    cmark_node_get_start_line(block) < cmark_node_get_end_line(block))
		finder.at = linkscan_definitions(content);
	take_all(&finder, iter);
	cmark_iter_free(iter);
	buf_free(&finder.text);
}

struct str
escapes_off(struct str text, struct arena *arena)
{
	char *plain;
	size_t n = 0;

	if (str_chr(text, ESCAPE, 0) == STR_NONE)
		return text;
	plain = arena_alloc(arena, text.n + 1);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ESCAPE)
			plain[n++] = text.p[i];
	return (struct str){plain, n};
}
