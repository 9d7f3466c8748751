#include "base/datescan.h"

#include "base/month.h"
#include "base/utf8.h"
#include "base/weekday.h"

/* ---- Pieces ---- */

/* Moves *at behind white space of any kind; false where there is none. */
static bool
skip_space(struct str text, size_t *at)
{
	size_t start = *at, next = *at;

	while (next < text.n && rune_is_space(utf8_next(text, &next)))
		*at = next;
	return *at > start;
}

static bool
skip_char(struct str text, size_t *at, char c)
{
	if (*at >= text.n || text.p[*at] != c)
		return false;
	++*at;
	return true;
}

/* Moves *at behind word, which ASCII letters make, and white space. */
static bool
skip_word(struct str text, size_t *at, struct str word)
{
	size_t end = *at + word.n;

	if (!str_starts_case(str_skip(text, *at), word) ||
	    !skip_space(text, &end))
		return false;
	*at = end;
	return true;
}

static bool
skip_any(struct str text, size_t *at, const struct str *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!str_starts_case(str_skip(text, *at), list[i]))
			continue;
		*at += list[i].n;
		return true;
	}
	return false;
}

/* A number of least to most digits and no more; -1 for none. */
static int
scan_number(struct str text, size_t *at, size_t least, size_t most)
{
	size_t end = *at;
	int number = 0;

	while (end < text.n && ascii_digit(text.p[end]) && end - *at < most)
		number = number * 10 + (text.p[end++] - '0');
	if (end - *at < least || (end < text.n && ascii_digit(text.p[end])))
		return -1;
	*at = end;
	return number;
}

/* Whether a word can end here: no letter or digit follows. Chinese and
 * Japanese words follow without a space. */
static bool
at_word_end(struct str text, size_t at)
{
	unsigned c;

	if (at >= text.n)
		return true;
	if ((unsigned char)text.p[at] < 0x80)
		return !ascii_alnum(text.p[at]);
	c = utf8_next(text, &at);
	return !rune_is_letter(c) || rune_is_cjk(c);
}

/* A day of the month: "4", "4th", "1er", "1.º". */
static int
scan_day(struct str text, size_t *at)
{
	static const struct str suffixes[] = {
	    STR_INIT("st"), STR_INIT("nd"), STR_INIT("rd"),
	    STR_INIT("th"), STR_INIT("er"), STR_INIT("ᵉʳ"),
	    STR_INIT(".º"), STR_INIT("º"),  STR_INIT("°"),
	};
	size_t end = *at;
	int day = scan_number(text, &end, 1, 2);

	if (day < 0)
		return -1;
	skip_any(text, &end, suffixes, sizeof(suffixes) / sizeof(*suffixes));
	if (!at_word_end(text, end))
		return -1;
	*at = end;
	return day;
}

/* ", 2024", " 2024", " de 2024"; 0 and *at untouched for none. */
static int
scan_year(struct str text, size_t *at)
{
	size_t end = *at;
	bool comma = skip_char(text, &end, ',');
	int year;

	if (!skip_space(text, &end) && !comma)
		return 0;
	if (!skip_word(text, &end, STR("de")))
		skip_word(text, &end, STR("del"));
	year = scan_number(text, &end, 4, 4);
	if (year < DATESCAN_YEAR_FIRST || year > DATESCAN_YEAR_LAST ||
	    !at_word_end(text, end))
		return 0;
	*at = end;
	return year;
}

/* "may" and "march" are dates only with a capital or a year. */
static bool
is_verb(char initial, bool english, const struct date *date)
{
	return english && (date->month == 3 || date->month == 5) &&
	       date->year == 0 && ascii_lower(initial) == initial;
}

/* ---- Forms ---- */

/* "September 4, 2024", "Sept. 4": English alone has this order. */
static size_t
scan_month_day(struct str text, struct date *date)
{
	size_t at = 0;
	bool english = false;

	date->month = month_scan(text, &at, &english);
	if (!date->month || !english)
		return 0;
	if (!skip_space(text, &at) && text.p[at - 1] != '.')
		return 0;
	date->day = scan_day(text, &at);
	if (date->day < 0)
		return 0;
	date->year = scan_year(text, &at);
	return is_verb(text.p[0], english, date) ? 0 : at;
}

/* "4 September 2024", "4th of September", "4. September 2024",
 * "1er septembre 2024", "4 de septiembre de 2024". */
static size_t
scan_day_month(struct str text, struct date *date)
{
	size_t at = 0, name;
	bool stop, english = false;

	date->day = scan_day(text, &at);
	if (date->day < 0)
		return 0;
	stop = skip_char(text, &at, '.');
	if (!skip_space(text, &at) && !stop)
		return 0;
	bool spanish = skip_word(text, &at, STR("de"));

	if (!spanish)
		skip_word(text, &at, STR("of"));
	name = at;
	date->month = month_scan(text, &at, &english);
	if (!date->month)
		return 0;
	date->year = scan_year(text, &at);
	if (!date->year && text.p[at - 1] == '.')
		at--; /* may end the sentence: it is not part of the date */
	return is_verb(text.p[name], english && !spanish, date) ? 0 : at;
}

/* "2024-09-04", "2024/9/4", "2024.9.4": with the year in front, the month
 * follows. */
static size_t
scan_year_month_day(struct str text, struct date *date)
{
	size_t at = 0;
	char separator;

	date->year = scan_number(text, &at, 4, 4);
	if (date->year < 1 || at >= text.n)
		return 0;
	separator = text.p[at];
	if (separator != '-' && separator != '/' &&
	    (separator != '.' || date->year < DATESCAN_YEAR_FIRST ||
	     date->year > DATESCAN_YEAR_LAST))
		return 0;
	at++;
	date->month = scan_number(text, &at, 1, 2);
	if (date->month < 0 || !skip_char(text, &at, separator))
		return 0;
	date->day = scan_number(text, &at, 1, 2);
	return date->day < 0 ? 0 : at;
}

/* A month in Roman figures, capital letters; 0 for none. */
static int
scan_roman(struct str text, size_t *at)
{
	static const struct str months[] = {
	    STR_INIT("VIII"), STR_INIT("VII"), STR_INIT("III"), STR_INIT("XII"),
	    STR_INIT("II"),   STR_INIT("IV"),  STR_INIT("VI"),  STR_INIT("IX"),
	    STR_INIT("XI"),   STR_INIT("I"),   STR_INIT("V"),   STR_INIT("X")};
	static const int numbers[] = {8, 7, 3, 12, 2, 4, 6, 9, 11, 1, 5, 10};

	for (int i = 0; i < 12; i++)
		if (str_starts(str_skip(text, *at), months[i])) {
			*at += months[i].n;
			return numbers[i];
		}
	return 0;
}

/* "4/IX/2024", "4.IX.2024", "4-IX-2024": only a month is a Roman figure. */
static size_t
scan_day_roman(struct str text, struct date *date)
{
	size_t at = 0;
	char separator;

	date->day = scan_number(text, &at, 1, 2);
	if (date->day < 0 || at >= text.n)
		return 0;
	separator = text.p[at++];
	if (separator != '/' && separator != '.' && separator != '-')
		return 0;
	date->month = scan_roman(text, &at);
	if (!date->month || !skip_char(text, &at, separator))
		return 0;
	date->year = scan_number(text, &at, 4, 4);
	return date->year < 0 ? 0 : at;
}

/* ---- Chinese and Japanese ---- */

/* The digit at *at, ASCII or full-width; -1 for none. */
static int
scan_wide_digit(struct str text, size_t *at)
{
	size_t end = *at;
	unsigned c = end < text.n ? utf8_next(text, &end) : 0;

	if (c >= 0xFF10 && c <= 0xFF19)
		c -= 0xFF10 - '0';
	if (c < '0' || c > '9')
		return -1;
	*at = end;
	return (int)(c - '0');
}

/* The digit of a numeral at *at: 0 to 9, 10 for ten; -1 for none. */
static int
scan_numeral(struct str text, size_t *at)
{
	static const struct str digits[] = {
	    STR_INIT("〇"), STR_INIT("一"), STR_INIT("二"), STR_INIT("三"),
	    STR_INIT("四"), STR_INIT("五"), STR_INIT("六"), STR_INIT("七"),
	    STR_INIT("八"), STR_INIT("九"), STR_INIT("十"), STR_INIT("零"),
	    STR_INIT("○"),
	};

	for (int i = 0; i < 13; i++)
		if (skip_any(text, at, &digits[i], 1))
			return i > 10 ? 0 : i;
	return -1;
}

/* A number in words: "二〇三一", "三十一"; -1 for none. */
static int
scan_numerals(struct str text, size_t *at, int digits)
{
	int number = -1, digit, tens = -1;

	while ((digit = scan_numeral(text, at)) >= 0) {
		if (digits-- == 0)
			return -1;
		if (digit < 10) {
			number = (number < 0 ? 0 : number * 10) + digit;
			continue;
		}
		if (tens >= 0 || number > 9)
			return -1;
		tens = number < 0 ? 1 : number;
		number = -1;
		digits++; /* thirty-one has three signs */
	}
	if (tens < 0)
		return number;
	return number > 9 ? -1 : tens * 10 + (number < 0 ? 0 : number);
}

/* A number of at most digits digits, or in words, and the sign behind it,
 * with or without white space before either; -1 for none. */
static int
scan_signed(struct str text, size_t *at, int digits, const struct str *signs,
	    size_t n_signs)
{
	size_t end = *at;
	int number = -1, digit;

	skip_space(text, &end);
	while ((digit = scan_wide_digit(text, &end)) >= 0) {
		if (digits-- == 0)
			return -1;
		number = (number < 0 ? 0 : number * 10) + digit;
	}
	if (number < 0)
		number = scan_numerals(text, &end, digits);
	skip_space(text, &end);
	if (number < 0 || !skip_any(text, &end, signs, n_signs))
		return -1;
	*at = end;
	return number;
}

/* "2024年", or "令和6年": the years of an era count from that in which it
 * began (Japan, Era Name Act of 1979, and the eras before). 0 for none. */
static int
scan_wide_year(struct str text, size_t *at)
{
	static const struct {
		struct str name;
		int first;
	} eras[] = {
	    {STR_INIT("令和"), 2019}, {STR_INIT("平成"), 1989},
	    {STR_INIT("昭和"), 1926}, {STR_INIT("大正"), 1912},
	    {STR_INIT("明治"), 1868},
	};
	static const struct str sign = STR_INIT("年");
	static const struct str first_year = STR_INIT("元年");
	int year;

	for (size_t i = 0; i < sizeof(eras) / sizeof(eras[0]); i++) {
		if (!skip_any(text, at, &eras[i].name, 1))
			continue;
		skip_space(text, at);
		if (skip_any(text, at, &first_year, 1))
			return eras[i].first;
		year = scan_signed(text, at, 2, &sign, 1);
		return year < 1 ? 0 : eras[i].first + year - 1;
	}
	year = scan_signed(text, at, 4, &sign, 1);
	return year < 1000 ? 0 : year;
}

/* "2024年9月4日", "9月4日". */
static size_t
scan_wide(struct str text, struct date *date)
{
	static const struct str month = STR_INIT("月");
	static const struct str days[] = {STR_INIT("日"), STR_INIT("号"),
					  STR_INIT("號")};
	size_t at = 0;

	date->year = scan_wide_year(text, &at);
	if (!date->year)
		at = 0;
	date->month = scan_signed(text, &at, 2, &month, 1);
	if (date->month < 0)
		return 0;
	date->day = scan_signed(text, &at, 2, days, 3);
	return date->day < 0 ? 0 : at;
}

/* Whether a number follows the word that text begins with: no month does
 * without, and that is seen before any name is compared. */
static bool
word_has_number(struct str text)
{
	size_t at = 0;

	for (size_t next = 0; next < text.n; at = next)
		if (!rune_is_letter(utf8_next(text, &next)))
			break;
	skip_char(text, &at, '.');
	skip_space(text, &at);
	return at < text.n && ascii_digit(text.p[at]);
}

static size_t
scan_forms(struct str text, struct date *date)
{
	static size_t (*const scanners[])(struct str, struct date *) = {
	    scan_year_month_day, scan_month_day, scan_day_month,
	    scan_day_roman};

	if (text.n > 0 && ascii_alpha(text.p[0]) && !word_has_number(text)) {
		*date = (struct date){0};
		return 0; /* as most texts begin */
	}
	for (size_t i = 0; i < sizeof(scanners) / sizeof(scanners[0]); i++) {
		*date = (struct date){0};
		size_t n = scanners[i](text, date);

		if (n > 0) /* the first may go on: 2024-09-04T10:00 */
			return i == 0 || at_word_end(text, n) ? n : 0;
	}
	*date = (struct date){0};
	return scan_wide(text, date);
}

/* A date by scan, with the weekday that may stand before or behind it. */
static size_t
scan_with_weekday(struct str text, struct date *date,
		  size_t (*scan)(struct str, struct date *))
{
	size_t n = scan(text, date), before;

	if (n == 0 && (before = weekday_before(text)) > 0) {
		n = scan(str_skip(text, before), date);
		n += n > 0 ? before : 0;
	}
	return n > 0 ? n + weekday_behind(str_skip(text, n)) : 0;
}

size_t
datescan(struct str text, struct date *date)
{
	return scan_with_weekday(text, date, scan_forms);
}

/* "4.9.2024", "28.08.": behind full stops the year may be left out. */
static size_t
scan_day_first(struct str text, struct date *date)
{
	size_t at = 0, stop;
	char separator;

	*date = (struct date){0};
	date->day = scan_number(text, &at, 1, 2);
	if (date->day < 0 || at >= text.n)
		return 0;
	separator = text.p[at++];
	if (separator != '.' && separator != '/' && separator != '-')
		return 0;
	skip_space(text, &at);
	date->month = scan_number(text, &at, 1, 2);
	if (date->month < 0 || !skip_char(text, &at, separator))
		return 0;
	stop = at;
	skip_space(text, &at);
	date->year = scan_number(text, &at, 4, 4);
	if (date->year >= DATESCAN_YEAR_FIRST &&
	    date->year <= DATESCAN_YEAR_LAST)
		return at_word_end(text, at) ? at : 0;
	date->year = 0;
	if (separator != '.' || (stop < text.n && ascii_digit(text.p[stop])))
		return 0;
	return stop;
}

size_t
datescan_day_first(struct str text, struct date *date)
{
	return scan_with_weekday(text, date, scan_day_first);
}
