#include "build/load.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "import/import.h"
#include "markdown/reader.h"
#include "markdown/writer.h"

static struct record
record_make(struct str path, struct hash bytes, struct arena *arena)
{
	return (struct record){
	    .path = arena_str(arena, path),
	    .file = arena_str(arena, file_name(path)),
	    .sha256 = hash_hex(arena, bytes, 2 * (size_t)HASH_SIZE),
	};
}

/* The seed's own bytes are its record where no other file is. */
static bool
read_record(struct loaded *loaded, const struct seed *seed, struct arena *arena,
	    struct diags *diags)
{
	struct arena scratch = {0};
	struct str bytes;
	bool ok = true;

	if (!seed->record.p)
		loaded->record = record_make(seed->path, loaded->bytes, arena);
	else if ((ok = file_read(seed->record.p, &scratch, &bytes, diags)))
		loaded->record =
		    record_make(seed->record, hash_bytes(bytes), arena);
	arena_free(&scratch);
	return ok;
}

bool
load_files(struct loaded *loaded, const struct seed *seed, struct arena *arena,
	   struct diags *diags)
{
	*loaded = (struct loaded){
	    .seed.name = seed->path,
	    .markdown.name = seed->path,
	    .imported = seed->format == SEED_IMPORT,
	};
	if (!file_read(seed->path.p, arena, &loaded->seed.text, diags))
		return false;
	loaded->bytes = hash_bytes(loaded->seed.text);
	return read_record(loaded, seed, arena, diags);
}

static void
write_markdown(struct loaded *loaded, const struct briefing *briefing,
	       const struct site *site, struct buf *text, struct arena *arena)
{
	struct markdown_lines lines = {0};

	markdown_write(briefing, site, text, &lines, arena);
	loaded->markdown.text = buf_take(text, arena);
	loaded->markdown.origin = &loaded->seed;
	loaded->markdown.origin_lines = lines.list;
	loaded->markdown.n_origin_lines = lines.n;
}

/* The importer's briefing lives only as long as its Markdown is written. */
bool
load_import(struct loaded *loaded, const struct seed *seed,
	    const struct site *site, bool tell, struct arena *arena,
	    struct diags *diags)
{
	struct briefing briefing = {.slug = seed->slug};
	struct arena scratch = {0};
	struct buf text = {0};
	bool ok;

	if (!loaded->imported) {
		loaded->markdown.text = loaded->seed.text;
		return true;
	}
	loaded->report.arena = tell ? arena : NULL;
	ok = import_source(&briefing, &loaded->seed, seed->import, site,
			   &loaded->report, &scratch, diags);
	if (ok) {
		briefing.source_file = loaded->record.file;
		briefing.source_sha256 = loaded->record.sha256;
		write_markdown(loaded, &briefing, site, &text, arena);
	}
	/* Of a PDF: new. */
	loaded->seed.text = arena_str(arena, loaded->seed.text);
	buf_free(&text);
	arena_free(&scratch);
	return ok;
}

bool
load_seed(struct loaded *loaded, const struct seed *seed,
	  const struct site *site, bool tell, struct arena *arena,
	  struct diags *diags)
{
	return load_files(loaded, seed, arena, diags) &&
	       load_import(loaded, seed, site, tell, arena, diags);
}

bool
load_markdown(struct briefing *briefing, const struct source *markdown,
	      const struct record *record, struct str slug,
	      const struct site *site, struct arena *arena, struct diags *diags)
{
	*briefing = (struct briefing){0};
	briefing->slug = slug;
	if (!markdown_read(briefing, markdown, site, arena, diags))
		return false;
	/* The file's name is the briefing's, whatever the reader thought. */
	briefing->slug = slug;
	if (!briefing->source_file.n)
		briefing->source_file = record->file;
	if (!briefing->source_sha256.n &&
	    str_eq(briefing->source_file, record->file))
		briefing->source_sha256 = record->sha256;
	return true;
}
