/*
 * Register: a list of things with a page for each: issuers, topics,
 * abbreviations, sources.
 *
 * Each kind fills in a struct register and has two products: the list, on
 * several pages where it is long, and the histories of its things.
 */
#ifndef BREVIER_PAGE_REGISTER_H
#define BREVIER_PAGE_REGISTER_H

#include <stdbool.h>

#include "publish/history.h"

struct register_kind {
	const char *path;   /* of the list: "issuers/index.html" */
	const char *folder; /* of the things, and of the list's next pages */
	const char *list;   /* name of the list, and of its word: "issuers" */
	const char *one;    /* name of a thing: "issuer" */
	const char *is;     /* which page it is: "is_issuers" */
	const char *about;  /* the word that describes the list */
	const char *about_one; /* and that for a thing: see describe.h */
	bool always;           /* there is a list, even without rows */
	const char *template;  /* of the list */
	const char *one_template;
	size_t (*count)(const struct catalog *catalog);
	struct history (*history)(const struct catalog *catalog, size_t i);
	/* What it is called. */
	struct str (*name)(const struct catalog *catalog, size_t i);
	/* What that is short for, or absent; NULL where no name is. */
	struct str (*meaning)(const struct catalog *catalog, size_t i);
	/* Sets what is to be told of it besides its name, link and counts, in
	 * the list and on its own page, and adds what it takes for that to a
	 * hash; NULL where the name says all. */
	void (*describe)(const struct place *place, struct value *map,
			 size_t i);
	void (*hash)(const struct catalog *catalog, size_t i,
		     struct hasher *hasher);
	/* For each mention on a page, and what it takes; may be NULL. */
	history_visit *visit;
	void (*hash_mention)(const struct catalog *catalog, size_t i,
			     struct mention mention, struct hasher *hasher);
};

void register_list(const struct register_kind *kind, struct listing *listing,
		   const struct press *press);
bool register_make(const struct register_kind *kind, const struct work *work,
		   struct buf *out, struct diags *diags);
void register_list_each(const struct register_kind *kind,
			struct listing *listing, const struct press *press);
bool register_make_each(const struct register_kind *kind,
			const struct work *work, struct buf *out,
			struct diags *diags);

/* The products of a kind, a static struct register_kind kind. */
#define REGISTER_PRODUCTS(all, each)                                           \
	static void list_all(struct listing *listing,                          \
			     const struct press *press, size_t k)              \
	{                                                                      \
		(void)k;                                                       \
		register_list(&kind, listing, press);                          \
	}                                                                      \
	static bool make_all(const struct work *work, struct buf *out,         \
			     struct diags *diags)                              \
	{                                                                      \
		return register_make(&kind, work, out, diags);                 \
	}                                                                      \
	static void list_each(struct listing *listing,                         \
			      const struct press *press, size_t k)             \
	{                                                                      \
		(void)k;                                                       \
		register_list_each(&kind, listing, press);                     \
	}                                                                      \
	static bool make_each(const struct work *work, struct buf *out,        \
			      struct diags *diags)                             \
	{                                                                      \
		return register_make_each(&kind, work, out, diags);            \
	}                                                                      \
	const struct product product_##all = {.name = #all,                    \
					      .class = PRODUCT_PAGE,           \
					      .templates = #all ".html",       \
					      .list = list_all,                \
					      .make = make_all};               \
	const struct product product_##each = {.name = #each,                  \
					       .class = PRODUCT_PAGE,          \
					       .templates = #each ".html",     \
					       .list = list_each,              \
					       .make = make_each};

#endif
