/* Addresses and the words they belong to, in both numbers. */
#include "import_check.h"

#include "base/buf.h"

#define NOTES "\nNews\n• May 3: A quay opens (MIIT notice, Reuters article)\n"

static void
test_as_many(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(NOTES "\nhttps://www.miit.gov.cn/1\n"
			      "https://www.reuters.com/2\n"));
	assert_str(import_link(&in, 1),
		   "MIIT notice|https://www.miit.gov.cn/1");
	assert_str(import_link(&in, 2),
		   "Reuters article|https://www.reuters.com/2");
	assert_int_equal(in.diags.warnings, 0);
	arena_free(&in.arena);
}

static void
test_more_words(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(NOTES "\nhttps://www.reuters.com/2\n"));
	assert_str(import_link(&in, 1),
		   "Reuters article|https://www.reuters.com/2");
	assert_absent(import_link(&in, 2));
	assert_int_equal(in.diags.warnings, 1);
	arena_free(&in.arena);
}

static void
test_more_addresses(void **state)
{
	struct imported in;
	const struct note *note;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(NOTES "\nhttps://other.example/x\n"
			      "https://www.miit.gov.cn/1\n"
			      "https://www.reuters.com/2\n"));
	note = in.briefing.sections->notes;
	assert_str(note->references->url, "https://other.example/x");
	assert_str(import_link(&in, 1),
		   "MIIT notice|https://www.miit.gov.cn/1");
	assert_str(import_link(&in, 2),
		   "Reuters article|https://www.reuters.com/2");
	assert_int_equal(in.diags.warnings, 1);
	arena_free(&in.arena);
}

/* Bodies that issue together publish where the first one does. */
static void
test_first_issuer(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Summary: The quays have a plan.\n\n"
			"Article: Plan for Quays (Link)\n\n"
			"Issuing body: MOST, MOFCOM\n\n"
			"Date: May 3, 2024\n\n"
			"https://www.mofcom.gov.cn/1\n"
			"https://www.most.gov.cn/2\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_url, "https://www.most.gov.cn/2");
	assert_str(entry->references->url, "https://www.mofcom.gov.cn/1");
	arena_free(&in.arena);
}

/* The text of a note names a host, as it may name words of a path. */
static void
test_host_in_note(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nNews\n• May 3: Portugal has a pier (link).\n"
			"• May 4: The essays of the harbour office are out.\n\n"
			"https://www.portugal.example/n?i=7\n"
			"https://b.example/essays/harbour\n"));
	assert_str(import_link(&in, 1),
		   "link|https://www.portugal.example/n?i=7");
	arena_free(&in.arena);
}

/* A copy in an archive stands in prose rather than for the document. */
static void
test_copy_before_document(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("Summary: The quays have a plan, and had one before.\n\n"
		"Article: Plan for Quays\n\n"
		"Issuing body: Harbour\n\nDate: May 3, 2024\n\n"
		"https://web.archive.org/web/20240101000000/"
		"https://harbour.example/1\n"
		"https://harbour.example/2\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_url, "https://harbour.example/2");
	arena_free(&in.arena);
}

/* Nothing tells whose it is: rather that of the note that has none. */
static void
test_note_without_words(void **state)
{
	struct imported in;
	const struct note *note;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nNews\n• May 3: A quay opens (notice).\n"
			"• May 4: A road closes for good.\n"
			"• May 5: The long road by the harbour is paved once "
			"more (report).\n\n"
			"https://a.example/notice\nhttps://b.example/x\n"
			"https://c.example/report\n"));
	note = in.briefing.sections->notes->next;
	assert_non_null(note->references);
	assert_str(note->references->url, "https://b.example/x");
	arena_free(&in.arena);
}

static void
test_addresses_in_the_text(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nNews\n• May 3: See https://a.example/x. (notice)\n\n"
			"https://a.example/x\n"));
	assert_str(import_link(&in, 1),
		   "https://a.example/x|https://a.example/x");
	assert_absent(import_link(&in, 2));
	arena_free(&in.arena);
}

/* Without their schemes, and with what stands around them. */
static void
test_bare_addresses(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nNews\n• May 3: A quay opens (notice).\n"
			"• May 4: Ask (desk@board.example), or see "
			"www.board.example/faq.\n\n"
			"https://a.example/x\nmailto:desk@board.example\n"
			"https://www.board.example/faq/\n"));
	assert_str(import_link(&in, 1), "notice|https://a.example/x");
	assert_str(import_link(&in, 2),
		   "desk@board.example|mailto:desk@board.example");
	assert_str(import_link(&in, 3),
		   "www.board.example/faq|https://www.board.example/faq/");
	assert_absent(import_link(&in, 4));
	arena_free(&in.arena);
}

/* What looks like one, but is listed nowhere. */
static void
test_no_bare_address(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nNews\n• May 3: Nothing at www.other.example "
			"(notice).\n\nhttps://a.example/x\n"));
	assert_str(import_link(&in, 1), "notice|https://a.example/x");
	assert_absent(import_link(&in, 2));
	arena_free(&in.arena);
}

/* An address has no accents. */
static void
test_accents(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nBrèves\n• 3 mai : Une carte (étude).\n"
			"• 4 mai : Rien n’est dit.\n"
			"• 5 mai : Des écluses (décret ; données).\n\n"
			"https://a.example/etude\nhttps://b.example/7\n"
			"https://c.example/decret\n"
			"https://d.example/donnees\n"));
	assert_str(import_link(&in, 1), "étude|https://a.example/etude");
	assert_str(import_link(&in, 3), "décret|https://c.example/decret");
	assert_str(import_link(&in, 4), "données|https://d.example/donnees");
	arena_free(&in.arena);
}

/* Thousands on one page: time and memory stay linear, none is lost. */
static void
test_many(void **state)
{
	struct imported in;
	struct buf text = {0};

	(void)state;
	buf_puts(&text, "\nNews\n");
	for (int i = 0; i < 3000; i++)
		buf_printf(&text, "• May 3: Item %d (Host%d notice)\n", i, i);
	buf_puts(&text, "\n");
	for (int i = 0; i < 3000; i++)
		buf_printf(&text, "https://host%d.example/%d\n", i, i);
	import_from(&in, IMPORT_TEXT, buf_str(&text));
	assert_str(import_link(&in, 1500),
		   "Host1499 notice|https://host1499.example/1499");
	assert_str(import_link(&in, 3000),
		   "Host2999 notice|https://host2999.example/2999");
	arena_free(&in.arena);
	buf_free(&text);
}

static const struct report_link *
nth_link(const struct imported *in, size_t n)
{
	const struct report_link *link = in->report.links;

	while (n-- > 1)
		link = link->next;
	return link;
}

/* What one mark may be to either of two addresses is a guess; what a host
 * names is none. */
static void
test_how_sure(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nNews\n• May 3: A quay opens (Link)\n"
			"• May 4: A crane falls (Harbour notice)\n\n"
			"https://a.example/1\nhttps://b.example/2\n"
			"https://harbour.example/3\n"));
	assert_int_equal(nth_link(&in, 1)->verdict.trust, TRUST_GUESS);
	assert_int_equal(nth_link(&in, 2)->verdict.trust, TRUST_GUESS);
	assert_int_equal(nth_link(&in, 3)->verdict.trust, TRUST_CERTAIN);
	assert_int_equal(nth_link(&in, 3)->verdict.proof, PROOF_HOST);
	assert_int_equal(in.report.n_links[TRUST_GUESS], 2);
	arena_free(&in.arena);
}

/* As many addresses as anchors, of which no host says anything. */
static void
test_order_alone(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(NOTES "\nhttps://a.example/1\nhttps://b.example/2\n"));
	for (size_t n = 1; n <= 2; n++) {
		assert_int_equal(nth_link(&in, n)->verdict.trust, TRUST_LIKELY);
		assert_int_equal(nth_link(&in, n)->verdict.proof, PROOF_ORDER);
	}
	assert_int_equal(in.report.n_doubts, 2);
	arena_free(&in.arena);
}

/* A build keeps the numbers, and the first lines to look at, in order. */
static void
test_numbers_only(void **state)
{
	struct arena arena = {0};
	struct diags diags;
	struct site site;
	struct briefing briefing = {0};
	struct report report = {0};
	struct source source = {.name = STR("x")};
	struct buf text = {0};

	(void)state;
	diags_init(&diags, &arena);
	import_site(&site, &arena);
	buf_puts(&text, "News\n");
	for (int i = 0; i < 9; i++)
		buf_printf(&text, "• May %d: Rain fell (Rain notice)\n", i + 1);
	buf_puts(&text, "\nhttps://a.example/1\nhttps://b.example/2\n");
	source.text = buf_str(&text);
	assert_true(import_source(&briefing, &source, IMPORT_TEXT, &site,
				  &report, &arena, &diags));
	assert_null(report.links);
	assert_null(report.bare);
	assert_int_equal(report.n_text, 10);
	assert_int_equal(report.n_blank, 1);
	assert_int_equal(report.n_listed, 2);
	assert_int_equal(report.n_bare, 7);
	assert_int_equal(report.n_doubts,
			 report.n_bare + report.n_links[TRUST_GUESS]);
	for (size_t i = 1; i < REPORT_DOUBTS; i++)
		assert_true(report.doubts[i - 1] < report.doubts[i]);
	arena_free(&arena);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_as_many),
	    cmocka_unit_test(test_more_words),
	    cmocka_unit_test(test_more_addresses),
	    cmocka_unit_test(test_first_issuer),
	    cmocka_unit_test(test_host_in_note),
	    cmocka_unit_test(test_copy_before_document),
	    cmocka_unit_test(test_note_without_words),
	    cmocka_unit_test(test_addresses_in_the_text),
	    cmocka_unit_test(test_bare_addresses),
	    cmocka_unit_test(test_no_bare_address),
	    cmocka_unit_test(test_accents),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_how_sure),
	    cmocka_unit_test(test_order_alone),
	    cmocka_unit_test(test_numbers_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
