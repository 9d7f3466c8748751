#include "build/searching.h"

#include <sys/stat.h>

#include "base/file.h"
#include "page/finder.h"

/* ---- The index of the last build ---- */

/* Whether all its files are there and of this key. */
static bool
is_fresh(const struct searching *searching, const struct stage *stage,
	 const struct keys *keys)
{
	struct arena scratch = {0};
	bool fresh = true;
	size_t n = 0;

	for (size_t i = 0; fresh && i < keys->n; i++) {
		const struct key *key = &keys->list[i];
		struct stat st;

		if (!str_starts(key->path, SEARCHING_FOLDER))
			continue;
		n++;
		fresh = hash_eq(key->hash, searching->key) &&
			stat(file_join(&scratch, str_from(stage->old_site),
				       key->path),
			     &st) == 0 &&
			S_ISREG(st.st_mode) &&
			(uintmax_t)st.st_size == key->size;
	}
	arena_free(&scratch);
	return fresh && n > 0;
}

static bool
take_over(struct searching *searching, const struct stage *stage,
	  const struct keys *keys, struct diags *diags)
{
	struct arena scratch = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < keys->n; i++) {
		const struct key *key = &keys->list[i];

		if (!str_starts(key->path, SEARCHING_FOLDER))
			continue;
		ok = stage->in_step ||
		     file_link(
			 file_join(&scratch, str_from(stage->old_site),
				   key->path),
			 file_join(&scratch, str_from(stage->site), key->path),
			 diags);
		keys_put(&searching->keys, *key);
		searching->n++;
	}
	arena_free(&scratch);
	return ok;
}

/* ---- A new one ---- */

/* The file of the last build stays where it has the same bytes: whoever
 * copies the site on, by their times, has less to do. */
static bool
put_file(void *context, struct str name, struct str bytes, struct diags *diags)
{
	const struct stage *stage = context;
	struct arena scratch = {0};
	const char *old = file_join(&scratch, str_from(stage->old_site), name);
	const char *new = file_join(&scratch, str_from(stage->site), name);
	struct diags ignored;
	struct stat st;
	struct str text;
	bool ok, same;

	diags_init(&ignored, &scratch);
	same = stat(old, &st) == 0 && S_ISREG(st.st_mode) &&
	       (uintmax_t)st.st_size == bytes.n &&
	       file_read(old, &scratch, &text, &ignored) && str_eq(text, bytes);
	ok = same ? file_link(old, new, diags) : file_create(new, bytes, diags);
	arena_free(&scratch);
	return ok;
}

/* Notes the files that were written: threads that write have no place to
 * share for it. */
static bool
note_files(struct searching *searching, const struct stage *stage,
	   struct diags *diags)
{
	struct arena scratch = {0};
	const char *top =
	    file_join(&scratch, str_from(stage->site), SEARCHING_FOLDER);
	struct file_list list;
	struct stat st;
	bool ok = file_list(top, false, &scratch, &list, diags);

	for (size_t i = 0; ok && i < list.n; i++) {
		const char *path =
		    file_join(&scratch, str_from(top), list.names[i]);

		ok = stat(path, &st) == 0;
		if (!ok)
			diag_errno(diags, path, "cannot read");
		keys_put(
		    &searching->keys,
		    (struct key){.path = ARENA_JOIN(&scratch, SEARCHING_FOLDER,
						    list.names[i]),
				 .hash = searching->key,
				 .size = (size_t)st.st_size});
		searching->n++;
	}
	arena_free(&scratch);
	return ok;
}

/* Which leaf each briefing of the catalog is. */
static size_t *
leaves_of(const struct reading *reading, const struct catalog *catalog,
	  struct arena *arena)
{
	size_t *leaves = arena_array(arena, catalog->n, sizeof(*leaves));

	for (size_t k = 0; k < catalog->n; k++)
		leaves[k] =
		    (size_t)(catalog->briefings[k] - reading->summaries);
	return leaves;
}

bool
searching_clear(const struct stage *stage, struct diags *diags)
{
	struct arena scratch = {0};
	bool ok = !stage->in_step ||
		  file_remove(file_join(&scratch, str_from(stage->site),
					SEARCHING_FOLDER),
			      diags);

	arena_free(&scratch);
	return ok;
}

bool
searching_run(struct searching *searching, struct reading *reading,
	      const struct press *press, struct hash tool,
	      const struct stage *stage, const struct keys *keys,
	      struct arena *arena, struct diags *diags)
{
	struct stage where = *stage;
	struct shard_output output = {put_file, &where};
	struct hasher hasher;
	bool ok;

	*searching = (struct searching){0};
	hasher_init(&hasher);
	hasher_hash(&hasher, tool);
	hasher_hash(&hasher, press->search);
	searching->key = hasher_done(&hasher);
	searching->fresh = is_fresh(searching, stage, keys);
	if (searching->fresh)
		ok = take_over(searching, stage, keys, diags);
	else
		ok = searching_clear(stage, diags) &&
		     finder_write(&reading->index, press,
				  leaves_of(reading, press->catalog, arena),
				  &output, diags) &&
		     note_files(searching, stage, diags);
	index_close(&reading->index);
	return ok;
}

void
searching_free(struct searching *searching)
{
	buf_free(&searching->keys);
}
