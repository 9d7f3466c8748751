#include "reflow/caption.h"

#include "base/date.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "model/labels.h"
#include "model/sitewords.h"

#define LABEL_MAX 60 /* bytes of a label */
#define HEAD 4       /* bytes of its beginning */
#define ROW_MAX 160  /* bytes of a row of a table */
#define WORDS_MAX 6  /* words of one that nothing ends */
#define TIMES 2      /* that a label stands in a form which is in use */
#define LABELS 2     /* that stand in it so often */
#define ONCE 3       /* labels that do where each comes but once */
#define OFTEN 3      /* times that a label does by itself with a sign */

/* The bytes of the first of signs that text begins with; 0 for none. */
static size_t
sign_length(struct str text, const struct str *signs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(text, signs[i]))
			return signs[i].n;
	return 0;
}

/* Sets *caption where the first n bytes of text are a known label that is
 * written like one, with a capital where there are capitals. */
static bool
take(struct caption *caption, const struct site *site, struct str text,
     size_t n, size_t parted)
{
	struct str label = fold_trim(str_slice(text, 0, n));
	enum role role;

	if (label.n == 0 || label.n > LABEL_MAX || text_starts_low(label))
		return false;
	role = site_role(site, label);
	if (role == ROLE_NONE)
		return false;
	caption->role = role;
	caption->label = label;
	caption->rest = fold_trim(str_skip(text, n + parted));
	return true;
}

/* "【摘要】", "[Summary]", with a colon or without. */
static bool
find_brackets(struct caption *caption, const struct site *site, struct str text)
{
	static const struct str open[] = {
	    STR_INIT("【"), STR_INIT("["),  STR_INIT("［"), STR_INIT("〔"),
	    STR_INIT("「"), STR_INIT("〈"), STR_INIT("＜"), STR_INIT("〖")};
	static const struct str close[] = {
	    STR_INIT("】"), STR_INIT("]"),  STR_INIT("］"), STR_INIT("〕"),
	    STR_INIT("」"), STR_INIT("〉"), STR_INIT("＞"), STR_INIT("〗")};
	static const struct str colons[] = {STR_INIT(":"), STR_INIT("：")};
	size_t n = sizeof(open) / sizeof(*open);

	for (size_t i = 0; i < n; i++) {
		struct str inner = str_skip(text, open[i].n);
		size_t end;

		if (!str_starts(text, open[i]))
			continue;
		end = str_find(str_slice(inner, 0, LABEL_MAX), close[i], 0);
		if (end == STR_NONE ||
		    !take(caption, site, inner, end, close[i].n))
			return false;
		caption->rest = fold_trim(str_skip(
		    caption->rest, sign_length(caption->rest, colons, 2)));
		return true;
	}
	return false;
}

/* Where sign stands in text. What is no white space of it is looked for
 * first: few texts have it. */
static size_t
find_sign(struct str text, struct str sign)
{
	if (str_chr(text, sign.p[sign.p[0] == ' '], 0) == STR_NONE)
		return STR_NONE;
	return str_find(text, sign, 0);
}

/* A label that is a question: "Why does it matter? …" */
static bool
find_question(struct caption *caption, const struct site *site, struct str text)
{
	static const struct str marks[] = {STR_INIT("?"), STR_INIT("!"),
					   STR_INIT("？"), STR_INIT("！")};
	struct str head = str_slice(text, 0, LABEL_MAX);

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t n = find_sign(head, marks[i]);

		if (n != STR_NONE &&
		    (take(caption, site, text, n + marks[i].n, 0) ||
		     take(caption, site, text, n, marks[i].n)))
			return true;
	}
	return false;
}

/* A label in the first column of a table. */
static bool
find_before_gap(struct caption *caption, const struct site *site,
		struct str text)
{
	size_t n = str_find(str_slice(text, 0, LABEL_MAX), STR("  "), 0);

	return n != STR_NONE && take(caption, site, text, n, 2);
}

/* A label with a full stop or a dash behind it. */
static enum caption_form
find_parted(struct caption *caption, const struct site *site, struct str text)
{
	static const struct str parts[] = {
	    STR_INIT(". "),  STR_INIT(" – "), STR_INIT(" — "), STR_INIT(" - "),
	    STR_INIT(" | "), STR_INIT("—"),   STR_INIT("｜"),  STR_INIT(" → "),
	    STR_INIT(" > "), STR_INIT(" » ")};
	struct str head = str_slice(text, 0, LABEL_MAX);

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t n = find_sign(head, parts[i]);

		if (n != STR_NONE &&
		    (take(caption, site, text, n, parts[i].n) ||
		     take(caption, site, text, n + parts[i].n, 0)))
			return i == 0 ? CAPTION_STOP : CAPTION_DASH;
	}
	return CAPTION_NONE;
}

/* The longest label that text begins with, and white space behind it, but no
 * small letter. */
static bool
find_spaced(struct caption *caption, const struct site *site, struct str text)
{
	struct str head = str_slice(text, 0, LABEL_MAX);
	bool found = false;
	int words = 0;

	for (size_t at = 0; at < head.n && words < WORDS_MAX;) {
		struct caption longer;
		size_t end = at;

		if (!rune_is_space(utf8_next(head, &at)))
			continue;
		words++;
		if (!take(&longer, site, text, end, 0) ||
		    text_starts_low(longer.rest))
			continue;
		longer.form = caption->form;
		*caption = longer;
		found = true;
	}
	return found;
}

/* Whether text is a date; in figures, day or month may be first. */
static bool
is_date(struct str text)
{
	struct date date;

	return date_parse_dotted(text, &date) ||
	       date_parse_in(text, STR("es"), &date);
}

/* A label and a space: before a fact of a document, or before a text. */
static enum caption_form
find_words(struct caption *caption, const struct site *site, struct str text)
{
	if (!find_spaced(caption, site, text) || text_starts_low(caption->rest))
		return CAPTION_NONE;
	if (caption->role == ROLE_SUMMARY || caption->role == ROLE_COMMENT)
		return CAPTION_SPACE;
	if (text.n <= ROW_MAX &&
	    (caption->role == ROLE_ARTICLE || caption->role == ROLE_ISSUER ||
	     (caption->role == ROLE_DATE && is_date(caption->rest))))
		return CAPTION_ROW;
	return CAPTION_NONE;
}

/* Behind a bullet: with a colon, with a space, or alone. */
static bool
find_behind_sign(struct caption *caption, const struct site *site,
		 struct str text)
{
	static const struct str colons[] = {STR_INIT(":"), STR_INIT("：")};
	struct str head = str_slice(text, 0, LABEL_MAX);

	for (size_t i = 0; i < 2; i++) {
		size_t n = str_find(head, colons[i], 0);

		if (n != STR_NONE)
			return take(caption, site, text, n, colons[i].n);
	}
	return take(caption, site, text, text.n, 0) ||
	       find_spaced(caption, site, text);
}

/* The bytes of the dash that text begins with, which has a space behind it. */
static size_t
dash_length(struct str text)
{
	static const struct str dashes[] = {STR_INIT("– "), STR_INIT("— "),
					    STR_INIT("- "), STR_INIT("—")};

	return sign_length(text, dashes, sizeof(dashes) / sizeof(*dashes));
}

/* Bold words at the head of a line, behind which it goes on as text. */
static bool
find_in_bold(struct caption *caption, const struct site *site,
	     const struct view *view)
{
	size_t cut = (size_t)(view->text.p - view->line->text.p);
	size_t bold = view->line->bold;

	struct str words = fold_trim(str_slice(view->line->text, cut, bold));
	size_t stop = str_ends(words, STR("."));

	if (words.n <= stop || bold >= view->line->text.n ||
	    !take(caption, site, words, words.n - stop, stop))
		return false;
	caption->rest = fold_trim(str_skip(view->line->text, bold));
	caption->rest =
	    fold_trim(str_skip(caption->rest, dash_length(caption->rest)));
	return true;
}

/* ---- All of them ---- */

/* Whether something may part a label from what follows in text. */
static bool
has_part(struct str text)
{
	for (size_t i = 0; i < text.n && i < LABEL_MAX; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c >= 0xE2 || c == '.' || c == '?' || c == '!' || c == '|' ||
		    (c == '-' && text.p[i - (i > 0)] == ' '))
			return true;
	}
	return false;
}

static bool
is_wide(struct str text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)text.p[i] >= 0x80)
			return true;
	return false;
}

/* Of the first two bytes of text, which are ASCII. */
static size_t
pair_bit(struct str text)
{
	return (size_t)(ascii_lower(text.p[0]) * 128 + ascii_lower(text.p[1]));
}

/* Of the first HEAD bytes, by Knuth's multiplicative hashing (TAOCP 3,
 * section 6.4). */
static size_t
head_bit(struct str text)
{
	uint32_t head = 0;

	for (size_t i = 0; i < HEAD; i++)
		head =
		    head << 8 | (unsigned char)(ascii_space(text.p[i])
						    ? ' '
						    : ascii_lower(text.p[i]));
	return (head * 2654435769u >> 16) & (CAPTION_HEADS - 1);
}

static void
set_bit(uint64_t *bits, size_t bit)
{
	bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool
has_bit(const uint64_t *bits, size_t bit)
{
	return bits[bit / 64] >> bit % 64 & 1;
}

static void
add_head(struct captions *captions, struct str key)
{
	captions->shorter |= key.n < HEAD;
	if (key.n < HEAD)
		return;
	if (!is_wide(key, 2))
		set_bit(captions->pairs, pair_bit(key));
	set_bit(captions->heads, head_bit(key));
}

void
captions_init(struct captions *captions, const struct site *site)
{
	char key[2 * LABEL_MAX];

	*captions = (struct captions){.site = site};
	for (const struct label *at = site->labels; at; at = at->next)
		add_head(captions, (struct str){key, fold_key(at->text, key,
							      sizeof(key))});
	for (size_t i = 0; i < site->known.n; i++)
		add_head(captions, site->known.items[i].key);
}

/* Whether text may begin with a label. What is short or bold may name an
 * institute before it. */
static bool
may_begin(const struct captions *captions, const struct view *view)
{
	struct str text = view->text;

	if (view->line->bold > 0 || captions->site->known.n == 0 ||
	    captions->shorter || text.n < HEAD || is_wide(text, 2) ||
	    text.p[0] == '[')
		return true;
	if (text.n > LABEL_MAX && !has_bit(captions->pairs, pair_bit(text)))
		return false;
	return is_wide(text, HEAD) ||
	       has_bit(captions->heads, head_bit(text)) ||
	       labels_may_comment(str_slice(text, 0, LABEL_MAX));
}

struct caption
caption_find(const struct captions *captions, const struct view *view)
{
	const struct site *site = captions->site;
	struct caption caption = {0};
	struct str text = view->text;

	if (text.n == 0 || view->label.p || !may_begin(captions, view) ||
	    text_starts_low(text))
		return caption;
	bool parted = has_part(text);

	if (view->glyph != 0 && !view->dash) {
		if (find_behind_sign(&caption, site, text))
			caption.form = CAPTION_SIGN;
	} else if (view->glyph != 0) {
		return caption;
	} else if (find_brackets(&caption, site, text)) {
		caption.form = CAPTION_BRACKETS;
	} else if (find_in_bold(&caption, site, view)) {
		caption.form = CAPTION_FACE;
	} else if (text.n <= LABEL_MAX &&
		   take(&caption, site, text, text.n, 0)) {
		caption.form = CAPTION_ALONE;
	} else if (find_before_gap(&caption, site, text)) {
		caption.form = CAPTION_GAP;
	} else if (parted && find_question(&caption, site, text)) {
		caption.form = CAPTION_QUESTION;
	} else {
		if (parted)
			caption.form = find_parted(&caption, site, text);
		if (caption.form == CAPTION_NONE)
			caption.form = find_words(&caption, site, text);
	}
	return caption;
}

void
captions_add(struct captions *captions, const struct caption *caption)
{
	captions->n[caption->form][caption->role]++;
}

bool
captions_use(const struct captions *captions, enum caption_form form)
{
	size_t often = 0, once = 0, most = 0;

	if (form == CAPTION_BRACKETS || form == CAPTION_FACE)
		return true;
	if ((form == CAPTION_ROW && captions->n[form][ROLE_DATE] == 0) ||
	    (form == CAPTION_SPACE && captions->colons > 0))
		return false;
	for (int role = ROLE_NONE + 1; role < CAPTION_ROLES; role++) {
		often += captions->n[form][role] >= TIMES;
		once += captions->n[form][role] > 0;
		if (captions->n[form][role] > most)
			most = captions->n[form][role];
	}
	if ((form == CAPTION_QUESTION && most >= TIMES) ||
	    ((form == CAPTION_GAP || form == CAPTION_STOP ||
	      form == CAPTION_DASH) &&
	     most >= OFTEN))
		return true;
	return form != CAPTION_NONE &&
	       (often >= LABELS || (once >= ONCE && form != CAPTION_ALONE &&
				    form != CAPTION_SPACE));
}
