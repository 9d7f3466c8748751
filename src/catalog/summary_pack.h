/*
 * Summary pack: a summary as bytes, for the next build (see base/pack.h).
 *
 * All of it but linkage.media, which others look for anew (see survey.h).
 */
#ifndef BREVIER_CATALOG_SUMMARY_PACK_H
#define BREVIER_CATALOG_SUMMARY_PACK_H

#include "base/pack.h"
#include "catalog/summary.h"

/* A summary that is read is zero before. */
void summary_pack(struct pack *pack, struct summary *summary);

#endif
