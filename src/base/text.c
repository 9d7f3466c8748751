#include "base/text.h"

#include "base/utf8.h"

bool
text_check(const struct source *source, struct diags *diags)
{
	struct str text = source->text;
	size_t bad = utf8_check(text), nul = str_chr(text, '\0', 0);

	if (str_trim(text).n == 0) {
		diag_file(diags, DIAG_ERROR, "empty", source->name.p,
			  "there is no text in this file");
		return false;
	}
	if (nul < bad) {
		diag_at(diags, DIAG_ERROR, "encoding", source, nul,
			"a NUL byte: this is no text file");
		return false;
	}
	if (bad < text.n) {
		diag_at(diags, DIAG_ERROR, "encoding", source, bad,
			"byte 0x%02X is not UTF-8",
			(unsigned)(unsigned char)text.p[bad]);
		return false;
	}
	return true;
}
