/*
 * The search index against a plain one: an array of texts that is searched
 * from front to end.
 */
#include "search_check.h"

#include "search/pairs.h"
#include "search/terms.h"
#include "search/words.h"

enum { BRIEFINGS = 90, ENTRIES = 9 };

/* Texts whose words are as often as Zipf says, the same in every run. */
struct corpus {
	struct arena arena;
	struct documents *briefings;
	size_t n;
	uint64_t state;
};

static uint32_t
chance(struct corpus *corpus, uint32_t n)
{
	corpus->state = corpus->state * 48271 % 2147483647;
	return (uint32_t)(corpus->state % n);
}

/* Low ranks far more often than high ones. */
static uint32_t
rank(struct corpus *corpus)
{
	uint32_t most = 1 + chance(corpus, 400);

	return chance(corpus, 1 + chance(corpus, most));
}

static struct str
sentence(struct corpus *corpus, size_t n)
{
	static const char *const syllables[] = {"ba", "so", "tri", "né", "ku"};
	static const char *const han[] = {"人", "工", "智", "能", "网"};
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < n; i++) {
		uint32_t r = rank(corpus);

		if (i)
			buf_putc(&out, chance(corpus, 12) ? ' ' : '\n');
		if (r % 17 == 5)
			for (uint32_t k = r; k; k /= 5)
				buf_puts(&out, han[k % 5]);
		else
			for (uint32_t k = r; k; k /= 5)
				buf_puts(&out, syllables[k % 5]);
	}
	text = buf_take(&out, &corpus->arena);
	buf_free(&out);
	return text;
}

static void
make_briefing(struct corpus *corpus, struct documents *documents, size_t n)
{
	struct arena *arena = &corpus->arena;

	*documents = (struct documents){
	    .title = STR("Briefing"), .lang = STR("en"), .n = n};
	documents->list = arena_array(arena, n, sizeof(*documents->list));
	for (size_t i = 0; i < n; i++) {
		struct document *document = &documents->list[i];

		document->page = arena_printf(arena, "entry-%zu", i);
		document->title = sentence(corpus, 3);
		document->issuer = sentence(corpus, 1);
		document->section =
		    i % 2 ? STR("Top stories") : STR("In brief");
		document->text = sentence(corpus, 20 + chance(corpus, 60));
	}
	documents_part(documents, arena);
}

static struct corpus
corpus_make(size_t n)
{
	struct corpus corpus = {.n = n, .state = 7};

	corpus.briefings =
	    arena_array(&corpus.arena, n, sizeof(*corpus.briefings));
	for (size_t i = 0; i < n; i++)
		make_briefing(&corpus, &corpus.briefings[i],
			      i % 13 == 5 ? 0 : ENTRIES);
	return corpus;
}

/* Writes the index of the corpus, its briefings added in this order. */
static void
write_index(const struct corpus *corpus, const size_t *added, size_t threads,
	    size_t limit, struct files *files)
{
	struct shard_output output = {files_put, files};
	struct index_briefing *order = calloc(corpus->n, sizeof(*order));
	struct index_place facet[2];
	struct arena arena = {0};
	struct index index;
	struct diags diags;
	struct leaf leaf;

	assert_non_null(order);
	diags_init(&diags, &arena);
	*files = (struct files){.lock = PTHREAD_MUTEX_INITIALIZER};
	index_open(&index, "/tmp", threads);
	index.store.limit = limit;
	for (size_t i = 0; i < corpus->n; i++) {
		leaf_make(&leaf, &corpus->briefings[added[i]]);
		assert_true(index_add(&index, &leaf, &diags));
		order[added[i]] = (struct index_briefing){
		    .leaf = i,
		    .folder = arena_printf(&arena, "b%zu", added[i])};
	}
	if (corpus->n > 2) {
		facet[0] = (struct index_place){order[2].leaf, 3};
		facet[1] = (struct index_place){order[1].leaf, 0};
		index_facet(&index, STR("#imiit"), facet, 2);
	}
	assert_true(index_write(&index, order, corpus->n, STR("v001"), &output,
				&diags));
	assert_int_equal(diags.errors, 0);
	index_close(&index);
	free(order);
	arena_free(&arena);
}

static void
write_plainly(const struct corpus *corpus, struct files *files)
{
	size_t *added = calloc(corpus->n, sizeof(*added));

	assert_non_null(added);
	for (size_t i = 0; i < corpus->n; i++)
		added[i] = i;
	write_index(corpus, added, 1, SIZE_MAX, files);
	free(added);
}

/* ---- A plain index ---- */

/* Weight of term in each text of a document, and the terms it has. */
static unsigned
count_in(struct str text, struct str term, unsigned weight, unsigned *length)
{
	struct words words = {.text = text};
	unsigned n = 0;
	struct word word;

	while (words_next(&words, &word)) {
		++*length;
		if (str_eq(word.term, term))
			n += weight;
	}
	return n;
}

static unsigned
count(const struct document *document, struct str term, unsigned *length)
{
	*length = 0;
	return count_in(document->title, term, 4, length) +
	       count_in(document->issuer, term, 2, length) +
	       count_in(document->text, term, 1, length);
}

static const struct document *
document_at(const struct corpus *corpus, size_t d)
{
	size_t i = 0;

	for (; d >= corpus->briefings[i].n; i++)
		d -= corpus->briefings[i].n;
	return &corpus->briefings[i].list[d];
}

static size_t
total(const struct corpus *corpus)
{
	size_t n = 0;

	for (size_t i = 0; i < corpus->n; i++)
		n += corpus->briefings[i].n;
	return n;
}

static double
mean_length(const struct corpus *corpus)
{
	double sum = 0;
	unsigned length;

	for (size_t d = 0; d < total(corpus); d++) {
		count(document_at(corpus, d), STR(""), &length);
		sum += length;
	}
	return sum / (double)total(corpus);
}

/* BM25 without its idf, over its limit: between 0 and 1. */
static double
weight(unsigned tf, unsigned length, double mean)
{
	return tf / (tf + 1.2 * (0.25 + 0.75 * length / mean));
}

/* ---- Tests ---- */

/* Every term has the documents that have it, each with the weight that BM25
 * gives it, as near as its level can be. */
static void
test_terms(void **state)
{
	struct corpus corpus = corpus_make(BRIEFINGS);
	double mean = mean_length(&corpus), worst = 0;
	struct terms_found terms;
	struct files files;
	size_t pairs = 0;

	(void)state;
	write_plainly(&corpus, &files);
	read_terms(&terms, &files);
	assert_true(terms.n > 300);
	for (size_t i = 0; i < terms.n; i++) {
		const struct found *found = &terms.list[i];
		size_t k = 0;

		if (found->key.p[0] == '#' || str_ends(found->key, STR("*")))
			continue;
		assert_int_equal(found->width, 4);
		for (uint32_t d = 0; d < total(&corpus); d++) {
			unsigned length, tf = count(document_at(&corpus, d),
						    found->key, &length);
			double w = weight(tf, length, mean), error;

			if (!tf)
				continue;
			assert_true(k < found->n);
			assert_int_equal(found->list[k].document, d);
			error = (found->list[k].level + 0.5) / 16 - w;
			error = error < 0 ? -error : error;
			worst = error > worst ? error : worst;
			k++;
		}
		assert_int_equal(k, found->n);
		pairs += k;
	}
	assert_true(pairs > 20000);
	/* Half a step, and what the rounded mean length makes. */
	assert_true(worst < 0.5 / 16 + 0.02);
	files_free(&files);
	terms_found_free(&terms);
	arena_free(&corpus.arena);
}

static void
test_order(void **state)
{
	struct corpus corpus = corpus_make(BRIEFINGS);
	struct terms_found terms;
	struct files files;

	(void)state;
	write_plainly(&corpus, &files);
	read_terms(&terms, &files);
	for (size_t i = 1; i < terms.n; i++)
		assert_true(str_cmp(terms.list[i - 1].key, terms.list[i].key) <
			    0);
	assert_true(terms.n_shards > 3);
	files_free(&files);
	terms_found_free(&terms);
	arena_free(&corpus.arena);
}

static void
test_facets(void **state)
{
	struct corpus corpus = corpus_make(BRIEFINGS);
	struct terms_found terms;
	const struct found *found;
	struct files files;

	(void)state;
	write_plainly(&corpus, &files);
	read_terms(&terms, &files);
	found = map_get(&terms.map, STR("#stop stories"));
	assert_non_null(found);
	assert_int_equal(found->width, 0);
	for (size_t i = 0; i < found->n; i++)
		assert_str(
		    document_at(&corpus, found->list[i].document)->section,
		    "Top stories");
	/* Places in any order. */
	found = map_get(&terms.map, STR("#imiit"));
	assert_non_null(found);
	assert_int_equal(found->n, 2);
	assert_int_equal(found->list[0].document, ENTRIES);
	assert_int_equal(found->list[1].document, 2 * ENTRIES + 3);
	files_free(&files);
	terms_found_free(&terms);
	arena_free(&corpus.arena);
}

/* Neither threads nor runs nor the order of adding show in a byte. */
static void
test_same_bytes(void **state)
{
	struct corpus corpus = corpus_make(BRIEFINGS);
	struct files plain, files;
	size_t added[BRIEFINGS];

	(void)state;
	write_plainly(&corpus, &plain);
	for (size_t way = 0; way < 4; way++) {
		for (size_t i = 0; i < BRIEFINGS; i++)
			added[i] = way < 2 ? i : (i * 37 + 11) % BRIEFINGS;
		write_index(&corpus, added, 1 + way, way % 2 ? 30000 : SIZE_MAX,
			    &files);
		assert_int_equal(files.map.n, plain.map.n);
		for (size_t i = 0; i < files.map.n; i++) {
			const struct str *a = files.map.items[i].value;
			const struct str *b =
			    map_get(&plain.map, files.map.items[i].key);

			assert_non_null(b);
			assert_true(str_eq(*a, *b));
		}
		files_free(&files);
	}
	files_free(&plain);
	arena_free(&corpus.arena);
}

/* The head tells each briefing's folder, check and files of texts. */
static void
test_briefings(void **state)
{
	struct corpus corpus = corpus_make(BRIEFINGS);
	struct bit_reader reader = {0};
	struct buf folder = {0};
	struct files files;
	struct str keys;
	json_t *head, *data;

	(void)state;
	write_plainly(&corpus, &files);
	head = files_data(&files, "search/index", "v001");
	data = json_object_get(head, "briefings");
	keys = str_from(json_string_value(json_array_get(data, 0)));
	reader.text = json_string_value(json_array_get(data, 1));
	for (size_t i = 0; i < BRIEFINGS; i++) {
		const struct documents *briefing = &corpus.briefings[i];
		struct buf check = {0};
		char name[32], found[5];
		unsigned documents = 0, parts;

		next_key(&keys, &folder);
		snprintf(name, sizeof(name), "b%zu", i);
		assert_true(str_eq(buf_str(&folder), str_from(name)));
		read_check(&reader, found);
		code_put_check(&check, documents_check(briefing));
		assert_true(str_eq(buf_str(&check), str_from(found)));
		parts = read_gamma(&reader) - 1;
		assert_int_equal(parts, briefing->n_parts);
		while (parts-- > 0)
			documents += read_gamma(&reader);
		assert_int_equal(documents, briefing->n);
		buf_free(&check);
	}
	assert_int_equal(keys.n, 0);
	json_decref(head);
	buf_free(&folder);
	files_free(&files);
	arena_free(&corpus.arena);
}

/* A changed word changes the files that have to do with it, no others. */
static void
test_edit(void **state)
{
	struct corpus corpus = corpus_make(BRIEFINGS);
	struct document *edited = &corpus.briefings[40].list[2];
	struct files before, after;
	size_t changed = 0, lists = 0;

	(void)state;
	write_plainly(&corpus, &before);
	edited->text =
	    arena_printf(&corpus.arena, "%.*s zzz", STR_ARG(edited->text));
	documents_part(&corpus.briefings[40], &corpus.arena);
	write_plainly(&corpus, &after);
	for (size_t i = 0; i < after.map.n; i++) {
		const struct str *a = after.map.items[i].value;
		const struct str *b =
		    map_get(&before.map, after.map.items[i].key);

		changed += !b || !str_eq(*a, *b);
		lists += str_starts(after.map.items[i].key, STR("search/w-"));
	}
	assert_true(lists > 3);
	/* The head, the shard and the pair; the document's
	 * other terms, where its length moves one to another level. */
	assert_in_range(changed, 3, 3 + lists);
	files_free(&before);
	files_free(&after);
	arena_free(&corpus.arena);
}

/* ---- Pairs ---- */

struct pairs_found {
	size_t files;
	struct posting **lists;
	size_t *n;
};

static struct pairs_found
read_pairs(const struct files *files)
{
	struct pairs_found found = {0};
	json_t *head = files_data(files, "search/index", "v001");
	json_t *pairs = json_object_get(head, "pairs"), *checks;
	struct bit_reader check_reader = {0};

	found.files = (size_t)json_integer_value(json_array_get(pairs, 0));
	checks = files_data(files, "search/p",
			    json_string_value(json_array_get(pairs, 1)));
	check_reader.text = json_string_value(checks);
	found.lists = calloc(found.files * PAIRS_LISTS, sizeof(*found.lists));
	found.n = calloc(found.files * PAIRS_LISTS, sizeof(*found.n));
	assert_non_null(found.lists);
	assert_non_null(found.n);
	for (size_t i = 0; i < found.files; i++) {
		struct bit_reader reader = {0};
		char name[32], check[5];
		json_t *data;

		snprintf(name, sizeof(name), "search/p-%zu", i);
		read_check(&check_reader, check);
		data = files_data(files, name, check);
		reader.text = json_string_value(data);
		for (size_t k = 0; k < PAIRS_LISTS; k++) {
			size_t list = i * PAIRS_LISTS + k;
			unsigned width;

			found.n[list] = read_gamma(&reader) - 1;
			if (found.n[list])
				found.lists[list] =
				    read_list(&reader, found.n[list], &width);
		}
		json_decref(data);
	}
	json_decref(checks);
	json_decref(head);
	return found;
}

static void
pairs_found_free(struct pairs_found *found)
{
	for (size_t i = 0; i < found->files * PAIRS_LISTS; i++)
		free(found->lists[i]);
	free(found->lists);
	free(found->n);
}

static bool
has_pair(const struct pairs_found *found, uint32_t pair, uint32_t document)
{
	size_t list = pair * found->files * PAIRS_LISTS >> WORD_PAIR_BITS;

	for (size_t i = 0; i < found->n[list]; i++)
		if (found->lists[list][i].document == document)
			return true;
	return false;
}

static size_t
check_pairs(const struct pairs_found *found, struct str text, uint32_t document)
{
	struct words words = {.text = text};
	struct word word;
	uint32_t before = 0;
	bool paired = true;
	size_t n = 0;

	for (; words_next(&words, &word); paired = word.paired) {
		if (!paired && !word.paired && !word.breaks) {
			assert_true(has_pair(
			    found, word_pair(before, word.term), document));
			n++;
		}
		before = word.hash;
	}
	return n;
}

static void
test_pairs(void **state)
{
	struct corpus corpus = corpus_make(BRIEFINGS);
	struct pairs_found found;
	struct files files;
	size_t n = 0, listed = 0;

	(void)state;
	write_plainly(&corpus, &files);
	found = read_pairs(&files);
	assert_true(found.files > 1);
	for (uint32_t d = 0; d < total(&corpus); d++)
		n += check_pairs(&found, document_at(&corpus, d)->text, d);
	assert_true(n > 10000);
	/* No more is listed than what is there. */
	for (size_t i = 0; i < found.files * PAIRS_LISTS; i++)
		listed += found.n[i];
	assert_true(listed <= n + 2 * total(&corpus));
	pairs_found_free(&found);
	files_free(&files);
	arena_free(&corpus.arena);
}

/* ---- Beginnings ---- */

/* Many terms that begin alike, each in a third of many documents. */
static void
test_beginnings(void **state)
{
	struct corpus corpus = {.n = 1, .state = 3};
	struct documents documents = {.n = 30000, .lang = STR("en")};
	const struct found *found, *one;
	struct terms_found terms;
	struct files files;
	size_t n = 0;

	(void)state;
	documents.list =
	    arena_array(&corpus.arena, documents.n, sizeof(*documents.list));
	for (size_t i = 0; i < documents.n; i++)
		documents.list[i].text =
		    i % 3
			? arena_printf(&corpus.arena, "sabre%u sabot%u",
				       chance(&corpus, 30), chance(&corpus, 30))
			: STR("tee sa");
	documents_part(&documents, &corpus.arena);
	corpus.briefings = &documents;
	write_plainly(&corpus, &files);
	read_terms(&terms, &files);
	found = map_get(&terms.map, STR("sabr*"));
	assert_non_null(found);
	for (uint32_t d = 0; d < documents.n; d++)
		if (d % 3)
			assert_int_equal(found->list[n++].document, d);
	assert_int_equal(n, found->n);
	found = map_get(&terms.map, STR("s*"));
	assert_non_null(found);
	assert_int_equal(found->n, documents.n);
	/* Behind the term that is the beginning itself. */
	one = map_get(&terms.map, STR("sa"));
	found = map_get(&terms.map, STR("sa*"));
	assert_non_null(one);
	assert_ptr_equal(found, one + 1);
	assert_null(map_get(&terms.map, STR("t*")));
	assert_null(map_get(&terms.map, STR("sabre1*")));
	assert_true(terms.n_long > 2);
	files_free(&files);
	terms_found_free(&terms);
	arena_free(&corpus.arena);
}

/* ---- Edges ---- */

static void
test_nothing(void **state)
{
	struct documents none = {.lang = STR("en")};
	struct corpus corpus = {.briefings = &none, .n = 1};
	struct files files;
	json_t *head;

	(void)state;
	write_plainly(&corpus, &files);
	head = files_data(&files, "search/index", "v001");
	assert_int_equal(json_integer_value(json_object_get(head, "documents")),
			 0);
	json_decref(head);
	files_free(&files);
}

static void
test_names(void **state)
{
	struct buf out = {0};

	(void)state;
	shard_put_name(&out, 'w', STR("ab1"));
	buf_putc(&out, ' ');
	shard_put_name(&out, 'l', STR("#sä 人𠀀*"));
	assert_str(buf_str(&out),
		   "w-ab1 l-_23_s_e4__20__4eba__d840__dc00__2a_");
	buf_clear(&out);
	shard_put_key(&out, STR("strategy"), STR("strategic"));
	shard_put_key(&out, STR("人工"), STR("人智"));
	shard_put_key(&out, STR("𠀀𠀁"), STR("𠀀𠀂"));
	shard_put_key(&out, STR("abc"), STR("abcd"));
	assert_str(buf_str(&out), "HicB智C𠀂Dd");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_terms),     cmocka_unit_test(test_order),
	    cmocka_unit_test(test_facets),    cmocka_unit_test(test_same_bytes),
	    cmocka_unit_test(test_briefings), cmocka_unit_test(test_edit),
	    cmocka_unit_test(test_pairs),     cmocka_unit_test(test_beginnings),
	    cmocka_unit_test(test_nothing),   cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
