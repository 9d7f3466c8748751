#include "align/finder.h"

#include "base/utf8.h"
#include "align/sources.h"

struct anchor *
finder_put(struct finder *finder, enum anchor_kind kind, size_t from, size_t to)
{
	const struct para *para = finder->para;
	const struct piece *piece = para_piece(para, from);
	struct anchor *anchor = arena_alloc(finder->arena, sizeof(*anchor));

	anchor->kind = kind;
	anchor->para = para;
	anchor->from = from;
	anchor->to = to;
	anchor->words = str_slice(para->text, from, to);
	anchor->prose = finder->prose + (para_is_fact(para) ? 0 : from);
	anchor->page = piece->page;
	anchor->number = piece->number;
	*finder->last = anchor;
	finder->last = &anchor->next;
	finder->found++;
	return anchor;
}

bool
finder_next_name(struct str text, size_t *from, size_t end, size_t *name,
		 size_t *name_end)
{
	size_t at, comma;

	if (*from >= end)
		return false;
	at = source_separator(str_slice(text, 0, end), *from, &comma);
	*name = *from;
	*name_end = at;
	*from = at + comma;
	while (*name < *name_end && text.p[*name] == ' ')
		++*name;
	while (*name < *name_end && text.p[*name_end - 1] == ' ')
		--*name_end;
	return true;
}

bool
finder_is_mark(const struct finder *finder, struct str text)
{
	return source_is_mark(text) || (finder->documents.mark.n > 0 &&
					str_eq(text, finder->documents.mark));
}

bool
finder_in_cjk(struct str text, size_t from)
{
	return rune_is_cjk(utf8_previous(text, &from)) ||
	       (from > 0 && rune_is_cjk(utf8_previous(text, &from)));
}

bool
finder_ends_para(const struct para *para, size_t at)
{
	struct str rest = str_trim(str_skip(para->text, at));

	return rest.n == 0 || str_eq(rest, STR(".")) || str_eq(rest, STR("。"));
}

bool
finder_ends_note(const struct para *para, size_t at)
{
	return para->note && finder_ends_para(para, at);
}
