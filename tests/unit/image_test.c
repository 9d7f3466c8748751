/* Sizes of pictures from their headers, and pictures that are refused. */
#include "check.h"

#include "base/image.h"
#include "base/xml.h"

static struct arena arena;
static struct diags diags;
static struct image image;

static bool
read_bytes(struct str bytes)
{
	struct source source = {.name = STR("p"), .text = bytes};

	diags_init(&diags, &arena);
	return image_read(&source, &image, &diags);
}

static void
check_size(struct str bytes, enum image_type type, unsigned width,
	   unsigned height, int line)
{
	if (!read_bytes(bytes))
		fail_msg("line %d: is refused: %.*s", line,
			 STR_ARG(diags.first->message));
	if (image.type != type || image.width != width ||
	    image.height != height)
		fail_msg("line %d: %s, %u x %u", line,
			 image_extension(image.type), image.width,
			 image.height);
}

#define assert_size(bytes, type, width, height)                                \
	check_size((bytes), (type), (width), (height), __LINE__)

/* No start of the file may be read beyond, and none has a size before where
 * it stands. */
static void
assert_cut(struct str bytes, size_t needed)
{
	for (size_t n = 0; n < bytes.n; n++) {
		char *copy = malloc(n + 1);

		assert_non_null(copy);
		memcpy(copy, bytes.p, n);
		assert_int_equal(read_bytes((struct str){copy, n}),
				 n >= needed);
		free(copy);
	}
}

static const struct str png = STR_INIT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"
				       "\0\0\1\x02\0\0\0\x15\x08\2\0\0\0....");
static const struct str gif = STR_INIT("GIF89a\x25\0\x15\0\x80\0\0");
static const struct str webp_lossy =
    STR_INIT("RIFFN\0\0\0WEBPVP8 B\0\0\0P\3\0\x9D\x01\x2A\x25\0\x15\0>");
static const struct str webp_lossless =
    STR_INIT("RIFF\x1C\0\0\0WEBPVP8L\x0F\0\0\0/$\0\5\0\7");
static const struct str webp_extended =
    STR_INIT("RIFF\x1C\0\0\0WEBPVP8X\x0A\0\0\0\x10\0\0\0\x24\0\0\x14\0\0ALPH");
/* JFIF, a comment, a table, fill bytes, then a progressive frame. */
static const struct str jpeg =
    STR_INIT("\xFF\xD8\xFF\xE0\0\7JFIF\0\xFF\xFE\0\3x\xFF\xC4\0\4\0\0"
	     "\xFF\xFF\xFF\xC2\0\x0B\x08\0\x15\0\x25\1\1\x11\0\xFF\xDA\0\2");

static void
fixed_places(void **state)
{
	(void)state;
	assert_size(png, IMAGE_PNG, 258, 21);
	assert_size(gif, IMAGE_GIF, 37, 21);
	assert_size(webp_lossy, IMAGE_WEBP, 37, 21);
	assert_size(webp_lossless, IMAGE_WEBP, 37, 21);
	assert_size(webp_extended, IMAGE_WEBP, 37, 21);
	assert_cut(png, 24);
	assert_cut(gif, 10);
	assert_cut(webp_lossy, 30);
	assert_cut(webp_lossless, 25);
	assert_cut(webp_extended, 30);
}

static void
jpeg_frames(void **state)
{
	(void)state;
	assert_size(jpeg, IMAGE_JPEG, 37, 21);
	assert_cut(jpeg, str_find(jpeg, STR("\x25\1\1"), 0) + 1);
	/* A scan before any frame; a segment that is shorter than its length
	 * field. */
	assert_false(read_bytes(STR("\xFF\xD8\xFF\xDA\0\x0B\x08\0\x15\0\x25")));
	assert_false(read_bytes(STR("\xFF\xD8\xFF\xE0\0\1\xFF\xC0\0\x0B\x08"
				    "\0\x15\0\x25")));
	assert_false(read_bytes(STR("\xFF\xD8\xFF\xC0\0\x0B\x08\0\0\0\x25")));
}

#define EXIF_BIG(orientation)                                                  \
	STR("\xFF\xD8\xFF\xE1\0\x22"                                           \
	    "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0" orientation      \
	    "\0\0\0\0\0\0\xFF\xC0\0\x0B\x08\0\x15\0\x25\1")
#define EXIF_LITTLE(orientation)                                               \
	STR("\xFF\xD8\xFF\xE1\0\x22"                                           \
	    "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0" orientation        \
	    "\0\0\0\0\0\0\0\xFF\xC0\0\x0B\x08\0\x15\0\x25\1")

static void
jpeg_turned(void **state)
{
	(void)state;
	assert_size(EXIF_BIG("\1"), IMAGE_JPEG, 37, 21);
	assert_size(EXIF_BIG("\3"), IMAGE_JPEG, 37, 21);
	assert_size(EXIF_BIG("\6"), IMAGE_JPEG, 21, 37);
	assert_size(EXIF_LITTLE("\4"), IMAGE_JPEG, 37, 21);
	assert_size(EXIF_LITTLE("\x08"), IMAGE_JPEG, 21, 37);
	/* What is none, or lies outside of the segment. */
	assert_size(STR("\xFF\xD8\xFF\xE1\0\x10"
			"Exif\0\0MM\0*\xFF\xFF\xFF\xFF"
			"\xFF\xC0\0\x0B\x08\0\x15\0\x25\1"),
		    IMAGE_JPEG, 37, 21);
}

/* As made by libheif: two items, of which the second has the picture. */
#define AVIF(primary, turn)                                                    \
	STR("\0\0\0\x1C"                                                       \
	    "ftypavif\0\0\0\0mif1avifmiaf"                                     \
	    "\0\0\0\x95meta\0\0\0\0"                                           \
	    "\0\0\0\x21hdlr\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"     \
	    "\0\0\0\x0Epitm\0\0\0\0\0" primary "\0\0\0\x5Aiprp"                \
	    "\0\0\0\x39ipco"                                                   \
	    "\0\0\0\x14ispe\0\0\0\0\0\0\0\5\0\0\0\6"                           \
	    "\0\0\0\x14ispe\0\0\0\0\0\0\0\x25\0\0\0\x15"                       \
	    "\0\0\0\x09irot" turn "\0\0\0\x19ipma\0\0\0\0\0\0\0\2"             \
	    "\0\1\1\1\0\2\2\x82\3")

static void
avif_items(void **state)
{
	(void)state;
	assert_size(AVIF("\2", "\0"), IMAGE_AVIF, 37, 21);
	assert_size(AVIF("\2", "\1"), IMAGE_AVIF, 21, 37);
	assert_size(AVIF("\2", "\2"), IMAGE_AVIF, 37, 21);
	assert_size(AVIF("\1", "\1"), IMAGE_AVIF, 5, 6);
	assert_false(read_bytes(AVIF("\3", "\0")));
	assert_cut(AVIF("\2", "\0"), AVIF("\2", "\0").n);
}

static void
too_large(void **state)
{
	(void)state;
	assert_false(read_bytes(STR("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"
				    "\0\1\0\0\0\0\0\x15")));
	assert_false(read_bytes(STR("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"
				    "\0\0\0\0\0\0\0\x15")));
	assert_printed(&diags, "p: error: is damaged: its size cannot be read, "
			       "or is too large [image-form]\n");
	assert_false(read_bytes(STR("BM......")));
	assert_printed(&diags,
		       "p: error: is no picture of a kind that is published: "
		       "PNG, JPEG, GIF, WebP, AVIF or SVG [image-form]\n");
	assert_false(read_bytes(STR("")));
}

/* ---- SVG ---- */

#define NS " xmlns=\"http://www.w3.org/2000/svg\""
#define assert_svg(attributes, width, height)                                  \
	assert_size(STR("<svg" NS " " attributes "/>"), IMAGE_SVG, (width),    \
		    (height))

static void
svg_sizes(void **state)
{
	(void)state;
	assert_svg("width='37' height='21'", 37, 21);
	assert_svg("width='37.4px' height=' 20.6 '", 37, 21);
	assert_svg("width='1in' height='72pt'", 96, 96);
	assert_svg("width='2.54cm' height='25.4mm'", 96, 96);
	assert_svg("width='6pc' height='101.6Q'", 96, 96);
	assert_svg("viewBox='0 0 40 30'", 40, 30);
	assert_svg("viewBox='-5,-5.5, 40 ,30'", 40, 30);
	assert_svg("width='100%' height='100%' viewBox='0 0 40 30'", 40, 30);
	assert_svg("width='80' viewBox='0 0 40 30'", 80, 60);
	assert_svg("height='60' viewBox='0 0 40 30'", 80, 60);
	assert_svg("width='10em'", 300, 150);
	assert_svg("", 300, 150);
	assert_svg("width='0.2' height='0.6'", 1, 1);
	assert_size(STR("<?xml version='1.0'?>\n<!-- x -->\n<a:svg"
			" xmlns:a=\"http://www.w3.org/2000/svg\"/>"),
		    IMAGE_SVG, 300, 150);
	assert_false(read_bytes(STR("<svg" NS " width='70000' height='1'/>")));
	assert_false(read_bytes(STR("<svg" NS " width='1'>")));
	assert_false(read_bytes(STR("<svg/>")));
	assert_false(read_bytes(STR("<html><svg" NS "/></html>")));
}

static void
check_unsafe(const char *inside, bool safe, int line)
{
	struct str svg = arena_printf(
	    &arena,
	    "<svg" NS " xmlns:x=\"http://www.w3.org/1999/xlink\">%s"
	    "</svg>",
	    inside);

	if (read_bytes(svg) != safe)
		fail_msg("line %d: %s", line, inside);
	for (const struct diag *at = diags.first; at; at = at->next)
		assert_string_equal(at->code, "image-unsafe");
}

#define assert_unsafe(inside) check_unsafe((inside), false, __LINE__)
#define assert_safe(inside) check_unsafe((inside), true, __LINE__)

static void
svg_unsafe(void **state)
{
	(void)state;
	assert_unsafe("<script>alert(1)</script>");
	assert_unsafe("<g><SCRIPT/></g>");
	assert_unsafe("<g onload='alert(1)'/>");
	assert_unsafe("<a x:href='javascript:alert(1)'><text/></a>");
	assert_unsafe("<a href='https://example.org/'><text/></a>");
	assert_unsafe("<image href='b.png'/>");
	assert_unsafe("<use x:href='b.svg#c'/>");
	assert_unsafe("<image href='data:image/svg+xml,x'/>");
	assert_unsafe("<foreignObject/>");
	assert_unsafe("<set attributeName='x:href' to='javascript:a'/>");
	assert_unsafe("<set attributeName='onclick' to='a'/>");
	assert_unsafe("<style>@import 'a.css';</style>");
	assert_unsafe("<style>g { fill: url( \"//example.org/a\" ) }</style>");
	assert_unsafe("<g style='fill: u\\72l(//a)'/>");
	assert_unsafe("<g fill='url(b.svg#c)'/>");
	assert_safe("<g fill='url(#c)' filter=\"url('#d')\"/>");
	assert_safe("<use x:href='#c'/>");
	assert_safe("<image href='data:image/png;base64,AA=='/>");
	assert_safe("<style>g { fill: url(#c) }</style>");
	assert_safe("<animate attributeName='x' to='3'/>");
}

static void
names(void **state)
{
	(void)state;
	assert_string_equal(image_extension(IMAGE_JPEG), "jpg");
	assert_string_equal(image_media_type(IMAGE_SVG), "image/svg+xml");
}

static int
set_up(void **state)
{
	(void)state;
	xml_init();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	xml_done();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(fixed_places), cmocka_unit_test(jpeg_frames),
	    cmocka_unit_test(jpeg_turned),  cmocka_unit_test(avif_items),
	    cmocka_unit_test(too_large),    cmocka_unit_test(svg_sizes),
	    cmocka_unit_test(svg_unsafe),   cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
