/*
 * Sanitize: raw HTML as blocks and spans, as far as these have what it says.
 *
 * All that stands side by side is one piece of HTML to libxml2 (soup.h), in
 * which what Markdown has made is a slot. What comes back becomes blocks and
 * spans of the same kinds that Markdown makes, and a few more (SPAN_ELEMENT,
 * BLOCK_DETAILS): nothing else can leave it, and what writes pages need not
 * know that there was HTML. Links and images are those of Markdown, with all
 * that holds for their addresses.
 *
 * Elements: those that GitHub allows (html-pipeline, SanitizationFilter). All
 * others leave their words, but for scripts, styles, forms and what is
 * embedded, which leave nothing. Attributes: of links and images href, src,
 * alt, title, width and height; title, lang and dir within a line; lang, dir
 * and align of blocks; start, colspan and rowspan, open, the datetime of time.
 * The id of a heading; that of a mark before or in one, <a name="x">, is it,
 * too.
 */
#ifndef BREVIER_MARKDOWN_SANITIZE_H
#define BREVIER_MARKDOWN_SANITIZE_H

#include "base/arena.h"
#include "model/block.h"

/* blocks with what becomes of the raw HTML in them. HTML that would swallow
 * what stands beside it, such as a comment without an end, is left as it is,
 * and so not shown. */
struct block *sanitize_blocks(struct block *blocks, struct arena *arena);

#endif
