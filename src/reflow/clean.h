/*
 * Clean: a text without ligatures, invisible characters and all spaces but
 * single ones.
 */
#ifndef BREVIER_REFLOW_CLEAN_H
#define BREVIER_REFLOW_CLEAN_H

#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends what is left of c to out. */
void clean_put_rune(struct buf *out, unsigned c);
/* The bytes that text begins with which need no cleaning: ASCII, with single
 * spaces. Most of a text is made of them. */
size_t clean_plain(struct str text);

#endif
