#include "build/state.h"

#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/pack.h"
#include "build/build.h"

static const struct str head = STR_INIT("brevier state 2\n");

#ifdef __APPLE__
#define CHANGED st_ctimespec
#define MODIFIED st_mtimespec
#else
#define CHANGED st_ctim
#define MODIFIED st_mtim
#endif

/* A file's times go by steps: of the kernel's tick, which is 10 ms at most,
 * or of two seconds on file systems that know no parts of one (FAT). */
#define STEP_NS ((int64_t)20 * 1000 * 1000)
#define STEP_COARSE_NS ((int64_t)2 * 1000 * 1000 * 1000)

static int64_t
nanoseconds(struct timespec time)
{
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void
hash_stat(struct hasher *hasher, const struct stat *st)
{
	uint64_t numbers[] = {(uint64_t)st->st_dev, (uint64_t)st->st_ino,
			      (uint64_t)st->st_size,
			      (uint64_t)nanoseconds(st->MODIFIED),
			      (uint64_t)nanoseconds(st->CHANGED)};

	hasher_part(hasher, (struct str){(char *)numbers, sizeof(numbers)});
}

/* ---- What a build reads ---- */

/* A walk over the folders that a build reads. */
struct look {
	struct hasher hasher;
	struct stat out; /* is left out, where it lies within */
	bool has_out;
	int64_t newest; /* last change of a file */
	int64_t step;
	bool whole;
};

static int
entry_order(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void
look_file(struct look *look, const FTSENT *entry)
{
	int64_t changed = nanoseconds(entry->fts_statp->CHANGED);

	hash_stat(&look->hasher, entry->fts_statp);
	if (changed > look->newest)
		look->newest = changed;
	if (changed % 1000000000 == 0)
		look->step = STEP_COARSE_NS;
}

static void
look_entry(struct look *look, FTS *walk, FTSENT *entry)
{
	bool hidden = entry->fts_level > 0 && entry->fts_name[0] == '.';
	bool out = look->has_out && entry->fts_info == FTS_D &&
		   entry->fts_statp->st_ino == look->out.st_ino &&
		   entry->fts_statp->st_dev == look->out.st_dev;

	if (hidden || out) {
		fts_set(walk, entry, FTS_SKIP);
		return;
	}
	if (entry->fts_info == FTS_DP)
		return;
	hasher_number(&look->hasher, (uint64_t)entry->fts_level);
	hasher_part(&look->hasher, str_from(entry->fts_name));
	if (entry->fts_info == FTS_F)
		look_file(look, entry);
	else if (entry->fts_info != FTS_D)
		look->whole = false;
}

/* All files below a folder by name, but those that are hidden, which no
 * build reads. What is not there is an input, too. */
static void
look_folder(struct look *look, const char *path)
{
	struct buf copy = {0};
	char *paths[2] = {NULL, NULL};
	FTSENT *entry;
	FTS *walk;

	hasher_part(&look->hasher, str_from(path ? path : ""));
	if (!path || !file_exists(path))
		return;
	buf_puts(&copy, path);
	paths[0] = copy.p;
	walk = fts_open(paths, FTS_LOGICAL | FTS_NOCHDIR, entry_order);
	while (walk && (entry = fts_read(walk)))
		look_entry(look, walk, entry);
	if (!walk || fts_close(walk) != 0)
		look->whole = false;
	buf_free(&copy);
}

void
state_put_program(struct hasher *hasher, const char *name)
{
	const char *path = getenv("PATH");
	struct str rest = str_from(path ? path : ""), folder;
	struct arena scratch = {0};
	struct stat st;

	while (str_cut(&rest, ':', &folder)) {
		const char *file = file_join(&scratch, folder, str_from(name));

		if (stat(file, &st) == 0 && S_ISREG(st.st_mode)) {
			hash_stat(hasher, &st);
			break;
		}
	}
	arena_free(&scratch);
}

/* Another one each time that a Linux system starts; elsewhere nothing. */
static void
look_system(struct look *look)
{
	struct arena scratch = {0};
	struct diags ignored;
	struct str id = {0};

	diags_init(&ignored, &scratch);
	file_read("/proc/sys/kernel/random/boot_id", &scratch, &id, &ignored);
	hasher_part(&look->hasher, id);
	arena_free(&scratch);
}

static int64_t
clock_of(int file)
{
	struct stat st;

	if (file < 0 || futimens(file, NULL) != 0 || fstat(file, &st) != 0)
		return 0;
	return nanoseconds(st.MODIFIED);
}

void
state_look(struct state *state, const struct build_options *options,
	   struct hash tool, int lock)
{
	const char *data = options->data;
	struct look look = {.step = STEP_NS, .whole = true};
	struct arena scratch = {0};
	int64_t now = clock_of(lock);

	hasher_init(&look.hasher);
	hasher_hash(&look.hasher, tool);
	hasher_number(&look.hasher, options->shard);
	hasher_number(&look.hasher, options->n_shards);
	hasher_number(&look.hasher, options->collect);
	look.has_out = stat(options->out, &look.out) == 0;
	look_folder(&look, options->seeds);
	look_folder(&look,
		    options->templates ? options->templates : "templates");
	look_folder(&look, options->assets ? options->assets : "assets");
	for (size_t i = 0; data && i < 2; i++)
		look_folder(&look,
			    file_join(&scratch, str_from(data),
				      i ? STR("assets") : STR("templates")));
	state_put_program(&look.hasher, "pdftohtml");
	look_system(&look);
	state->inputs = hasher_done(&look.hasher);
	state->settled = look.whole && look.newest + look.step < now;
	arena_free(&scratch);
}

/* ---- What a build left ---- */

bool
state_folders(struct str folders, const char *below, struct hash *hash)
{
	struct arena scratch = {0};
	struct hasher hasher;
	struct str folder;
	struct stat st;
	bool ok = true;

	hasher_init(&hasher);
	while (ok && str_cut(&folders, '\n', &folder)) {
		ok = stat(file_join(&scratch, str_from(below), folder), &st) ==
		     0;
		if (ok)
			hash_stat(&hasher, &st);
	}
	*hash = hasher_done(&hasher);
	arena_free(&scratch);
	return ok;
}

/* ---- The file ---- */

static void
pack_told(struct pack *pack, struct told *told)
{
	size_t *numbers[] = {&told->n_briefings, &told->n_pages, &told->n_epubs,
			     &told->n_zips, &told->n_files};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		pack_plain(pack, numbers[i], sizeof(*numbers[i]));
	pack_text(pack, &told->imports);
	pack_text(pack, &told->messages[DIAG_TEXT]);
	pack_text(pack, &told->messages[DIAG_JSON]);
}

/* What the file says behind its head. */
struct left {
	struct hash inputs, outputs;
	struct told told;
	struct str folders;
};

static void
pack_left(struct pack *pack, struct left *left)
{
	pack_plain(pack, &left->inputs, sizeof(left->inputs));
	pack_plain(pack, &left->outputs, sizeof(left->outputs));
	pack_told(pack, &left->told);
	pack_text(pack, &left->folders);
}

static bool
read_left(const char *path, struct left *left, struct arena *arena)
{
	struct pack pack = {.arena = arena};

	*left = (struct left){0};
	if (!pack_open(&pack, path, head))
		return false;
	pack_left(&pack, left);
	return pack_done(&pack);
}

bool
state_recall(const struct state *state, const char *path, const char *out,
	     struct told *told, struct arena *arena)
{
	struct left left;
	struct hash now;

	if (!read_left(path, &left, arena) ||
	    !hash_eq(left.inputs, state->inputs) ||
	    !state_folders(left.folders, out, &now) ||
	    !hash_eq(left.outputs, now))
		return false;
	*told = left.told;
	told->n_fresh = told->n_files;
	return true;
}

bool
state_save(const struct state *state, const char *path, const char *out,
	   const struct buf *folders, const struct told *told,
	   struct diags *diags)
{
	struct left left = {.inputs = state->inputs,
			    .told = *told,
			    .folders = buf_str(folders)};
	struct buf text = {0};
	bool ok;

	if (!state->settled || !state_folders(left.folders, out, &left.outputs))
		return true;
	buf_put(&text, head);
	pack_left(&(struct pack){.out = &text}, &left);
	ok = file_write(path, buf_str(&text), diags);
	buf_free(&text);
	return ok;
}
