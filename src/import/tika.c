#include "import/tika.h"

#include "model/address.h"

/* Empty lines that part two pages, after addresses and without them. */
#define GAP_AFTER_ADDRESSES 2
#define GAP_WITHOUT_ADDRESSES 3

struct reader {
	struct arena *arena;
	struct document *document;
	struct page *page;
	struct page **last_page;
	struct line **last_line;
	struct listed *listed; /* the last one of this page */
	size_t number;         /* of the line at hand */
	size_t blank;          /* blank lines right before it */
	size_t empty;          /* of them, those with nothing at all on them */
};

static void
reader_open_page(struct reader *reader)
{
	struct page *page = arena_alloc(reader->arena, sizeof(*page));

	page->number = ++reader->document->n_pages;
	*reader->last_page = page;
	reader->last_page = &page->next;
	reader->page = page;
	reader->listed = NULL;
}

static void
reader_put_line(struct reader *reader, struct str text)
{
	struct line *line = arena_alloc(reader->arena, sizeof(*line));

	line->text = text;
	line->number = reader->number;
	line->blank_before = reader->blank;
	line->page = reader->page->number;
	*reader->last_line = line;
	reader->last_line = &line->next;
	reader->document->n_lines++;
}

/* A link that wraps is listed once a line: equal neighbours count as one. */
static void
reader_put_address(struct reader *reader, struct str url)
{
	struct listed *before = reader->listed;

	if (before && str_eq(before->url, url)) {
		before->count++;
		return;
	}
	struct listed *listed = arena_alloc(reader->arena, sizeof(*listed));

	listed->url = url;
	listed->number = reader->number;
	listed->count = 1;
	if (before)
		before->next = listed;
	else
		reader->page->addresses = listed;
	reader->listed = listed;
	reader->page->n_addresses++;
}

/* Cuts the next line off *rest, without its line end. */
static struct str
cut_line(struct str *rest)
{
	struct str line = {0};

	str_cut(rest, '\n', &line);
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
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

	while (rest.n > 0) {
		struct str before = rest;

		if (!address_is_line(str_trim(cut_line(&rest)))) {
			rest = before;
			break;
		}
		n++;
	}
	*ends_page = str_trim(rest).n == 0;
	while (rest.n > 0 && cut_line(&rest).n == 0 && !*ends_page)
		*ends_page = ++empty == GAP_AFTER_ADDRESSES;
	return n;
}

/* Takes n lines of addresses; the page ends with them. */
static void
read_addresses(struct reader *reader, struct str *rest, size_t n)
{
	for (; n > 0; n--) {
		reader->number++;
		reader_put_address(reader, str_trim(cut_line(rest)));
	}
	for (n = 0; n < GAP_AFTER_ADDRESSES && rest->n > 0; n++) {
		reader->number++;
		cut_line(rest);
	}
	reader->blank = GAP_AFTER_ADDRESSES;
	reader->empty = 0;
	if (str_trim(*rest).n > 0)
		reader_open_page(reader);
}

static void
read_line(struct reader *reader, struct str *rest)
{
	struct str raw = cut_line(rest);
	bool feed = raw.n > 0 && raw.p[0] == '\f';
	struct str text = str_trim(raw);

	reader->number++;
	if (feed)
		reader_open_page(reader);
	if (text.n == 0) {
		reader->blank++;
		reader->empty = raw.n == 0 ? reader->empty + 1 : 0;
		return;
	}
	if (reader->empty >= GAP_WITHOUT_ADDRESSES && reader->document->lines)
		reader_open_page(reader);
	reader_put_line(reader, text);
	reader->blank = 0;
	reader->empty = 0;
}

void
tika_read(struct document *document, struct str text, struct arena *arena)
{
	struct reader reader = {.arena = arena, .document = document};
	struct str bom = STR("\xEF\xBB\xBF");
	struct str rest = str_starts(text, bom) ? str_skip(text, bom.n) : text;

	*document = (struct document){0};
	reader.last_page = &document->pages;
	reader.last_line = &document->lines;
	reader_open_page(&reader);
	while (rest.n > 0) {
		bool ends_page;
		size_t n = count_addresses(rest, &ends_page);

		if (n > 0 && ends_page)
			read_addresses(&reader, &rest, n);
		else
			do
				read_line(&reader, &rest);
			while (n-- > 1);
	}
}
