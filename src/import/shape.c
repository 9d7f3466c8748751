#include "import/shape.h"

#include <stdlib.h>
#include <string.h>

#include "align/align.h"
#include "align/anchor.h"
#include "base/utf8.h"
#include "reflow/complete.h"
#include "reflow/dateline.h"
#include "reflow/lines.h"
#include "reflow/reflow.h"

#define ALIKE_MIN 3    /* entries that are compared */
#define OFTEN_MAX 4    /* more is not told apart */
#define LINE_MAX 120   /* bytes of a heading */
#define LONG_TIMES 3   /* as long as most: too long */
#define LONG_BYTES 100 /* ... and by so many bytes */
#define SHORT_TIMES 6  /* shorter than most: too short */

/* An entry, or a note: its paragraphs stand in a row. */
struct item {
	struct para *first;
	size_t n[PART_COUNT];      /* paragraphs of each part */
	size_t bytes[PART_COUNT];  /* of them; PART_TEXT: of all */
	enum shape_part last;      /* with which it ends */
	struct shape_doubt *doubt; /* NULL: none */
};

struct shape {
	struct arena *scratch, *arena;
	struct item *items;
	size_t n;
	struct shape_doubt **last;
};

/* ---- What there is ---- */

static bool
same_item(const struct para *a, const struct para *b)
{
	return a->entry == b->entry && a->note == b->note;
}

static enum shape_part
part_of(const struct para *para)
{
	static const enum shape_part parts[] = {
	    [ROLE_NONE] = PART_TEXT,       [ROLE_SUMMARY] = PART_SUMMARY,
	    [ROLE_COMMENT] = PART_COMMENT, [ROLE_ARTICLE] = PART_DOCUMENT,
	    [ROLE_ISSUER] = PART_ISSUER,   [ROLE_DATE] = PART_DATE,
	    [ROLE_REFERENCES] = PART_TEXT, [ROLE_TAGS] = PART_TEXT,
	};

	if (para->use == USE_HEADING)
		return PART_TITLE;
	if (para->role != ROLE_NONE || para->bullet || para->label.p)
		return parts[para->role];
	if (dateline_form(para))
		return PART_DATE; /* of an entry that was not found */
	return para->text.n > 0 && para->text.n <= LINE_MAX &&
		       para->use == USE_PROSE &&
		       line_ends_like_title(para->text)
		   ? PART_LINE
		   : PART_TEXT;
}

static void
measure(struct item *item, const struct para *para)
{
	enum shape_part part = part_of(para);

	item->n[part]++;
	item->last = part;
	item->bytes[PART_TEXT] += para->text.n;
	if (part != PART_TEXT)
		item->bytes[part] += para->text.n;
}

/* Lists the entries, or the notes. */
static void
list_items(struct shape *shape, struct para *paras, bool notes)
{
	const struct para *before = NULL;

	shape->n = 0;
	for (struct para *at = paras; at; before = at, at = at->next) {
		bool here = notes ? at->note != NULL : at->entry != NULL;

		if (!here)
			continue;
		if (!before || !same_item(before, at))
			shape->items[shape->n++] = (struct item){.first = at};
		measure(&shape->items[shape->n - 1], at);
	}
}

/* ---- What is alike ---- */

static bool
are_most(size_t n, size_t all)
{
	return n * 5 >= all * 4;
}

/* How often nearly all items have a part; where they differ, once, but no
 * lines like headings. */
static size_t
usual_number(const struct shape *shape, enum shape_part part)
{
	size_t counts[OFTEN_MAX] = {0};

	for (size_t i = 0; i < shape->n; i++)
		if (shape->items[i].n[part] < OFTEN_MAX)
			counts[shape->items[i].n[part]]++;
	for (size_t k = 0; k < OFTEN_MAX; k++)
		if (are_most(counts[k], shape->n))
			return k;
	return part != PART_LINE;
}

static int
compare_sizes(const void *a, const void *b)
{
	const size_t *left = a, *right = b;

	return *left < *right ? -1 : *left > *right;
}

/* Bytes of a part that half of the items stay below. */
static size_t
half_bytes(const struct shape *shape, enum shape_part part)
{
	size_t *sizes = arena_array(shape->scratch, shape->n, sizeof(*sizes));

	for (size_t i = 0; i < shape->n; i++)
		sizes[i] = shape->items[i].bytes[part];
	qsort(sizes, shape->n, sizeof(*sizes), compare_sizes);
	return sizes[shape->n / 2];
}

/* ---- What is not ---- */

static struct shape_doubt *
doubt_of(struct shape *shape, struct item *item)
{
	struct shape_doubt *doubt = item->doubt;

	if (doubt)
		return doubt;
	doubt = arena_alloc(shape->arena, sizeof(*doubt));
	doubt->para = item->first;
	memcpy(doubt->n, item->n, sizeof(item->n));
	return item->doubt = doubt;
}

/* What is wrong with the number of a part, if other items have it so often; a
 * comment may be missing. */
static enum shape_fault
number_fault(enum shape_part part, size_t n, size_t usual)
{
	if (part == PART_TEXT || n == usual)
		return SHAPE_FINE;
	if (n > usual)
		return usual > 0 || n > 1 ? SHAPE_OFTEN : SHAPE_FINE;
	return part != PART_COMMENT ? SHAPE_LACKS : SHAPE_FINE;
}

/* ... and with its length. How long what is said of a document is differs, of
 * its facts, and of all, it does less; a short title has lost a line. */
static enum shape_fault
length_fault(enum shape_part part, size_t bytes, size_t half)
{
	if (part == PART_SUMMARY || part == PART_COMMENT)
		return SHAPE_FINE;
	if (bytes > LONG_TIMES * half && bytes > half + LONG_BYTES)
		return SHAPE_LONG;
	return part == PART_TITLE && bytes > 0 && bytes * SHORT_TIMES < half
		   ? SHAPE_SHORT
		   : SHAPE_FINE;
}

static void
judge_part(struct shape *shape, enum shape_part part)
{
	size_t usual = usual_number(shape, part);
	size_t half = half_bytes(shape, part);

	for (size_t i = 0; i < shape->n; i++) {
		struct item *item = &shape->items[i];
		enum shape_fault fault =
		    number_fault(part, item->n[part], usual);

		if (fault == SHAPE_FINE)
			fault = length_fault(part, item->bytes[part], half);
		if (fault != SHAPE_FINE)
			doubt_of(shape, item)->parts[part] = fault;
	}
}

static bool
is_fact(enum shape_part part)
{
	return part == PART_DOCUMENT || part == PART_ISSUER ||
	       part == PART_DATE;
}

/* Where nearly all end with a fact, what goes on behind it is something else:
 * a section, a box, an entry that was not found. */
static void
judge_ends(struct shape *shape)
{
	size_t ends[PART_COUNT] = {0};
	enum shape_part usual = PART_TITLE;

	for (size_t i = 0; i < shape->n; i++)
		if (++ends[shape->items[i].last] > ends[usual])
			usual = shape->items[i].last;
	if (!is_fact(usual) || !are_most(ends[usual], shape->n))
		return;
	for (size_t i = 0; i < shape->n; i++)
		if (!is_fact(shape->items[i].last))
			doubt_of(shape, &shape->items[i])->goes_on = true;
}

static bool
has_labels(const struct item *item)
{
	return item->n[PART_DOCUMENT] + item->n[PART_ISSUER] +
		   item->n[PART_DATE] + item->n[PART_SUMMARY] >
	       1;
}

/* Too few to be compared. */
static void
judge_alone(struct shape *shape)
{
	for (size_t i = 0; i < shape->n; i++)
		if (!has_labels(&shape->items[i]))
			doubt_of(shape, &shape->items[i])->alone = true;
}

/* An entry whose end may be part of one that was not found, or that began
 * too late. */
static void
judge_before(struct shape *shape)
{
	for (size_t i = shape->n; i-- > 1;)
		if (shape->items[i].doubt && !shape->items[i].doubt->before &&
		    !shape->items[i - 1].doubt)
			doubt_of(shape, &shape->items[i - 1])->before = true;
}

/* Lists the doubts there are, in order. */
static void
take_doubts(struct shape *shape)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct item *item = &shape->items[i];

		if (!item->doubt)
			continue;
		*shape->last = item->doubt;
		shape->last = &item->doubt->next;
		for (struct para *at = item->first;
		     at && same_item(at, item->first); at = at->next)
			at->unsure = true;
	}
}

/* Whether para is the text of a footnote, "3 Letter of 4 May": it may belong
 * to any entry of its page. */
static bool
is_footnote(const struct para *para)
{
	struct str text = para->text;
	size_t n = 0, behind;
	unsigned c;

	while (n < text.n && n < 3 && ascii_digit(text.p[n]))
		n++;
	if (n == 0 || n + 1 >= text.n || text.p[n] != ' ' || para->bullet ||
	    para->use == USE_HEADING || para->role != ROLE_NONE)
		return false;
	behind = n + 1;
	c = utf8_next(text, &behind);
	return rune_is_upper(c) || text_is_address(str_skip(text, n + 1));
}

/* Whether para goes on with the footnotes before it. */
static bool
follows_footnote(const struct para *before, const struct para *para)
{
	return before->role == ROLE_NONE && para->role == ROLE_NONE &&
	       para->use != USE_HEADING && same_item(before, para) &&
	       before->pieces[0].page == para->pieces[0].page;
}

/* Paragraphs that are not sure to be where they are: footnotes, what stands
 * among or behind notes, but is none, and headings of sections, which have no
 * links. */
static void
mark_loose(struct para *para)
{
	const struct section *noted = NULL;
	const struct para *footnote = NULL;

	for (; para; para = para->next) {
		if (para->note)
			noted = para->section;
		if (is_footnote(para) ||
		    (footnote && follows_footnote(footnote, para)))
			footnote = para;
		else
			footnote = NULL;
		if (footnote || (para->use == USE_HEADING && !para->entry) ||
		    (noted && para->section == noted && !para->note &&
		     !para->entry))
			para->unsure = true;
	}
}

static void
judge_notes(struct shape *shape, struct para *paras)
{
	list_items(shape, paras, true);
	if (shape->n >= ALIKE_MIN)
		judge_part(shape, PART_TEXT);
	take_doubts(shape);
}

static void
judge_entries(struct shape *shape, struct para *paras)
{
	list_items(shape, paras, false);
	if (shape->n < ALIKE_MIN) {
		judge_alone(shape);
	} else {
		for (int part = 0; part < PART_COUNT; part++)
			judge_part(shape, (enum shape_part)part);
		judge_ends(shape);
		judge_before(shape);
	}
	take_doubts(shape);
}

struct shape_doubt *
shape_judge(struct para *paras, struct arena *arena)
{
	struct arena scratch = {0};
	struct shape_doubt *first = NULL;
	struct shape shape = {
	    .scratch = &scratch, .arena = arena, .last = &first};
	size_t n = 0;

	for (const struct para *at = paras; at; at = at->next)
		n++;
	shape.items = arena_array(&scratch, n, sizeof(*shape.items));
	judge_entries(&shape, paras);
	judge_notes(&shape, paras);
	mark_loose(paras);
	arena_free(&scratch);
	return first;
}

/* ---- What follows from it ---- */

/* Whether an anchor is a mail address, such as an imprint has behind the last
 * note or entry. */
static bool
is_mail(const struct anchor *anchor)
{
	return (anchor->para->entry || anchor->para->note) && anchor->listed &&
	       str_starts(anchor->listed->url, STR("mailto:"));
}

/* Whether what lies in para may be another's; then it is likely at most. */
static bool
lower(struct verdict *verdict, const struct para *para)
{
	if (!para || !para->unsure)
		return false;
	if (verdict->trust == TRUST_CERTAIN)
		verdict->trust = TRUST_LIKELY;
	return true;
}

void
shape_lower(struct anchors *anchors, struct stray *strays)
{
	for (struct anchor *at = anchors->first; at; at = at->next) {
		at->unsure = lower(&at->verdict, at->para);
		if (is_mail(at) && at->verdict.trust == TRUST_CERTAIN)
			at->verdict.trust = TRUST_LIKELY;
	}
	for (; strays; strays = strays->next)
		strays->unsure = lower(&strays->verdict, strays->owner);
}
