#include "model/urlform.h"

/* "https://example.org:8080/a%20b?c#d" without its fragment's own rules. */

static size_t
scheme_length(struct str url)
{
	size_t n = 0;

	while (n < url.n && (ascii_alnum(url.p[n]) || url.p[n] == '+' ||
			     url.p[n] == '-' || url.p[n] == '.'))
		n++;
	return n > 0 && n < url.n && url.p[n] == ':' && ascii_alpha(url.p[0])
		   ? n
		   : 0;
}

static bool
is_hex(struct str text, size_t at)
{
	return at < text.n &&
	       (ascii_digit(text.p[at]) || (ascii_lower(text.p[at]) >= 'a' &&
					    ascii_lower(text.p[at]) <= 'f'));
}

static const char *
fault_of_bytes(struct str url)
{
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c == ' ')
			return "has a space in it; write '%20', or part the "
			       "address from the words behind it";
		if (c < ' ' || c == 0x7F)
			return "has a control character or a line end in it";
		if (c == '\\')
			return "has a '\\' in it; paths have '/'";
		if (c == '%' && (!is_hex(url, i + 1) || !is_hex(url, i + 2)))
			return "has a '%' without two hexadecimal digits "
			       "behind it; the sign itself is '%25'";
	}
	return NULL;
}

/* RFC 3986, section 3.2.3. */
static bool
port_is_valid(struct str port)
{
	unsigned long number = 0;

	for (size_t i = 0; i < port.n; i++) {
		if (!ascii_digit(port.p[i]) || i > 5)
			return false;
		number = number * 10 + (unsigned long)(port.p[i] - '0');
	}
	return number <= 65535;
}

/* Section 3.2.2; a name has labels of letters, digits and hyphens (RFC 1123,
 * section 2.1), in practice underscores, too. */
static bool
host_is_valid(struct str host)
{
	char before = '.';

	if (str_starts(host, STR("[")))
		return str_ends(host, STR("]")) && host.n > 3;
	if (host.n > 1 && host.p[host.n - 1] == '.')
		host.n--; /* the root of all names */
	for (size_t i = 0; i < host.n; before = host.p[i++]) {
		char c = host.p[i];

		if (c == '.' ? before == '.'
			     : !ascii_alnum(c) && c != '-' && c != '_' &&
				   !(c & 0x80))
			return false;
	}
	return before != '.';
}

const char *
urlform_host_fault(struct str url)
{
	struct str authority, host, scheme, rest;
	size_t end, at, n = scheme_length(url);

	scheme = str_slice(url, 0, n);
	rest = str_skip(url, n + 1);
	if (!str_eq_case(scheme, STR("http")) &&
	    !str_eq_case(scheme, STR("https")))
		return NULL;
	if (!str_starts(rest, STR("//")))
		return "lacks '//' behind its scheme";
	authority = str_skip(rest, 2);
	for (end = 0; end < authority.n; end++)
		if (str_chr(STR("/?#"), authority.p[end], 0) != STR_NONE)
			break;
	authority = str_slice(authority, 0, end);
	while ((at = str_chr(authority, '@', 0)) != STR_NONE)
		authority = str_skip(authority, at + 1);
	at = str_starts(authority, STR("[")) ? str_chr(authority, ']', 0) : 0;
	at = str_chr(authority, ':', at == STR_NONE ? 0 : at);
	host = at == STR_NONE ? authority : str_slice(authority, 0, at);
	if (host.n == 0)
		return "names no host";
	if (!host_is_valid(host))
		return "names a host that cannot be";
	if (at != STR_NONE && !port_is_valid(str_skip(authority, at + 1)))
		return "names a port that is no number up to 65535";
	return NULL;
}

static const char *
fault_of_relative(struct str url)
{
	if (str_starts_case(url, STR("www.")) ||
	    str_starts_case(url, STR("http//")) ||
	    str_starts_case(url, STR("https//")) ||
	    str_starts_case(url, STR("://")))
		return "leads nowhere: it does not begin with 'https://'";
	return NULL;
}

const char *
urlform_fault(struct str url)
{
	static const struct str published[] = {STR_INIT("mailto"),
					       STR_INIT("ftp")};
	struct str scheme;
	const char *fault;
	size_t n;

	url = str_trim(url);
	if (url.n == 0)
		return "is empty";
	n = scheme_length(url);
	if (n == 0)
		return fault_of_relative(url);
	scheme = str_slice(url, 0, n);
	if (str_eq_case(scheme, STR("http")) ||
	    str_eq_case(scheme, STR("https"))) {
		fault = urlform_host_fault(url);
		return fault ? fault : fault_of_bytes(url);
	}
	for (size_t i = 0; i < sizeof(published) / sizeof(published[0]); i++)
		if (str_eq_case(scheme, published[i]))
			return fault_of_bytes(url);
	return "has a scheme that is not published; only its words are shown";
}
