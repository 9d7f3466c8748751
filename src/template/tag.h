/*
 * Tag: cuts a template into its tags.
 *
 *	struct tag_reader reader;
 *	tag_reader_init(&reader, &source, diags);
 *	while (tag_next(&reader, &tag))
 *		...
 *
 * A faulty tag is reported and passed over, so that all faults of a template
 * are told; reader.failed remembers that there was one.  Names are slices of
 * the source.  Linear in the length of the source.
 */
#ifndef BREVIER_TEMPLATE_TAG_H
#define BREVIER_TEMPLATE_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

enum tag_kind {
	TAG_VARIABLE,   /* {{name}} */
	TAG_MARKUP,     /* {{{name}}} or {{&name}}: not escaped */
	TAG_SECTION,    /* {{#name}} */
	TAG_INVERTED,   /* {{^name}} */
	TAG_CLOSE,      /* {{/name}} */
	TAG_PARTIAL,    /* {{>name}} or {{>*path}} */
	TAG_PARENT,     /* {{<name}} or {{<*path}} */
	TAG_BLOCK,      /* {{$name}} */
	TAG_COMMENT,    /* {{! ... }} */
	TAG_DELIMITERS, /* {{=<% %>=}} */
};

struct tag {
	enum tag_kind kind;
	struct str name;   /* without sigil, asterisk and white space */
	bool dynamic;      /* an asterisk stood before the name */
	bool first;        /* only white space before it in its line */
	bool last;         /* only white space behind it in its line */
	size_t line;       /* of its first character, from 1 */
	size_t start, end; /* offsets: its first byte, behind its last one */
	size_t line_start; /* offset of its line */
	struct str margin; /* white space that its line begins with */
	size_t next_line;  /* offset of the line behind it, if last */
};

struct tag_reader {
	const struct source *source;
	struct diags *diags;
	struct str opener, closer; /* the delimiters as they are now */
	size_t at;                 /* everything before it has been read */
	size_t closer_at;          /* the next closer, if not before at */
	size_t line, line_at;      /* number of the line at an offset */
	size_t line_start;         /* offset of that line, and of what */
	size_t line_text;          /* stands in it behind white space */
	bool failed;
};

void tag_reader_init(struct tag_reader *reader, const struct source *source,
		     struct diags *diags);
/* The next tag without a fault; false where there is none. */
bool tag_next(struct tag_reader *reader, struct tag *tag);

#endif
