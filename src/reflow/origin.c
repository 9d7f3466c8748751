#include "reflow/origin.h"

#include "base/ascii.h"
#include "base/date.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/view.h"
#include "model/sitewords.h"

#define BYLINE_MAX 120 /* bytes of a byline */
#define NAME_MAX 80    /* bytes of the name */
#define DATE_MAX 60    /* bytes of a date with its weekday */
#define LABEL_MAX 40   /* bytes of "Issued by" and the like */
#define SMALL_MAX 3    /* letters of a small word */

/* What parts facts from each other wherever it stands ... */
static const struct str bars[] = {STR_INIT("|"),  STR_INIT("·"),
				  STR_INIT("•"),  STR_INIT("｜"),
				  STR_INIT("／"), STR_INIT(" / ")};
/* ... and what does between a title and a name, or a name and a date. */
static const struct str parts[] = {
    STR_INIT(", "), STR_INIT("，"),  STR_INIT("、"),  STR_INIT("; "),
    STR_INIT("；"), STR_INIT(" – "), STR_INIT(" — "), STR_INIT(" - "),
    STR_INIT("("),  STR_INIT("（"),  STR_INIT(" | "), STR_INIT(" · "),
    STR_INIT("　")};
#define N_BARS (sizeof(bars) / sizeof(*bars))
#define N_PARTS (sizeof(parts) / sizeof(*parts))

/* ---- Names and dates ---- */

/* Whether text is a date; in any language, and in figures as in lang. */
static bool
is_date(struct str text, struct str lang, bool full)
{
	struct date date;

	return (date_parse_dotted(text, &date) ||
		date_parse_in(text, lang, &date)) &&
	       (!full || date_is_full(date));
}

bool
origin_is_name(struct str text)
{
	if (text.n == 0 || text.n > NAME_MAX || text_starts_low(text) ||
	    text_ends_sentence(text) || !rune_is_letter(first_rune(text)))
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (ascii_digit(text.p[i]))
			return false;
	return true;
}

/* Text without the small words at its end that lead to a date: "on", "am",
 * "le". */
static struct str
without_small_words(struct str text)
{
	for (;;) {
		size_t at;

		text = fold_trim(text);
		for (at = text.n; at > 0 && ascii_alpha(text.p[at - 1]);)
			at--;
		if (at == 0 || text.p[at - 1] != ' ' ||
		    text.n - at > SMALL_MAX ||
		    !text_starts_low(str_skip(text, at)))
			return text;
		text.n = at;
	}
}

/* Where the date begins that ends text; false where none does. */
static bool
find_date(struct str text, struct str lang, size_t *from)
{
	size_t at = text.n > DATE_MAX ? text.n - DATE_MAX : 0;

	if (text.n == 0 ||
	    !(ascii_digit(text.p[text.n - 1]) || rune_is_cjk(last_rune(text))))
		return false;
	for (; at < text.n; at++) {
		bool inside = (text.p[at] & 0xC0) == 0x80 ||
			      (at > 0 && ascii_alnum(text.p[at]) &&
			       ascii_alnum(text.p[at - 1]));

		if (inside || ascii_space(text.p[at]) ||
		    !is_date(str_skip(text, at), lang, false))
			continue;
		*from = at;
		return true;
	}
	return false;
}

/* Text without the sign at its end that parts it from what follows. */
static struct str
without_part(struct str text)
{
	text = fold_trim(text);
	for (size_t i = 0; i < N_PARTS; i++) {
		struct str sign = fold_trim(parts[i]);

		if (sign.n > 0 && str_ends(text, sign))
			return fold_trim(str_slice(text, 0, text.n - sign.n));
	}
	return text;
}

/* Where the last sign in text begins that parts facts, and where it ends; both
 * 0 where there is none. */
static void
find_part(struct str text, size_t *from, size_t *to)
{
	*from = *to = 0;
	for (size_t i = 0; i < N_PARTS; i++)
		for (size_t at = *from;
		     (at = str_find(text, parts[i], at)) != STR_NONE; at++)
			if (at >= *from) {
				*from = at;
				*to = at + parts[i].n;
			}
}

/* ---- At the end of a text ---- */

/* The bytes of the parenthesis that closes at the end of text. */
static size_t
closing_length(struct str text)
{
	return str_ends(text, STR(")"))    ? 1
	       : str_ends(text, STR("）")) ? STR("）").n
					   : 0;
}

/* Where the parenthesis or bracket at the end of text begins, of a mark such
 * as "(Link)"; its end where there is none. */
static size_t
mark_begins(struct str text)
{
	unsigned c = last_rune(text);

	if (c != ')' && c != ']' && c != 0xFF09 && c != 0xFF3D)
		return text.n;
	for (size_t at = text.n; at > 0;) {
		c = utf8_previous(text, &at);
		if (c == '(' || c == '[' || c == 0xFF08 || c == 0xFF3B)
			return at;
	}
	return text.n;
}

/* The same as origin_at_end(), where no mark is behind it. */
static bool
find_origin(struct str text, struct str lang, struct origin *origin)
{
	struct str dated =
	    str_ends(text, STR(".")) ? str_slice(text, 0, text.n - 1) : text;
	size_t at, name;

	if (!find_date(dated, lang, &at)) {
		dated.n -= closing_length(dated);
		dated = fold_trim(dated);
		if (dated.n == text.n || !find_date(dated, lang, &at))
			return false;
	}
	origin->date = str_skip(dated, at);
	origin->to = text.n;
	origin->name = without_small_words(
	    without_part(without_small_words(str_slice(text, 0, at))));
	find_part(origin->name, &origin->from, &name);
	origin->name = fold_trim(str_skip(origin->name, name));
	return origin_is_name(origin->name);
}

bool
origin_at_end(struct str text, struct str lang, struct origin *origin)
{
	struct str whole = fold_trim(text), before;
	size_t cut = (size_t)(whole.p - text.p);
	bool found = find_origin(whole, lang, origin);

	if (!found) {
		before = fold_trim(str_slice(whole, 0, mark_begins(whole)));
		found = before.n < whole.n && find_origin(before, lang, origin);
	}
	origin->from += cut;
	origin->to += cut;
	return found;
}

bool
origin_at_start(struct str text, struct str lang, struct origin *origin)
{
	static const struct str colons[] = {STR_INIT(": "), STR_INIT("：")};
	struct str head = str_slice(text, 0, BYLINE_MAX);

	for (size_t i = 0; i < 2; i++) {
		size_t at = str_find(head, colons[i], 0);

		if (at == STR_NONE ||
		    !find_origin(str_slice(text, 0, at), lang, origin) ||
		    origin->from > 0)
			continue;
		origin->to = at + colons[i].n;
		return true;
	}
	return false;
}

/* ---- Bylines ---- */

/* Parts text at the first bar. */
static bool
part_at_bar(struct str text, struct str *before, struct str *behind)
{
	for (size_t i = 0; i < N_BARS; i++) {
		size_t at = str_find(text, bars[i], 0);

		if (at == STR_NONE)
			continue;
		*before = fold_trim(str_slice(text, 0, at));
		*behind = fold_trim(str_skip(text, at + bars[i].n));
		return before->n > 0 && behind->n > 0;
	}
	return false;
}

/* What follows the longest label at the beginning of text, without colon, of
 * who issued a document: "Issued by"; all of it where there is none. */
static struct str
behind_label(struct str text, const struct site *site)
{
	struct str rest = text;

	for (size_t at = 0; at < text.n && at < LABEL_MAX; at++)
		if (text.p[at] == ' ' &&
		    site_role(site, str_slice(text, 0, at)) == ROLE_ISSUER)
			rest = str_skip(text, at + 1);
	return rest;
}

bool
origin_of_byline(struct str text, const struct site *site, struct str lang,
		 struct origin *origin)
{
	struct str before, behind;

	if (text.n == 0 || text.n > BYLINE_MAX ||
	    !(ascii_digit(text.p[0]) || ascii_digit(text.p[text.n - 1]) ||
	      rune_is_cjk(last_rune(text))))
		return false;
	origin->from = 0;
	origin->to = text.n;
	if (part_at_bar(text, &before, &behind)) {
		bool dated = is_date(before, lang, true);

		origin->name = dated ? behind : before;
		origin->date = dated ? before : behind;
		return origin_is_name(origin->name) &&
		       is_date(origin->date, lang, true);
	}
	behind = behind_label(text, site);
	return behind.n < text.n && find_origin(behind, lang, origin) &&
	       origin->from == 0;
}
