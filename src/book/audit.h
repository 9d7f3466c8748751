/*
 * Audit: what a finished book can be said to be, seen in its documents.
 *
 *	audit_init(&audit, scripts, &arena, diags);
 *	audit_document(&audit, file, &source, told);	... of each document
 *	audit_nav(&audit, &source);
 *	audit_style(&audit, css);
 *	audit_image(&audit, type, bytes);		... of each picture
 *
 * Properties of EPUB Accessibility 1.1 (section 2.2) are claimed from these
 * facts alone. What stands in the way is told to the editor: with its line
 * where the text has it (survey.h), else, where a template is to blame, once
 * for each kind in a book, with the line of the document.
 */
#ifndef BREVIER_BOOK_AUDIT_H
#define BREVIER_BOOK_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/image.h"
#include "base/map.h"
#include "base/script.h"

enum fault {
	FAULT_MUTE,    /* an image without alternative text */
	FAULT_BARE,    /* a table without headers */
	FAULT_GAP,     /* a heading more than one level below the last */
	FAULT_FOREIGN, /* a passage in another script without its language */
	FAULTS
};

struct audit {
	const struct script_langs *scripts;
	struct arena *arena;
	struct diags *diags;
	struct map documents; /* files in reading order; any value */
	struct map pages;     /* "FILE#ID" of page breaks; any value */
	size_t images, tables, pictures;
	size_t faults[FAULTS];
	bool told[FAULTS]; /* a message, for this book */
	bool has_contents; /* the navigation document leads into the text */
	bool in_order;     /* and does so in reading order */
	bool lists_pages;  /* its page list has all page breaks, no others */
	bool is_adaptable; /* no colour, background or fixed size is set */
	bool may_flash;    /* a picture moves */
	bool has_index;    /* a document is one */
};

void audit_init(struct audit *audit, const struct script_langs *scripts,
		struct arena *arena, struct diags *diags);
/* source: a well-formed document of the book, with a name for messages; file:
 * its name in the book; both are copied. explained[]: faults that the text has
 * and survey.h has told. */
void audit_document(struct audit *audit, struct str file,
		    const struct source *source, const bool *explained);
/* The navigation document, at the top of the book, when all others are seen. */
void audit_nav(struct audit *audit, const struct source *source);
void audit_style(struct audit *audit, struct str css);
void audit_image(struct audit *audit, enum image_type type, struct str bytes);

#endif
