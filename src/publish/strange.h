/*
 * Strange: a finished page, with the language of the interface's words told
 * where it is not the page's (WCAG 2.2, success criterion 3.1.2).
 *
 * A briefing in Italian is shown with English words, for want of Italian ones:
 * templates and values bring these between WORDING_OPEN and WORDING_CLOSE
 * (see place_said()), and here they become <span lang="en">.
 */
#ifndef BREVIER_PUBLISH_STRANGE_H
#define BREVIER_PUBLISH_STRANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Puts elements in place of the marks in page from offset from on, well-formed
 * XHTML; in tags, titles and scripts, which can have none, the marks are left
 * out. ltr: whether the words are written from left to right in a page from
 * right to left. */
void strange_mark(struct buf *page, size_t from, struct str lang, bool ltr);

#endif
