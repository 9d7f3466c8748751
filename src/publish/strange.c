#include "publish/strange.h"

#include "publish/html.h"
#include "publish/wording.h"

struct strange {
	struct buf out;
	struct str lang;
	bool ltr;
	bool bare;   /* in what can have no elements */
	size_t open; /* marks that are not closed yet */
};

/* How long the mark at the beginning of text is; 0: there is none. */
static size_t
mark_at(struct str text, bool *opens)
{
	*opens = str_starts(text, STR(WORDING_OPEN));
	return *opens || str_starts(text, STR(WORDING_CLOSE))
		   ? STR(WORDING_OPEN).n
		   : 0;
}

/* Opens or closes an element; what is marked within words, such as a title, is
 * a text of its own. */
static void
put_mark(struct strange *strange, bool opens)
{
	struct buf *out = &strange->out;

	if (strange->bare || (!opens && strange->open == 0))
		return;
	if (!opens) {
		buf_puts(out, --strange->open ? "</bdi>" : "</span>");
	} else if (strange->open++) {
		buf_puts(out, "<bdi>");
	} else {
		buf_puts(out, "<span");
		html_put_lang(out, strange->lang, false);
		buf_puts(out, strange->ltr ? " dir=\"ltr\">" : ">");
	}
}

/* What a tag begins or ends, text being from its '<' or '>' on. Words that are
 * not closed before it are closed here. */
static void
pass_tag(struct strange *strange, struct str text, bool *plain)
{
	bool begins = text.p[0] == '<';

	while (begins && !strange->bare && strange->open > 0)
		put_mark(strange, false);
	if (begins)
		*plain = str_starts(text, STR("<title")) ||
			 str_starts(text, STR("<script"));
	strange->bare = begins || *plain;
}

void
strange_mark(struct buf *page, size_t from, struct str lang, bool ltr)
{
	struct strange strange = {.lang = lang, .ltr = ltr};
	struct str text = str_skip(buf_str(page), from);
	size_t done = 0, n;
	bool opens, plain = false;

	for (size_t at = 0; at < text.n; at += n ? n : 1) {
		struct str rest = str_skip(text, at);
		char c = text.p[at];

		n = mark_at(rest, &opens);
		if (!n && c != '<' && c != '>')
			continue;
		buf_put(&strange.out, str_slice(text, done, at));
		done = at + n;
		if (n)
			put_mark(&strange, opens);
		else
			pass_tag(&strange, rest, &plain);
	}
	buf_put(&strange.out, str_skip(text, done));
	page->n = from;
	buf_put(page, buf_str(&strange.out));
	buf_free(&strange.out);
}
