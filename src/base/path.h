/*
 * Path: names of files, taken apart and put together; no file is touched.
 *
 * Components are separated by '/'. These functions are part of what file.h
 * offers, hence their prefix.
 */
#ifndef BREVIER_BASE_PATH_H
#define BREVIER_BASE_PATH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* "a/b" from "a" and "b", "b" from "." or "" and "b"; in arena. */
char *file_join(struct arena *arena, struct str folder, struct str name);
/* Parts of a path: "a/b.txt" has folder "a", stem "b", extension "txt".
 * A full stop that begins a name begins no extension. */
struct str file_folder(struct str path);    /* "." where there is none */
struct str file_name(struct str path);      /* last component */
struct str file_stem(struct str path);      /* without folder, extension */
struct str file_extension(struct str path); /* without the dot; may be "" */

/* Whether a component can be published as a file's name: it is not empty, not
 * hidden, not longer than 255 bytes, does not end in a full stop, is no device
 * of Windows, and has no spaces, controls (also those of direction) or signs
 * that file systems, addresses or {#id} use. */
bool file_name_is_safe(struct str name);
/* Whether Windows takes a name for a device, whatever its extension: "con",
 * "Aux.txt", "lpt1" (Microsoft, "Naming Files, Paths, and Namespaces"). */
bool file_name_is_device(struct str name);

#endif
