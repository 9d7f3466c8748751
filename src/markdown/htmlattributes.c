#include "markdown/htmlattributes.h"

#include "base/date.h"
#include "base/lang.h"

/* ---- Values ---- */

static bool
is_any(struct str value)
{
	return value.n > 0;
}

static bool
is_dir(struct str value)
{
	return str_is_among(value, "ltr rtl auto");
}

/* One form of those that HTML has (section 2.3.5.10). */
static bool
is_day(struct str value)
{
	struct date date;

	return date_parse_iso(value, &date);
}

/* ---- Lists ---- */

struct rule {
	const char *name;
	bool (*fits)(struct str value);
};

static const struct attribute *
keep(const struct soup *soup, const struct rule *rules, size_t n,
     struct arena *arena)
{
	const struct attribute *first = NULL;

	while (n-- > 0) {
		struct str value = soup_attribute(soup, rules[n].name);
		struct attribute *own;

		if (!value.p || !rules[n].fits(value))
			continue;
		own = arena_alloc(arena, sizeof(*own));
		*own = (struct attribute){rules[n].name, value, first};
		first = own;
	}
	return first;
}

const struct attribute *
htmlattributes_inline(const struct soup *soup, struct arena *arena)
{
	static const struct rule rules[] = {{"title", is_any},
					    {"lang", lang_is_tag},
					    {"dir", is_dir},
					    {"datetime", is_day}};
	bool time = str_eq(soup->name, STR("time"));

	return keep(soup, rules, time ? 4 : 3, arena);
}

const struct attribute *
htmlattributes_block(const struct soup *soup, struct arena *arena)
{
	static const struct rule rules[] = {{"lang", lang_is_tag},
					    {"dir", is_dir}};
	static const struct attribute open = {.name = "open",
					      .value = STR_INIT("open")};

	if (str_eq(soup->name, STR("details")))
		return soup_attribute(soup, "open").p ? &open : NULL;
	return keep(soup, rules, 2, arena);
}

static struct str
value_of(const struct attribute *at, const char *name)
{
	for (; at; at = at->next)
		if (str_eq(str_from(at->name), str_from(name)))
			return at->value;
	return (struct str){0};
}

bool
htmlattributes_suffice(const struct soup *soup,
		       const struct attribute *attributes)
{
	if (str_eq(soup->name, STR("bdo")))
		return str_is_among(value_of(attributes, "dir"), "ltr rtl");
	if (str_eq(soup->name, STR("time")))
		return value_of(attributes, "datetime").p != NULL;
	return !str_eq(soup->name, STR("span")) || attributes;
}

/* ---- Others ---- */

enum align
htmlattributes_align(const struct soup *soup)
{
	struct str align = soup_attribute(soup, "align");

	if (str_eq(soup->name, STR("center")))
		return ALIGN_CENTRE;
	return str_eq_case(align, STR("left"))     ? ALIGN_LEFT
	       : str_eq_case(align, STR("center")) ? ALIGN_CENTRE
	       : str_eq_case(align, STR("right"))  ? ALIGN_RIGHT
						   : ALIGN_NONE;
}

int
htmlattributes_number(const struct soup *soup, const char *name, int most)
{
	struct str value = str_trim(soup_attribute(soup, name));
	int number = 0;

	if (str_ends(value, STR("px")))
		value.n -= 2;
	if (value.n == 0 || value.n > 5)
		return 0;
	for (size_t i = 0; i < value.n; i++) {
		if (!ascii_digit(value.p[i]))
			return 0;
		number = number * 10 + value.p[i] - '0';
	}
	return number <= most ? number : 0;
}

struct str
htmlattributes_anchor(const struct soup *soup)
{
	struct str id = soup_attribute(soup, "id");

	if (soup_attribute(soup, "href").n)
		return (struct str){0};
	return id.n ? id : soup_attribute(soup, "name");
}
