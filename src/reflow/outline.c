#include "reflow/outline.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "extract/view.h"
#include "model/sitewords.h"
#include "reflow/cycle.h"
#include "reflow/headings.h"
#include "reflow/items.h"
#include "reflow/lines.h"
#include "reflow/runs.h"
#include "reflow/titles.h"

#define MASTHEAD_MAX 100 /* bytes of a line with the date */
#define HEADING_MAX 200  /* bytes of a heading */
#define SIGNS_MIN 2      /* titles that begin with the same sign */

struct outliner {
	struct arena *arena;
	const struct site *site;
	struct briefing *briefing;
	enum role opener;     /* the label that opens an entry ... */
	struct str second;    /* ... and another of its role, behind it */
	bool known;           /* headings are known */
	bool told;            /* ... and each entry has one: see cycle.h */
	struct para *ahead;   /* facts above the title of their entry */
	bool titled;          /* entries have titles of their own */
	bool sectioned;       /* sections have, behind the first one, too */
	bool opened;          /* the entry has had the label opener */
	struct para *pending; /* paragraphs that may be headings */
	size_t n_pending;
	struct para *lead; /* such a one, before prose at the top */
	struct section *section;
	struct section **last_section;
	struct entry *entry;
	struct entry **last_entry;
	struct note *note; /* the last one */
	struct note **last_note;
	bool in_notes;
};

static bool
para_is_heading(const struct para *para)
{
	struct str text = para->text;
	struct date date;

	return !para->bullet && !para->label.p && text.n > 0 &&
	       text.n <= HEADING_MAX && line_ends_like_title(text) &&
	       !(date_parse_dotted(text, &date) && date_is_full(date));
}

static struct section *
open_section(struct outliner *outliner, struct para *title)
{
	struct arena *arena = outliner->arena;
	struct section *section = arena_alloc(arena, sizeof(*section));

	if (title) {
		section->title = span_text(arena, title->text);
		title->section = section;
	}
	*outliner->last_section = section;
	outliner->last_section = &section->next;
	outliner->last_entry = &section->entries;
	outliner->last_note = &section->notes;
	outliner->section = section;
	outliner->entry = NULL;
	outliner->note = NULL;
	outliner->in_notes = false;
	return section;
}

/* Gives a paragraph to what is open: the entry, else the section. */
static void
put_prose(struct outliner *outliner, struct para *para)
{
	para->section = outliner->section;
	para->entry = outliner->entry;
}

/* Gives a fact to the entry. */
static void
put_fact(struct outliner *outliner, struct para *para)
{
	put_prose(outliner, para);
	if (para->role == ROLE_ISSUER && !outliner->entry->issuer.p)
		outliner->entry->issuer = para->text;
}

/* The pending paragraphs turn out to be prose, but for the last keep. */
static void
put_pending(struct outliner *outliner, size_t keep)
{
	for (; outliner->n_pending > keep; outliner->n_pending--) {
		put_prose(outliner, outliner->pending);
		outliner->pending = outliner->pending->next;
	}
}

/* Takes the first of the pending paragraphs as a heading. */
static struct para *
take_heading(struct outliner *outliner)
{
	struct para *para = outliner->pending;

	para->use = USE_HEADING;
	outliner->pending = para->next;
	outliner->n_pending--;
	return para;
}

/* At the top of the text, one heading more than needed names the briefing;
 * a section's is needed where others have one. There may be an editorial
 * between it and them. */
static void
take_title(struct outliner *outliner, size_t needed)
{
	struct briefing *briefing = outliner->briefing;

	needed += outliner->sectioned;
	if (outliner->section)
		return;
	if (outliner->lead && outliner->n_pending >= needed) {
		outliner->lead->use = USE_HEADING;
		briefing->title = outliner->lead->text;
	} else if (outliner->n_pending > needed) {
		briefing->title = take_heading(outliner)->text;
	}
}

/* The facts above the entry's title are its. */
static void
take_ahead(struct outliner *outliner)
{
	for (struct para *at = outliner->ahead; at && at->ahead; at = at->next)
		put_fact(outliner, at);
	outliner->ahead = NULL;
}

static void
add_entry(struct outliner *outliner, struct para *title)
{
	struct entry *entry = arena_alloc(outliner->arena, sizeof(*entry));

	if (!outliner->section || outliner->in_notes)
		open_section(outliner, NULL);
	if (title) {
		entry->title = span_text(outliner->arena, title->text);
		title->section = outliner->section;
		title->entry = entry;
	}
	*outliner->last_entry = entry;
	outliner->last_entry = &entry->next;
	outliner->entry = entry;
	outliner->opened = false;
	take_ahead(outliner);
}

static void
open_entry(struct outliner *outliner)
{
	size_t titles = outliner->titled ? 1 : 0;
	struct para *title = NULL;

	take_title(outliner, titles);
	put_pending(outliner, titles + 1);
	if (outliner->n_pending > titles)
		open_section(outliner, take_heading(outliner));
	if (outliner->n_pending > 0)
		title = take_heading(outliner);
	add_entry(outliner, title);
}

/* A heading that is known to be one. */
static void
put_heading(struct outliner *outliner, struct para *para)
{
	struct briefing *briefing = outliner->briefing;

	para->use = USE_HEADING;
	if (para->heading == HEADING_TITLE) {
		briefing->title = para->text;
	} else if (para->heading == HEADING_SECTION) {
		open_section(outliner, para);
	} else if (para->heading == HEADING_ENTRY) {
		add_entry(outliner, para);
	} else {
		para->use = USE_PROSE;
		if (outliner->entry && !para->marks) {
			para->label = para->text;
			para->text.n = 0;
		}
		put_prose(outliner, para);
	}
}

static void
put_label(struct outliner *outliner, struct para *para)
{
	bool opens = para->role == outliner->opener && !para_is_address(para) &&
		     !str_eq(para->label, outliner->second);

	if (outliner->known && outliner->entry &&
	    (outliner->told || !outliner->opened))
		opens = false;
	if (opens || !outliner->entry)
		open_entry(outliner);
	else
		put_pending(outliner, 0);
	outliner->opened |= para->role == outliner->opener;
	put_fact(outliner, para);
}

/* Opens the section of a note that has none yet. */
static void
open_notes(struct outliner *outliner)
{
	if (outliner->n_pending > 0) {
		take_title(outliner, 1);
		put_pending(outliner, 1);
		open_section(outliner, take_heading(outliner));
	} else if (!outliner->in_notes &&
		   (!outliner->known || !outliner->section ||
		    outliner->entry)) {
		open_section(outliner, NULL);
	}
	outliner->in_notes = true;
	outliner->entry = NULL;
}

/* A dated bullet, or one among such. Those before the first that has a date
 * are a list like any other, and so are those below it within it. */
static void
put_note(struct outliner *outliner, struct para *para)
{
	struct note *note;
	bool dated = para->opening.n > 0;
	bool nested = !dated && para->depth > 0 && outliner->n_pending == 0;

	if (!nested || !outliner->note)
		open_notes(outliner);
	para->section = outliner->section;
	para->note = outliner->note;
	if (!dated && (nested || !outliner->note))
		return;
	note = arena_alloc(outliner->arena, sizeof(*note));
	note->date = para->opening.date;
	note->date_label = para->opening.label;
	if (!note->date_label.p)
		note->date_label = date_long(outliner->arena, note->date,
					     outliner->briefing->lang);
	outliner->note = note;
	*outliner->last_note = note;
	outliner->last_note = &note->next;
	para->note = note;
}

static void
put_para(struct outliner *outliner, struct para *para)
{
	if (para->use == USE_HEADING) {
		return; /* spent as a label */
	} else if (para->ahead) {
		if (!outliner->ahead)
			outliner->ahead = para;
	} else if (para->heading != HEADING_NONE) {
		put_heading(outliner, para);
	} else if (para->role != ROLE_NONE) {
		put_label(outliner, para);
	} else if (para->opening.n > 0 ||
		   (outliner->in_notes && para->bullet)) {
		put_note(outliner, para);
	} else if (!outliner->known && para_is_heading(para)) {
		if (outliner->n_pending++ == 0)
			outliner->pending = para;
	} else {
		if (!outliner->section && !outliner->lead &&
		    outliner->n_pending > 0)
			outliner->lead = outliner->pending;
		put_pending(outliner, 0);
		put_prose(outliner, para);
	}
}

/* The label of opener's role that comes behind first's in the same entry, at
 * least twice: "Title:", and then "Link:". */
static struct str
second_label(const struct para *first)
{
	struct str second = {0};
	size_t n = 0;

	for (const struct para *last = first, *at = first->next; at;
	     at = at->next) {
		if (at->role != first->role || para_is_address(at))
			continue;
		if (str_eq(last->label, first->label) &&
		    !str_eq(at->label, first->label)) {
			n += n == 0 || str_eq(at->label, second);
			second = n == 1 ? at->label : second;
		}
		last = at;
	}
	return n > 1 ? second : (struct str){0};
}

/* Whether most entries have a heading right before the label that opens
 * them: then it is their title, else it is a section's. */
static bool
entries_have_titles(const struct para *paras, enum role opener)
{
	size_t titled = 0, all = 0;

	for (const struct para *before = NULL, *para = paras; para;
	     before = para, para = para->next) {
		if (para->role != opener || para_is_address(para))
			continue;
		all++;
		titled += before && para_is_heading(before);
	}
	return titled * 2 > all;
}

/* Whether a section behind the first entry has a heading: one before notes,
 * or one more than the entry needs. */
static bool
sections_have_titles(const struct outliner *outliner, const struct para *para)
{
	size_t headings = 0;
	bool opened = false;

	for (; para; para = para->next) {
		bool note = para->opening.n > 0;

		if (para_is_heading(para) && !note) {
			headings++;
			continue;
		}
		if (opened && ((note && headings > 0) ||
			       (para->role == outliner->opener &&
				headings > outliner->titled)))
			return true;
		opened |= para->role != ROLE_NONE;
		headings = 0;
	}
	return false;
}

static void
name_sections(struct outliner *outliner)
{
	size_t k = 0;

	for (struct section *at = outliner->briefing->sections; at;
	     at = at->next) {
		if (!at->title)
			runs_split(at, outliner->arena);
		if (!at->title)
			at->title =
			    span_text(outliner->arena,
				      site_section(outliner->site,
						   outliner->briefing->lang, k,
						   outliner->arena));
		k++;
	}
}

/* The sign that title begins with, and words behind it; 0 for none. */
static unsigned
title_sign(const struct span *title)
{
	size_t to = 0;
	unsigned c;

	if (!title || title->text.n == 0)
		return 0;
	c = utf8_next(title->text, &to);
	return rune_is_bullet(c) && fold_trim(str_skip(title->text, to)).n > 0
		   ? c
		   : 0;
}

/* The sign that all titles begin with; 0 for none. */
static unsigned
common_sign(const struct section *section)
{
	unsigned sign = 0;
	size_t n = 0;

	for (; section; section = section->next)
		for (const struct entry *at = section->entries; at;
		     at = at->next, n++) {
			unsigned c = title_sign(at->title);

			if (c == 0 || (n > 0 && c != sign))
				return 0;
			sign = c;
		}
	return n >= SIGNS_MIN ? sign : 0;
}

/* "■ …": a sign at the head of all titles is none of their words. */
static void
cut_signs(const struct briefing *briefing)
{
	if (common_sign(briefing->sections) == 0)
		return;
	for (struct section *at = briefing->sections; at; at = at->next)
		for (struct entry *entry = at->entries; entry;
		     entry = entry->next) {
			struct str *text = &entry->title->text;
			size_t n = 0;

			utf8_next(*text, &n);
			*text = fold_trim(str_skip(*text, n));
		}
}

/* A full date in a short line before the first section, which is no sentence:
 * "No. 12, 14 March 2031", "第12号（2031年6月30日発行）". */
static void
find_date(struct briefing *briefing, const struct para *para)
{
	for (; para && !para->entry && !para->note; para = para->next)
		if (para->text.n <= MASTHEAD_MAX &&
		    line_ends_like_title(para->text) &&
		    dates_full_in(para->text, &briefing->date))
			return;
}

void
outline_make(struct briefing *briefing, struct para *paras,
	     const struct site *site, struct arena *arena)
{
	struct outliner outliner = {
	    .arena = arena, .site = site, .briefing = briefing};
	const struct para *first = paras;

	dates_find(paras, briefing->lang);
	outliner.told = cycle_is_known(paras);
	outliner.known = outliner.told || headings_find(paras, site, arena);
	while (first &&
	       (first->role == ROLE_NONE || first->role == ROLE_REFERENCES))
		first = first->next;
	if (first) {
		outliner.opener = first->role;
		outliner.second = second_label(first);
	}
	if (first && !outliner.known)
		titles_part(paras, first->role, arena);
	items_find(paras, outliner.opener);
	outliner.titled =
	    !outliner.known && first && entries_have_titles(paras, first->role);
	outliner.sectioned = sections_have_titles(&outliner, paras);
	outliner.last_section = &briefing->sections;
	for (struct para *para = paras; para; para = para->next)
		put_para(&outliner, para);
	put_pending(&outliner, 0);
	name_sections(&outliner);
	cut_signs(briefing);
	find_date(briefing, paras);
}
