#include "markdown/sink.h"

void
sink_begin(struct sink *sink)
{
	if (sink->fresh)
		buf_put(sink->out, buf_str(&sink->prefix));
	sink->fresh = false;
}

void
sink_line(struct sink *sink)
{
	if (sink->fresh) { /* a blank line has its prefix without spaces */
		struct str prefix = buf_str(&sink->prefix);

		while (prefix.n > 0 && prefix.p[prefix.n - 1] == ' ')
			prefix.n--;
		buf_put(sink->out, prefix);
	}
	buf_putc(sink->out, '\n');
	sink->fresh = true;
}

void
sink_gap(struct sink *sink)
{
	if (sink->out->n == 0)
		return;
	if (!sink->fresh)
		sink_line(sink);
	sink_line(sink);
}

void
sink_put(struct sink *sink, struct str text)
{
	sink_begin(sink);
	buf_put(sink->out, text);
}

void
sink_put_lines(struct sink *sink, struct str text)
{
	for (size_t from = 0; from <= text.n;) {
		size_t end = str_chr(text, '\n', from);

		if (end == STR_NONE)
			end = text.n;
		if (from > 0)
			sink_line(sink);
		if (end > from)
			sink_put(sink, str_slice(text, from, end));
		from = end + 1;
	}
}

void
sink_put_page(struct sink *sink, int page)
{
	sink_begin(sink);
	buf_printf(sink->out, "<!-- page %d -->", page);
}
