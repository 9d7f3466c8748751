/* Front matter, as YAML or as plain lines, and nothing behind it. */
#include "fuzz/fuzz.h"

#include "markdown/frontmatter.h"

/* The source does not count for briefing_equal(). */
static bool
head_equal(const struct briefing *a, const struct briefing *b)
{
	return str_eq(a->source_file, b->source_file) &&
	       str_eq(a->source_sha256, b->source_sha256) &&
	       briefing_equal(a, b);
}

static void
write_and_read(struct fuzz *fuzz, const struct briefing *briefing)
{
	struct source written = {.name = STR("written.md")};
	struct briefing again = {0};
	struct buf first = {0}, second = {0};
	size_t end;

	frontmatter_write(&first, briefing, &fuzz->arena);
	written.text = buf_str(&first);
	if (!frontmatter_read(&again, &written, &end, &fuzz->arena,
			      &fuzz->diags)) {
		diags_print(&fuzz->diags, DIAG_TEXT, stderr);
		fuzz_fail("what was written cannot be read");
	}
	frontmatter_write(&second, &again, &fuzz->arena);
	if (end != first.n || !head_equal(briefing, &again) ||
	    !str_eq(buf_str(&first), buf_str(&second))) {
		loop_fails("what was read again differs", fuzz->source.text,
			   buf_str(&first), buf_str(&second));
		abort();
	}
	buf_free(&first);
	buf_free(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct briefing briefing = {0};
	struct fuzz fuzz;
	size_t end;

	fuzz_begin(&fuzz, "x.md", data, size);
	/* Whether it is text has been asked before. */
	if (utf8_check(fuzz.source.text) == size &&
	    str_chr(fuzz.source.text, '\0', 0) == STR_NONE &&
	    fuzz_read(&fuzz, frontmatter_read(&briefing, &fuzz.source, &end,
					      &fuzz.arena, &fuzz.diags))) {
		if (end > size)
			fuzz_fail("it ends behind the text");
		write_and_read(&fuzz, &briefing);
	}
	return fuzz_end(&fuzz);
}
