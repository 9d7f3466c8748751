#include "publish/href.h"

#include "base/buf.h"
#include "base/escape.h"
#include "model/address.h"
#include "model/urlform.h"
#include "publish/place.h"

/* Browsers strip and skip control characters in addresses (WHATWG URL,
 * section 4.4), so that "java\tscript:" were a scheme; '\' they take for a
 * slash. */
static bool
has_control(struct str url)
{
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] < 0x20 || url.p[i] == 0x7f)
			return true;
	return false;
}

/* Where relative addresses lead on the web; empty: nowhere. */
static struct str
base_of(const struct html_options *options)
{
	if (options->base.n || !options->around)
		return options->base;
	return place_base(options->around);
}

/* "https://host" of an address. */
static struct str
origin(struct str url)
{
	size_t host = str_find(url, STR("://"), 0);
	size_t path = host == STR_NONE ? STR_NONE : str_chr(url, '/', host + 3);

	return path == STR_NONE ? url : str_slice(url, 0, path);
}

/* A relative address (RFC 3986, section 4.2), but none that leaves the site:
 * "//host" and "\\host" name another machine. */
static struct str
relative(struct arena *arena, struct str url,
	 const struct html_options *options)
{
	struct str none = {0}, base;

	if (!url.n || str_chr(url, '\\', 0) != STR_NONE ||
	    str_starts(url, STR("//")))
		return none;
	base = base_of(options);
	/* A folder on disk has no root: only on the web does "/x" lead on. */
	if (url.p[0] == '/' && base.n)
		return escape_url_in(arena,
				     ARENA_JOIN(arena, origin(base), url));
	if (url.p[0] == '/')
		return none;
	if (options->place)
		return place_resolve(options->place, url, arena);
	if (!options->away || (url.p[0] == '#' && !options->epub))
		return escape_url_in(arena, arena_str(arena, url));
	if (!base.n || url.p[0] == '#')
		return none;
	return escape_url_in(arena, ARENA_JOIN(arena, base, url));
}

/* Percent signs that hide what no host name holds: "exa%20mple.org". */
static bool
host_is_odd(struct str host)
{
	for (size_t i = 0; i + 1 < host.n; i++)
		if (host.p[i] == '%' && host.p[i + 1] < '8')
			return true;
	return false;
}

struct str
href_make(struct arena *arena, struct str url,
	  const struct html_options *options)
{
	struct address address;
	struct str none = {0};

	url = str_trim(url);
	if (has_control(url))
		return none;
	if (!address_has_scheme(url))
		return relative(arena, url, options);
	url = escape_url_in(arena, arena_str(arena, url));
	if (!address_parse(url, arena, &address) || host_is_odd(address.host) ||
	    urlform_host_fault(url))
		return none;
	return url;
}
