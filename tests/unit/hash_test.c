/* Digests and the keys made from them. */
#include "check.h"

#include "base/arena.h"
#include "base/hash.h"

/* The examples of FIPS 180-4 (NIST, "SHA-256 examples"). */
static void
test_known_digests(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(hash_hex(&arena, hash_bytes(STR("")), 64),
		   "e3b0c44298fc1c149afbf4c8996fb924"
		   "27ae41e4649b934ca495991b7852b855");
	assert_str(hash_hex(&arena, hash_bytes(STR("abc")), 64),
		   "ba7816bf8f01cfea414140de5dae2223"
		   "b00361a396177a9cb410ff61f20015ad");
	assert_true(hash_eq(hash_bytes(str_from(NULL)), hash_bytes(STR(""))));
	arena_free(&arena);
}

static void
test_hex(void **state)
{
	struct arena arena = {0};
	struct hash hash = hash_bytes(STR("abc")), read = {{0}};
	struct str hex = hash_hex(&arena, hash, 999);

	(void)state;
	assert_int_equal(hex.n, 64);
	assert_str(hash_hex(&arena, hash, 7), "ba7816b");
	assert_str(hash_hex(&arena, hash, 0), "");
	assert_true(hash_from_hex(hex, &read));
	assert_true(hash_eq(hash, read));
	assert_true(hash_from_hex(STR("BA7816BF8F01CFEA414140DE5DAE2223"
				      "B00361A396177A9CB410FF61F20015AD"),
				  &read));
	assert_true(hash_eq(hash, read));
	arena_free(&arena);
}

/* RFC 1321, appendix A.5; NIST's examples of SHA-1 and SHA-512. */
static void
test_sums(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(hash_sum(&arena, "md5", STR("abc")),
		   "900150983cd24fb0d6963f7d28e17f72");
	assert_str(hash_sum(&arena, "sha1", STR("abc")),
		   "a9993e364706816aba3e25717850c26c9cd0d89d");
	assert_str(hash_sum(&arena, "sha512", STR("abc")),
		   "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2"
		   "0a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
		   "454d4423643ce80e2a9ac94fa54ca49f");
	assert_str(hash_sum(&arena, "md5", (struct str){0}),
		   "d41d8cd98f00b204e9800998ecf8427e");
	assert_null(hash_sum(&arena, "crc32", STR("abc")).p);
	arena_free(&arena);
}

static void
test_bad_hex(void **state)
{
	char hex[64];
	struct hash read = {{1}}, before = read;

	(void)state;
	memset(hex, '0', sizeof(hex));
	assert_false(hash_from_hex((struct str){hex, 63}, &read));
	assert_false(hash_from_hex(STR(""), &read));
	hex[63] = 'g';
	assert_false(hash_from_hex((struct str){hex, 64}, &read));
	assert_true(hash_eq(read, before));
}

static struct hash
hash_parts(struct str a, struct str b, uint64_t number)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_part(&hasher, a);
	hasher_part(&hasher, b);
	hasher_number(&hasher, number);
	return hasher_done(&hasher);
}

static void
test_parts_do_not_run_together(void **state)
{
	struct hash hash = hash_parts(STR("ab"), STR("c"), 1);
	struct hasher hasher;

	(void)state;
	assert_true(hash_eq(hash, hash_parts(STR("ab"), STR("c"), 1)));
	assert_false(hash_eq(hash, hash_parts(STR("a"), STR("bc"), 1)));
	assert_false(hash_eq(hash, hash_parts(STR("abc"), STR(""), 1)));
	assert_false(hash_eq(hash, hash_parts(STR("ab"), STR("c"), 2)));

	hasher_init(&hasher);
	hasher_hash(&hasher, hash);
	assert_false(hash_eq(hasher_done(&hasher), hash));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_known_digests),
	    cmocka_unit_test(test_hex),
	    cmocka_unit_test(test_sums),
	    cmocka_unit_test(test_bad_hex),
	    cmocka_unit_test(test_parts_do_not_run_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
