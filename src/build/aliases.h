/*
 * Aliases: old addresses that cannot be had.
 */
#ifndef BREVIER_BUILD_ALIASES_H
#define BREVIER_BUILD_ALIASES_H

#include "base/diag.h"
#include "build/plan.h"
#include "build/read.h"
#include "build/seeds.h"
#include "catalog/catalog.h"
#include "model/site.h"

/* Tells the clashes of a plan, each where its seed names the address. */
void aliases_tell(const struct plan *plan, const struct catalog *catalog,
		  const struct reading *reading, const struct seeds *seeds,
		  const struct site *site, struct diags *diags);

#endif
