#include "extract/tika.h"

#include "extract/bookmarks.h"
#include "extract/scribe.h"
#include "model/address.h"

/* Empty lines that part two pages, after addresses and without them. */
#define GAP_AFTER_ADDRESSES 2
#define GAP_WITHOUT_ADDRESSES 3

struct reader {
	struct scribe scribe;
	size_t number; /* of the line at hand */
	size_t blank;  /* blank lines right before it */
	size_t empty;  /* of them, those with nothing at all on them */
};

/* Looks no further than the first character that is there: what ends a text
 * is passed once, not for every page. */
static bool
is_blank(struct str rest)
{
	size_t at = 0;

	while (at < rest.n && ascii_space(rest.p[at]))
		at++;
	return at == rest.n;
}

/* Whether the next line may be an address: most begin otherwise. */
static bool
may_be_address(struct str rest)
{
	size_t at = 0;

	while (at < rest.n && rest.p[at] != '\n' && ascii_space(rest.p[at]))
		at++;
	return at < rest.n && address_may_begin(rest.p[at]);
}

/*
 * How many lines of nothing but an address follow in a row. *ends_page tells
 * whether they are the links of a page, and no addresses in its text: the
 * gap behind them tells.
 */
static size_t
count_addresses(struct str rest, bool *ends_page)
{
	size_t n = 0, empty = 0;

	while (may_be_address(rest)) {
		struct str before = rest;

		if (!address_is_line(str_trim(str_cut_line(&rest)))) {
			rest = before;
			break;
		}
		n++;
	}
	*ends_page = n > 0 && is_blank(rest);
	while (n > 0 && rest.n > 0 && str_cut_line(&rest).n == 0 && !*ends_page)
		*ends_page = ++empty == GAP_AFTER_ADDRESSES;
	return n;
}

/* Takes n lines of addresses; the page ends with them. */
static void
read_addresses(struct reader *reader, struct str *rest, size_t n)
{
	for (; n > 0; n--) {
		reader->number++;
		scribe_address(&reader->scribe, str_trim(str_cut_line(rest)),
			       reader->number);
	}
	for (n = 0; n < GAP_AFTER_ADDRESSES && rest->n > 0; n++) {
		reader->number++;
		reader->scribe.document->n_blank++;
		str_cut_line(rest);
	}
	reader->blank = GAP_AFTER_ADDRESSES;
	reader->empty = 0;
	if (!is_blank(*rest))
		scribe_page(&reader->scribe);
}

static void
read_line(struct reader *reader, struct str *rest)
{
	struct str raw = str_cut_line(rest);
	bool feed = raw.n > 0 && raw.p[0] == '\f';
	struct str text = str_trim(raw);

	reader->number++;
	if (feed)
		scribe_page(&reader->scribe);
	if (text.n == 0) {
		reader->scribe.document->n_blank++;
		reader->blank++;
		reader->empty = raw.n == 0 ? reader->empty + 1 : 0;
		return;
	}
	if (reader->empty >= GAP_WITHOUT_ADDRESSES &&
	    reader->scribe.document->lines)
		scribe_page(&reader->scribe);
	text = scribe_close_up(&reader->scribe, text);
	scribe_line(&reader->scribe, text, reader->number)->blank_before =
	    reader->blank;
	reader->blank = 0;
	reader->empty = 0;
}

static void
read_text(struct reader *reader, struct str rest)
{
	while (rest.n > 0) {
		bool ends_page;
		size_t n = count_addresses(rest, &ends_page);

		if (n > 0 && ends_page)
			read_addresses(reader, &rest, n);
		else
			do
				read_line(reader, &rest);
			while (n-- > 1);
	}
}

/* Where the lines at the end of text begin that are indented by a tab: the
 * outline, perhaps; text.n where there is none. */
static size_t
find_bookmarks(struct str text)
{
	size_t from = text.n;

	for (size_t end = text.n; end > 0;) {
		size_t start = end - 1; /* before the line end */

		while (start > 0 && text.p[start - 1] != '\n')
			start--;
		struct str line = str_slice(text, start, end);

		if (str_trim(line).n == 0)
			end = start;
		else if (line.p[0] == '\t')
			from = end = start;
		else
			break;
	}
	return from;
}

static void
read_bookmarks(struct reader *reader, struct str rest)
{
	size_t number = reader->number;

	while (rest.n > 0) {
		struct str text = str_trim(str_cut_line(&rest));

		number++;
		if (text.n > 0)
			scribe_bookmark(&reader->scribe, text, 0, number);
		else
			reader->scribe.document->n_blank++;
	}
}

void
tika_read(struct document *document, struct str text, struct arena *arena)
{
	struct reader reader = {0};
	struct str bom = STR("\xEF\xBB\xBF");

	if (str_starts(text, bom))
		text = str_skip(text, bom.n);
	scribe_init(&reader.scribe, document, arena);
	scribe_page(&reader.scribe);
	size_t end = find_bookmarks(text), blank;

	read_text(&reader, str_slice(text, 0, end));
	if (end == text.n)
		return;
	blank = document->n_blank;
	read_bookmarks(&reader, str_skip(text, end));
	if (bookmarks_match(document, arena))
		return;
	document->bookmarks = NULL; /* it was text after all */
	document->n_blank = blank;
	read_text(&reader, str_skip(text, end));
}
