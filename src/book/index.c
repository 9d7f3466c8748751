#include "book/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "publish/values.h"

/* An issuer, with all in the book's arena. */
struct index_item {
	struct str key;       /* by which it is sorted */
	struct value *value;  /* name_html, expansion_html */
	struct value *places; /* where: title_html, file, page_text, briefing */
};

static struct str
key_of(struct str name, struct arena *arena)
{
	size_t room = 2 * name.n + 8;
	char *key = arena_alloc(arena, room);
	size_t n = fold_key(name, key, room);

	return n ? (struct str){key, n} : arena_str(arena, name);
}

/* A text of the briefing at place, as the index has it. */
static struct str
take_native(struct book *book, const struct place *place, struct str text)
{
	const struct value *html =
	    values_native(place, text, place_lang(place));

	return html ? book_html(book, html->text, place_lang(place))
		    : (struct str){0};
}

static struct index_item *
make_item(struct book *book, const struct place *place, struct str name,
	  struct str key)
{
	struct arena *arena = book->arena;
	struct index_item *item = arena_alloc(arena, sizeof(*item));
	struct value *issuer = values_issuer(place, name, place->own);
	const struct value *full = value_get(issuer, STR("expansion"));

	item->key = key;
	item->value = value_map(arena);
	item->places = value_list(arena);
	value_set_text(arena, item->value, "name_html",
		       take_native(book, place, name));
	value_set_text(
	    arena, item->value, "expansion_html",
	    take_native(book, place, full ? full->text : (struct str){0}));
	value_set(arena, item->value, "places", item->places);
	return item;
}

static void
add_place(struct book *book, struct index_item *item, const struct place *place,
	  const struct value *document, int page)
{
	const struct wording *wording = place_wording(&book->place);
	struct arena *arena = book->arena;
	struct value *map = value_map(arena);
	struct str none = {0};

	value_set(arena, map, "document", value_share(arena, document));
	value_set_text(
	    arena, map, "page_text",
	    page > 0 ? wording_fill_one(wording, arena, "page_number", "page",
					arena_printf(arena, "%d", page))
		     : none);
	value_set_text(arena, map, "briefing_html",
		       place->volume.n
			   ? take_native(book, place, place->own->title)
			   : none);
	value_push(item->places, map);
}

void
book_index_add(struct book *book, const struct place *place,
	       const struct entry_summary *entry, const struct value *document,
	       int page)
{
	for (size_t i = 0; entry && i < entry->n_issuers; i++) {
		struct str name = entry->issuers[i].name;
		struct str key = key_of(name, book->arena);
		void **slot = map_put(&book->issuers, book->arena, key);

		if (!*slot)
			*slot = make_item(book, place, name, key);
		add_place(book, *slot, place, document, page);
	}
}

static int
compare(const void *a, const void *b)
{
	const struct index_item *const *x = a, *const *y = b;

	return str_cmp((*x)->key, (*y)->key);
}

static struct value *
index_value(struct book *book)
{
	struct value *list = value_list(book->arena);
	size_t n = book->issuers.n;
	struct index_item **items =
	    arena_array(book->arena, n + 1, sizeof(struct index_item *));

	for (size_t i = 0; i < n; i++)
		items[i] = book->issuers.items[i].value;
	qsort(items, n, sizeof(struct index_item *), compare);
	for (size_t i = 0; i < n; i++)
		value_push(list, items[i]->value);
	return list;
}

bool
book_index_put(struct book *book)
{
	struct book_document document = {
	    .template = "epub/issuers.xhtml",
	    .file = STR("issuers.xhtml"),
	    .title = wording_text(place_wording(&book->place), "book_index"),
	    .matter = "backmatter",
	    .landmark = "index"};
	struct value *put;

	if (book->issuers.n == 0)
		return true;
	value_set(book->arena, book->value, "index", index_value(book));
	put = book_put(book, &document, book->value, NULL);
	if (put)
		value_push(book->back, value_share(book->arena, put));
	return put != NULL;
}
