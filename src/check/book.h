/*
 * Book: whether a trove is a sound EPUB, of version 3 or 2.
 *
 * Container (EPUB 3.3, section 4), package (5), navigation (7), and that
 * every link inside leads somewhere. A quick look, not all of the
 * specification: EPUBCheck judges the grammar of documents, too.
 */
#ifndef BREVIER_CHECK_BOOK_H
#define BREVIER_CHECK_BOOK_H

#include "base/map.h"
#include "base/xml.h"
#include "check/trove.h"

/* A file that the package lists. */
struct book_item {
	struct str path; /* in the container; absent: it is remote */
	struct str type; /* media type */
	struct str properties;
	size_t line; /* of the package */
	struct trove_file *file;
	size_t n_spine; /* how often the spine has it */
	bool is_fallen; /* another one stands in for it */
	bool is_read;   /* as XML: ids is what can be linked to */
	struct map ids;
};

/* A link from a file to another one, or to a part of one. */
struct book_link {
	const struct source *source; /* where it stands */
	size_t line;
	struct str url, path; /* as written; the file that it leads to */
	struct str fragment;
	bool is_led; /* a reader goes there; else it is shown in place */
	struct book_link *next;
};

struct book {
	struct trove *trove;
	struct arena *arena;
	struct source package;
	struct str package_path; /* in the container */
	struct str version;      /* "3.0" */
	bool is_old;             /* EPUB 2 */
	struct map items;        /* by path: struct book_item */
	struct map ids;          /* by id: the same */
	struct map secrets;      /* paths of files that are encrypted */
	size_t kept;             /* bytes of texts that messages quote */
	struct book_link *links, **last_link;
	size_t n_links;
};

/* Whether there is anything of an EPUB in it. */
bool book_is(const struct trove *trove);
/* Tells what is wrong with it. */
void book_check(struct book *book, struct trove *trove);

/* Reads a file of UTF-8 or UTF-16 (section 3.9), as UTF-8; false and an error
 * where it is neither. */
bool book_read_text(const struct book *book, struct trove_file *file,
		    struct arena *arena, struct str *text);
/* Reads a file as XML; errors are [epub-xml]. Trees go into arena. NULL where
 * it is not well-formed. */
const struct xml_node *book_read(struct book *book, struct trove_file *file,
				 struct arena *arena, struct source *source);

/* An error about a file. */
void book_tell(const struct book *book, const char *code, struct str name,
	       const char *fault);

#endif
