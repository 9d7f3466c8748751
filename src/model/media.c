#include "model/media.h"

#include <sys/stat.h>

#include "base/escape.h"
#include "base/nfc.h"

enum {
	FINGERPRINT_DIGITS = 8, /* as in assets.c */
	STEM_MAX = 60,          /* bytes of the name before them */
};

/* Documents that readers download or browsers show without running what is
 * in them, with their media types (IANA). */
static const struct {
	const char *extension, *media_type;
} documents[] = {
    {"bib", "text/plain"},
    {"csv", "text/csv"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument."
	     "wordprocessingml.document"},
    {"epub", "application/epub+zip"},
    {"geojson", "application/geo+json"},
    {"json", "application/json"},
    {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"},
    {"odp", "application/vnd.oasis.opendocument.presentation"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"ogg", "audio/ogg"},
    {"pdf", "application/pdf"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument."
	     "presentationml.presentation"},
    {"rtf", "application/rtf"},
    {"tsv", "text/tab-separated-values"},
    {"txt", "text/plain"},
    {"webm", "video/webm"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument."
	     "spreadsheetml.sheet"},
    {"zip", "application/zip"},
};

static const char *const images[] = {"avif", "gif", "jpeg", "jpg",
				     "png",  "svg", "webp"};

static const char *
document_type(struct str extension)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		if (str_eq_case(extension, str_from(documents[i].extension)))
			return documents[i].media_type;
	return NULL;
}

static bool
is_image(struct str name)
{
	struct str extension = file_extension(name);

	for (size_t i = 0; i < sizeof(images) / sizeof(images[0]); i++)
		if (str_eq_case(extension, str_from(images[i])))
			return true;
	return false;
}

/* Hidden files and folders are nobody's business. */
static bool
is_hidden(struct str name)
{
	struct str part;

	while (str_cut(&name, '/', &part))
		if (part.n == 0 || part.p[0] == '.')
			return true;
	return false;
}

bool
media_is_published(struct str name)
{
	return !is_hidden(name) &&
	       (is_image(name) || document_type(file_extension(name)));
}

bool
media_exists(const char *folder, struct str name)
{
	struct arena arena = {0};
	struct stat st;
	const char *path = file_join(&arena, str_from(folder), name);
	bool exists =
	    !is_hidden(name) && stat(path, &st) == 0 && S_ISREG(st.st_mode);

	arena_free(&arena);
	return exists;
}

size_t
media_list(const char *folder, struct str within, struct arena *arena,
	   struct file_list *list)
{
	const char *path = file_join(arena, str_from(folder), within);
	struct diags ignored;
	size_t n = 0;

	*list = (struct file_list){0};
	diags_init(&ignored, arena);
	if (!file_is_folder(path) ||
	    !file_list(path, false, arena, list, &ignored))
		return 0;
	for (size_t i = 0; i < list->n; i++)
		if (media_is_published(list->names[i]))
			list->names[n++] =
			    str_from(file_join(arena, within, list->names[i]));
	return list->n = n;
}

static struct str
published_path(struct str name, const char *extension, struct hash hash,
	       struct arena *arena)
{
	struct str stem = slug_make(arena, file_stem(name), STEM_MAX);
	struct str print = hash_hex(arena, hash, FINGERPRINT_DIGITS);

	if (stem.n == 0)
		stem = STR("file");
	/* Equal files whose names differ by case are one. */
	stem = nfc_fold(stem, arena);
	return arena_printf(arena, "assets/media/%.*s-%.*s.%s", STR_ARG(stem),
			    STR_ARG(print), extension);
}

/* What the file is, and where it is published. */
static bool
identify(struct media *media, const struct source *source, struct arena *arena,
	 struct diags *diags)
{
	struct str extension = file_extension(media->name);
	const char *type = document_type(extension);

	media->hash = hash_bytes(source->text);
	media->is_image = is_image(media->name);
	if (media->is_image && !image_read(source, &media->image, diags))
		return false;
	if (media->is_image) {
		media->media_type = image_media_type(media->image.type);
		media->path = published_path(media->name,
					     image_extension(media->image.type),
					     media->hash, arena);
		return true;
	}
	media->media_type = type ? type : "application/octet-stream";
	media->path =
	    published_path(media->name, slug_make(arena, extension, STEM_MAX).p,
			   media->hash, arena);
	return true;
}

struct media *
media_load(const char *folder, struct str name, struct arena *arena,
	   struct diags *diags)
{
	struct media *media = arena_alloc(arena, sizeof(*media));
	struct arena scratch = {0};
	struct source source = {0};
	bool ok;

	media->name = arena_str(arena, name);
	media->file = str_from(file_join(arena, str_from(folder), name));
	source.name = media->file;
	ok = file_read(media->file.p, &scratch, &source.text, diags) &&
	     identify(media, &source, arena, diags);
	arena_free(&scratch);
	return ok ? media : NULL;
}

bool
media_is_packed(const struct media *media)
{
	static const struct str loose[] = {
	    STR_INIT("text/"), STR_INIT("application/json"),
	    STR_INIT("application/geo+json"), STR_INIT("application/rtf")};

	if (media->is_image)
		return media->image.type != IMAGE_SVG;
	for (size_t i = 0; i < sizeof(loose) / sizeof(loose[0]); i++)
		if (str_starts(str_from(media->media_type), loose[i]))
			return false;
	return true;
}

bool
media_read(const struct media *media, struct arena *arena, struct str *bytes,
	   struct diags *diags)
{
	if (!file_read(media->file.p, arena, bytes, diags))
		return false;
	if (hash_eq(hash_bytes(*bytes), media->hash))
		return true;
	diag_file(diags, DIAG_ERROR, "file", media->file.p,
		  "has changed while the site was being built; build again");
	return false;
}
