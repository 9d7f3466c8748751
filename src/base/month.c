#include "base/month.h"

#include "base/fold.h"
#include "base/utf8.h"

/* Chinese and Japanese number their months. */
static const char *const names[][12] = {
    [LANG_EN] = {"January", "February", "March", "April", "May", "June", "July",
		 "August", "September", "October", "November", "December"},
    [LANG_DE] = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
		 "August", "September", "Oktober", "November", "Dezember"},
    [LANG_FR] = {"janvier", "février", "mars", "avril", "mai", "juin",
		 "juillet", "août", "septembre", "octobre", "novembre",
		 "décembre"},
    [LANG_ES] = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
		 "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
};
#define N_NAMES (sizeof(names) / sizeof(names[0]))

/* What else a month is called. Words that mean something else, too, end in
 * a full stop here and must do so in the text. */
static const struct other_name {
	const char *text;
	int month;
	bool english;
} others[] = {
    {"Jan", 1, true},   {"Jän", 1, false},       {"Jänner", 1, false},
    {"janv", 1, false}, {"ene", 1, false},       {"Feb", 2, true},
    {"févr", 2, false}, {"Feber", 2, false},     {"Mar", 3, true},
    {"Mrz", 3, false},  {"Apr", 4, true},        {"avr", 4, false},
    {"abr", 4, false},  {"Jun", 6, true},        {"Jul", 7, true},
    {"juil", 7, false}, {"Aug", 8, true},        {"ago.", 8, false},
    {"Sep", 9, true},   {"Sept", 9, true},       {"set.", 9, false},
    {"Oct", 10, true},  {"Okt", 10, false},      {"Nov", 11, true},
    {"Dec", 12, true},  {"Dez", 12, false},      {"dic", 12, false},
    {"fév", 2, false},  {"setiembre", 9, false},
};
#define N_OTHERS (sizeof(others) / sizeof(others[0]))

struct str
month_name(int month, enum lang lang)
{
	return str_from(names[lang < N_NAMES ? lang : LANG_EN][month - 1]);
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
			if (fold_eq(word, str_from(names[lang][i]))) {
				*english = lang == LANG_EN;
				return i + 1;
			}
	for (size_t i = 0; i < N_OTHERS; i++) {
		struct str name = str_from(others[i].text);

		if (fold_eq(str_ends(name, STR(".")) ? stopped : word, name)) {
			*english = others[i].english;
			return others[i].month;
		}
	}
	*at -= stopped.n;
	return 0;
}
