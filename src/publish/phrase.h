/*
 * Phrase: what runs within a line, as XHTML5, for html.h alone.
 */
#ifndef BREVIER_PUBLISH_PHRASE_H
#define BREVIER_PUBLISH_PHRASE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "publish/html.h"

/* Levels of blocks, and of spans within a block: readers of XML stop at 256
 * in all. */
enum { HTML_DEPTH = 48 };

/* A text that is being written. */
struct html {
	struct buf *out;
	const struct html_options *options;
	struct arena scratch;
	struct buf words; /* texts that stand side by side */
	bool kana;        /* whether the spans at hand have kana */
	bool in_link, in_heading;
	enum task task; /* whose box the next paragraph begins with */
	unsigned last;  /* the last rune written; 0: none */
	int open[6];    /* levels, as written, of the headings that what is
			   next stands under */
	size_t n_open;
};

/* Plain text, with lang on runs of other scripts; kana: where Han is
 * Japanese. */
void phrase_text(struct buf *out, struct str text, bool kana,
		 const struct html_options *options);
/* The spans of one block, which is a text of its own. */
void phrase_line(struct html *html, const struct span *spans);
/* As html_put_page(). */
void phrase_page(struct html *html, const char *element, int page);

#endif
