#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

#define ERROR_MAX 4096 /* bytes of standard error that are kept */

/* One end of ours of a pipe from the child. */
struct stream {
	int fd; /* -1: at its end */
	struct buf text;
	size_t max;
	bool full; /* there was more than max */
};

static void
close_both(int ends[2])
{
	for (int i = 0; i < 2; i++)
		if (ends[i] >= 0)
			close(ends[i]);
}

/* A pipe of which no other program inherits an end. */
static bool
make_pipe(int ends[2])
{
#ifdef __APPLE__ /* has no pipe2(2) */
	if (pipe(ends) == 0) {
		fcntl(ends[0], F_SETFD, FD_CLOEXEC);
		fcntl(ends[1], F_SETFD, FD_CLOEXEC);
		return true;
	}
#else
	if (pipe2(ends, O_CLOEXEC) == 0)
		return true;
#endif
	ends[0] = ends[1] = -1;
	return false;
}

/* ---- In the child: only what is safe after fork(2) in a thread ---- */

static void
limit(int what, size_t most)
{
	struct rlimit limits = {.rlim_cur = most, .rlim_max = most};

	if (most > 0)
		setrlimit(what, &limits);
}

/* A file without a name that holds input; /dev/null where that is absent. A
 * pipe would have to be filled while the others are emptied. */
static int
input_open(struct str input)
{
	FILE *file;
	int fd = -1;

	if (!input.p)
		return open("/dev/null", O_RDONLY | O_CLOEXEC);
	file = tmpfile();
	if (!file)
		return -1;
	if (fwrite(input.p, 1, input.n, file) == input.n && !fflush(file))
		fd = dup(fileno(file));
	fclose(file);
	if (fd >= 0 && lseek(fd, 0, SEEK_SET) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Becomes the program; tells errno through report where it cannot. */
static void
become(char *const argv[], const struct child_limits *limits, int in, int out,
       int error, int report)
{
	setpgid(0, 0);
	limit(RLIMIT_CPU, (size_t)limits->seconds);
	limit(RLIMIT_AS, limits->memory);
	if (dup2(in, 0) >= 0 && dup2(out, 1) >= 0 && dup2(error, 2) >= 0) {
		signal(SIGPIPE, SIG_DFL);
		execvp(argv[0], argv);
	}
	int reason = errno;

	/* Nothing can be done where this fails, too. */
	if (write(report, &reason, sizeof(reason)) < 0)
		_exit(126);
	_exit(127);
}

/* ---- In the parent ---- */

static long long
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Takes what is there to be read. */
static void
stream_read(struct stream *stream)
{
	char bytes[1 << 16];
	ssize_t n = read(stream->fd, bytes, sizeof(bytes));
	size_t room = stream->max - stream->text.n;

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0) {
		close(stream->fd);
		stream->fd = -1;
		return;
	}
	stream->full |= (size_t)n > room;
	buf_put(&stream->text,
		(struct str){bytes, (size_t)n < room ? (size_t)n : room});
}

/* Reads both streams to their ends; false where a limit was exceeded, which
 * child->end then tells. */
static bool
read_all(struct child *child, struct stream streams[2], long long deadline)
{
	while (streams[0].fd >= 0 || streams[1].fd >= 0) {
		struct pollfd polls[2] = {
		    {.fd = streams[0].fd, .events = POLLIN},
		    {.fd = streams[1].fd, .events = POLLIN},
		};
		long long left = deadline - now();

		if (left <= 0) {
			child->end = CHILD_TIME;
			return false;
		}
		if (poll(polls, 2, (int)left) < 0 && errno != EINTR)
			return true;
		for (int i = 0; i < 2; i++)
			if (polls[i].fd >= 0 && polls[i].revents)
				stream_read(&streams[i]);
		if (streams[0].full) {
			child->end = CHILD_OUTPUT;
			return false;
		}
	}
	return true;
}

/* Waits for the end of pid until the deadline: it may close its streams and
 * go on. */
static bool
await(pid_t pid, int *status, long long deadline)
{
	const struct timespec pause = {.tv_nsec = 2000000};

	for (;;) {
		pid_t ended = waitpid(pid, status, WNOHANG);

		if (ended == pid || (ended < 0 && errno != EINTR))
			return true;
		if (now() >= deadline)
			return false;
		nanosleep(&pause, NULL);
	}
}

/* Ends pid and its group, unless it ends by itself in time. */
static void
reap(struct child *child, pid_t pid, bool fine, long long deadline)
{
	int status = 0;

	if (fine && !await(pid, &status, deadline)) {
		child->end = CHILD_TIME;
		fine = false;
	}
	kill(-pid, SIGKILL); /* with all that it has left behind */
	if (!fine) {
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		return;
	}
	if (WIFSIGNALED(status))
		child->signal = WTERMSIG(status);
	else
		child->code = WEXITSTATUS(status);
	if (child->signal == SIGXCPU)
		child->end = CHILD_TIME;
	else if (child->signal || child->code)
		child->end = CHILD_FAILED;
}

/* What the child says of not having become the program. */
static void
read_report(struct child *child, int report)
{
	int reason;

	if (read(report, &reason, sizeof(reason)) != sizeof(reason))
		return;
	child->code = reason;
	child->end = reason == ENOENT ? CHILD_MISSING : CHILD_SYSTEM;
}

static void
start(struct child *child, char *const argv[],
      const struct child_limits *limits, int in, int out[2], int error[2],
      int report[2], struct arena *arena)
{
	struct stream streams[2] = {{.max = limits->output},
				    {.max = ERROR_MAX}};
	long long deadline = now() + (long long)limits->seconds * 1000;
	pid_t pid = fork();

	if (pid == 0)
		become(argv, limits, in, out[1], error[1], report[1]);
	if (pid < 0) {
		child->end = CHILD_SYSTEM;
		child->code = errno;
		return;
	}
	setpgid(pid, pid); /* whoever is first; fails after exec */
	close(out[1]);
	close(error[1]);
	close(report[1]);
	out[1] = error[1] = report[1] = -1;
	streams[0].fd = out[0];
	streams[1].fd = error[0];
	out[0] = error[0] = -1;
	reap(child, pid, read_all(child, streams, deadline), deadline);
	read_report(child, report[0]);
	for (int i = 0; i < 2; i++)
		if (streams[i].fd >= 0)
			close(streams[i].fd);
	child->out = buf_take(&streams[0].text, arena);
	child->error = buf_take(&streams[1].text, arena);
	buf_free(&streams[0].text);
	buf_free(&streams[1].text);
}

void
child_run(struct child *child, char *const argv[], struct str input,
	  const struct child_limits *limits, struct arena *arena)
{
	int in = input_open(input), out[2] = {-1, -1}, error[2] = {-1, -1},
	    report[2] = {-1, -1};

	*child = (struct child){.end = CHILD_FINE};
	if (in >= 0 && make_pipe(out) && make_pipe(error) &&
	    make_pipe(report)) {
		start(child, argv, limits, in, out, error, report, arena);
	} else {
		child->end = CHILD_SYSTEM;
		child->code = errno;
	}
	if (in >= 0)
		close(in);
	close_both(out);
	close_both(error);
	close_both(report);
}
