#include "archive/bagit.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "version.h"

struct bagit_file {
	struct str name; /* in the bag: "data/index.html" */
	struct str sum;
	bool is_payload;
	struct bagit_file *next;
};

void
bagit_open(struct bagit *bag, struct str top, struct date date,
	   struct arena *arena)
{
	*bag = (struct bagit){.zip = zip_writer_new(date, arena),
			      .deflater = deflater_new(),
			      .arena = arena,
			      .top = top};
}

/* Notes a file; its name in the archive. */
static struct str
bagit_note(struct bagit *bag, struct str name, struct str sum, bool is_payload)
{
	struct bagit_file *file = arena_alloc(bag->arena, sizeof(*file));

	file->name = arena_printf(bag->arena, "%s%.*s",
				  is_payload ? "data/" : "", STR_ARG(name));
	file->sum = sum;
	file->is_payload = is_payload;
	file->next = bag->files;
	bag->files = file;
	return arena_printf(bag->arena, "%.*s/%.*s", STR_ARG(bag->top),
			    STR_ARG(file->name));
}

static struct str
note_payload(struct bagit *bag, struct str name, struct str sum, uint64_t size)
{
	bag->n_payload++;
	bag->payload_size += size;
	return bagit_note(bag, name, sum, true);
}

/* name: in the archive. */
static void
put_deflated(struct bagit *bag, struct str name, struct str bytes)
{
	struct deflated deflated =
	    deflate_bytes(bag->deflater, bytes, bag->arena);

	zip_writer_add_deflated(bag->zip, name, &deflated);
}

void
bagit_add(struct bagit *bag, struct str name, struct str bytes,
	  enum zip_method method)
{
	struct str sum = hash_sum(bag->arena, BAGIT_SUM, bytes);

	name = note_payload(bag, name, sum, bytes.n);
	if (method == ZIP_DEFLATED)
		put_deflated(bag, name, bytes);
	else
		zip_writer_add(bag->zip, name, bytes, method);
}

void
bagit_add_deflated(struct bagit *bag, struct str name,
		   const struct deflated *deflated, struct str sum)
{
	zip_writer_add_deflated(
	    bag->zip, note_payload(bag, name, sum, deflated->size), deflated);
}

void
bagit_add_tag(struct bagit *bag, struct str name, struct str bytes)
{
	struct str sum = hash_sum(bag->arena, BAGIT_SUM, bytes);

	put_deflated(bag, bagit_note(bag, name, sum, false), bytes);
}

/* ---- Tag files ---- */

/* A tag file that was written to text, which is emptied. */
static void
add_text(struct bagit *bag, struct str name, struct buf *text)
{
	bagit_add_tag(bag, name, buf_str(text));
	buf_clear(text);
}

static int
compare(const void *a, const void *b)
{
	const struct bagit_file *const *x = a, *const *y = b;

	return str_cmp((*x)->name, (*y)->name);
}

/* A line ends a name, so line ends in names are percent-encoded, and the sign
 * that says so (section 2.1.3). */
static void
put_name(struct buf *text, struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c == '\n' || c == '\r' || c == '%')
			buf_printf(text, "%%%02X", (unsigned)c);
		else
			buf_putc(text, c);
	}
}

/* The sums of the payload, or of all other files so far. */
static void
put_manifest(const struct bagit *bag, bool of_payload, struct buf *text)
{
	struct arena scratch = {0};
	const struct bagit_file **list;
	size_t n = 0;

	for (const struct bagit_file *at = bag->files; at; at = at->next)
		n += at->is_payload == of_payload;
	list = arena_array(&scratch, n, sizeof(const struct bagit_file *));
	n = 0;
	for (const struct bagit_file *at = bag->files; at; at = at->next)
		if (at->is_payload == of_payload)
			list[n++] = at;
	if (n)
		qsort(list, n, sizeof(const struct bagit_file *), compare);
	for (size_t i = 0; i < n; i++) {
		buf_printf(text, "%.*s  ", STR_ARG(list[i]->sum));
		put_name(text, list[i]->name);
		buf_putc(text, '\n');
	}
	arena_free(&scratch);
}

/* A line "Label: value"; a value has no line ends of its own. */
static void
put_info(struct buf *text, const char *label, struct str value)
{
	if (!value.n)
		return;
	buf_printf(text, "%s: ", label);
	for (size_t i = 0; i < value.n; i++)
		buf_putc(text, ascii_space(value.p[i]) ? ' ' : value.p[i]);
	buf_putc(text, '\n');
}

static void
put_bag_info(const struct bagit *bag, const struct bagit_info *info,
	     struct buf *text)
{
	struct str date = {0};

	if (date_is_full(info->date))
		date = date_iso(bag->arena, info->date);
	put_info(text, "Source-Organization", info->organization);
	put_info(text, "External-Description", info->title);
	put_info(text, "Bagging-Date", date);
	put_info(text, "External-Identifier", info->identifier);
	put_info(text, "External-Identifier", info->address);
	put_info(text, "Payload-Oxum",
		 arena_printf(bag->arena, "%" PRIu64 ".%zu", bag->payload_size,
			      bag->n_payload));
	put_info(text, "Bag-Software-Agent", STR("brevier " BREVIER_VERSION));
}

void
bagit_close(struct bagit *bag, const struct bagit_info *info)
{
	struct buf text = {0};

	buf_puts(&text, "BagIt-Version: 1.0\n"
			"Tag-File-Character-Encoding: UTF-8\n");
	add_text(bag, STR("bagit.txt"), &text);
	put_bag_info(bag, info, &text);
	add_text(bag, STR("bag-info.txt"), &text);
	put_manifest(bag, true, &text);
	add_text(bag, STR("manifest-" BAGIT_SUM ".txt"), &text);
	put_manifest(bag, false, &text);
	add_text(bag, STR("tagmanifest-" BAGIT_SUM ".txt"), &text);
	buf_free(&text);
	deflater_free(bag->deflater);
	bag->deflater = NULL;
}
