/* Archives read back by libzip: names, methods, bytes and their sums. */
#include "check.h"

#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include "archive/zip.h"
#include "base/pool.h"

#define NOISE 300000        /* bytes that deflate cannot make fewer */
#define FIRST_ARCHIVES 1000 /* about 1 in 200 would fail */

static struct str
noise(struct arena *arena)
{
	char *bytes = arena_alloc(arena, NOISE);
	uint32_t state = 1;

	for (size_t i = 0; i < NOISE; i++) {
		state = state * 1664525u + 1013904223u;
		bytes[i] = (char)(state >> 24);
	}
	return (struct str){bytes, NOISE};
}

static struct str
repeated(struct arena *arena, size_t n)
{
	char *bytes = arena_alloc(arena, n);

	for (size_t i = 0; i < n; i++)
		bytes[i] = "policy watch "[i % 13];
	return (struct str){bytes, n};
}

/* An archive of a member of each kind. */
static void
make_archive(struct buf *out, struct arena *arena)
{
	struct date date = {2024, 9, 24};
	struct zip_writer *zip = zip_writer_new(date, arena);
	struct deflater *deflater = deflater_new();
	struct deflated shared = deflate_bytes(deflater, STR("body {}"), arena);
	struct diags diags;

	diags_init(&diags, arena);
	zip_writer_add(zip, STR("mimetype"), STR("text/plain"), ZIP_STORED);
	zip_writer_add(zip, STR("empty"), STR(""), ZIP_DEFLATED);
	zip_writer_add(zip, STR("short"), STR("x"), ZIP_DEFLATED);
	zip_writer_add(zip, STR("noise"), noise(arena), ZIP_DEFLATED);
	zip_writer_add(zip, STR("a/long"), repeated(arena, 3 << 20),
		       ZIP_DEFLATED);
	zip_writer_add_deflated(zip, STR("a/shared"), &shared);
	assert_true(zip_writer_finish(zip, out, &diags));
	deflater_free(deflater);
}

/* Two threads spin until both are here, then each makes an archive. */
static void
make_small(void *context, size_t job)
{
	static _Atomic int here;
	bool *made = context;
	struct arena arena = {0};
	struct buf out = {0};
	struct zip_writer *zip =
	    zip_writer_new((struct date){2024, 1, 1}, &arena);
	struct diags diags;

	diags_init(&diags, &arena);
	zip_writer_add(zip, STR("a"), STR("x"), ZIP_STORED);
	for (here++; here < 2;)
		;
	made[job] = zip_writer_finish(zip, &out, &diags);
	buf_free(&out);
	arena_free(&arena);
}

/* libzip prepares itself at the first archive of a process, so the test
 * needs many. */
static void
test_first_at_once(void **state)
{
	int failed = 0;

	(void)state;
	for (int i = 0; i < FIRST_ARCHIVES; i++) {
		pid_t child = fork();
		int status;

		assert_true(child >= 0);
		if (child == 0) {
			bool made[2];

			pool_run(2, 2, make_small, made);
			_exit(made[0] && made[1] ? 0 : 1);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		failed += status != 0;
	}
	assert_int_equal(failed, 0);
}

static zip_t *
open_archive(struct str bytes)
{
	zip_error_t error;
	zip_source_t *source =
	    zip_source_buffer_create(bytes.p, bytes.n, 0, &error);
	zip_t *archive;

	assert_non_null(source);
	archive = zip_open_from_source(source, ZIP_CHECKCONS, &error);
	assert_non_null(archive);
	return archive;
}

/* zip_fread() compares the sum at the end of the bytes. */
static void
assert_member(zip_t *archive, const char *name, struct str want, int method)
{
	char *got = malloc(want.n + 1);
	zip_file_t *file = zip_fopen(archive, name, 0);
	zip_stat_t stat;

	assert_non_null(file);
	assert_int_equal(zip_stat(archive, name, 0, &stat), 0);
	assert_int_equal(stat.comp_method, method);
	assert_int_equal(stat.size, want.n);
	assert_int_equal(zip_fread(file, got, want.n + 1), want.n);
	assert_memory_equal(got, want.p, want.n);
	assert_int_equal(zip_fclose(file), 0);
	free(got);
}

static void
test_members(void **state)
{
	struct arena arena = {0};
	struct buf out = {0};
	zip_t *archive;
	zip_stat_t stat;

	(void)state;
	make_archive(&out, &arena);
	archive = open_archive(buf_str(&out));
	assert_int_equal(zip_get_num_entries(archive, 0), 6);
	assert_member(archive, "mimetype", STR("text/plain"), ZIP_CM_STORE);
	assert_member(archive, "empty", STR(""), ZIP_CM_DEFLATE);
	assert_member(archive, "short", STR("x"), ZIP_CM_DEFLATE);
	assert_member(archive, "noise", noise(&arena), ZIP_CM_DEFLATE);
	assert_member(archive, "a/long", repeated(&arena, 3 << 20),
		      ZIP_CM_DEFLATE);
	assert_member(archive, "a/shared", STR("body {}"), ZIP_CM_DEFLATE);
	assert_int_equal(zip_stat(archive, "a/long", 0, &stat), 0);
	assert_in_range(stat.comp_size, 1, 20000);
	zip_discard(archive);
	buf_free(&out);
	arena_free(&arena);
}

static void
test_same_bytes(void **state)
{
	struct arena arena = {0};
	struct buf a = {0}, b = {0};

	(void)state;
	make_archive(&a, &arena);
	make_archive(&b, &arena);
	assert_true(str_eq(buf_str(&a), buf_str(&b)));
	buf_free(&a);
	buf_free(&b);
	arena_free(&arena);
}

/* What was compressed before leaves no trace. */
static void
test_deflater_forgets(void **state)
{
	struct arena arena = {0};
	struct deflater *one = deflater_new(), *other = deflater_new();
	struct deflated a, b;

	(void)state;
	deflate_bytes(one, noise(&arena), &arena);
	a = deflate_bytes(one, repeated(&arena, 5000), &arena);
	b = deflate_bytes(other, repeated(&arena, 5000), &arena);
	assert_true(str_eq(a.bytes, b.bytes));
	assert_int_equal(a.size, 5000);
	assert_int_equal(a.crc, b.crc);
	/* The check value of this CRC (ISO 3309; "123456789"). */
	a = deflate_bytes(one, STR("123456789"), &arena);
	assert_int_equal(a.crc, 0xCBF43926);
	deflater_free(one);
	deflater_free(other);
	deflater_free(NULL);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_first_at_once), /* before any other */
	    cmocka_unit_test(test_members),
	    cmocka_unit_test(test_same_bytes),
	    cmocka_unit_test(test_deflater_forgets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
