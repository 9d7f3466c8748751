/*
 * Glossary: every abbreviation that some text defines, what it stands for,
 * and where it is used.
 *
 * A plural is its singular ("SMEs", "SME"). Long forms that share more than
 * half of their words, in one language, are one sense; a short form may have
 * several.
 */
#ifndef BREVIER_CATALOG_GLOSSARY_H
#define BREVIER_CATALOG_GLOSSARY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "catalog/trails.h"

struct catalog;

struct sense {
	struct str expansion; /* as it is defined first */
	struct str lang;      /* of the briefing that does so */
	uint32_t first;       /* where: in catalog.all */
	size_t n;             /* briefings that define it */
	struct sense *next;   /* in the order of their first definitions */
};

/* Which sense a briefing gives a short form. */
struct definition {
	uint32_t briefing;
	const struct sense *sense;
};

struct term {
	struct str slug;      /* file name below glossary/; unique */
	struct str shortened; /* as it is defined first: "SMEs" */
	struct sense *senses;
	size_t n_senses;
	struct definition *definitions; /* newest briefing first */
	size_t n_definitions;
	struct trail uses; /* definitions, too */
};

struct glossary {
	struct term *terms; /* by name, capitals aside */
	size_t n;
	struct map by_key; /* traces_term() of the short form: struct term */
	struct trails uses;
};

void glossary_make(struct glossary *glossary, const struct catalog *catalog,
		   struct arena *arena);
/* NULL where no text defines it. */
const struct term *glossary_find(const struct glossary *glossary, uint64_t key);
/* What a short form stands for in briefing k: what this says itself, else the
 * one sense that it has in the briefing's language. Absent where it has
 * several, or none. */
struct str glossary_expand(const struct catalog *catalog,
			   const struct term *term, size_t k);

#endif
