/*
 * Toml: a document of TOML 1.0 as the same tree that yaml.h makes.
 *
 * Scalars stay texts, as there: 5, true and 2024-01-05T10:00:00Z are what is
 * written. Known are keys, bare, quoted and dotted; strings of all four kinds;
 * arrays, inline tables, tables and arrays of tables. Duplicate keys are
 * errors. Nesting ends at 32 levels.
 */
#ifndef BREVIER_BASE_TOML_H
#define BREVIER_BASE_TOML_H

#include "base/yaml.h"

/* As yaml_parse(): lines count from first_line; a text of nothing is an empty
 * map; NULL and a recorded error for a fault. */
struct yaml *toml_parse(const struct source *source, struct str text,
			size_t first_line, struct arena *arena,
			struct diags *diags);

#endif
