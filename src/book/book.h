/*
 * Book: an EPUB 3.3 publication that is being put together.
 *
 *	book_init(&book, press, &place, name, title, date, diags);
 *	ok = book_put_cover(&book, &cover);
 *	ok = book_put(&book, &document, value, explained);	...
 *	value_set(book.value, "book", ...);
 *	ok = book_finish(&book, out);
 *
 * Container and package after EPUB 3.3 (W3C Recommendation, sections 4 and
 * 5), navigation after section 7. Documents come from templates/epub/; each
 * is checked as XML, seen by the audit and compressed at once, so that a book
 * of many briefings needs memory for what is in it, not for its making.
 */
#ifndef BREVIER_BOOK_BOOK_H
#define BREVIER_BOOK_BOOK_H

#include <stdbool.h>

#include "archive/zip.h"
#include "base/buf.h"
#include "base/map.h"
#include "book/audit.h"
#include "book/cover.h"
#include "publish/place.h"

struct book {
	const struct press *press;
	struct str name;     /* for messages: "2024-09.epub" */
	struct place place;  /* where documents about all of it stand */
	struct arena *arena; /* what lives as long as the book */
	struct zip_writer *zip;
	struct deflater *deflater;
	struct value *value;     /* what these documents see */
	struct value *documents; /* in reading order */
	struct value *volumes;   /* its briefings, with their contents */
	struct value *back;      /* documents behind these */
	struct value *landmarks;
	struct value *pages;  /* page list */
	struct value *images; /* pictures, as the manifest has them */
	struct map files;     /* of these; any value */
	struct map issuers;   /* by folded name: see book_index.h */
	struct audit audit;
	size_t n_documents, n_pages;
	int last_page; /* the highest number */
	struct diags *diags;
};

/* How the manifest and the contents name a document. */
struct book_document {
	const char *template;
	struct str file;       /* in the book: "entries/ID.xhtml" */
	struct str title;      /* plain; copied, as is title_html */
	struct str title_html; /* absent: the title, escaped */
	struct str lang;       /* of its title; absent: the book's */
	const char *matter;    /* "frontmatter" ...; NULL: the text */
	const char *landmark;  /* its epub:type there; NULL: it is none */
	bool is_title, is_entry;
};

/* place: at the top of the book, with the arena that lives as long. */
void book_init(struct book *book, const struct press *press,
	       const struct place *place, struct str name, struct str title,
	       struct date date, struct diags *diags);
/* A document, rendered with value, as the next one in reading order; returns
 * how the contents have it, a value of documents. explained: see audit.h; NULL
 * for nothing. NULL and an error where it fails. */
struct value *book_put(struct book *book, const struct book_document *document,
		       struct value *value, const bool *explained);
/* Markup in lang as the book's own documents have it: marked with its language
 * where that is another. Copied. */
struct str book_html(struct book *book, struct str html, struct str lang);
/* A page of the source, for the page list. label: absent for its number. */
void book_put_page(struct book *book, int page, struct str file,
		   struct str label);
/* The drawing, its picture where the site has pictures, and the document that
 * shows it. */
bool book_put_cover(struct book *book, const struct cover *cover);
/* The images that texts of a briefing show, each once in the book. */
bool book_put_images(struct book *book, const struct media *media);
/* How it was made, and from what. */
bool book_put_colophon(struct book *book);
/* Navigation, package and container, when all else is in. Writes the book to
 * out. */
bool book_finish(struct book *book, struct buf *out);
/* Whatever became of it. The arena is the caller's. */
void book_free(struct book *book);

#endif
