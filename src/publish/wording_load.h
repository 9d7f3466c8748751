/*
 * Wording load: reads templates/i18n and checks it.
 *
 * English is the measure: each word it has is wanted in every language, of
 * the same kind and with the same places. A user's file needs to hold only
 * what differs from the program's of the same name.
 *
 * Faults of form are errors [words-form]; what a language lacks, or nobody
 * uses, is a warning [words-missing], [words-unknown].
 */
#ifndef BREVIER_PUBLISH_WORDING_LOAD_H
#define BREVIER_PUBLISH_WORDING_LOAD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "publish/overlay.h"
#include "publish/wording.h"
#include "template/template.h"

/*
 * templates: the folder of templates, of which the files i18n/TAG.yaml are
 * read; their bytes go into hasher. set: what uses the words a user adds. All
 * lives in arena. False and errors where a file is faulty.
 */
bool wordings_load(struct wordings *wordings, struct overlay *templates,
		   const struct folders *folders,
		   const struct template_set *set, struct hasher *hasher,
		   struct arena *arena, struct diags *diags);

#endif
