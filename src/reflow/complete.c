#include "reflow/complete.h"

#include "base/date.h"
#include "base/utf8.h"
#include "extract/view.h"
#include "model/address.h"
#include "model/sitewords.h"
#include "reflow/origin.h"

#define MARK_MAX 24    /* bytes of the mark of a link */
#define LABEL_WORDS 4  /* of a label within a line */
#define ORIGIN_MAX 600 /* bytes of what is said of a document */

static bool
is_date(struct str text)
{
	struct date date;

	return date_parse_dotted(text, &date) && date_is_full(date);
}

bool
text_is_address(struct str text)
{
	size_t end = 0;

	while (end < text.n && text.p[end] > ' ' && text.p[end] < 0x7F)
		end++;
	struct str rest = str_trim(str_skip(text, end));

	text = str_slice(text, 0, end);
	return address_is_line(text) &&
	       str_find(text, STR("://"), 0) != STR_NONE &&
	       (rest.n == 0 || text_opens_group(rest));
}

/* Whether text may go on in an address that it ends with: it is printable
 * ASCII. */
static bool
is_solid(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] <= ' ' || text.p[i] >= 0x7F)
			return false;
	return true;
}

bool
text_ends_address(struct str text, struct str next)
{
	size_t at = text.n;

	while (at > 0 && text.p[at - 1] > ' ' && text.p[at - 1] < 0x7F)
		at--;
	return text_is_address(str_skip(text, at)) && !is_solid(next);
}

/* Whether text ends with the mark of a link, such as "[Text]", and the next
 * line has a capital. */
static bool
has_mark(struct str text, struct str next)
{
	size_t from = text.n > MARK_MAX ? text.n - MARK_MAX : 0;

	if (!str_ends(text, STR("]")) || text_starts_low(next) ||
	    !rune_is_letter(first_rune(next)))
		return false;
	text = str_skip(text, from);
	from = str_chr(text, '[', 0);
	return from != STR_NONE && !text_starts_low(str_skip(text, from + 1));
}

/* Whether text ends with who issued the document and when; the mark of its
 * link may follow. */
static bool
has_origin(struct str text, struct str next, const struct site *site)
{
	struct origin origin;
	unsigned first = first_rune(next);

	return text.n <= ORIGIN_MAX && first != '(' && first != '[' &&
	       first != 0xFF08 && !text_starts_low(next) &&
	       origin_at_end(text, site->lang, &origin) && origin.from > 0;
}

/* Whether text ends with a date that has a label of its own, behind another
 * fact: "MIIT | Date: 4 May 2024". */
static bool
has_dated_end(struct str text, const struct site *site)
{
	size_t colon = text.n;

	if (text.n > ORIGIN_MAX)
		return false;
	while (colon > 0 && text.p[colon - 1] != ':')
		colon--;
	if (colon == 0 || !is_date(str_trim(str_skip(text, colon))))
		return false;
	for (size_t at = --colon, words = 0; at > 0 && words < LABEL_WORDS;) {
		struct str label = str_slice(text, at, colon);

		if (!ascii_space(text.p[--at]))
			continue;
		words++;
		if (site_role(site, label) == ROLE_DATE)
			return true;
	}
	return false;
}

bool
complete_is(enum role role, struct str text, struct str next,
	    const struct site *site)
{
	if (role == ROLE_DATE)
		return is_date(text);
	if (role_is_fact(role) && !text_starts_low(next) &&
	    has_dated_end(text, site))
		return true;
	return role == ROLE_ARTICLE &&
	       (has_mark(text, next) || text_ends_address(text, next) ||
		has_origin(text, next, site));
}
