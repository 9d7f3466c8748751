/*
 * Product: a kind of file of the site: which of them there are, and how one
 * is made.
 *
 * The build knows no kind by name. It asks each product for its files, and
 * makes those that are not there yet:
 *
 *	product->list(&listing, press, k);	names, and what each is made of
 *	product->make(&work, &out, diags);	the bytes of one
 *
 * A new kind of page, feed or index is a struct product in a file of its own
 * and a row in products.c. Everything is pure: the same work gives the same
 * bytes, on any thread.
 */
#ifndef BREVIER_PUBLISH_PRODUCT_H
#define BREVIER_PUBLISH_PRODUCT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"
#include "model/briefing.h"
#include "publish/press.h"
#include "search/documents.h"

/* A file of the site that is to be made. */
struct listed {
	struct str path;    /* "2024-09/index.html" */
	size_t item;        /* which one it is to its product */
	struct hash inputs; /* of all that it shows beside the press and,
			       for a briefing's, its text and neighbourhood;
			       zero: nothing */
	/* The old address that an editor gave; NULL: a name of our own. */
	const struct catalog_alias *alias;
};

/* Begins as {.arena = arena}. */
struct listing {
	struct arena *arena; /* of the paths, too */
	struct listed *files;
	size_t n, room;
	bool names; /* paths and items are asked for, and no inputs */
};

void listing_add(struct listing *listing, struct str path, size_t item,
		 struct hash inputs);
/* "2024-09/2024-09.EXTENSION" of briefing k. */
void listing_add_form(struct listing *listing, const struct press *press,
		      size_t k, const char *extension);
/* A page that lists the briefings: a change of any card makes it anew. */
void listing_add_index(struct listing *listing, const struct press *press,
		       const char *path);

/* What an entry's pages say of it to machines, in all editions the same. */
struct spot_records {
	bool made;
	struct str bibtex_url, ris_url, csl_url, key, coins, structured;
};

/* A briefing that is being published. */
struct manuscript {
	const struct briefing *briefing;
	size_t k;            /* its place in the catalog */
	struct str markdown; /* what it was read from */
	struct {
		struct str path;   /* to read it by */
		struct str sha256; /* in hexadecimal */
	} seed;                    /* what that was made from */
	struct spot {
		const struct section *section;
		const struct entry *entry;
		/* What others are told of it and of the one before it. */
		const struct entry_summary *summary, *before;
		struct spot_records *records; /* see page/entry.c */
	} * spots; /* all entries, in the order of the text */
	size_t n_spots;
	struct documents *documents; /* see manuscript_documents() */
	struct arena *arena;         /* theirs */
	/* Its files that go into its ZIP, as far as they are made. */
	struct made {
		struct str path;  /* in the site */
		struct str bytes; /* absent: only in the file */
		const char *file; /* to read it by */
	} * made;
	size_t n_made;
};

/* What can be found of it; made when it is asked for first. */
const struct documents *manuscript_documents(const struct manuscript *own);

/* What a file is made from. */
struct work {
	const struct press *press;
	const struct manuscript *manuscript; /* a briefing's own; for a file
						of the whole site the first of
						those that it reads */
	size_t n_manuscripts;
	size_t item;
	/* Of a product that streams: reads briefing k of those that it reads;
	 * all of it is in arena. False: an error was recorded. */
	bool (*open)(const struct work *work, size_t k, struct manuscript *own,
		     struct arena *arena, struct diags *diags);
	void *context; /* open's own */
};

enum product_class { PRODUCT_PAGE, PRODUCT_BOOK, PRODUCT_ZIP, PRODUCT_DATA };

struct product {
	const char *name; /* unique; part of the keys */
	enum product_class class;
	const char *templates; /* that it renders, as template_set_hash() takes
				  them; NULL: any */
	bool packed;           /* goes into the briefing's ZIP */
	bool streams;  /* opens its briefings itself, one after the other */
	bool unlisted; /* a page that the sitemap leaves out */
	bool alone;    /* made from its inputs alone: no matter what else of
			  the press changes */
	/* k: place of the briefing; 0 for files of the whole site. */
	void (*list)(struct listing *listing, const struct press *press,
		     size_t k);
	/* A hash of what a file of briefing k shows of others: NULL: nothing
	 * that the others of the briefing's files do not show. */
	struct hash (*shows)(const struct catalog *catalog, size_t k,
			     size_t item);
	/* Of a file of the whole site that shows the text of briefings: from
	 * which place of the catalog up to which. NULL: it shows none. */
	void (*reads)(const struct press *press, size_t item, size_t *from,
		      size_t *to);
	/* False: an error was recorded. */
	bool (*make)(const struct work *work, struct buf *out,
		     struct diags *diags);
};

#endif
