#include "base/nfc.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"

/* Absent where text is no UTF-8. */
static struct str
map_text(struct str text, unsigned options, struct arena *arena)
{
	utf8proc_uint8_t *bytes = NULL;
	utf8proc_ssize_t n = utf8proc_map(
	    (const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &bytes,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE | options);
	struct str mapped = {0};

	if (n == UTF8PROC_ERROR_NOMEM)
		arena_no_memory();
	if (n >= 0)
		mapped = arena_str(
		    arena, (struct str){(const char *)bytes, (size_t)n});
	free(bytes);
	return mapped;
}

static bool
is_ascii(struct str text)
{
	size_t at = utf8_skip_ascii(text, 0);

	while (at < text.n && (unsigned char)text.p[at] < 0x80)
		at++;
	return at == text.n;
}

struct str
nfc(struct str text, struct arena *arena)
{
	struct str mapped = {0};

	if (!is_ascii(text))
		mapped = map_text(text, 0, arena);
	return mapped.p ? mapped : text;
}

struct str
nfc_fold(struct str text, struct arena *arena)
{
	struct str folded = {0};
	char *p;

	if (!is_ascii(text))
		folded = map_text(text, UTF8PROC_CASEFOLD, arena);
	if (folded.p)
		return folded;
	p = arena_alloc(arena, text.n + 1);
	for (size_t i = 0; i < text.n; i++)
		p[i] = ascii_lower(text.p[i]);
	return (struct str){p, text.n};
}
