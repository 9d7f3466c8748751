#include "model/address.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/fold.h"
#include "base/utf8.h"

/* Slices of an address; nothing is decoded. */
struct parts {
	struct str scheme, host, path, query, fragment;
	struct str after_host; /* path, query and fragment as one */
};

/* ---- Generic syntax (RFC 3986, section 3) ---- */

#define SCHEME_MAX 6 /* bytes of the longest of these */

static const struct str schemes[] = {
    STR_INIT("http"),
    STR_INIT("https"),
    STR_INIT("mailto"),
    STR_INIT("ftp"),
};

static bool
scheme_is_published(struct str scheme)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (str_eq_case(scheme, schemes[i]))
			return true;
	return false;
}

/* Bytes that no address holds, not even a careless one. Letters beyond ASCII
 * pass: addresses are written with them (RFC 3987). */
static bool
has_forbidden(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c > '>' && c != 0x7f)
			continue; /* as letters are */
		if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"')
			return true;
	}
	return false;
}

static size_t
find_any(struct str text, const char *set)
{
	size_t at = text.n;

	for (; *set; set++) {
		size_t found = str_chr(text, *set, 0);

		if (found < at)
			at = found;
	}
	return at;
}

/* Host without user, port and "www."; its letters as they are. */
static struct str
authority_host(struct str authority)
{
	static const struct str www = STR_INIT("www.");
	size_t at = str_chr(authority, '@', 0), end;

	if (at != STR_NONE)
		authority = str_skip(authority, at + 1);
	if (authority.n > 0 && authority.p[0] == '[') {
		end = str_chr(authority, ']', 0);
		end = end == STR_NONE ? authority.n : end + 1;
	} else {
		end = find_any(authority, ":");
	}
	authority = str_slice(authority, 0, end);
	if (str_starts_case(authority, www) && authority.n > www.n)
		authority = str_skip(authority, www.n);
	return authority;
}

static bool
host_is_valid(struct str host)
{
	static const bool odd[256] = {
	    ['('] = true, [')'] = true,  ['\\'] = true, ['^'] = true,
	    ['`'] = true, ['{'] = true,  ['|'] = true,  ['}'] = true,
	    [','] = true, [';'] = true,  ['!'] = true,  ['*'] = true,
	    ['$'] = true, ['\''] = true,
	};
	size_t open = str_chr(host, '[', 0), close = str_chr(host, ']', 0);

	/* "[::1]" alone has brackets (RFC 3986, section 3.2.2). */
	if ((open != STR_NONE || close != STR_NONE) &&
	    (open != 0 || close != host.n - 1))
		return false;
	for (size_t i = 0; i < host.n; i++)
		if (odd[(unsigned char)host.p[i]])
			return false;
	return host.n > 0 && host.p[0] != '.' && host.p[0] != '-';
}

static void
split_after_host(struct str rest, struct parts *parts)
{
	size_t hash = find_any(rest, "#");
	size_t query = find_any(str_slice(rest, 0, hash), "?");

	parts->after_host = rest;
	parts->path = str_slice(rest, 0, query);
	if (query < hash)
		parts->query = str_slice(rest, query + 1, hash);
	if (hash < rest.n)
		parts->fragment = str_skip(rest, hash + 1);
}

/* RFC 6068: mailto:name@domain?header=value. */
static bool
split_mail(struct str rest, struct parts *parts)
{
	struct str mail = str_slice(rest, 0, find_any(rest, "?"));
	size_t at = str_chr(mail, '@', 0);

	if (at == STR_NONE || at == 0)
		return false;
	parts->host = str_skip(mail, at + 1);
	parts->host = str_slice(parts->host, 0, find_any(parts->host, ","));
	return host_is_valid(parts->host);
}

static bool
split(struct str text, struct parts *parts)
{
	size_t colon = str_chr(str_slice(text, 0, SCHEME_MAX + 1), ':', 0), end;
	struct str rest;

	*parts = (struct parts){0};
	if (colon == STR_NONE)
		return false;
	parts->scheme = str_slice(text, 0, colon);
	if (!scheme_is_published(parts->scheme) || has_forbidden(text))
		return false;
	rest = str_skip(text, colon + 1);
	if (str_eq_case(parts->scheme, STR("mailto")))
		return split_mail(rest, parts);
	if (!str_starts(rest, STR("//")))
		return false;
	rest = str_skip(rest, 2);
	end = find_any(rest, "/?#");
	parts->host = authority_host(str_slice(rest, 0, end));
	split_after_host(str_skip(rest, end), parts);
	return host_is_valid(parts->host);
}

static struct str
lower(struct str text, struct arena *arena)
{
	char *p = arena_alloc(arena, text.n + 1);

	for (size_t i = 0; i < text.n; i++)
		p[i] = ascii_lower(text.p[i]);
	return (struct str){p, text.n};
}

/* ---- Archives ---- */

static bool
host_is_archive_today(struct str host)
{
	static const struct str names[] = {
	    STR_INIT("archive.is"),    STR_INIT("archive.ph"),
	    STR_INIT("archive.today"), STR_INIT("archive.li"),
	    STR_INIT("archive.md"),    STR_INIT("archive.fo"),
	    STR_INIT("archive.vn"),
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq_case(host, names[i]))
			return true;
	return false;
}

/* archive.org itself holds more than captures: books, recordings. */
static bool
is_wayback(const struct parts *parts)
{
	return str_eq_case(parts->host, STR("web.archive.org")) ||
	       (str_eq_case(parts->host, STR("archive.org")) &&
		str_starts(parts->path, STR("/web/")));
}

/* The day in "20240923151036", "2024.09.23-151036", "20240923151036id_". */
static bool
stamp_parse(struct str stamp, struct date *date)
{
	int value[3] = {0};
	static const int widths[3] = {4, 2, 2};
	size_t at = 0;

	for (int k = 0; k < 3; k++) {
		if (k > 0 && at < stamp.n && stamp.p[at] == '.')
			at++;
		for (int i = 0; i < widths[k]; i++, at++) {
			if (at >= stamp.n || !ascii_digit(stamp.p[at]))
				return false;
			value[k] = value[k] * 10 + (stamp.p[at] - '0');
		}
	}
	if (!date_is_valid(value[0], value[1], value[2]))
		return false;
	*date = (struct date){value[0], value[1], value[2]};
	return true;
}

static bool
is_encoded(struct str text)
{
	return str_starts_case(text, STR("http%3A")) ||
	       str_starts_case(text, STR("https%3A"));
}

static bool
begins_web_address(struct str text)
{
	return str_starts_case(text, STR("http:/")) ||
	       str_starts_case(text, STR("https:/")) || is_encoded(text);
}

/* What stands behind "scheme:" with any number of slashes, whose doubles the
 * way through servers and PDFs often lost. */
static struct str
mend(struct str text, struct arena *arena)
{
	struct str scheme, rest;
	size_t colon;

	if (is_encoded(text))
		text = unescape_percent(arena, text);
	colon = str_chr(text, ':', 0);
	if (colon == STR_NONE || colon > 5 ||
	    !scheme_is_published(str_slice(text, 0, colon)))
		return arena_printf(arena, "http://%.*s", STR_ARG(text));
	scheme = str_slice(text, 0, colon);
	rest = str_skip(text, colon + 1);
	while (rest.n > 0 && rest.p[0] == '/')
		rest = str_skip(rest, 1);
	return arena_printf(arena, "%.*s://%.*s", STR_ARG(scheme),
			    STR_ARG(rest));
}

/* web.archive.org/web/TIMESTAMP[FLAGS]/ADDRESS */
static struct str
wayback_original(const struct parts *parts, struct arena *arena,
		 struct date *date)
{
	struct str rest = parts->after_host;
	size_t slash;

	if (!str_starts(rest, STR("/web/")))
		return (struct str){0};
	rest = str_skip(rest, 5);
	slash = str_chr(rest, '/', 0);
	if (slash == STR_NONE || slash + 1 >= rest.n)
		return (struct str){0};
	stamp_parse(str_slice(rest, 0, slash), date);
	return mend(str_skip(rest, slash + 1), arena);
}

/* archive.today's short addresses tell nothing, its long ones have the date
 * and the original in their path. */
static struct str
archive_today_original(const struct parts *parts, struct arena *arena,
		       struct date *date)
{
	struct str rest = parts->after_host;
	size_t at = 0;
	struct str first;

	while ((at = str_find(rest, STR("/http"), at)) != STR_NONE &&
	       !begins_web_address(str_skip(rest, at + 1)))
		at++;
	if (at == STR_NONE)
		return (struct str){0};
	first = str_slice(rest, 1, at > 1 ? at : 1);
	stamp_parse(first, date);
	return mend(str_skip(rest, at + 1), arena);
}

/* Fills in what address says about an archived copy, and leads *parts to
 * the original where it is known. */
static void
read_archive(struct parts *parts, struct arena *arena, struct address *address)
{
	struct str original = {0};
	struct parts inner;

	if (is_wayback(parts))
		original = wayback_original(parts, arena, &address->archived);
	else if (host_is_archive_today(parts->host))
		original =
		    archive_today_original(parts, arena, &address->archived);
	else
		return;
	address->is_archive = true;
	if (!split(original, &inner))
		return;
	address->original = original;
	*parts = inner;
}

/* ---- Text fragments ---- */

/* [prefix-,]start[,end][,-suffix]: the words from start to end, decoded. */
static struct str
directive_quote(struct str directive, struct arena *arena)
{
	struct str part, start = {0}, end = {0}, quote;

	while (str_cut(&directive, ',', &part)) {
		if (part.n == 0 || part.p[part.n - 1] == '-' ||
		    part.p[0] == '-')
			continue;
		if (!start.n)
			start = part;
		else if (!end.n)
			end = part;
	}
	if (!start.n)
		return (struct str){0};
	quote = unescape_percent(arena, start);
	if (end.n)
		quote = arena_printf(arena, "%.*s … %.*s", STR_ARG(quote),
				     STR_ARG(unescape_percent(arena, end)));
	quote = str_trim(quote);
	return utf8_check(quote) == quote.n ? quote : (struct str){0};
}

/* WICG URL Fragment Text Directives: the fragment's part behind ":~:", its
 * first directive "text=". */
static struct str
fragment_quote(struct str fragment, struct arena *arena)
{
	size_t at = str_find(fragment, STR(":~:"), 0);
	struct str directive;

	if (at == STR_NONE)
		return (struct str){0};
	fragment = str_skip(fragment, at + 3);
	while (str_cut(&fragment, '&', &directive))
		if (str_starts(directive, STR("text=")))
			return directive_quote(str_skip(directive, 5), arena);
	return (struct str){0};
}

/* ---- Documents ---- */

static struct str
path_of_document(struct str path)
{
	static const struct str indexes[] = {STR_INIT("/index.html"),
					     STR_INIT("/index.htm")};

	for (size_t i = 0; i < 2; i++)
		if (str_ends(path, indexes[i]))
			path.n -= indexes[i].n;
	while (path.n > 0 && path.p[path.n - 1] == '/')
		path.n--;
	return path;
}

/* Parameters that say where a visitor came from. */
static bool
is_tracking(struct str parameter)
{
	return str_starts(parameter, STR("utm_")) ||
	       str_starts(parameter, STR("fbclid=")) ||
	       str_starts(parameter, STR("gclid="));
}

/* Percent-encoded or not is one (RFC 3986, section 6.2.2): what is compared
 * is decoded. */
static void
put_query(struct buf *out, struct str query, struct arena *arena)
{
	struct str parameter;
	char before = '?';

	while (str_cut(&query, '&', &parameter)) {
		if (parameter.n == 0 || is_tracking(parameter))
			continue;
		buf_putc(out, before);
		buf_put(out, unescape_percent(arena, parameter));
		before = '&';
	}
}

struct str
address_document(const struct address *address, struct arena *arena)
{
	struct buf out = {0};
	struct str path = path_of_document(address->path), document = {0};

	if (!address->host.n || str_eq(address->scheme, STR("mailto")))
		return document;
	buf_put(&out, address->host);
	buf_put(&out, unescape_percent(arena, path));
	put_query(&out, address->query, arena);
	if (out.n > address->host.n)
		document = buf_take(&out, arena);
	buf_free(&out);
	return document;
}

/* ---- Interface ---- */

bool
address_parse(struct str text, struct arena *arena, struct address *address)
{
	struct parts parts;

	*address = (struct address){0};
	if (!split(text, &parts))
		return false;
	read_archive(&parts, arena, address);
	address->scheme = lower(parts.scheme, arena);
	address->host = lower(parts.host, arena);
	address->path = arena_str(arena, parts.path);
	if (parts.query.p)
		address->query = arena_str(arena, parts.query);
	address->quote = fragment_quote(parts.fragment, arena);
	return true;
}

bool
address_may_begin(char first)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (ascii_lower(first) == schemes[i].p[0])
			return true;
	return false;
}

bool
address_is_line(struct str text)
{
	struct parts parts;

	return split(text, &parts);
}

struct str
address_label(struct str url, struct arena *arena)
{
	struct address address;
	struct str mail;

	if (!address_parse(url, arena, &address))
		return arena_str(arena, url);
	if (!str_eq(address.scheme, STR("mailto")))
		return fold_trim(address.host);
	mail = str_skip(url, address.scheme.n + 1);
	mail = str_slice(mail, 0, find_any(mail, "?"));
	return fold_trim(unescape_percent(arena, mail));
}

bool
address_has_scheme(struct str url)
{
	for (size_t i = 0; i < url.n; i++) {
		if (url.p[i] == ':')
			return true;
		if (url.p[i] == '/' || url.p[i] == '?' || url.p[i] == '#')
			return false;
	}
	return false;
}
