/*
 * Html: blocks and spans as XHTML5, the same bytes for site and EPUB.
 *
 * What it writes is well-formed XML and valid HTML, unless its options say
 * plain. Raw HTML is left out;
 * addresses with a scheme that is not published (javascript: ...) leave
 * their words only; an image whose file is not published is its
 * alternative text, linked to its address; runs of other scripts get lang
 * and dir. Trees deeper than 48 levels end in plain text.
 */
#ifndef BREVIER_PUBLISH_HTML_H
#define BREVIER_PUBLISH_HTML_H

#include "base/buf.h"
#include "base/script.h"
#include "base/str.h"
#include "model/block.h"
#include "publish/wording.h"

/* Words that a reader sees or hears, as templates/i18n names them: "box_note"
 * ... */
enum html_word {
	HTML_BOX_NOTE, /* the admonitions, in their order */
	HTML_BOX_TIP,
	HTML_BOX_IMPORTANT,
	HTML_BOX_WARNING,
	HTML_BOX_CAUTION,
	HTML_TABLE,
	HTML_TASK_OPEN,
	HTML_TASK_DONE,
	HTML_FOOTNOTE_BACK,
	HTML_WORDS
};

struct place;
struct explain;
struct footing;

struct html_options {
	struct str lang;                    /* language of the text around */
	const struct script_langs *scripts; /* NULL: as usual */
	int heading_level; /* of the highest headings; those below follow
			      without a gap. 0: levels as written */
	bool pages;        /* mark pages: <span id="page-7" ...> */
	bool epub;         /* with epub:type and role on what has one */
	bool no_links;     /* links leave their words: for text that stands
			      in a link or heading itself */
	bool plain;        /* nothing but what CommonMark has, all of it: raw
			      HTML and any address, no languages; for texts
			      that are trusted */
	bool away;         /* relative addresses lead nowhere from here: */
	struct str base;   /* where they lead on the web, ends in '/'; absent:
			      they leave their words */
	const struct place *around; /* gives the base that is absent; NULL:
				       there is none */
	/* Where the text stands, whose relative addresses are resolved; NULL:
	 * they are passed on as they are. Used as long as the text is written.
	 */
	const struct place *place;
	struct explain *explain; /* marks abbreviations, see explain.h; NULL:
				    none are marked */
	struct footing *footing; /* collects marks of footnotes, see footing.h;
				    NULL: they lead nowhere */
	const struct wording *wording; /* NULL: English */
};

void html_blocks(struct buf *out, const struct block *blocks,
		 const struct html_options *options);
void html_spans(struct buf *out, const struct span *spans,
		const struct html_options *options);
/* Plain text, with lang on runs of other scripts. */
void html_text(struct buf *out, struct str text,
	       const struct html_options *options);

/* A word in the language of the page. */
struct str html_word(const struct html_options *options, enum html_word word);
/* Its language, as html_put_lang() has it, where the text around it is in
 * another one: for an element that says nothing else. Whether that is so. */
bool html_put_word_lang(struct buf *out, const struct html_options *options);

/* The mark of a page that begins, in an element: "span" or "div"; nothing
 * where the options mark none. */
void html_put_page(struct buf *out, const char *element, int page,
		   const struct html_options *options);

/* "zh-Hans", "ru" ...: the language that the script of most letters in text
 * speaks for, where it is not that of the options; absent otherwise. */
struct str html_lang_of(struct str text, const struct html_options *options);
/* lang="zh-Hans", with a space before it, dir where it is written from right
 * to left, and xml:lang in an EPUB (EPUB 3.3, section 6.1.2). */
void html_put_lang(struct buf *out, struct str lang, bool epub);
/* Attributes that sanitize.h has let through, with a space before each. */
void html_put_attributes(struct buf *out, const struct attribute *attribute,
			 bool epub);

#endif
