/* Files and folders, in a folder of their own. */
#include "check.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/pool.h"

struct fixture {
	struct arena arena;
	struct diags diags;
	char folder[32];
};

/* Each test runs within a new folder and names its files from there. */
static int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	diags_init(&fixture->diags, &fixture->arena);
	strcpy(fixture->folder, "/tmp/brevier-file-XXXXXX");
	*state = fixture;
	return mkdtemp(fixture->folder) && chdir(fixture->folder) == 0 ? 0 : -1;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;
	bool ok = chdir("/") == 0 &&
		  file_remove(fixture->folder, &fixture->diags) &&
		  !file_exists(fixture->folder);

	arena_free(&fixture->arena);
	free(fixture);
	return ok ? 0 : -1;
}

static void
assert_holds(struct fixture *fixture, const char *path, const char *want)
{
	struct str text = {NULL, 0};

	assert_true(file_read(path, &fixture->arena, &text, &fixture->diags));
	assert_str(text, want);
	assert_int_equal(text.p[text.n], '\0');
}

static void
write_text(struct fixture *fixture, const char *path, const char *text)
{
	assert_true(file_write(path, str_from(text), &fixture->diags));
}

static ino_t
inode(const char *path)
{
	struct stat status;

	assert_int_equal(lstat(path, &status), 0);
	return status.st_ino;
}

static void
assert_list(struct fixture *fixture, const char *folder, bool recursive,
	    const char *want)
{
	struct file_list list;
	struct buf got = {0};

	assert_true(file_list(folder, recursive, &fixture->arena, &list,
			      &fixture->diags));
	for (size_t i = 0; i < list.n; i++) {
		assert_int_equal(list.names[i].p[list.names[i].n], '\0');
		buf_printf(&got, "%s ", list.names[i].p);
	}
	assert_str(buf_str(&got), want);
	buf_free(&got);
}

/* Nothing temporary is left in a folder; file_list() would not show it. */
static void
assert_clean(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	assert_non_null(folder);
	while ((entry = readdir(folder)))
		assert_false(
		    str_starts(str_from(entry->d_name), STR(".brevier")));
	closedir(folder);
}

static void
test_write_and_read(void **state)
{
	struct fixture *fixture = *state;

	write_text(fixture, "a", "text");
	assert_holds(fixture, "a", "text");
	write_text(fixture, "a", "");
	assert_holds(fixture, "a", "");
	assert_true(file_write("b", (struct str){"a\0b", 3}, &fixture->diags));
	struct str text;
	assert_true(file_read("b", &fixture->arena, &text, &fixture->diags));
	assert_int_equal(text.n, 3);
	write_text(fixture, "new/folders/on/the/way/c", "deep");
	assert_holds(fixture, "new/folders/on/the/way/c", "deep");
	assert_list(fixture, ".", true, "a b new/folders/on/the/way/c ");
	assert_clean(".");
	assert_clean("new/folders/on/the/way");
	assert_printed(&fixture->diags, "");
}

static void
test_create(void **state)
{
	struct fixture *fixture = *state;

	assert_true(file_create("a/b", STR("text"), &fixture->diags));
	assert_holds(fixture, "a/b", "text");
	assert_false(file_create("a/b", STR("other"), &fixture->diags));
	assert_holds(fixture, "a/b", "text");
	assert_int_equal(fixture->diags.errors, 1);
}

static void
test_large_file(void **state)
{
	struct fixture *fixture = *state;
	size_t n = (3 << 20) + 1;
	char *bytes = malloc(n);
	struct str text;

	memset(bytes, 'x', n);
	bytes[n - 1] = 'y';
	assert_true(file_write("a", (struct str){bytes, n}, &fixture->diags));
	assert_true(file_read("a", &fixture->arena, &text, &fixture->diags));
	assert_true(str_eq(text, (struct str){bytes, n}));
	free(bytes);
}

/* The size of such a file is not known before. */
static void
test_read_without_size(void **state)
{
	struct fixture *fixture = *state;
	struct str text;

	if (!file_exists("/proc/self/status"))
		skip();
	assert_true(file_read("/proc/self/status", &fixture->arena, &text,
			      &fixture->diags));
	assert_true(str_starts(text, STR("Name:")));
	assert_true(str_ends(text, STR("\n")));
}

static void
test_read_faults(void **state)
{
	struct fixture *fixture = *state;
	struct str text;

	assert_false(
	    file_read("none", &fixture->arena, &text, &fixture->diags));
	assert_false(file_read(".", &fixture->arena, &text, &fixture->diags));
	assert_printed(&fixture->diags,
		       "none: error: cannot read: "
		       "No such file or directory [file]\n"
		       ".: error: cannot read: Is a directory [file]\n");
}

/* A file with nothing in it takes no room. */
static void
test_too_large(void **state)
{
	struct fixture *fixture = *state;
	struct str text;
	int fd = open("large", O_WRONLY | O_CREAT, 0600);

	assert_int_equal(ftruncate(fd, (off_t)FILE_SIZE_MAX + 1), 0);
	close(fd);
	assert_false(
	    file_read("large", &fixture->arena, &text, &fixture->diags));
	assert_str(fixture->diags.first->message,
		   "cannot read: File too large");
}

static void
test_write_faults(void **state)
{
	struct fixture *fixture = *state;

	write_text(fixture, "a", "file");
	assert_int_equal(mkdir("b", 0777), 0);
	assert_false(file_write("a/x", STR("text"), &fixture->diags));
	assert_false(file_write("a/x/y", STR("text"), &fixture->diags));
	assert_false(file_write("b", STR("text"), &fixture->diags));
	assert_false(file_make_folders("a", &fixture->diags));
	assert_holds(fixture, "a", "file");
	assert_clean(".");
	assert_printed(&fixture->diags,
		       "a/x: error: cannot write: Not a directory [file]\n"
		       "a/x/y: error: cannot write: Not a directory [file]\n"
		       "b: error: cannot write: Is a directory [file]\n"
		       "a: error: cannot make the folder: "
		       "Not a directory [file]\n");
}

static void
test_links_keep_old_bytes(void **state)
{
	struct fixture *fixture = *state;

	write_text(fixture, "a", "old");
	assert_true(file_link("a", "sub/b", &fixture->diags));
	assert_int_equal(inode("a"), inode("sub/b"));
	write_text(fixture, "a", "new");
	assert_holds(fixture, "sub/b", "old");
	assert_holds(fixture, "a", "new");
	/* in the place of another, and of itself */
	assert_true(file_link("a", "sub/b", &fixture->diags));
	assert_true(file_link("a", "sub/b", &fixture->diags));
	assert_true(file_link("a", "a", &fixture->diags));
	assert_holds(fixture, "sub/b", "new");
	assert_int_equal(inode("a"), inode("sub/b"));
	assert_clean(".");
	assert_clean("sub");
	/* the file, not the link to it */
	assert_int_equal(symlink("a", "c"), 0);
	assert_true(file_link("c", "d", &fixture->diags));
	assert_int_equal(inode("a"), inode("d"));
	assert_printed(&fixture->diags, "");
}

static void
test_link_faults(void **state)
{
	struct fixture *fixture = *state;

	write_text(fixture, "a", "text");
	assert_false(file_link("none", "b", &fixture->diags));
	assert_false(file_link("none", "a", &fixture->diags));
	assert_false(file_link("a", "a/b", &fixture->diags));
	assert_holds(fixture, "a", "text");
	assert_int_equal(fixture->diags.errors, 3);
	assert_printed(&fixture->diags,
		       "none: error: cannot link: "
		       "No such file or directory [file]\n"
		       "none: error: cannot link: "
		       "No such file or directory [file]\n"
		       "a/b: error: cannot link: Not a directory [file]\n");
}

/* Between two file systems there is no link, but a copy. */
static void
test_link_far(void **state)
{
	struct fixture *fixture = *state;
	char far_file[] = "/dev/shm/brevier-file-XXXXXX";
	int fd = mkstemp(far_file);

	if (fd < 0)
		skip();
	assert_int_equal(write(fd, "far", 3), 3);
	close(fd);
	assert_true(file_link(far_file, "a/b", &fixture->diags));
	assert_true(file_link(far_file, "a/b", &fixture->diags));
	unlink(far_file);
	assert_holds(fixture, "a/b", "far");
	assert_clean("a");
}

static void
test_holds(void **state)
{
	struct fixture *fixture = *state;
	char text[40000];

	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	write_text(fixture, "a", text);
	assert_true(file_holds("a", str_from(text)));
	assert_false(file_holds("a", str_skip(str_from(text), 1)));
	text[sizeof(text) - 2] = 'y'; /* the same length */
	assert_false(file_holds("a", str_from(text)));
	assert_int_equal(symlink("a", "link"), 0);
	assert_false(file_holds("link", str_from(text)));
	assert_false(file_holds("none", STR("")));
	write_text(fixture, "empty", "");
	assert_true(file_holds("empty", STR("")));
}

static void
test_list(void **state)
{
	struct fixture *fixture = *state;

	write_text(fixture, "seeds/b.txt", "");
	write_text(fixture, "seeds/B.txt", "");
	write_text(fixture, "seeds/a-b", "");
	write_text(fixture, "seeds/a/x", "");
	write_text(fixture, "seeds/a/.git/x", "");
	write_text(fixture, "seeds/.hidden", "");
	write_text(fixture, "seeds/改", "");
	assert_int_equal(symlink("../seeds/b.txt", "seeds/link"), 0);
	assert_list(fixture, "seeds", false, "B.txt a-b b.txt link 改 ");
	assert_list(fixture, "seeds/", true, "B.txt a-b a/x b.txt link 改 ");
	assert_list(fixture, "./seeds//", true, "B.txt a-b a/x b.txt link 改 ");
	assert_int_equal(symlink("a", "seeds/z"), 0);
	assert_list(fixture, "seeds", true, "B.txt a-b a/x b.txt link z/x 改 ");
	/* a folder that begins with '.' may itself be listed */
	assert_list(fixture, "seeds/a/.git", false, "x ");
	assert_printed(&fixture->diags, "");
}

static void
test_list_faults(void **state)
{
	struct fixture *fixture = *state;
	struct file_list list;

	write_text(fixture, "a/x", "");
	assert_int_equal(symlink("none", "a/broken"), 0);
	assert_list(fixture, "a", true, "x ");
	assert_int_equal(symlink(".", "a/loop"), 0);
	assert_false(
	    file_list("a", true, &fixture->arena, &list, &fixture->diags));
	assert_false(
	    file_list("a/x", true, &fixture->arena, &list, &fixture->diags));
	assert_false(
	    file_list("none", true, &fixture->arena, &list, &fixture->diags));
	assert_int_equal(list.n, 0);
	assert_int_equal(fixture->diags.warnings, 2);
	assert_int_equal(fixture->diags.errors, 3);
}

static void
test_remove(void **state)
{
	struct fixture *fixture = *state;

	write_text(fixture, "kept/x", "text");
	write_text(fixture, "a/b/c/.hidden", "");
	write_text(fixture, "a/x", "");
	assert_int_equal(symlink("../kept", "a/link"), 0);
	assert_int_equal(symlink("kept", "link"), 0);
	assert_true(file_remove("a", &fixture->diags));
	assert_false(file_exists("a"));
	assert_true(file_remove("link", &fixture->diags));
	assert_true(file_remove("link", &fixture->diags));
	assert_true(file_remove("none/at/all", &fixture->diags));
	assert_holds(fixture, "kept/x", "text");
	assert_printed(&fixture->diags, "");
}

static void
test_remove_deep_tree(void **state)
{
	struct fixture *fixture = *state;
	struct buf path = {0};

	buf_puts(&path, "a");
	for (int i = 0; i < 400; i++)
		buf_puts(&path, "/b");
	assert_true(file_make_folders(path.p, &fixture->diags));
	assert_true(file_is_folder(path.p));
	assert_true(file_remove("a", &fixture->diags));
	assert_false(file_exists("a"));
	buf_free(&path);
}

static void
test_exchange(void **state)
{
	struct fixture *fixture = *state;
	bool atomic = false;

	write_text(fixture, "new/x", "2");
	assert_true(file_exchange("new", "site", &atomic, &fixture->diags));
	assert_true(atomic);
	assert_false(file_exists("new"));
	assert_holds(fixture, "site/x", "2");

	write_text(fixture, "new/x", "3");
	assert_true(file_exchange("new", "site", &atomic, &fixture->diags));
	assert_holds(fixture, "site/x", "3");
	assert_holds(fixture, "new/x", "2");

	assert_false(file_exchange("none", "site", &atomic, &fixture->diags));
	assert_holds(fixture, "site/x", "3");
	assert_int_equal(fixture->diags.errors, 1);
}

static void
write_job(void *context, size_t job)
{
	struct arena arena = {0};
	struct diags diags;

	(void)context;
	diags_init(&diags, &arena);
	for (size_t i = 0; i < 20; i++) {
		struct str path =
		    arena_printf(&arena, "out/%zu/%zu/%zu", i % 5, i, job);

		assert_true(file_write(path.p, path, &diags));
	}
	assert_printed(&diags, "");
	arena_free(&arena);
}

/* Many threads make the same folders and write into them. */
static void
test_threads(void **state)
{
	struct fixture *fixture = *state;
	struct file_list list;

	pool_run(4, 16, write_job, NULL);
	assert_true(
	    file_list("out", true, &fixture->arena, &list, &fixture->diags));
	assert_int_equal(list.n, 320);
	for (size_t i = 0; i < list.n; i++) {
		char *path =
		    file_join(&fixture->arena, STR("out"), list.names[i]);

		assert_holds(fixture, path, path);
	}
}

static void
test_paths(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(file_join(&arena, STR("a"), STR("b")), "a/b");
	assert_string_equal(file_join(&arena, STR("a/"), STR("b")), "a/b");
	assert_string_equal(file_join(&arena, STR("/"), STR("b")), "/b");
	assert_string_equal(file_join(&arena, STR("."), STR("b")), "b");
	assert_string_equal(file_join(&arena, STR(""), STR("b")), "b");
	assert_str(file_folder(STR("a/b/c.txt")), "a/b");
	assert_str(file_folder(STR("c.txt")), ".");
	assert_str(file_folder(STR("/c")), "/");
	assert_str(file_name(STR("a/b/c.txt")), "c.txt");
	assert_str(file_name(STR("c")), "c");
	assert_str(file_name(STR("a/")), "");
	assert_true(file_name_is_safe(STR("conference.html")));
	assert_false(file_name_is_safe(STR("Con.html")));
	assert_false(file_name_is_safe(STR("end.")));
	assert_str(file_stem(STR("a.b/2024-09.de.md")), "2024-09.de");
	assert_str(file_extension(STR("a.b/2024-09.de.md")), "md");
	assert_str(file_stem(STR("a.b/c")), "c");
	assert_str(file_extension(STR("a.b/c")), "");
	assert_str(file_stem(STR("a/.hidden")), ".hidden");
	assert_str(file_extension(STR("a/.hidden")), "");
	assert_str(file_stem(STR("a.")), "a.");
	assert_str(file_extension(STR("a.")), "");
	arena_free(&arena);
}

int
main(void)
{
#define FILE_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    FILE_TEST(test_write_and_read),
	    FILE_TEST(test_create),
	    FILE_TEST(test_large_file),
	    FILE_TEST(test_read_without_size),
	    FILE_TEST(test_read_faults),
	    FILE_TEST(test_too_large),
	    FILE_TEST(test_write_faults),
	    FILE_TEST(test_links_keep_old_bytes),
	    FILE_TEST(test_link_faults),
	    FILE_TEST(test_link_far),
	    FILE_TEST(test_holds),
	    FILE_TEST(test_list),
	    FILE_TEST(test_list_faults),
	    FILE_TEST(test_remove),
	    FILE_TEST(test_remove_deep_tree),
	    FILE_TEST(test_exchange),
	    FILE_TEST(test_threads),
	    cmocka_unit_test(test_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
