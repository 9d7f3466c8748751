/*
 * Brevier: policy digests as a website, EPUBs and offline archives.
 *
 * Here are the commands, their options and the exit code; what they do is in
 * build/.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/pool.h"
#include "base/xml.h"
#include "build/build.h"
#include "build/curate.h"
#include "build/dump.h"
#include "build/join.h"
#include "build/recheck.h"
#include "build/restyle.h"
#include "check/check.h"
#include "publish/collect.h"
#include "version.h"

struct command {
	const char *name;
	const char *line;  /* what it does, in one line */
	const char *usage; /* its own --help */
	enum outcome (*run)(const struct command *, int, char **);
};

/* ---- Options ---- */

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
};

/* All options of all commands; not given: NULL, 0. */
struct options {
	const char *seeds, *templates, *assets, *out, *output, *stage;
	size_t threads, shard, n_shards;
	unsigned collect;
	enum diag_format format;
	bool help, report, dry, check, site_zip, explain;
};

static enum outcome
usage_error(const struct command *command, const char *message,
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

static bool
take_option(const struct command *command, struct options *options, int id,
	    char *value, const char *word)
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
	case OPTION_THREADS:
		if (parse_threads(value, &options->threads))
			return true;
		usage_error(command, "--threads takes a number from 1, not",
			    value);
		return false;
	case OPTION_JSON:
		options->format = DIAG_JSON;
		return true;
	case OPTION_STAGE:
		options->stage = value;
		return true;
	case OPTION_SHARD:
		if (parse_shard(value, options))
			return true;
		usage_error(command,
			    "--shard takes a number of so many, as in 2/8, not",
			    value);
		return false;
	case OPTION_COLLECT:
		if (collect_parse(str_from(value), &options->collect))
			return true;
		usage_error(command, "--collect takes year, all or both, not",
			    value);
		return false;
	case OPTION_CHECK:
		options->check = true;
		return true;
	case OPTION_SITE_ZIP:
		options->site_zip = true;
		return true;
	case OPTION_EXPLAIN:
		options->explain = true;
		return true;
	case OPTION_REPORT:
		options->report = true;
		return true;
	case 'n':
		options->dry = true;
		return true;
	case 'o':
		options->output = value;
		return true;
	case 'h':
		options->help = true;
		return true;
	default: /* ':' or '?' */
		usage_error(command,
			    id == ':' ? "a value must follow" : "no option",
			    word);
		return false;
	}
}

/* Reads a command's options; the rest of argv begins at optind. */
static bool
take_options(const struct command *command, struct options *options, int argc,
	     char **argv, const char *letters, const struct option *names)
{
	int id;

	*options = (struct options){.format = DIAG_TEXT};
	opterr = 0; /* its words differ from one system to the next */
	while ((id = getopt_long(argc, argv, letters, names, NULL)) != -1)
		if (!take_option(command, options, id, optarg,
				 argv[optind - 1]))
			return false;
	if (options->threads == 0)
		options->threads = pool_default_threads();
	return true;
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

static struct build_options
build_options_of(const struct options *options)
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
	    .format = options->format,
	};
}

#define HELP                                                                   \
	{                                                                      \
		"help", no_argument, NULL, 'h'                                 \
	}
#define JSON                                                                   \
	{                                                                      \
		"json", no_argument, NULL, OPTION_JSON                         \
	}
#define SEEDS                                                                  \
	{                                                                      \
		"seeds", required_argument, NULL, OPTION_SEEDS                 \
	}
#define BUILD_OPTIONS                                                          \
	SEEDS, {"templates", required_argument, NULL, OPTION_TEMPLATES},       \
	    {"assets", required_argument, NULL, OPTION_ASSETS},                \
	    {"out", required_argument, NULL, OPTION_OUT},                      \
	    {"threads", required_argument, NULL, OPTION_THREADS}, JSON, HELP
#define END                                                                    \
	{                                                                      \
		NULL, 0, NULL, 0                                               \
	}

static enum outcome
show_help(const struct command *command)
{
	fputs(command->usage, stdout);
	return OUTCOME_FINE;
}

/* ---- Commands ---- */

static enum outcome
run_build(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"check-incremental", no_argument, NULL, OPTION_CHECK},
	    {"explain", no_argument, NULL, OPTION_EXPLAIN},
	    {"shard", required_argument, NULL, OPTION_SHARD},
	    {"collect", required_argument, NULL, OPTION_COLLECT},
	    {"site-zip", no_argument, NULL, OPTION_SITE_ZIP},
	    BUILD_OPTIONS,
	    END,
	};
	struct build_options chosen;
	struct options options;
	struct build build;
	enum outcome outcome;
	bool ok;

	if (!take_options(command, &options, argc, argv, ":h", names))
		return OUTCOME_USAGE;
	if (options.help)
		return show_help(command);
	if (optind < argc)
		return usage_error(command,
				   "takes no file; briefings come from "
				   "--seeds, not from",
				   argv[optind]);
	if (options.shard && options.site_zip)
		return usage_error(command,
				   "--site-zip needs all of the site, not a "
				   "--shard",
				   NULL);
	chosen = build_options_of(&options);
	build_init(&build, &chosen);
	ok = build_run(&build) && (!options.check || recheck_run(&build));
	build_print(&build, ok);
	outcome = outcome_of(&build.diags, ok);
	build_free(&build);
	return outcome;
}

static enum outcome
run_import(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"report", no_argument, NULL, OPTION_REPORT},
	    {"dry-run", no_argument, NULL, 'n'},
	    SEEDS,
	    JSON,
	    HELP,
	    END,
	};
	struct options options;
	struct curate_options curate;

	if (!take_options(command, &options, argc, argv, ":hno:", names))
		return OUTCOME_USAGE;
	if (options.help)
		return show_help(command);
	if (optind == argc)
		return usage_error(command, "needs a file", NULL);
	curate = (struct curate_options){
	    .files = argv + optind,
	    .n = (size_t)(argc - optind),
	    .output = options.output,
	    .seeds = options.seeds,
	    .report = options.report,
	    .dry = options.dry,
	    .format = options.format,
	};
	if (curate.n > 1 && curate.output && !file_is_folder(curate.output))
		return usage_error(command,
				   "with several files -o takes a folder, not",
				   curate.output);
	return curate_run(&curate);
}

static enum outcome
run_format(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"check", no_argument, NULL, OPTION_CHECK}, JSON, HELP, END};
	struct options options;
	struct restyle_options restyle;

	if (!take_options(command, &options, argc, argv, ":h", names))
		return OUTCOME_USAGE;
	if (options.help)
		return show_help(command);
	if (optind == argc)
		return usage_error(command, "needs a file", NULL);
	restyle = (struct restyle_options){.files = argv + optind,
					   .n = (size_t)(argc - optind),
					   .check = options.check,
					   .format = options.format};
	return restyle_run(&restyle);
}

static enum outcome
run_join(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"out", required_argument, NULL, OPTION_OUT},
	    JSON,
	    HELP,
	    END,
	};
	struct options options;
	struct join_options join;

	if (!take_options(command, &options, argc, argv, ":h", names))
		return OUTCOME_USAGE;
	if (options.help)
		return show_help(command);
	if (optind == argc)
		return usage_error(command, "needs the folders of the shards",
				   NULL);
	join = (struct join_options){
	    .folders = argv + optind,
	    .n = (size_t)(argc - optind),
	    .out = options.out ? options.out : "out",
	    .format = options.format,
	};
	return join_run(&join);
}

static enum outcome
run_check(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"threads", required_argument, NULL, OPTION_THREADS},
	    JSON,
	    HELP,
	    END,
	};
	struct arena arena = {0};
	struct options options;
	struct check_options check;
	struct diags diags;
	enum outcome outcome;

	if (!take_options(command, &options, argc, argv, ":h", names))
		return OUTCOME_USAGE;
	if (options.help)
		return show_help(command);
	if (optind == argc)
		return usage_error(command, "needs a file or a folder", NULL);
	check = (struct check_options){.files = argv + optind,
				       .n = (size_t)(argc - optind),
				       .threads = options.threads,
				       .format = options.format};
	diags_init(&diags, &arena);
	outcome = outcome_of(&diags, check_run(&check, &diags));
	diags_print(&diags, options.format, stderr);
	arena_free(&arena);
	return outcome;
}

static enum outcome
run_dump(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"stage", required_argument, NULL, OPTION_STAGE},
	    {"collect", required_argument, NULL, OPTION_COLLECT},
	    BUILD_OPTIONS,
	    END,
	};
	struct options options;
	struct dump_options dump = {0};
	bool whole;

	if (!take_options(command, &options, argc, argv, ":h", names))
		return OUTCOME_USAGE;
	if (options.help)
		return show_help(command);
	if (!options.stage)
		return usage_error(command, "needs --stage", NULL);
	if (!dump_stage_find(options.stage, &dump.stage))
		return usage_error(command, "no such stage", options.stage);
	whole = dump_stage_is_build(dump.stage);
	if (argc - optind != (whole ? 0 : 1))
		return usage_error(command,
				   whole ? "this stage takes no file"
					 : "needs one file",
				   NULL);
	dump.file = whole ? NULL : argv[optind];
	dump.seeds = options.seeds;
	dump.build = build_options_of(&options);
	dump.format = options.format;
	return dump_run(&dump);
}

#define BUILD_OPTIONS_HELP                                                     \
	"  --seeds DIR      briefings and site.yaml (seeds)\n"                 \
	"  --templates DIR  templates of your own (templates, if there is "    \
	"one)\n"                                                               \
	"  --assets DIR     stylesheet, icons of your own (assets, "           \
	"likewise)\n"                                                          \
	"  --out DIR        what is made (out)\n"                              \
	"  --threads N      threads to use (one a core)\n"

static const struct command commands[] = {
    {"build", "make the site, EPUBs and ZIPs of all briefings",
     "usage: brevier build [options]\n\n" BUILD_OPTIONS_HELP
     "  --check-incremental\n"
     "                   build a second time, all anew, and compare every "
     "byte\n"
     "  --explain        tell which input made each file stale\n"
     "  --shard K/N      make the K-th of N parts, for 'brevier join'\n"
     "  --collect WHAT   also make one EPUB of each year (year), of all "
     "(all)\n"
     "                   or both (year,all)\n"
     "  --site-zip       put the whole site into OUT/site.zip, too\n"
     "  --json           faults as JSON, a line each\n",
     run_build},
    {"join", "put together the parts of a site that several builds made",
     "usage: brevier join DIR... [options]\n\n"
     "Each DIR is the --out of a 'brevier build --shard K/N', one for each K.\n"
     "The site is the one that a single build makes, byte for byte.\n\n"
     "  --out DIR  where the site goes (out)\n"
     "  --json     faults as JSON, a line each\n",
     run_join},
    {"import", "turn PDFs and texts of them into Markdown to be edited",
     "usage: brevier import FILE... [options]\n\n"
     "FILE is a PDF (.pdf, read by pdftohtml of poppler-utils), what\n"
     "'pdftohtml -xml' made of one (.xml), or Apache Tika (.txt, .xhtml).\n"
     "Writes FILE's name with .md beside it. A file that was edited is\n"
     "kept; the new text then goes to a file .md.new.\n\n"
     "  -o FILE        write there; a folder for several; - for stdout\n"
     "  -n, --dry-run  write nothing\n"
     "  --report       tell what was left out, where each link went, how\n"
     "                 sure that is, and what to look at\n"
     "  --seeds DIR    folder of site.yaml (that of FILE)\n"
     "  --json         faults and reports as JSON, a line each\n",
     run_import},
    {"format", "write Markdown in one form, with the meaning it has",
     "usage: brevier format FILE... [options]\n\n"
     "FILE is Markdown, and is written anew where its form is another;\n"
     "its name is printed then. All that stands in it stays, front matter\n"
     "and comments as they are.\n\n"
     "  --check  write nothing; exit code 1 where a file would be changed\n"
     "  --json   faults as JSON, a line each\n",
     run_format},
    {"check", "tell whether EPUBs and bags are sound, ours or not",
     "usage: brevier check FILE|DIR... [options]\n\n"
     "FILE is an EPUB or a ZIP; DIR an unpacked bag, or a folder with any of\n"
     "these below it, such as out/site. Sums, links and lists are compared\n"
     "with what is there; nothing is written.\n\n"
     "  --threads N  threads to use (one a core)\n"
     "  --json       faults and findings as JSON, a line each\n",
     run_check},
    {"dump", "show what a step of a build makes of a file",
     "usage: brevier dump --stage=model|markdown|blocks FILE [options]\n"
     "       brevier dump --stage=plan|values [options]\n\n" BUILD_OPTIONS_HELP
     "  --json           faults as JSON, a line each\n",
     run_dump},
};
#define N_COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void
put_usage(FILE *out)
{
	fputs("usage: brevier COMMAND [options]\n\n", out);
	for (size_t i = 0; i < N_COMMANDS; i++)
		fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].line);
	fputs("\n'brevier COMMAND --help' tells a command's options, "
	      "'brevier --version' the version.\n",
	      out);
}

static enum outcome
unknown_command(const char *name)
{
	const char *names[N_COMMANDS], *nearest;

	for (size_t i = 0; i < N_COMMANDS; i++)
		names[i] = commands[i].name;
	nearest = diag_nearest(str_from(name), names, N_COMMANDS);
	fprintf(stderr, "brevier: unknown command '%s'%s\n", name,
		diag_meant(nearest).text);
	put_usage(stderr);
	return OUTCOME_USAGE;
}

static enum outcome
run(int argc, char **argv)
{
	if (argc < 2) {
		put_usage(stderr);
		return OUTCOME_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		put_usage(stdout);
		return OUTCOME_FINE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("brevier " BREVIER_VERSION);
		return OUTCOME_FINE;
	}
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(&commands[i], argc - 1,
					       argv + 1);
	return unknown_command(argv[1]);
}

int
main(int argc, char **argv)
{
	enum outcome outcome;
	bool failed;

	/* No time here is local, but libzip asks for one for each file of an
	 * archive, and the C library then looks for the zone's file. */
	setenv("TZ", "UTC0", 1);
	xml_init();
	outcome = run(argc, argv);
	xml_done();
	/* A full disk shows here, not in each printf(3). */
	failed = ferror(stdout);
	if (fclose(stdout) != 0)
		failed = true;
	if (failed) {
		fputs("brevier: cannot write to standard output\n", stderr);
		return outcome == OUTCOME_FINE ? OUTCOME_FAULTS : (int)outcome;
	}
	return outcome;
}
