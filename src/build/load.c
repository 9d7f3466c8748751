#include "build/load.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "import/import.h"
#include "markdown/reader.h"
#include "markdown/writer.h"

static struct record
record_make(struct str path, struct str bytes, struct arena *arena)
{
	return (struct record){
	    .path = arena_str(arena, path),
	    .file = arena_str(arena, file_name(path)),
	    .sha256 = hash_hex(arena, hash_bytes(bytes), 64),
	};
}

static void
write_markdown(struct loaded *loaded, const struct briefing *briefing,
	       const struct source *source, const struct site *site,
	       struct buf *text, struct arena *arena)
{
	struct markdown_lines lines = {0};

	markdown_write(briefing, site, text, &lines, arena);
	loaded->markdown.text = buf_take(text, arena);
	loaded->markdown.origin = source;
	loaded->markdown.origin_lines = lines.list;
	loaded->markdown.n_origin_lines = lines.n;
}

/* The importer's briefing lives only as long as its Markdown is written. */
static bool
import_seed(struct loaded *loaded, struct source *source,
	    const struct seed *seed, const struct site *site,
	    struct arena *arena, struct diags *diags)
{
	struct briefing briefing = {.slug = seed->slug};
	struct arena scratch = {0};
	struct buf text = {0};
	bool ok = import_source(&briefing, source, seed->import, site,
				&loaded->report, &scratch, diags);

	if (ok) {
		briefing.source_file = loaded->record.file;
		briefing.source_sha256 = loaded->record.sha256;
		write_markdown(loaded, &briefing, source, site, &text, arena);
	}
	source->text = arena_str(arena, source->text); /* of a PDF: new */
	buf_free(&text);
	arena_free(&scratch);
	return ok;
}

static bool
read_record(struct loaded *loaded, const struct seed *seed, struct arena *arena,
	    struct diags *diags)
{
	struct arena scratch = {0};
	struct str bytes = loaded->markdown.text;
	struct str path = seed->record.p ? seed->record : seed->path;
	bool ok = true;

	if (seed->record.p)
		ok = file_read(path.p, &scratch, &bytes, diags);
	if (ok)
		loaded->record = record_make(path, bytes, arena);
	arena_free(&scratch);
	return ok;
}

bool
load_seed(struct loaded *loaded, const struct seed *seed,
	  const struct site *site, bool tell, struct arena *arena,
	  struct diags *diags)
{
	struct source *source;

	*loaded = (struct loaded){0};
	loaded->markdown.name = seed->path;
	if (seed->format == SEED_MARKDOWN)
		return file_read(seed->path.p, arena, &loaded->markdown.text,
				 diags) &&
		       read_record(loaded, seed, arena, diags);
	source = arena_alloc(arena, sizeof(*source));
	source->name = seed->path;
	if (!file_read(seed->path.p, arena, &source->text, diags))
		return false;
	loaded->record = record_make(seed->path, source->text, arena);
	loaded->imported = true;
	loaded->report.arena = tell ? arena : NULL;
	return import_seed(loaded, source, seed, site, arena, diags);
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
