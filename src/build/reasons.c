#include "build/reasons.h"

#include "base/file.h"
#include "build/build.h"

static const struct str head = STR_INIT("brevier inputs 1\n");

/* ---- What goes in ---- */

static void
put_input(struct buf *out, const char *kind, struct str name, struct hash hash)
{
	struct arena scratch = {0};

	/* A name with a line end in it would be two lines: it is left out. */
	if (str_chr(name, '\n', 0) == STR_NONE)
		buf_printf(out, "%s %s %.*s\n",
			   hash_hex(&scratch, hash, 2 * (size_t)HASH_SIZE).p,
			   kind, STR_ARG(name));
	arena_free(&scratch);
}

static void
put_files(struct buf *out, const struct overlay *files,
	  const struct template_set *templates)
{
	for (size_t i = 0; i < files->n; i++) {
		const struct overlay_file *file = &files->files[i];
		bool is_template =
		    templates && template_set_has(templates, file->name);

		put_input(out, is_template ? "template" : "all",
			  str_from(file->path), file->sum);
	}
}

/* A seed's Markdown, and the file that it was made from. */
static struct hash
seed_hash(const struct plan_input *input)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher, input->markdown);
	hasher_part(&hasher, input->record.file);
	hasher_part(&hasher, input->record.sha256);
	return hasher_done(&hasher);
}

/* The file of briefing k. */
static struct str
seed_path(const struct build *build, size_t k)
{
	size_t i =
	    (size_t)(build->catalog.briefings[k] - build->reading.summaries);

	return build->seeds.list[i].path;
}

static void
put_briefing(struct buf *out, const struct build *build, size_t k)
{
	const struct media *media = build->catalog.briefings[k]->linkage.media;
	const struct unit *unit = &build->plan.units[k];
	const struct job *zip = &build->plan.jobs[unit->first + unit->n - 1];
	struct str path = seed_path(build, k);

	put_input(out, "seed", path, seed_hash(&build->inputs[k]));
	put_input(out, "shared", path, zip->key);
	for (; media; media = media->next)
		put_input(out, "media", media->file, media->hash);
}

void
reasons_take(struct build *build, struct hash tool, const char *path)
{
	struct arena *arena = &build->arena;
	struct reasons *reasons = &build->reasons;
	struct buf *out = &reasons->now;
	struct diags ignored;

	diags_init(&ignored, arena);
	if (build->options->explain && file_exists(path))
		file_read(path, arena, &reasons->before, &ignored);
	buf_put(out, head);
	put_input(out, "all", STR("brevier"), tool);
	put_input(out, "all",
		  str_from(file_join(arena, str_from(build->options->seeds),
				     STR("site.yaml"))),
		  build->site.hash);
	put_files(out, &build->press.files, build->press.templates);
	put_files(out, &build->press.assets->files, NULL);
	for (size_t k = 0; k < build->catalog.n; k++)
		put_briefing(out, build, k);
}

/* ---- What has changed ---- */

enum kind {
	KIND_ALL,
	KIND_TEMPLATE,
	KIND_SEED,
	KIND_MEDIA,
	KIND_SHARED,
	KINDS
};

struct change {
	struct str name;
	const char *verb;
};

struct changes {
	struct arena *arena;
	struct map before, now;    /* hashes in digits by "KIND NAME" */
	struct map by_kind[KINDS]; /* struct change by name */
};

static void
read_inputs(struct map *inputs, struct str text, struct arena *arena)
{
	struct str line, hash;

	if (!str_starts(text, head))
		return;
	text = str_skip(text, head.n);
	while (str_cut(&text, '\n', &line))
		if (str_cut(&line, ' ', &hash))
			*map_put(inputs, arena, line) =
			    (void *)(uintptr_t)hash.p;
}

static void
note_change(struct changes *changes, struct str input, const char *verb)
{
	static const struct str kinds[KINDS] = {
	    STR_INIT("all"), STR_INIT("template"), STR_INIT("seed"),
	    STR_INIT("media"), STR_INIT("shared")};
	struct change *change = arena_alloc(changes->arena, sizeof(*change));
	struct str kind;

	str_cut(&input, ' ', &kind);
	*change = (struct change){input, verb};
	for (int i = 0; i < KINDS; i++)
		if (str_eq(kind, kinds[i]))
			*map_put(&changes->by_kind[i], changes->arena, input) =
			    change;
}

static void
find_changes(struct changes *changes)
{
	const struct map *before = &changes->before, *now = &changes->now;

	for (size_t i = 0; i < now->n; i++) {
		const struct map_item *item = &now->items[i];
		const char *old = map_get(before, item->key);

		if (!old)
			note_change(changes, item->key, "is new");
		else if (memcmp(old, item->value, 2 * (size_t)HASH_SIZE) != 0)
			note_change(changes, item->key, "has changed");
	}
	for (size_t i = 0; i < before->n; i++)
		if (!map_has(now, before->items[i].key))
			note_change(changes, before->items[i].key, "is gone");
}

/* ---- What it made stale ---- */

/* "seeds/a.md has changed, and 2 more"; false where there is none. */
static bool
put_changes(struct buf *out, const struct map *changes, const char *also)
{
	const struct change *first;

	if (changes->n == 0)
		return false;
	first = changes->items[0].value;
	buf_printf(out, "%.*s %s%s", STR_ARG(first->name), first->verb, also);
	if (changes->n > 1)
		buf_printf(out, ", and %zu more", changes->n - 1);
	return true;
}

static bool
put_change(struct buf *out, const struct map *changes, struct str name)
{
	const struct change *change = map_get(changes, name);

	if (change)
		buf_printf(out, "%.*s %s", STR_ARG(name), change->verb);
	return change != NULL;
}

/* What briefing k has of its own, or else of others. */
static bool
put_of_briefing(struct buf *out, const struct changes *changes,
		const struct build *build, size_t k)
{
	const struct media *media = build->catalog.briefings[k]->linkage.media;
	struct str path = seed_path(build, k);

	if (put_change(out, &changes->by_kind[KIND_SEED], path))
		return true;
	for (; media; media = media->next)
		if (put_change(out, &changes->by_kind[KIND_MEDIA], media->file))
			return true;
	return map_has(&changes->by_kind[KIND_SHARED], path) &&
	       put_changes(out, &changes->by_kind[KIND_SEED],
			   ", of which it tells");
}

/* The template that a file is, or was: the longest name that its path ends
 * in. */
static struct str
template_of(const struct press *press, struct str path)
{
	struct str longest = {0};

	for (size_t i = 0; i < press->files.n; i++) {
		struct str name = press->files.files[i].name;

		if (name.n > longest.n && str_ends(path, name))
			longest = name;
	}
	return longest;
}

/* The templates that the product renders. */
static bool
put_templates(struct buf *out, const struct changes *changes,
	      const struct press *press, const struct product *product)
{
	const struct map *all = &changes->by_kind[KIND_TEMPLATE];
	struct arena scratch = {0};
	struct map needed = {0};
	bool put;

	for (size_t i = 0; i < all->n; i++)
		if (template_set_needs(press->templates, product->templates,
				       template_of(press, all->items[i].key)))
			*map_put(&needed, &scratch, all->items[i].key) =
			    all->items[i].value;
	put = put_changes(out, &needed, "");
	arena_free(&scratch);
	return put;
}

static void
put_reason(struct buf *out, const struct changes *changes,
	   const struct build *build, const struct unit *unit,
	   const struct job *job)
{
	if (!job->product->alone &&
	    (put_changes(out, &changes->by_kind[KIND_ALL], "") ||
	     put_templates(out, changes, &build->press, job->product)))
		return;
	for (size_t k = unit->from; k < unit->to; k++)
		if (put_of_briefing(out, changes, build, k))
			return;
	if (put_changes(out, &changes->by_kind[KIND_SEED], "") ||
	    put_changes(out, &changes->by_kind[KIND_MEDIA], "") ||
	    put_changes(out, &changes->by_kind[KIND_ALL], ""))
		return;
	buf_puts(out, "what it shows of others has changed");
}

static void
explain_job(struct buf *out, const struct changes *changes,
	    const struct build *build, struct keys *keys,
	    const struct unit *unit, const struct job *job)
{
	const struct key *key = keys_find(keys, job->path);

	buf_printf(out, "%.*s: ", STR_ARG(job->path));
	if (!changes->before.n)
		buf_puts(out, "nothing is known of an earlier build");
	else if (key && hash_eq(key->hash, job->key))
		buf_puts(out, "the file was removed or edited");
	else
		put_reason(out, changes, build, unit, job);
	buf_putc(out, '\n');
}

/* The search index is made as a whole. */
static void
explain_search(struct buf *out, const struct changes *changes)
{
	buf_puts(out, "search/: ");
	if (!put_changes(out, &changes->by_kind[KIND_SEED], "") &&
	    !put_changes(out, &changes->by_kind[KIND_ALL], ""))
		buf_puts(out, "nothing is known of an earlier build");
	buf_putc(out, '\n');
}

static void
explain(struct build *build, struct keys *keys)
{
	struct changes changes = {.arena = &build->arena};
	const struct plan *plan = &build->plan;
	struct reasons *reasons = &build->reasons;

	read_inputs(&changes.before, reasons->before, changes.arena);
	read_inputs(&changes.now, buf_str(&reasons->now), changes.arena);
	find_changes(&changes);
	for (size_t i = 0; i < plan->n_units; i++)
		for (size_t j = 0; j < plan->units[i].n; j++) {
			const struct unit *unit = &plan->units[i];
			const struct job *job = &plan->jobs[unit->first + j];

			if (!job->fresh && !job->elsewhere)
				explain_job(&reasons->text, &changes, build,
					    keys, unit, job);
		}
	if (build->searching.n && !build->searching.fresh)
		explain_search(&reasons->text, &changes);
}

bool
reasons_save(struct build *build, struct keys *keys, const char *path)
{
	if (!file_write(path, buf_str(&build->reasons.now), &build->diags))
		return false;
	if (build->options->explain)
		explain(build, keys);
	return true;
}

void
reasons_free(struct reasons *reasons)
{
	buf_free(&reasons->now);
	buf_free(&reasons->text);
}
