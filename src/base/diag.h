/*
 * Diag: what is wrong, where, in the form of a compiler's messages.
 *
 *	seeds/2024-09.txt:164:1: warning: 2 links for 1 label [link-surplus]
 *	  164 | ...
 *	      | ^
 *
 * Of one code in one file the first 50 are kept, the rest is counted and
 * told in one closing note.  Every job records into its own struct diags;
 *nothing is printed before diags_print(), which the top of the program calls in
 *the order of the jobs.  A function that returns false has recorded an error.
 *
 * A struct source is a text in memory with its name.  Where it was made
 * from another text (Markdown from an extracted seed), origin and
 * origin_lines lead back, and a message names the origin: readers never see
 * the intermediate.  Lines count from 1; columns count characters from 1.
 */
#ifndef BREVIER_BASE_DIAG_H
#define BREVIER_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

struct source {
	struct str name; /* path as the user knows it */
	struct str text;
	const struct source *origin; /* what it was made from, or NULL */
	const uint32_t
	    *origin_lines; /* [line - 1]: the origin's line, 0 none */
	size_t n_origin_lines;
};

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
	enum diag_level level;
	const char *code;   /* "link-surplus": stable, documented, a literal */
	struct str message; /* lower case, no full stop, subject in 'quotes' */
	struct str file;    /* absent: no file is concerned */
	size_t line;        /* 0: the file as a whole */
	size_t column;      /* in characters; 0: the line as a whole */
	struct str excerpt; /* the line, cut to a readable length */
	size_t caret;       /* column of the caret in the excerpt; 0 none */
	struct diag *next;
};

struct diags {
	struct arena *arena; /* owns messages and excerpts */
	struct diag *first;
	struct diag **last;
	size_t errors; /* all of them, also where only counted */
	size_t warnings;
	struct map files; /* messages of each code, by file; see diag.c */
};

void diags_init(struct diags *diags, struct arena *arena);

/* A message about byte offset of source. */
void diag_at(struct diags *diags, enum diag_level level, const char *code,
	     const struct source *source, size_t offset, const char *format,
	     ...) __attribute__((format(printf, 6, 7)));
/* A message about a line (and byte column, from 1; 0: the whole line). */
void diag_line(struct diags *diags, enum diag_level level, const char *code,
	       const struct source *source, size_t line, size_t column,
	       const char *format, ...) __attribute__((format(printf, 7, 8)));
/* A message about a file as a whole; path may be NULL. */
void diag_file(struct diags *diags, enum diag_level level, const char *code,
	       const char *path, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* An error about path: what failed, and errno's text. */
void diag_errno(struct diags *diags, const char *path, const char *what);

/* Moves copies of from's messages to the end of to, which outlives it. */
void diags_append(struct diags *to, const struct diags *from);

enum diag_format { DIAG_TEXT, DIAG_JSON };
void diags_print(const struct diags *diags, enum diag_format format, FILE *out);

#endif
