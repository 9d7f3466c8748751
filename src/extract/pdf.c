#include "extract/pdf.h"

#include <string.h>

#include "base/child.h"

#define SECONDS 60
#define MEMORY ((size_t)2 << 30)
#define OUTPUT ((size_t)64 << 20)

/* The first line of what pdftohtml says, without its kind of message. */
static struct str
first_line(struct str error)
{
	struct str line = {0};

	error = str_trim(error);
	str_cut(&error, '\n', &line);
	return str_trim(line);
}

static void
tell_failure(const struct child *child, const char *path, struct diags *diags)
{
	struct str said = first_line(child->error);

	if (child->signal)
		diag_file(diags, DIAG_ERROR, "pdf", path,
			  "pdftohtml was ended by signal %d on this file; save "
			  "the PDF anew, or take Tika's XHTML of it",
			  child->signal);
	else
		diag_file(diags, DIAG_ERROR, "pdf", path,
			  "pdftohtml cannot read this file%s%.*s",
			  said.n > 0 ? ": " : "", STR_ARG(said));
}

static bool
tell(const struct child *child, const char *path, struct diags *diags)
{
	switch (child->end) {
	case CHILD_FINE:
		if (child->out.n > 0)
			return true;
		tell_failure(child, path, diags);
		break;
	case CHILD_FAILED:
		tell_failure(child, path, diags);
		break;
	case CHILD_MISSING:
		diag_file(diags, DIAG_ERROR, "pdf-tool", path,
			  "a PDF is read by 'pdftohtml', which is not "
			  "installed; it comes with poppler-utils");
		break;
	case CHILD_SYSTEM:
		diag_file(diags, DIAG_ERROR, "pdf-tool", path,
			  "'pdftohtml' cannot be started: %s",
			  strerror(child->code));
		break;
	case CHILD_TIME:
		diag_file(diags, DIAG_ERROR, "pdf-limit", path,
			  "pdftohtml takes more than %d seconds for this file",
			  SECONDS);
		break;
	case CHILD_OUTPUT:
		diag_file(diags, DIAG_ERROR, "pdf-limit", path,
			  "pdftohtml makes more than %zu MB of this file",
			  OUTPUT >> 20);
		break;
	}
	return false;
}

bool
pdf_read(struct str *xml, struct str path, struct arena *arena,
	 struct diags *diags)
{
	static const struct child_limits limits = {
	    .seconds = SECONDS, .memory = MEMORY, .output = OUTPUT};
	/* A name that begins with a hyphen must not be an option. */
	struct str file = path.n > 0 && path.p[0] == '-'
			      ? arena_printf(arena, "./%.*s", STR_ARG(path))
			      : arena_str(arena, path);
	char words[][16] = {"pdftohtml", "-xml", "-i",
			    "-stdout",   "-enc", "UTF-8"};
	char *name = arena_alloc(arena, file.n + 1);
	char *argv[] = {words[0], words[1], words[2], words[3],
			words[4], words[5], name,     NULL};
	struct child child;
	char *copy;

	memcpy(name, file.p, file.n);
	child_run(&child, argv, (struct str){0}, &limits, arena);
	copy = arena_alloc(arena, child.out.n + 1);
	for (size_t i = 0; i < child.out.n; i++) {
		char c = child.out.p[i];

		copy[i] = c >= 0 && c < ' ' && c != '\n' ? ' ' : c;
	}
	*xml = (struct str){copy, child.out.n};
	return tell(&child, file.p, diags);
}
