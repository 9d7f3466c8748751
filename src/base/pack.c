#include "base/pack.h"

#include <stdint.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"

/* The next n bytes of what is read; NULL where there are fewer. */
static const char *
take(struct pack *pack, size_t n)
{
	const char *bytes = pack->in.p;

	if (pack->failed || n > pack->in.n) {
		pack->failed = true;
		return NULL;
	}
	pack->in = str_skip(pack->in, n);
	return bytes;
}

bool
pack_open(struct pack *pack, const char *path, struct str head)
{
	struct diags ignored;
	struct str text;

	diags_init(&ignored, pack->arena);
	if (!file_exists(path) ||
	    !file_read(path, pack->arena, &text, &ignored) ||
	    !str_starts(text, head))
		return false;
	pack->in = str_skip(text, head.n);
	return true;
}

void
pack_plain(struct pack *pack, void *value, size_t size)
{
	const char *bytes;

	if (size == 0)
		return;
	if (pack->out) {
		buf_put(pack->out, (struct str){value, size});
		return;
	}
	bytes = take(pack, size);
	if (bytes)
		memcpy(value, bytes, size);
	else
		memset(value, 0, size);
}

void
pack_text(struct pack *pack, struct str *text)
{
	uint32_t n = text->p ? (uint32_t)text->n + 1 : 0; /* with the NUL */

	pack_plain(pack, &n, sizeof(n));
	if (pack->out) {
		if (n)
			buf_put(pack->out, *text);
		if (n)
			buf_putc(pack->out, '\0');
		return;
	}
	*text = (struct str){n ? take(pack, n) : NULL, 0};
	if (text->p)
		text->n = n - 1;
	if (pack->copies)
		*text = arena_str(pack->arena, *text);
}

void *
pack_node(struct pack *pack, void *node, size_t size)
{
	unsigned char there = node != NULL; /* what is read may be any byte */

	pack_plain(pack, &there, sizeof(there));
	if (there > 1)
		pack->failed = true;
	if (!there || pack->out)
		return node;
	return arena_alloc(pack->arena, size);
}

void *
pack_array(struct pack *pack, void *items, size_t *n, size_t size)
{
	pack_plain(pack, n, sizeof(*n));
	if (pack->out)
		return items;
	if (*n > pack->in.n) { /* an item has a byte, at least */
		pack->failed = true;
		*n = 0;
	}
	return *n ? arena_array(pack->arena, *n, size) : NULL;
}

bool
pack_done(const struct pack *pack)
{
	return !pack->failed && pack->in.n == 0;
}
