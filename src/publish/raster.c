#include "publish/raster.h"

#include <string.h>

#include "base/child.h"

#define SECONDS 60
#define MEMORY ((size_t)2 << 30)
#define OUTPUT ((size_t)64 << 20)

static bool
tell(const struct child *child, struct str name, struct diags *diags)
{
	struct str said = str_trim(child->error), line = {0};

	if (child->end == CHILD_FINE && child->out.n > 0)
		return true;
	if (child->end == CHILD_MISSING) {
		diag_file(diags, DIAG_ERROR, "picture-tool", name.p,
			  "'pictures: png' needs 'rsvg-convert', which is not "
			  "installed; it comes with librsvg");
		return false;
	}
	str_cut(&said, '\n', &line);
	diag_file(diags, DIAG_ERROR, "picture", name.p,
		  "rsvg-convert cannot draw this picture%s%.*s",
		  line.n ? ": " : "", STR_ARG(line));
	return false;
}

bool
raster_png(struct str svg, int width, struct str name, struct buf *out,
	   struct diags *diags)
{
	static const struct child_limits limits = {
	    .seconds = SECONDS, .memory = MEMORY, .output = OUTPUT};
	char words[][16] = {"rsvg-convert", "--format", "png", "--width"};
	struct arena arena = {0};
	struct child child;
	char number[16];
	char *argv[] = {words[0], words[1], words[2], words[3], number, NULL};
	bool ok;

	snprintf(number, sizeof(number), "%d", width);
	child_run(&child, argv, svg, &limits, &arena);
	ok = tell(&child, arena_printf(diags->arena, "%.*s.png", STR_ARG(name)),
		  diags);
	if (ok)
		buf_put(out, child.out);
	arena_free(&arena);
	return ok;
}
