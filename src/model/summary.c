#include "model/summary.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/block.h"

/* A lead longer than that is cut at a word. */
#define LEAD_MAX 300
/* A first sentence that is shorter brings the next one along. */
#define LEAD_MIN 80

/* ---- The first sentence ---- */

/* Words whose point ends no sentence; lower case. */
static bool
is_abbreviation(struct str word)
{
	static const char *const words[] = {
	    "mr",   "mrs",  "ms",  "dr",  "prof", "st",  "no",   "nos",
	    "vs",   "etc",  "cf",  "inc", "ltd",  "co",  "corp", "approx",
	    "ca",   "jan",  "feb", "mar", "apr",  "jun", "jul",  "aug",
	    "sep",  "sept", "oct", "nov", "dec",  "fig", "art",  "sec",
	    "para", "pp",   "vol", "ed",  "eds",  "al",  "jr",   "sr",
	    "gen",  "gov",  "rep", "sen", "incl", "est", "resp", "dept",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq_case(word, str_from(words[i])))
			return true;
	return false;
}

/* Whether the point at offset at stands behind an abbreviation ("etc."), an
 * initial ("J. Smith"), letters with points ("e.g.", "U.S.") or a number
 * that opens the text ("1. "). */
static bool
point_is_inner(struct str text, size_t at)
{
	size_t start = at, digits = 0;
	struct str word;

	while (start > 0 && at - start < 12 &&
	       (ascii_alnum(text.p[start - 1]) || text.p[start - 1] == '.'))
		start--;
	word = str_slice(text, start, at);
	if (word.n == 0)
		return false;
	while (digits < word.n && ascii_digit(word.p[digits]))
		digits++;
	if (digits == word.n)
		return start == 0;
	if (word.n == 1)
		return ascii_alpha(word.p[0]);
	return is_abbreviation(word) ||
	       (word.n <= 6 && str_chr(word, '.', 0) != STR_NONE &&
		!ascii_digit(word.p[0]));
}

static bool
rune_closes(unsigned c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 ||
	       c == 0x201d || c == 0x300d || c == 0x300f || c == 0xff09 ||
	       c == 0xbb;
}

static size_t
skip_closers(struct str text, size_t at)
{
	size_t next = at;

	while (at < text.n && rune_closes(utf8_next(text, &next)))
		at = next;
	return at;
}

/* Whether a sentence that seems to end before offset at does so: the text
 * ends, or white space and no small letter follow. */
static bool
new_sentence_follows(struct str text, size_t at)
{
	if (at == text.n)
		return true;
	if (!ascii_space(text.p[at]))
		return false;
	while (at < text.n && ascii_space(text.p[at]))
		at++;
	return at == text.n || !(text.p[at] >= 'a' && text.p[at] <= 'z');
}

/* Past the sentence of text that begins at offset at; its paragraph ends it
 * at the latest. */
static size_t
sentence_end(struct str text, size_t at)
{

	while (at < text.n && text.p[at] != '\n') {
		size_t start = at, end;
		unsigned c = utf8_next(text, &at);

		/* Full-width: no white space follows. */
		if (c == 0x3002 || c == 0xff01 || c == 0xff1f)
			return skip_closers(text, at);
		if (c != '.' && c != '!' && c != '?')
			continue;
		end = skip_closers(text, at);
		if (new_sentence_follows(text, end) &&
		    !(c == '.' && end < text.n && point_is_inner(text, start)))
			return end;
	}
	return at;
}

/* Text that is too long, cut at a word, or between characters where there
 * are no words, with an ellipsis. */
static struct str
cut_at_word(struct str text, struct arena *arena)
{
	size_t end = LEAD_MAX, word;

	if (text.n <= LEAD_MAX)
		return arena_str(arena, text);
	while (end > 0 && ((unsigned char)text.p[end] & 0xc0) == 0x80)
		end--;
	word = end;
	while (word > 0 && !ascii_space(text.p[word]))
		word--;
	if (word > LEAD_MAX / 2)
		end = word;
	while (end > 0 && (ascii_space(text.p[end - 1]) ||
			   text.p[end - 1] == ',' || text.p[end - 1] == ';'))
		end--;
	return arena_printf(arena, "%.*s…", (int)end, text.p);
}

static struct str
lead_of(const struct entry *entry, struct arena *scratch, struct arena *arena)
{
	struct str text = {0};
	const struct field *field;

	for (field = entry->fields; field; field = field->next)
		if (field->role == ROLE_SUMMARY && !text.n)
			text = block_plain(scratch, field->blocks);
	for (field = entry->fields; field && !text.n; field = field->next)
		text = block_plain(scratch, field->blocks);
	text = str_trim(text);
	if (!text.n)
		return (struct str){0};
	size_t end = sentence_end(text, 0);

	if (end < LEAD_MIN && end < text.n && text.p[end] != '\n')
		end = sentence_end(text, end);
	return cut_at_word(str_slice(text, 0, end), arena);
}

/* ---- Abbreviations ---- */

static void
put_text(struct buf *out, struct str text)
{
	buf_put(out, text);
	buf_putc(out, '\n');
}

static void
put_entry_text(struct buf *out, const struct entry *entry,
	       struct arena *scratch)
{
	put_text(out, span_plain(scratch, entry->title));
	put_text(out, entry->issuer);
	for (const struct field *f = entry->fields; f; f = f->next)
		put_text(out, block_plain(scratch, f->blocks));
}

static void
put_section_text(struct buf *out, const struct section *section,
		 struct arena *scratch)
{
	put_text(out, block_plain(scratch, section->lead));
	for (const struct note *n = section->notes; n; n = n->next)
		put_text(out, block_plain(scratch, n->blocks));
	put_text(out, block_plain(scratch, section->tail));
	for (const struct entry *e = section->entries; e; e = e->next)
		put_entry_text(out, e, scratch);
}

static struct abbrev *
find_abbrevs(const struct briefing *briefing, struct arena *scratch,
	     struct arena *arena)
{
	struct buf text = {0};
	struct abbrev *list = NULL;

	put_text(&text, block_plain(scratch, briefing->lead));
	for (const struct section *s = briefing->sections; s; s = s->next)
		put_section_text(&text, s, scratch);
	abbrev_find(buf_str(&text), arena, &list);
	for (struct abbrev *a = list; a; a = a->next) {
		a->shortened = arena_str(arena, a->shortened);
		a->expansion = arena_str(arena, a->expansion);
	}
	buf_free(&text);
	return list;
}

/* ---- The record ---- */

static struct str
copy(struct arena *arena, struct str text)
{
	return text.p ? arena_str(arena, text) : text;
}

static void
count_link(void *context, struct str text, struct str url)
{
	struct summary *summary = context;

	(void)text;
	(void)url;
	summary->n_links++;
}

static struct entry_summary *
summarize_entry(const struct entry *entry, struct str section,
		struct arena *scratch, struct arena *arena)
{
	struct entry_summary *made = arena_alloc(arena, sizeof(*made));

	made->id = copy(arena, entry->id);
	made->title = copy(arena, span_plain(scratch, entry->title));
	made->native_title = copy(arena, entry->native_title);
	made->lead = lead_of(entry, scratch, arena);
	made->issuer = copy(arena, entry->issuer);
	made->n_issuers = issuer_split(entry->issuer, arena, &made->issuers);
	made->section = section;
	made->date = entry->date;
	return made;
}

static void
summarize_sections(struct summary *summary, const struct briefing *briefing,
		   struct arena *scratch, struct arena *arena)
{
	struct entry_summary **last = &summary->entries;

	for (const struct section *s = briefing->sections; s; s = s->next) {
		struct str title = {0};

		if (s->title)
			title = copy(arena, span_plain(scratch, s->title));
		for (const struct note *n = s->notes; n; n = n->next)
			summary->n_notes++;
		for (const struct entry *e = s->entries; e; e = e->next) {
			*last = summarize_entry(e, title, scratch, arena);
			(*last)->place = summary->n_entries++;
			last = &(*last)->next;
		}
	}
}

static void
hash_date(struct hasher *hasher, struct date date)
{
	hasher_number(hasher, (uint64_t)date.year);
	hasher_number(hasher, (uint64_t)date.month);
	hasher_number(hasher, (uint64_t)date.day);
}

static void
hash_entry(struct hasher *hasher, const struct entry_summary *entry)
{
	hasher_part(hasher, entry->id);
	hasher_part(hasher, entry->title);
	hasher_part(hasher, entry->native_title);
	hasher_part(hasher, entry->lead);
	hasher_part(hasher, entry->issuer);
	hasher_number(hasher, entry->n_issuers);
	for (size_t i = 0; i < entry->n_issuers; i++)
		hasher_part(hasher, entry->issuers[i]);
	hasher_part(hasher, entry->section);
	hash_date(hasher, entry->date);
}

static struct hash
hash_summary(const struct summary *summary)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_part(&hasher, summary->slug);
	hasher_part(&hasher, summary->title);
	hasher_part(&hasher, summary->lang);
	hash_date(&hasher, summary->date);
	hash_date(&hasher, summary->first);
	hash_date(&hasher, summary->last);
	hasher_number(&hasher, summary->n_entries);
	hasher_number(&hasher, summary->n_notes);
	hasher_number(&hasher, summary->n_links);
	for (const struct entry_summary *e = summary->entries; e; e = e->next)
		hash_entry(&hasher, e);
	for (const struct abbrev *a = summary->abbrevs; a; a = a->next) {
		hasher_part(&hasher, a->shortened);
		hasher_part(&hasher, a->expansion);
	}
	return hasher_done(&hasher);
}

void
summary_make(struct summary *summary, const struct briefing *briefing,
	     struct arena *arena)
{
	struct arena scratch = {0};

	*summary = (struct summary){0};
	summary->slug = copy(arena, briefing->slug);
	summary->title = copy(arena, briefing->title);
	summary->lang = copy(arena, briefing->lang);
	summary->date = briefing->date;
	briefing_period(briefing, &summary->first, &summary->last);
	summarize_sections(summary, briefing, &scratch, arena);
	briefing_links(briefing, &scratch, count_link, summary);
	summary->abbrevs = find_abbrevs(briefing, &scratch, arena);
	summary->hash = hash_summary(summary);
	arena_free(&scratch);
}
