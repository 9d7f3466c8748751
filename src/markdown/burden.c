#include "markdown/burden.h"

/* Signs that open or close something in a line or at its beginning, and ends
 * of lines. */
static const unsigned char signs[256] = {
    ['\n'] = 1, ['!'] = 1, ['&'] = 1, ['*'] = 1, ['+'] = 1,
    ['-'] = 1,  ['<'] = 1, ['>'] = 1, ['['] = 1, ['\\'] = 1,
    [']'] = 1,  ['_'] = 1, ['`'] = 1, ['|'] = 1,
};

bool
burden_check(const struct source *source, struct diags *diags)
{
	struct str text = source->text;
	size_t n = 0, at = 0;

	if (text.n <= BURDEN_MAX)
		return true;
	while (at < text.n && n <= BURDEN_MAX)
		n += signs[(unsigned char)text.p[at++]];
	if (n <= BURDEN_MAX)
		return true;
	diag_at(diags, DIAG_ERROR, "markup-limit", source, at - 1,
		"more than %d signs that may be markup, such as '[' and '*'; "
		"part the text into several files",
		BURDEN_MAX);
	return false;
}
