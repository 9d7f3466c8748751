#include "check/contents.h"

#include "base/bytes.h"
#include "check/document.h"
#include "check/properties.h"

/* Texts beyond so many bytes are not kept for messages to quote. */
#define KEPT_MAX ((size_t)64 << 20)

enum { HEAD_SIZE = 16 };

/* ---- Media types ---- */

static const struct {
	struct str type, root;
} documents[] = {
    {STR_INIT("application/xhtml+xml"), STR_INIT("html")},
    {STR_INIT("image/svg+xml"), STR_INIT("svg")},
    {STR_INIT("application/x-dtbncx+xml"), STR_INIT("ncx")},
    {STR_INIT("application/smil+xml"), STR_INIT("smil")},
};

/* The name of the root of documents of a type; absent: it is not read. */
static struct str
root_of(struct str type)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(*documents); i++)
		if (str_eq(documents[i].type, type))
			return documents[i].root;
	return (struct str){0};
}

static const struct {
	struct str type;
	size_t at;
	struct str sign;
} pictures[] = {
    {STR_INIT("image/png"), 0, STR_INIT("\x89PNG\r\n\x1a\n")},
    {STR_INIT("image/jpeg"), 0, STR_INIT("\xFF\xD8\xFF")},
    {STR_INIT("image/gif"), 0, STR_INIT("GIF8")},
    {STR_INIT("image/webp"), 8, STR_INIT("WEBP")},
};

/* The first bytes of a file. */
struct head {
	char bytes[HEAD_SIZE];
	size_t n;
};

static void
take_head(void *context, struct str bytes)
{
	struct head *head = context;

	for (size_t i = 0; i < bytes.n && head->n < HEAD_SIZE; i++)
		head->bytes[head->n++] = bytes.p[i];
}

/* A picture is what its first bytes say. */
static void
check_picture(const struct book *book, const struct book_item *item,
	      const struct head *head)
{
	struct arena *arena = book->arena;
	struct str bytes = {head->bytes, head->n}, is = {0};
	bool wanted = false;

	for (size_t i = 0; i < sizeof(pictures) / sizeof(*pictures); i++) {
		wanted = wanted || str_eq(pictures[i].type, item->type);
		if (bytes_are(bytes, pictures[i].at, pictures[i].sign))
			is = pictures[i].type;
	}
	if (str_eq(is, item->type) || (!is.p && !wanted))
		return;
	book_tell(book, "epub-type", item->path,
		  is.p ? arena_printf(arena, "is %.*s; the package says %.*s",
				      STR_ARG(is), STR_ARG(item->type))
			     .p
		       : arena_printf(arena, "is not %.*s, as the package says",
				      STR_ARG(item->type))
			     .p);
}

/* ---- Navigation (section 7) ---- */

static bool
has_word(struct str list, const char *word)
{
	struct str one;

	while (str_cut(&list, ' ', &one))
		if (str_eq(str_trim(one), str_from(word)))
			return true;
	return false;
}

static bool
has_link(const struct xml_node *node)
{
	for (; node; node = node->next)
		if (node->name.p &&
		    (xml_is(node, "a") || has_link(node->child)))
			return true;
	return false;
}

/* Contents among the siblings of node and below. */
static bool
has_toc(const struct xml_node *node)
{
	for (; node; node = node->next)
		if (node->name.p &&
		    ((xml_is(node, "nav") &&
		      has_word(xml_attribute(node, "type"), "toc") &&
		      has_link(node->child)) ||
		     has_toc(node->child)))
			return true;
	return false;
}

/* ---- Items ---- */

static void
check_root(struct book *book, const struct book_item *item,
	   const struct xml_node *root)
{
	struct str wanted = root_of(item->type);

	if (!str_eq(root->name, wanted))
		book_tell(book, "epub-type", item->path,
			  arena_printf(book->arena,
				       "begins with '<%.*s>', not with "
				       "'<%.*s>' as %.*s does",
				       STR_ARG(root->name), STR_ARG(wanted),
				       STR_ARG(item->type))
			      .p);
	if (properties_has(item, "nav") && !has_toc(root))
		book_tell(book, "epub-nav", item->path,
			  "has no <nav epub:type=\"toc\"> with links");
}

/* The text stays as long as messages may quote it. */
static void
check_document(struct book *book, struct book_item *item)
{
	struct arena scratch = {0};
	struct source *source = arena_alloc(book->arena, sizeof(*source));
	const struct xml_node *root =
	    book_read(book, item->file, &scratch, source);

	if (source->text.n < KEPT_MAX - book->kept) {
		source->text = arena_str(book->arena, source->text);
		book->kept += source->text.n;
	} else {
		source->text = STR("");
	}
	if (root) {
		check_root(book, item, root);
		properties_check(book, item, root);
		document_read(book, root, source, item);
	}
	arena_free(&scratch);
}

static void
check_style(struct book *book, const struct book_item *item)
{
	struct source *source = arena_alloc(book->arena, sizeof(*source));

	source->name = str_from(trove_path(book->trove, item->path));
	if (!book_read_text(book, item->file, book->arena, &source->text))
		return;
	properties_check_style(book, item, source->text);
	document_read_style(book, source->text, 1, source);
}

static void
check_item(struct book *book, struct book_item *item)
{
	struct head head = {.n = 0};

	if (!item->file || map_has(&book->secrets, item->path))
		return;
	if (root_of(item->type).p)
		check_document(book, item);
	else if (str_eq(item->type, STR("text/css")))
		check_style(book, item);
	else if (trove_walk(book->trove, item->file, take_head, &head))
		check_picture(book, item, &head);
}

void
contents_check(struct book *book)
{
	size_t n = 0;

	properties_check_words(book);
	for (size_t i = 0; i < book->items.n; i++) {
		struct book_item *item = book->items.items[i].value;

		n += properties_has(item, "nav");
		check_item(book, item);
	}
	if (n != 1 && !book->is_old)
		book_tell(book, "epub-nav", book->package_path,
			  n ? "lists more than one navigation document"
			    : "lists no navigation document");
}

/* ---- Other files ---- */

void
contents_check_unlisted(const struct book *book)
{
	struct trove *trove = book->trove;

	for (size_t i = 0; i < trove->n; i++) {
		struct str name = trove->files[i].name;

		if (map_has(&book->items, name) ||
		    str_eq(name, STR("mimetype")) ||
		    str_starts(name, STR("META-INF/")) ||
		    str_eq(name, book->package_path))
			continue;
		diag_file(trove->diags, DIAG_WARNING, "epub-unlisted",
			  trove_path(trove, name),
			  "is not listed in the package '%.*s'",
			  STR_ARG(book->package_path));
	}
}

void
contents_check_rest(struct book *book)
{
	struct trove *trove = book->trove;

	for (size_t i = 0; i < trove->n; i++)
		if (!trove->files[i].is_seen)
			trove_skim(trove, &trove->files[i]);
}
