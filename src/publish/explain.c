#include "publish/explain.h"

#include "base/escape.h"
#include "catalog/abbrev.h"
#include "catalog/shortform.h"

/* What word, a slice of text, stands for where it is to be explained here;
 * absent where it is not. */
static struct str
explain_word(struct explain *explain, struct str text, struct str word)
{
	uint64_t key = traces_term(word), *kept;
	struct str name = {(const char *)&key, sizeof(key)}, expansion;
	const struct term *term =
	    glossary_find(&explain->catalog->glossary, key);

	if (!term || map_get(&explain->seen, name))
		return (struct str){0};
	expansion = glossary_expand(explain->catalog, term, explain->k);
	if (!expansion.n || abbrev_is_explained(text, word, expansion))
		return (struct str){0};
	kept = arena_alloc(explain->arena, sizeof(*kept));
	*kept = key;
	name.p = (const char *)kept;
	*map_put(&explain->seen, explain->arena, name) = kept;
	return expansion;
}

static void
put_abbr(struct buf *out, struct str word, struct str expansion)
{
	buf_puts(out, "<abbr title=\"");
	escape_xml(out, expansion);
	buf_puts(out, "\">");
	escape_xml(out, word);
	buf_puts(out, "</abbr>");
}

void
explain_put(struct buf *out, struct str text, struct explain *explain)
{
	struct shortform_scan scan = {.text = text};
	struct str word, expansion;
	size_t done = 0, from;

	if (!explain || explain->catalog->glossary.n == 0) {
		escape_xml(out, text);
		return;
	}
	while (shortform_next(&scan, &word)) {
		from = (size_t)(word.p - text.p);
		if (from < done) /* part of one that is explained */
			continue;
		expansion = explain_word(explain, text, word);
		if (!expansion.n)
			continue;
		escape_xml(out, str_slice(text, done, from));
		put_abbr(out, word, expansion);
		done = from + word.n;
	}
	escape_xml(out, str_skip(text, done));
}
