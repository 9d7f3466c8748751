#include "build/account.h"

#include "base/json.h"
#include "model/excerpt.h"
#include "model/settle.h"

#define NAME_MAX 60  /* bytes of a title or of words that are quoted */
#define SEEDS_MAX 10 /* that a build names */

static const char *const trusts[] = {[TRUST_CERTAIN] = "certain",
				     [TRUST_LIKELY] = "likely",
				     [TRUST_GUESS] = "guess"};

/* For people, and for tools. */
static const struct {
	const char *words, *key;
} proofs[] = {
    [PROOF_TOLD] = {"the file tells its words", "told"},
    [PROOF_PRINTED] = {"it is printed there", "printed"},
    [PROOF_QUOTED] = {"its text fragment quotes these words", "quoted"},
    [PROOF_SLUG] = {"words of its path stand only there", "slug"},
    [PROOF_HOST] = {"its host goes with the name", "host"},
    [PROOF_PATH] = {"words of it stand nearby", "path"},
    [PROOF_ORDER] = {"by the order alone", "order"},
    [PROOF_NONE] = {"no words are left for it", "none"},
};

static const struct {
	const char *words, *key;
} reasons[] = {
    [REASON_HEAD] = {"head of the pages", "head"},
    [REASON_FOOT] = {"foot of the pages", "foot"},
    [REASON_NUMBER] = {"number of a page", "number"},
    [REASON_CONTENTS] = {"a table of contents repeats the headings",
			 "contents"},
    [REASON_OUTLINE] = {"the outline repeats the headings", "outline"},
};

static const char *const owners[] = {[OWNER_BRIEFING] = "briefing",
				     [OWNER_SECTION] = "section",
				     [OWNER_ENTRY] = "entry",
				     [OWNER_NOTE] = "note"};

static const char *const places[] = {[PLACE_NONE] = "none",
				     [PLACE_WORDS] = "words",
				     [PLACE_ARTICLE] = "document",
				     [PLACE_REFERENCE] = "reference"};

static void
put_count(struct buf *out, size_t n, const char *one, const char *many)
{
	buf_printf(out, "%zu %s", n, n == 1 ? one : many);
}

void
account_put_counts(struct buf *out, const struct summary *summary)
{
	put_count(out, summary->n_entries, "entry", "entries");
	buf_puts(out, ", ");
	put_count(out, summary->n_notes, "note", "notes");
	buf_puts(out, ", ");
	put_count(out, summary->n_links, "link", "links");
}

/* ---- Text ---- */

static void
put_quoted(struct buf *out, struct str text)
{
	struct arena scratch = {0};

	text = excerpt_cut(text, NAME_MAX, &scratch);
	buf_printf(out, "'%.*s'", STR_ARG(text));
	arena_free(&scratch);
}

static void
put_place(struct buf *out, struct str file, size_t number)
{
	buf_put(out, file);
	if (number > 0)
		buf_printf(out, ":%zu", number);
	buf_puts(out, ": ");
}

/* Of a PDF, nobody sees the lines; but its pages. */
static void
put_page(struct buf *out, struct str file, int page)
{
	if (page > 0 && str_ends(file, STR(".pdf")))
		buf_printf(out, " on page %d", page);
}

/* Absent where none is known. */
static struct str
date_of(const struct summary *summary, struct arena *arena)
{
	if (!settle_date_is_known(summary->date))
		return (struct str){0};
	return date_iso(arena, summary->date);
}

/* "'Policy watch 9', 2024-09-24, language en" */
static void
put_briefing(struct buf *out, const struct summary *summary)
{
	struct arena scratch = {0};
	struct str date = date_of(summary, &scratch);

	put_quoted(out, summary->title);
	buf_printf(out, ", %.*s, language %.*s\n",
		   STR_ARG(date.n > 0 ? date : STR("no date")),
		   STR_ARG(summary->lang));
	arena_free(&scratch);
}

/* "entry 'A title'", "the briefing" */
static void
put_name(struct buf *out, enum report_owner owner, struct str name)
{
	if (owner == OWNER_BRIEFING || name.n == 0) {
		buf_printf(out, "the %s", owners[owner]);
		return;
	}
	buf_printf(out, "%s ", owners[owner]);
	put_quoted(out, name);
}

static void
put_link(struct buf *out, struct str file, const struct report_link *link)
{
	put_place(out, file, link->number);
	buf_printf(out, "%s: %.*s -> ", trusts[link->verdict.trust],
		   STR_ARG(link->url));
	if (link->place == PLACE_ARTICLE)
		buf_puts(out, "document of ");
	else if (link->place != PLACE_WORDS)
		buf_puts(out, "reference of ");
	if (link->place != PLACE_WORDS)
		put_name(out, link->owner, link->name);
	if (link->words.p) {
		buf_puts(out, link->place == PLACE_WORDS ? "" : ", on ");
		put_quoted(out, link->words);
		buf_printf(out, " in line %zu", link->words_number);
	}
	if (link->place == PLACE_WORDS) {
		buf_puts(out, " of ");
		put_name(out, link->owner, link->name);
	}
	put_page(out, file, link->page);
	buf_printf(out, " (%s%s)\n", proofs[link->verdict.proof].words,
		   link->unsure ? "; what it lies in is unsure" : "");
}

static const struct {
	const char *one, *many;
} parts[] = {
    [PART_TITLE] = {"title", "titles"},
    [PART_DOCUMENT] = {"document", "documents"},
    [PART_ISSUER] = {"issuer", "issuers"},
    [PART_DATE] = {"date", "dates"},
    [PART_SUMMARY] = {"summary", "summaries"},
    [PART_COMMENT] = {"comment", "comments"},
    [PART_LINE] = {"line like a heading", "lines like headings"},
    [PART_TEXT] = {"text", "texts"},
};

/* "no date, 2 documents, a very long title" */
static void
put_shape(struct buf *out, const struct shape_doubt *shape)
{
	const char *comma = "";

	for (int part = 0; part < PART_COUNT; part++) {
		enum shape_fault fault = shape->parts[part];

		if (fault == SHAPE_FINE)
			continue;
		buf_puts(out, comma);
		comma = ", ";
		if (fault == SHAPE_LONG || fault == SHAPE_SHORT)
			buf_printf(out, "a very %s %s",
				   fault == SHAPE_LONG ? "long" : "short",
				   parts[part].one);
		else if (shape->n[part] == 0)
			buf_printf(out, "no %s", parts[part].one);
		else
			put_count(out, shape->n[part], parts[part].one,
				  parts[part].many);
	}
	if (shape->goes_on)
		buf_printf(out, "%stext behind its last fact", comma);
}

/* " is unlike the others: no date" */
static void
put_reasons(struct buf *out, const struct shape_doubt *shape)
{
	if (shape->alone)
		buf_puts(out, " has no labels, and there are too few others "
			      "to compare it with");
	else if (shape->before)
		buf_puts(out, " may have a part of the next one, or lack its "
			      "own end");
	else
		buf_puts(out, " is unlike the others: ");
	put_shape(out, shape);
}

static void
put_unlike(struct buf *out, const struct account *account)
{
	for (const struct report_doubt *at = account->report->unlike; at;
	     at = at->next) {
		put_place(out, account->file, at->number);
		put_name(out, at->owner, at->name);
		put_reasons(out, &at->shape);
		put_page(out, account->file, at->page);
		buf_putc(out, '\n');
	}
}

static void
put_doubts(struct buf *out, const struct account *account)
{
	const struct report *report = account->report;

	if (report->n_doubts == 0) {
		buf_puts(out, "\nNothing to look at.\n");
		return;
	}
	buf_puts(out, "\nLook at ");
	put_count(out, report->n_doubts, "place", "places");
	buf_puts(out, ":\n");
	put_unlike(out, account);
	for (const struct report_bare *at = report->bare; at; at = at->next) {
		put_place(out, account->file, at->number);
		buf_puts(out, "no address is listed for ");
		put_quoted(out, at->words);
		put_page(out, account->file, at->page);
		buf_putc(out, '\n');
	}
	for (const struct report_link *at = report->links; at; at = at->next)
		if (at->doubt)
			put_link(out, account->file, at);
}

static void
put_lines(struct buf *out, const struct account *account)
{
	const struct report *report = account->report;
	size_t dropped = report_dropped(report);

	buf_puts(out, "\n");
	put_count(out,
		  report->n_text + report->n_blank + report->n_listed + dropped,
		  "line", "lines");
	buf_printf(out, ": %zu of text", report->n_text);
	if (report->n_blank > 0)
		buf_printf(out, ", %zu blank", report->n_blank);
	if (report->n_listed > 0)
		buf_printf(out, ", %zu of addresses", report->n_listed);
	if (report->n_again > 0)
		buf_printf(out, " (%zu of them again)", report->n_again);
	buf_printf(out, ", %zu left out%s\n", dropped, dropped ? ":" : "");
	for (const struct report_line *at = report->lines; at; at = at->next) {
		put_place(out, account->file, at->number);
		buf_printf(out, "left out: %s: ", reasons[at->reason].words);
		put_quoted(out, at->text);
		put_page(out, account->file, at->page);
		buf_putc(out, '\n');
	}
}

static void
put_trusts(struct buf *out, const struct report *report)
{
	buf_printf(out, "%zu certain, %zu likely, ",
		   report->n_links[TRUST_CERTAIN],
		   report->n_links[TRUST_LIKELY]);
	put_count(out, report->n_links[TRUST_GUESS], "guess", "guesses");
}

void
account_put_text(struct buf *out, const struct account *account)
{
	const struct report *report = account->report;

	buf_printf(out, "%.*s: ", STR_ARG(account->file));
	account_put_counts(out, account->summary);
	if (account->markdown.p)
		buf_printf(out, " -> %.*s", STR_ARG(account->markdown));
	buf_putc(out, '\n');
	put_briefing(out, account->summary);
	put_doubts(out, account);
	put_lines(out, account);
	buf_puts(out, "\n");
	put_count(out, report_links(report), "link", "links");
	buf_puts(out, ": ");
	put_trusts(out, report);
	buf_puts(out, report->links ? ":\n" : "\n");
	for (const struct report_link *at = report->links; at; at = at->next)
		put_link(out, account->file, at);
}

/* ---- JSON ---- */

static void
set_count(struct json *object, const char *key, size_t n)
{
	json_set(object, key, json_number((long long)n));
}

/* null for none. */
static void
set_position(struct json *object, const char *key, size_t position)
{
	if (position == 0)
		json_set_text(object, key, (struct str){NULL, 0});
	else
		set_count(object, key, position);
}

static struct json *
json_lines(const struct report *report)
{
	struct json *lines = json_new_object(), *dropped = json_new_array();

	set_count(lines, "text", report->n_text);
	set_count(lines, "blank", report->n_blank);
	set_count(lines, "addresses", report->n_listed);
	set_count(lines, "again", report->n_again);
	for (const struct report_line *at = report->lines; at; at = at->next) {
		struct json *line = json_new_object();

		set_position(line, "line", at->number);
		set_position(line, "page", (size_t)at->page);
		json_set_text(line, "reason",
			      str_from(reasons[at->reason].key));
		json_set_text(line, "text", at->text);
		json_push(dropped, line);
	}
	json_set(lines, "left_out", dropped);
	return lines;
}

static struct json *
json_link(const struct report_link *at)
{
	struct json *link = json_new_object(), *owner = json_new_object();

	json_set_text(link, "url", at->url);
	set_position(link, "line", at->number);
	set_position(link, "page", (size_t)at->page);
	set_count(link, "times", at->times);
	json_set_text(link, "place", str_from(places[at->place]));
	json_set_text(owner, "kind", str_from(owners[at->owner]));
	json_set_text(owner, "name", at->name);
	json_set(link, "of", owner);
	json_set_text(link, "words", at->words);
	set_position(link, "words_line", at->words_number);
	json_set_text(link, "evidence",
		      str_from(proofs[at->verdict.proof].key));
	json_set_text(link, "confidence", str_from(trusts[at->verdict.trust]));
	json_set(link, "unsure", json_bool(at->unsure));
	json_set(link, "look", json_bool(at->doubt));
	return link;
}

static struct json *
json_unlike(const struct report_doubt *at)
{
	struct json *unlike = json_new_object(), *owner = json_new_object();
	struct buf text = {0};

	put_reasons(&text, &at->shape);
	set_position(unlike, "line", at->number);
	set_position(unlike, "page", (size_t)at->page);
	json_set_text(owner, "kind", str_from(owners[at->owner]));
	json_set_text(owner, "name", at->name);
	json_set(unlike, "of", owner);
	json_set_text(unlike, "reason", str_trim(buf_str(&text)));
	buf_free(&text);
	return unlike;
}

void
account_put_json(struct buf *out, const struct account *account)
{
	const struct report *report = account->report;
	struct json *root = json_new_object(), *links = json_new_array();
	struct json *bare = json_new_array(), *unlike = json_new_array();
	struct arena scratch = {0};

	json_set_text(root, "file", account->file);
	json_set_text(root, "markdown", account->markdown);
	json_set_text(root, "title", account->summary->title);
	json_set_text(root, "date", date_of(account->summary, &scratch));
	json_set_text(root, "lang", account->summary->lang);
	set_count(root, "entries", account->summary->n_entries);
	set_count(root, "notes", account->summary->n_notes);
	json_set(root, "lines", json_lines(report));
	for (const struct report_link *at = report->links; at; at = at->next)
		json_push(links, json_link(at));
	json_set(root, "links", links);
	for (const struct report_bare *at = report->bare; at; at = at->next) {
		struct json *words = json_new_object();

		json_set_text(words, "words", at->words);
		set_position(words, "line", at->number);
		set_position(words, "page", (size_t)at->page);
		json_push(bare, words);
	}
	json_set(root, "without_address", bare);
	for (const struct report_doubt *at = report->unlike; at; at = at->next)
		json_push(unlike, json_unlike(at));
	json_set(root, "unlike_others", unlike);
	json_write_line(out, root);
	arena_free(&scratch);
}

/* ---- A build ---- */

/* "seeds/may.txt:9: look at 3 places, also lines 14, 20" */
static void
put_seed(struct buf *out, struct str file, const struct report *report)
{
	size_t n = report->n_doubts, before = report->doubts[0];

	put_place(out, file, before);
	buf_puts(out, "look at ");
	put_count(out, n, "place", "places");
	for (size_t i = 1; i < n && i < REPORT_DOUBTS; i++) {
		if (report->doubts[i] == before)
			continue;
		buf_printf(out, "%s%zu",
			   before == report->doubts[0] ? ", also in lines "
						       : ", ",
			   report->doubts[i]);
		before = report->doubts[i];
	}
	buf_puts(out, n > REPORT_DOUBTS ? " …\n" : "\n");
}

static void
put_seeds(struct buf *out, const struct str *files,
	  const struct report *const *reports, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (!reports[i] || reports[i]->n_doubts == 0)
			continue;
		if (k++ < SEEDS_MAX)
			put_seed(out, files[i], reports[i]);
	}
	if (k > SEEDS_MAX)
		buf_printf(out, "and %zu more files\n", k - SEEDS_MAX);
	if (k > 0)
		buf_puts(out, "'brevier import --report --dry-run FILE' tells "
			      "what is doubtful there\n");
}

void
account_put_build(struct buf *out, const struct str *files,
		  const struct report *const *reports, size_t n)
{
	struct report sum = {0};
	size_t imported = 0, lines = 0;

	for (size_t i = 0; i < n; i++) {
		if (!reports[i])
			continue;
		imported++;
		lines += report_dropped(reports[i]);
		for (int k = 0; k < TRUST_COUNT; k++)
			sum.n_links[k] += reports[i]->n_links[k];
		sum.n_text += reports[i]->n_text;
	}
	if (imported == 0)
		return;
	put_count(out, imported, "file", "files");
	buf_puts(out, " imported: ");
	put_count(out, sum.n_text, "line", "lines");
	buf_printf(out, " of text, %zu left out; ", lines);
	put_count(out, report_links(&sum), "link", "links");
	buf_puts(out, ": ");
	put_trusts(out, &sum);
	buf_putc(out, '\n');
	put_seeds(out, files, reports, n);
}
