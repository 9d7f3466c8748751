#include "model/issuer.h"

#include <string.h>

#include "base/utf8.h"

static bool
is_acronym(struct str text)
{
	size_t capitals = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!ascii_alnum(c) && c != '-' && c != '.' && c != '&')
			return false;
		capitals += c >= 'A' && c <= 'Z';
	}
	return capitals >= 2 && capitals * 2 > text.n;
}

/* Words that an authority's name begins with, or has. */
static bool
has_authority_word(struct str text)
{
	static const char *const words[] = {
	    "Ministry",    "Ministries",     "Department", "Commission",
	    "Committee",   "Administration", "Agency",     "Bureau",
	    "Office",      "Council",        "Congress",   "Government",
	    "Bank",        "Court",          "Board",      "Authority",
	    "Association", "Institute",
	};
	struct str word;

	while (str_cut(&text, ' ', &word))
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (str_eq_case(word, str_from(words[i])))
				return true;
	return false;
}

static bool
begins_beyond_ascii(struct str text)
{
	return text.n > 0 && (text.p[0] & 0x80);
}

static bool
is_whole_issuer(struct str text)
{
	text = str_trim(text);
	return is_acronym(text) || begins_beyond_ascii(text) ||
	       (text.n > 0 && text.p[text.n - 1] == ')') ||
	       has_authority_word(text);
}

/* "Ministry of Science" before ", Technology and Innovation": a name whose
 * enumeration may go on. */
static bool
may_go_on(struct str text)
{
	return str_find(text, STR(" of "), 0) != STR_NONE ||
	       str_find(text, STR(" for "), 0) != STR_NONE;
}

/* Length of the separator at offset at: comma, semicolon, slash, and their
 * kin in CJK text; 0 for none. */
static size_t
separator_at(struct str text, size_t at)
{
	size_t next = at;
	unsigned c = at < text.n ? utf8_next(text, &next) : 0;

	if (c == ',' || c == ';' || c == '/' || c == 0x3001 || c == 0xff0c ||
	    c == 0xff1b)
		return next - at;
	return 0;
}

struct splitter {
	struct arena *arena;
	struct issuer_names *list;
	size_t n, capacity;
};

/* "others", "4 other departments", "et al.": nobody by name. */
static bool
is_nobody(struct str text)
{
	return text.n == 0 || ascii_digit(text.p[0]) ||
	       str_starts_case(text, STR("other")) ||
	       str_starts_case(text, STR("et al"));
}

/* Whether text is written in another script than Latin from its start. */
static bool
is_native(struct str text)
{
	unsigned c = utf8_at(text, 0);

	return c >= 0x370 && rune_is_letter(c);
}

/* Splits "Ministry (MOC, 商务部)" at its last parentheses; false where text
 * does not end in some. */
static bool
split_parentheses(struct str text, struct str *outer, struct str *inner)
{
	static const struct str open[] = {STR_INIT("("), STR_INIT("（")};
	static const struct str close[] = {STR_INIT(")"), STR_INIT("）")};

	for (size_t i = 0; i < 2; i++) {
		size_t at = str_find(text, open[i], 0);

		if (at == STR_NONE || at == 0 || !str_ends(text, close[i]))
			continue;
		*outer = str_trim(str_slice(text, 0, at));
		*inner = str_slice(text, at + open[i].n, text.n - close[i].n);
		return true;
	}
	return false;
}

/* Cuts the next part off *rest, between separators; false when nothing is
 * left. */
static bool
cut_part(struct str *rest, struct str *part)
{
	size_t end = 0;

	if (rest->n == 0)
		return false;
	while (end < rest->n && !separator_at(*rest, end))
		utf8_next(*rest, &end);
	*part = str_trim(str_slice(*rest, 0, end));
	*rest = str_skip(*rest, end + separator_at(*rest, end));
	return true;
}

/* "Ministry of Commerce (MOFCOM, 商务部)" is known by its short form, and has
 * a name of its own; parentheses that hold neither belong to the name. */
static void
read_names(struct str text, struct str *name, struct str *native)
{
	struct str outer, inner, part;

	*name = text;
	*native = (struct str){0};
	if (!split_parentheses(text, &outer, &inner))
		return;
	while (cut_part(&inner, &part)) {
		if (is_acronym(part))
			*name = part;
		else if (is_native(part))
			*native = part;
	}
	if (native->n && name->p == text.p)
		*name = outer;
	else if (name->p != text.p && !native->n && is_native(outer))
		*native = outer;
}

static void
splitter_grow(struct splitter *splitter)
{
	size_t capacity = splitter->capacity * 2 + 1; /* most have one */
	struct issuer_names *list =
	    arena_array(splitter->arena, capacity, sizeof(*list));

	if (splitter->n)
		memcpy(list, splitter->list, splitter->n * sizeof(*list));
	splitter->list = list;
	splitter->capacity = capacity;
}

static void
splitter_push(struct splitter *splitter, struct str text)
{
	struct str name, native;

	text = str_trim(text);
	if (str_starts_case(text, STR("and ")))
		text = str_trim(str_skip(text, 4));
	if (str_starts_case(text, STR("the ")))
		text = str_trim(str_skip(text, 4));
	if (is_nobody(text))
		return;
	if (splitter->n == splitter->capacity)
		splitter_grow(splitter);
	read_names(text, &name, &native);
	splitter->list[splitter->n++] = (struct issuer_names){
	    arena_str(splitter->arena, name),
	    native.n ? arena_str(splitter->arena, native) : native};
}

/* Splits at each " and " that stands between two names: those are short
 * forms, or what follows is an authority of its own. */
static void
split_and(struct splitter *splitter, struct str text)
{
	static const struct str word = STR_INIT(" and ");
	size_t at = 0;

	while ((at = str_find(text, word, at)) != STR_NONE) {
		struct str left = str_slice(text, 0, at);
		struct str right = str_skip(text, at + word.n);
		size_t end = str_find(right, word, 0);
		struct str next =
		    end == STR_NONE ? right : str_slice(right, 0, end);

		if ((is_acronym(str_trim(left)) && !may_go_on(left)) ||
		    is_acronym(str_trim(next)) || is_nobody(next) ||
		    has_authority_word(next)) {
			splitter_push(splitter, left);
			text = right;
			at = 0;
		} else {
			at += word.n;
		}
	}
	splitter_push(splitter, text);
}

/* Past the piece that begins at offset from: up to the next separator that
 * stands in no parentheses. */
static size_t
piece_end(struct str text, size_t from)
{
	size_t depth = 0;

	for (size_t at = from; at < text.n; from = at) {
		unsigned c = utf8_next(text, &at);

		if (c == '(' || c == 0xFF08)
			depth++;
		else if ((c == ')' || c == 0xFF09) && depth > 0)
			depth--;
		else if (depth == 0 && separator_at(text, from))
			break;
	}
	return from;
}

size_t
issuer_split(struct str text, struct arena *arena, struct issuer_names **list)
{
	struct splitter splitter = {.arena = arena};
	size_t start = 0, end = piece_end(text, 0);

	while (end < text.n) {
		size_t next = end + separator_at(text, end);
		size_t next_end = piece_end(text, next);
		struct str piece = str_slice(text, next, next_end);

		if (!may_go_on(str_slice(text, start, end)) ||
		    is_whole_issuer(piece) || is_nobody(str_trim(piece))) {
			split_and(&splitter, str_slice(text, start, end));
			start = next;
		}
		end = next_end;
	}
	split_and(&splitter, str_slice(text, start, end));
	*list = splitter.list;
	return splitter.n;
}
