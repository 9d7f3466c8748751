#include "publish/assets.h"

#include "archive/bagit.h"
#include "base/buf.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/map.h"
#include "base/nfc.h"
#include "publish/products.h"
#include "publish/strip.h"

enum {
	FINGERPRINT_DIGITS = 8,
	PART_MAX = 80, /* bytes of a part of a name */
};

/* ---- Accent colours ---- */

static bool
is_name_char(char c)
{
	return ascii_alnum(c) || c == '-' || c == '_' || (c & 0x80);
}

/* Length of a colour in hexadecimal digits at offset at, "#8a1f2b" (CSS Color
 * 4, section 5.2); 0 where there is none. */
static size_t
colour_at(struct str css, size_t at)
{
	size_t end = at + 1;

	if (at >= css.n || css.p[at] != '#')
		return 0;
	while (end < css.n && ascii_alnum(css.p[end]))
		end++;
	return end - at;
}

/* Where the colour starts that is declared as property at offset at; STR_NONE
 * where something else stands there: var(--accent), --accent-dark ... */
static size_t
declared_at(struct str css, size_t at, struct str property)
{
	size_t end = at + property.n;

	if (at > 0 && is_name_char(css.p[at - 1]))
		return STR_NONE;
	while (end < css.n && ascii_space(css.p[end]))
		end++;
	if (end == css.n || css.p[end] != ':')
		return STR_NONE;
	for (end++; end < css.n && ascii_space(css.p[end]);)
		end++;
	return colour_at(css, end) ? end : STR_NONE;
}

/* Every declaration of property by a hexadecimal colour gets value. */
static struct str
css_set(struct str css, struct str property, struct str value,
	struct arena *arena)
{
	struct buf out = {0};
	size_t done = 0, at = 0, colour;

	if (!value.n)
		return css;
	while ((at = str_find(css, property, at)) != STR_NONE) {
		colour = declared_at(css, at, property);
		at += property.n;
		if (colour == STR_NONE)
			continue;
		buf_put(&out, str_slice(css, done, colour));
		buf_put(&out, value);
		done = at = colour + colour_at(css, colour);
	}
	buf_put(&out, str_skip(css, done));
	css = buf_take(&out, arena);
	buf_free(&out);
	return css;
}

/* The stylesheets for pages declare --accent and --accent-dark as "#rrggbb";
 * the colours of site.yaml take the place of those. */
static struct str
set_accents(struct str css, const struct site *site, struct arena *arena)
{
	css = css_set(css, STR("--accent"), site->accent, arena);
	return css_set(css, STR("--accent-dark"), site->accent_dark, arena);
}

/* ---- Files ---- */

/* Files of the folder and of its own folders; the manual stays at home. */
static bool
is_asset(struct str name)
{
	size_t slash = str_chr(name, '/', 0);

	if (slash != STR_NONE && str_chr(name, '/', slash + 1) != STR_NONE)
		return false;
	return !str_eq_case(file_extension(name), STR("md")) &&
	       !str_ends(name, STR("~"));
}

/* A part of a name that every file system takes: as it is where that is so,
 * with room for a fingerprint, else what there is of it in letters. */
static struct str
safe_part(struct str part, struct arena *arena)
{
	struct str slug;

	if (file_name_is_safe(part) && part.n <= PART_MAX)
		return part;
	slug = slug_make(arena, part, PART_MAX);
	return slug.n ? slug : STR("file");
}

/* "site.css" as "assets/site-3fb0c1d2.css": the first digits of the SHA-256
 * of what is published. Names that are one to some file system get numbers;
 * taken: all names so far, folded. */
static struct str
published_path(struct str name, struct str bytes, struct map *taken,
	       struct arena *arena)
{
	struct str print =
	    hash_hex(arena, hash_bytes(bytes), FINGERPRINT_DIGITS);
	struct str extension = file_extension(name), folder = file_folder(name);
	struct str stem = safe_part(file_stem(name), arena);
	struct str number = {0}, path;
	void **place;

	if (extension.n)
		extension = arena_printf(arena, ".%.*s",
					 STR_ARG(safe_part(extension, arena)));
	if (str_eq(folder, STR(".")))
		folder = STR("assets");
	else
		folder = arena_printf(arena, "assets/%.*s",
				      STR_ARG(safe_part(folder, arena)));
	for (size_t n = 2;; n++) {
		path = arena_printf(arena, "%.*s/%.*s%.*s-%.*s%.*s",
				    STR_ARG(folder), STR_ARG(stem),
				    STR_ARG(number), STR_ARG(print),
				    STR_ARG(extension));
		place = map_put(taken, arena, nfc_fold(path, arena));
		if (!*place)
			break;
		number = arena_printf(arena, "-%zu", n);
	}
	*place = taken;
	return path;
}

static bool
asset_load(struct asset *asset, struct overlay_file *file,
	   const struct site *site, struct map *taken, struct arena *arena,
	   struct diags *diags)
{
	if (!file_read(file->path, arena, &asset->bytes, diags))
		return false;
	file->sum = hash_bytes(asset->bytes);
	if (str_eq(file->name, STR("site.css")) ||
	    str_eq(file->name, STR("missing.css")))
		asset->bytes = set_accents(asset->bytes, site, arena);
	if (str_eq(file->name, STR("site.css")))
		asset->bytes = strip_css(asset->bytes, arena);
	if (str_eq(file->name, STR("site.js")) ||
	    str_eq(file->name, STR("search.js")))
		asset->bytes = strip_script(asset->bytes, arena);
	asset->name = file->name;
	asset->path = published_path(file->name, asset->bytes, taken, arena);
	return true;
}

static void
pack_all(struct assets *assets, struct arena *arena)
{
	struct deflater *deflater = deflater_new();

	for (size_t i = 0; i < assets->n; i++) {
		struct asset *asset = &assets->list[i];

		asset->deflated = deflate_bytes(deflater, asset->bytes, arena);
		asset->sum = hash_sum(arena, BAGIT_SUM, asset->bytes);
	}
	deflater_free(deflater);
}

bool
assets_load(struct assets *assets, const struct folders *folders,
	    const struct site *site, struct arena *arena, struct diags *diags)
{
	struct hasher hasher;
	struct map taken = {0};
	bool ok;

	*assets = (struct assets){0};
	hasher_init(&hasher);
	ok = overlay_list(&assets->files, folders, arena, diags);
	assets->list =
	    arena_array(arena, assets->files.n, sizeof(*assets->list));
	for (size_t i = 0; ok && i < assets->files.n; i++) {
		struct overlay_file *file = &assets->files.files[i];
		struct asset *asset = &assets->list[assets->n];

		if (!is_asset(file->name))
			continue;
		if (!asset_load(asset, file, site, &taken, arena, diags)) {
			ok = false;
			continue;
		}
		hasher_part(&hasher, asset->name);
		hasher_part(&hasher, asset->bytes);
		assets->n++;
	}
	assets->hash = hasher_done(&hasher);
	pack_all(assets, arena);
	return ok;
}

const struct asset *
assets_find(const struct assets *assets, struct str name)
{
	for (size_t i = 0; i < assets->n; i++)
		if (str_eq(assets->list[i].name, name))
			return &assets->list[i];
	return NULL;
}

static void
list_assets(struct listing *listing, const struct press *press, size_t k)
{
	const struct assets *assets = press->assets;

	(void)k;
	for (size_t i = 0; i < assets->n; i++)
		listing_add(listing, assets->list[i].path, i,
			    hash_bytes(assets->list[i].bytes));
}

static bool
make_asset(const struct work *work, struct buf *out, struct diags *diags)
{
	(void)diags;
	buf_put(out, work->press->assets->list[work->item].bytes);
	return true;
}

const struct product product_asset = {
    .name = "asset",
    .class = PRODUCT_DATA,
    .templates = "",
    .alone = true,
    .list = list_assets,
    .make = make_asset,
};
