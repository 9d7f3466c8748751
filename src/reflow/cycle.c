#include "reflow/cycle.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "extract/view.h"
#include "model/sitewords.h"
#include "reflow/dateline.h"
#include "reflow/dates.h"
#include "reflow/lines.h"

#define TURNS_MIN 3     /* entries that have to agree */
#define HEADING_MAX 200 /* bytes of a heading */
#define FACT_MAX 240    /* bytes of a fact with its words */
#define REACH 6         /* facts on each side of the date */
#define RUN_MAX 4       /* headings in a row */
#define LEVELS 16

/* Where the facts of an entry lie with regard to its title. */
enum place { PLACE_UNKNOWN, PLACE_BELOW, PLACE_ABOVE, PLACE_AT_END };

/* One entry: its facts, and the headings around them. */
struct turn {
	size_t date;         /* the paragraph with the date */
	size_t first, last;  /* its facts: paragraphs in a row */
	size_t above, below; /* headings in a row before and behind them */
};

/* A fact that stands in each entry by paragraphs away from the date. */
struct fact {
	int by;
	struct str head; /* words that it begins with; absent: a label */
};

struct cycle {
	struct para **paras;
	size_t n;
	struct turn *turns;
	size_t n_turns;
	struct fact facts[2 * REACH];
	size_t n_facts;
	const struct site *site;
	struct arena *arena;
	bool labelled; /* dates have labels */
	enum place place;
	int level;   /* of nearly all titles, as faces tell; 0: not known */
	size_t over; /* lines over each title that are no section's heading */
};

/* At least four out of five. */
static bool
is_most(size_t n, size_t all)
{
	return n * 5 >= all * 4;
}

static bool
is_fact_role(enum role role)
{
	return role == ROLE_ARTICLE || role == ROLE_ISSUER || role == ROLE_DATE;
}

/* Whether para may be the title of an entry or a section. */
static bool
is_heading(const struct cycle *cycle, const struct para *para)
{
	struct date date;

	return para->role == ROLE_NONE && !para->label.p &&
	       para->opening.n == 0 && para->text.n > 0 &&
	       para->text.n <= HEADING_MAX &&
	       line_ends_like_title(para->text) &&
	       !dates_full_in(para->text, &date) &&
	       str_find(para->text, STR("://"), 0) == STR_NONE &&
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

/* The paragraph by paragraphs away from the date of turn k; NULL where that
 * is another's. */
static struct para *
para_at(const struct cycle *cycle, size_t k, int by)
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
		const struct para *para = para_at(cycle, k, by);
		size_t n;

		if (!para || para->text.n > FACT_MAX)
			continue;
		roles[para->role] += is_fact_role(para->role);
		if (para->role != ROLE_NONE || para->bullet)
			continue;
		n = before ? common_words(before->text, para->text) : 0;
		if (n > 0 && (head->n == 0 || n < head->n))
			*head = str_slice(para->text, 0, n);
		alike += n > 0;
		before = para;
	}
	for (int role = 0; role <= ROLE_TAGS; role++)
		if (is_most(roles[role], cycle->n_turns))
			return true;
	return is_word(*head) && is_most(alike + 1, cycle->n_turns);
}

/* Whether para is what is_fact_at() found. */
static bool
is_such_fact(const struct para *para, struct str head)
{
	return para && (is_fact_role(para->role) ||
			(head.n > 0 && str_starts(para->text, head)));
}

/* Finds the facts of all entries on one side of the date. */
static void
find_facts(struct cycle *cycle, int step)
{
	for (int by = step; by <= REACH && by >= -REACH; by += step) {
		struct str head;

		if (!is_fact_at(cycle, by, &head))
			return;
		cycle->facts[cycle->n_facts++] = (struct fact){by, head};
		for (size_t k = 0; k < cycle->n_turns; k++) {
			struct turn *turn = &cycle->turns[k];

			if (is_such_fact(para_at(cycle, k, by), head))
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
		       is_heading(cycle,
				  cycle->paras[turn->first - turn->above - 1]))
			turn->above++;
		while (turn->below < RUN_MAX &&
		       turn->last + turn->below + 1 < high &&
		       is_heading(cycle,
				  cycle->paras[turn->last + turn->below + 1]))
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
	if (is_most(above, n) && above >= below)
		/* where labels tell the facts, the first one opens entries */
		cycle->place = cycle->labelled ? PLACE_UNKNOWN : PLACE_BELOW;
	else if (is_most(below, n - 1) && before != behind)
		cycle->place = before ? PLACE_AT_END : PLACE_ABOVE;
}

/* ---- Headings ---- */

/* Headings in a row, from the first paragraph to before end. */
struct run {
	size_t from, end;
};

/* Where the headings of the first entry end, whose facts are at its end. */
static struct run
first_run(const struct cycle *cycle)
{
	const struct turn *turn = &cycle->turns[0];
	const struct para *like = cycle->paras[turn->last + turn->below];
	struct run run = {.end = turn->first};

	while (run.end > 0 &&
	       !(is_heading(cycle, cycle->paras[run.end - 1]) &&
		 cycle->paras[run.end - 1]->bullet == like->bullet &&
		 cycle->paras[run.end - 1]->level == like->level))
		run.end--;
	run.from = run.end;
	while (run.from > 0 && run.end - run.from < RUN_MAX &&
	       is_heading(cycle, cycle->paras[run.from - 1]))
		run.from--;
	return run;
}

/* The headings of entry k. */
static struct run
run_of(const struct cycle *cycle, size_t k)
{
	const struct turn *turn = &cycle->turns[k];

	if (cycle->place == PLACE_BELOW)
		return (struct run){turn->first - turn->above, turn->first};
	if (cycle->place == PLACE_ABOVE)
		return (struct run){turn->last + 1,
				    turn->last + 1 + turn->below};
	if (k == 0)
		return first_run(cycle);
	return (struct run){turn[-1].last + 1,
			    turn[-1].last + 1 + turn[-1].below};
}

/* The title in run: the paragraph of the level of titles, else the one next
 * to what is said; end for an empty one. */
static size_t
title_of(const struct cycle *cycle, struct run run)
{
	for (size_t i = run.end; cycle->level > 0 && i-- > run.from;)
		if (cycle->paras[i]->level == cycle->level)
			return i;
	if (run.from == run.end)
		return run.end;
	return cycle->place == PLACE_ABOVE ? run.from : run.end - 1;
}

/* Whether paragraph i is known to stand above titles. */
static bool
is_section(const struct cycle *cycle, size_t i)
{
	return cycle->level > 0 && cycle->paras[i]->level > 0 &&
	       cycle->paras[i]->level < cycle->level;
}

/* Learns the level of the titles, and what else stands over each. */
static void
learn_titles(struct cycle *cycle)
{
	size_t levels[LEVELS] = {0}, over = 0;

	for (size_t k = 0; k < cycle->n_turns; k++) {
		struct run run = run_of(cycle, k);
		int level = 0;

		for (size_t i = run.from; i < run.end; i++)
			if (cycle->paras[i]->level > 0)
				level = cycle->paras[i]->level;
		levels[level < LEVELS ? level : 0]++;
	}
	for (int level = 1; level < LEVELS; level++)
		if (is_most(levels[level], cycle->n_turns))
			cycle->level = level;
	for (size_t k = 0; k < cycle->n_turns; k++) {
		struct run run = run_of(cycle, k);
		size_t title = title_of(cycle, run);

		over += title > run.from && title < run.end &&
			!is_section(cycle, title - 1);
	}
	cycle->over = is_most(over, cycle->n_turns) ? 1 : 0;
}

static void
set_heading(struct para *para, enum heading heading)
{
	para->heading = heading;
	para->bullet = false;
}

/* The headings of an entry: of its section, what kind of document it is, its
 * title, and that in the document's language. */
static void
set_run(struct cycle *cycle, struct run run)
{
	size_t title = title_of(cycle, run), over = title;

	if (run.from == run.end)
		return;
	set_heading(cycle->paras[title], HEADING_ENTRY);
	if (cycle->over > 0 && over > run.from &&
	    !is_section(cycle, over - 1)) {
		struct para *kind = cycle->paras[--over];

		dateline_set_fact(kind, 0, ROLE_TAGS, cycle->site);
		kind->ahead = true;
	}
	if (over > run.from &&
	    (cycle->level == 0 || is_section(cycle, over - 1)))
		set_heading(cycle->paras[over - 1], HEADING_SECTION);
	if (cycle->place == PLACE_ABOVE && title + 1 < run.end)
		cycle->paras[title + 1]->use = USE_NATIVE;
}

/* What stands over the facts that open entry k is a section's heading. */
static void
set_above(struct cycle *cycle, size_t k)
{
	const struct turn *turn = &cycle->turns[k];

	if (turn->above > 0)
		set_heading(cycle->paras[turn->first - 1], HEADING_SECTION);
}

/* So is the first one behind the last entry, whose facts end it. */
static void
set_last(struct cycle *cycle)
{
	const struct turn *turn = &cycle->turns[cycle->n_turns - 1];

	if (turn->below > 0)
		set_heading(cycle->paras[turn->last + 1], HEADING_SECTION);
}

/* What stands right over dated notes is a section's heading. */
static void
set_notes(struct cycle *cycle)
{
	for (size_t i = 0; i + 1 < cycle->n; i++)
		if (cycle->paras[i]->heading == HEADING_NONE &&
		    is_heading(cycle, cycle->paras[i]) &&
		    cycle->paras[i + 1]->opening.n > 0)
			set_heading(cycle->paras[i], HEADING_SECTION);
}

/* The first heading at the top, which is no section's, names the text; where
 * faces tell them, the first one of these. */
static void
set_title(struct cycle *cycle)
{
	struct para *title = NULL;

	for (size_t i = 0; i < cycle->n; i++) {
		struct para *para = cycle->paras[i];

		if (para->heading != HEADING_NONE || para->ahead)
			break;
		if (is_heading(cycle, para) &&
		    (!title || (title->level == 0 && para->level > 0)))
			title = para;
	}
	if (title)
		set_heading(title, HEADING_TITLE);
}

/* ---- Facts ---- */

/* Cuts the words head off para, and makes it a fact. */
static void
take_fact(struct cycle *cycle, struct para *para, struct str head)
{
	enum role role = site_role(cycle->site, fold_trim(head));

	if (role == ROLE_NONE)
		role = dateline_is_name(str_skip(para->text, head.n))
			   ? ROLE_ISSUER
			   : ROLE_ARTICLE;
	dateline_set_fact(para, head.n, role, cycle->site);
}

static void
take_facts(struct cycle *cycle)
{
	for (size_t i = 0; i < cycle->n_facts; i++) {
		const struct fact *fact = &cycle->facts[i];

		for (size_t k = 0; k < cycle->n_turns; k++) {
			struct para *para = para_at(cycle, k, fact->by);

			if (is_such_fact(para, fact->head) &&
			    para->role == ROLE_NONE)
				take_fact(cycle, para, fact->head);
		}
	}
}

/* Whether what stands beside the dates is a name, and not the same words in
 * most of them. */
static bool
has_names(const struct cycle *cycle)
{
	size_t same = 0;
	struct str first = dateline_name(cycle->paras[cycle->turns[0].date]);

	for (size_t k = 1; k < cycle->n_turns; k++)
		same += str_eq(
		    first, dateline_name(cycle->paras[cycle->turns[k].date]));
	return !is_most(same + 1, cycle->n_turns);
}

static bool
has_role(const struct cycle *cycle, enum role role)
{
	for (size_t i = 0; i < cycle->n; i++)
		if (cycle->paras[i]->role == role)
			return true;
	return false;
}

static void
part_lines(struct cycle *cycle, struct arena *arena)
{
	bool ahead = cycle->place == PLACE_ABOVE;
	bool named = has_names(cycle);
	enum role rest =
	    has_role(cycle, ROLE_ARTICLE) ? ROLE_TAGS : ROLE_ARTICLE;

	for (size_t k = 0; k < cycle->n_turns; k++) {
		const struct turn *turn = &cycle->turns[k];

		for (size_t i = turn->first; i <= turn->last; i++)
			cycle->paras[i]->ahead = ahead;
		dateline_part(cycle->paras[turn->date], named, rest,
			      cycle->site, arena);
	}
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

static void
forget_notes(struct cycle *cycle)
{
	for (size_t i = 0; i < cycle->n; i++)
		cycle->paras[i]->opening.n = 0;
}

static void
set_headings(struct cycle *cycle)
{
	struct run last = {0};

	learn_titles(cycle);
	for (size_t k = 0; k < cycle->n_turns; k++) {
		struct run run = run_of(cycle, k);

		if (cycle->place == PLACE_ABOVE)
			set_above(cycle, k);
		if (run.from >= last.end)
			set_run(cycle, run);
		last = run;
	}
	if (cycle->place == PLACE_AT_END)
		set_last(cycle);
	set_notes(cycle);
	set_title(cycle);
}

void
cycle_find(struct para *paras, const struct site *site, struct str lang,
	   struct arena *arena)
{
	struct arena scratch = {0};
	struct cycle cycle = {.site = site, .arena = &scratch};

	list_paras(&cycle, paras);
	find_turns(&cycle);
	if (cycle.n_turns >= TURNS_MIN) {
		dates_find(paras, lang);
		find_facts(&cycle, -1);
		find_facts(&cycle, 1);
		count_headings(&cycle);
		judge_place(&cycle);
		if (cycle.place == PLACE_UNKNOWN) {
			forget_notes(&cycle);
		} else {
			set_headings(&cycle);
			take_facts(&cycle);
			part_lines(&cycle, arena);
		}
	}
	arena_free(&scratch);
}

bool
cycle_is_known(const struct para *paras)
{
	while (paras && paras->heading != HEADING_ENTRY)
		paras = paras->next;
	return paras;
}
