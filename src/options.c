#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "book/collect.h"

enum outcome
options_fault(const struct command *command, const char *message,
	      const char *subject)
{
	fprintf(stderr, "brevier %s: %s%s%s%s\n%s", command->name, message,
		subject ? " '" : "", subject ? subject : "", subject ? "'" : "",
		command->usage);
	return OUTCOME_USAGE;
}

static bool
parse_threads(const char *text, size_t *threads)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(text, &end, 10);
	if (errno || end == text || *end || n < 1 || n > 1024)
		return false;
	*threads = (size_t)n;
	return true;
}

/* "2/8" */
static bool
parse_shard(const char *text, struct options *options)
{
	const char *slash = strchr(text, '/');
	struct arena scratch = {0};
	struct str k = {text, slash ? (size_t)(slash - text) : 0};
	bool ok = slash &&
		  parse_threads(arena_str(&scratch, k).p, &options->shard) &&
		  parse_threads(slash + 1, &options->n_shards);

	arena_free(&scratch);
	return ok && options->shard <= options->n_shards;
}

/* An option without a value, or whose value is any text. */
static bool
take_plain(struct options *options, int id, const char *value)
{
	switch (id) {
	case OPTION_SEEDS:
		options->seeds = value;
		return true;
	case OPTION_TEMPLATES:
		options->templates = value;
		return true;
	case OPTION_ASSETS:
		options->assets = value;
		return true;
	case OPTION_OUT:
		options->out = value;
		return true;
	case OPTION_STAGE:
		options->stage = value;
		return true;
	case 'o':
		options->output = value;
		return true;
	case OPTION_JSON:
		options->format = DIAG_JSON;
		return true;
	case OPTION_CHECK:
		return options->check = true;
	case OPTION_SITE_ZIP:
		return options->site_zip = true;
	case OPTION_EXPLAIN:
		return options->explain = true;
	case OPTION_TIMES:
		return options->times = true;
	case OPTION_REPORT:
		return options->report = true;
	case 'n':
		return options->dry = true;
	case 'h':
		return options->help = true;
	default:
		return false;
	}
}

/* NULL, or what is wrong; the subject is the value. */
static const char *
take_parsed(struct options *options, int id, const char *value)
{
	switch (id) {
	case OPTION_THREADS:
		return parse_threads(value, &options->threads)
			   ? NULL
			   : "--threads takes a number from 1, not";
	case OPTION_SHARD:
		return parse_shard(value, options)
			   ? NULL
			   : "--shard takes a number of so many, as in 2/8, "
			     "not";
	default: /* OPTION_COLLECT */
		return collect_parse(str_from(value), &options->collect)
			   ? NULL
			   : "--collect takes year, all or both, not";
	}
}

static bool
take_option(const struct command *command, struct options *options, int id,
	    const char *value, const char *word)
{
	const char *fault;

	if (id == ':' || id == '?') {
		fault = id == ':' ? "a value must follow" : "no option";
		value = word;
	} else if (take_plain(options, id, value)) {
		return true;
	} else {
		fault = take_parsed(options, id, value);
	}
	if (fault)
		options_fault(command, fault, value);
	return !fault;
}

bool
options_take(const struct command *command, struct options *options, int argc,
	     char **argv, const char *letters, const struct option *names,
	     enum outcome *outcome)
{
	int id;

	*options = (struct options){.format = DIAG_TEXT};
	*outcome = OUTCOME_USAGE;
	opterr = 0; /* its words differ from one system to the next */
	while ((id = getopt_long(argc, argv, letters, names, NULL)) != -1)
		if (!take_option(command, options, id, optarg,
				 argv[optind - 1]))
			return false;
	if (options->threads == 0)
		options->threads = pool_default_threads();
	if (options->help) {
		fputs(command->usage, stdout);
		*outcome = OUTCOME_FINE;
	}
	return !options->help;
}

#ifndef BREVIER_DATADIR
#define BREVIER_DATADIR NULL
#endif

/* Where the program's own templates and assets are: in the folder that the
 * environment names, else where they were when it was built. */
static const char *
data_folder(void)
{
	const char *given = getenv("BREVIER_DATADIR");

	return given && *given ? given : BREVIER_DATADIR;
}

struct build_options
options_for_build(const struct options *options)
{
	return (struct build_options){
	    .seeds = options->seeds ? options->seeds : "seeds",
	    .templates = options->templates,
	    .assets = options->assets,
	    .data = data_folder(),
	    .out = options->out ? options->out : "out",
	    .threads = options->threads,
	    .shard = options->shard,
	    .n_shards = options->n_shards,
	    .collect = options->collect,
	    .site_zip = options->site_zip,
	    .explain = options->explain,
	    .times = options->times,
	    .format = options->format,
	};
}
