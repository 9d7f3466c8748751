#include "base/jpeg.h"

#include "base/bytes.h"

enum {
	MARKER_APP1 = 0xE1,
	MARKER_EOI = 0xD9,
	MARKER_SOS = 0xDA,
	TAG_ORIENTATION = 0x0112,
	TURNED_FROM = 5, /* orientations 5 to 8 exchange width and height */
	TURNED_TO = 8,
};

/* Start of frame, but for what else has such a number: DHT, JPG, DAC. */
static bool
is_frame(unsigned marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	       marker != 0xC8 && marker != 0xCC;
}

/* Markers that stand alone: TEM, RST0 to RST7, SOI. */
static bool
is_alone(unsigned marker)
{
	return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

/* ---- Exif ---- */

typedef bool number_reader(struct str bytes, size_t at, size_t n,
			   uint64_t *number);

/* The first directory of a TIFF file (TIFF 6.0, section 2). */
static unsigned
tiff_orientation(struct str tiff)
{
	number_reader *number = bytes_are(tiff, 0, STR("II*\0")) ? bytes_little
				: bytes_are(tiff, 0, STR("MM\0*")) ? bytes_big
								   : NULL;
	uint64_t at, n, tag, value;

	if (!number || !number(tiff, 4, 4, &at) || !number(tiff, at, 2, &n))
		return 0;
	for (at += 2; n > 0; n--, at += 12) {
		if (!number(tiff, at, 2, &tag) ||
		    !number(tiff, at + 8, 2, &value))
			return 0;
		if (tag == TAG_ORIENTATION)
			return (unsigned)value;
	}
	return 0;
}

static bool
is_turned(struct str segment)
{
	static const struct str head = STR_INIT("Exif\0\0");
	unsigned orientation = 0;

	if (bytes_are(segment, 0, head))
		orientation = tiff_orientation(str_skip(segment, head.n));
	return orientation >= TURNED_FROM && orientation <= TURNED_TO;
}

/* ---- Segments ---- */

/* Moves *at behind the next marker; false where there is none. */
static bool
next_marker(struct str bytes, size_t *at, unsigned *marker)
{
	uint64_t byte;

	if (!bytes_are(bytes, *at, STR("\xFF")))
		return false;
	do {
		if (!bytes_big(bytes, ++*at, 1, &byte))
			return false;
	} while (byte == 0xFF);
	++*at;
	*marker = (unsigned)byte;
	return true;
}

static bool
read_frame(struct str segment, bool turned, unsigned *width, unsigned *height)
{
	uint64_t down, across;

	if (!bytes_big(segment, 1, 2, &down) ||
	    !bytes_big(segment, 3, 2, &across))
		return false;
	*width = (unsigned)(turned ? down : across);
	*height = (unsigned)(turned ? across : down);
	return true;
}

bool
jpeg_size(struct str bytes, unsigned *width, unsigned *height)
{
	bool turned = false;
	unsigned marker;
	uint64_t length;
	size_t at = 0;

	while (next_marker(bytes, &at, &marker)) {
		struct str segment;

		if (is_alone(marker))
			continue;
		if (marker == MARKER_EOI || marker == MARKER_SOS ||
		    !bytes_big(bytes, at, 2, &length) || length < 2)
			return false;
		segment = str_slice(bytes, at + 2, at + length);
		if (is_frame(marker))
			return read_frame(segment, turned, width, height);
		if (marker == MARKER_APP1)
			turned = turned || is_turned(segment);
		at += length;
	}
	return false;
}
