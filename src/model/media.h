/*
 * Media: files that stand beside the seeds and are published with them:
 * images that briefings show, documents that they lead to.
 */
#ifndef BREVIER_MODEL_MEDIA_H
#define BREVIER_MODEL_MEDIA_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/image.h"
#include "base/str.h"

struct media {
	struct str name;        /* from the folder of the seeds: "img/a.png" */
	struct str file;        /* to read it by: "seeds/img/a.png" */
	struct str path;        /* in the site, with a fingerprint:
				   "assets/media/a-3fb0c1d2.png" */
	const char *media_type; /* "image/png" */
	bool is_image;
	bool is_shown;      /* some text shows it in place */
	struct image image; /* of an image */
	struct hash hash;   /* of its bytes */
	struct media *next;
};

/* Whether a file of that name may be published at all: an image, or a
 * document of a kind that no browser runs. */
bool media_is_published(struct str name);
/* Whether there is a regular file of that name in folder. */
bool media_exists(const char *folder, struct str name);
/* The files that may be published in a folder within folder, by their names
 * from there, with a NUL behind each. Returns how many. */
size_t media_list(const char *folder, struct str within, struct arena *arena,
		  struct file_list *list);
/* Reads the file. All of *media is in arena; NULL and an error where it
 * cannot be read, or is no image although its name is that of one. */
struct media *media_load(const char *folder, struct str name,
			 struct arena *arena, struct diags *diags);
/* Whether the file is compressed by its own format. */
bool media_is_packed(const struct media *media);
/* The bytes once more; an error where they have changed since. */
bool media_read(const struct media *media, struct arena *arena,
		struct str *bytes, struct diags *diags);

#endif
