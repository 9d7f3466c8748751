#include "base/lang.h"

static const struct str tags[LANG_COUNT] = {
    [LANG_EN] = STR_INIT("en"), [LANG_DE] = STR_INIT("de"),
    [LANG_FR] = STR_INIT("fr"), [LANG_ES] = STR_INIT("es"),
    [LANG_ZH] = STR_INIT("zh"), [LANG_JA] = STR_INIT("ja"),
};

enum lang
lang_of(struct str tag)
{
	size_t hyphen = str_chr(tag, '-', 0);

	tag = str_slice(tag, 0, hyphen);
	for (int i = 0; i < LANG_COUNT; i++)
		if (str_eq_case(tag, tags[i]))
			return (enum lang)i;
	return LANG_OTHER;
}

struct str
lang_tag(enum lang lang)
{
	return lang < LANG_COUNT ? tags[lang] : (struct str){0};
}

bool
lang_is_tag(struct str tag)
{
	struct str subtag;
	bool first = true;

	if (tag.n == 0 || tag.p[tag.n - 1] == '-')
		return false;
	while (str_cut(&tag, '-', &subtag)) {
		if (subtag.n < (first ? 2 : 1) || subtag.n > 8)
			return false;
		for (size_t i = 0; i < subtag.n; i++)
			if (!(first ? ascii_alpha : ascii_alnum)(subtag.p[i]))
				return false;
		first = false;
	}
	return true;
}

bool
lang_is_within(struct str tag, struct str range)
{
	return str_starts_case(tag, range) &&
	       (tag.n == range.n || tag.p[range.n] == '-');
}

bool
lang_is_same(struct str a, struct str b)
{
	return str_eq_case(str_slice(a, 0, str_chr(a, '-', 0)),
			   str_slice(b, 0, str_chr(b, '-', 0)));
}
