/*
 * Export: a briefing as data. The format is documented in seeds/README.md.
 */
#ifndef BREVIER_PUBLISH_EXPORT_H
#define BREVIER_PUBLISH_EXPORT_H

#include "base/buf.h"
#include "model/briefing.h"

/* JSON, UTF-8, keys in a stable order, dates ISO 8601, absent as null. */
void export_json(struct buf *out, const struct briefing *briefing);

#endif
