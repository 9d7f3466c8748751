#include "base/weekday.h"

#include "base/fold.h"
#include "base/utf8.h"

#define NEAR 24 /* bytes before the day: "Donnerstag, den " */

/* Of those that are short and mean something else, too, a full stop or a
 * comma has to follow. */
static const char *const names[] = {
    "Mon",      "Tue",     "Tues",     "Wed",       "Thu",       "Thurs",
    "Fri",      "Sat",     "Sun",      "Monday",    "Tuesday",   "Wednesday",
    "Thursday", "Friday",  "Saturday", "Sunday",    "Montag",    "Dienstag",
    "Mittwoch", "Freitag", "Samstag",  "Sonntag",   "Sonnabend", "Donnerstag",
    "lundi",    "mardi",   "mercredi", "jeudi",     "vendredi",  "samedi",
    "dimanche", "lunes",   "martes",   "miércoles", "jueves",    "viernes",
    "sábado",   "domingo", NULL};

static const char *const short_names[] = {
    "Mo",  "Di",  "Mi",  "Do",  "Fr",  "Sa",  "So",  "lun", "mar", "mer",
    "jeu", "ven", "sam", "dim", "mié", "jue", "vie", "sáb", "dom", NULL};

/* What may stand between a weekday and the date, or alone before it. */
static const char *const articles[] = {"le", "el", "den", "the", "am", NULL};

/* With which one of all these may begin. */
static const bool initials[256] = {
    ['m'] = true, ['t'] = true, ['w'] = true, ['f'] = true,
    ['s'] = true, ['d'] = true, ['l'] = true, ['j'] = true,
    ['v'] = true, ['e'] = true, ['a'] = true,
};

static const char *const wide_starts[] = {"星期", "周", "週", "礼拜", NULL};
static const char *const wide_days = "日月火水木金土一二三四五六天祝休";
static const char *const wide_ends[] = {"曜日", "曜", NULL};

static size_t
word_end(struct str text, size_t at)
{
	for (size_t next = at; next < text.n; at = next) {
		unsigned c = utf8_next(text, &next);

		if (!rune_is_letter(c) || rune_is_cjk(c))
			break;
	}
	return at;
}

static size_t
skip_space(struct str text, size_t at)
{
	for (size_t next = at; next < text.n; at = next)
		if (!rune_is_space(utf8_next(text, &next)))
			break;
	return at;
}

static char
char_at(struct str text, size_t at)
{
	return at < text.n ? text.p[at] : '\0';
}

/* A weekday in letters that have case; the byte behind it, 0 for none. */
static size_t
skip_name(struct str text, size_t at)
{
	size_t end = word_end(text, at);
	struct str word = str_slice(text, at, end);
	char next = char_at(text, end);

	if (fold_is_one_of(word, names))
		return end;
	if ((next != '.' && next != ',') || !fold_is_one_of(word, short_names))
		return 0;
	return end + (next == '.');
}

/* Whether text may begin so, and a digit is near enough for a date to follow:
 * all else is told quickly. */
static bool
may_begin(struct str text)
{
	if (text.n == 0 || ((unsigned char)text.p[0] < 0x80 &&
			    !initials[(unsigned char)ascii_lower(text.p[0])]))
		return false;
	for (size_t i = 0; i < text.n && i < NEAR; i++)
		if (ascii_digit(text.p[i]))
			return true;
	return false;
}

/* "le ", "den ": the byte behind it; at where there is none. */
static size_t
skip_article(struct str text, size_t at)
{
	size_t end = word_end(text, at), behind = skip_space(text, end);

	if (behind == end ||
	    !fold_is_one_of(str_slice(text, at, end), articles))
		return at;
	return behind;
}

size_t
weekday_before(struct str text)
{
	size_t at, end;

	if (!may_begin(text))
		return 0;
	at = skip_article(text, 0);
	end = skip_name(text, at);
	if (end == 0)
		return at;
	if (char_at(text, end) == ',')
		end++;
	at = skip_space(text, end);
	return at > end ? skip_article(text, at) : 0;
}

/* "火", "火曜日", "木・祝"; "星期二", "周二": the byte behind it. */
static size_t
skip_wide(struct str text, size_t at)
{
	struct str days = str_from(wide_days), dot = STR("・");
	bool chinese = false;

	for (const char *const *start = wide_starts; *start; start++) {
		struct str word = str_from(*start);

		if (!chinese && str_starts(str_skip(text, at), word)) {
			at += word.n;
			chinese = true;
		}
	}
	for (size_t from = at, next = at; next < text.n;) {
		utf8_next(text, &next);
		if (str_find(days, str_slice(text, from, next), 0) == STR_NONE)
			return 0;
		at = next;
		for (const char *const *end = wide_ends; *end; end++)
			if (str_starts(str_skip(text, at), str_from(*end))) {
				at += str_from(*end).n;
				break;
			}
		if (!str_starts(str_skip(text, at), dot))
			return at;
		from = next = at + dot.n;
	}
	return 0;
}

/* Whether a Chinese weekday stands at at without parentheses. */
static size_t
skip_bare(struct str text, size_t at)
{
	for (const char *const *start = wide_starts; *start; start++)
		if (str_starts(str_skip(text, at), str_from(*start)))
			return skip_wide(text, at);
	return 0;
}

size_t
weekday_behind(struct str text)
{
	static const struct str open[] = {STR_INIT("（"), STR_INIT("(")};
	static const struct str close[] = {STR_INIT("）"), STR_INIT(")")};
	size_t at = skip_space(text, 0), end;

	for (size_t i = 0; i < 2; i++) {
		if (!str_starts(str_skip(text, at), open[i]))
			continue;
		end = skip_wide(text, at + open[i].n);
		if (end == 0)
			end = skip_name(text, at + open[i].n);
		if (end > 0 && str_starts(str_skip(text, end), close[i]))
			return end + close[i].n;
		return 0;
	}
	return skip_bare(text, at);
}
