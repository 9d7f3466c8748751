#include "build/curate.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "build/account.h"
#include "build/load.h"
#include "build/seeds.h"
#include "catalog/summary.h"

struct curator {
	const struct curate_options *options;
	struct arena arena;
	struct diags diags;
	struct str site_folder; /* of the site at hand; absent: none yet */
	struct site site;
};

/* Reads the site.yaml that belongs to path, unless it is at hand. */
static bool
find_site(struct curator *curator, struct str path)
{
	struct str folder = curator->options->seeds
				? str_from(curator->options->seeds)
				: file_folder(path);

	if (curator->site_folder.p && str_eq(folder, curator->site_folder))
		return true;
	curator->site_folder = arena_str(&curator->arena, folder);
	return site_read(&curator->site, curator->site_folder.p,
			 &curator->arena, &curator->diags);
}

/* Where the Markdown of path goes: never NULL. */
static const char *
target_of(struct curator *curator, struct str path)
{
	const char *output = curator->options->output;
	struct str name =
	    arena_printf(&curator->arena, "%.*s.md", STR_ARG(file_stem(path)));
	bool folder =
	    output && (curator->options->n > 1 || file_is_folder(output) ||
		       str_ends(str_from(output), STR("/")));

	if (output && !folder)
		return output;
	return file_join(&curator->arena,
			 output ? str_from(output) : file_folder(path), name);
}

/* Writes text to *target, or to a new file beside it where *target holds
 * something else, which may be somebody's work. */
static bool
write_kept(struct curator *curator, const char **target, struct str text)
{
	struct str old;

	if (file_exists(*target)) {
		if (!file_read(*target, &curator->arena, &old, &curator->diags))
			return false;
		if (str_eq(old, text))
			return true;
		diag_file(&curator->diags, DIAG_WARNING, "kept-edited", *target,
			  "differs from what was imported and is kept; the "
			  "new text is in '%s.new'",
			  *target);
		*target = arena_printf(&curator->arena, "%s.new", *target).p;
	}
	return file_write(*target, text, &curator->diags);
}

/* Tells of an import: in a line, or all of it. */
static void
tell(const struct curator *curator, struct account *account, FILE *out)
{
	struct buf text = {0};

	if (!curator->options->report) {
		buf_printf(&text, "%.*s: ",
			   STR_ARG(account->markdown.p ? account->markdown
						       : account->file));
		account_put_counts(&text, account->summary);
		buf_putc(&text, '\n');
	} else if (curator->options->format == DIAG_JSON) {
		account_put_json(&text, account);
	} else {
		account_put_text(&text, account);
	}
	fwrite(text.p, 1, text.n, out); /* checked at the end */
	buf_free(&text);
}

static bool
put(struct curator *curator, const struct loaded *loaded,
    struct account *account)
{
	const char *output = curator->options->output, *target;
	struct str text = loaded->markdown.text;

	if (output && strcmp(output, "-") == 0) {
		fwrite(text.p, 1, text.n, stdout); /* checked at the end */
		tell(curator, account, stderr);
		return true;
	}
	if (!curator->options->dry) {
		target = target_of(curator, account->file);
		if (!write_kept(curator, &target, text))
			return false;
		account->markdown = str_from(target);
	}
	tell(curator, account, stdout);
	return true;
}

static bool
curate_file(struct curator *curator, struct str path)
{
	struct arena *arena = &curator->arena;
	struct diags *diags = &curator->diags;
	struct seed seed;
	struct loaded loaded;
	struct briefing briefing;
	struct summary summary;

	if (!seed_from_path(&seed, path, arena, diags) ||
	    !find_site(curator, path))
		return false;
	if (seed.format == SEED_MARKDOWN) {
		diag_file(diags, DIAG_ERROR, "import-markdown", path.p,
			  "is Markdown already; there is nothing to import");
		return false;
	}
	/* Read back what was written: the counts are those of the build. */
	if (!load_seed(&loaded, &seed, &curator->site, curator->options->report,
		       arena, diags) ||
	    !load_markdown(&briefing, &loaded.markdown, &loaded.record,
			   seed.slug, &curator->site, arena, diags))
		return false;
	summary_make(&summary, &briefing, arena);
	return put(curator, &loaded,
		   &(struct account){.file = path,
				     .summary = &summary,
				     .report = &loaded.report});
}

enum outcome
curate_run(const struct curate_options *options)
{
	struct curator curator = {.options = options};
	enum outcome outcome;
	bool ok = true;

	diags_init(&curator.diags, &curator.arena);
	for (size_t i = 0; i < options->n; i++)
		ok = curate_file(&curator, str_from(options->files[i])) && ok;
	fflush(stdout);
	diags_print(&curator.diags, options->format, stderr);
	outcome = outcome_of(&curator.diags, ok);
	arena_free(&curator.arena);
	return outcome;
}
