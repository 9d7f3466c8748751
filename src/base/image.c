#include "base/image.h"

#include "base/avif.h"
#include "base/bytes.h"
#include "base/jpeg.h"
#include "base/svg.h"

/* No side is longer: that of a JPEG is not. */
enum { SIDE_MAX = 65535 };

static bool
set_size(struct image *image, uint64_t width, uint64_t height)
{
	if (width == 0 || height == 0 || width > SIDE_MAX || height > SIDE_MAX)
		return false;
	image->width = (unsigned)width;
	image->height = (unsigned)height;
	return true;
}

/* ---- Formats whose size stands at a fixed place ---- */

static bool
read_png(struct str bytes, struct image *image)
{
	uint64_t width, height;

	return bytes_are(bytes, 8, STR("\0\0\0\x0DIHDR")) &&
	       bytes_big(bytes, 16, 4, &width) &&
	       bytes_big(bytes, 20, 4, &height) &&
	       set_size(image, width, height);
}

static bool
read_gif(struct str bytes, struct image *image)
{
	uint64_t width, height;

	return bytes_little(bytes, 6, 2, &width) &&
	       bytes_little(bytes, 8, 2, &height) &&
	       set_size(image, width, height);
}

/* RFC 6386, section 9.1: a key frame's header, sizes of 14 bits. */
static bool
read_vp8(struct str bytes, struct image *image)
{
	uint64_t width, height;

	return bytes_are(bytes, 23, STR("\x9D\x01\x2A")) &&
	       bytes_little(bytes, 26, 2, &width) &&
	       bytes_little(bytes, 28, 2, &height) &&
	       set_size(image, width & 0x3FFF, height & 0x3FFF);
}

/* RFC 9649, section 3.4: sizes less one, of 14 bits. */
static bool
read_vp8l(struct str bytes, struct image *image)
{
	uint64_t bits;

	return bytes_are(bytes, 20, STR("\x2F")) &&
	       bytes_little(bytes, 21, 4, &bits) &&
	       set_size(image, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
}

/* RFC 9649, section 2.7.1: sizes of the canvas less one. */
static bool
read_vp8x(struct str bytes, struct image *image)
{
	uint64_t width, height;

	return bytes_little(bytes, 24, 3, &width) &&
	       bytes_little(bytes, 27, 3, &height) &&
	       set_size(image, width + 1, height + 1);
}

static bool
read_webp(struct str bytes, struct image *image)
{
	if (bytes_are(bytes, 12, STR("VP8 ")))
		return read_vp8(bytes, image);
	if (bytes_are(bytes, 12, STR("VP8L")))
		return read_vp8l(bytes, image);
	return bytes_are(bytes, 12, STR("VP8X")) && read_vp8x(bytes, image);
}

static bool
read_jpeg(struct str bytes, struct image *image)
{
	unsigned width, height;

	return jpeg_size(bytes, &width, &height) &&
	       set_size(image, width, height);
}

static bool
read_avif(struct str bytes, struct image *image)
{
	unsigned width, height;

	return avif_size(bytes, &width, &height) &&
	       set_size(image, width, height);
}

/* ---- All formats ---- */

/* A file of the kind begins with mark, at offset at. */
static const struct {
	enum image_type type;
	struct str mark;
	size_t at;
	bool (*read)(struct str bytes, struct image *image);
} formats[] = {
    {IMAGE_PNG, STR_INIT("\x89PNG\r\n\x1A\n"), 0, read_png},
    {IMAGE_JPEG, STR_INIT("\xFF\xD8\xFF"), 0, read_jpeg},
    {IMAGE_GIF, STR_INIT("GIF87a"), 0, read_gif},
    {IMAGE_GIF, STR_INIT("GIF89a"), 0, read_gif},
    {IMAGE_WEBP, STR_INIT("WEBP"), 8, read_webp},
    {IMAGE_AVIF, STR_INIT("ftypavif"), 4, read_avif},
    {IMAGE_AVIF, STR_INIT("ftypavis"), 4, read_avif},
    {IMAGE_AVIF, STR_INIT("ftypmif1"), 4, read_avif},
};

static bool
is_cut(const struct source *source, struct diags *diags)
{
	diag_file(diags, DIAG_ERROR, "image-form", source->name.p,
		  "is damaged: its size cannot be read, or is too large");
	return false;
}

static bool
read_svg(const struct source *source, struct image *image, struct diags *diags)
{
	unsigned width, height;

	image->type = IMAGE_SVG;
	if (!svg_size(source, &width, &height, diags))
		return false;
	return set_size(image, width, height) || is_cut(source, diags);
}

bool
image_read(const struct source *source, struct image *image,
	   struct diags *diags)
{
	struct str bytes = source->text;

	*image = (struct image){0};
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (!bytes_are(bytes, formats[i].at, formats[i].mark))
			continue;
		image->type = formats[i].type;
		return formats[i].read(bytes, image) || is_cut(source, diags);
	}
	if (svg_is(bytes))
		return read_svg(source, image, diags);
	diag_file(diags, DIAG_ERROR, "image-form", source->name.p,
		  "is no picture of a kind that is published: PNG, JPEG, GIF, "
		  "WebP, AVIF or SVG");
	return false;
}

static const struct {
	const char *extension, *media_type;
} types[] = {
    [IMAGE_PNG] = {"png", "image/png"},
    [IMAGE_JPEG] = {"jpg", "image/jpeg"},
    [IMAGE_GIF] = {"gif", "image/gif"},
    [IMAGE_WEBP] = {"webp", "image/webp"},
    [IMAGE_SVG] = {"svg", "image/svg+xml"},
    [IMAGE_AVIF] = {"avif", "image/avif"},
};

const char *
image_extension(enum image_type type)
{
	return types[type].extension;
}

const char *
image_media_type(enum image_type type)
{
	return types[type].media_type;
}
