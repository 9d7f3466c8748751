/*
 * Issuer: who is named in the line that says who issued a document.
 */
#ifndef BREVIER_MODEL_ISSUER_H
#define BREVIER_MODEL_ISSUER_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* The single issuers of an issuer line: "SAMR, MEE and NDRC" has three,
 * "Ministry of Industry and Information Technology" one. One that brings its
 * short form, "State Council (SC)", is named by it. */
size_t issuer_split(struct str text, struct arena *arena, struct str **list);

#endif
