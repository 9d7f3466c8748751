#include "extract/running.h"

#include "base/fold.h"
#include "base/map.h"
#include "base/utf8.h"
#include "extract/contents.h"
#include "extract/view.h"

#define EDGE 4      /* lines of a page that are looked at, at either end */
#define PAGES_MIN 3 /* that have the same line */
#define LINE_MAX 160

/* Lines of one page, from its edges. */
struct edges {
	struct line *top[EDGE];
	struct line *bottom[EDGE]; /* the last one first */
	size_t n;                  /* lines of the page */
};

/* The text without white space, and with '#' for each run of digits. */
static struct str
key_of(struct str text, struct arena *arena)
{
	char *key = arena_alloc(arena, text.n + 1);
	size_t n = 0;

	for (size_t at = 0, from; at < text.n;) {
		from = at;
		if (rune_is_space(utf8_next(text, &at)))
			continue;
		if (!ascii_digit(text.p[from]) && text.p[from] != '#')
			while (from < at)
				key[n++] = text.p[from++];
		else if (n == 0 || key[n - 1] != '#')
			key[n++] = '#';
	}
	return (struct str){key, n};
}

static void
edges_add(struct edges *edges, struct line *line)
{
	if (edges->n < EDGE)
		edges->top[edges->n] = line;
	for (size_t i = EDGE - 1; i > 0; i--)
		edges->bottom[i] = edges->bottom[i - 1];
	edges->bottom[0] = line;
	edges->n++;
}

/* On how many pages a line stands, at this edge. */
struct count {
	size_t pages;
	int begins; /* the first of them */
	int last;   /* the last of them */
	int taken;  /* the last of them where it was taken out */
	struct str first;
	bool same;     /* digits are equal, too */
	bool numbered; /* the number of the page is among them */
};

/* Whether the line holds the number of its page. */
static bool
has_page_number(const struct line *line)
{
	int number = 0;
	bool digits = false;

	for (size_t i = 0; i <= line->text.n; i++) {
		char c = i < line->text.n ? line->text.p[i] : ' ';

		if (ascii_digit(c)) {
			number = number < 10000 ? number * 10 + (c - '0') : 0;
			digits = true;
		} else if (digits) {
			if (number == line->page)
				return true;
			number = 0;
			digits = false;
		}
	}
	return false;
}

/* Whether it holds nothing else. "12." ends a sentence, "50%" stands in one. */
static bool
is_page_number(const struct line *line)
{
	static const struct str signs = STR_INIT(".,;%#$+=");

	for (size_t at = 0; at < line->text.n;) {
		unsigned c = utf8_next(line->text, &at);

		if (rune_is_letter(c) ||
		    (c < 0x80 && str_chr(signs, (char)c, 0) != STR_NONE))
			return false;
	}
	return has_page_number(line);
}

static bool
ends_in_one(struct str text, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (fold_ends(text, words[i]))
			return true;
	return false;
}

static bool
starts_with_one(struct str text, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(text, words[i]))
			return true;
	return false;
}

/* Whether it holds the number of its page behind a word for that, or before
 * or between two: "p. 1", "Page 1 of 1", "第 1 页". */
static bool
names_page(const struct line *line)
{
	static const struct str before[] = {
	    STR_INIT("page"),  STR_INIT("pages"),  STR_INIT("p."),
	    STR_INIT("pp."),   STR_INIT("pag."),   STR_INIT("pág."),
	    STR_INIT("seite"), STR_INIT("página"), STR_INIT("第"),
	    STR_INIT("頁"),    STR_INIT("ページ")};
	static const struct str behind[] = {STR_INIT("页"), STR_INIT("頁"),
					    STR_INIT("ページ"), STR_INIT("of"),
					    STR_INIT("/")};
	struct str text = line->text;

	for (size_t at = 0, end; at < text.n; at = end + 1) {
		int number = 0;

		for (end = at; end < text.n && ascii_digit(text.p[end]); end++)
			number = number * 10 % 100000 + (text.p[end] - '0');
		if (end == at || number != line->page)
			continue;
		if (ends_in_one(fold_trim(str_slice(text, 0, at)), before,
				sizeof(before) / sizeof(*before)) ||
		    starts_with_one(fold_trim(str_skip(text, end)), behind,
				    sizeof(behind) / sizeof(*behind)))
			return true;
	}
	return false;
}

static struct count *
count_of(struct map *counts, const struct line *line, struct arena *arena)
{
	void **place = map_put(counts, arena, key_of(line->text, arena));
	struct count *count = *place;

	if (!count) {
		*place = count = arena_alloc(arena, sizeof(*count));
		count->first = line->text;
		count->begins = line->page;
		count->numbered = count->same = true;
	}
	return count;
}

static bool
may_run(const struct line *line, const struct site *site)
{
	struct view view = view_make(line, site);

	if (is_page_number(line) || names_page(line))
		return true; /* "– 2 –" looks like an item of a list */
	return line->text.n <= LINE_MAX && !view.label.p && !view.bullet;
}

static void
count_edge(struct map *counts, struct line *const edge[EDGE], size_t n,
	   const struct site *site, struct arena *arena)
{
	for (size_t i = 0; i < EDGE && i < n; i++) {
		struct count *count;

		if (!may_run(edge[i], site))
			continue;
		count = count_of(counts, edge[i], arena);
		count->pages += count->last != edge[i]->page;
		count->last = edge[i]->page;
		count->same &= str_eq(count->first, edge[i]->text);
		count->numbered &= has_page_number(edge[i]);
	}
}

/* Whether a line is another one at that edge, its digest's title, with the
 * number of the page behind it: "Harbour Brief – 1". */
static bool
repeats_title(const struct line *line, struct line *const edge[EDGE], size_t n)
{
	struct str text = line->text;

	for (size_t at = text.n; at > 0; text.n = at)
		if (rune_is_letter(utf8_previous(text, &at)))
			break;
	if (text.n == 0 || text.n == line->text.n || !has_page_number(line))
		return false;
	for (size_t i = 0; i < EDGE && i < n; i++)
		if (fold_eq(edge[i]->text, text))
			return true;
	return false;
}

/* Two pages are few: there the line must be on both, and alike but for the
 * number of the page; so must the outer one where a first page has none. On a
 * single one the line must say that it is one. */
static bool
is_running(const struct count *count, const struct line *line, size_t n_pages,
	   bool outer)
{
	if (is_page_number(line))
		return true;
	if (n_pages == 1)
		return names_page(line);
	if (count->pages >= PAGES_MIN)
		return count->pages * 2 >= n_pages;
	if (n_pages == PAGES_MIN && count->pages == PAGES_MIN - 1)
		return outer && count->begins == 2 && count->same;
	return n_pages == 2 && count->pages == 2 &&
	       (count->same || count->numbered);
}

static void
mark_edge(struct map *counts, struct line *const edge[EDGE], size_t n,
	  size_t n_pages, enum running running, const struct site *site,
	  struct arena *arena)
{
	for (size_t i = 0; i < EDGE && i < n; i++) {
		struct count *count;

		if (!may_run(edge[i], site))
			return;
		count = count_of(counts, edge[i], arena);
		if ((!is_running(count, edge[i], n_pages, i == 0) &&
		     !(n_pages == 1 && repeats_title(edge[i], edge, n))) ||
		    count->taken == edge[i]->page)
			return; /* the second one is a title */
		count->taken = edge[i]->page;
		edge[i]->running =
		    is_page_number(edge[i]) ? RUNNING_NUMBER : running;
	}
}

/* A text of nothing but such lines is no header: all but numbers stay. */
static void
spare_text(struct document *document)
{
	struct line *line = document->lines;

	while (line && line->running != RUNNING_NONE)
		line = line->next;
	if (line)
		return;
	for (line = document->lines; line; line = line->next)
		if (line->running != RUNNING_NUMBER)
			line->running = RUNNING_NONE;
}

static void
unlink_marked(struct document *document)
{
	struct line **last = &document->lines;
	struct line **last_dropped = &document->dropped;

	while (*last) {
		struct line *line = *last;

		if (line->running == RUNNING_NONE) {
			last = &line->next;
			continue;
		}
		*last = line->next;
		document->n_lines--;
		if (line->next && line->next->blank_before < line->blank_before)
			line->next->blank_before = line->blank_before;
		line->next = NULL;
		*last_dropped = line;
		last_dropped = &line->next;
	}
}

/* What stands above the number of a single page is its header: there are no
 * others that would have it, too. */
static void
mark_above_number(struct line *const top[EDGE], size_t n)
{
	size_t number = EDGE < n ? EDGE : n;

	while (number > 0 && !is_page_number(top[number - 1]) &&
	       !names_page(top[number - 1]))
		number--;
	for (size_t i = 0; i < number; i++)
		top[i]->running =
		    i + 1 < number ? RUNNING_HEAD : RUNNING_NUMBER;
}

void
running_drop(struct document *document, const struct site *site,
	     struct arena *arena)
{
	size_t n = (size_t)document->n_pages, full = 0;
	struct edges *pages = arena_array(arena, n + 1, sizeof(*pages));
	struct map tops = {0}, bottoms = {0};

	for (struct line *line = document->lines; line; line = line->next)
		edges_add(&pages[line->page], line);
	for (size_t i = 1; i <= n; i++) {
		full += pages[i].n > 0;
		count_edge(&tops, pages[i].top, pages[i].n, site, arena);
		count_edge(&bottoms, pages[i].bottom, pages[i].n, site, arena);
	}
	for (size_t i = 1; i <= n; i++) {
		mark_edge(&tops, pages[i].top, pages[i].n, full, RUNNING_HEAD,
			  site, arena);
		mark_edge(&bottoms, pages[i].bottom, pages[i].n, full,
			  RUNNING_FOOT, site, arena);
	}
	if (n == 1)
		mark_above_number(pages[1].top, pages[1].n);
	spare_text(document);
	contents_mark(document);
	unlink_marked(document);
}
