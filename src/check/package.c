#include "check/package.h"

#include "check/document.h"

/* What is wrong with a line of the package. */
static void
tell_package(const struct book *book, const char *code, size_t line,
	     struct str message)
{
	diag_line(book->trove->diags, DIAG_ERROR, code, &book->package, line, 0,
		  "%.*s", STR_ARG(message));
}

/* ---- Metadata (section 5.5) ---- */

static void
check_one(const struct book *book, const struct xml_node *metadata,
	  const char *name)
{
	const struct xml_node *node = xml_child(metadata, name);

	if (!node || !str_trim(xml_text(node, book->arena)).n)
		tell_package(book, "epub-package", metadata->line,
			     arena_printf(book->arena,
					  "the metadata has no dc:%s", name));
}

/* unique-identifier names the id of a dc:identifier. */
static void
check_identifier(const struct book *book, const struct xml_node *root,
		 const struct xml_node *metadata)
{
	struct str wanted = xml_attribute(root, "unique-identifier");

	for (const struct xml_node *node = metadata->child; node;
	     node = node->next)
		if (xml_is(node, "identifier") && wanted.n &&
		    str_eq(str_trim(xml_attribute(node, "id")),
			   str_trim(wanted)))
			return;
	tell_package(book, "epub-package", root->line,
		     STR("unique-identifier names no dc:identifier"));
}

/* "2024-09-24T00:00:00Z" (5.5.5). */
static bool
is_instant(struct str text)
{
	static const char form[] = "0000-00-00T00:00:00Z";

	if (text.n != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (form[i] == '0' ? !ascii_digit(text.p[i])
				   : text.p[i] != form[i])
			return false;
	return true;
}

static void
check_modified(const struct book *book, const struct xml_node *metadata)
{
	size_t n = 0;

	for (const struct xml_node *node = metadata->child; node;
	     node = node->next) {
		if (!xml_is(node, "meta") || xml_attribute(node, "refines").p ||
		    !str_eq(str_trim(xml_attribute(node, "property")),
			    STR("dcterms:modified")))
			continue;
		n++;
		if (!is_instant(str_trim(xml_text(node, book->arena))))
			tell_package(book, "epub-package", node->line,
				     STR("dcterms:modified must look like "
					 "2024-09-24T00:00:00Z"));
	}
	if (n != 1)
		tell_package(book, "epub-package", metadata->line,
			     n ? STR("dcterms:modified stands more than once")
			       : STR("the metadata has no dcterms:modified"));
}

static void
check_metadata(struct book *book, const struct xml_node *root)
{
	const struct xml_node *metadata = xml_child(root, "metadata");

	book->version = xml_attribute(root, "version");
	book->is_old = str_starts(book->version, STR("2"));
	if (!book->is_old && !str_starts(book->version, STR("3")))
		tell_package(book, "epub-package", root->line,
			     STR("version must be 3.0, or 2.0"));
	if (!metadata) {
		tell_package(book, "epub-package", root->line,
			     STR("has no metadata"));
		return;
	}
	check_one(book, metadata, "identifier");
	check_one(book, metadata, "title");
	check_one(book, metadata, "language");
	check_identifier(book, root, metadata);
	if (!book->is_old)
		check_modified(book, metadata);
}

/* ---- Manifest and spine (5.6, 5.7) ---- */

static void
place_item(struct book *book, struct book_item *item, struct str href)
{
	struct arena *arena = book->arena;
	void **place;

	if (!document_resolve(book->package_path, href, &item->path, NULL,
			      arena) &&
	    !item->path.p)
		return;
	place = map_put(&book->items, arena, item->path);
	if (*place)
		tell_package(book, "epub-manifest", item->line,
			     arena_printf(arena, "'%.*s' is listed twice",
					  STR_ARG(href)));
	else
		*place = item;
	item->file = trove_find(book->trove, item->path);
	if (!item->file)
		tell_package(
		    book, "epub-missing", item->line,
		    arena_printf(arena, "'%.*s' is missing", STR_ARG(href)));
}

static void
read_item(struct book *book, const struct xml_node *node)
{
	struct arena *arena = book->arena;
	struct book_item *item = arena_alloc(arena, sizeof(*item));
	struct str id = xml_attribute(node, "id");
	struct str href = xml_attribute(node, "href");
	void **place;

	*item = (struct book_item){
	    .type = xml_attribute(node, "media-type"),
	    .properties = xml_attribute(node, "properties"),
	    .line = node->line,
	    .is_fallen = xml_attribute(node, "fallback").n > 0,
	};
	if (!id.n || !href.n || !item->type.n) {
		tell_package(book, "epub-manifest", node->line,
			     STR("an item needs id, href and media-type"));
		return;
	}
	place = map_put(&book->ids, arena, id);
	if (*place) {
		tell_package(
		    book, "epub-manifest", node->line,
		    arena_printf(arena, "id '%.*s' stands twice", STR_ARG(id)));
		return;
	}
	*place = item;
	place_item(book, item, href);
}

static void
check_itemref(struct book *book, const struct xml_node *node)
{
	struct str id = xml_attribute(node, "idref");
	struct book_item *item = map_get(&book->ids, id);
	const char *fault = NULL;

	if (!item)
		fault = "is no item of the manifest";
	else if (item->n_spine++ > 0)
		fault = "stands in the spine twice";
	else if (!item->is_fallen &&
		 !str_eq(item->type, STR("application/xhtml+xml")) &&
		 !str_eq(item->type, STR("image/svg+xml")) &&
		 !(book->is_old &&
		   str_eq(item->type, STR("application/x-dtbook+xml"))))
		fault = "is no document that a reader can show";
	if (fault)
		tell_package(
		    book, "epub-spine", node->line,
		    arena_printf(book->arena, "'%.*s' %s", STR_ARG(id), fault));
}

static void
check_spine(struct book *book, const struct xml_node *root)
{
	const struct xml_node *spine = xml_child(root, "spine");
	struct str toc = spine ? xml_attribute(spine, "toc") : (struct str){0};
	const struct book_item *ncx = map_get(&book->ids, toc);

	if (!spine || !xml_child(spine, "itemref")) {
		tell_package(book, "epub-spine", root->line,
			     STR("has no spine, so there is nothing to read"));
		return;
	}
	for (const struct xml_node *node = spine->child; node;
	     node = node->next)
		if (xml_is(node, "itemref"))
			check_itemref(book, node);
	if ((toc.n || book->is_old) &&
	    (!ncx || !str_eq(ncx->type, STR("application/x-dtbncx+xml"))))
		tell_package(book, "epub-spine", spine->line,
			     STR("toc names no NCX of the manifest"));
}

static void
read_manifest(struct book *book, const struct xml_node *root)
{
	const struct xml_node *manifest = xml_child(root, "manifest");

	if (!manifest) {
		tell_package(book, "epub-manifest", root->line,
			     STR("has no manifest"));
		return;
	}
	for (const struct xml_node *node = manifest->child; node;
	     node = node->next)
		if (xml_is(node, "item"))
			read_item(book, node);
	check_spine(book, root);
}

void
package_read(struct book *book, const struct xml_node *root)
{
	check_metadata(book, root);
	read_manifest(book, root);
	document_read(book, root, &book->package, NULL);
}
