#include "publish/place.h"

#include "base/escape.h"

static struct str
encode(struct arena *arena, struct str address)
{
	struct buf out = {0};
	struct str encoded;

	escape_url(&out, address);
	encoded = buf_take(&out, arena);
	buf_free(&out);
	return encoded;
}

/* The reference that leads from one path of a tree to another (RFC 3986,
 * section 4.2): up to the folder that both have in common, and down. */
static struct str
reference(struct arena *arena, struct str from, struct str to)
{
	size_t common = 0, i;
	struct buf out = {0};
	struct str found;

	for (i = 0; i < from.n && i < to.n && from.p[i] == to.p[i]; i++)
		if (from.p[i] == '/')
			common = i + 1;
	for (i = common; i < from.n; i++)
		if (from.p[i] == '/')
			buf_puts(&out, "../");
	buf_put(&out, str_skip(to, common));
	found = encode(arena, buf_str(&out));
	buf_free(&out);
	return found;
}

struct place
place_new(const struct press *press, enum edition edition, struct str path,
	  struct arena *arena, struct str lang)
{
	return (struct place){.press = press,
			      .edition = edition,
			      .path = path,
			      .arena = arena,
			      .lang = lang};
}

struct str
place_lang(const struct place *place)
{
	return place->lang.n ? place->lang : place->press->site->lang;
}

const struct wording *
place_wording(const struct place *place)
{
	return wording_for(place->press->wordings, place_lang(place),
			   place->press->site->lang);
}

struct str
place_date(const struct place *place, struct date date)
{
	return wording_date(place_wording(place), place->arena, date,
			    place_lang(place));
}

struct str
place_month(const struct place *place, struct date date)
{
	return wording_month(place_wording(place), place->arena, date,
			     place_lang(place));
}

struct str
place_period(const struct place *place, struct date first, struct date last)
{
	return wording_period(place_wording(place), place->arena, first, last,
			      place_lang(place));
}

struct str
place_web(const struct place *place, struct str path)
{
	struct str base = place->press->site->base_url;

	if (!base.n)
		return (struct str){0};
	return encode(place->arena, arena_printf(place->arena, "%.*s%.*s",
						 STR_ARG(base), STR_ARG(path)));
}

/* The folder of the briefing that the page belongs to, with its slash; ""
 * where it belongs to none. */
static struct str
own_folder(const struct place *place)
{
	size_t slash = str_chr(place->path, '/', 0);

	return str_slice(place->path, 0, slash == STR_NONE ? 0 : slash + 1);
}

/* Cuts path at its fragment and takes folder off; false where path is not a
 * file of that folder. */
static bool
within(struct str path, struct str folder, struct str *name)
{
	size_t hash = str_chr(path, '#', 0);

	*name = str_skip(str_slice(path, 0, hash == STR_NONE ? path.n : hash),
			 folder.n);
	return folder.n && str_starts(path, folder) && name->n &&
	       str_chr(*name, '/', 0) == STR_NONE;
}

/* Whether the ZIP of the briefing with this folder has the file name: its
 * pages, and the briefing in other forms, but not the ZIP itself. */
static bool
archive_has(struct str folder, struct str name)
{
	struct str slug = str_slice(folder, 0, folder.n - 1);

	if (str_ends(name, STR(".html")))
		return true;
	if (!str_starts(name, slug))
		return false;
	name = str_skip(name, slug.n);
	return name.n && name.p[0] == '.' && !str_eq(name, STR(".zip"));
}

/* In the ZIP, assets stand in the briefing's own folder. */
static struct str
link_offline(const struct place *place, struct str path)
{
	struct str folder = own_folder(place), name;

	if (folder.n && str_starts(path, STR("assets/")))
		path = arena_printf(place->arena, "%.*s%.*s", STR_ARG(folder),
				    STR_ARG(path));
	else if (!within(path, folder, &name) || !archive_has(folder, name))
		return place_web(place, path);
	return reference(place->arena, place->path, path);
}

/* A book has the entries of its briefing as documents in a folder of their
 * own; all else is on the web. */
static struct str
link_epub(const struct place *place, struct str path)
{
	struct str folder = own_folder(place), name, id;
	bool from_entry = !str_ends(place->path, STR("/index.html"));

	if (!within(path, folder, &name) || !str_ends(name, STR(".html")) ||
	    str_eq(name, STR("index.html")))
		return place_web(place, path);
	id = str_slice(name, 0, name.n - STR(".html").n);
	return encode(place->arena,
		      arena_printf(place->arena, "%s%.*s.xhtml",
				   from_entry ? "" : "entries/", STR_ARG(id)));
}

struct str
place_link(const struct place *place, struct str path)
{
	switch (place->edition) {
	case EDITION_OFFLINE:
		return link_offline(place, path);
	case EDITION_EPUB:
		return link_epub(place, path);
	case EDITION_FEED:
		return place_web(place, path);
	case EDITION_SITE:
		break;
	}
	return reference(place->arena, place->path, path);
}

struct str
place_page(const struct place *place, struct str slug, struct str id)
{
	return arena_printf(place->arena, "%.*s/%.*s.html", STR_ARG(slug),
			    STR_ARG(id));
}

struct str
place_file(const struct place *place, struct str slug, const char *extension)
{
	return arena_printf(place->arena, "%.*s/%.*s.%s", STR_ARG(slug),
			    STR_ARG(slug), extension);
}

/* Pages are marked in books alone, which list them (EPUB Accessibility 1.1,
 * section 3.4). */
struct html_options
place_html(const struct place *place, struct str lang)
{
	bool epub = place->edition == EDITION_EPUB;

	return (struct html_options){
	    .lang = lang,
	    .pages = epub,
	    .epub = epub,
	    .away = place->edition != EDITION_SITE,
	    .base = place_web(place, own_folder(place)),
	};
}
