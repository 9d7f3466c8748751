#include "check.h"

#include "publish/strip.h"

static void
check_css(const char *css, const char *expected)
{
	struct arena arena = {0};

	assert_str(strip_css(str_from(css), &arena), expected);
	arena_free(&arena);
}

static void
check_script(const char *script, const char *expected)
{
	struct arena arena = {0};

	assert_str(strip_script(str_from(script), &arena), expected);
	arena_free(&arena);
}

static void
css_loses_what_separates_nothing(void **state)
{
	(void)state;
	check_css("", "");
	check_css("/* Frame */\na,\nb > c {\n\tcolor: red;\n}\n",
		  "a,b > c{color:red}");
	check_css("@media print , screen { a { b : c d ; } }\n",
		  "@media print,screen{a{b :c d}}");
	check_css("a { b: c; /* why */ d: e /* why */ f; }", "a{b:c;d:e f}");
}

static void
css_keeps_what_means_something(void **state)
{
	(void)state;
	check_css("a :hover{}", "a :hover{}");
	check_css("a { content: \" ; , \\\" /* */ \"; }",
		  "a{content:\" ; , \\\" /* */ \"}");
	check_css("a { content: ' } '  attr(x); }", "a{content:' } ' attr(x)}");
	check_css("a/* */.b {}", "a/* */.b{}");
	check_css("/*! Licence */ a {}", "/*! Licence */ a{}");
	check_css(".a\\; b {}", ".a\\; b{}");
	check_css("a { content: \"open", "a{content:\"open");
	check_css("a {} /* open", "a{}");
}

static void
scripts_lose_indentation_and_comments(void **state)
{
	(void)state;
	check_script("", "");
	check_script("/* What it is. */\n(() => {\n\n\tlet a = `b`;\n",
		     "(()=>{let a = `b`;");
	check_script("\t/* one\n\t * two */ a();\nb()", "a();b()\n");
	check_script("/*! Licence */\na();\n", "/*! Licence */\na();");
	check_script("let a = b [ 1 ]\n(c)\n", "let a=b[1]\n(c)\n");
	check_script("a = b + +c - -d++ + ++e\n", "a=b+ +c- -d++ + ++e\n");
	check_script("if (a < !b) c = [\n1\n]\n", "if(a< !b)c=[\n1\n]\n");
	check_script("x = ' = \\' = ' + \" ' = \" ;\n",
		     "x=' = \\' = '+\" ' = \";");
	check_script("x = ' = ' // {\ny = / = /\n",
		     "x = ' = ' // {\ny = / = /\n");
}

static void
scripts_whose_strings_go_on_stay(void **state)
{
	(void)state;
	check_script("\ta(`b\n\tc`);\n", "\ta(`b\n\tc`);\n");
	check_script("\ta('b\\\n\tc');\n", "\ta('b\\\n\tc');\n");
	check_script("\ta(); /* b\n\t/* c */\n", "\ta(); /* b\n\t/* c */\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(css_loses_what_separates_nothing),
	    cmocka_unit_test(css_keeps_what_means_something),
	    cmocka_unit_test(scripts_lose_indentation_and_comments),
	    cmocka_unit_test(scripts_whose_strings_go_on_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
