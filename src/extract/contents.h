/*
 * Contents: a table of contents, which says all headings a second time.
 *
 * Its lines are known by what leads to the page number at their end ("....
 * 12"), or they stand below its name and say what a later line says. They are
 * marked as RUNNING_CONTENTS, to be taken out.
 */
#ifndef BREVIER_EXTRACT_CONTENTS_H
#define BREVIER_EXTRACT_CONTENTS_H

#include "extract/document.h"

void contents_mark(struct document *document);

#endif
