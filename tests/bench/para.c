#include "para.h"

#include <string.h>

void
para_open(struct para *para, enum para_kind kind, const char *label)
{
	para->kind = kind;
	para->label = label;
	para->n_links = 0;
	buf_clear(&para->text);
}

struct buf *
para_link(struct para *para)
{
	struct link *link = &para->links[para->n_links];

	buf_clear(&link->url);
	link->from = para->text.n;
	return &link->url;
}

void
para_unlink(struct para *para)
{
	para->links[para->n_links].to = para->text.n;
	if (para->n_links + 1 < PARA_LINKS)
		para->n_links++;
}

void
para_free(struct para *para)
{
	for (size_t i = 0; i < PARA_LINKS; i++)
		buf_free(&para->links[i].url);
	buf_free(&para->text);
}

/* ---- Markdown ---- */

static void
put_linked(const struct para *para, struct buf *out)
{
	struct str text = buf_str(&para->text);
	size_t at = 0;

	for (size_t i = 0; i < para->n_links; i++) {
		const struct link *link = &para->links[i];

		buf_put(out, str_slice(text, at, link->from));
		buf_putc(out, '[');
		buf_put(out, str_slice(text, link->from, link->to));
		buf_puts(out, "](");
		buf_put(out, buf_str(&link->url));
		buf_putc(out, ')');
		at = link->to;
	}
	buf_put(out, str_skip(text, at));
}

void
para_markdown(const struct para *para, struct buf *out)
{
	static const char *const opens[] = {
	    [PARA_TITLE] = "# ", [PARA_SECTION] = "## ", [PARA_ENTRY] = "### ",
	    [PARA_PROSE] = "",   [PARA_FIELD] = "",      [PARA_FACT] = "",
	    [PARA_ITEM] = "- ",  [PARA_NOTE] = "- ",
	};
	bool tight = para->kind == PARA_FACT || para->kind == PARA_ITEM ||
		     para->kind == PARA_NOTE;

	/* An item opens a list, a heading or a field ends one. */
	if (!tight && out->n > 1 && out->p[out->n - 2] != '\n')
		buf_putc(out, '\n');
	buf_puts(out, opens[para->kind]);
	if (para->label)
		buf_printf(out, "**%s:** ", para->label);
	put_linked(para, out);
	buf_puts(out, tight ? "\n" : "\n\n");
}

/* ---- Pages ---- */

#define WIDTH 88     /* bytes of a full line */
#define PAGE_FULL 46 /* lines */
#define LONG 9       /* letters of a word that is broken */

static void
end_page(struct pages *pages)
{
	if (pages->addresses.n > 0) {
		buf_putc(pages->out, '\n');
		buf_put(pages->out, buf_str(&pages->addresses));
		buf_puts(pages->out, "\n\n");
	} else {
		buf_puts(pages->out, "\n\n\n");
	}
	buf_clear(&pages->addresses);
	pages->lines = 0;
}

static void
put_line(struct pages *pages, struct str line)
{
	if (pages->lines >= PAGE_FULL)
		end_page(pages);
	if (pages->lines++ == 0) {
		buf_putc(pages->out, '\n');
		pages->page++;
		if (pages->header)
			buf_printf(pages->out, "%s %zu\n\n", pages->header,
				   pages->page);
	}
	buf_put(pages->out, line);
	buf_puts(pages->out, pages->spaced ? " \n\n" : " \n");
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where a line of text that begins at from and has width bytes ends: behind
 * a word, behind its hyphen, or within a long word: *broken. */
static size_t
line_end(struct str text, size_t from, size_t width, bool *broken)
{
	size_t end = from, limit = from + width, word;

	*broken = false;
	if (text.n <= limit)
		return text.n;
	for (size_t i = from; i < limit; i++)
		if (text.p[i] == ' ' || (text.p[i] == '-' && i + 1 < limit))
			end = i + 1;
	if (end == from) { /* in Chinese, anywhere between characters */
		for (end = limit; ((unsigned char)text.p[end] & 0xC0) == 0x80;)
			end--;
		return end;
	}
	for (word = end; word < text.n && is_letter(text.p[word]);)
		word++;
	*broken = word - end > LONG && end + LONG / 2 + 1 < limit;
	return *broken ? end + LONG / 2 : end;
}

/* Puts the addresses of the links that end in the bytes from from to to. */
static void
put_addresses(struct pages *pages, const struct para *para, size_t from,
	      size_t to)
{
	for (size_t i = 0; i < para->n_links; i++) {
		const struct link *link = &para->links[i];

		/* One that goes on in the next line is listed twice. */
		if (link->to > from && link->from < to) {
			buf_put(&pages->addresses, buf_str(&link->url));
			buf_putc(&pages->addresses, '\n');
		}
	}
}

void
pages_put(struct pages *pages, const struct para *para)
{
	struct buf head = {0}, line = {0};
	struct str text = buf_str(&para->text);
	size_t from = 0, end;
	bool broken;

	if (para->kind == PARA_ITEM || para->kind == PARA_NOTE)
		buf_puts(&head, "▪ ");
	if (para->label)
		buf_printf(&head, "%s: ", para->label);
	if (pages->in_facts && para->kind != PARA_FACT)
		buf_putc(pages->out, '\n');
	pages->in_facts = para->kind == PARA_FACT && !pages->spaced;
	do {
		buf_clear(&line);
		buf_put(&line, buf_str(&head));
		end = line_end(text, from, WIDTH - head.n, &broken);
		buf_clear(&head);
		buf_put(&line, str_trim(str_slice(text, from, end)));
		if (broken)
			buf_putc(&line, '-');
		put_line(pages, buf_str(&line));
		put_addresses(pages, para, from, end);
		from = end;
	} while (from < text.n);
	if (!pages->spaced && para->kind != PARA_FACT)
		buf_putc(pages->out, '\n');
	buf_free(&line);
	buf_free(&head);
}

void
pages_close(struct pages *pages)
{
	end_page(pages);
	buf_free(&pages->addresses);
}
