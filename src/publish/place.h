/*
 * Place: where a page stands, which decides how it links to others, and how
 * links in its text do.
 */
#ifndef BREVIER_PUBLISH_PLACE_H
#define BREVIER_PUBLISH_PLACE_H

#include "base/arena.h"
#include "base/str.h"
#include "publish/html.h"
#include "publish/press.h"

enum edition {
	EDITION_SITE,    /* in out/site: relative links to all pages */
	EDITION_OFFLINE, /* in a briefing's ZIP: relative links within it, web
			    addresses (where the site has one) for the rest */
	EDITION_EPUB,    /* in a briefing's book: entries/ID.xhtml */
	EDITION_FEED,    /* in a feed: web addresses for all */
};

/* A page that is being made. */
struct place {
	const struct press *press;
	enum edition edition;
	struct str path;           /* in the site: "2024-09/index.html" */
	struct arena *arena;       /* owns all values of the page */
	struct str lang;           /* of the page; absent: the site's */
	const struct summary *own; /* the briefing whose text is shown; NULL:
				      there is none */
	/* Of a book: */
	struct str document; /* where the text stands: "entries/ID.xhtml" */
	struct str volume;   /* folder of the briefing's documents, with its
				slash; absent: it is the only one */
	size_t from, to;     /* places in the catalog of those that a collected
				book has; equal: it is of one briefing */
};

/* What else there is to a place is set where it is needed. */
struct place place_new(const struct press *press, enum edition edition,
		       struct str path, struct arena *arena, struct str lang);
/* The language of the page. */
struct str place_lang(const struct place *place);
/* What the interface of the page says, in its language or near it. */
const struct wording *place_wording(const struct place *place);
/* The language of the words where that is not the page's; absent where it is,
 * and in books and feeds. */
struct str place_strange(const struct place *place);
/* A text in the language of the words, to be shown on the page. */
struct str place_said(const struct place *place, struct str text);
/* Dates as the page writes them. */
struct str place_date(const struct place *place, struct date date);
struct str place_month(const struct place *place, struct date date);
struct str place_period(const struct place *place, struct date first,
			struct date last);
/* The address of a path of the site, as a link from place; absent where
 * there is none (offline without a base_url). Percent-encoded. */
struct str place_link(const struct place *place, struct str path);
/* The address of a path on the web; absent without a base_url. */
struct str place_web(const struct place *place, struct str path);
/* The same of the folder in which relative addresses of its text begin. */
struct str place_base(const struct place *place);
/* Paths in the site: "2024-09/ID.html", "2024-09/2024-09.epub". */
struct str place_page(const struct place *place, struct str slug,
		      struct str id);
struct str place_file(const struct place *place, struct str slug,
		      const char *extension);
/* The place where the text of an entry, or the prose of a section, stands:
 * in a book, a document of its own. */
struct place place_of_entry(const struct place *place, struct str id);
struct place place_of_section(const struct place *place, struct str id);
bool place_is_collected(const struct place *place);
/* The address of FOLDER/ID.xhtml, of the same briefing, in a book. */
struct str place_in_text(const struct place *place, struct str folder,
			 struct str id);
/* Where url, a relative address in the text of the briefing, leads from
 * here; absent where it leads nowhere. */
struct str place_resolve(const struct place *place, struct str url,
			 struct arena *arena);
/* The image that url is in that text, and its address from here; NULL where
 * it cannot be shown here. */
const struct media *place_image(const struct place *place, struct str url,
				struct arena *arena, struct str *address);
/* What a document or folder of that id is called in a book: in letters that
 * every reading system takes for the name of a file. Others are written as
 * numbers; no two ids share a name. */
struct str place_book_name(struct str id, struct arena *arena);
/* Whether a book has a file, which it shows, and where in its folder. */
bool place_book_has(const struct media *media);
struct str place_book_image(const struct media *media, struct arena *arena);
/* How a text in lang is written on this page. */
struct html_options place_html(const struct place *place, struct str lang);

#endif
