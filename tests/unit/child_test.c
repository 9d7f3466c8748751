/* Other programs: what they write, and where they are stopped. */
#include "check.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/child.h"
#include "base/pool.h"

static const struct child_limits usual = {
    .seconds = 20, .memory = 0, .output = 1 << 20};

static void
run_shell(struct child *child, const char *script,
	  const struct child_limits *limits, struct arena *arena)
{
	char shell[] = "sh", flag[] = "-c";
	char *argv[] = {shell, flag, strdup(script), NULL};

	child_run(child, argv, (struct str){0}, limits, arena);
	free(argv[2]);
}

static void
test_output(void **state)
{
	struct arena arena = {0};
	struct child child;

	(void)state;
	run_shell(&child, "echo out; echo err >&2; cat", &usual, &arena);
	assert_int_equal(child.end, CHILD_FINE);
	assert_str(child.out, "out\n");
	assert_str(child.error, "err\n");
	run_shell(&child, "head -c 1000000 /dev/zero", &usual, &arena);
	assert_int_equal(child.end, CHILD_FINE);
	assert_int_equal(child.out.n, 1000000);
	/* Much on both: neither may wait for the other. */
	run_shell(&child,
		  "head -c 500000 /dev/zero >&2; head -c 500000 /dev/zero",
		  &usual, &arena);
	assert_int_equal(child.end, CHILD_FINE);
	assert_int_equal(child.out.n, 500000);
	assert_true(child.error.n > 0 && child.error.n < 10000);
	arena_free(&arena);
}

static void
test_failure(void **state)
{
	char name[] = "/nonexistent/program", *argv[] = {name, NULL};
	char folder[] = "/", *folder_argv[] = {folder, NULL};
	struct arena arena = {0};
	struct child child;

	(void)state;
	run_shell(&child, "echo no >&2; exit 3", &usual, &arena);
	assert_int_equal(child.end, CHILD_FAILED);
	assert_int_equal(child.code, 3);
	run_shell(&child, "kill -9 $$", &usual, &arena);
	assert_int_equal(child.end, CHILD_FAILED);
	assert_int_equal(child.signal, SIGKILL);
	child_run(&child, argv, (struct str){0}, &usual, &arena);
	assert_int_equal(child.end, CHILD_MISSING);
	child_run(&child, folder_argv, (struct str){0}, &usual, &arena);
	assert_int_equal(child.end, CHILD_SYSTEM);
	arena_free(&arena);
}

static void
test_limits(void **state)
{
	struct child_limits small = usual, short_time = usual, tight = usual;
	struct arena arena = {0};
	struct child child;
	time_t start = time(NULL);

	(void)state;
	small.output = 1000;
	run_shell(&child, "head -c 1000 /dev/zero", &small, &arena);
	assert_int_equal(child.end, CHILD_FINE);
	run_shell(&child, "yes", &small, &arena);
	assert_int_equal(child.end, CHILD_OUTPUT);
	assert_int_equal(child.out.n, 1000);
	short_time.seconds = 1;
	/* What it starts is ended with it. */
	run_shell(&child, "sleep 100 & sleep 100", &short_time, &arena);
	assert_int_equal(child.end, CHILD_TIME);
	/* A child that closed its output but does not end is no exception. */
	run_shell(&child, "exec >&- 2>&-; sleep 100", &short_time, &arena);
	assert_int_equal(child.end, CHILD_TIME);
	tight.memory = (size_t)64 << 20;
	run_shell(&child, "head -c 300000000 /dev/zero | tail -n 1 | wc -c",
		  &tight, &arena);
	assert_true(child.error.n > 0);
	assert_true(time(NULL) - start < 15);
	arena_free(&arena);
}

static void
run_job(void *context, size_t job)
{
	struct arena arena = {0};
	struct child child;
	bool *fine = context;

	run_shell(&child, "head -c 100000 /dev/zero", &usual, &arena);
	fine[job] = child.end == CHILD_FINE && child.out.n == 100000;
	arena_free(&arena);
}

static void
test_threads(void **state)
{
	bool fine[32] = {0};

	(void)state;
	pool_run(4, 32, run_job, fine);
	for (size_t i = 0; i < 32; i++)
		assert_true(fine[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_output),
	    cmocka_unit_test(test_failure),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
