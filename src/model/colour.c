#include "model/colour.h"

bool
colour_parse(struct str text, struct colour *colour)
{
	if (text.n != 7 || text.p[0] != '#')
		return false;
	for (int i = 0; i < 3; i++) {
		int high = ascii_hex_value(text.p[1 + 2 * i]);
		int low = ascii_hex_value(text.p[2 + 2 * i]);

		if (high < 0 || low < 0)
			return false;
		colour->rgb[i] = high * 16 + low;
	}
	return true;
}

/* x to the power of 2.4, as the fifth root of its twelfth power, by Newton's
 * method: the same bits with every C library, since the result decides on a
 * colour that stands in every page. */
static double
power_2_4(double x)
{
	double x3 = x * x * x;
	double x12 = x3 * x3 * x3 * x3;
	double root = 1;

	for (int i = 0; i < 80; i++)
		root = (4 * root + x12 / (root * root * root * root)) / 5;
	return root;
}

/* Relative luminance as WCAG 2.2 defines it. */
static double
colour_luminance(struct colour colour)
{
	static const double weights[3] = {0.2126, 0.7152, 0.0722};
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double c = colour.rgb[i] / 255.0;

		sum +=
		    weights[i] *
		    (c <= 0.04045 ? c / 12.92 : power_2_4((c + 0.055) / 1.055));
	}
	return sum;
}

double
colour_contrast(struct colour a, struct colour b)
{
	double la = colour_luminance(a), lb = colour_luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

struct str
colour_for_dark(struct colour accent, struct arena *arena)
{
	struct colour paper, mixed = accent;

	colour_parse(STR(COLOUR_PAPER_DARK), &paper);
	for (int step = 0; step <= 20; step++) {
		for (int i = 0; i < 3; i++)
			mixed.rgb[i] =
			    accent.rgb[i] + (255 - accent.rgb[i]) * step / 20;
		if (colour_contrast(mixed, paper) >= COLOUR_CONTRAST_GOOD)
			break;
	}
	return arena_printf(arena, "#%02x%02x%02x", (unsigned)mixed.rgb[0],
			    (unsigned)mixed.rgb[1], (unsigned)mixed.rgb[2]);
}
