/*
 * Href: which addresses of a text are linked, and how.
 *
 * Texts come from anywhere, so an address may be an attack. Linked are http,
 * https, ftp and mailto (see address.h) and relative ones that stay on the
 * same machine; nothing with a control character.
 */
#ifndef BREVIER_PUBLISH_HREF_H
#define BREVIER_PUBLISH_HREF_H

#include "base/arena.h"
#include "base/str.h"
#include "publish/html.h"

/* The address to link url by, percent-encoded but not yet escaped; absent
 * where it is not to be linked. In arena. */
struct str href_make(struct arena *arena, struct str url,
		     const struct html_options *options);

#endif
