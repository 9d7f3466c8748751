/*
 * Running: headers, footers and page numbers, which are no part of the text.
 */
#ifndef BREVIER_EXTRACT_RUNNING_H
#define BREVIER_EXTRACT_RUNNING_H

#include "base/arena.h"
#include "extract/document.h"
#include "model/site.h"

/*
 * Takes the first and last lines of pages out of document that are the same
 * on at least three pages and half of all, digits aside, or on both of two;
 * each is told by its running. Lines with a known label stay, wherever they
 * stand, and so do all where nothing but numbers would. Counting
 * starts at the edge of a page and ends with the first line that stays.
 */
void running_drop(struct document *document, const struct site *site,
		  struct arena *arena);

#endif
