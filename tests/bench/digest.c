#include "digest.h"

#include "para.h"
#include "words.h"

struct maker {
	struct dice dice;
	struct pages pages;
	struct buf *text, *markdown;
	struct para para;
	bool titled; /* entries have kept their titles in the text */
};

static void
put(struct maker *maker)
{
	if (maker->markdown)
		para_markdown(&maker->para, maker->markdown);
	if (maker->text && (maker->titled || maker->para.kind != PARA_ENTRY))
		pages_put(&maker->pages, &maker->para);
}

static void
put_address(struct maker *maker, struct buf *url, const char *host)
{
	struct dice *dice = &maker->dice;

	if (dice_throw(dice, 4) == 0)
		buf_printf(url, "https://web.archive.org/web/2024%02zu%02zu/",
			   1 + dice_throw(dice, 12), 1 + dice_throw(dice, 28));
	buf_printf(url, "https://%s/", host);
	words_slug(dice, url);
	buf_puts(url, ".html");
}

static void
put_date(struct maker *maker, bool year)
{
	static const char *const months[] = {"January", "February", "March",
					     "April",   "May",      "June",
					     "July",    "August",   "September",
					     "October", "November", "December"};
	struct buf *out = &maker->para.text;

	buf_printf(out, "%s %zu", months[dice_throw(&maker->dice, 12)],
		   1 + dice_throw(&maker->dice, 28));
	if (year)
		buf_puts(out, ", 2024");
}

static void
put_sentences(struct maker *maker, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (maker->para.text.n > 0)
			buf_putc(&maker->para.text, ' ');
		words_sentence(&maker->dice, &maker->para.text);
	}
}

/* A link on words that nothing marks. */
static void
put_silent_link(struct maker *maker)
{
	struct para *para = &maker->para;

	buf_puts(&para->text, " It follows the ");
	put_address(maker, para_link(para), words_body(&maker->dice)->host);
	buf_puts(&para->text, "plan of the year before");
	para_unlink(para);
	buf_putc(&para->text, '.');
}

static void
put_summary(struct maker *maker, bool first)
{
	struct para *para = &maker->para;
	const struct body *body = words_body(&maker->dice);

	para_open(para, PARA_FIELD, "At a glance");
	if (first)
		buf_printf(&para->text, "The %s (%s) has spoken.", body->name,
			   body->acronym);
	put_sentences(maker, 2);
	buf_puts(&para->text, " Among other things:");
	put(maker);
	for (size_t i = 0; i < 1 + dice_throw(&maker->dice, 2); i++) {
		para_open(para, PARA_ITEM, NULL);
		words_item(&maker->dice, &para->text);
		put(maker);
	}
}

static void
put_comment(struct maker *maker)
{
	struct para *para = &maker->para;

	para_open(para, PARA_FIELD, "Our comment");
	put_sentences(maker, 1 + dice_throw(&maker->dice, 2));
	if (dice_throw(&maker->dice, 2) == 0)
		put_silent_link(maker);
	put(maker);
	para_open(para, PARA_PROSE, NULL);
	put_sentences(maker, 1);
	put(maker);
}

/* The article: in Markdown its title is the link, on paper a word behind it
 * is. */
static void
put_article(struct maker *maker, const char *host)
{
	struct para *para = &maker->para;
	struct buf url = {0}, title = {0}, native = {0};

	put_address(maker, &url, host);
	words_title(&maker->dice, &title);
	words_native_title(&maker->dice, &native);
	para_open(para, PARA_FACT, "Article");
	buf_put(para_link(para), buf_str(&url));
	buf_put(&para->text, buf_str(&title));
	para_unlink(para);
	buf_printf(&para->text, " (%s)", native.p);
	if (maker->markdown)
		para_markdown(para, maker->markdown);
	para_open(para, PARA_FACT, "Article");
	buf_printf(&para->text, "%s (%s) (", title.p, native.p);
	buf_put(para_link(para), buf_str(&url));
	buf_puts(&para->text, "Link");
	para_unlink(para);
	buf_putc(&para->text, ')');
	if (maker->text)
		pages_put(&maker->pages, para);
	buf_free(&url);
	buf_free(&title);
	buf_free(&native);
}

static void
put_facts(struct maker *maker)
{
	struct para *para = &maker->para;
	const struct body *body = words_body(&maker->dice);

	put_article(maker, body->host);
	para_open(para, PARA_FACT, "Issuing body");
	buf_puts(&para->text, body->acronym);
	put(maker);
	para_open(para, PARA_FACT, "Date");
	put_date(maker, true);
	put(maker);
}

static void
put_entry(struct maker *maker, bool first)
{
	para_open(&maker->para, PARA_ENTRY, NULL);
	words_title(&maker->dice, &maker->para.text);
	put(maker);
	put_summary(maker, first);
	put_comment(maker);
	put_facts(maker);
}

static void
put_note(struct maker *maker)
{
	struct para *para = &maker->para;
	const struct body *body = words_body(&maker->dice);
	const struct body *paper = words_press(&maker->dice);
	struct buf date = {0};

	para_open(para, PARA_NOTE, NULL);
	put_date(maker, false);
	buf_put(&date, buf_str(&para->text));
	para_open(para, PARA_NOTE, date.p);
	put_sentences(maker, 1);
	para->text.n--; /* the full stop */
	buf_puts(&para->text, " (");
	put_address(maker, para_link(para), body->host);
	buf_printf(&para->text, "%s notice", body->acronym);
	para_unlink(para);
	buf_puts(&para->text, ", ");
	put_address(maker, para_link(para), paper->host);
	buf_printf(&para->text, "%s article", paper->name);
	para_unlink(para);
	buf_puts(&para->text, ").");
	put(maker);
	buf_free(&date);
}

static void
put_heading(struct maker *maker, enum para_kind kind, const char *text)
{
	para_open(&maker->para, kind, NULL);
	buf_puts(&maker->para.text, text);
	put(maker);
}

/* Months from January of 1990 on; behind them, just the number. */
static void
put_head(struct maker *maker, size_t number)
{
	struct buf title = {0};

	buf_printf(&title, "Policy watch %zu", number + 1);
	if (maker->markdown)
		buf_printf(maker->markdown,
			   "---\ntitle: %s\ndate: %04zu-%02zu-%02zu\n---\n\n",
			   title.p, 1990 + number % 360 / 12, 1 + number % 12,
			   1 + number % 28);
	if (maker->text) {
		para_open(&maker->para, PARA_TITLE, NULL);
		buf_put(&maker->para.text, buf_str(&title));
		pages_put(&maker->pages, &maker->para);
	}
	buf_free(&title);
}

void
digest_make(size_t number, size_t n_entries, struct buf *text,
	    struct buf *markdown)
{
	struct maker maker = {
	    .dice = {.state = number},
	    .pages = {.out = text, .spaced = number % 2},
	    .text = text,
	    .markdown = markdown,
	    .titled = number / 2 % 2,
	};

	if (number % 4 < 2)
		maker.pages.header = "Policy watch | Page";
	put_head(&maker, number);
	put_heading(&maker, PARA_SECTION, "Top stories");
	for (size_t i = 0; i < n_entries; i++)
		put_entry(&maker, i == 0);
	put_heading(&maker, PARA_SECTION, "Noteworthy");
	for (size_t i = 0; i < n_entries / 3; i++)
		put_note(&maker);
	if (text)
		pages_close(&maker.pages);
	para_free(&maker.para);
}
