#include "base/text.h"

#include "base/utf8.h"

/* Whether text was cut within the character that begins at offset at: what
 * is there of it can be a character's beginning (RFC 3629, section 3). */
static bool
ends_in_character(struct str text, size_t at)
{
	unsigned char lead = (unsigned char)text.p[at];
	size_t length = lead < 0xC2   ? 1
			: lead < 0xE0 ? 2
			: lead < 0xF0 ? 3
			: lead < 0xF5 ? 4
				      : 1;

	if (text.n - at >= length)
		return false;
	while (++at < text.n)
		if (((unsigned char)text.p[at] & 0xC0) != 0x80)
			return false;
	return true;
}

bool
text_check_encoding(const struct source *source, struct diags *diags)
{
	struct str text = source->text;
	size_t bad = utf8_check(text), nul = str_chr(text, '\0', 0);

	if (nul < bad)
		diag_at(diags, DIAG_ERROR, "encoding", source, nul,
			"a NUL byte: this is no text file");
	else if (bad == text.n)
		return true;
	else if (ends_in_character(text, bad))
		diag_at(diags, DIAG_ERROR, "encoding", source, bad,
			"the file ends within this character; is it whole?");
	else
		diag_at(diags, DIAG_ERROR, "encoding", source, bad,
			"byte 0x%02X is not UTF-8; save the file as UTF-8",
			(unsigned)(unsigned char)text.p[bad]);
	return false;
}

bool
text_check(const struct source *source, struct diags *diags)
{
	if (str_trim(source->text).n > 0)
		return text_check_encoding(source, diags);
	diag_file(diags, DIAG_ERROR, "empty", source->name.p,
		  "there is no text in this file");
	return false;
}
