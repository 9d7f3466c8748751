#include "extract/contents.h"

#include "base/fold.h"
#include "base/utf8.h"

#define PAGES 4      /* on which its name is looked for */
#define LINES 120    /* of one without leaders, at the most */
#define LEADER_MIN 4 /* dots that lead to a page number */
#define LINES_MIN 2  /* of one that is known by its name */
#define NUMBER_MAX 4 /* digits of a page number */
#define HALF_MIN 12  /* bytes of a part of a heading */
#define NAME_MIN 6   /* bytes of its name */
#define NAME_MAX 24

/* The bytes of text before the page number at its end and what leads there;
 * *leader is how many dots do. All of them where there is no number. */
static size_t
words_length(struct str text, size_t *leader)
{
	size_t end = text.n, digits;

	*leader = 0;
	while (end > 0 && ascii_digit(text.p[end - 1]))
		end--;
	digits = text.n - end;
	if (digits == 0 || digits > NUMBER_MAX)
		return text.n;
	for (size_t at = end; at > 0; end = at) {
		unsigned c = utf8_previous(text, &at);
		bool dot = c == '.' || c == 0xB7 || c == 0x2024 ||
			   c == 0x2025 || c == 0x2026 || c == 0x22EF ||
			   c == '_' || c == 0xFF0E;

		if (!dot && !rune_is_space(c))
			break;
		*leader += c == 0x2026 || c == 0x22EF ? 3 : dot;
	}
	return end == text.n - digits ? text.n : end;
}

/* Whether a says what b says, or its beginning. */
static bool
begins_like(struct str a, struct str b)
{
	return fold_eq(a, b) || (b.n >= HALF_MIN && fold_prefix(a, b) > 0);
}

/* Whether a line behind line says the same as words, or a part of it. */
static bool
comes_later(const struct line *line, struct str words)
{
	if (words.n == 0)
		return false;
	for (line = line->next; line; line = line->next) {
		if (fold_differs(line->text.p[0], words.p[0]))
			continue;
		if (begins_like(line->text, words) ||
		    begins_like(words, line->text))
			return true;
	}
	return false;
}

static bool
is_name(struct str text)
{
	static const char *const names[] = {"Contents",
					    "Table of contents",
					    "In this issue",
					    "Inside this issue",
					    "What's inside",
					    "What’s inside",
					    "Inhalt",
					    "Inhaltsverzeichnis",
					    "In dieser Ausgabe",
					    "Übersicht",
					    "Inhaltsübersicht",
					    "Sommaire",
					    "Table des matières",
					    "Au sommaire",
					    "Dans ce numéro",
					    "Índice",
					    "Contenido",
					    "Contenidos",
					    "Sumario",
					    "En este número",
					    "目录",
					    "目錄",
					    "本期目录",
					    "本期内容",
					    "目次",
					    "もくじ",
					    "今号の内容",
					    "本号の内容",
					    NULL};

	if (text.n < NAME_MIN || text.n > NAME_MAX)
		return false;
	if (str_ends(text, STR(":")))
		text.n--;
	return fold_is_one_of(fold_trim(text), names);
}

/* Marks the lines below the name of a table of contents, and the name, where
 * they say what comes later. */
static void
mark_named(struct line *name)
{
	struct line *at = name->next, *end;
	bool open = false; /* the line before has no number */
	size_t n = 0;

	for (; at && n < LINES; at = at->next, n++) {
		size_t leader, length = words_length(at->text, &leader);
		bool numbered = length < at->text.n;

		if (leader < LEADER_MIN && !(open && n > 0 && numbered) &&
		    !comes_later(at, fold_trim(str_slice(at->text, 0, length))))
			break;
		open = !numbered;
	}
	if (n < LINES_MIN)
		return;
	for (end = at, at = name; at != end; at = at->next)
		at->running = RUNNING_CONTENTS;
}

void
contents_mark(struct document *document)
{
	struct line *before = NULL;

	for (struct line *line = document->lines; line;
	     before = line, line = line->next) {
		size_t leader;

		if (line->running != RUNNING_NONE)
			continue;
		if (line->page <= PAGES && is_name(line->text))
			mark_named(line);
		if (!ascii_digit(line->text.p[line->text.n - 1]))
			continue;
		words_length(line->text, &leader);
		if (leader < LEADER_MIN)
			continue;
		line->running = RUNNING_CONTENTS;
		if (before && before->running == RUNNING_NONE &&
		    before->page == line->page && line->page <= PAGES &&
		    comes_later(line, before->text))
			before->running = RUNNING_CONTENTS;
	}
}
