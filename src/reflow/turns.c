#include "reflow/turns.h"

#include "base/utf8.h"
#include "extract/view.h"
#include "model/sitewords.h"
#include "reflow/dateline.h"
#include "reflow/dates.h"
#include "reflow/lines.h"

#define HEADING_MAX 200 /* bytes of a heading */
#define FACT_MAX 240    /* bytes of a fact with its words */
#define RUN_MAX 4       /* headings in a row */

bool
turns_are_most(size_t n, size_t all)
{
	return n * 5 >= all * 4;
}

bool
turns_may_head(const struct para *para)
{
	struct date date;

	return para->role == ROLE_NONE && !para->label.p &&
	       para->opening.n == 0 && para->text.n > 0 &&
	       para->text.n <= HEADING_MAX &&
	       line_ends_like_title(para->text) &&
	       !dates_full_in(para->text, &date) &&
	       str_find(para->text, STR("://"), 0) == STR_NONE;
}

bool
turns_is_heading(const struct cycle *cycle, const struct para *para)
{
	return turns_may_head(para) &&
	       site_role(cycle->site, para->text) == ROLE_NONE;
}

/* ---- Entries ---- */

/* The form of paragraph i; a heading above it may be its label. Where dates
 * have labels, no others count. */
static int
form_of(const struct cycle *cycle, size_t i)
{
	const struct para *before = i > 0 ? cycle->paras[i - 1] : NULL;

	if ((before && before->level > 0 &&
	     site_role(cycle->site, before->text) != ROLE_NONE) ||
	    (cycle->labelled && cycle->paras[i]->role != ROLE_DATE))
		return 0;
	return dateline_form(cycle->paras[i]);
}

/* Lists the paragraphs whose date has the form that most have. */
static void
find_turns(struct cycle *cycle)
{
	struct dateforms forms = {0};
	size_t labelled = 0;
	int form;

	for (size_t i = 0; i < cycle->n; i++)
		labelled += cycle->paras[i]->role == ROLE_DATE;
	cycle->labelled = labelled >= TURNS_MIN;
	for (size_t i = 0; i < cycle->n; i++)
		dateforms_add(&forms, form_of(cycle, i));
	form = dateforms_most(&forms, TURNS_MIN);
	if (form == 0)
		return;
	cycle->turns =
	    arena_array(cycle->arena, cycle->n, sizeof(*cycle->turns));
	for (size_t i = 0; i < cycle->n; i++)
		if (form_of(cycle, i) == form)
			cycle->turns[cycle->n_turns++] =
			    (struct turn){.date = i, .first = i, .last = i};
}

struct para *
turns_para_at(const struct cycle *cycle, size_t k, int by)
{
	size_t at = cycle->turns[k].date + (size_t)by;

	if (at >= cycle->n ||
	    (by > 0 && k + 1 < cycle->n_turns &&
	     at >= cycle->turns[k + 1].date) ||
	    (by < 0 && k > 0 && at <= cycle->turns[k - 1].date))
		return NULL;
	return cycle->paras[at];
}

/* The bytes of the words that a and b both begin with. */
static size_t
common_words(struct str a, struct str b)
{
	size_t n = 0;

	for (size_t i = 0; i < a.n && i < b.n && a.p[i] == b.p[i]; i++)
		if (a.p[i] == ' ')
			n = i + 1;
	return n;
}

static bool
is_word(struct str head)
{
	return head.n > 0 && rune_is_letter(first_rune(head)) &&
	       !ascii_digit(head.p[0]);
}

/* Whether the paragraphs by paragraphs away from the dates are a fact: they
 * have the same label, or begin with the same words, which are *head. */
static bool
is_fact_at(const struct cycle *cycle, int by, struct str *head)
{
	size_t roles[ROLE_TAGS + 1] = {0}, alike = 0;
	const struct para *before = NULL;

	*head = (struct str){0};
	for (size_t k = 0; k < cycle->n_turns; k++) {
		const struct para *para = turns_para_at(cycle, k, by);
		size_t n;

		if (!para || para->text.n > FACT_MAX)
			continue;
		roles[para->role] += role_is_fact(para->role);
		if (para->role != ROLE_NONE || para->bullet)
			continue;
		n = before ? common_words(before->text, para->text) : 0;
		if (n > 0 && (head->n == 0 || n < head->n))
			*head = str_slice(para->text, 0, n);
		alike += n > 0;
		before = para;
	}
	for (int role = 0; role <= ROLE_TAGS; role++)
		if (turns_are_most(roles[role], cycle->n_turns))
			return true;
	return is_word(*head) && turns_are_most(alike + 1, cycle->n_turns);
}

bool
turns_is_fact(const struct para *para, struct str head)
{
	return para && (role_is_fact(para->role) ||
			(head.n > 0 && str_starts(para->text, head)));
}

/* Finds the facts of all entries on one side of the date. */
static void
find_facts(struct cycle *cycle, int step)
{
	for (int by = step; by <= TURNS_REACH && by >= -TURNS_REACH;
	     by += step) {
		struct str head;

		if (!is_fact_at(cycle, by, &head))
			return;
		cycle->facts[cycle->n_facts++] = (struct fact){by, head};
		for (size_t k = 0; k < cycle->n_turns; k++) {
			struct turn *turn = &cycle->turns[k];

			if (turns_is_fact(turns_para_at(cycle, k, by), head))
				*(step < 0 ? &turn->first : &turn->last) =
				    turn->date + (size_t)by;
		}
	}
}

/* ---- Where they begin ---- */

static void
count_headings(struct cycle *cycle)
{
	for (size_t k = 0; k < cycle->n_turns; k++) {
		struct turn *turn = &cycle->turns[k];
		size_t low = k > 0 ? turn[-1].last + 1 : 0;
		size_t high = k + 1 < cycle->n_turns ? turn[1].first : cycle->n;

		while (turn->above < RUN_MAX &&
		       turn->first - turn->above > low &&
		       turns_is_heading(
			   cycle, cycle->paras[turn->first - turn->above - 1]))
			turn->above++;
		while (turn->below < RUN_MAX &&
		       turn->last + turn->below + 1 < high &&
		       turns_is_heading(
			   cycle, cycle->paras[turn->last + turn->below + 1]))
			turn->below++;
	}
}

/* Whether something is said of a document before the first facts. */
static bool
says_before(const struct cycle *cycle)
{
	for (size_t i = 0; i < cycle->turns[0].first; i++)
		if (cycle->paras[i]->role == ROLE_SUMMARY ||
		    cycle->paras[i]->role == ROLE_COMMENT)
			return true;
	return false;
}

static bool
says_behind(const struct cycle *cycle)
{
	for (size_t i = cycle->turns[cycle->n_turns - 1].last; i < cycle->n;
	     i++)
		if (cycle->paras[i]->role == ROLE_SUMMARY ||
		    cycle->paras[i]->role == ROLE_COMMENT)
			return true;
	return false;
}

static void
judge_place(struct cycle *cycle)
{
	size_t above = 0, below = 0, n = cycle->n_turns;
	bool before = says_before(cycle), behind = says_behind(cycle);

	for (size_t k = 0; k < n; k++) {
		above += cycle->turns[k].above > 0;
		below += k + 1 < n && cycle->turns[k].below > 0;
	}
	if (turns_are_most(above, n) && above >= below)
		/* where labels tell the facts, the first one opens entries */
		cycle->place = cycle->labelled ? PLACE_UNKNOWN : PLACE_BELOW;
	else if (turns_are_most(below, n - 1) && before != behind)
		cycle->place = before ? PLACE_AT_END : PLACE_ABOVE;
}

static void
list_paras(struct cycle *cycle, struct para *paras)
{
	for (const struct para *at = paras; at; at = at->next)
		cycle->n++;
	cycle->paras =
	    arena_array(cycle->arena, cycle->n, sizeof(*cycle->paras));
	cycle->n = 0;
	for (struct para *at = paras; at; at = at->next)
		cycle->paras[cycle->n++] = at;
}

void
turns_find(struct cycle *cycle, struct para *paras)
{
	list_paras(cycle, paras);
	find_turns(cycle);
}

void
turns_judge(struct cycle *cycle)
{
	find_facts(cycle, -1);
	find_facts(cycle, 1);
	count_headings(cycle);
	judge_place(cycle);
}
