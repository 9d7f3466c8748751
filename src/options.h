/*
 * Options: what the command line says, for all commands.
 *
 * A command has a table for getopt_long(3), put together from the rows below,
 * and calls options_take() first; its files then begin at argv[optind]. Values
 * point into argv.
 */
#ifndef BREVIER_OPTIONS_H
#define BREVIER_OPTIONS_H

#include <getopt.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "build/build.h"

struct command {
	const char *name;
	const char *line;  /* what it does, in one line */
	const char *usage; /* its own --help */
	enum outcome (*run)(const struct command *, int, char **);
};

enum option_id {
	OPTION_SEEDS = 256,
	OPTION_TEMPLATES,
	OPTION_ASSETS,
	OPTION_OUT,
	OPTION_THREADS,
	OPTION_JSON,
	OPTION_REPORT,
	OPTION_STAGE,
	OPTION_CHECK,
	OPTION_SHARD,
	OPTION_COLLECT,
	OPTION_SITE_ZIP,
	OPTION_EXPLAIN,
	OPTION_TIMES,
};

/* All options of all commands; not given: NULL, 0. */
struct options {
	const char *seeds, *templates, *assets, *out, *output, *stage;
	size_t threads, shard, n_shards;
	unsigned collect;
	enum diag_format format;
	bool help, report, dry, check, site_zip, explain, times;
};

/* Rows of tables; the last is ROW_END. */
#define ROW_HELP                                                               \
	{                                                                      \
		"help", no_argument, NULL, 'h'                                 \
	}
#define ROW_JSON                                                               \
	{                                                                      \
		"json", no_argument, NULL, OPTION_JSON                         \
	}
#define ROW_SEEDS                                                              \
	{                                                                      \
		"seeds", required_argument, NULL, OPTION_SEEDS                 \
	}
#define ROWS_BUILD                                                             \
	ROW_SEEDS, {"templates", required_argument, NULL, OPTION_TEMPLATES},   \
	    {"assets", required_argument, NULL, OPTION_ASSETS},                \
	    {"out", required_argument, NULL, OPTION_OUT},                      \
	    {"threads", required_argument, NULL, OPTION_THREADS}, ROW_JSON,    \
	    ROW_HELP
#define ROW_END                                                                \
	{                                                                      \
		NULL, 0, NULL, 0                                               \
	}

/* Reads a command's options. False: the command is over with *outcome, after
 * --help or a fault that was told. */
bool options_take(const struct command *command, struct options *options,
		  int argc, char **argv, const char *letters,
		  const struct option *names, enum outcome *outcome);

/* Tells what is wrong with the command line, with SUBJECT in quotes (or NULL),
 * and how the command is used. OUTCOME_USAGE. */
enum outcome options_fault(const struct command *command, const char *message,
			   const char *subject);

/* For a build; folders that are not given are those of the current one. */
struct build_options options_for_build(const struct options *options);

#endif
