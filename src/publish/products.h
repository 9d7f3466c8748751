/*
 * Products: all kinds of files that a site consists of.
 */
#ifndef BREVIER_PUBLISH_PRODUCTS_H
#define BREVIER_PUBLISH_PRODUCTS_H

#include "publish/product.h"

/* Of each briefing, in the order of their making: the ZIP, which holds the
 * others, is the last. NULL ends the list. */
extern const struct product *const products_of_briefing[];
/* Of the whole site. Old addresses stand last: they must not be those of any
 * other file. */
extern const struct product *const products_of_site[];

/* Each is defined in the file that makes it. */
extern const struct product product_briefing; /* page/briefing.c */
extern const struct product product_entry;    /* page/entry.c */
extern const struct product product_markdown; /* export.c */
extern const struct product product_json;
extern const struct product product_bibtex; /* bibliography.c */
extern const struct product product_ris;
extern const struct product product_csl;
extern const struct product product_card;      /* card.c */
extern const struct product product_texts;     /* texts.c */
extern const struct product product_epub;      /* epub.c */
extern const struct product product_zip;       /* page/offline.c */
extern const struct product product_collected; /* collect.c */
extern const struct product product_home;      /* page/home.c */
extern const struct product product_missing;   /* page/missing.c */
extern const struct product product_archive;   /* page/archive.c */
extern const struct product product_archive_year;
extern const struct product product_archive_month;
extern const struct product product_issuers; /* page/issuers.c */
extern const struct product product_issuer;
extern const struct product product_topics; /* page/topics.c */
extern const struct product product_topic;
extern const struct product product_glossary; /* page/glossary.c */
extern const struct product product_term;
extern const struct product product_sources; /* page/sources.c */
extern const struct product product_source;
extern const struct product product_search; /* page/search.c */
extern const struct product product_atom;   /* feed.c */
extern const struct product product_json_feed;
extern const struct product product_opds; /* opds.c */
extern const struct product product_opds_json;
extern const struct product product_sitemap; /* sitemap.c */
extern const struct product product_robots;
extern const struct product product_asset;    /* assets.c */
extern const struct product product_media;    /* enclosure.c */
extern const struct product product_redirect; /* page/redirect.c */

#endif
