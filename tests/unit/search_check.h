/*
 * Search check: a search index in memory, read as its page reads it. What is
 * here follows the description of the format in search/index.h, not the code
 * that writes it.
 */
#ifndef BREVIER_TESTS_SEARCH_CHECK_H
#define BREVIER_TESTS_SEARCH_CHECK_H

#include "check.h"

#include <jansson.h>
#include <pthread.h>

#include "base/map.h"
#include "search/index.h"

/* The files of an index, by name; .js left out. */
struct files {
	pthread_mutex_t lock;
	struct arena arena;
	struct map map; /* struct str */
};

static inline bool
files_put(void *context, struct str name, struct str bytes, struct diags *diags)
{
	struct files *files = context;
	struct str *kept;
	void **place;

	(void)diags;
	pthread_mutex_lock(&files->lock);
	assert_true(str_ends(name, STR(".js")));
	name = str_slice(name, 0, name.n - 3);
	place =
	    map_put(&files->map, &files->arena, arena_str(&files->arena, name));
	assert_null(*place); /* no file is written twice */
	kept = arena_alloc(&files->arena, sizeof(*kept));
	*kept = arena_str(&files->arena, bytes);
	*place = kept;
	pthread_mutex_unlock(&files->lock);
	return true;
}

static inline void
files_free(struct files *files)
{
	arena_free(&files->arena);
	*files = (struct files){0};
}

static inline struct str
files_get(const struct files *files, const char *name)
{
	const struct str *bytes = map_get(&files->map, str_from(name));

	return bytes ? *bytes : (struct str){0};
}

/* The data of a file, whose check must be the one that is wanted, where one
 * is; the caller owns it. */
static inline json_t *
files_data(const struct files *files, const char *name, const char *check)
{
	struct str call = files_get(files, name);
	struct str head = STR("brevier(\"");
	json_t *data;

	if (!call.p)
		fail_msg("there is no file '%s'", name);
	assert_true(str_starts(call, head));
	assert_true(str_ends(call, STR(");\n")));
	call = str_slice(call, head.n, call.n - 3);
	if (check && strncmp(call.p, check, 4) != 0)
		fail_msg("%s: check is %.4s, not %.4s", name, call.p, check);
	assert_memory_equal(call.p + 4, "\",", 2);
	data = json_loadb(call.p + 6, call.n - 6, JSON_DECODE_ANY, NULL);
	assert_non_null(data);
	return data;
}

/* ---- Bits ---- */

struct bit_reader {
	const char *text;
	unsigned rest, left;
};

static inline unsigned
read_digit(struct bit_reader *reader)
{
	unsigned c = (unsigned char)*reader->text++;

	assert_true(c >= '#' && c < 127 && c != '\\');
	return c - '#' - (c > '\\');
}

static inline unsigned
read_bits(struct bit_reader *reader, unsigned n)
{
	unsigned value = 0;

	for (unsigned i = 0; i < n; i++) {
		if (reader->left == 0) {
			reader->rest = read_digit(reader);
			reader->rest += 91 * read_digit(reader);
			reader->left = 13;
		}
		value |= (reader->rest & 1) << i;
		reader->rest >>= 1;
		reader->left--;
	}
	return value;
}

static inline unsigned
read_gamma(struct bit_reader *reader)
{
	unsigned n = 0;

	while (read_bits(reader, 1) == 0)
		n++;
	return 1u << n | read_bits(reader, n);
}

/* A list, into a new array of n; *width that of its levels. */
static inline struct posting *
read_list(struct bit_reader *reader, size_t n, unsigned *width)
{
	struct posting *list = calloc(n + 1, sizeof(*list));
	unsigned k = read_bits(reader, 5), next = 0, gap;

	assert_non_null(list);
	*width = read_bits(reader, 3);
	for (size_t i = 0; i < n; i++) {
		for (gap = 0; read_bits(reader, 1) == 0;)
			gap++;
		next += (gap << k) + read_bits(reader, k);
		list[i].document = next++;
		list[i].level = (uint8_t)read_bits(reader, *width);
	}
	return list;
}

/* ---- Terms ---- */

struct found {
	struct str key;
	struct posting *list;
	size_t n;
	unsigned width;
};

/* All terms of an index, in the order of its shards. */
struct terms_found {
	struct arena arena;
	struct found *list;
	size_t n, capacity, n_shards, n_long;
	struct map map;
};

/* The check that comes next, as files have it. */
static inline void
read_check(struct bit_reader *reader, char out[5])
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	unsigned check = read_bits(reader, 20);

	for (int i = 3; i >= 0; i--, check /= 36)
		out[i] = digits[check % 36];
	out[4] = '\0';
}

/* Cuts the next key off *keys; before is the one before, and becomes it. The
 * tests' keys have no characters of two UTF-16 units. */
static inline void
next_key(struct str *keys, struct buf *before)
{
	size_t at = 0, units = (size_t)(keys->p[0] - 'A'), end = 1;
	struct buf key = {0};

	for (; units > 0; units--)
		for (at++; (before->p[at] & 0xC0) == 0x80;)
			at++;
	while (end < keys->n && !(keys->p[end] >= 'A' && keys->p[end] <= 'Z'))
		end++;
	buf_put(&key, str_slice(buf_str(before), 0, at));
	buf_put(&key, str_slice(*keys, 1, end));
	*keys = str_skip(*keys, end);
	buf_clear(before);
	buf_put(before, buf_str(&key));
	buf_free(&key);
}

static inline void
file_of(struct buf *name, char kind, struct str key)
{
	buf_clear(name);
	buf_puts(name, "search/");
	shard_put_name(name, kind, key);
}

static inline void
read_shard(struct terms_found *terms, const struct files *files,
	   struct str first, const char *check)
{
	struct buf name = {0}, key = {0};
	struct bit_reader reader = {0};
	struct str keys;
	json_t *data;

	file_of(&name, 'w', first);
	data = files_data(files, name.p, check);
	keys = str_from(json_string_value(json_array_get(data, 0)));
	reader.text = json_string_value(json_array_get(data, 1));
	while (keys.n) {
		struct found *found;
		char long_check[5];

		next_key(&keys, &key);
		if (terms->n == terms->capacity) {
			terms->capacity = terms->n ? 2 * terms->n : 64;
			terms->list =
			    realloc(terms->list,
				    terms->capacity * sizeof(*terms->list));
			assert_non_null(terms->list);
		}
		found = &terms->list[terms->n++];
		found->key = arena_str(&terms->arena, buf_str(&key));
		found->n = read_gamma(&reader);
		if (read_bits(&reader, 1)) {
			struct bit_reader own = {0};
			json_t *text;

			read_check(&reader, long_check);
			file_of(&name, 'l', found->key);
			text = files_data(files, name.p, long_check);
			own.text = json_string_value(text);
			found->list = read_list(&own, found->n, &found->width);
			json_decref(text);
			terms->n_long++;
		} else {
			found->list =
			    read_list(&reader, found->n, &found->width);
		}
	}
	json_decref(data);
	buf_free(&name);
	buf_free(&key);
}

static inline void
read_terms(struct terms_found *terms, const struct files *files)
{
	json_t *head = files_data(files, "search/index", NULL);
	json_t *shards = json_object_get(head, "shards");
	struct str keys =
	    str_from(json_string_value(json_array_get(shards, 0)));
	struct bit_reader checks = {
	    .text = json_string_value(json_array_get(shards, 1))};
	struct buf first = {0};
	char check[5];

	*terms = (struct terms_found){0};
	for (; keys.n; terms->n_shards++) {
		size_t from = terms->n;

		next_key(&keys, &first);
		read_check(&checks, check);
		read_shard(terms, files, buf_str(&first), check);
		assert_true(str_eq(terms->list[from].key, buf_str(&first)));
	}
	assert_int_equal(*checks.text, '\0');
	for (size_t i = 0; i < terms->n; i++)
		*map_put(&terms->map, &terms->arena, terms->list[i].key) =
		    &terms->list[i];
	json_decref(head);
	buf_free(&first);
}

static inline void
terms_found_free(struct terms_found *terms)
{
	for (size_t i = 0; i < terms->n; i++)
		free(terms->list[i].list);
	free(terms->list);
	arena_free(&terms->arena);
}

#endif
