#include "import/fill.h"

#include "base/utf8.h"
#include "import/outline.h"
#include "model/address.h"
#include "model/native.h"

struct filler {
	struct arena *arena;
	struct briefing *briefing;
	const struct source *source;
	struct diags *diags;
	const struct anchor *anchor;   /* the next one of the text */
	int page;                      /* the last one that was marked */
	struct span **spans;           /* of the last paragraph */
	const struct section *section; /* that is being filled */
	const struct entry *entry;
	struct field *field;
};

static struct span *
page_mark(struct filler *filler, int page)
{
	struct span *span = span_new(filler->arena, SPAN_PAGE);

	span->page = page;
	filler->page = page;
	return span;
}

/* Appends the text from byte from to byte to, with the marks of the pages
 * that begin in it. */
static void
put_text(struct filler *filler, const struct para *para, size_t from, size_t to,
	 struct span **spans)
{
	const struct piece *end = para->pieces + para->n_pieces;
	struct arena *arena = filler->arena;

	for (const struct piece *piece = para_piece(para, from);
	     piece < end && piece->at < to; piece++) {
		if (piece->page <= filler->page)
			continue;
		if (piece->at > from) {
			span_append(spans,
				    span_text(arena, str_slice(para->text, from,
							       piece->at)));
			from = piece->at;
		}
		span_append(spans, page_mark(filler, piece->page));
	}
	if (from < to)
		span_append(spans,
			    span_text(arena, str_slice(para->text, from, to)));
}

/* The next anchor of para that lies at or behind byte from. */
static const struct anchor *
next_anchor(struct filler *filler, const struct para *para, size_t from)
{
	while (filler->anchor && filler->anchor->para == para) {
		const struct anchor *anchor = filler->anchor;

		filler->anchor = anchor->next;
		if (anchor->from >= from)
			return anchor;
	}
	return NULL;
}

static void
warn_bare(struct filler *filler, const struct anchor *anchor)
{
	if (anchor->kind == ANCHOR_MARK || anchor->kind == ANCHOR_NAME)
		diag_line(filler->diags, DIAG_WARNING, "link-missing",
			  filler->source, anchor->number, 0,
			  "no address is listed for '%.*s'",
			  STR_ARG(anchor->words));
}

static struct str
anchor_url(const struct anchor *anchor)
{
	if (anchor->listed)
		return anchor->listed->url;
	return anchor->kind == ANCHOR_ADDRESS ? anchor->words : (struct str){0};
}

/* The paragraph's text from byte from on as spans, links in their places. */
static struct span *
make_spans(struct filler *filler, const struct para *para, size_t from)
{
	const struct anchor *anchor;
	struct span *spans = NULL;

	while ((anchor = next_anchor(filler, para, from))) {
		struct str url = anchor_url(anchor);
		bool mark = anchor->kind == ANCHOR_MARK;
		size_t begin = anchor->from, end = anchor->to;

		if (mark) { /* the parentheses are no part of the link */
			utf8_next(para->text, &begin);
			utf8_previous(para->text, &end);
		}
		if (url.n == 0) {
			warn_bare(filler, anchor);
			continue;
		}
		put_text(filler, para, from, begin, &spans);
		span_append(&spans,
			    span_link(filler->arena,
				      str_slice(para->text, begin, end), url));
		from = end;
	}
	put_text(filler, para, from, para->text.n, &spans);
	return spans;
}

/* "Title (native title) (Link)": the mark goes, its address stays. */
static void
put_article(struct filler *filler, struct entry *entry, const struct para *para)
{
	struct arena *arena = filler->arena;
	const struct anchor *anchor;
	struct buf text = {0};
	size_t from = 0;

	while ((anchor = next_anchor(filler, para, from))) {
		struct str url = anchor_url(anchor);

		if (url.n == 0)
			warn_bare(filler, anchor);
		else if (!entry->article_url.p)
			entry->article_url = url;
		else
			link_append(&entry->references,
				    link_new(arena, anchor->words, url));
		if (anchor->kind != ANCHOR_MARK)
			continue;
		buf_put(&text, str_slice(para->text, from, anchor->from));
		from = anchor->to;
	}
	buf_put(&text, str_skip(para->text, from));
	native_split(str_trim(buf_take(&text, arena)), &entry->article_title,
		     &entry->native_title);
	entry->article_label = para->label;
	buf_free(&text);
	if (!entry->title)
		entry->title = span_text(arena, entry->article_title);
}

/* A fact of the entry; false where the paragraph is none, or says a second
 * time what is known: then it is a field like any other. */
static bool
put_fact(struct filler *filler, struct entry *entry, const struct para *para)
{
	switch (para->role) {
	case ROLE_ARTICLE:
		if (entry->article_title.p)
			return false;
		put_article(filler, entry, para);
		return true;
	case ROLE_ISSUER:
		if (entry->issuer_label.p)
			return false;
		entry->issuer = para->text;
		entry->issuer_label = para->label;
		return true;
	case ROLE_DATE:
		if (entry->date_label.p)
			return false;
		if (!date_parse(para->text, &entry->date))
			entry->date_text = para->text;
		entry->date_label = para->label;
		entry->date_line = para->pieces[0].number;
		return true;
	case ROLE_NONE:
	case ROLE_SUMMARY:
	case ROLE_COMMENT:
	case ROLE_REFERENCES:
		break;
	}
	return false;
}

static struct block *
last_block(struct block *block)
{
	while (block && block->next)
		block = block->next;
	return block;
}

/* Marks a page that begins right before para, where a block can stand, or
 * at the end of the item before. */
static void
put_page(struct filler *filler, const struct para *para, struct block **blocks)
{
	const struct block *last = last_block(*blocks);
	int page = para->pieces[0].page;

	if (page <= filler->page)
		return;
	if (para->bullet && last && last->kind == BLOCK_LIST) {
		span_append(filler->spans, span_text(filler->arena, STR(" ")));
		span_append(filler->spans, page_mark(filler, page));
		return;
	}
	struct block *block = block_new(filler->arena, BLOCK_PAGE);

	block->page = page;
	block->line = para->pieces[0].number;
	filler->page = page;
	block_append(blocks, block);
}

static void
put_item(struct filler *filler, struct block **blocks, struct block *block)
{
	struct block *list = last_block(*blocks);
	struct block *item = block_new(filler->arena, BLOCK_ITEM);

	if (!list || list->kind != BLOCK_LIST) {
		list = block_new(filler->arena, BLOCK_LIST);
		list->tight = true;
		list->line = block->line;
		block_append(blocks, list);
	}
	item->line = block->line;
	block_append(&item->child, block);
	block_append(&list->child, item);
}

/* Appends the paragraph's text from byte from on to *blocks. */
static void
put_block(struct filler *filler, const struct para *para, size_t from,
	  struct block **blocks)
{
	struct block *block = block_new(filler->arena, BLOCK_PARA);

	block->line = para->pieces[0].number;
	block->spans = make_spans(filler, para, from);
	if (para->bullet && !para->note)
		put_item(filler, blocks, block);
	else if (block->spans)
		block_append(blocks, block);
	filler->spans = &block->spans;
}

/* The field into which para goes: its own where it has a label. */
static struct field *
open_field(struct filler *filler, struct entry *entry, const struct para *para)
{
	struct field **last = &entry->fields;

	if (filler->field && !para->label.p)
		return filler->field;
	while (*last)
		last = &(*last)->next;
	struct field *field = arena_alloc(filler->arena, sizeof(*field));

	field->label = para->label;
	field->line = para->pieces[0].number;
	if (para->role == ROLE_SUMMARY || para->role == ROLE_COMMENT)
		field->role = para->role;
	*last = field;
	filler->field = field;
	return field;
}

static void
enter_section(struct filler *filler, struct section *section,
	      const struct para *para)
{
	if (filler->section == section)
		return;
	filler->section = section;
	section->line = para->pieces[0].number;
	section->page = para->pieces[0].page;
	if (section->page > filler->page) {
		section->page_begins = true;
		filler->page = section->page;
	}
}

static void
enter_entry(struct filler *filler, struct entry *entry, const struct para *para)
{
	if (filler->entry == entry)
		return;
	filler->entry = entry;
	filler->field = NULL;
	entry->line = para->pieces[0].number;
	entry->page = para->pieces[0].page;
	if (entry->page > filler->page) {
		entry->page_begins = true;
		filler->page = entry->page;
	}
}

static void
put_entry_para(struct filler *filler, const struct para *para)
{
	struct entry *entry = para->entry;

	enter_entry(filler, entry, para);
	if (put_fact(filler, entry, para))
		return;
	struct field *field = open_field(filler, entry, para);

	if (!para->label.p)
		put_page(filler, para, &field->blocks);
	put_block(filler, para, 0, &field->blocks);
}

static void
put_note_para(struct filler *filler, const struct para *para)
{
	struct note *note = para->note;
	struct date date;
	struct str label;
	size_t from = note_date(para->text, &date, &label);

	while (from < para->text.n && para->text.p[from] == ' ')
		from++;
	note->line = para->pieces[0].number;
	note->page = para->pieces[0].page;
	if (note->page > filler->page && filler->spans) {
		span_append(filler->spans, span_text(filler->arena, STR(" ")));
		span_append(filler->spans, page_mark(filler, note->page));
	}
	put_block(filler, para, from, &note->blocks);
}

static void
put_para(struct filler *filler, const struct para *para)
{
	struct section *section = para->section;
	struct block **blocks = !section         ? &filler->briefing->lead
				: section->notes ? &section->tail
						 : &section->lead;

	if (section)
		enter_section(filler, section, para);
	if (para->entry) {
		put_entry_para(filler, para);
	} else if (para->note) {
		put_note_para(filler, para);
	} else {
		put_page(filler, para, blocks);
		put_block(filler, para, 0, blocks);
	}
}

/* Whose text a paragraph is. */
static bool
same_owner(const struct para *a, const struct para *b)
{
	return a->section == b->section && a->entry == b->entry &&
	       a->note == b->note;
}

/* A paragraph with the place of its prose in the whole text. */
struct stretch {
	const struct para *para;
	size_t from, to;
};

static struct stretch *
make_stretches(const struct para *paras, struct arena *arena, size_t *n)
{
	size_t prose = 0, k = 0;

	*n = 0;
	for (const struct para *para = paras; para; para = para->next)
		++*n;
	struct stretch *list = arena_array(arena, *n + 1, sizeof(*list));

	for (const struct para *para = paras; para; para = para->next) {
		list[k].para = para;
		list[k].from = prose;
		prose += para_is_fact(para) ? 0 : para->text.n;
		list[k++].to = prose;
	}
	return list;
}

/* The owner of the most prose between the two places of stray; *k is where
 * to begin to look, and moves on with the strays. */
static const struct para *
stray_owner(const struct stray *stray, const struct stretch *list, size_t n,
	    size_t *k)
{
	const struct para *best = NULL;
	size_t most = 0, sum = 0;

	while (*k + 1 < n && list[*k].to <= stray->from)
		++*k;
	for (size_t i = *k; i < n && list[i].from <= stray->to; i++) {
		size_t from =
		    list[i].from > stray->from ? list[i].from : stray->from;
		size_t to = list[i].to < stray->to ? list[i].to : stray->to;

		if (i == *k || !same_owner(list[i].para, list[i - 1].para))
			sum = 0;
		sum += to > from ? to - from : 0;
		if (!best || sum > most) {
			best = list[i].para;
			most = sum;
		}
	}
	return best;
}

static void
put_stray(struct filler *filler, const struct stray *stray,
	  const struct para *owner)
{
	struct briefing *briefing = filler->briefing;
	struct str url = stray->listed->url;
	struct link *link =
	    link_new(filler->arena, address_label(url, filler->arena), url);

	if (!owner || !owner->section) {
		link_append(&briefing->references, link);
	} else if (owner->entry) {
		link_append(&owner->entry->references, link);
	} else if (owner->note) {
		link_append(&owner->note->references, link);
		diag_line(filler->diags, DIAG_WARNING, "link-surplus",
			  filler->source, stray->listed->number, 0,
			  "no words are left for this address; kept as a "
			  "reference of the note of %.*s",
			  STR_ARG(owner->note->date_label));
	} else {
		link_append(&owner->section->references, link);
	}
}

void
fill(struct briefing *briefing, const struct para *paras,
     const struct anchors *anchors, const struct stray *strays,
     const struct source *source, struct arena *arena, struct diags *diags)
{
	struct filler filler = {.arena = arena,
				.briefing = briefing,
				.source = source,
				.diags = diags,
				.anchor = anchors->first};
	size_t n, k = 0;

	for (const struct para *para = paras; para; para = para->next)
		if (para->use != USE_HEADING)
			put_para(&filler, para);
	struct stretch *list = make_stretches(paras, arena, &n);

	for (; strays; strays = strays->next)
		put_stray(&filler, strays, stray_owner(strays, list, n, &k));
}
