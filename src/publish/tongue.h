/*
 * Tongue: a finished page, with the language of each passage in another
 * script told where no template tells it (WCAG 2.2, success criterion 3.1.2).
 *
 * Templates show titles and names as {{title}}; a run of Han, Arabic ... in
 * one gets an element <span lang="zh-Hans"> here, unless an element around it
 * has that language.
 */
#ifndef BREVIER_PUBLISH_TONGUE_H
#define BREVIER_PUBLISH_TONGUE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/script.h"

/* Marks what stands in page from offset from on, well-formed XHTML. Attributes
 * and the texts of title, script, style, option and textarea, which have no
 * elements, stay as they are. scripts may be NULL. */
void tongue_mark(struct buf *page, size_t from,
		 const struct script_langs *scripts);

#endif
