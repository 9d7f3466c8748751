/*
 * spent COMMAND...: runs a command, what it says thrown away, and prints what
 * it took as JSON: seconds by the clock, of the processor in user and system
 * mode, and the most memory it had, in bytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double
seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* ru_maxrss is in bytes on macOS, in KiB elsewhere (getrusage(2)). */
static long
peak_of(const struct rusage *usage)
{
#ifdef __APPLE__
	return usage->ru_maxrss;
#else
	return usage->ru_maxrss * 1024;
#endif
}

int
main(int argc, char **argv)
{
	double start = seconds_now();
	struct rusage usage;
	pid_t child;
	int status;

	if (argc < 2) {
		fputs("usage: spent COMMAND...\n", stderr);
		return 2;
	}
	child = fork();
	if (child == 0) {
		if (freopen("/dev/null", "w", stdout) &&
		    freopen("/dev/null", "w", stderr))
			execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
		perror("spent");
		return 1;
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "spent: %s failed\n", argv[1]);
		return 1;
	}
	printf("{\"wall\": %.6f, \"user\": %.6f, \"system\": %.6f, "
	       "\"peak\": %ld}\n",
	       seconds_now() - start, seconds_of(usage.ru_utime),
	       seconds_of(usage.ru_stime), peak_of(&usage));
	return 0;
}
