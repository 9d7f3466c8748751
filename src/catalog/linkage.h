/*
 * Linkage: what links of a briefing lead to, and what they can lead to in it.
 *
 * Part of the summary: links are resolved when all briefings are known, see
 * resolve.h. An outlink is a link or an image whose address is relative, or
 * one part of the briefing's own: all others lead out of the site.
 */
#ifndef BREVIER_CATALOG_LINKAGE_H
#define BREVIER_CATALOG_LINKAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "model/briefing.h"
#include "model/media.h"

enum target_kind { TARGET_SECTION, TARGET_ENTRY, TARGET_HEADING };

struct target {
	struct str id;
	enum target_kind kind;
	uint32_t place;     /* in the order of the text */
	struct str entry;   /* id of the entry it is, or stands in; absent: of
			       none; of a section: its first one */
	struct str section; /* id of the section; absent: before all */
	bool is_shown;      /* section: in a book, section_is_shown() */
	struct target *next;
};

/* A target by the quick hash (hash.h) of a name of it. */
struct target_name {
	uint64_t key;
	struct target *target;
};

struct outlink {
	struct str url; /* as written */
	bool is_image;  /* shown in place, not led to */
	size_t line;    /* in its Markdown; 0 unknown */
	struct outlink *next;
};

/* A file beside the seeds that may be published, if it is there. */
struct wanted {
	struct str name; /* from the folder of the seeds */
	bool is_shown;   /* some text shows it in place */
	struct wanted *next;
};

struct linkage {
	struct str file;   /* its seed, from the folder of the seeds:
			      "2024-09.md", "2024/09.md" */
	struct str record; /* what that was made from: "2024-09.pdf"; may be
			      absent */
	struct target *targets; /* in the order of the text */
	size_t n_targets;
	/* The same by their ids and by linkage_key(), sorted. */
	struct target_name *by_id, *by_key;
	struct outlink *outlinks;
	struct alias *aliases;
	size_t n_aliases;
	struct wanted *wanted; /* each once, in the order of the text */
	struct media *media;   /* those of them that are there */
	struct map by_name;    /* the same by media.name: struct media */
	bool is_mute;          /* an image has no alternative text */
	bool is_bare;          /* a table has no headers */
};

/* Targets, outlinks and aliases of a settled briefing; all is copied into
 * arena. */
void linkage_make(struct linkage *linkage, const struct briefing *briefing,
		  struct arena *arena);
/* Fills by_id and by_key from the targets. */
void linkage_index(struct linkage *linkage, struct arena *arena);
/* The first target of that id, and the first whose id has the same
 * linkage_key(), which is made in scratch; NULL where there is none. */
const struct target *linkage_find(const struct linkage *linkage, struct str id);
const struct target *linkage_find_like(const struct linkage *linkage,
				       struct str id, struct arena *scratch);

/* The letters and digits of an id: what programs agree on that make ids from
 * titles: "whats-new" and "what-s-new", "ci--cd" and "ci-cd". In arena. */
struct str linkage_key(struct str id, struct arena *arena);

/* What a relative address names. */
struct relative {
	struct str path;     /* from the folder of the seeds, decoded, without
				"." and ".."; "" for this briefing itself */
	struct str fragment; /* decoded; absent: none */
};

/*
 * Takes a relative address in the briefing's file apart (RFC 3986, sections 4.2
 * and 5.2.4): false for one with a scheme, a host or a root, and for one that
 * names nothing. The path of one that leaves the folder has ".." in it, and so
 * is that of no file of it. A query is not kept. The marks of Pelican before a
 * path,
 * "{filename}" and the like (its manual, "Linking to internal content"), are
 * skipped with the root behind them.
 */
bool linkage_parse(const struct linkage *linkage, struct str url,
		   struct arena *arena, struct relative *relative);

#endif
