#include "publish/place.h"

#include "base/escape.h"
#include "base/lang.h"
#include "base/path.h"
#include "base/utf8.h"
#include "catalog/resolve.h"

/* The reference that leads from one path of a tree to another (RFC 3986,
 * section 4.2): up to the folder that both have in common, and down. */
static struct str
reference(struct arena *arena, struct str from, struct str to)
{
	size_t common = 0, i;

	for (i = 0; i < from.n && i < to.n && from.p[i] == to.p[i]; i++)
		if (from.p[i] == '/')
			common = i + 1;
	to = str_skip(to, common);
	for (i = common; i < from.n; i++)
		if (from.p[i] == '/')
			to = ARENA_JOIN(arena, STR("../"), to);
	return escape_url_in(arena, to);
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
place_strange(const struct place *place)
{
	struct str lang = place_wording(place)->lang;
	bool is_page =
	    place->edition == EDITION_SITE || place->edition == EDITION_OFFLINE;

	return is_page && !lang_is_same(lang, place_lang(place))
		   ? lang
		   : (struct str){0};
}

struct str
place_said(const struct place *place, struct str text)
{
	if (!text.n || !place_strange(place).n)
		return text;
	return ARENA_JOIN(place->arena, STR(WORDING_OPEN), text,
			  STR(WORDING_CLOSE));
}

/* Dates are known in more languages than words are. */
static struct str
date_said(const struct place *place, struct str text)
{
	return lang_of(place_lang(place)) == LANG_OTHER
		   ? place_said(place, text)
		   : text;
}

struct str
place_date(const struct place *place, struct date date)
{
	return date_said(place, wording_date(place_wording(place), place->arena,
					     date, place_lang(place)));
}

struct str
place_month(const struct place *place, struct date date)
{
	return date_said(place,
			 wording_month(place_wording(place), place->arena, date,
				       place_lang(place)));
}

struct str
place_period(const struct place *place, struct date first, struct date last)
{
	return date_said(place,
			 wording_period(place_wording(place), place->arena,
					first, last, place_lang(place)));
}

struct str
place_web(const struct place *place, struct str path)
{
	struct str base = place->press->site->base_url;

	if (!base.n)
		return (struct str){0};
	return escape_url_in(place->arena,
			     ARENA_JOIN(place->arena, base, path));
}

/* The folder of the briefing that the page belongs to, with its slash; ""
 * where it belongs to none. */
static struct str
own_folder(const struct place *place)
{
	size_t slash = str_chr(place->path, '/', 0);

	return str_slice(place->path, 0, slash == STR_NONE ? 0 : slash + 1);
}

struct str
place_base(const struct place *place)
{
	return place_web(place, own_folder(place));
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

/* In the ZIP, assets and a search page stand in the briefing's own folder. */
static struct str
link_offline(const struct place *place, struct str path)
{
	struct str folder = own_folder(place), name;

	if (folder.n && (str_starts(path, STR("assets/")) ||
			 str_eq(path, STR("search.html"))))
		path = ARENA_JOIN(place->arena, folder, path);
	else if (!within(path, folder, &name) || !archive_has(folder, name))
		return place_web(place, path);
	return reference(place->arena, place->path, path);
}

/* Bytes of a name in a book; of a longer one, what is left before its hash. A
 * path has three of them at most, and 255 bytes. */
enum { BOOK_NAME_MAX = 100, BOOK_NAME_CUT = 60 };

static bool
is_plain(unsigned c)
{
	return c < 0x80 &&
	       (ascii_alnum((char)c) || c == '.' || c == '-' || c == '_');
}

struct str
place_book_name(struct str id, struct arena *arena)
{
	struct buf out = {0};
	struct str name;
	size_t at = 0;

	while (at < id.n && is_plain((unsigned char)id.p[at]))
		at++;
	if (at == id.n && id.n <= BOOK_NAME_MAX)
		return id;
	for (at = 0; at < id.n;) {
		unsigned c = utf8_next(id, &at);

		if (is_plain(c))
			buf_put_rune(&out, c);
		else
			buf_printf(&out, c > 0xFFFF ? "~~%06x" : "~%04x", c);
	}
	if (out.n > BOOK_NAME_MAX) {
		out.n = BOOK_NAME_CUT;
		buf_printf(&out, "~~%s", hash_hex(arena, hash_bytes(id), 16).p);
	}
	name = buf_take(&out, arena);
	buf_free(&out);
	return name;
}

/* A book has the entries of its briefing as documents in a folder of their
 * own; all else is on the web. */
static struct str
link_epub(const struct place *place, struct str path)
{
	struct str name;

	if (!within(path, own_folder(place), &name) ||
	    !str_ends(name, STR(".html")) || str_eq(name, STR("index.html")))
		return place_web(place, path);
	return place_in_text(place, STR("entries/"),
			     str_slice(name, 0, name.n - STR(".html").n));
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
	return ARENA_JOIN(place->arena, slug, STR("/"), id, STR(".html"));
}

struct str
place_in_text(const struct place *place, struct str folder, struct str id)
{
	return reference(place->arena, place->document,
			 ARENA_JOIN(place->arena, place->volume, folder,
				    place_book_name(id, place->arena),
				    STR(".xhtml")));
}

struct str
place_file(const struct place *place, struct str slug, const char *extension)
{
	return ARENA_JOIN(place->arena, slug, STR("/"), slug, STR("."),
			  str_from(extension));
}

/* ---- Links in the text ---- */

static struct place
place_in_book(const struct place *place, const char *folder, struct str id)
{
	struct place own = *place;

	if (place->edition == EDITION_EPUB)
		own.document = ARENA_JOIN(
		    place->arena, place->volume, str_from(folder), STR("/"),
		    place_book_name(id, place->arena), STR(".xhtml"));
	return own;
}

struct place
place_of_entry(const struct place *place, struct str id)
{
	return place_in_book(place, "entries", id);
}

struct place
place_of_section(const struct place *place, struct str id)
{
	return place_in_book(place, "sections", id);
}

static struct str
with_fragment(struct str path, struct str id, struct arena *arena)
{
	if (!id.n)
		return path;
	return arena_printf(arena, "%.*s#%.*s", STR_ARG(path), STR_ARG(id));
}

/* The page of the site that has the target, with its fragment. All of a
 * briefing stands on its own page, where links do not lead away. */
static struct str
page_of(const struct place *place, const struct reached *reached,
	struct arena *arena)
{
	const struct target *target = reached->target;
	struct str slug = reached->summary->slug;
	struct str whole = place_page(place, slug, STR("index"));
	bool on_entry = target && target->entry.n &&
			target->kind != TARGET_SECTION &&
			!str_eq(place->path, whole);

	if (!target)
		return whole;
	if (!on_entry)
		return with_fragment(whole, target->id, arena);
	return with_fragment(
	    place_page(place, slug, target->entry),
	    target->kind == TARGET_ENTRY ? (struct str){0} : target->id, arena);
}

static struct str
in_folder(const char *folder, struct str id, struct arena *arena)
{
	return ARENA_JOIN(arena, str_from(folder), place_book_name(id, arena),
			  STR(".xhtml"));
}

/* The document of the book that has the target. A section without prose has
 * none; its first entry stands for it. */
static struct str
document_of(const struct target *target, struct arena *arena)
{
	static const struct str title = STR_INIT("title.xhtml");
	bool is_heading;

	if (!target)
		return title;
	is_heading = target->kind == TARGET_HEADING;
	if (target->kind == TARGET_SECTION && target->is_shown)
		return in_folder("sections/", target->id, arena);
	if (target->entry.n)
		return with_fragment(
		    in_folder("entries/", target->entry, arena),
		    is_heading ? target->id : (struct str){0}, arena);
	if (!is_heading)
		return title;
	return with_fragment(
	    target->section.n ? in_folder("sections/", target->section, arena)
			      : title,
	    target->id, arena);
}

/* to, which may have a fragment, from a file of the same tree; within the
 * file itself the fragment alone. */
static struct str
from_file(struct str from, struct str to, struct arena *arena)
{
	if (str_starts(to, from) && to.n > from.n && to.p[from.n] == '#')
		return escape_url_in(arena, str_skip(to, from.n));
	return reference(arena, from, to);
}

bool
place_is_collected(const struct place *place)
{
	return place->from < place->to;
}

static bool
is_in_book(const struct place *place, const struct summary *summary)
{
	size_t k;

	if (!place_is_collected(place))
		return false;
	k = catalog_index(place->press->catalog, summary);
	return k >= place->from && k < place->to;
}

/* The document that has what was reached, from the top of the book. */
static struct str
in_book(const struct place *place, const struct reached *reached,
	struct arena *arena)
{
	struct str document = document_of(reached->target, arena);

	if (!place_is_collected(place))
		return document;
	return ARENA_JOIN(arena, place_book_name(reached->summary->slug, arena),
			  STR("/"), document);
}

static struct str
link_target(const struct place *place, const struct reached *reached,
	    struct arena *arena)
{
	struct str path = page_of(place, reached, arena);
	bool own = place->own == reached->summary;

	if (place->edition == EDITION_EPUB &&
	    (own || is_in_book(place, reached->summary)))
		return from_file(place->document,
				 in_book(place, reached, arena), arena);
	if (place->edition == EDITION_SITE ||
	    (place->edition == EDITION_OFFLINE && own))
		return from_file(place->path, path, arena);
	return place_web(place, path);
}

struct str
place_resolve(const struct place *place, struct str url, struct arena *arena)
{
	struct reached reached =
	    resolve_link(place->press->catalog, place->own, url, arena);

	if (reached.reach == REACH_BRIEFING)
		return link_target(place, &reached, arena);
	if (reached.reach != REACH_MEDIA)
		return (struct str){0};
	/* Of files, a book has only the images that it shows. */
	return place->edition == EDITION_EPUB
		   ? place_web(place, reached.media->path)
		   : place_link(place, reached.media->path);
}

/* EPUB 3.3, section 3.2: core media types. */
bool
place_book_has(const struct media *media)
{
	return media->is_shown && media->image.type != IMAGE_AVIF;
}

const struct media *
place_image(const struct place *place, struct str url, struct arena *arena,
	    struct str *address)
{
	struct reached reached =
	    resolve_link(place->press->catalog, place->own, url, arena);
	const struct media *media = reached.media;

	if (reached.reach != REACH_MEDIA || !media->is_image)
		return NULL;
	if (place->edition != EDITION_EPUB)
		*address = place_link(place, media->path);
	else if (place_book_has(media))
		*address = reference(arena, place->document,
				     place_book_image(media, arena));
	else
		return NULL;
	return address->n ? media : NULL;
}

struct str
place_book_image(const struct media *media, struct arena *arena)
{
	return ARENA_JOIN(arena, STR("images/"),
			  place_book_name(file_name(media->path), arena));
}

/* ---- Texts ---- */

/* Pages are marked for links to them: in books, which list them (EPUB
 * Accessibility 1.1, section 3.4), and on pages. A feed has no anchors. */
struct html_options
place_html(const struct place *place, struct str lang)
{
	bool epub = place->edition == EDITION_EPUB;

	return (struct html_options){
	    .lang = lang,
	    .scripts = &place->press->site->scripts,
	    .pages = place->edition != EDITION_FEED,
	    .epub = epub,
	    .away = place->edition != EDITION_SITE,
	    .around = place,
	    .place = place->own ? place : NULL,
	    .wording = place_wording(place),
	};
}
