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

/* What begins so is no text in UTF-8; NULL: nothing is known. */
static const char *
known_kind(struct str text)
{
	static const struct {
		struct str start;
		const char *what;
	} kinds[] = {
	    {STR_INIT("\xFF\xFE\0\0"), "is UTF-32; save it as UTF-8"},
	    {STR_INIT("\0\0\xFE\xFF"), "is UTF-32; save it as UTF-8"},
	    {STR_INIT("\xFF\xFE"), "is UTF-16; save it as UTF-8"},
	    {STR_INIT("\xFE\xFF"), "is UTF-16; save it as UTF-8"},
	    {STR_INIT("%PDF-"), "is a PDF; its name must end in '.pdf'"},
	    {STR_INIT("PK\3\4"), "is a ZIP archive or an office document"},
	};
	bool low = text.n > 1 && text.p[0] && !text.p[1];
	bool high = text.n > 1 && !text.p[0] && text.p[1];

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_starts(text, kinds[i].start))
			return kinds[i].what;
	/* Every second byte of Latin letters. */
	if (text.n > 3 && ((low && !text.p[3]) || (high && !text.p[2])))
		return "looks like UTF-16; save it as UTF-8";
	return NULL;
}

/* What is wrong with the byte at offset at, in the words of RFC 3629. */
static const char *
fault_of(struct str text, size_t at)
{
	unsigned char lead = (unsigned char)text.p[at];
	unsigned char next =
	    at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0;

	if (next < 0x80 || next > 0xBF)
		return "";
	if (lead == 0xED && next >= 0xA0)
		return ", but half of a pair of UTF-16";
	if (lead == 0xC0 || lead == 0xC1 || (lead == 0xE0 && next < 0xA0) ||
	    (lead == 0xF0 && next < 0x90))
		return ", but a longer form of another character";
	return "";
}

bool
text_check_encoding(const struct source *source, struct diags *diags)
{
	struct str text = source->text;
	size_t bad = utf8_check(text), nul = str_chr(text, '\0', 0);
	const char *kind = known_kind(text);

	if (nul == STR_NONE && bad == text.n)
		return true;
	if (kind)
		diag_at(diags, DIAG_ERROR, "encoding", source,
			nul < bad ? nul : bad, "this file %s", kind);
	else if (nul < bad)
		diag_at(diags, DIAG_ERROR, "encoding", source, nul,
			"a NUL byte: this is no text file");
	else if (ends_in_character(text, bad))
		diag_at(diags, DIAG_ERROR, "encoding", source, bad,
			"the file ends within this character; is it whole?");
	else
		diag_at(diags, DIAG_ERROR, "encoding", source, bad,
			"byte 0x%02X is not UTF-8%s; save the file as UTF-8",
			(unsigned)(unsigned char)text.p[bad],
			fault_of(text, bad));
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
