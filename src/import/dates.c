#include "import/dates.h"

#include "base/fold.h"
#include "import/reflow.h"

#define LABEL_MAX 48 /* bytes of a date with its weekday */
#define LOOSE_MIN 2  /* notes that are neither items nor bold */

/* The bytes of a colon or of a dash with white space behind it that text
 * begins with. */
static size_t
separator_length(struct str text, bool *colon)
{
	static const struct str colons[] = {STR_INIT(":"), STR_INIT("：")};
	static const struct str dashes[] = {STR_INIT("–"), STR_INIT("—"),
					    STR_INIT("-")};

	*colon = true;
	for (size_t i = 0; i < 2; i++)
		if (str_starts(text, colons[i]))
			return colons[i].n;
	*colon = false;
	for (size_t i = 0; i < 3; i++) {
		size_t n = dashes[i].n;
		struct str rest = str_skip(text, n);

		if (!str_starts(text, dashes[i]))
			continue;
		/* "4 – 6 April" is a period. */
		if (rest.n > 0 && !ascii_space(rest.p[0]))
			return 0;
		rest = str_trim(rest);
		return rest.n > 0 && ascii_digit(rest.p[0]) ? 0 : n;
	}
	return 0;
}

struct opening
dates_opening(struct str text)
{
	struct opening opening = {0}, none = {0};
	struct str near = str_slice(text, 0, LABEL_MAX), rest;
	size_t n = date_prefix_dotted(near, &opening.date), parts;

	if (n == 0)
		return none;
	opening.label = str_slice(text, 0, n);
	rest = fold_trim(str_skip(text, n)); /* French has a space there */
	parts = separator_length(rest, &opening.colon);
	if (parts == 0)
		return none;
	opening.n = (size_t)(rest.p - text.p) + parts;
	return opening;
}

void
dates_find(struct para *paras)
{
	size_t loose = 0;

	for (struct para *para = paras; para; para = para->next) {
		if (para->label.p || para->level > 0)
			continue;
		para->opening = dates_opening(para->text);
		if (!para->bullet && !para->bold)
			loose += para->opening.n > 0 && para->opening.colon;
	}
	for (struct para *para = paras; para; para = para->next)
		if (!para->bullet && !para->bold &&
		    (loose < LOOSE_MIN || !para->opening.colon))
			para->opening.n = 0;
}
