/*
 * Yaml: the only home of libyaml; a document as a tree with positions.
 *
 * Only what configuration needs: one document; scalars stay texts (a date
 * stays a date as written); aliases, anchors and tags are errors. Duplicate
 * keys are errors. Nesting ends at 32 levels.
 */
#ifndef BREVIER_BASE_YAML_H
#define BREVIER_BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
	enum yaml_kind kind;
	struct str key;      /* name within a map; absent elsewhere */
	struct str text;     /* scalar; "" for null */
	struct yaml *child;  /* first item of a list or map */
	struct yaml *next;   /* sibling, in the order written */
	size_t line, column; /* where the value stands, in source, from 1;
				column in bytes */
	size_t key_line, key_column; /* the same of the key; 0 without */
};

/* Parses source, whose text may be the metadata block of a larger file:
 * lines count from first_line. An empty text is an empty map. NULL and
 * recorded errors for a fault. */
struct yaml *yaml_parse(const struct source *source, struct str text,
			size_t first_line, struct arena *arena,
			struct diags *diags);
/* The value of key in a map; NULL where it is missing. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

/* Writes text as a scalar that YAML reads back as the same text: plain where
 * it can be, else in double quotes. */
struct buf;
void yaml_put_scalar(struct buf *out, struct str text);

#endif
