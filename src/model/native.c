#include "model/native.h"

#include "base/utf8.h"

static bool
is_foreign(struct str text)
{
	for (size_t at = 0; at < text.n;) {
		unsigned c = utf8_next(text, &at);

		if (c >= 0x370 && rune_is_letter(c))
			return true;
	}
	return false;
}

/* Whether text ends in a character of Chinese or Japanese: then what follows
 * in parentheses is a part of it, such as "（第四版）". */
static bool
is_cjk(struct str text)
{
	size_t at = text.n;

	return text.n > 0 && rune_is_cjk(utf8_previous(text, &at));
}

void
native_split(struct str text, struct str *title, struct str *native)
{
	size_t depth = 0, end = text.n;

	*title = text;
	if (!str_ends(text, STR(")")) && !str_ends(text, STR("）")))
		return;
	for (size_t at = text.n, here = at; at > 0; here = at) {
		unsigned c = utf8_previous(text, &at);

		if (c == ')' || c == 0xFF09) {
			end = depth++ == 0 ? at : end;
		} else if ((c == '(' || c == 0xFF08) && --depth == 0) {
			struct str inside = str_slice(text, here, end);

			if (!is_foreign(inside) ||
			    is_cjk(str_trim(str_slice(text, 0, at))))
				return;
			*native = str_trim(inside);
			*title = str_trim(str_slice(text, 0, at));
			return;
		}
	}
}
