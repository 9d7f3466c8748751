#include "model/conformance.h"

#include <stddef.h>

#include "base/nearest.h"

/* "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", with any version of WCAG 2
 * and any level (section 3.5.2). */
static bool
is_statement(struct str text)
{
	static const struct str head =
	    STR_INIT("EPUB Accessibility 1.1 - WCAG 2.");
	struct str level;

	if (!str_starts(text, head) || text.n == head.n ||
	    text.p[head.n] < '0' || text.p[head.n] > '2')
		return false;
	level = str_skip(text, head.n + 1);
	return str_eq(level, STR(" Level A")) ||
	       str_eq(level, STR(" Level AA")) ||
	       str_eq(level, STR(" Level AAA"));
}

static bool
is_web_address(struct str text)
{
	return str_starts(text, STR("https://")) ||
	       str_starts(text, STR("http://"));
}

static bool
is_named(struct str text)
{
	return text.n > 0;
}

static const struct {
	const char *name;
	size_t offset;
	bool (*fits)(struct str text);
	const char *wanted;
} keys[] = {
    {"conforms_to", offsetof(struct conformance, conforms_to), is_statement,
     "a statement such as 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'"},
    {"certified_by", offsetof(struct conformance, certified_by), is_named,
     "the name of who says so"},
    {"report", offsetof(struct conformance, report), is_web_address,
     "the web address of a report"},
};
#define N_KEYS (sizeof(keys) / sizeof(keys[0]))

/* The place in keys; N_KEYS where there is none. */
static size_t
find_key(struct str name)
{
	size_t i = 0;

	while (i < N_KEYS && !str_eq(name, str_from(keys[i].name)))
		i++;
	return i;
}

static bool
refuse_key(const struct yaml *item, const struct source *source,
	   struct diags *diags)
{
	const char *names[N_KEYS], *nearest;

	for (size_t i = 0; i < N_KEYS; i++)
		names[i] = keys[i].name;
	nearest = nearest_name(item->key, names, N_KEYS);
	diag_line(diags, DIAG_ERROR, "site-value", source, item->key_line,
		  item->key_column, "accessibility: unknown key '%.*s'%s",
		  STR_ARG(item->key), nearest_meant(nearest).text);
	return false;
}

static bool
read_key(struct conformance *conformance, const struct yaml *item,
	 const struct source *source, struct arena *arena, struct diags *diags)
{
	size_t i = find_key(item->key);

	if (i == N_KEYS)
		return refuse_key(item, source, diags);
	if (item->kind != YAML_SCALAR || !keys[i].fits(item->text)) {
		diag_line(diags, DIAG_ERROR, "site-value", source, item->line,
			  item->column, "%s: expected %s, got '%.*s'",
			  keys[i].name, keys[i].wanted, STR_ARG(item->text));
		return false;
	}
	*(struct str *)((char *)conformance + keys[i].offset) =
	    arena_str(arena, item->text);
	return true;
}

bool
conformance_read(struct conformance *conformance, const struct yaml *value,
		 const struct source *source, struct arena *arena,
		 struct diags *diags)
{
	bool ok = true;

	for (const struct yaml *item = value->child; item; item = item->next)
		ok = read_key(conformance, item, source, arena, diags) && ok;
	if (!ok || (conformance->conforms_to.n && conformance->certified_by.n))
		return ok;
	diag_line(diags, DIAG_ERROR, "site-value", source, value->line,
		  value->column,
		  "accessibility: a statement needs both 'conforms_to' and "
		  "'certified_by'");
	return false;
}
