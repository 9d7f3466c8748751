#include "reflow/dateline.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "extract/scribe.h"
#include "extract/view.h"
#include "model/sitewords.h"
#include "reflow/dates.h"
#include "reflow/split.h"

#define LINE_MAX 200  /* bytes of a dateline */
#define NAME_MAX 100  /* bytes of a name in it */
#define FORM_SIGNS 32 /* at least one more than there are signs */

/* What stands before or behind a date. */
enum part { PART_NONE, PART_WORDS, PART_SIGNS };

struct dateline {
	struct str before, behind;    /* without the signs beside the date */
	struct str middle;            /* between what is before and the date */
	size_t from, to;              /* of the date */
	int sign_before, sign_behind; /* enum part, or beyond: which sign */
};

static const struct str signs[] = {
    STR_INIT("|"),  STR_INIT("｜"), STR_INIT("·"), STR_INIT("•"),
    STR_INIT("/"),  STR_INIT("／"), STR_INIT(","), STR_INIT("，"),
    STR_INIT("、"), STR_INIT("–"),  STR_INIT("—"), STR_INIT(";")};
#define SIGNS (sizeof(signs) / sizeof(*signs))
#define SIGNS_STRONG 4 /* the first ones: a date beside them needs no year */

/* Cuts the sign off the end of text that parts it from a date. */
static int
cut_end(struct str *text)
{
	*text = fold_trim(*text);
	for (size_t i = 0; i < SIGNS; i++)
		if (str_ends(*text, signs[i])) {
			*text = fold_trim(
			    str_slice(*text, 0, text->n - signs[i].n));
			return PART_SIGNS + (int)i;
		}
	return text->n > 0 ? PART_WORDS : PART_NONE;
}

/* The same for its beginning; parentheses count as nothing. */
static int
cut_start(struct str *text)
{
	*text = fold_trim(*text);
	for (size_t i = 0; i < SIGNS; i++)
		if (str_starts(*text, signs[i])) {
			*text = fold_trim(str_skip(*text, signs[i].n));
			return PART_SIGNS + (int)i;
		}
	return text->n > 0 && !text_opens_group(*text) ? PART_WORDS : PART_NONE;
}

bool
dateline_is_name(struct str text)
{
	if (text.n == 0 || text.n > NAME_MAX || text_starts_low(text) ||
	    text_ends_sentence(text) || !rune_is_letter(first_rune(text)) ||
	    str_find(text, STR(", "), 0) != STR_NONE)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (ascii_digit(text.p[i]))
			return false;
	return true;
}

static bool
is_strong(int sign)
{
	return sign >= PART_SIGNS && sign < PART_SIGNS + SIGNS_STRONG;
}

/* "Ministère de la Mer, 12 mars": behind a word, what may be a day of the week
 * is another one. */
static void
skip_weekday(struct str text, struct dateline *line)
{
	struct str day = str_slice(text, line->from, line->to);
	size_t comma = str_chr(day, ',', 0), from, to;
	struct date date;

	if (comma == STR_NONE ||
	    !dates_span_in(str_skip(day, comma), &from, &to, &date) ||
	    comma + to != day.n)
		return;
	line->from += comma + from;
	line->before = str_slice(text, 0, line->from);
	line->sign_before = cut_end(&line->before);
}

/* "Ministry | Decree 14/26 | 4 May 2031": cuts what is in the middle off the
 * name before it. */
static void
cut_middle(struct dateline *line)
{
	struct str before = line->before, sign;
	size_t at;

	if (!is_strong(line->sign_before))
		return;
	sign = signs[line->sign_before - PART_SIGNS];
	at = str_find(before, sign, 0);
	if (at == STR_NONE)
		return;
	line->before = fold_trim(str_slice(before, 0, at));
	line->middle = fold_trim(str_skip(before, at + sign.n));
}

static bool
find_parts(struct str text, struct dateline *line)
{
	struct date date;

	if (text.n == 0 || text.n > LINE_MAX ||
	    !dates_span_in(text, &line->from, &line->to, &date))
		return false;
	line->before = str_slice(text, 0, line->from);
	line->behind = str_skip(text, line->to);
	line->sign_before = cut_end(&line->before);
	if (line->sign_before == PART_WORDS)
		skip_weekday(text, line);
	line->middle = (struct str){0};
	cut_middle(line);
	line->sign_behind = cut_start(&line->behind);
	if (!date_is_full(date) && !is_strong(line->sign_before) &&
	    !is_strong(line->sign_behind))
		return false;
	return line->sign_behind != PART_WORDS &&
	       (line->before.n == 0 || dateline_is_name(line->before));
}

int
dateline_form_of(struct str text, enum role role)
{
	struct dateline line;

	if (role > ROLE_DATE || role == ROLE_SUMMARY || role == ROLE_COMMENT ||
	    !find_parts(text, &line))
		return 0;
	return 1 + line.sign_behind + FORM_SIGNS * line.sign_before +
	       FORM_SIGNS * FORM_SIGNS * (int)role;
}

bool
dateline_form_is_closed(int form)
{
	return form > 0 && (form - 1) % FORM_SIGNS == PART_NONE;
}

int
dateline_form(const struct para *para)
{
	return dateline_form_of(para->text, para->role);
}

void
dateforms_add(struct dateforms *forms, int form)
{
	size_t i = 0;

	if (form == 0)
		return;
	while (i < forms->n && forms->forms[i] != form)
		i++;
	if (i == DATEFORMS_MAX)
		return;
	if (i == forms->n)
		forms->forms[forms->n++] = form;
	forms->counts[i]++;
}

int
dateforms_most(const struct dateforms *forms, size_t min)
{
	int form = 0;

	for (size_t i = 0; i < forms->n; i++)
		if (forms->counts[i] >= min) {
			form = forms->forms[i];
			min = forms->counts[i] + 1;
		}
	return form;
}

void
dateline_set_fact(struct para *para, size_t cut, enum role role,
		  const struct site *site)
{
	if (!para->label.p || site_role(site, para->label) != role)
		para->label = site_label(site, role);
	para->role = role;
	para->level = 0;
	para->bullet = false;
	para->opening.n = 0;
	para->text = str_skip(para->text, cut);
	marks_cut(para->marks, cut, para->text.n);
	for (size_t i = 0; i < para->n_pieces; i++)
		para->pieces[i].at -=
		    para->pieces[i].at < cut ? para->pieces[i].at : cut;
}

/* Parts what begins with text from para; it is what follows it. */
static struct para *
part_off(struct para *para, struct str text, size_t to, struct arena *arena)
{
	return split_para(para, to, (size_t)(text.p - para->text.p), arena);
}

struct str
dateline_name(const struct para *para)
{
	struct dateline line;

	if (!find_parts(para->text, &line))
		return (struct str){0};
	return line.before.n > 0 ? line.before : line.behind;
}

void
dateline_part(struct para *para, bool named, enum role rest,
	      const struct site *site, struct arena *arena)
{
	struct dateline line;
	bool ahead = para->ahead;
	bool source = para->role == ROLE_ARTICLE;
	enum role role = ROLE_ISSUER;

	if (!find_parts(para->text, &line))
		return;
	if (line.behind.n > 0) {
		struct para *behind =
		    part_off(para, line.behind, line.to, arena);

		if (text_opens_group(line.behind))
			role = ROLE_ARTICLE;
		else if (line.before.n > 0 || !named ||
			 !dateline_is_name(line.behind))
			role = rest;
		dateline_set_fact(behind, 0, role, site);
		behind->ahead = ahead;
		source &= role != ROLE_ARTICLE;
	}
	if (line.before.n == 0 || !named) {
		dateline_set_fact(para, line.from, ROLE_DATE, site);
		return;
	}
	struct str name = line.middle.n > 0 ? line.middle : line.before;
	size_t end = (size_t)(name.p - para->text.p) + name.n;
	struct para *date = split_para(para, end, line.from, arena);

	dateline_set_fact(date, 0, ROLE_DATE, site);
	date->ahead = ahead;
	if (line.middle.n > 0) {
		struct para *document =
		    part_off(para, line.middle, line.before.n, arena);

		dateline_set_fact(document, 0, ROLE_ARTICLE, site);
		document->ahead = ahead;
		source = false;
	}
	dateline_set_fact(para, 0, ROLE_ISSUER, site);
	para->source = source;
}
