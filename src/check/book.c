#include "check/book.h"

#include <stdio.h>

#include "base/path.h"
#include "base/utf16.h"
#include "check/contents.h"
#include "check/document.h"
#include "check/package.h"

static const struct str mimetype = STR_INIT("mimetype");
static const struct str container = STR_INIT("META-INF/container.xml");

bool
book_is(const struct trove *trove)
{
	return trove_find(trove, mimetype) || trove_find(trove, container);
}

/* ---- Reading ---- */

/* The names that XHTML 1.1 gives to characters are legal in EPUB 2, whose
 * document type is not loaded: they become spaces. */
static struct str
without_entities(struct str text, struct arena *arena)
{
	static const char *const known[] = {"amp;", "lt;", "gt;", "quot;",
					    "apos;"};
	char *p = arena_alloc(arena, text.n + 1);

	memcpy(p, text.p, text.n);
	for (size_t at = 0; (at = str_chr(text, '&', at)) != STR_NONE; at++) {
		struct str name = str_skip(text, at + 1);
		size_t n = 0;
		bool keep = false;

		for (size_t i = 0; i < 5; i++)
			keep = keep || str_starts(name, str_from(known[i]));
		while (n < name.n &&
		       (ascii_alpha(name.p[n]) || ascii_digit(name.p[n])))
			n++;
		if (!keep && n > 0 && n < name.n && name.p[n] == ';')
			memset(p + at, ' ', n + 2);
	}
	return (struct str){p, text.n};
}

bool
book_read_text(const struct book *book, struct trove_file *file,
	       struct arena *arena, struct str *text)
{
	if (!trove_read(book->trove, file, arena, text))
		return false;
	if (!utf16_is(*text) || utf16_read(*text, arena, text))
		return true;
	book_tell(book, "epub-encoding", file->name,
		  "begins as UTF-16 does, and is not");
	return false;
}

const struct xml_node *
book_read(struct book *book, struct trove_file *file, struct arena *arena,
	  struct source *source)
{
	struct trove *trove = book->trove;
	struct xml_node *root;

	source->name = str_from(trove_path(trove, file->name));
	if (!book_read_text(book, file, arena, &source->text))
		return NULL;
	if (book->is_old)
		source->text = without_entities(source->text, arena);
	return xml_read(source, "epub-xml", arena, &root, trove->diags) ? root
									: NULL;
}

void
book_tell(const struct book *book, const char *code, struct str name,
	  const char *fault)
{
	diag_file(book->trove->diags, DIAG_ERROR, code,
		  trove_path(book->trove, name), "%s", fault);
}

/* ---- Container (section 4) ---- */

/* "mimetype" is the first file, stored as it is, so that its bytes stand at a
 * known place (4.3.3). */
static void
check_mimetype(struct book *book)
{
	struct trove *trove = book->trove;
	struct trove_file *file = trove_find(trove, mimetype);
	const struct zip_entry *entry;
	struct str text;

	if (!file) {
		diag_file(trove->diags, DIAG_ERROR, "epub-container",
			  trove->path, "has no file 'mimetype'");
		return;
	}
	if (trove_read(trove, file, book->arena, &text) &&
	    !str_eq(text, STR("application/epub+zip")))
		book_tell(book, "epub-container", mimetype,
			  "must hold 'application/epub+zip' and nothing else");
	if (!trove->zip)
		return;
	entry = &trove->zip->layout.list[file->index];
	if (trove->zip->layout.starts[0] != entry)
		book_tell(book, "epub-container", mimetype,
			  "must be the first file of the archive");
	if (entry->method != ZIP_METHOD_STORED)
		book_tell(book, "epub-container", mimetype,
			  "must be stored without compression");
	if (entry->n_extra > 0)
		book_tell(book, "epub-container", mimetype,
			  "must have no extra field in its header");
}

/* Stored or deflated, and not encrypted (4.3.2). */
static void
check_methods(const struct book *book)
{
	const struct zip_reader *zip = book->trove->zip;

	for (size_t i = 0; zip && i < zip->layout.n; i++) {
		const struct zip_entry *entry = &zip->layout.list[i];

		if (zip_entry_is_secret(entry))
			book_tell(book, "epub-container", entry->name,
				  "is encrypted by the archive");
		else if (entry->method != ZIP_METHOD_STORED &&
			 entry->method != ZIP_METHOD_DEFLATED)
			book_tell(book, "epub-container", entry->name,
				  "must be stored or deflated");
	}
}

/* The files that META-INF/encryption.xml names (4.2.6.3.2): fonts, mostly. */
static void
read_secrets(struct book *book, const struct xml_node *node)
{
	for (; node; node = node->next) {
		struct str uri = {0}, path;

		if (!node->name.p)
			continue;
		if (xml_is(node, "CipherReference"))
			uri = xml_attribute(node, "URI");
		if (uri.n > 0 &&
		    document_resolve(STR("."), uri, &path, NULL, book->arena))
			*map_put(&book->secrets, book->arena, path) = book;
		read_secrets(book, node->child);
	}
}

static void
read_encryption(struct book *book)
{
	struct trove_file *file =
	    trove_find(book->trove, STR("META-INF/encryption.xml"));
	struct source source = {0};

	if (file)
		read_secrets(book, book_read(book, file, book->arena, &source));
}

/* The package that META-INF/container.xml leads to; NULL and an error. */
static struct trove_file *
find_package(struct book *book)
{
	struct trove_file *file = trove_find(book->trove, container), *package;
	const struct xml_node *root, *files, *first;
	struct source source = {0};
	struct str path;

	if (!file) {
		book_tell(book, "epub-container", container, "is missing");
		return NULL;
	}
	root = book_read(book, file, book->arena, &source);
	files = root ? xml_child(root, "rootfiles") : NULL;
	first = files ? xml_child(files, "rootfile") : NULL;
	if (!first) {
		if (root)
			book_tell(book, "epub-container", container,
				  "names no rootfile");
		return NULL;
	}
	path = xml_attribute(first, "full-path");
	package = trove_find(book->trove, path);
	if (!package)
		diag_line(book->trove->diags, DIAG_ERROR, "epub-container",
			  &source, first->line, 0,
			  "the package '%.*s' is not in the book",
			  STR_ARG(path));
	return package;
}

static void
read_package(struct book *book, struct trove_file *file)
{
	const struct xml_node *root;
	size_t from;

	book->package_path = file->name;
	root = book_read(book, file, book->arena, &book->package);
	if (!root)
		return;
	from = book->trove->diags->errors;
	package_read(book, root);
	contents_check(book);
	/* What is not listed cannot be told where the list is not sound. */
	if (book->items.n > 0 || book->trove->diags->errors == from)
		contents_check_unlisted(book);
	document_check_links(book);
}

void
book_check(struct book *book, struct trove *trove)
{
	struct trove_file *package;

	*book = (struct book){.trove = trove, .arena = trove->arena};
	book->last_link = &book->links;
	check_mimetype(book);
	check_methods(book);
	read_encryption(book);
	package = find_package(book);
	if (package)
		read_package(book, package);
	contents_check_rest(book);
}
