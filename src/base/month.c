#include "base/month.h"

#include "base/fold.h"
#include "base/utf8.h"

/* Chinese and Japanese number their months. */
static const struct str names[][12] = {
    [LANG_EN] = {STR_INIT("January"), STR_INIT("February"), STR_INIT("March"),
		 STR_INIT("April"), STR_INIT("May"), STR_INIT("June"),
		 STR_INIT("July"), STR_INIT("August"), STR_INIT("September"),
		 STR_INIT("October"), STR_INIT("November"),
		 STR_INIT("December")},
    [LANG_DE] = {STR_INIT("Januar"), STR_INIT("Februar"), STR_INIT("März"),
		 STR_INIT("April"), STR_INIT("Mai"), STR_INIT("Juni"),
		 STR_INIT("Juli"), STR_INIT("August"), STR_INIT("September"),
		 STR_INIT("Oktober"), STR_INIT("November"),
		 STR_INIT("Dezember")},
    [LANG_FR] = {STR_INIT("janvier"), STR_INIT("février"), STR_INIT("mars"),
		 STR_INIT("avril"), STR_INIT("mai"), STR_INIT("juin"),
		 STR_INIT("juillet"), STR_INIT("août"), STR_INIT("septembre"),
		 STR_INIT("octobre"), STR_INIT("novembre"),
		 STR_INIT("décembre")},
    [LANG_ES] = {STR_INIT("enero"), STR_INIT("febrero"), STR_INIT("marzo"),
		 STR_INIT("abril"), STR_INIT("mayo"), STR_INIT("junio"),
		 STR_INIT("julio"), STR_INIT("agosto"), STR_INIT("septiembre"),
		 STR_INIT("octubre"), STR_INIT("noviembre"),
		 STR_INIT("diciembre")},
};
#define N_NAMES (sizeof(names) / sizeof(names[0]))

/* What else a month is called. Words that mean something else, too, end in
 * a full stop here and must do so in the text. */
static const struct other_name {
	struct str text;
	int month;
	bool english;
} others[] = {
    {STR_INIT("Jan"), 1, true},        {STR_INIT("Jän"), 1, false},
    {STR_INIT("Jänner"), 1, false},    {STR_INIT("janv"), 1, false},
    {STR_INIT("ene"), 1, false},       {STR_INIT("Feb"), 2, true},
    {STR_INIT("févr"), 2, false},      {STR_INIT("Feber"), 2, false},
    {STR_INIT("Mar"), 3, true},        {STR_INIT("Mrz"), 3, false},
    {STR_INIT("Apr"), 4, true},        {STR_INIT("avr"), 4, false},
    {STR_INIT("abr"), 4, false},       {STR_INIT("Jun"), 6, true},
    {STR_INIT("Jul"), 7, true},        {STR_INIT("juil"), 7, false},
    {STR_INIT("Aug"), 8, true},        {STR_INIT("ago."), 8, false},
    {STR_INIT("Sep"), 9, true},        {STR_INIT("Sept"), 9, true},
    {STR_INIT("set."), 9, false},      {STR_INIT("Oct"), 10, true},
    {STR_INIT("Okt"), 10, false},      {STR_INIT("Nov"), 11, true},
    {STR_INIT("Dec"), 12, true},       {STR_INIT("Dez"), 12, false},
    {STR_INIT("dic"), 12, false},      {STR_INIT("fév"), 2, false},
    {STR_INIT("setiembre"), 9, false},
};
#define N_OTHERS (sizeof(others) / sizeof(others[0]))

struct str
month_name(int month, enum lang lang)
{
	return names[lang < N_NAMES ? lang : LANG_EN][month - 1];
}

static size_t
word_end(struct str text, size_t at)
{
	for (size_t next = at; next < text.n; at = next) {
		unsigned c = utf8_next(text, &next);

		if (!rune_is_letter(c) || rune_is_cjk(c))
			return at;
	}
	return at;
}

static bool
is_name(struct str word, struct str name)
{
	return !fold_differs(word.p[0], name.p[0]) && fold_eq(word, name);
}

int
month_scan(struct str text, size_t *at, bool *english)
{
	size_t end = word_end(text, *at);
	struct str word = str_slice(text, *at, end), stopped = word;

	if (end == *at)
		return 0;
	if (end < text.n && text.p[end] == '.')
		stopped = str_slice(text, *at, end + 1);
	*at += stopped.n;
	for (size_t lang = 0; lang < N_NAMES; lang++)
		for (int i = 0; i < 12; i++)
			if (is_name(word, names[lang][i])) {
				*english = lang == LANG_EN;
				return i + 1;
			}
	for (size_t i = 0; i < N_OTHERS; i++) {
		struct str name = others[i].text;

		if (is_name(str_ends(name, STR(".")) ? stopped : word, name)) {
			*english = others[i].english;
			return others[i].month;
		}
	}
	*at -= stopped.n;
	return 0;
}
