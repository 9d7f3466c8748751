#include "build/join.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "build/keys.h"
#include "build/sitezip.h"
#include "build/stage.h"

static const struct str head = STR_INIT("brevier shard 2 ");

struct join {
	const struct join_options *options;
	struct stage stage;
	struct shard_note *notes; /* one a folder */
	struct buf keys;
	size_t n_files;
	struct arena arena;
	struct diags diags;
};

/* ---- Notes ---- */

/* "brevier shard 2 K/N PLAN DATE" */
bool
join_note(const char *path, const struct shard_note *note, struct diags *diags)
{
	struct arena scratch = {0};
	struct str date = date_iso(&scratch, note->date);
	bool ok = file_write(path,
			     arena_printf(&scratch, "%.*s%zu/%zu %.*s %.*s\n",
					  STR_ARG(head), note->k, note->n,
					  STR_ARG(note->plan), STR_ARG(date)),
			     diags);

	arena_free(&scratch);
	return ok;
}

static bool
parse_note(struct str text, struct shard_note *note)
{
	struct str word;
	char *end;

	*note = (struct shard_note){0};
	if (!str_starts(text, head))
		return false;
	text = str_skip(text, head.n);
	if (!str_cut(&text, ' ', &word) || !word.n)
		return false;
	note->k = strtoul(word.p, &end, 10);
	note->n = *end == '/' ? strtoul(end + 1, NULL, 10) : 0;
	str_cut(&text, ' ', &note->plan);
	date_parse_iso(str_trim(text), &note->date);
	return note->k && note->k <= note->n && note->plan.n;
}

static bool
read_note(struct join *join, const char *folder, struct shard_note *note)
{
	const char *path =
	    file_join(&join->arena, str_from(folder), STR(".state/shard"));
	struct str text;

	if (!file_exists(path)) {
		diag_file(&join->diags, DIAG_ERROR, "join", folder,
			  "is no shard; 'brevier build --shard K/N --out "
			  "FOLDER' makes one");
		return false;
	}
	if (!file_read(path, &join->arena, &text, &join->diags))
		return false;
	if (parse_note(text, note))
		return true;
	diag_file(&join->diags, DIAG_ERROR, "join", path,
		  "was written by another version of brevier");
	return false;
}

/* The folder that is shard k; none: the number of folders. */
static size_t
find_shard(const struct join *join, size_t k)
{
	size_t i = 0;

	while (i < join->options->n && join->notes[i].k != k)
		i++;
	return i;
}

static bool
check_same(struct join *join, size_t i)
{
	const struct shard_note *first = &join->notes[0];
	const struct shard_note *note = &join->notes[i];
	char *const *folders = join->options->folders;
	size_t twin = find_shard(join, note->k);

	if (note->n != first->n || !str_eq(note->plan, first->plan))
		diag_file(&join->diags, DIAG_ERROR, "join", folders[i],
			  "was made from other seeds, templates or assets, by "
			  "another program or in another number of shards "
			  "than '%s'",
			  folders[0]);
	else if (twin < i)
		diag_file(&join->diags, DIAG_ERROR, "join", folders[i],
			  "is shard %zu of %zu, and so is '%s'", note->k,
			  note->n, folders[twin]);
	else
		return true;
	return false;
}

/* All shards of one plan, each once; every fault is told. */
static bool
read_notes(struct join *join)
{
	size_t n = join->options->n;
	bool ok = true, is_read;

	join->notes = arena_array(&join->arena, n, sizeof(*join->notes));
	for (size_t i = 0; i < n; i++)
		ok = read_note(join, join->options->folders[i],
			       &join->notes[i]) &&
		     ok;
	is_read = ok;
	for (size_t i = 0; is_read && i < n; i++)
		ok = check_same(join, i) && ok;
	for (size_t k = 1; ok && k <= join->notes[0].n; k++)
		if (find_shard(join, k) == n)
			diag_file(&join->diags, DIAG_ERROR, "join", NULL,
				  "shard %zu of %zu is missing", k,
				  join->notes[0].n);
	return ok && join->diags.errors == 0;
}

/* ---- Trees ---- */

static bool
link_tree(struct join *join, const char *from, const char *to)
{
	struct arena scratch = {0};
	struct file_list list;
	bool ok = file_list(from, true, &scratch, &list, &join->diags);

	for (size_t i = 0; ok && i < list.n; i++)
		ok = file_link(
		    file_join(&scratch, str_from(from), list.names[i]),
		    file_join(&scratch, str_from(to), list.names[i]),
		    &join->diags);
	join->n_files += ok ? list.n : 0;
	arena_free(&scratch);
	return ok;
}

/* The lines of its keys, behind one head for all. */
static bool
take_keys(struct join *join, struct str folder)
{
	const char *path = file_join(&join->arena, folder, STR(".state/keys"));
	struct str text, line;

	if (!file_read(path, &join->arena, &text, &join->diags))
		return false;
	str_cut(&text, '\n', &line);
	buf_put(&join->keys, text);
	return true;
}

static bool
join_shard(struct join *join, const char *name)
{
	struct arena *arena = &join->arena;
	struct str folder = str_from(name);

	return link_tree(join, file_join(arena, folder, STR("site")),
			 join->stage.site) &&
	       take_keys(join, folder);
}

static bool
make_site_zip(struct join *join)
{
	return !join->options->site_zip ||
	       sitezip_make(join->stage.site, join->stage.zip,
			    join->notes[0].date, &join->diags);
}

static bool
publish_site_zip(struct join *join)
{
	return !join->options->site_zip ||
	       sitezip_publish(join->stage.zip, join->options->out,
			       &join->diags);
}

static bool
join_all(struct join *join)
{
	const struct join_options *options = join->options;
	struct stage *stage = &join->stage;
	struct str first = str_from(options->folders[0]);
	bool ok =
	    stage_begin(stage, &join->arena, &join->diags) &&
	    link_tree(join, file_join(&join->arena, first, STR("markdown")),
		      stage->markdown);

	join->n_files = 0;
	keys_put_head(&join->keys);
	for (size_t i = 0; ok && i < options->n; i++)
		ok = join_shard(join, options->folders[i]);
	return ok && make_site_zip(join) && stage_flip(stage, &join->diags) &&
	       file_write(stage->keys, buf_str(&join->keys), &join->diags) &&
	       publish_site_zip(join);
}

enum outcome
join_run(const struct join_options *options)
{
	struct join join = {.options = options};
	enum outcome outcome;
	bool ok;

	diags_init(&join.diags, &join.arena);
	ok = read_notes(&join);
	if (ok) {
		ok = stage_open(&join.stage, options->out, &join.arena,
				&join.diags) &&
		     join_all(&join);
		ok = stage_close(&join.stage, &join.diags) && ok;
	}
	diags_print(&join.diags, options->format, stderr);
	if (ok)
		printf("%zu shards, %zu files\nopen %s\n", options->n,
		       join.n_files,
		       file_join(&join.arena, str_from(options->out),
				 STR("site/index.html")));
	outcome = outcome_of(&join.diags, ok);
	buf_free(&join.keys);
	arena_free(&join.arena);
	return outcome;
}
