/*
 * Caption: a known label at the head of a line that has no colon behind it.
 *
 * "【摘要】…", "■概要 …", "Summary. …", "Summary – …", a label on a line of its
 * own, or in bold face. Brackets and bold face are sure. The other forms are
 * words of a sentence as well: one is in use where two different labels stand
 * in it, twice each, or three of them.
 */
#ifndef BREVIER_IMPORT_CAPTION_H
#define BREVIER_IMPORT_CAPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "import/view.h"
#include "model/site.h"

#define CAPTION_ROLES (ROLE_TAGS + 1)

enum caption_form {
	CAPTION_NONE,
	CAPTION_BRACKETS, /* "【摘要】…" */
	CAPTION_FACE,     /* bold, and what follows is not */
	CAPTION_ALONE,    /* the whole line */
	CAPTION_QUESTION, /* "What is new? …" */
	CAPTION_STOP,     /* "Summary. …" */
	CAPTION_DASH,     /* "Summary – …", "Summary | …" */
	CAPTION_SIGN, /* "■概要 …", "• Date: …": behind a bullet */
	CAPTION_FORMS
};

struct caption {
	enum caption_form form;
	enum role role;
	struct str label;
	struct str rest; /* what follows it */
};

/* How often each label stands in each form. Zero, it is empty. */
struct captions {
	size_t n[CAPTION_FORMS][CAPTION_ROLES];
};

/* The caption of a line that view_make() has found no label in; its form is
 * CAPTION_NONE where there is none. */
struct caption caption_find(const struct view *view, const struct site *site);
void captions_add(struct captions *captions, const struct caption *caption);
/* Whether form is in use in the text. */
bool captions_use(const struct captions *captions, enum caption_form form);

#endif
