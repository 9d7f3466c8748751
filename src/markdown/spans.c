#include "markdown/spans.h"

#include "base/utf8.h"
#include "markdown/attributes.h"
#include "markdown/text.h"

struct context {
	bool line_start;
	bool heading;
	bool line; /* a cell: as in a heading, without its marks */
	bool in_link;
	bool last;      /* what comes is the last on its line */
	bool emphasis;  /* right within emphasis: its edges are marks */
	unsigned kinds; /* of emphasis around, a bit each: 1 << kind */
};

static bool
is_break(const struct span *span)
{
	return span->kind == SPAN_SOFTBREAK || span->kind == SPAN_HARDBREAK;
}

/* ---- Marks of emphasis ---- */

/* What stands beside a mark, as far as it decides whether that opens and
 * closes (section 6.2, flanking). */
enum side { SIDE_SPACE, SIDE_PUNCT, SIDE_WORD, SIDE_UNSURE };

/* General punctuation, that of CJK, and common full-width forms. */
static bool
is_wide_punct(unsigned c)
{
	return (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3003) ||
	       (c >= 0x3008 && c <= 0x3011) || c == 0xFF01 || c == 0xFF08 ||
	       c == 0xFF09 || c == 0xFF0C || c == 0xFF0E || c == 0xFF1A ||
	       c == 0xFF1B || c == 0xFF1F;
}

/* Only what is surely no punctuation is a word. */
static enum side
rune_side(unsigned c)
{
	if (c < 0x80)
		return ascii_alnum((char)c)   ? SIDE_WORD
		       : ascii_punct((char)c) ? SIDE_PUNCT
		       : ascii_space((char)c) ? SIDE_SPACE
					      : SIDE_UNSURE;
	if (c < 0x500 || rune_is_han(c) || (c >= 0xAC00 && c <= 0xD7A3))
		return rune_is_letter(c) ? SIDE_WORD : SIDE_UNSURE;
	return is_wide_punct(c) ? SIDE_PUNCT : SIDE_UNSURE;
}

/* The first or last thing that is written for spans which are right within
 * emphasis: white space there is written as a reference. */
static enum side
inner_side(const struct span *span, bool last)
{
	size_t at;

	while (last && span->next)
		span = span->next;
	if (span->kind != SPAN_TEXT || span->text.n == 0)
		return SIDE_PUNCT;
	at = last ? span->text.n : 0;
	unsigned c =
	    last ? utf8_previous(span->text, &at) : utf8_next(span->text, &at);

	return rune_is_space(c) ? SIDE_PUNCT : rune_side(c);
}

static enum side
side_before(const struct sink *sink)
{
	struct str text = buf_str(sink->out);
	size_t at = text.n;

	if (sink->fresh || text.n == 0)
		return SIDE_SPACE;
	return rune_side(utf8_previous(text, &at));
}

static enum side
side_behind(const struct span *span, const struct context *context)
{
	const struct span *next = span->next;
	size_t at = 0;

	if (!next)
		return context->last ? SIDE_SPACE : SIDE_PUNCT;
	if (is_break(next))
		return SIDE_SPACE;
	if (next->kind != SPAN_TEXT || next->text.n == 0)
		return SIDE_PUNCT;
	return rune_side(utf8_next(next->text, &at));
}

/*
 * Whether a separator must stand between a mark and what is outside of it:
 * beside a word a mark neither opens nor closes, unless a word is on its
 * other side, too; an underscore not even then.
 */
static bool
needs_separator(enum side outside, enum side inside, char mark)
{
	if (outside == SIDE_SPACE || outside == SIDE_PUNCT)
		return false;
	return mark == '_' || inside != SIDE_WORD;
}

static void spans_write(struct sink *sink, const struct span *span,
			struct context context);

/* Emphasis within emphasis has underscores: its marks cannot be taken for
 * the other's. */
static void
put_emphasis(struct sink *sink, const struct span *span, struct context context)
{
	unsigned around = context.kinds & ~(1u << SPAN_STRIKE);
	char mark = around ? '_' : '*';
	struct str marks = span->kind == SPAN_EMPH
			       ? around ? STR("_") : STR("*")
			   : around ? STR("__")
				    : STR("**");
	enum side behind = side_behind(span, &context);

	if (needs_separator(side_before(sink), inner_side(span->child, false),
			    mark) ||
	    (!sink->fresh && sink->out->p[sink->out->n - 1] == mark))
		sink_put(sink, STR(SINK_SEPARATOR));
	sink_put(sink, marks);
	context.line_start = false;
	context.last = false;
	context.emphasis = true;
	context.kinds |= 1u << span->kind;
	spans_write(sink, span->child, context);
	sink_put(sink, marks);
	if (needs_separator(behind, inner_side(span->child, true), mark))
		sink_put(sink, STR(SINK_SEPARATOR));
}

static void
put_strike(struct sink *sink, const struct span *span, struct context context)
{
	enum side behind = side_behind(span, &context);

	if (needs_separator(side_before(sink), inner_side(span->child, false),
			    '~') ||
	    (!sink->fresh && sink->out->p[sink->out->n - 1] == '~'))
		sink_put(sink, STR(SINK_SEPARATOR));
	sink_put(sink, STR("~~"));
	context.line_start = false;
	context.last = false;
	context.emphasis = true;
	context.kinds |= 1u << span->kind;
	spans_write(sink, span->child, context);
	sink_put(sink, STR("~~"));
	if (needs_separator(behind, inner_side(span->child, true), '~'))
		sink_put(sink, STR(SINK_SEPARATOR));
}

/* As the raw HTML that it comes from. */
static void
put_element(struct sink *sink, const struct span *span, struct context context)
{
	sink_put(sink, STR("<"));
	sink_put(sink, span->text);
	sink_put(sink, STR(">"));
	if (!span->child)
		return;
	context.line_start = context.last = false;
	spans_write(sink, span->child, context);
	sink_put(sink, STR("</"));
	sink_put(sink, span->text);
	sink_put(sink, STR(">"));
}

/* ---- Links ---- */

/* Section 6.5. */
static bool
is_autolink(const struct span *span)
{
	const struct span *text = span->child;
	struct str url = span->url;

	if (span->kind != SPAN_LINK || !text || text->next ||
	    text->kind != SPAN_TEXT || span->text.n > 0 ||
	    !str_eq(text->text, url) ||
	    (!str_starts(url, STR("https://")) &&
	     !str_starts(url, STR("http://"))))
		return false;
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c <= ' ' || c >= 0x7F || c == '<' || c == '>' ||
		    text_has_reference(url, i))
			return false;
	}
	return true;
}

/* Whether what follows a link would be taken for its end. */
static bool
goes_on(const struct span *next)
{
	static const struct str ends = STR_INIT("([:");

	return next && (next->kind == SPAN_LINK || next->kind == SPAN_NOTE ||
			(next->kind == SPAN_TEXT && next->text.n > 0 &&
			 str_chr(ends, next->text.p[0], 0) != STR_NONE));
}

/* The end of a link that names a definition (section 6.3); its words are
 * written from offset from on. */
static void
put_reference(struct sink *sink, const struct span *span, size_t from)
{
	const struct reference *reference = span->reference;
	struct str words = str_skip(buf_str(sink->out), from);

	if (reference->form == REFERENCE_FULL ||
	    !str_eq(words, reference->label)) {
		sink_put(sink, STR("]["));
		sink_put(sink, reference->label);
		sink_put(sink, STR("]"));
	} else {
		sink_put(sink, reference->form == REFERENCE_COLLAPSED ||
				       goes_on(span->next)
				   ? STR("][]")
				   : STR("]"));
	}
}

static void
put_link(struct sink *sink, const struct span *span, struct context context)
{
	size_t from;

	if (!span->reference && is_autolink(span)) {
		sink_put(sink, STR("<"));
		sink_put(sink, span->url);
		sink_put(sink, STR(">"));
		return;
	}
	sink_put(sink, span->kind == SPAN_IMAGE ? STR("![") : STR("["));
	/* Emphasis around a link does not see the marks in it. */
	context = (struct context){.heading = context.heading,
				   .line = context.line,
				   .in_link = true,
				   .kinds = context.kinds & 1u << SPAN_STRIKE};
	from = sink->out->n;
	spans_write(sink, span->child, context);
	if (span->reference) {
		put_reference(sink, span, from);
		return;
	}
	sink_put(sink, STR("]("));
	text_put_url(sink->out, span->url);
	if (span->text.n > 0) {
		buf_putc(sink->out, ' ');
		text_put_title(sink->out, span->text);
	}
	buf_putc(sink->out, ')');
}

/* Whether "[^label]" and a link behind it would make a reference. */
static bool
makes_reference(const struct span *link)
{
	const struct span *text = link->child;

	return !text ||
	       (text->kind == SPAN_TEXT && text->text.n > 0 &&
		(text->text.p[0] == '^' || ascii_space(text->text.p[0])));
}

static void
put_note(struct sink *sink, const struct span *span)
{
	const struct span *next = span->next;

	sink_put(sink, STR("[^"));
	sink_put(sink, span->text);
	sink_put(sink, STR("]"));
	if (next && next->kind == SPAN_LINK && makes_reference(next))
		sink_put(sink, STR(SINK_SEPARATOR));
}

/* ---- All kinds ---- */

static void
put_text(struct sink *sink, const struct span *span, const struct span *before,
	 struct context context)
{
	const struct span *next = span->next;
	struct text_place place = {
	    .line_start = context.line_start,
	    .line_end = next ? is_break(next) : context.last,
	    .heading = context.heading,
	    .in_link = context.in_link,
	    .line = context.line,
	    .after_mark = !before && context.emphasis,
	    .after_note = before && before->kind == SPAN_NOTE,
	    .after_image = before && before->kind == SPAN_IMAGE,
	    .before_mark = !next && context.emphasis,
	    .before_link = next && next->kind == SPAN_LINK};

	sink_begin(sink);
	text_put(sink->out, span->text, place);
}

static void
put_code(struct sink *sink, const struct span *span)
{
	sink_begin(sink);
	if (sink->out->n > 0 && sink->out->p[sink->out->n - 1] == '`')
		sink_put(sink, STR(SINK_SEPARATOR));
	text_put_code(sink->out, span->text);
}

static void
put_break(struct sink *sink, const struct span *span,
	  const struct context *context)
{
	if (context->heading) {
		sink_put(sink, STR(" "));
		return;
	}
	if (span->kind == SPAN_HARDBREAK)
		sink_put(sink, STR("\\"));
	sink_line(sink);
}

/* At the start of a line HTML could open a block, and so could a line of it,
 * were it not indented like code, which cannot interrupt a paragraph (section
 * 4.4). The reader takes the indentation off again. */
static void
put_html(struct sink *sink, const struct span *span, bool indent)
{
	struct str rest = span->text, line;

	if (indent)
		sink_put(sink, STR("    "));
	if (span->kind == SPAN_PAGE)
		sink_put_page(sink, span->page);
	for (bool first = true; str_cut(&rest, '\n', &line); first = false) {
		if (!first) {
			sink_line(sink);
			sink_put(sink, STR("    "));
		}
		sink_put(sink, line);
	}
}

static void
span_write(struct sink *sink, const struct span *span,
	   const struct span *before, struct context context)
{
	switch (span->kind) {
	case SPAN_TEXT:
		put_text(sink, span, before, context);
		break;
	case SPAN_SOFTBREAK:
	case SPAN_HARDBREAK:
		put_break(sink, span, &context);
		break;
	case SPAN_CODE:
		put_code(sink, span);
		break;
	case SPAN_EMPH:
	case SPAN_STRONG:
		if (span->child && !(context.kinds & 1u << span->kind))
			put_emphasis(sink, span, context);
		else
			spans_write(sink, span->child, context);
		break;
	case SPAN_STRIKE:
		if (span->child && !(context.kinds & 1u << span->kind))
			put_strike(sink, span, context);
		else
			spans_write(sink, span->child, context);
		break;
	case SPAN_LINK:
		put_link(sink, span, context);
		break;
	case SPAN_IMAGE:
		put_link(sink, span, context);
		if (span->decorative && !span->child)
			sink_put(sink, STR(ATTRIBUTES_DECORATIVE));
		break;
	case SPAN_ELEMENT:
		put_element(sink, span, context);
		break;
	case SPAN_NOTE:
		put_note(sink, span);
		break;
	case SPAN_HTML:
	case SPAN_PAGE:
		put_html(sink, span, context.line_start && before);
		break;
	}
}

static void
spans_write(struct sink *sink, const struct span *span, struct context context)
{
	const struct span *before = NULL;
	bool last = context.last;

	for (; span; span = span->next) {
		context.last = last && !span->next;
		span_write(sink, span, before, context);
		context.line_start = is_break(span);
		before = span;
	}
}

void
spans_put(struct sink *sink, const struct span *spans, enum spans_place place)
{
	struct context context = {.line_start = place != SPANS_BEHIND,
				  .heading = place == SPANS_HEADING ||
					     place == SPANS_CELL,
				  .line = place == SPANS_CELL,
				  .last = true};

	spans_write(sink, spans, context);
}
