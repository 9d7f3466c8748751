/*
 * Caption: a known label at the head of a line that has no colon behind it.
 *
 * "【摘要】…", "■概要 …", "Summary. …", "Summary – …", a label on a line of its
 * own, or in bold face. Brackets and bold face are sure. The other forms are
 * words of a sentence as well: one is in use where two different labels stand
 * in it, twice each, or three of them. Rows have to lie together besides, and
 * one of them has to hold a date. Where nothing but a space is behind them,
 * only the first will do, and none may have a colon elsewhere. Behind a sign,
 * one that stands there often will do by itself.
 */
#ifndef BREVIER_REFLOW_CAPTION_H
#define BREVIER_REFLOW_CAPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "extract/view.h"
#include "model/site.h"

#define CAPTION_ROLES (ROLE_TAGS + 1)
#define CAPTION_HEADS 4096 /* a power of two */

enum caption_form {
	CAPTION_NONE,
	CAPTION_BRACKETS, /* "【摘要】…" */
	CAPTION_FACE,     /* bold, and what follows is not */
	CAPTION_ALONE,    /* the whole line */
	CAPTION_QUESTION, /* "What is new? …" */
	CAPTION_GAP,      /* "Summary   The …": two spaces or more */
	CAPTION_STOP,     /* "Summary. …" */
	CAPTION_DASH,     /* "Summary – …", "Summary | …" */
	CAPTION_ROW,      /* "Date 4 May 2024": a row of a table of facts */
	CAPTION_SPACE,    /* "Summary The bureau …" */
	CAPTION_SIGN, /* "■概要 …", "• Date: …": behind a bullet */
	CAPTION_FORMS
};

struct caption {
	enum caption_form form;
	enum role role;
	struct str label;
	struct str rest; /* what follows it */
};

struct captions {
	const struct site *site;
	size_t n[CAPTION_FORMS][CAPTION_ROLES]; /* times each label has it */
	size_t colons; /* labels with a colon, of texts */
	/* How labels begin, as bits: that is asked of each line, and few have
	   one. By their first two bytes, which are ASCII; and by a hash of
	   their first four. */
	uint64_t pairs[128 * 128 / 64], heads[CAPTION_HEADS / 64];
	bool shorter; /* there is a label that has no four */
};

void captions_init(struct captions *captions, const struct site *site);

/* The caption of a line that view_make() has found no label in; its form is
 * CAPTION_NONE where there is none. */
struct caption caption_find(const struct captions *captions,
			    const struct view *view);
void captions_add(struct captions *captions, const struct caption *caption);
/* Whether form is in use in the text. */
bool captions_use(const struct captions *captions, enum caption_form form);

#endif
