/*
 * Names: which values each template is given, for `brevier dump
 * --stage=values`.
 *
 *	home.html years.briefings.title text
 *	home.html years.briefings.period null|text
 *
 * A line is a template, a name with the names of what it stands in, and what
 * it was in any page. Nothing is told of the words, 't', which are listed in
 * templates/i18n. Lines are sorted.
 */
#ifndef BREVIER_BUILD_NAMES_H
#define BREVIER_BUILD_NAMES_H

#include <stdio.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "template/value.h"

struct names {
	struct arena *arena;
	struct map lines; /* the kinds of "TEMPLATE NAME", a set */
};

/* A template_watcher whose context is struct names. */
void names_watch(void *context, struct str template, const struct value *value);
void names_print(struct names *names, FILE *out);

#endif
