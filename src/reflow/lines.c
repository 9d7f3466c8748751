#include "reflow/lines.h"

#include "base/date.h"
#include "extract/view.h"
#include "reflow/dates.h"
#include "reflow/origin.h"

#define MASTHEAD_MAX 100 /* bytes of a line with the date of the issue */
#define DATE_MAX 48      /* bytes of a line that is a date */
#define NEAR 8           /* lines around, in which a blank line is judged */

void
window_move(struct window *window)
{
	for (; window->head && window->ahead <= NEAR; window->ahead++) {
		window->together += window->head->blank_before == 0;
		window->head = window->head->next;
	}
	window->ahead--;
	if (++window->behind > NEAR + 1) {
		window->together -= window->tail->blank_before == 0;
		window->tail = window->tail->next;
		window->behind--;
	}
}

bool
window_speaks(const struct window *window)
{
	return window->together * 4 >= window->ahead + window->behind;
}

bool
line_is_date(struct str text)
{
	struct date date;

	return text.n < DATE_MAX && !str_ends(text, STR(".")) &&
	       date_parse(text, &date) && date_is_full(date);
}

bool
line_is_year(struct str text)
{
	return text.n == 4 && (text.p[0] == '1' || text.p[0] == '2') &&
	       ascii_digit(text.p[1]) && ascii_digit(text.p[2]) &&
	       ascii_digit(text.p[3]);
}

bool
line_is_masthead(const struct line *line)
{
	struct str text = line->text;
	struct date date;

	if (line->page > 1 || text.n > MASTHEAD_MAX ||
	    text_ends_sentence(text) || dates_opening(text).n > 0)
		return false;
	return dates_full_in(text, &date);
}

bool
line_ends_item(struct str text)
{
	unsigned last = last_rune(text);

	return last == ';' || last == 0xFF1B;
}

bool
line_opens_list(const struct line *before, const struct line *line)
{
	unsigned last = last_rune(before->text);

	return (last == ':' || last == 0xFF1A) && line->next &&
	       (line_ends_item(line->text) || line_ends_item(line->next->text));
}

bool
line_is_byline(const struct line *line, const struct site *site)
{
	struct origin origin;

	return origin_of_byline(line->text, site, site->lang, &origin);
}

bool
line_ends_like_title(struct str text)
{
	static const struct str ends[] = {
	    STR_INIT("."),  STR_INIT(","),  STR_INIT(";"),  STR_INIT(":"),
	    STR_INIT("。"), STR_INIT("，"), STR_INIT("；"), STR_INIT("：")};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (str_ends(text, ends[i]))
			return false;
	return true;
}
