/*
 * Corpus: what the tests of the search page need of the program's objects.
 *
 *	search_corpus letters		kind and folding of every code point
 *	search_corpus index N FOLDER	the index of N documents, and the files
 *					of what is shown of them
 *
 * The documents are the same in every run: briefings of ten, a few hundred
 * words each, in English, German and Chinese of a kind, words as often as
 * Zipf's law has it. The first words of each language are real.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/pool.h"
#include "page/texts.h"
#include "search/index.h"
#include "search/letters.h"

enum {
	VOCABULARY = 150000,
	HAN = 3000, /* characters */
	BRIEFING = 10,
	SLICE = 256,
	WORDS_LEAST = 60,
	WORDS_MORE = 220,
};

static const char *const english[] = {
    "the", "of",         "and",       "to",     "in",   "a",    "is",
    "for", "on",         "that",      "by",     "with", "as",   "be",
    "are", "from",       "state",     "market", "has",  "its",  "industry",
    "new", "government", "companies", "policy", "plan", "will", "energy",
};

static const char *const german[] = {
    "die",        "der",       "und",   "in",        "den",    "zu",     "für",
    "von",        "das",       "mit",   "auf",       "ist",    "im",     "des",
    "Wirtschaft", "Förderung", "Häfen", "Überblick", "Gesetz", "Straße",
};

/* ---- Chance ---- */

/* Numbers that are the same everywhere (G. Marsaglia, "Xorshift RNGs",
 * 2003). */
static uint64_t
chance(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Ranks by Zipf's law, each as often as 1 / (rank + 1) (the alias method:
 * M. D. Vose, 1991). */
struct zipf {
	uint32_t n;
	double *own;
	uint32_t *other;
};

static struct zipf
zipf_new(uint32_t n)
{
	struct zipf zipf = {n, calloc(n, sizeof(double)),
			    calloc(n, sizeof(uint32_t))};
	uint32_t *small = calloc(n, sizeof(*small));
	uint32_t *large = calloc(n, sizeof(*large));
	size_t n_small = 0, n_large = 0;
	double sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += 1.0 / (i + 1);
	for (uint32_t i = 0; i < n; i++) {
		zipf.own[i] = n / (sum * (i + 1));
		if (zipf.own[i] < 1)
			small[n_small++] = i;
		else
			large[n_large++] = i;
	}
	while (n_small && n_large) {
		uint32_t s = small[--n_small], l = large[n_large - 1];

		zipf.other[s] = l;
		zipf.own[l] -= 1 - zipf.own[s];
		if (zipf.own[l] < 1) {
			n_large--;
			small[n_small++] = l;
		}
	}
	free(small);
	free(large);
	return zipf;
}

static uint32_t
zipf_rank(const struct zipf *zipf, uint64_t *state)
{
	uint64_t u = chance(state);
	uint32_t i = (uint32_t)(u >> 32) % zipf->n;

	return (double)(u & 0xFFFFFF) / 0x1000000 < zipf->own[i]
		   ? i
		   : zipf->other[i];
}

/* ---- Texts ---- */

struct corpus {
	struct zipf words, han;
	size_t n; /* briefings */
	const char *folder;
	size_t first; /* of the slice */
	struct leaf leaves[SLICE];
	int years[SLICE];
};

static void
put_invented(struct buf *out, uint32_t rank, uint32_t language)
{
	static const char *const syllables[] = {
	    "ka",  "ren", "to",  "li", "mas", "ve",
	    "por", "du",  "shi", "an", "gel", "or",
	};

	for (uint32_t k = rank * 2 + language + 12; k; k /= 12)
		buf_puts(out, syllables[k % 12]);
}

static void
put_word(const struct corpus *corpus, struct buf *out, uint32_t language,
	 uint64_t *state)
{
	uint32_t rank = zipf_rank(&corpus->words, state);

	if (language == 0 && rank < sizeof(english) / sizeof(english[0]))
		buf_puts(out, english[rank]);
	else if (language == 1 && rank < sizeof(german) / sizeof(german[0]))
		buf_puts(out, german[rank]);
	else
		put_invented(out, rank, language);
}

static struct str
make_text(const struct corpus *corpus, size_t words, uint32_t language,
	  uint64_t *state, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < words; i++) {
		bool stop = chance(state) % 11 == 0;

		if (language == 2) {
			buf_put_rune(&out,
				     0x4E00 + zipf_rank(&corpus->han, state));
			if (stop)
				buf_puts(&out, "，");
			continue;
		}
		put_word(corpus, &out, language, state);
		buf_puts(&out, !stop ? " " : chance(state) % 8 ? ", " : ".\n");
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

static void
make_document(const struct corpus *corpus, struct document *document,
	      size_t number, uint64_t *state, struct arena *arena)
{
	uint32_t language = (uint32_t)(chance(state) % 20);
	size_t words = WORDS_LEAST + chance(state) % WORDS_MORE;

	language = language < 14 ? 0 : language < 17 ? 1 : 2;
	document->page = arena_printf(arena, "entry-%zu", number);
	document->title = make_text(corpus, 8, language, state, arena);
	document->native_title = make_text(corpus, 12, 2, state, arena);
	document->issuer =
	    arena_printf(arena, "Ministry %d", (int)(chance(state) % 300));
	document->section = number % 3 ? STR("Top stories") : STR("In brief");
	document->text = make_text(corpus, words, language, state, arena);
	/* A phrase to be found, of words that are elsewhere, too. */
	if (chance(state) % 500 == 0)
		document->text = arena_printf(arena, "%.*s state market energy",
					      STR_ARG(document->text));
}

static void
write_texts(const struct corpus *corpus, const struct documents *documents,
	    size_t i, struct arena *arena)
{
	struct diags diags;
	struct buf out = {0};

	diags_init(&diags, arena);
	for (size_t p = 0; p < documents->n_parts; p++) {
		buf_clear(&out);
		texts_put(&out, documents, p, NULL);
		if (!file_write(arena_printf(arena, "%s/b%zu/search-%zu.js",
					     corpus->folder, i, p)
				    .p,
				buf_str(&out), &diags))
			exit(1);
	}
	buf_free(&out);
}

static void
make_briefing(void *context, size_t job)
{
	struct corpus *corpus = context;
	size_t i = corpus->first + job;
	uint64_t state = (i + 1) * 0x9E3779B97F4A7C15u;
	struct arena arena = {0};
	struct documents documents = {
	    .title = STR("A briefing"), .lang = STR("en"), .n = BRIEFING};

	documents.list = arena_array(&arena, BRIEFING, sizeof(*documents.list));
	for (size_t d = 0; d < BRIEFING; d++)
		make_document(corpus, &documents.list[d], d, &state, &arena);
	documents_part(&documents, &arena);
	leaf_make(&corpus->leaves[job], &documents);
	write_texts(corpus, &documents, i, &arena);
	arena_free(&arena);
}

/* ---- The index ---- */

static bool
put_file(void *context, struct str name, struct str bytes, struct diags *diags)
{
	const struct corpus *corpus = context;
	struct arena scratch = {0};
	bool ok = file_write(
	    file_join(&scratch, str_from(corpus->folder), name), bytes, diags);

	arena_free(&scratch);
	return ok;
}

static void
add_facet(struct index *index, const char *term, size_t from, size_t to,
	  size_t step)
{
	struct index_place *places = calloc(to - from, sizeof(*places));
	size_t n = 0;

	for (size_t i = from; i < to; i += step)
		places[n++] = (struct index_place){i / BRIEFING, i % BRIEFING};
	index_facet(index, str_from(term), places, n);
	free(places);
}

static int
make_index(struct corpus *corpus)
{
	struct shard_output output = {put_file, corpus};
	size_t threads = pool_default_threads(), n = corpus->n, in_slice;
	struct arena arena = {0};
	struct index_briefing *order = arena_array(&arena, n, sizeof(*order));
	struct index index;
	struct diags diags;
	bool ok = true;

	diags_init(&diags, &arena);
	index_open(&index, corpus->folder, threads);
	for (; corpus->first < n; corpus->first += in_slice) {
		in_slice =
		    n - corpus->first < SLICE ? n - corpus->first : SLICE;
		pool_run(threads, in_slice, make_briefing, corpus);
		for (size_t i = 0; i < in_slice; i++)
			ok =
			    index_add(&index, &corpus->leaves[i], &diags) && ok;
	}
	for (size_t i = 0; i < n; i++)
		order[i] =
		    (struct index_briefing){i, arena_printf(&arena, "b%zu", i)};
	add_facet(&index, "#y2024", n * BRIEFING / 2, n * BRIEFING, 1);
	add_facet(&index, "#y2023", 0, n * BRIEFING / 2, 1);
	add_facet(&index, "#imiit", 0, n * BRIEFING, 7);
	ok =
	    ok && index_write(&index, order, n, STR("corpus"), &output, &diags);
	diags_print(&diags, DIAG_TEXT, stderr);
	index_close(&index);
	arena_free(&arena);
	return ok ? 0 : 1;
}

static void
print_letters(void)
{
	unsigned folded[LETTER_FOLD_MAX];

	for (unsigned c = 0; c < 0x110000; c++) {
		enum letter_kind kind = letter_kind(c);
		size_t n = kind ? letter_fold(c, folded) : 0;

		if (!kind)
			continue;
		printf("%x %d", c, (int)kind);
		for (size_t i = 0; i < n; i++)
			printf(" %x", folded[i]);
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	struct corpus *corpus;
	int status;

	if (argc == 2 && strcmp(argv[1], "letters") == 0) {
		print_letters();
		return 0;
	}
	if (argc != 4 || strcmp(argv[1], "index") != 0) {
		fputs("usage: search_corpus letters | index N FOLDER\n",
		      stderr);
		return 2;
	}
	corpus = calloc(1, sizeof(*corpus));
	corpus->words = zipf_new(VOCABULARY);
	corpus->han = zipf_new(HAN);
	corpus->n = strtoul(argv[2], NULL, 10) / BRIEFING;
	corpus->folder = argv[3];
	status = make_index(corpus);
	free(corpus->words.own);
	free(corpus->words.other);
	free(corpus->han.own);
	free(corpus->han.other);
	free(corpus);
	return status;
}
