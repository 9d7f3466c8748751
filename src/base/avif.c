#include "base/avif.h"

#include "base/bytes.h"

/* A box: ISO/IEC 14496-12, section 4.2. */
struct box {
	struct str type; /* four characters */
	struct str body;
};

/* Cuts the next box off *rest; false where none is whole. */
static bool
next_box(struct str *rest, struct box *box)
{
	uint64_t size;
	size_t head = 8;

	if (rest->n < head || !bytes_big(*rest, 0, 4, &size))
		return false;
	if (size == 1) {
		head = 16;
		if (!bytes_big(*rest, 8, 8, &size))
			return false;
	} else if (size == 0) {
		size = rest->n;
	}
	if (size < head || size > rest->n)
		return false;
	box->type = str_slice(*rest, 4, 8);
	box->body = str_slice(*rest, head, size);
	*rest = str_skip(*rest, size);
	return true;
}

/* The first box of a type; version and flags of a full box are skipped. */
static bool
find_box(struct str boxes, const char *type, size_t head, struct str *body)
{
	struct box box;

	while (next_box(&boxes, &box)) {
		if (!str_eq(box.type, str_from(type)))
			continue;
		*body = str_skip(box.body, head);
		return box.body.n >= head;
	}
	return false;
}

/* Primary item (section 8.11.4): ids have 16 bits up to version 0. */
static bool
primary_item(struct str meta, uint64_t *item)
{
	struct str body;
	uint64_t version;

	return find_box(meta, "pitm", 0, &body) &&
	       bytes_big(body, 0, 1, &version) &&
	       bytes_big(body, 4, version == 0 ? 2 : 4, item);
}

/* What is told of an item: sizes, and whether a quarter is turned. */
struct facts {
	uint64_t width, height;
	bool turned;
};

/* Takes over property number (from 1) of the list. */
static void
see_property(struct str list, uint64_t number, struct facts *facts)
{
	struct box box;
	uint64_t angle;

	while (number > 0 && next_box(&list, &box))
		if (--number == 0 && str_eq(box.type, STR("ispe"))) {
			if (!bytes_big(box.body, 4, 4, &facts->width) ||
			    !bytes_big(box.body, 8, 4, &facts->height))
				facts->width = facts->height = 0;
		} else if (number == 0 && str_eq(box.type, STR("irot")) &&
			   bytes_big(box.body, 0, 1, &angle)) {
			facts->turned = angle & 1;
		}
}

/* Item property association (HEIF, section 9.3.3) of one item; an item has
 * some ten properties at most, and of more only so many are seen. */
static bool
see_item(struct str ipma, uint64_t item, struct str list, struct facts *facts)
{
	enum { SEEN_MAX = 32 };
	uint64_t version, flags, items, id, n, property;
	size_t at = 8;

	if (!bytes_big(ipma, 0, 1, &version) ||
	    !bytes_big(ipma, 3, 1, &flags) || !bytes_big(ipma, 4, 4, &items))
		return false;
	size_t id_size = version < 1 ? 2 : 4, size = flags & 1 ? 2 : 1;
	uint64_t mask = size == 2 ? 0x7FFF : 0x7F;

	for (; items > 0; items--) {
		if (!bytes_big(ipma, at, id_size, &id) ||
		    !bytes_big(ipma, at + id_size, 1, &n))
			return false;
		at += id_size + 1;
		for (uint64_t i = 0; i < n; i++, at += size)
			if (!bytes_big(ipma, at, size, &property))
				return false;
			else if (id == item && i < SEEN_MAX)
				see_property(list, property & mask, facts);
		if (id == item)
			return facts->width > 0;
	}
	return false;
}

bool
avif_size(struct str bytes, unsigned *width, unsigned *height)
{
	struct str meta, iprp, list, ipma;
	struct facts facts = {0};
	uint64_t item;

	if (!find_box(bytes, "meta", 4, &meta) || !primary_item(meta, &item) ||
	    !find_box(meta, "iprp", 0, &iprp) ||
	    !find_box(iprp, "ipco", 0, &list) ||
	    !find_box(iprp, "ipma", 0, &ipma) ||
	    !see_item(ipma, item, list, &facts) || facts.width > UINT32_MAX ||
	    facts.height > UINT32_MAX)
		return false;
	*width = (unsigned)(facts.turned ? facts.height : facts.width);
	*height = (unsigned)(facts.turned ? facts.width : facts.height);
	return true;
}
