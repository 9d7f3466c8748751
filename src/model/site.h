/*
 * Site: the configuration, seeds/site.yaml.
 *
 * Read once, then const for the whole build. seeds/README.md documents every
 * key for editors; site_read() is where keys and defaults stand.
 */
#ifndef BREVIER_MODEL_SITE_H
#define BREVIER_MODEL_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/script.h"
#include "base/str.h"
#include "model/briefing.h"
#include "model/conformance.h"

struct label {
	struct str text; /* as it stands in the text, without colon */
	enum role role;
	struct label *next;
};

/* What links and images that lead nowhere are. */
enum dead_links {
	DEAD_SOME,    /* errors, where they name a briefing or a heading; of
			 files and images there is a warning */
	DEAD_ERROR,   /* errors, all of them */
	DEAD_WARNING, /* none is an error */
};

struct site {
	struct str title;
	struct str base_url; /* ends in '/'; absent: none given */
	struct str publisher;
	struct str description;
	struct str lang;
	bool lang_given;        /* false: nobody said that it is English */
	struct str accent;      /* "#rrggbb" */
	struct str accent_dark; /* the same for dark schemes */
	struct str rights;      /* of all that is published; may be
				   absent */
	struct conformance conformance; /* of its books */
	enum dead_links dead_links;
	bool pictures;          /* each briefing's card drawn as PNG */
	bool archive_seed;      /* what a briefing was made from is in its
				   ZIP */
	bool unsafe_html;       /* what is harmless of raw HTML is shown */
	struct str *typography; /* languages whose texts are set by
				   typography.h */
	size_t n_typography;
	struct script_langs scripts; /* of texts in other scripts */
	struct label *labels;        /* the site's own */
	struct map known;            /* those of all sites: labels_index() */
	struct str *sections;        /* names for sections that lost theirs */
	size_t n_sections;
	struct hash hash; /* of the file's bytes */
};

/*
 * Reads FOLDER/site.yaml. Without that file the site has defaults and a
 * warning is recorded; false and errors for a faulty one.
 */
bool site_read(struct site *site, const char *folder, struct arena *arena,
	       struct diags *diags);
/* The same from a text that is at hand; source and text outlive the site. */
bool site_parse(struct site *site, const struct source *source,
		struct arena *arena, struct diags *diags);

#endif
