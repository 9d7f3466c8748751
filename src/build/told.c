#include "build/told.h"

#include <stdio.h>
#include <stdlib.h>

#include "build/account.h"
#include "build/build.h"

struct str
told_messages(const struct diags *diags, enum diag_format format,
	      struct arena *arena)
{
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);
	struct str messages;

	if (!out)
		arena_no_memory();
	diags_print(diags, format, out);
	if (fclose(out) != 0)
		arena_no_memory();
	messages = arena_str(arena, (struct str){text, n});
	free(text);
	return messages;
}

static struct str
imports_of(const struct build *build, struct arena *arena)
{
	const struct seeds *seeds = &build->seeds;
	struct arena scratch = {0};
	struct buf out = {0};
	struct str *files = arena_array(&scratch, seeds->n, sizeof(*files));
	struct str imports;

	for (size_t i = 0; i < seeds->n; i++)
		files[i] = seeds->list[i].path;
	account_put_build(&out, files, build->reading.reports, seeds->n);
	imports = buf_take(&out, arena);
	buf_free(&out);
	arena_free(&scratch);
	return imports;
}

void
told_take(struct told *told, const struct build *build, struct arena *arena)
{
	const struct plan *plan = &build->plan;
	const struct searching *searching = &build->searching;

	*told = (struct told){
	    .n_briefings = build->catalog.n,
	    .n_files = searching->n,
	    .n_fresh = searching->fresh ? searching->n : 0,
	};
	for (size_t i = 0; i < plan->n_jobs; i++) {
		const struct job *job = &plan->jobs[i];

		if (job->elsewhere)
			continue;
		told->n_files++;
		told->n_pages += job->product->class == PRODUCT_PAGE;
		told->n_epubs += job->product->class == PRODUCT_BOOK;
		told->n_zips += job->product->class == PRODUCT_ZIP;
		told->n_fresh += job->fresh;
	}
	told->imports = imports_of(build, arena);
	told->messages[DIAG_TEXT] =
	    told_messages(&build->diags, DIAG_TEXT, arena);
	told->messages[DIAG_JSON] =
	    told_messages(&build->diags, DIAG_JSON, arena);
}

static void
print_count(size_t n, const char *one, const char *many, const char *end)
{
	printf("%zu %s%s", n, n == 1 ? one : many, end);
}

void
told_print(const struct told *told)
{
	fwrite(told->imports.p, 1, told->imports.n, stdout);
	print_count(told->n_briefings, "briefing", "briefings", ": ");
	print_count(told->n_pages, "page", "pages", ", ");
	print_count(told->n_epubs, "EPUB", "EPUBs", ", ");
	print_count(told->n_zips, "ZIP", "ZIPs", "\n");
	print_count(told->n_files - told->n_fresh, "file", "files", " made, ");
	printf("%zu left as they were\n", told->n_fresh);
}
