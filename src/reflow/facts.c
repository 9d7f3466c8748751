#include "reflow/facts.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/view.h"
#include "model/sitewords.h"
#include "reflow/split.h"

#define BYLINE_MAX 120 /* bytes of a byline */
#define NAME_MAX 80    /* bytes of the name in it */
#define LABEL_MAX 60   /* bytes of a label */
#define FACTS_MAX 600  /* bytes of a paragraph with several facts */
#define TITLE_MAX 100  /* bytes of a line over a byline */
#define BYLINES_MIN 2  /* in a text that has them */

/* Two parts of a text and what stands between them. */
struct parting {
	struct str before, behind;
};

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

/* Parts text at the first sign that parts the facts of a line. */
static bool
part_line(struct str text, struct parting *parting)
{
	static const struct str signs[] = {STR_INIT("|"),  STR_INIT("·"),
					   STR_INIT("•"),  STR_INIT("｜"),
					   STR_INIT("／"), STR_INIT(" / ")};

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		size_t at = str_find(text, signs[i], 0);

		if (at == STR_NONE)
			continue;
		parting->before = fold_trim(str_slice(text, 0, at));
		parting->behind = fold_trim(str_skip(text, at + signs[i].n));
		return parting->before.n > 0 && parting->behind.n > 0;
	}
	return false;
}

/* Whether text is a full date; in any language, and in figures as in lang. */
static bool
is_date(struct str text, struct str lang)
{
	struct date date;

	return (date_parse_dotted(text, &date) ||
		date_parse_in(text, lang, &date)) &&
	       date_is_full(date);
}

/* Whether text may name who issued a document: a figure is that of an issue
 * of the digest. */
static bool
is_name(struct str text)
{
	if (text.n == 0 || text.n > NAME_MAX || text_starts_low(text) ||
	    text_ends_sentence(text) || !rune_is_letter(first_rune(text)))
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (ascii_digit(text.p[i]))
			return false;
	return true;
}

/* The name and the date of a byline. */
static bool
find_byline(struct str text, struct str lang, struct parting *parting)
{
	return text.n <= BYLINE_MAX && part_line(text, parting) &&
	       ((is_name(parting->before) && is_date(parting->behind, lang)) ||
		(is_name(parting->behind) && is_date(parting->before, lang)));
}

/* Most lines neither begin nor end like a date: no more is asked of them. */
bool
facts_are_byline(struct str text, struct str lang)
{
	struct parting parting;

	if (text.n == 0 || text.n > BYLINE_MAX ||
	    !(ascii_digit(text.p[0]) || ascii_digit(text.p[text.n - 1]) ||
	      rune_is_cjk(last_rune(text))))
		return false;
	return find_byline(text, lang, &parting);
}

/* Whether para is a byline, under a title and above what is said of it: the
 * date of the issue stands over a heading or an editorial. */
static bool
is_byline(const struct para *first, const struct para *before,
	  const struct para *para, struct str lang)
{
	const struct para *next = para->next;

	return before && next && !para->label.p && !para->bullet &&
	       !before->label.p && before->text.n <= TITLE_MAX &&
	       (next->role != ROLE_NONE ||
		(before != first && text_ends_sentence(next->text))) &&
	       facts_are_byline(para->text, lang);
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
	struct parting parting = {0};
	struct para *rest;
	bool dated;

	if (!find_byline(para->text, lang, &parting))
		return;
	dated = is_date(parting.before, lang);
	rest = split_para(para, parting.before.n,
			  (size_t)(parting.behind.p - para->text.p), arena);
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
		n += is_byline(paras, before, at, lang);
	if (n < BYLINES_MIN)
		return;
	for (struct para *before = NULL, *at = paras; at;
	     before = at, at = at->next)
		if (is_byline(paras, before, at, lang))
			part_byline(at, site, lang, arena);
}

/* ---- Labels within a line ---- */

static bool
is_fact(enum role role)
{
	return role == ROLE_ARTICLE || role == ROLE_ISSUER || role == ROLE_DATE;
}

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
		if (is_fact(*role))
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
	    STR_INIT("–"), STR_INIT(",")};

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

/* Whether a comma parts text at byte at; *n is its bytes. */
static bool
comma_at(struct str text, size_t at, size_t *n)
{
	static const struct str commas[] = {STR_INIT(", "), STR_INIT("，"),
					    STR_INIT("、")};

	for (size_t i = 0; i < sizeof(commas) / sizeof(*commas); i++)
		if (str_starts(str_skip(text, at), commas[i])) {
			*n = commas[i].n;
			return true;
		}
	return false;
}

/* The bytes of text from the last comma before byte end on that name a date;
 * from is where that comma stands. */
static bool
last_part(struct str text, size_t end, size_t *from, struct str *part)
{
	for (size_t at = end; at-- > 0;) {
		size_t n;

		if (!comma_at(text, at, &n))
			continue;
		*from = at;
		*part = fold_trim(str_slice(text, at + n, end));
		return part->n > 0;
	}
	return false;
}

/* Where the parenthesis or bracket at the end of text begins, of a mark such
 * as "(Link)"; its end where there is none. */
static size_t
mark_begins(struct str text)
{
	unsigned c = last_rune(text);

	if (c != ')' && c != ']' && c != 0xFF09 && c != 0xFF3D)
		return text.n;
	for (size_t at = text.n; at > 0;) {
		c = utf8_previous(text, &at);
		if (c == '(' || c == '[' || c == 0xFF08 || c == 0xFF3B)
			return at;
	}
	return text.n;
}

/* "Title, Issuer, 4 September 2031 [Text]". A date of "September 4, 2031"
 * has a comma of its own. */
static void
part_citation(struct para *para, const struct site *site, struct str lang,
	      struct arena *arena)
{
	struct str text = para->text, date, name;
	size_t end = fold_trim(str_slice(text, 0, mark_begins(text))).n;
	size_t from, before;

	if (!last_part(text, end, &from, &date))
		return;
	if (!is_date(date, lang) &&
	    (!last_part(text, from, &from, &date) ||
	     !is_date(date = fold_trim(
			  str_slice(text, (size_t)(date.p - text.p), end)),
		      lang)))
		return;
	if (!last_part(text, from, &before, &name) || !is_name(name))
		return;
	for (const struct mark *at = para->marks; at; at = at->next)
		if (at->from >= before && at->to <= end)
			return;
	insert_fact(insert_fact(para, name, ROLE_ISSUER, site, arena), date,
		    ROLE_DATE, site, arena);
	cut_out(para, before, end, arena);
}

void
facts_part(struct para *paras, const struct site *site, struct str lang,
	   struct arena *arena)
{
	bool dated = false;

	part_bylines(paras, site, lang, arena);
	for (struct para *at = paras; at; at = at->next) {
		if (is_fact(at->role) && at->text.n <= FACTS_MAX)
			part_labels(at, site, arena);
		dated |= at->role == ROLE_DATE || at->role == ROLE_ISSUER;
	}
	for (struct para *at = paras; at && !dated; at = at->next)
		if (at->role == ROLE_ARTICLE && at->text.n <= FACTS_MAX)
			part_citation(at, site, lang, arena);
}
