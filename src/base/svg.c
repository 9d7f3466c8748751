#include "base/svg.h"

#include <stdint.h>

#include "base/text.h"
#include "base/xml.h"

enum {
	LOOK_AT = 4096, /* bytes in which its first tag must stand */
	WIDTH_DEFAULT = 300,
	HEIGHT_DEFAULT = 150,
	NUMBER_MAX = 40, /* characters of a number */
};

bool
svg_is(struct str bytes)
{
	struct str head =
	    bytes.n > LOOK_AT ? str_slice(bytes, 0, LOOK_AT) : bytes;

	return str_find(head, STR("<svg"), 0) != STR_NONE ||
	       str_find(head, STR(":svg "), 0) != STR_NONE;
}

/* ---- Only a picture ---- */

static bool
is_own_address(struct str url)
{
	static const struct str kinds[] = {
	    STR_INIT("data:image/png"), STR_INIT("data:image/jpeg"),
	    STR_INIT("data:image/gif"), STR_INIT("data:image/webp")};

	url = str_trim(url);
	if (url.n == 0 || url.p[0] == '#')
		return true;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_starts_case(url, kinds[i]))
			return true;
	return false;
}

/* Whether a style or an attribute loads nothing: each url() names a part of
 * the file itself, and nothing is imported. Escapes could hide either. */
static bool
is_own_style(struct str css)
{
	static const struct str quotes = STR_INIT("\"' \t\r\n");
	size_t at = 0;

	if (str_chr(css, '\\', 0) != STR_NONE)
		return false;
	for (; at < css.n; at++) {
		struct str rest = str_skip(css, at);

		if (str_starts_case(rest, STR("@import")) ||
		    str_starts_case(rest, STR("image-set")))
			return false;
		if (!str_starts_case(rest, STR("url(")))
			continue;
		rest = str_skip(rest, 4);
		while (rest.n && str_chr(quotes, rest.p[0], 0) != STR_NONE)
			rest = str_skip(rest, 1);
		if (!is_own_address(rest))
			return false;
	}
	return true;
}

static bool
attribute_is_safe(const struct xml_attribute *attribute)
{
	if (str_starts_case(attribute->name, STR("on")))
		return false;
	if (str_eq_case(attribute->name, STR("href")) ||
	    str_eq_case(attribute->name, STR("src")))
		return is_own_address(attribute->value);
	/* An animation could set an address. */
	if (str_eq_case(attribute->name, STR("attributeName")))
		return !str_ends(attribute->value, STR("href")) &&
		       !str_starts_case(attribute->value, STR("on"));
	return is_own_style(attribute->value);
}

/* What makes node unsafe, in words; NULL: nothing does. */
static const char *
unsafe_part(const struct xml_node *node, struct arena *arena)
{
	static const char *const barred[] = {"script", "foreignObject",
					     "handler", "listener", "iframe"};

	for (size_t i = 0; i < sizeof(barred) / sizeof(barred[0]); i++)
		if (str_eq_case(node->name, str_from(barred[i])))
			return barred[i];
	for (const struct xml_attribute *at = node->attributes; at;
	     at = at->next)
		if (!attribute_is_safe(at))
			return at->name.p;
	if (xml_is(node, "style") && !is_own_style(xml_text(node, arena)))
		return "style";
	return NULL;
}

struct check {
	const struct source *source;
	struct arena *arena;
	struct diags *diags;
	bool safe;
};

/* Elements nest only so deep: see XML_DEPTH_MAX. */
static void
check_nodes(struct check *check, const struct xml_node *node)
{
	for (; node; node = node->next) {
		const char *part;

		if (!node->name.p)
			continue;
		part = unsafe_part(node, check->arena);
		if (part) {
			check->safe = false;
			diag_line(check->diags, DIAG_ERROR, "image-unsafe",
				  check->source, node->line, 0,
				  "'%s': a picture must not hold scripts or "
				  "load other files",
				  part);
		}
		check_nodes(check, node->child);
	}
}

/* ---- Size ---- */

/* A number at the start of text, which moves behind it (SVG 2, section 4.2;
 * strtod() would heed the locale and read hexadecimal digits). */
static bool
take_number(struct str *text, double *number)
{
	double value = 0, unit = 1;
	size_t at = 0, digits = 0;

	while (at < text->n && at < NUMBER_MAX && ascii_digit(text->p[at])) {
		value = value * 10 + (text->p[at++] - '0');
		digits++;
	}
	if (at < text->n && text->p[at] == '.')
		for (at++; at < text->n && at < NUMBER_MAX &&
			   ascii_digit(text->p[at]);
		     at++, digits++)
			value += (text->p[at] - '0') * (unit /= 10);
	*number = value;
	*text = str_skip(*text, at);
	return digits > 0;
}

/* CSS Values 3, section 5.2. */
static bool
read_length(struct str text, double *pixels)
{
	static const struct {
		const char *unit;
		double pixels;
	} units[] = {
	    {"", 1},    {"px", 1},         {"pt", 96 / 72.0}, {"pc", 16},
	    {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"q", 96 / 101.6},
	};

	text = str_trim(text);
	if (!take_number(&text, pixels) || *pixels <= 0)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (!str_eq_case(text, str_from(units[i].unit)))
			continue;
		*pixels *= units[i].pixels;
		return true;
	}
	return false;
}

/* "min-x min-y width height"; the first two may be negative. */
static bool
read_view_box(struct str text, double *width, double *height)
{
	double numbers[4];

	for (size_t i = 0; i < 4; i++) {
		while (text.n && (ascii_space(text.p[0]) || text.p[0] == ','))
			text = str_skip(text, 1);
		if (i < 2 && text.n && text.p[0] == '-')
			text = str_skip(text, 1);
		if (!take_number(&text, &numbers[i]))
			return false;
	}
	*width = numbers[2];
	*height = numbers[3];
	return *width > 0 && *height > 0;
}

/* 0: too large. */
static unsigned
to_pixels(double length)
{
	if (length > UINT16_MAX)
		return 0;
	return length < 1 ? 1 : (unsigned)(length + 0.5);
}

static void
find_size(const struct xml_node *svg, unsigned *width, unsigned *height)
{
	double across = 0, down = 0, box_across = 0, box_down = 0;
	bool has_across = read_length(xml_attribute(svg, "width"), &across);
	bool has_down = read_length(xml_attribute(svg, "height"), &down);
	bool has_box = read_view_box(xml_attribute(svg, "viewBox"), &box_across,
				     &box_down);

	if (!has_across && !has_down) {
		across = has_box ? box_across : WIDTH_DEFAULT;
		down = has_box ? box_down : HEIGHT_DEFAULT;
	} else if (!has_across) {
		across = has_box ? down * box_across / box_down : WIDTH_DEFAULT;
	} else if (!has_down) {
		down =
		    has_box ? across * box_down / box_across : HEIGHT_DEFAULT;
	}
	*width = to_pixels(across);
	*height = to_pixels(down);
}

/* Without its namespace a browser takes it for any XML. */
static bool
check_root(const struct source *source, const struct xml_node *root,
	   struct diags *diags)
{
	static const struct str space = STR_INIT("http://www.w3.org/2000/svg");

	if (xml_is(root, "svg") && str_find(source->text, space, 0) != STR_NONE)
		return true;
	diag_file(diags, DIAG_ERROR, "image-form", source->name.p,
		  "is no SVG picture: its first element is not "
		  "'<svg xmlns=\"%s\">'",
		  space.p);
	return false;
}

bool
svg_size(const struct source *source, unsigned *width, unsigned *height,
	 struct diags *diags)
{
	struct arena arena = {0};
	struct xml_node *root = NULL;
	struct check check = {source, &arena, diags, true};
	bool ok = text_check(source, diags) &&
		  xml_read(source, "image-form", &arena, &root, diags) &&
		  check_root(source, root, diags);

	if (ok) {
		check_nodes(&check, root);
		find_size(root, width, height);
	}
	arena_free(&arena);
	return ok && check.safe;
}
