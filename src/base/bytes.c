#include "base/bytes.h"

static bool
is_within(struct str bytes, size_t at, size_t n)
{
	return at <= bytes.n && n <= bytes.n - at;
}

bool
bytes_big(struct str bytes, size_t at, size_t n, uint64_t *number)
{
	*number = 0;
	if (!is_within(bytes, at, n))
		return false;
	for (size_t i = 0; i < n; i++)
		*number = *number << 8 | (unsigned char)bytes.p[at + i];
	return true;
}

bool
bytes_little(struct str bytes, size_t at, size_t n, uint64_t *number)
{
	*number = 0;
	if (!is_within(bytes, at, n))
		return false;
	for (size_t i = n; i-- > 0;)
		*number = *number << 8 | (unsigned char)bytes.p[at + i];
	return true;
}

bool
bytes_are(struct str bytes, size_t at, struct str tag)
{
	return is_within(bytes, at, tag.n) &&
	       str_eq(str_slice(bytes, at, at + tag.n), tag);
}
