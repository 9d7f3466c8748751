#include "reflow/cycle.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "extract/scribe.h"
#include "extract/view.h"
#include "model/sitewords.h"
#include "reflow/dateline.h"
#include "reflow/dates.h"
#include "reflow/split.h"
#include "reflow/turns.h"

#define RUN_MAX 4 /* headings in a row */
#define LEVELS 16

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
	       !(turns_is_heading(cycle, cycle->paras[run.end - 1]) &&
		 cycle->paras[run.end - 1]->bullet == like->bullet &&
		 cycle->paras[run.end - 1]->level == like->level))
		run.end--;
	run.from = run.end;
	while (run.from > 0 && run.end - run.from < RUN_MAX &&
	       turns_is_heading(cycle, cycle->paras[run.from - 1]))
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
		if (turns_are_most(levels[level], cycle->n_turns))
			cycle->level = level;
	for (size_t k = 0; k < cycle->n_turns; k++) {
		struct run run = run_of(cycle, k);
		size_t title = title_of(cycle, run);

		over += title > run.from && title < run.end &&
			!is_section(cycle, title - 1);
	}
	cycle->over = turns_are_most(over, cycle->n_turns) ? 1 : 0;
}

static void
set_heading(struct para *para, enum heading heading)
{
	para->heading = heading;
	para->bullet = false;
}

/* The bytes of the sign, and of the number without a full stop, that a title
 * begins with: "◆ ", "07 ". */
static size_t
sign_length(struct str text)
{
	size_t n = 0, at = 0;

	if (rune_is_bullet(utf8_next(text, &at)))
		n = at;
	for (at = n; at < text.n && ascii_digit(text.p[at]); at++)
		;
	if (at == n + 2 && at < text.n && ascii_space(text.p[at]) &&
	    text.p[n] <= '1')
		n = at;
	while (n > 0 && n < text.n && ascii_space(text.p[n]))
		n++;
	return n;
}

static void
cut_text(struct para *para, size_t cut)
{
	para->text = str_skip(para->text, cut);
	marks_cut(para->marks, cut, para->text.n);
	for (size_t i = 0; i < para->n_pieces; i++)
		para->pieces[i].at -=
		    para->pieces[i].at < cut ? para->pieces[i].at : cut;
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
	cut_text(cycle->paras[title], sign_length(cycle->paras[title]->text));
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
		    turns_may_head(cycle->paras[i]) &&
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
		if (turns_is_heading(cycle, para) &&
		    (!title || (title->level == 0 && para->level > 0)))
			title = para;
	}
	if (title)
		set_heading(title, HEADING_TITLE);
}

/* ---- Facts ---- */

/* Whether what follows head in text is no Chinese or Japanese, as head is: the
 * title in the language of the document, "原題 Plan for Quays". */
static bool
is_native(struct str text, struct str head)
{
	struct str rest = str_skip(text, head.n);

	return rune_is_cjk(first_rune(head)) &&
	       rune_is_letter(first_rune(rest)) &&
	       !rune_is_cjk(first_rune(rest)) &&
	       str_find(rest, STR("://"), 0) == STR_NONE;
}

/* Cuts the words head off para, and makes it a fact. */
static void
take_fact(struct cycle *cycle, struct para *para, struct str head)
{
	enum role role = site_role(cycle->site, fold_trim(head));

	if (role == ROLE_NONE && is_native(para->text, head)) {
		cut_text(para, head.n);
		para->use = USE_NATIVE;
		return;
	}
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
			struct para *para = turns_para_at(cycle, k, fact->by);

			if (turns_is_fact(para, fact->head) &&
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
	return !turns_are_most(same + 1, cycle->n_turns);
}

static bool
has_role(const struct cycle *cycle, enum role role)
{
	for (size_t i = 0; i < cycle->n; i++)
		if (cycle->paras[i]->role == role)
			return true;
	return false;
}

/* Where the dash begins that parts a title from who issued the document;
 * STR_NONE where none does. */
static size_t
issuer_dash(struct str title)
{
	static const struct str dashes[] = {STR_INIT(" – "), STR_INIT(" — ")};

	for (size_t at = title.n; at-- > 0;)
		for (size_t i = 0; i < 2; i++)
			if (str_starts(str_skip(title, at), dashes[i]))
				return at;
	return STR_NONE;
}

/* "Title – Issuer": so in nearly all titles, where nothing else names them. */
static void
part_titles(struct cycle *cycle, struct arena *arena)
{
	size_t all = 0, dashes = 0;

	for (size_t i = 0; i < cycle->n; i++)
		if (cycle->paras[i]->heading == HEADING_ENTRY) {
			all++;
			dashes +=
			    issuer_dash(cycle->paras[i]->text) != STR_NONE;
		}
	if (has_role(cycle, ROLE_ISSUER) || !turns_are_most(dashes, all))
		return;
	for (size_t i = 0; i < cycle->n; i++) {
		struct para *title = cycle->paras[i];
		size_t at = issuer_dash(title->text);

		if (title->heading != HEADING_ENTRY || at == STR_NONE)
			continue;
		dateline_set_fact(
		    split_para(title, at, at + STR(" – ").n, arena), 0,
		    ROLE_ISSUER, cycle->site);
	}
}

/* Where no label says what sums a document up, it is the text that comes
 * first in an entry. */
static void
set_summaries(struct cycle *cycle)
{
	bool opened = false;

	if (has_role(cycle, ROLE_SUMMARY))
		return;
	for (size_t i = 0; i < cycle->n; i++) {
		struct para *para = cycle->paras[i];

		if (para->heading == HEADING_ENTRY) {
			opened = true;
		} else if (para->heading != HEADING_NONE ||
			   para->opening.n > 0) {
			opened = false;
		} else if (opened && para->role == ROLE_NONE &&
			   para->use == USE_PROSE && !para->bullet) {
			dateline_set_fact(para, 0, ROLE_SUMMARY, cycle->site);
			opened = false;
		}
	}
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

	turns_find(&cycle, paras);
	if (cycle.n_turns >= TURNS_MIN) {
		dates_find(paras, lang);
		turns_judge(&cycle);
		if (cycle.place == PLACE_UNKNOWN) {
			forget_notes(&cycle);
		} else {
			set_headings(&cycle);
			take_facts(&cycle);
			part_lines(&cycle, arena);
			part_titles(&cycle, arena);
			set_summaries(&cycle);
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
