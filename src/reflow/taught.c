#include "reflow/taught.h"

#include "base/date.h"
#include "base/fold.h"
#include "base/map.h"
#include "base/utf8.h"
#include "extract/view.h"
#include "model/sitewords.h"

#define LABEL_MAX 40 /* bytes of a label */
#define WORDS_MAX 4  /* words of it */
#define USES_MIN 3   /* times that it stands there */
#define LINES_MAX 4  /* of the text that it is before */
#define MARK_MAX 40  /* bytes of the mark of a link */

/* A label, known or not. */
struct term {
	struct str text;
	enum role role; /* ROLE_NONE: it is not known */
	size_t uses;
	size_t dates, marks, beside; /* uses with such a text, and place */
	struct term *next;
};

struct pupil {
	struct arena *arena;
	struct map terms; /* by their texts */
	struct term *first;
	size_t documents, dates; /* uses of labels that are known */
	struct term *before;     /* the label before the one at hand */
};

/* The label at the head of text, without its colon; *rest is what is behind
 * it. Absent where there is none, or what could be anything. */
static struct str
label_of(struct str text, struct str *rest)
{
	struct str none = {0}, head = str_slice(text, 0, LABEL_MAX);
	size_t colon = str_chr(head, ':', 0), width = 1;
	int words = 1;

	if (colon == STR_NONE) {
		colon = str_find(head, STR("："), 0);
		width = STR("：").n;
	}
	if (colon == STR_NONE || colon == 0 || text_starts_low(text))
		return none;
	*rest = str_trim(str_skip(text, colon + width));
	for (size_t i = 0; i < colon; i++) {
		if (ascii_digit(head.p[i]) || head.p[i] == '(')
			return none;
		words += head.p[i] == ' ';
	}
	return words > WORDS_MAX || rest->n == 0 || rest->p[0] == '/'
		   ? none
		   : fold_trim(str_slice(text, 0, colon));
}

/* Whether text ends with a short word or two in parentheses, behind others. */
static bool
ends_with_mark(struct str text)
{
	size_t from = text.n > MARK_MAX ? text.n - MARK_MAX : 0, open;

	text = fold_trim(text);
	if (!str_ends(text, STR(")")) && !str_ends(text, STR("）")))
		return false;
	open = str_chr(str_skip(text, from), '(', 0);
	if (open == STR_NONE)
		open = str_find(str_skip(text, from), STR("（"), 0);
	return open != STR_NONE && from + open > 0;
}

/* Whether the text that begins with rest in line does, before the next line
 * that has a label. */
static bool
text_has_mark(const struct line *line, struct str rest)
{
	struct str text = rest, ignored;

	for (int n = 1; n < LINES_MAX && line->next; n++) {
		line = line->next;
		if (line->blank_before > 1 || label_of(line->text, &ignored).p)
			break;
		if (ends_with_mark(text))
			return true;
		text = line->text;
	}
	return ends_with_mark(text);
}

static struct term *
term_of(struct pupil *pupil, const struct site *site, struct str label)
{
	void **place = map_put(&pupil->terms, pupil->arena, label);
	struct term *term = *place;

	if (term)
		return term;
	*place = term = arena_alloc(pupil->arena, sizeof(*term));
	term->text = label;
	term->role = site_role(site, label);
	term->next = pupil->first;
	pupil->first = term;
	return term;
}

/* Looks at the label of line, of which rest follows it. */
static void
use_term(struct pupil *pupil, struct term *term, const struct line *line,
	 struct str rest)
{
	struct term *before = pupil->before;
	struct date date;

	term->uses++;
	pupil->documents += term->role == ROLE_ARTICLE;
	pupil->dates += term->role == ROLE_DATE;
	if (before && role_is_fact(term->role))
		before->beside += before->beside < before->uses;
	if (before && role_is_fact(before->role))
		term->beside++;
	pupil->before = term;
	if (term->role != ROLE_NONE)
		return;
	term->dates += date_parse(rest, &date) && date_is_full(date);
	term->marks += text_has_mark(line, rest);
}

/* What the text teaches of a label. */
static enum role
role_of(const struct pupil *pupil, const struct term *term)
{
	size_t most = term->uses - term->uses / 3;

	if (term->role != ROLE_NONE || term->uses < USES_MIN)
		return ROLE_NONE;
	if (term->dates >= most && pupil->dates < term->uses / 2)
		return ROLE_DATE;
	if (term->marks >= most && term->beside >= most &&
	    pupil->documents < term->uses / 2)
		return ROLE_ARTICLE;
	return ROLE_NONE;
}

struct site
taught_site(const struct site *site, const struct document *document,
	    struct arena *arena)
{
	struct arena scratch = {0};
	struct pupil pupil = {.arena = &scratch};
	struct site taught = *site;

	for (const struct line *line = document->lines; line;
	     line = line->next) {
		struct str rest, label = label_of(line->text, &rest);

		if (label.p)
			use_term(&pupil, term_of(&pupil, site, label), line,
				 rest);
	}
	for (const struct term *term = pupil.first; term; term = term->next) {
		enum role role = role_of(&pupil, term);
		struct label *label;

		if (role == ROLE_NONE)
			continue;
		label = arena_alloc(arena, sizeof(*label));
		*label = (struct label){term->text, role, taught.labels};
		taught.labels = label;
	}
	arena_free(&scratch);
	return taught;
}
