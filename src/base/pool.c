#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <unistd.h>

#define POOL_THREADS 256 /* at most */

/* As large as a main thread's on Linux; on macOS a thread would get 512 KiB,
 * and the same input would fail there alone. */
#define POOL_STACK ((size_t)8 << 20)

struct pool {
	pool_fn *run;
	void *context;
	size_t n;
	atomic_size_t next; /* first job that nobody has taken */
};

size_t
pool_default_threads(void)
{
	long cores = 0;

#ifdef __linux__
	/* The cores that this process may use, not all of the machine's. */
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) == 0)
		cores = CPU_COUNT(&set);
#endif
	if (cores < 1)
		cores = sysconf(_SC_NPROCESSORS_ONLN);
	if (cores < 1)
		return 1;
	return cores < POOL_THREADS ? (size_t)cores : POOL_THREADS;
}

static void *
pool_work(void *pool_pointer)
{
	struct pool *pool = pool_pointer;
	size_t job;

	while ((job = atomic_fetch_add(&pool->next, 1)) < pool->n)
		pool->run(pool->context, job);
	return NULL;
}

/* Starts up to wanted threads and tells how many there are: where the system
 * gives fewer, they do the same work. */
static size_t
pool_start(struct pool *pool, pthread_t *threads, size_t wanted)
{
	pthread_attr_t attributes;
	size_t started = 0;

	if (pthread_attr_init(&attributes) != 0)
		return 0;
	pthread_attr_setstacksize(&attributes, POOL_STACK);
	while (started < wanted &&
	       pthread_create(&threads[started], &attributes, pool_work,
			      pool) == 0)
		started++;
	pthread_attr_destroy(&attributes);
	return started;
}

void
pool_run(size_t threads, size_t n, pool_fn *run, void *context)
{
	struct pool pool = {.run = run, .context = context, .n = n};
	pthread_t others[POOL_THREADS];
	size_t started = 0;

	if (threads > POOL_THREADS)
		threads = POOL_THREADS;
	if (threads > n)
		threads = n;
	atomic_init(&pool.next, 0);
	if (threads > 1)
		started = pool_start(&pool, others, threads - 1);
	pool_work(&pool);
	while (started > 0)
		pthread_join(others[--started], NULL);
}
