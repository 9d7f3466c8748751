#include "extract/view.h"

#include <string.h>

#include "base/date.h"
#include "base/fold.h"
#include "model/sitewords.h"
#include "base/utf8.h"
#include "extract/visual.h"

#define LABEL_MAX 60 /* bytes of a label */

unsigned
first_rune(struct str text)
{
	size_t at = 0;

	return text.n > 0 ? utf8_next(text, &at) : 0;
}

unsigned
last_rune(struct str text)
{
	size_t at = text.n;

	return text.n > 0 ? utf8_previous(text, &at) : 0;
}

bool
text_opens_group(struct str text)
{
	unsigned c = first_rune(text);

	return c == '(' || c == '[' || c == 0xFF08 || c == 0xFF3B;
}

bool
text_closes_group(struct str text)
{
	unsigned c = last_rune(text);

	return c == ')' || c == ']' || c == 0xFF09 || c == 0xFF3D;
}

bool
rune_is_bullet(unsigned c)
{
	static const unsigned bullets[] = {
	    /* in order */
	    0x00B7, 0x2022, 0x2023, 0x2027, 0x2043, 0x204C, 0x204D, 0x2192,
	    0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B2, 0x25B3, 0x25B6,
	    0x25B7, 0x25B8, 0x25B9, 0x25BA, 0x25BC, 0x25BD, 0x25C6, 0x25C7,
	    0x25C8, 0x25C9, 0x25CB, 0x25CE, 0x25CF, 0x25D8, 0x25E6, 0x25FB,
	    0x25FC, 0x25FE, 0x2605, 0x2606, 0x2666, 0x2713, 0x2714, 0x2756,
	    0x2767, 0x276F, 0x2794, 0x279C, 0x27A1, 0x27A2, 0x27A4, 0x29BF,
	    0x30FB, 0xFF65};

	for (size_t i = 0;
	     i < sizeof(bullets) / sizeof(*bullets) && bullets[i] <= c; i++)
		if (bullets[i] == c)
			return true;
	return rune_is_private(c);
}

bool
rune_is_dash(unsigned c)
{
	return c == '-' || c == '*' || c == 0xBB || c == 0x2012 ||
	       c == 0x2013 || c == 0x2014 || c == 0x203A;
}

/* In a text from right to left the bullet may stand at the end of the line,
 * where the extraction saw it. */
static void
view_bullet_behind(struct view *view)
{
	size_t at = view->text.n;
	unsigned c = at > 0 ? utf8_previous(view->text, &at) : 0, letter = 0;

	if (!rune_is_bullet(c))
		return;
	for (size_t i = 0; i < at && !rune_is_letter(letter);)
		letter = utf8_next(view->text, &i);
	if (!rune_is_rtl(letter))
		return;
	view->bullet = true;
	view->glyph = c;
	view->text = str_trim(str_slice(view->text, 0, at));
}

/* Cuts a bullet off view->text. */
static void
view_bullet(struct view *view)
{
	size_t at = 0;
	unsigned c = utf8_next(view->text, &at);
	struct str rest = str_skip(view->text, at);
	bool spaced = rest.n > 0 && rune_is_space(first_rune(rest));

	if (view->line->level > 0) { /* "◆ …": a heading with a sign */
		if (spaced && rune_is_bullet(c))
			view->text = str_trim(rest);
		return;
	}
	view->dash = spaced && rune_is_dash(c);
	view->bullet = rune_is_bullet(c) || view->dash;
	if (view->bullet) {
		view->glyph = c;
		view->text = str_trim(rest);
	} else {
		view->bullet = view->line->item;
		view_bullet_behind(view);
	}
}

/* Bytes of the label that text begins with; *rest is what follows its colon.
 * A line of its own needs no colon. */
static size_t
label_length(struct str text, bool alone, struct str *rest)
{
	size_t room = text.n < LABEL_MAX ? text.n : LABEL_MAX;
	struct str head = str_slice(text, 0, room), wide = STR("：");
	size_t colon = str_chr(head, ':', 0), width = 1;

	size_t other = str_chr(head, wide.p[0], 0); /* fails faster */

	if (other != STR_NONE)
		other = str_find(head, wide, other);
	if (other < colon) {
		colon = other;
		width = wide.n;
	}
	if (colon == STR_NONE && alone && text.n <= LABEL_MAX) {
		colon = text.n;
		width = 0;
	}
	if (colon == STR_NONE)
		return 0;
	*rest = str_trim(str_skip(text, colon + width));
	return colon;
}

/* Cuts a known label and its colon off view->text, or an unknown one that is
 * in bold face; a date is no label. */
static void
view_label(struct view *view, const struct site *site)
{
	const struct line *line = view->line;
	bool alone = line->level == 0 && line->bold == line->text.n;
	struct str rest, label;
	size_t n = label_length(view->text, alone, &rest);
	struct date date;

	if (n == 0)
		return;
	label = fold_trim(str_slice(view->text, 0, n));
	view->role = site_role(site, label);
	if (view->role == ROLE_NONE &&
	    (n > line->bold || n == line->text.n || line->level > 0 ||
	     date_parse_dotted(label, &date)))
		return;
	view->bullet = false; /* indented, but no item */
	view->label = label;
	view->text = rest;
}

/* "②", "イ、" and "イ　": Japanese items. Of any space, one byte is left. */
static void
view_japanese_number(struct view *view)
{
	static const struct str order = STR_INIT("アイウエオカキクケコ");
	static const struct str parts[] = {STR_INIT("、"), STR_INIT("．"),
					   STR_INIT("　"), STR_INIT(" ")};
	size_t at = 0;
	unsigned c = utf8_next(view->text, &at);
	size_t place = str_find(order, str_slice(view->text, 0, at), 0);

	if (c >= 0x2460 && c <= 0x2473) {
		view->number = (int)(c - 0x2460) + 1;
		view->digits = at;
		return;
	}
	for (size_t i = 0; i < 4 && place != STR_NONE; i++)
		if (str_starts(str_skip(view->text, at), parts[i])) {
			view->number = (int)(place / at) + 1;
			view->digits = at + (i < 2 ? parts[i].n : 1);
			return;
		}
}

/* The number that text begins with, as an item of a list does: "2.", "2)",
 * "(2)", "b)", "(b)", "②". */
static void
view_number(struct view *view)
{
	struct str text = view->text;
	bool open = text.n > 0 && text.p[0] == '(';
	struct date date;
	size_t at = open;
	int number = 0;

	if (text.n > 0 && (text.p[0] == '\xE2' || text.p[0] == '\xE3')) {
		view_japanese_number(view);
		return;
	}
	while (at < text.n && at < 4 && ascii_digit(text.p[at]))
		number = number * 10 + (text.p[at++] - '0');
	if (at == open && at + 1 < text.n && text.p[at] >= 'a' &&
	    text.p[at] <= 'z' && text.p[at + 1] == ')')
		number = text.p[at++] - 'a' + 1;
	if (number == 0 || at + 1 >= text.n ||
	    !(text.p[at] == ')' || (text.p[at] == '.' && !open)) ||
	    !ascii_space(text.p[at + 1]) || date_prefix(text, &date) > 0)
		return; /* "4. September" is no fourth item */
	view->number = number;
	view->digits = at + 2;
}

struct view
view_make(const struct line *line, const struct site *site)
{
	struct view view = {.line = line, .text = line->text};

	view_bullet(&view);
	if (view.glyph == 0)
		view_number(&view);
	if (view.glyph == 0)
		view_label(&view, site);
	return view;
}

/* Whether c is of a script that has capitals: Latin, Greek, Cyrillic,
 * Armenian. */
static bool
rune_has_case(unsigned c)
{
	return c < 0x0590 || (c >= 0x1E00 && c < 0x2000);
}

bool
text_starts_low(struct str text)
{
	unsigned c = first_rune(text);

	return rune_is_letter(c) && rune_has_case(c) && !rune_is_upper(c);
}

bool
text_is_capitals(struct str text)
{
	size_t capitals = 0;

	for (size_t at = 0; at < text.n;) {
		unsigned c = utf8_next(text, &at);

		if (!rune_is_letter(c))
			continue;
		if (!rune_has_case(c) || !rune_is_upper(c))
			return false;
		capitals++;
	}
	return capitals > 1;
}

bool
text_ends_sentence(struct str text)
{
	size_t at = text.n;

	while (at > 0) {
		unsigned c = utf8_previous(text, &at);

		if (c == '"' || c == '\'' || c == ')' || c == 0x201D ||
		    c == 0x2019 || c == 0xBB || c == 0x300D || c == 0xFF09)
			continue;
		return (c < 0x80 && c != 0 && strchr(".!?:;", (int)c)) ||
		       c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
		       c == 0xFF1A || c == 0xFF1B;
	}
	return false;
}
