#include "publish/cite.h"

#include "base/utf8.h"

/* ---- Full stops ---- */

/* U+10FFFD is WORDING_CLOSE. */
static bool
is_closing(unsigned c)
{
	return c == 0x10FFFD || c == 0x201D || c == 0x2019 || c == 0x2018 ||
	       c == '"' || c == ')';
}

/* Whether a text that ends so needs no full stop of its own. */
static bool
is_ended(struct str text)
{
	size_t at = text.n;
	unsigned c = text.n ? utf8_previous(text, &at) : 0;

	while (is_closing(c) && at)
		c = utf8_previous(text, &at);
	return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x3002 ||
	       c == 0xFF1F || c == 0xFF01;
}

static bool
is_stop(struct str text)
{
	return str_starts(text, STR(".")) || str_starts(text, STR("。"));
}

/* Puts text, but not a full stop at its head that there is no need of. */
static void
put_after(struct buf *out, struct str text)
{
	size_t at = 0;

	if (is_stop(text) && is_ended(buf_str(out))) {
		utf8_next(text, &at);
		text = str_skip(text, at);
	}
	buf_put(out, text);
}

/* A piece of a citation: its words, with value in their only place. */
static void
put_piece(struct buf *out, const struct wording *wording, const char *name,
	  struct str value)
{
	struct str words = wording_text(wording, name);
	size_t open = str_chr(words, '{', 0), close;

	if (!value.n)
		return;
	close = open == STR_NONE ? STR_NONE : str_chr(words, '}', open);
	if (close == STR_NONE) {
		buf_put(out, value);
		return;
	}
	buf_put(out, str_slice(words, 0, open));
	buf_put(out, value);
	put_after(out, str_skip(words, close + 1));
}

/* ---- Quotation within a title ---- */

/* The word cite_quotes: marks around a title, and those within. */
struct quotes {
	unsigned open, close, inner_open, inner_close;
};

static bool
quotes_read(struct quotes *quotes, struct str word)
{
	unsigned marks[4];
	size_t at = 0;

	if (utf8_length(word) != 4)
		return false;
	for (size_t i = 0; i < 4; i++)
		marks[i] = utf8_next(word, &at);
	*quotes = (struct quotes){marks[0], marks[1], marks[2], marks[3]};
	return true;
}

static bool
is_inner_space(unsigned c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F;
}

/* French has spaces within its guillemets, but not within others. */
static void
trim_end(struct buf *out)
{
	while (out->n) {
		size_t at = out->n;

		if (!is_inner_space(utf8_previous(buf_str(out), &at)))
			break;
		out->n = at;
	}
}

static void
put_open(struct buf *out, const struct quotes *quotes, struct str text,
	 size_t *at)
{
	size_t next = *at;

	buf_put_rune(out, quotes->inner_open);
	while (next < text.n && is_inner_space(utf8_next(text, &next)))
		*at = next;
}

/* Pairs of the marks that will stand around the title become inner ones, as
 * do straight ones where they come in pairs; titles (《》) are in no straight
 * ones. A mark that closes nothing belongs to another language. */
static void
put_nested(struct buf *out, const struct quotes *quotes, struct str text)
{
	bool straight = quotes->open != 0x300A, even = true, opened = false;
	size_t at = 0, depth = 0;

	for (size_t i = 0; i < text.n; i++)
		even ^= text.p[i] == '"';
	while (at < text.n) {
		unsigned c = utf8_next(text, &at);

		if (c == '"' && straight && even) {
			buf_put_rune(out, opened ? quotes->inner_close
						 : quotes->inner_open);
			opened = !opened;
		} else if (c == quotes->open) {
			put_open(out, quotes, text, &at);
			depth++;
		} else if (c == quotes->close && depth > 0) {
			trim_end(out);
			buf_put_rune(out, quotes->inner_close);
			depth--;
		} else {
			buf_put_rune(out, c);
		}
	}
}

static struct str
nested(const struct place *place, struct str title)
{
	const struct wording *wording = place_wording(place);
	struct quotes quotes;
	struct buf out = {0};

	if (!quotes_read(&quotes, wording_text(wording, "cite_quotes")))
		return title;
	put_nested(&out, &quotes, title);
	title = buf_take(&out, place->arena);
	buf_free(&out);
	return title;
}

/* ---- Citations ---- */

/* The day of the briefing; absent where its title ends in it. */
static struct str
shown_day(const struct place *place, const struct briefing *briefing)
{
	struct arena *arena = place->arena;
	struct str day = date_long(arena, briefing->date, briefing->lang);
	struct str none = {0}, period = {0};

	if (!date_is_set(briefing->date) || str_ends(briefing->title, day))
		return none;
	if (date_cmp(briefing->last, briefing->date) == 0)
		period = date_period(arena, briefing->first, briefing->last,
				     briefing->lang);
	if (period.n && str_ends(briefing->title, period))
		return none;
	return place_date(place, briefing->date);
}

static struct str
cite(const struct place *at, const struct briefing *briefing, struct str title,
     int page, struct str path)
{
	struct place own = *at, *place = &own;
	const struct wording *wording;
	struct str number = {0}, text;
	struct buf out = {0};

	if (!own.lang.n)
		own.lang = briefing->lang;
	wording = place_wording(place);
	if (page > 0)
		number = arena_printf(place->arena, "%d", page);
	put_piece(&out, wording, "cite_publisher",
		  str_trim(place->press->site->publisher));
	put_piece(&out, wording, "cite_title",
		  place_said(place, nested(place, title)));
	put_piece(&out, wording, "cite_briefing",
		  place_said(place, briefing->title));
	put_piece(&out, wording, "cite_date", shown_day(place, briefing));
	put_piece(&out, wording, "cite_page", number);
	put_after(&out, wording_text(wording, "cite_end"));
	put_piece(&out, wording, "cite_url", place_web(place, path));
	text = buf_take(&out, place->arena);
	buf_free(&out);
	return text;
}

struct str
cite_briefing(const struct place *place, const struct briefing *briefing)
{
	struct str none = {0};

	return cite(place, briefing, none, 0,
		    place_page(place, briefing->slug, STR("index")));
}

struct str
cite_entry(const struct place *place, const struct briefing *briefing,
	   const struct entry *entry)
{
	return cite(place, briefing, span_plain(place->arena, entry->title),
		    entry->page, place_page(place, briefing->slug, entry->id));
}
