#include "model/typography.h"

#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/footnote.h"

/* ---- Languages ---- */

#define NBSP "\u00A0"
#define NARROW "\u202F"

static const struct marks {
	const char *lang; /* the first part of a tag, or a whole one */
	const char *open, *close, *open_single, *close_single;
} languages[] = {
    {"cs", "„", "“", "‚", "‘"},    {"da", "”", "”", "’", "’"},
    {"de-CH", "«", "»", "‹", "›"}, {"de", "„", "“", "‚", "‘"},
    {"en", "“", "”", "‘", "’"},    {"es", "«", "»", "“", "”"},
    {"fi", "”", "”", "’", "’"},    {"fr", "«" NBSP, NBSP "»", "“", "”"},
    {"it", "«", "»", "“", "”"},    {"nl", "“", "”", "‘", "’"},
    {"no", "«", "»", "‘", "’"},    {"nb", "«", "»", "‘", "’"},
    {"pl", "„", "”", "‚", "’"},    {"pt", "“", "”", "‘", "’"},
    {"ru", "«", "»", "„", "“"},    {"sv", "”", "”", "’", "’"},
    {"uk", "«", "»", "„", "“"},
};

static const struct marks *
find_marks(struct str lang)
{
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		struct str name = str_from(languages[i].lang);

		if (lang_is_within(lang, name))
			return &languages[i];
	}
	return NULL;
}

bool
typography_knows(struct str lang)
{
	return find_marks(lang) != NULL;
}

/* ---- One line ---- */

struct setter {
	const struct marks *marks;
	bool french;
	struct arena *arena;
	struct buf out;
	/* Of the line at hand: */
	int doubles, singles; /* quotes that are open */
	unsigned before;      /* the rune before the text at hand; 0 none */
	unsigned behind;      /* the one behind it */
	struct str text;
	size_t last_single; /* the last ' of the text that could close */
};

static unsigned
rune_before(const struct setter *setter, size_t at)
{
	return at > 0 ? utf8_before(setter->text, at) : setter->before;
}

static unsigned
rune_behind(const struct setter *setter, size_t at)
{
	return at < setter->text.n ? utf8_at(setter->text, at) : setter->behind;
}

static bool
is_word(unsigned c)
{
	return rune_is_letter(c) || (c < 0x80 && ascii_digit((char)c));
}

static bool
is_blank(unsigned c)
{
	return c == 0 || rune_is_space(c);
}

/* Whether a quote between these two opens. */
static bool
opens(unsigned before, unsigned behind)
{
	return (is_blank(before) ||
		(before < 0x80 && strchr("([{/-", (int)before)) ||
		(before >= 0x2013 && before <= 0x201E) || before == 0xAB) &&
	       !is_blank(behind);
}

static size_t
put_double(struct setter *setter, size_t at)
{
	unsigned before = rune_before(setter, at);
	unsigned behind = rune_behind(setter, at + 1);

	if (opens(before, behind)) {
		setter->doubles++;
		buf_puts(&setter->out, setter->marks->open);
	} else if (setter->doubles > 0) {
		setter->doubles--;
		buf_puts(&setter->out, setter->marks->close);
	} else {
		buf_putc(&setter->out, '"');
	}
	return at + 1;
}

/* An apostrophe is ’ in all languages. */
static size_t
put_single(struct setter *setter, size_t at)
{
	unsigned before = rune_before(setter, at);
	unsigned behind = rune_behind(setter, at + 1);
	const char *mark = "'";

	if (is_word(before) && rune_is_letter(behind)) {
		mark = "’";
	} else if (opens(before == '"' ? ' ' : before, behind) &&
		   (before != '"' || is_word(behind))) {
		bool quote =
		    at < setter->last_single && !ascii_digit((char)behind);

		setter->singles += quote;
		mark = quote ? setter->marks->open_single : "’";
	} else if (setter->singles > 0) {
		setter->singles--;
		mark = setter->marks->close_single;
	} else if (rune_is_letter(before)) {
		mark = "’";
	}
	buf_puts(&setter->out, mark);
	return at + 1;
}

/* "--all" is an option, not a dash. */
static size_t
put_hyphens(struct setter *setter, size_t at)
{
	size_t end = at;
	unsigned before, behind;
	const char *dash = NULL;

	while (end < setter->text.n && setter->text.p[end] == '-')
		end++;
	before = rune_before(setter, at);
	behind = rune_behind(setter, end);
	if (is_blank(before) == is_blank(behind))
		dash = end - at == 3 ? "—" : end - at == 2 ? "–" : NULL;
	if (dash)
		buf_puts(&setter->out, dash);
	else
		buf_put(&setter->out, str_slice(setter->text, at, end));
	return end;
}

static size_t
put_stops(struct setter *setter, size_t at)
{
	size_t end = at;

	while (end < setter->text.n && setter->text.p[end] == '.')
		end++;
	if (end - at == 3)
		buf_puts(&setter->out, "…");
	else
		buf_put(&setter->out, str_slice(setter->text, at, end));
	return end;
}

/* Whether a unit begins at an offset (SI brochure, 9th edition, section 5.4.3;
 * and what digests count in). */
static bool
is_unit(struct str text)
{
	static const char *const units[] = {
	    "%",   "‰",    "°C",   "°F",      "°",   "€",       "£",   "¥",
	    "$",   "nm",   "µm",   "mm",      "cm",  "m",       "km",  "m²",
	    "m³",  "km²",  "ha",   "mg",      "g",   "kg",      "t",   "kt",
	    "Mt",  "Gt",   "ml",   "l",       "s",   "ms",      "min", "h",
	    "W",   "kW",   "MW",   "GW",      "TW",  "kWh",     "MWh", "GWh",
	    "TWh", "V",    "kV",   "Hz",      "kHz", "MHz",     "GHz", "kB",
	    "MB",  "GB",   "TB",   "PB",      "EUR", "USD",     "GBP", "CNY",
	    "RMB", "Mio.", "Mrd.", "Mio",     "Mrd", "million", "bn",  "Pa",
	    "kPa", "bar",  "mol",  "billion",
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct str unit = str_from(units[i]);

		if (str_starts(text, unit) && !is_word(utf8_at(text, unit.n)))
			return true;
	}
	return false;
}

static size_t
put_space(struct setter *setter, size_t at)
{
	unsigned before = rune_before(setter, at);
	unsigned behind = rune_behind(setter, at + 1);
	const char *space = " ";

	if (before < 0x80 && ascii_digit((char)before) &&
	    is_unit(str_skip(setter->text, at + 1)))
		space = NBSP;
	else if (setter->french && !is_blank(before) &&
		 (behind == ';' || behind == '!' || behind == '?'))
		space = NARROW;
	else if (setter->french &&
		 (behind == ':' || behind == 0xBB || before == 0xAB))
		space = NBSP;
	buf_puts(&setter->out, space);
	return at + 1;
}

static void
find_last_single(struct setter *setter)
{
	struct str text = setter->text;

	setter->last_single = 0;
	for (size_t at = text.n; at-- > 0 && setter->last_single == 0;)
		if (text.p[at] == '\'' && !is_blank(rune_before(setter, at)) &&
		    !rune_is_letter(rune_behind(setter, at + 1)))
			setter->last_single = at;
}

/* The text at hand as it is set; in the arena where that is another one. */
static struct str
set_text(struct setter *setter, struct str text)
{
	setter->text = text;
	find_last_single(setter);
	buf_clear(&setter->out);
	for (size_t at = 0; at < text.n;) {
		char c = text.p[at];

		if (c == '"')
			at = put_double(setter, at);
		else if (c == '\'')
			at = put_single(setter, at);
		else if (c == '-')
			at = put_hyphens(setter, at);
		else if (c == '.')
			at = put_stops(setter, at);
		else if (c == ' ')
			at = put_space(setter, at);
		else
			buf_putc(&setter->out, text.p[at++]);
	}
	if (str_eq(buf_str(&setter->out), text))
		return text;
	return arena_str(setter->arena, buf_str(&setter->out));
}

static void
set_plain(struct setter *setter, struct str *text)
{
	setter->doubles = setter->singles = 0;
	setter->before = setter->behind = 0;
	if (text->n)
		*text = set_text(setter, *text);
}

/* ---- Spans ---- */

/* What runs within a line, in its order; NULL ends it. */
struct leaves {
	struct span **list;
	size_t n, capacity;
};

static void
leaves_add(struct leaves *leaves, struct span *span, struct arena *arena)
{
	if (leaves->n == leaves->capacity) {
		size_t capacity = leaves->capacity * 2 + 16;
		struct span **list =
		    arena_array(arena, capacity, sizeof(*list));

		if (leaves->n)
			memcpy(list, leaves->list, leaves->n * sizeof(*list));
		leaves->list = list;
		leaves->capacity = capacity;
	}
	leaves->list[leaves->n++] = span;
}

/* Words that are a part of where they lead are an address. */
static bool
is_address(const struct span *link)
{
	return link->kind == SPAN_LINK && link->child && !link->child->next &&
	       link->child->kind == SPAN_TEXT &&
	       str_find(link->url, link->child->text, 0) != STR_NONE;
}

/* Elements of raw HTML that hold what a machine reads or writes. */
static bool
is_code(const struct span *span)
{
	return span->kind == SPAN_ELEMENT && (str_eq(span->text, STR("code")) ||
					      str_eq(span->text, STR("kbd")) ||
					      str_eq(span->text, STR("samp")) ||
					      str_eq(span->text, STR("var")));
}

static void
collect(struct leaves *leaves, struct span *span, struct arena *arena)
{
	for (; span; span = span->next) {
		if (span->child && span->kind != SPAN_IMAGE &&
		    !is_address(span) && !is_code(span))
			collect(leaves, span->child, arena);
		else if (span->kind != SPAN_PAGE && span->kind != SPAN_HTML &&
			 span->kind != SPAN_NOTE)
			leaves_add(leaves, span, arena);
	}
}

/* What stands at an end of a leaf: code and images count as words. */
static unsigned
edge_of(const struct span *leaf, bool end)
{
	if (leaf->kind == SPAN_SOFTBREAK || leaf->kind == SPAN_HARDBREAK)
		return ' ';
	if (leaf->kind != SPAN_TEXT)
		return 'x';
	return end ? utf8_before(leaf->text, leaf->text.n)
		   : utf8_at(leaf->text, 0);
}

static void
set_spans(struct setter *setter, struct span *spans)
{
	struct arena scratch = {0};
	struct leaves leaves = {0};
	unsigned before = 0;

	collect(&leaves, spans, &scratch);
	setter->doubles = setter->singles = 0;
	for (size_t i = 0; i < leaves.n; i++) {
		struct span *leaf = leaves.list[i];
		unsigned last = edge_of(leaf, true);

		setter->before = before;
		setter->behind =
		    i + 1 < leaves.n ? edge_of(leaves.list[i + 1], false) : 0;
		if (leaf->kind == SPAN_TEXT)
			leaf->text = set_text(setter, leaf->text);
		before = last;
	}
	arena_free(&scratch);
}

/* ---- Blocks and what holds them ---- */

static void
set_blocks(struct setter *setter, struct block *block)
{
	for (; block; block = block->next) {
		if (block->kind == BLOCK_FIGURE) {
			set_plain(setter, &block->spans->text);
			continue;
		}
		set_spans(setter, block->spans);
		set_blocks(setter, block->child);
	}
}

static void
set_links(struct setter *setter, struct link *link)
{
	for (; link; link = link->next)
		if (str_find(link->url, link->text, 0) == STR_NONE)
			set_plain(setter, &link->text);
}

static void
set_entry(struct setter *setter, struct entry *entry)
{
	set_spans(setter, entry->title);
	set_plain(setter, &entry->article_title);
	for (struct field *at = entry->fields; at; at = at->next)
		set_blocks(setter, at->blocks);
	set_links(setter, entry->references);
}

static void
set_section(struct setter *setter, struct section *section)
{
	set_spans(setter, section->title);
	set_blocks(setter, section->lead);
	for (struct note *at = section->notes; at; at = at->next) {
		set_blocks(setter, at->blocks);
		set_links(setter, at->references);
	}
	set_blocks(setter, section->tail);
	for (struct entry *at = section->entries; at; at = at->next)
		set_entry(setter, at);
	set_links(setter, section->references);
}

void
typography_set(struct briefing *briefing, struct str lang, struct arena *arena)
{
	struct setter setter = {.marks = find_marks(lang),
				.french = str_starts_case(lang, STR("fr")),
				.arena = arena};

	set_plain(&setter, &briefing->title);
	set_blocks(&setter, briefing->lead);
	for (struct section *at = briefing->sections; at; at = at->next)
		set_section(&setter, at);
	set_links(&setter, briefing->references);
	for (struct footnote *at = briefing->footnotes; at; at = at->next)
		set_blocks(&setter, at->blocks);
	buf_free(&setter.out);
}
