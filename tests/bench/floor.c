/*
 * floor SEEDS SITE OUT [THREADS]: what no build can do without. SEEDS are
 * briefings in Markdown, SITE what a build made of them. Renders each
 * Markdown with cmark, deflates that and each text of the briefing's folder,
 * as its EPUB and its ZIP do, and writes all files of SITE again, the same
 * bytes, to OUT; nothing else. What is read is read before the clock starts.
 * Prints JSON: seconds by the clock, and of the processor.
 */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "archive/deflate.h"
#include "base/file.h"
#include "base/pool.h"

struct item {
	const char *to; /* where it is written; NULL: it is rendered */
	struct str bytes;
	bool packed;
};

/* The files of a folder, or of the top: what one thread works through. */
struct part {
	struct item *items;
	size_t n, room;
};

struct work {
	struct part *parts;
	struct map by_folder;
	struct arena arena;
	struct diags diags;
};

static struct part *
part_of(struct work *work, struct str folder)
{
	void **place = map_put(&work->by_folder, &work->arena, folder);
	struct part *part;

	if (!*place)
		*place = &work->parts[work->by_folder.n - 1];
	part = *place;
	if (part->n == part->room) {
		part->room = part->room ? 2 * part->room : 32;
		part->items =
		    realloc(part->items, part->room * sizeof(*part->items));
		if (!part->items)
			arena_no_memory();
	}
	return part;
}

static bool
is_packed(struct str name)
{
	return !str_ends(name, STR(".epub")) && !str_ends(name, STR(".zip")) &&
	       !str_ends(name, STR(".png"));
}

/* Reads all files of a folder; out: where they go, NULL for seeds. */
static bool
load(struct work *work, const char *folder, const char *out,
     const struct file_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct str name = list->names[i];
		const char *from =
		    file_join(&work->arena, str_from(folder), name);
		struct str own = out ? file_folder(name) : file_stem(name);
		struct part *part;
		struct item item = {.packed = true};

		if (!out && !str_ends(name, STR(".md")))
			continue;
		if (!file_read(from, &work->arena, &item.bytes, &work->diags))
			return false;
		if (out) {
			item.to = file_join(&work->arena, str_from(out), name);
			item.packed = !str_eq(own, STR(".")) && is_packed(name);
		}
		part = part_of(work, own);
		part->items[part->n++] = item;
	}
	return true;
}

static void
work_part(void *context, size_t i)
{
	const struct work *work = context;
	const struct part *part = &work->parts[i];
	struct deflater *deflater = deflater_new();
	struct arena arena = {0};
	struct diags diags;

	diags_init(&diags, &arena);
	for (size_t k = 0; k < part->n; k++) {
		struct str bytes = part->items[k].bytes;
		char *html = NULL;

		if (!part->items[k].to) {
			html = cmark_markdown_to_html(bytes.p, bytes.n, 0);
			bytes = str_from(html);
		}
		if (part->items[k].packed)
			deflate_bytes(deflater, bytes, &arena);
		if (part->items[k].to &&
		    !file_create(part->items[k].to, bytes, &diags))
			abort();
		free(html);
	}
	deflater_free(deflater);
	arena_free(&arena);
}

static double
seconds_of(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
work_all(struct work *work, size_t threads)
{
	double wall = seconds_of(CLOCK_MONOTONIC);
	double spent = seconds_of(CLOCK_PROCESS_CPUTIME_ID);

	pool_run(threads, work->by_folder.n, work_part, work);
	printf("{\"wall\": %.6f, \"processor\": %.6f}\n",
	       seconds_of(CLOCK_MONOTONIC) - wall,
	       seconds_of(CLOCK_PROCESS_CPUTIME_ID) - spent);
}

int
main(int argc, char **argv)
{
	size_t threads =
	    argc > 4 ? strtoul(argv[4], NULL, 10) : pool_default_threads();
	struct file_list seeds = {0}, site = {0};
	struct work work = {0};
	bool ok;

	if (argc < 4 || threads == 0) {
		fputs("usage: floor SEEDS SITE OUT [THREADS]\n", stderr);
		return 2;
	}
	diags_init(&work.diags, &work.arena);
	ok = file_list(argv[1], false, &work.arena, &seeds, &work.diags) &&
	     file_list(argv[2], true, &work.arena, &site, &work.diags);
	work.parts = calloc(seeds.n + site.n + 1, sizeof(*work.parts));
	ok = ok && work.parts && load(&work, argv[1], NULL, &seeds) &&
	     load(&work, argv[2], argv[3], &site);
	if (ok)
		work_all(&work, threads);
	diags_print(&work.diags, DIAG_TEXT, stderr);
	for (size_t i = 0; work.parts && i < work.by_folder.n; i++)
		free(work.parts[i].items);
	free(work.parts);
	arena_free(&work.arena);
	return ok ? 0 : 1;
}
