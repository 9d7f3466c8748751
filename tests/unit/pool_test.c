/* Jobs on many threads. */
#include "check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "base/pool.h"

#define JOBS 5000

struct work {
	size_t done[JOBS]; /* each written by one job alone */
	atomic_size_t order;
	atomic_int waiting;
	pthread_t main;
	atomic_bool elsewhere;
};

static void
count_job(void *context, size_t job)
{
	struct work *work = context;

	work->done[job] += job + 1;
	if (!pthread_equal(pthread_self(), work->main))
		atomic_store(&work->elsewhere, true);
}

static void
assert_all_once(size_t threads, size_t n)
{
	struct work *work = calloc(1, sizeof(*work));

	work->main = pthread_self();
	pool_run(threads, n, count_job, work);
	for (size_t i = 0; i < JOBS; i++)
		assert_int_equal(work->done[i], i < n ? i + 1 : 0);
	if (threads <= 1 || n <= 1)
		assert_false(atomic_load(&work->elsewhere));
	free(work);
}

static void
test_each_job_once(void **state)
{
	static const size_t threads[] = {0, 1, 2, 7, 1000};

	(void)state;
	for (size_t i = 0; i < sizeof(threads) / sizeof(threads[0]); i++) {
		assert_all_once(threads[i], 0);
		assert_all_once(threads[i], 1);
		assert_all_once(threads[i], 3);
		assert_all_once(threads[i], JOBS);
	}
}

static void
order_job(void *context, size_t job)
{
	struct work *work = context;

	work->done[job] = atomic_fetch_add(&work->order, 1);
}

static void
test_inline_in_order(void **state)
{
	struct work *work = calloc(1, sizeof(*work));

	(void)state;
	pool_run(1, JOBS, order_job, work);
	for (size_t i = 0; i < JOBS; i++)
		assert_int_equal(work->done[i], i);
	free(work);
}

/* Waits, ten seconds at most, until both jobs are under way. */
static void
meet_job(void *context, size_t job)
{
	struct work *work = context;
	const struct timespec pause = {0, 1000000};

	atomic_fetch_add(&work->waiting, 1);
	for (int i = 0; i < 10000 && atomic_load(&work->waiting) < 2; i++)
		nanosleep(&pause, NULL);
	work->done[job] = (size_t)atomic_load(&work->waiting);
}

static void
test_jobs_run_at_once(void **state)
{
	struct work *work = calloc(1, sizeof(*work));

	(void)state;
	pool_run(2, 2, meet_job, work);
	assert_int_equal(work->done[0], 2);
	assert_int_equal(work->done[1], 2);
	free(work);
}

static void
crowd_job(void *context, size_t job)
{
	struct work *work = context;
	const struct timespec pause = {0, 1000000};

	work->done[job] = (size_t)atomic_fetch_add(&work->waiting, 1) + 1;
	nanosleep(&pause, NULL);
	atomic_fetch_sub(&work->waiting, 1);
}

static void
test_no_more_threads_than_asked(void **state)
{
	struct work *work = calloc(1, sizeof(*work));

	(void)state;
	pool_run(2, 100, crowd_job, work);
	for (size_t i = 0; i < 100; i++)
		assert_in_range(work->done[i], 1, 2);
	free(work);
}

static void
test_default(void **state)
{
	(void)state;
	assert_in_range(pool_default_threads(), 1, 256);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_job_once),
	    cmocka_unit_test(test_inline_in_order),
	    cmocka_unit_test(test_jobs_run_at_once),
	    cmocka_unit_test(test_no_more_threads_than_asked),
	    cmocka_unit_test(test_default),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
