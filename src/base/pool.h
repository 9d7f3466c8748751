/*
 * Pool: the same function over many jobs, on all cores.
 *
 * The only place with threads. Jobs are handed out in order; they may end
 * in any order, so each writes only to its own record, and the caller
 * publishes the records in order afterwards. The number of threads never
 * shows in a result.
 */
#ifndef BREVIER_BASE_POOL_H
#define BREVIER_BASE_POOL_H

#include <stddef.h>

typedef void pool_fn(void *context, size_t job);

/* Threads to use where the user named no number: the cores at hand. */
size_t pool_default_threads(void);
/* Runs run(context, job) for each job from 0 to n - 1 on up to threads
 * threads, the caller's among them; returns when all are done. */
void pool_run(size_t threads, size_t n, pool_fn *run, void *context);

#endif
