/*
 * Parse: from the text of a template to its nodes.
 */
#ifndef BREVIER_TEMPLATE_PARSE_H
#define BREVIER_TEMPLATE_PARSE_H

#include <stdbool.h>

#include "base/diag.h"
#include "template/node.h"

/* Parses source for set; *first is its first node, NULL for an empty one.
 * False and errors for a faulty one: all its faults are told.  Linear; at
 * most 64 sections within each other. */
bool parse_template(struct template_set *set, const struct source *source,
		    struct diags *diags, const struct node **first);

#endif
