/*
 * Recheck: whether a build that left alone what had not changed is what a
 * clean build would be: brevier build --check-incremental.
 *
 * The clean build grows in OUT/.state and is removed again.
 */
#ifndef BREVIER_BUILD_RECHECK_H
#define BREVIER_BUILD_RECHECK_H

#include <stdbool.h>

#include "build/build.h"

/* After a build_run() that went well; errors for each file that is another
 * one, one too many or missing, and for messages that differ, go to
 * build->diags. */
bool recheck_run(struct build *build);

#endif
