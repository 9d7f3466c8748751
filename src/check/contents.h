/*
 * Contents: the files of a book, each looked into.
 */
#ifndef BREVIER_CHECK_CONTENTS_H
#define BREVIER_CHECK_CONTENTS_H

#include "check/book.h"

/* Whether the files that the package lists are what it says: well-formed, of
 * their media type [epub-type]; and that there is a navigation document
 * [epub-nav]. Notes their links. */
void contents_check(struct book *book);
/* Files that the package does not list are none of the book
 * [epub-unlisted]. */
void contents_check_unlisted(const struct book *book);
/* Reads what has not been read yet, so that all sums are compared. */
void contents_check_rest(struct book *book);

#endif
