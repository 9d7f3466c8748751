#include "reflow/facts.h"

#include "base/buf.h"
#include "base/fold.h"
#include "extract/scribe.h"
#include "extract/view.h"
#include "model/sitewords.h"
#include "reflow/origin.h"
#include "reflow/split.h"

#define LABEL_MAX 60  /* bytes of a label */
#define FACTS_MAX 600 /* bytes of a paragraph with several facts */
#define TITLE_MAX 100 /* bytes of a line over a byline */
#define BYLINES_MIN 2 /* in a text that has them */

/* ---- Paragraphs ---- */

/* A paragraph of its own behind para for text, which is a part of para's;
 * its fact has no other label than that of the role. */
static struct para *
insert_fact(struct para *para, struct str text, enum role role,
	    const struct site *site, struct arena *arena)
{
	struct para *fact = arena_alloc(arena, sizeof(*fact));
	const struct piece *piece =
	    para_piece(para, (size_t)(text.p - para->text.p));

	fact->text = text;
	fact->role = role;
	fact->label = site_label(site, role);
	fact->left = para->left;
	fact->pieces = arena_array(arena, 1, sizeof(*fact->pieces));
	fact->pieces[0] = (struct piece){0, piece->number, piece->page};
	fact->n_pieces = 1;
	fact->next = para->next;
	para->next = fact;
	return fact;
}

/* The byte of the text behind the bytes from from to to are gone. */
static size_t
moved(size_t at, size_t from, size_t to)
{
	return at <= from ? at : at >= to ? at - (to - from) : from;
}

/* Takes the bytes from from to to out of para; a space stands there. */
static void
cut_out(struct para *para, size_t from, size_t to, struct arena *arena)
{
	struct buf text = {0};

	for (struct mark *at = para->marks; at; at = at->next) {
		at->from = moved(at->from, from, to);
		at->to = moved(at->to, from, to);
	}
	for (size_t i = 0; i < para->n_pieces; i++)
		para->pieces[i].at = moved(para->pieces[i].at, from, to);
	buf_put(&text, str_slice(para->text, 0, from));
	buf_put(&text, str_skip(para->text, to));
	para->text = str_trim(buf_take(&text, arena));
	buf_free(&text);
}

/* ---- Bylines ---- */

/* Whether para is a byline, under a title and above what is said of it: the
 * date of the issue stands over a heading or an editorial. */
static bool
is_byline(const struct para *first, const struct para *before,
	  const struct para *para, const struct site *site, struct str lang)
{
	const struct para *next = para->next;
	struct origin origin;

	return before && next && !para->label.p && !para->bullet &&
	       !before->label.p && before->text.n <= TITLE_MAX &&
	       (next->role != ROLE_NONE ||
		(before != first && text_ends_sentence(next->text))) &&
	       origin_of_byline(para->text, site, lang, &origin);
}

static void
set_role(struct para *para, enum role role, struct str label)
{
	para->role = role;
	para->label = label;
	para->level = 0;
}

/* Makes two facts of a byline. */
static void
part_byline(struct para *para, const struct site *site, struct str lang,
	    struct arena *arena)
{
	struct str text = para->text;
	struct origin origin;
	struct para *rest;
	bool dated;

	if (!origin_of_byline(text, site, lang, &origin))
		return;
	dated = origin.date.p < origin.name.p;
	struct str first = dated ? origin.date : origin.name;
	struct str second = dated ? origin.name : origin.date;

	rest = split_para(para, (size_t)(first.p - text.p) + first.n,
			  (size_t)(second.p - text.p), arena);
	marks_cut(para->marks, (size_t)(first.p - text.p), first.n);
	para->text = first;
	set_role(para, dated ? ROLE_DATE : ROLE_ISSUER,
		 site_label(site, dated ? ROLE_DATE : ROLE_ISSUER));
	set_role(rest, dated ? ROLE_ISSUER : ROLE_DATE,
		 site_label(site, dated ? ROLE_ISSUER : ROLE_DATE));
}

static void
part_bylines(struct para *paras, const struct site *site, struct str lang,
	     struct arena *arena)
{
	size_t n = 0;

	for (const struct para *before = NULL, *at = paras; at;
	     before = at, at = at->next)
		n += is_byline(paras, before, at, site, lang);
	if (n < BYLINES_MIN)
		return;
	for (struct para *before = NULL, *at = paras; at;
	     before = at, at = at->next)
		if (is_byline(paras, before, at, site, lang))
			part_byline(at, site, lang, arena);
}

/* ---- Labels within a line ---- */

/* The byte at which a known label of a fact begins that ends before byte
 * colon of text; STR_NONE for none. It stands behind a space. */
static size_t
label_before(struct str text, size_t colon, const struct site *site,
	     enum role *role)
{
	size_t found = STR_NONE;

	for (size_t at = colon; at > 0 && colon - at < LABEL_MAX;) {
		struct str label;

		if (text.p[--at] != ' ')
			continue;
		label = fold_trim(str_slice(text, at + 1, colon));
		if (label.n == 0 || text_starts_low(label))
			continue;
		*role = site_role(site, label);
		if (role_is_fact(*role))
			found = at + 1;
	}
	if (found != STR_NONE)
		*role =
		    site_role(site, fold_trim(str_slice(text, found, colon)));
	return found;
}

/* Text without the sign at its end that parts it from the next fact. */
static struct str
without_sign(struct str text)
{
	static const struct str signs[] = {
	    STR_INIT("|"), STR_INIT("·"), STR_INIT("•"),  STR_INIT("｜"),
	    STR_INIT("/"), STR_INIT(";"), STR_INIT("；"), STR_INIT("—"),
	    STR_INIT("–"), STR_INIT(","), STR_INIT("."),  STR_INIT("。")};

	text = fold_trim(text);
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (str_ends(text, signs[i]))
			return fold_trim(
			    str_slice(text, 0, text.n - signs[i].n));
	return text;
}

/* Parts a fact from the next one, which has a label in the same line. */
static void
part_labels(struct para *para, const struct site *site, struct arena *arena)
{
	struct str text = para->text, wide = STR("：");

	for (size_t at = 0; at < text.n; at++) {
		bool narrow = text.p[at] == ':';
		size_t n = narrow ? 1 : wide.n, from;
		enum role role = ROLE_NONE;

		if (!narrow && !str_starts(str_skip(text, at), wide))
			continue;
		from = label_before(text, at, site, &role);
		if (from == STR_NONE || role == para->role)
			continue;
		struct str rest = fold_trim(str_skip(text, at + n));

		set_role(split_para(para,
				    without_sign(str_slice(text, 0, from)).n,
				    (size_t)(rest.p - text.p), arena),
			 role, fold_trim(str_slice(text, from, at)));
		return; /* the next one is found in fact */
	}
}

/* ---- Citations ---- */

/* "Title, Issuer, 4 September 2031 [Text]", "Issuer, 4 September 2031: Title":
 * see origin.h. */
static void
part_citation(struct para *para, const struct site *site, struct str lang,
	      struct arena *arena)
{
	struct origin origin;

	if (!origin_at_start(para->text, lang, &origin) &&
	    (!origin_at_end(para->text, lang, &origin) || origin.from == 0))
		return;
	for (const struct mark *at = para->marks; at; at = at->next)
		if (at->from >= origin.from && at->to <= origin.to)
			return;
	insert_fact(insert_fact(para, origin.name, ROLE_ISSUER, site, arena),
		    origin.date, ROLE_DATE, site, arena);
	cut_out(para, origin.from, origin.to, arena);
}

/* "Issued by: Issuer, 4 September 2031", "… Issuer (4 September 2031)". */
static void
part_issuer(struct para *para, const struct site *site, struct str lang,
	    struct arena *arena)
{
	struct origin origin;

	if (!origin_at_end(para->text, lang, &origin) || origin.from > 0 ||
	    origin.to < para->text.n)
		return;
	insert_fact(para, origin.date, ROLE_DATE, site, arena);
	marks_cut(para->marks, 0, origin.name.n);
	para->text = origin.name;
}

/* ---- Sources ---- */

/* Whether all documents that stand behind label are names. */
static bool
are_names(const struct para *para, struct str label)
{
	for (; para; para = para->next)
		if (para->role == ROLE_ARTICLE && str_eq(para->label, label) &&
		    (para->marks || !origin_is_name(para->text)))
			return false;
	return true;
}

/* "Source: MIIT" beside "Document: Notice on …": where documents have two
 * labels, and behind one of them stands nothing but names, these issued what
 * the other tells. */
static void
find_sources(struct para *paras, const struct site *site)
{
	struct str labels[2] = {{0}};
	size_t n = 0;

	for (const struct para *at = paras; at; at = at->next) {
		if (at->role != ROLE_ARTICLE ||
		    (n > 0 && str_eq(at->label, labels[0])) ||
		    (n > 1 && str_eq(at->label, labels[1])))
			continue;
		if (n == 2)
			return;
		labels[n++] = at->label;
	}
	if (n < 2)
		return;
	bool first = are_names(paras, labels[0]);

	if (first == are_names(paras, labels[1]))
		return;
	for (struct para *at = paras; at; at = at->next)
		if (at->role == ROLE_ARTICLE &&
		    str_eq(at->label, labels[!first]))
			set_role(at, ROLE_ISSUER,
				 site_label(site, ROLE_ISSUER));
}

void
facts_part(struct para *paras, const struct site *site, struct str lang,
	   struct arena *arena)
{
	bool issued = false, dated = false;

	part_bylines(paras, site, lang, arena);
	for (struct para *at = paras; at; at = at->next) {
		if (role_is_fact(at->role) && at->text.n <= FACTS_MAX)
			part_labels(at, site, arena);
		issued |= at->role == ROLE_ISSUER;
		dated |= at->role == ROLE_DATE;
	}
	if (!issued)
		find_sources(paras, site);
	for (struct para *at = paras; at && !dated; at = at->next) {
		if (at->text.n > FACTS_MAX)
			continue;
		if (at->role == ROLE_ISSUER)
			part_issuer(at, site, lang, arena);
		else if (at->role == ROLE_ARTICLE && !issued)
			part_citation(at, site, lang, arena);
	}
}
