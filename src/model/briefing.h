/*
 * Briefing: one issue of a digest, as a tree in its own arena.
 *
 *	briefing - section - entry - field
 *	                   - note
 *
 * Importers make it from extracted text, the Markdown reader from the
 * dialect; what is published is always made from one that was read from
 * Markdown. Lists are linked by next, in the order of the text. Absent texts
 * are {NULL, 0}.
 */
#ifndef BREVIER_MODEL_BRIEFING_H
#define BREVIER_MODEL_BRIEFING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "model/block.h"

/* What a labelled field is for; see struct site for the labels. */
enum role {
	ROLE_NONE,       /* a field under its own name */
	ROLE_SUMMARY,    /* "At a glance" */
	ROLE_COMMENT,    /* the institute's voice */
	ROLE_ARTICLE,    /* official document: title, native title, link */
	ROLE_ISSUER,     /* who issued it */
	ROLE_DATE,       /* when */
	ROLE_REFERENCES, /* addresses that the text rests on */
	ROLE_TAGS,       /* topics */
};

struct link {
	struct str text; /* the words it stands on; plain */
	struct str url;  /* as written */
	size_t line;     /* in the source; 0 unknown */
	struct link *next;
};

/* A topic by its name; see tags.h. */
struct tag {
	struct str text;
	struct tag *next;
};

struct field {
	enum role role;   /* NONE, SUMMARY or COMMENT: others are in entry */
	struct str label; /* as written, without its colon; absent: text
			     before the first label */
	struct block *blocks;
	size_t line;
	struct field *next;
};

struct entry {
	struct str id;      /* unique in its briefing; file name and anchor */
	bool id_given;      /* by {#id}: kept when written */
	struct str classes; /* as in a heading: block.h */
	struct span *title;
	struct str article_title; /* text of the article's link or line */
	struct str native_title;  /* in its own language */
	struct str article_url;
	struct str issuer;    /* as written: "MIIT" */
	struct str date_text; /* as written, where it is not a date */
	struct date date;
	struct field *fields;
	struct link *references;
	struct tag *tags;
	/* Labels as written; absent where the profile's own is to be used. */
	struct str article_label, issuer_label, date_label, references_label,
	    tags_label;
	int page;         /* of the source on which it begins; 0 not known */
	bool page_begins; /* with it: the page's mark stands before it */
	size_t line, date_line, article_line; /* 0 where it is not known */
	struct entry *next;
};

struct note {
	struct date date;      /* with its year, where the context gives one */
	struct str date_label; /* as written: "August 28"; absent: none */
	struct block *blocks;  /* without the date; links in place */
	struct link *references; /* addresses that found no words */
	int page;
	size_t line;
	struct note *next;
};

struct section {
	struct str id;
	bool id_given;
	struct str classes;
	struct span *title; /* NULL: a briefing without headings */
	struct block *lead; /* prose before its notes and entries */
	struct note *notes;
	struct block *tail; /* prose after its notes */
	struct entry *entries;
	struct link *references; /* addresses that belong to no entry */
	int page;         /* of the source on which it begins; 0 not known */
	bool page_begins; /* with it: the page's mark stands before it */
	size_t line;
	struct section *next;
};

enum meta_kind { META_TEXT, META_LIST, META_MAP };

/* A key of the front matter that Brevier itself does not use, or a value
 * within its value. */
struct meta {
	struct str key;   /* absent in a list */
	struct str value; /* of a text; absent for the others */
	enum meta_kind kind;
	struct meta *child; /* of a list or map */
	struct meta *next;
};

/* What was wrong and is put right. */
struct correction {
	struct date date; /* full */
	struct str text;
	struct str entry;    /* id; absent: the briefing as a whole */
	size_t line, column; /* of its entry's id, else of its date */
	struct correction *next;
};

/* An old address, which leads on to the new one. */
struct alias {
	struct str path;  /* in the site, safe: "2019/issue-3/index.html" */
	struct str entry; /* id; absent: the briefing's own page */
	size_t line, column;
	struct alias *next;
};

struct briefing {
	struct str slug;          /* names its folder and files */
	struct str title;         /* absent until briefing_settle() */
	struct date date;         /* full after briefing_settle() */
	struct date first, last;  /* its period, set by briefing_settle() */
	struct str lang;          /* BCP 47 */
	struct str source_file;   /* name of the file it was imported from,
				     or of the Markdown file itself */
	struct str source_sha256; /* of that file, 64 hexadecimal digits */
	struct tag *tags;
	struct meta *meta;
	struct correction *corrections; /* in the order written */
	struct alias *aliases;
	struct block *lead; /* prose before the first section */
	struct section *sections;
	struct link *references;    /* addresses that belong to no section */
	struct footnote *footnotes; /* in the order of footnote.h */
	int pages;                  /* of the source; 0 not known */
};

/* Appends to the list that *first heads. */
void link_append(struct link **first, struct link *link);
struct link *link_new(struct arena *arena, struct str text, struct str url);

/* The words that name an entry: its title, else those of the document it is
 * about, else its id. */
struct str entry_title(const struct entry *entry, struct arena *arena);

/* Whether a section has something to show of its own: text beside its entries,
 * or nothing but its title. */
bool section_is_shown(const struct section *section);

/* First and last date of its entries and notes; false where it has none. */
bool briefing_period(const struct briefing *briefing, struct date *first,
		     struct date *last);

/* The date of the last correction, of any entry where entry is absent; unset
 * where there is none. */
struct date briefing_corrected(const struct briefing *briefing,
			       struct str entry);
/* The date that readers have its latest text from: its own, or that of a
 * later correction. */
struct date briefing_updated(const struct briefing *briefing);
/* The same of one entry. */
struct date entry_updated(const struct briefing *briefing, struct str id);

/*
 * Fills in what the text left out, the same way for every importer and
 * reader: years of notes from the dates around them, the briefing's date
 * (the last of its dates, else SOURCE_DATE_EPOCH, else 1980-01-01), its
 * title (site_title and the period), its language, ids of sections and
 * entries (from {#id} or the title; unique by -2, -3 ...; never one of our
 * own page names).
 */
void briefing_settle(struct briefing *briefing, struct str site_title,
		     struct str site_lang, struct arena *arena);

/* Whether name, in any case, is a page or folder at the top of the site. */
bool briefing_name_is_reserved(struct str name);

/* Same content: positions, page counts, source and slug do not count. */
bool briefing_equal(const struct briefing *a, const struct briefing *b);

#endif
