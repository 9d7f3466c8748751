/*
 * measure [BRIEFINGS [STEP]]: how fast the steps between a seed and its pages
 *are, on one core, in this process, without any file: prints JSON.
 *
 *	import    text as Tika extracts it -> model -> bytes of Markdown;
 *	          MB of extracted text a second
 *	large     the same for one text of as many entries
 *	read      bytes of Markdown -> model; MB of Markdown a second
 *	html      model -> XHTML of all blocks; MB of XHTML a second
 *
 * Each is run RUNS times over all briefings, a fresh arena for each of them;
 * the median counts. Time is the time of the processor, user and system.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "digest.h"
#include "import/import.h"
#include "import/report.h"
#include "markdown/reader.h"
#include "markdown/writer.h"
#include "model/labels.h"
#include "publish/html.h"

#define RUNS 7
#define N_ENTRIES 10

struct corpus {
	size_t n;
	struct str *texts;
	struct site site;
	struct arena arena;
};

/* Does its work once for text number i; returns the bytes that count, or 0
 * where it failed. */
typedef size_t measured(const struct corpus *corpus, size_t i,
			struct arena *arena, struct buf *out,
			struct diags *diags);

struct step {
	const char *name;
	void (*measure)(const struct corpus *, const struct step *);
	measured *once;
	bool markdown, large; /* what it goes through */
};

static size_t
import_one(const struct corpus *corpus, size_t i, struct arena *arena,
	   struct buf *out, struct diags *diags)
{
	struct source source = {.name = STR("bench.txt"),
				.text = corpus->texts[i]};
	struct briefing briefing = {.slug = STR("bench")};
	struct markdown_lines lines = {0};
	struct report report = {0};

	if (!import_source(&briefing, &source, IMPORT_TEXT, &corpus->site,
			   &report, arena, diags))
		return 0;
	markdown_write(&briefing, &corpus->site, out, &lines, arena);
	return source.text.n;
}

static bool
read_briefing(struct briefing *briefing, const struct corpus *corpus, size_t i,
	      struct arena *arena, struct diags *diags)
{
	struct source source = {.name = STR("bench.md"),
				.text = corpus->texts[i]};

	*briefing = (struct briefing){.slug = STR("bench")};
	return markdown_read(briefing, &source, &corpus->site, arena, diags);
}

static size_t
read_one(const struct corpus *corpus, size_t i, struct arena *arena,
	 struct buf *out, struct diags *diags)
{
	struct briefing briefing;

	(void)out;
	if (!read_briefing(&briefing, corpus, i, arena, diags))
		return 0;
	return corpus->texts[i].n;
}

/* ---- HTML: what is read is kept, and written in each run ---- */

static void
put_entry(struct buf *out, const struct entry *entry,
	  const struct html_options *options)
{
	html_spans(out, entry->title, options);
	for (const struct field *at = entry->fields; at; at = at->next)
		html_blocks(out, at->blocks, options);
}

static void
put_html(struct buf *out, const struct briefing *briefing)
{
	struct html_options options = {.lang = briefing->lang, .pages = true};

	html_blocks(out, briefing->lead, &options);
	for (const struct section *section = briefing->sections; section;
	     section = section->next) {
		html_blocks(out, section->lead, &options);
		for (const struct note *at = section->notes; at; at = at->next)
			html_blocks(out, at->blocks, &options);
		for (const struct entry *at = section->entries; at;
		     at = at->next)
			put_entry(out, at, &options);
	}
}

/* ---- Clock ---- */

static double
seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
tell(const char *name, size_t bytes, double *seconds)
{
	qsort(seconds, RUNS, sizeof(*seconds), compare_doubles);
	double median = seconds[RUNS / 2];

	printf("  \"%s\": {\"bytes\": %zu, \"seconds\": %.6f, "
	       "\"mb_per_second\": %.2f}",
	       name, bytes, median, (double)bytes / 1e6 / median);
}

/* One run over all texts; ends the program where one fails. */
static size_t
run_all(const struct corpus *corpus, measured *once)
{
	size_t bytes = 0;
	struct buf out = {0};

	for (size_t i = 0; i < corpus->n; i++) {
		struct arena arena = {0};
		struct diags diags;

		diags_init(&diags, &arena);
		buf_clear(&out);
		size_t n = once(corpus, i, &arena, &out, &diags);

		if (n == 0) {
			diags_print(&diags, DIAG_TEXT, stderr);
			exit(1);
		}
		bytes += n;
		arena_free(&arena);
	}
	buf_free(&out);
	return bytes;
}

static void
measure_each(const struct corpus *corpus, const struct step *step)
{
	double seconds[RUNS];
	size_t bytes = run_all(corpus, step->once); /* warms up */

	for (size_t k = 0; k < RUNS; k++) {
		double start = seconds_now();

		run_all(corpus, step->once);
		seconds[k] = seconds_now() - start;
	}
	tell(step->name, bytes, seconds);
}

static void
measure_html(const struct corpus *corpus, const struct step *step)
{
	struct arena arena = {0};
	struct diags diags;
	struct briefing *list = arena_array(&arena, corpus->n, sizeof(*list));
	double seconds[RUNS];
	struct buf out = {0};
	size_t bytes = 0;

	diags_init(&diags, &arena);
	for (size_t i = 0; i < corpus->n; i++)
		if (!read_briefing(&list[i], corpus, i, &arena, &diags))
			exit(1);
	for (size_t k = 0; k < RUNS; k++) {
		double start = seconds_now();

		bytes = 0;
		for (size_t i = 0; i < corpus->n; i++) {
			buf_clear(&out);
			put_html(&out, &list[i]);
			bytes += out.n;
		}
		seconds[k] = seconds_now() - start;
	}
	tell(step->name, bytes, seconds);
	buf_free(&out);
	arena_free(&arena);
}

static void
corpus_make(struct corpus *corpus, size_t n, size_t n_entries, bool markdown)
{
	struct buf text = {0};

	*corpus = (struct corpus){
	    .n = n, .site = {.title = STR("Policy watch"), .lang = STR("en")}};
	labels_index(&corpus->site.known, &corpus->arena);
	corpus->texts = arena_array(&corpus->arena, n, sizeof(*corpus->texts));
	for (size_t i = 0; i < n; i++) {
		digest_make(i, n_entries, markdown ? NULL : &text,
			    markdown ? &text : NULL);
		corpus->texts[i] = buf_take(&text, &corpus->arena);
	}
	buf_free(&text);
}

static const struct step steps[] = {
    {"import", measure_each, import_one, false, false},
    {"large", measure_each, import_one, false, true},
    {"read", measure_each, read_one, true, false},
    {"html", measure_html, NULL, true, false},
};

int
main(int argc, char **argv)
{
	long n = argc > 1 ? strtol(argv[1], NULL, 10) : 500;
	const char *only = argc > 2 ? argv[2] : NULL;
	struct corpus corpus;
	bool first = true;

	if (n < 1) {
		fputs("usage: measure [BRIEFINGS [STEP]]\n", stderr);
		return 2;
	}
	memory_keep(); /* as brevier does */
	puts("{");
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		const struct step *step = &steps[i];

		if (only && strcmp(only, step->name) != 0)
			continue;
		if (step->large)
			corpus_make(&corpus, 1, (size_t)n * N_ENTRIES, false);
		else
			corpus_make(&corpus, (size_t)n, N_ENTRIES,
				    step->markdown);
		printf("%s", first ? "" : ",\n");
		first = false;
		step->measure(&corpus, step);
		arena_free(&corpus.arena);
	}
	puts("\n}");
	return 0;
}
