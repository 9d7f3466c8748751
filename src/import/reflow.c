#include "import/reflow.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "import/measure.h"
#include "import/words.h"

#define LABEL_MAX 60  /* bytes of a label */
#define NEAR 8        /* lines around, in which a blank line is judged */
#define FULL_MIN 2000 /* width of the widest line of a text that wraps */

/* What can be said of one line by itself. */
struct view {
	const struct line *line;
	struct str text; /* behind bullet and label */
	struct str label;
	enum role role;
	bool bullet;
	bool dash; /* its bullet might be a dash of the sentence */
};

struct reflow {
	struct arena *arena;
	const struct site *site;
	struct words words;
	size_t text_width;   /* of full lines; 0 not known */
	size_t bullet_width; /* the same in lists */
	struct para **last;
	struct para *para; /* being built */
	struct buf text;
	struct piece *pieces;
	size_t n_pieces, n_room;
};

static unsigned
first_rune(struct str text)
{
	size_t at = 0;

	return text.n > 0 ? utf8_next(text, &at) : 0;
}

static unsigned
last_rune(struct str text)
{
	size_t at = text.n;

	return text.n > 0 ? utf8_previous(text, &at) : 0;
}

static bool
rune_is_bullet(unsigned c)
{
	static const unsigned bullets[] = {
	    0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0,
	    0x25A1, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25C6,
	    0x25CB, 0x25CF, 0x25D8, 0x25E6, 0x2756, 0x27A2};

	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (bullets[i] == c)
			return true;
	return rune_is_private(c);
}

/* Cuts a bullet off view->text. */
static void
view_bullet(struct view *view)
{
	size_t at = 0;
	unsigned c = utf8_next(view->text, &at);
	struct str rest = str_skip(view->text, at);
	bool spaced = rest.n > 0 && rune_is_space(first_rune(rest));

	view->dash = spaced && (c == '-' || c == '*' || c == 0x2013);
	view->bullet = rune_is_bullet(c) || view->dash;
	if (view->bullet)
		view->text = str_trim(rest);
}

/* Cuts a known label and its colon off view->text. */
static void
view_label(struct view *view, const struct site *site)
{
	size_t room = view->text.n < LABEL_MAX ? view->text.n : LABEL_MAX;
	struct str head = str_slice(view->text, 0, room), wide = STR("：");
	size_t colon = str_chr(head, ':', 0), width = 1;

	if (colon == STR_NONE) {
		colon = str_find(head, wide, 0);
		width = wide.n;
	}
	if (colon == STR_NONE)
		return;
	struct str label = str_trim(str_slice(head, 0, colon));

	view->role = site_role(site, label);
	if (view->role == ROLE_NONE)
		return;
	view->label = label;
	view->text = str_trim(str_skip(view->text, colon + width));
}

static struct view
view_make(const struct line *line, const struct site *site)
{
	struct view view = {.line = line, .text = line->text};

	view_bullet(&view);
	if (!view.bullet)
		view_label(&view, site);
	return view;
}

static bool
starts_low(struct str text)
{
	unsigned c = first_rune(text);

	return rune_is_letter(c) && !rune_is_upper(c) && !rune_is_cjk(c);
}

/* Whether text ends as a sentence or the head of a list does. */
static bool
ends_sentence(struct str text)
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

/* Learns how wide full lines are from those that surely go on; where there
 * are none, as in Chinese, from the widest. */
static void
reflow_learn(struct reflow *reflow, const struct document *document)
{
	struct widths text = {0}, bullet = {0};
	size_t widest = 0, width;

	for (const struct line *line = document->lines; line && line->next;
	     line = line->next) {
		struct view view = view_make(line, reflow->site);

		width = measure_text(view.bullet ? view.text : line->text);
		widest = width > widest ? width : widest;
		if (ends_sentence(view.text) || !starts_low(line->next->text))
			continue;
		widths_add(view.bullet ? &bullet : &text, reflow->arena, width);
	}
	reflow->text_width = widths_full(&text);
	if (reflow->text_width == 0 && widest >= FULL_MIN)
		reflow->text_width = widest;
	reflow->bullet_width = widths_full(&bullet);
	if (reflow->bullet_width == 0)
		reflow->bullet_width = reflow->text_width;
}

/* How much room, in hundredths of a full line, was left for the next word. */
static int
room_left(const struct reflow *reflow, const struct line *line, struct str next)
{
	bool bullet = reflow->para->bullet;
	size_t full = bullet ? reflow->bullet_width : reflow->text_width;
	size_t taken = measure_first_word(next) +
		       measure_text(bullet ? view_make(line, reflow->site).text
					   : line->text);

	if (full == 0)
		return 0;
	return taken >= full ? 0 : (int)((full - taken) * 100 / full);
}

/* Whether blank lines mean something around line: they do where some lines
 * near it follow each other without one. */
static bool
blanks_speak(const struct line *line)
{
	int near = NEAR;

	for (line = line->next; line && near > 0; line = line->next, near--)
		if (line->blank_before == 0)
			return true;
	return false;
}

/* Whether view begins a paragraph, after the line before it. */
static bool
begins_para(const struct reflow *reflow, const struct line *before,
	    const struct view *view, bool spoken)
{
	const struct line *line = view->line;
	bool ended = ends_sentence(before->text);
	bool same_page = before->page == line->page;
	int room = room_left(reflow, before, line->text);

	if (view->dash)
		return ended || reflow->para->bullet || room > 20;
	if (view->bullet || view->role != ROLE_NONE)
		return true;
	if (same_page && spoken && line->blank_before > 0)
		return true;
	if (same_page && line->blank_before > 2)
		return true;
	if (starts_low(line->text))
		return false;
	if (same_page && line->blank_before == 0)
		return room > 40;
	if (reflow->text_width == 0)
		return same_page || ended;
	if (first_rune(line->text) == '(')
		return room > 40;
	return room > (ended ? 3 : 30);
}

/* The letters of a ligature (Unicode block Alphabetic Presentation Forms),
 * or NULL. */
static const char *
ligature(unsigned c)
{
	static const char *const letters[] = {"ff",  "fi", "fl", "ffi",
					      "ffl", "st", "st"};

	return c >= 0xFB00 && c <= 0xFB06 ? letters[c - 0xFB00] : NULL;
}

static bool
rune_is_dropped(unsigned c)
{
	return c == 0xAD || c == 0x200B || c == 0xFEFF || c < 0x20 ||
	       rune_is_private(c);
}

/* Puts text with single spaces, without ligatures and invisible characters. */
static void
put_clean(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		unsigned c = utf8_next(text, &at);

		if (rune_is_space(c)) {
			if (out->n > 0 && out->p[out->n - 1] != ' ')
				buf_putc(out, ' ');
		} else if (ligature(c)) {
			buf_puts(out, ligature(c));
		} else if (!rune_is_dropped(c)) {
			buf_put_rune(out, c);
		}
	}
}

/* Makes ready for the words of next: a space, nothing, or a hyphen less. */
static void
put_joint(struct reflow *reflow, struct str before, struct str next)
{
	struct buf *out = &reflow->text;
	unsigned c = last_rune(before);

	if (out->n == 0)
		return;
	if (c == 0xAD || (rune_is_cjk(c) && rune_is_cjk(first_rune(next))))
		return;
	if (c == '-' && before.n > 1 && !ascii_space(before.p[before.n - 2]) &&
	    before.p[before.n - 2] != '-') {
		if (!words_keep_hyphen(&reflow->words, before, next))
			out->n--;
		return;
	}
	if (out->p[out->n - 1] != ' ')
		buf_putc(out, ' ');
}

static void
reflow_close(struct reflow *reflow)
{
	struct para *para = reflow->para;

	if (!para)
		return;
	para->text = str_trim(buf_take(&reflow->text, reflow->arena));
	para->n_pieces = reflow->n_pieces;
	para->pieces =
	    arena_array(reflow->arena, para->n_pieces, sizeof(*para->pieces));
	memcpy(para->pieces, reflow->pieces,
	       para->n_pieces * sizeof(*para->pieces));
	reflow->n_pieces = 0;
	*reflow->last = para;
	reflow->last = &para->next;
	reflow->para = NULL;
}

static void
reflow_open(struct reflow *reflow, const struct view *view)
{
	reflow_close(reflow);
	reflow->para = arena_alloc(reflow->arena, sizeof(*reflow->para));
	reflow->para->bullet = view->bullet;
	reflow->para->role = view->role;
	reflow->para->label = view->label;
}

static void
reflow_put(struct reflow *reflow, const struct view *view, struct str text,
	   struct str before)
{
	if (reflow->n_pieces == reflow->n_room) {
		size_t n_room = reflow->n_room ? 2 * reflow->n_room : 64;
		struct piece *pieces =
		    arena_array(reflow->arena, n_room, sizeof(*pieces));

		if (reflow->n_pieces > 0)
			memcpy(pieces, reflow->pieces,
			       reflow->n_pieces * sizeof(*pieces));
		reflow->pieces = pieces;
		reflow->n_room = n_room;
	}
	put_joint(reflow, before, text);
	reflow->pieces[reflow->n_pieces++] =
	    (struct piece){.at = reflow->text.n,
			   .number = view->line->number,
			   .page = view->line->page};
	put_clean(&reflow->text, text);
}

struct para *
reflow(const struct document *document, const struct site *site,
       struct arena *arena)
{
	struct reflow reflow = {.arena = arena, .site = site};
	struct para *first = NULL;
	const struct line *before = NULL;
	size_t silent = NEAR; /* lines since two stood without a blank one */

	reflow.last = &first;
	words_collect(&reflow.words, document, arena);
	reflow_learn(&reflow, document);
	for (const struct line *line = document->lines; line;
	     before = line, line = line->next) {
		struct view view = view_make(line, site);

		silent = before && line->blank_before == 0 ? 0 : silent + 1;
		bool spoken = (before && silent < NEAR) || blanks_speak(line);

		if (!before || begins_para(&reflow, before, &view, spoken)) {
			reflow_open(&reflow, &view);
			reflow_put(&reflow, &view, view.text, (struct str){0});
		} else {
			reflow_put(&reflow, &view, line->text, before->text);
		}
	}
	reflow_close(&reflow);
	buf_free(&reflow.text);
	return first;
}

const struct piece *
para_piece(const struct para *para, size_t at)
{
	size_t low = 0, high = para->n_pieces;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (para->pieces[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return &para->pieces[low];
}
