/*
 * Hostile: inputs that nobody writes by hand, and what they cost.
 *
 *	hostile [NAME...]        each case, or those named, at two sizes
 *	HOSTILE=full hostile     at the sizes that an attacker would choose
 *
 * Every case runs in a process of its own, which goes the whole way of an
 * input: read, written as Markdown, read again, published. It must end well,
 * or with the error that the case expects and the place of it. Its cost is
 * counted as the processor time of that process: four times the size may cost
 * eight times the time at most, where a quadratic step would cost sixteen.
 * Three attempts are made, since other programs share the caches.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/xml.h"
#include "hostile/cases.h"
#include "hostile/way.h"

#define GROWTH 4
/* A sanitizer copies whatever grows and keeps what is freed. */
#ifdef __SANITIZE_ADDRESS__
#define COST_MAX (3 * GROWTH)
#else
#define COST_MAX (2 * GROWTH)
#endif
#define ATTEMPTS 3
#define SECONDS_MAX 300

/* What one run came to. */
struct run {
	double seconds; /* of the processor */
	long kilobytes; /* at most, beside the input */
	bool ended;     /* by itself */
	bool ok;        /* what was read was text */
	char code[40];  /* of its first error */
	char message[400];
};

static double
seconds_used(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_utime.tv_sec +
	       (double)usage.ru_utime.tv_usec / 1e6 +
	       (double)usage.ru_stime.tv_sec +
	       (double)usage.ru_stime.tv_usec / 1e6;
}

static long
memory_used(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

/* In the child: runs the case and writes a struct run to fd. */
_Noreturn static void
run_child(const struct hostile *hostile, size_t count, int fd)
{
	struct arena arena = {0};
	struct diags diags;
	struct run run = {0};
	struct str text = case_text(hostile, count, &arena);

	alarm(SECONDS_MAX);
	long memory = memory_used();
	double before = seconds_used();

	diags_init(&diags, &arena);
	run.ok = way_go(hostile->kind, text, &arena, &diags);
	run.seconds = seconds_used() - before;
	run.kilobytes = memory_used() - memory;
	for (const struct diag *at = diags.first; at; at = at->next) {
		if (at->level != DIAG_ERROR)
			continue;
		snprintf(run.code, sizeof(run.code), "%s", at->code);
		snprintf(run.message, sizeof(run.message), "%zu:%zu: %.*s",
			 at->line, at->column, STR_ARG(at->message));
		break;
	}
	run.ended = true;
	_exit(write(fd, &run, sizeof(run)) == sizeof(run) ? 0 : 1);
}

static struct run
run_case(const struct hostile *hostile, size_t count)
{
	struct run run = {0};
	int ends[2], status = 0;
	pid_t pid;

	fflush(NULL);
	if (pipe(ends) != 0 || (pid = fork()) < 0)
		return run;
	if (pid == 0) {
		close(ends[0]);
		run_child(hostile, count, ends[1]);
	}
	close(ends[1]);
	if (read(ends[0], &run, sizeof(run)) != sizeof(run))
		run = (struct run){0};
	close(ends[0]);
	waitpid(pid, &status, 0);
	run.ended = run.ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	return run;
}

/* Whether the run came to what the case expects, or at its full size to more
 * markup than is read; else says what it did. */
static bool
run_is_right(const struct hostile *hostile, const struct run *run, bool full)
{
	const char *got = run->ok ? "" : run->code;
	const char *want = hostile->code ? hostile->code : "";

	if (full && strcmp(got, "markup-limit") == 0)
		want = got;
	if (!run->ended)
		printf("not ok %s: it crashed, or did not end\n",
		       hostile->name);
	else if (strcmp(got, want) != 0)
		printf("not ok %s: '%s', not '%s' (%s)\n", hostile->name, got,
		       want, run->message);
	else if (!run->ok && run->message[0] == '0')
		printf("not ok %s: no place in '%s'\n", hostile->name,
		       run->message);
	else
		return true;
	return false;
}

static bool
is_linear(const struct run *one, const struct run *four)
{
	return four->seconds <= COST_MAX * one->seconds + 0.02 &&
	       four->kilobytes <= COST_MAX * one->kilobytes + 8192;
}

static void
test_case(const struct hostile *hostile)
{
	struct run one, four;

	for (int k = 0; k < ATTEMPTS; k++) {
		one = run_case(hostile, hostile->count);
		four = run_case(hostile, GROWTH * hostile->count);
		if (!run_is_right(hostile, &one, false) ||
		    !run_is_right(hostile, &four, false))
			return;
		if (is_linear(&one, &four))
			break;
	}
	printf("%s %s: %.3f s and %ld kB, of %d times the size %.3f s and "
	       "%ld kB\n",
	       is_linear(&one, &four) ? "ok" : "not ok", hostile->name,
	       one.seconds, one.kilobytes, GROWTH, four.seconds,
	       four.kilobytes);
}

static void
test_full(const struct hostile *hostile)
{
	struct arena arena = {0};
	size_t count = hostile->full ? hostile->full : GROWTH * hostile->count;
	size_t n = case_text(hostile, count, &arena).n;

	arena_free(&arena);
	struct run run = run_case(hostile, count);

	if (run_is_right(hostile, &run, true))
		printf("ok %s: %.1f MB, %.2f s, %ld MB %s\n", hostile->name,
		       (double)n / 1e6, run.seconds, run.kilobytes / 1024,
		       run.message);
}

static bool
is_named(const struct hostile *hostile, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], hostile->name) == 0)
			return true;
	return argc < 2;
}

int
main(int argc, char **argv)
{
	const char *mode = getenv("HOSTILE");
	bool full = mode && strcmp(mode, "full") == 0;

	xml_init();
	for (size_t i = 0; i < n_cases + n_patterns; i++) {
		const struct hostile *hostile =
		    i < n_cases ? &cases[i] : &patterns[i - n_cases];

		if (!is_named(hostile, argc, argv))
			continue;
		if (full)
			test_full(hostile);
		else
			test_case(hostile);
		fflush(stdout);
	}
	xml_done();
	return 0;
}
