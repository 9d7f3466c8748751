/*
 * Brevier: policy digests as a website, EPUBs and offline archives.
 *
 * Here are the commands and the exit code; what they do is in build/ and
 * check/.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/xml.h"
#include "build/curate.h"
#include "build/dump.h"
#include "build/join.h"
#include "build/recheck.h"
#include "build/restyle.h"
#include "check/check.h"
#include "options.h"
#include "version.h"

static enum outcome
run_build(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"check-incremental", no_argument, NULL, OPTION_CHECK},
	    {"explain", no_argument, NULL, OPTION_EXPLAIN},
	    {"times", no_argument, NULL, OPTION_TIMES},
	    {"shard", required_argument, NULL, OPTION_SHARD},
	    {"collect", required_argument, NULL, OPTION_COLLECT},
	    {"site-zip", no_argument, NULL, OPTION_SITE_ZIP},
	    ROWS_BUILD,
	    ROW_END,
	};
	struct build_options chosen;
	struct options options;
	struct build build;
	enum outcome outcome;
	bool ok;

	if (!options_take(command, &options, argc, argv, ":h", names, &outcome))
		return outcome;
	if (optind < argc)
		return options_fault(command,
				     "takes no file; briefings come from "
				     "--seeds, not from",
				     argv[optind]);
	if (options.shard && options.site_zip)
		return options_fault(command,
				     "--site-zip needs all of the site, not a "
				     "--shard; 'brevier join' takes it",
				     NULL);
	chosen = options_for_build(&options);
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
	    ROW_SEEDS,
	    ROW_JSON,
	    ROW_HELP,
	    ROW_END,
	};
	struct options options;
	enum outcome outcome;
	struct curate_options curate;

	if (!options_take(command, &options, argc, argv, ":hno:", names,
			  &outcome))
		return outcome;
	if (optind == argc)
		return options_fault(command, "needs a file", NULL);
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
		return options_fault(
		    command, "with several files -o takes a folder, not",
		    curate.output);
	return curate_run(&curate);
}

static enum outcome
run_format(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"check", no_argument, NULL, OPTION_CHECK},
	    ROW_JSON,
	    ROW_HELP,
	    ROW_END};
	struct options options;
	enum outcome outcome;
	struct restyle_options restyle;

	if (!options_take(command, &options, argc, argv, ":h", names, &outcome))
		return outcome;
	if (optind == argc)
		return options_fault(command, "needs a file", NULL);
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
	    {"site-zip", no_argument, NULL, OPTION_SITE_ZIP},
	    ROW_JSON,
	    ROW_HELP,
	    ROW_END,
	};
	struct options options;
	enum outcome outcome;
	struct join_options join;

	if (!options_take(command, &options, argc, argv, ":h", names, &outcome))
		return outcome;
	if (optind == argc)
		return options_fault(command, "needs the folders of the shards",
				     NULL);
	join = (struct join_options){
	    .folders = argv + optind,
	    .n = (size_t)(argc - optind),
	    .out = options.out ? options.out : "out",
	    .site_zip = options.site_zip,
	    .format = options.format,
	};
	return join_run(&join);
}

static enum outcome
run_check(const struct command *command, int argc, char **argv)
{
	static const struct option names[] = {
	    {"threads", required_argument, NULL, OPTION_THREADS},
	    ROW_JSON,
	    ROW_HELP,
	    ROW_END,
	};
	struct arena arena = {0};
	struct options options;
	struct check_options check;
	struct diags diags;
	enum outcome outcome;

	if (!options_take(command, &options, argc, argv, ":h", names, &outcome))
		return outcome;
	if (optind == argc)
		return options_fault(command, "needs a file or a folder", NULL);
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
	    ROWS_BUILD,
	    ROW_END,
	};
	struct options options;
	struct dump_options dump = {0};
	enum outcome outcome;
	bool whole;

	if (!options_take(command, &options, argc, argv, ":h", names, &outcome))
		return outcome;
	if (!options.stage)
		return options_fault(command, "needs --stage", NULL);
	if (!dump_stage_find(options.stage, &dump.stage))
		return options_fault(command, "no such stage", options.stage);
	whole = dump_stage_is_build(dump.stage);
	if (argc - optind != (whole ? 0 : 1))
		return options_fault(command,
				     whole ? "this stage takes no file"
					   : "needs one file",
				     NULL);
	dump.file = whole ? NULL : argv[optind];
	dump.seeds = options.seeds;
	dump.build = options_for_build(&options);
	dump.format = options.format;
	return dump_run(&dump);
}

#define BUILD_HELP                                                             \
	"  --seeds DIR      briefings and site.yaml (seeds)\n"                 \
	"  --templates DIR  templates of your own (templates, if there is "    \
	"one)\n"                                                               \
	"  --assets DIR     stylesheet, icons of your own (assets, "           \
	"likewise)\n"                                                          \
	"  --out DIR        what is made (out)\n"                              \
	"  --threads N      threads to use (one a core)\n"

static const struct command commands[] = {
    {"build", "make the site, EPUBs and ZIPs of all briefings",
     "usage: brevier build [options]\n\n" BUILD_HELP "  --check-incremental\n"
     "                   build a second time, all anew, and compare every "
     "byte\n"
     "  --explain        tell which input made each file stale\n"
     "  --times          tell how long each part of the build took\n"
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
     "  --out DIR   where the site goes (out)\n"
     "  --site-zip  put the whole site into OUT/site.zip, too\n"
     "  --json      faults as JSON, a line each\n",
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
     "       brevier dump --stage=plan|values [options]\n\n" BUILD_HELP
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
	nearest = nearest_name(str_from(name), names, N_COMMANDS);
	fprintf(stderr, "brevier: unknown command '%s'%s\n", name,
		nearest_meant(nearest).text);
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
	memory_keep();
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
