/*
 * Check: what the unit tests of base share: cmocka with the headers that it
 * wants, and texts compared with literals.
 */
#ifndef BREVIER_TESTS_CHECK_H
#define BREVIER_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/str.h"

#define assert_str(got, want) check_str((got), (want), __FILE__, __LINE__)
#define assert_absent(got) assert_null((got).p)

static inline void
check_str(struct str got, const char *want, const char *file, int line)
{
	if (got.p && str_eq(got, str_from(want)))
		return;
	print_error("got \"%.*s\", not \"%s\"\n", STR_ARG(got), want);
	_fail(file, line);
}

/* What diags_print() writes; the caller frees it. */
static inline char *
check_printed(const struct diags *diags, enum diag_format format)
{
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	diags_print(diags, format, out);
	fclose(out);
	return text;
}

#define assert_printed(diags, want)                                            \
	do {                                                                   \
		char *printed_ = check_printed((diags), DIAG_TEXT);            \
                                                                               \
		assert_string_equal(printed_, (want));                         \
		free(printed_);                                                \
	} while (0)

#endif
