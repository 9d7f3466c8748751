#include "publish/cite.h"

#include "base/utf8.h"

/* Whether a sentence that ends so needs no full stop of its own. */
static bool
is_ended(struct str text)
{
	size_t at = text.n;
	unsigned c = text.n ? utf8_previous(text, &at) : 0;

	if (c == 0x201D || c == '"' || c == ')' || c == 0x2019)
		c = at ? utf8_previous(text, &at) : 0;
	return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x3002 ||
	       c == 0xFF1F || c == 0xFF01;
}

static void
put_sentence(struct buf *out, struct str text)
{
	buf_put(out, text);
	if (!is_ended(text))
		buf_putc(out, '.');
}

/* The day of the briefing, unless its title ends in it. */
static void
put_day(struct buf *out, const struct briefing *briefing, struct arena *arena)
{
	if (!date_is_set(briefing->date))
		return;
	struct str day = date_long(arena, briefing->date, briefing->lang);
	struct date first, last;

	if (str_ends(briefing->title, day))
		return;
	if (briefing_period(briefing, &first, &last) &&
	    date_cmp(last, briefing->date) == 0 &&
	    str_ends(briefing->title,
		     date_period(arena, first, last, briefing->lang)))
		return;
	buf_printf(out, ", %.*s", STR_ARG(day));
}

static struct str
cite(const struct place *place, const struct briefing *briefing,
     struct str title, int page, struct str path)
{
	struct str publisher = str_trim(place->press->site->publisher);
	struct str url = place_web(place, path);
	struct buf out = {0};
	struct str text;

	if (publisher.n) {
		put_sentence(&out, publisher);
		buf_putc(&out, ' ');
	}
	if (title.n) {
		buf_puts(&out, "“");
		put_sentence(&out, title);
		buf_puts(&out, "” ");
	}
	buf_put(&out, briefing->title);
	put_day(&out, briefing, place->arena);
	if (page > 0)
		buf_printf(&out, ", p. %d", page);
	if (!is_ended(buf_str(&out)))
		buf_putc(&out, '.');
	if (url.p)
		buf_printf(&out, " %.*s", STR_ARG(url));
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
