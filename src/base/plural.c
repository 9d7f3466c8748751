#include "base/plural.h"

const char *const plural_names[PLURAL_COUNT] = {"zero", "one",  "two",
						"few",  "many", "other"};

/* Families of languages with the same rule. */
enum family {
	FAMILY_NONE,      /* one form for all */
	FAMILY_ONE,       /* 1 and all others */
	FAMILY_ZERO_ONE,  /* 0 and 1, and all others */
	FAMILY_EAST,      /* Russian */
	FAMILY_SOUTH,     /* Croatian */
	FAMILY_POLISH,    /* Polish */
	FAMILY_CZECH,     /* Czech, Slovak */
	FAMILY_SLOVENE,   /* Slovenian */
	FAMILY_LITHUANIA, /* Lithuanian */
	FAMILY_LATVIA,    /* Latvian */
	FAMILY_ROMANIAN,  /* Romanian */
	FAMILY_LAST_ONE,  /* Icelandic, Macedonian */
	FAMILY_DUAL,      /* 1, 2 and all others */
	FAMILY_ARABIC,    /* Arabic */
	FAMILY_IRISH,     /* Irish */
	FAMILY_WELSH,     /* Welsh */
	FAMILY_MALTESE,   /* Maltese */
};

static const struct {
	enum family family;
	const char *langs;
} families[] = {
    {FAMILY_ONE, "en de es it"}, /* and many others: these for speed */
    {FAMILY_NONE, "zh yue ja ko vi th lo my id ms jv su km bo dz ii ig wo yo "
		  "to sg sah"},
    {FAMILY_ZERO_ONE, "fr pt hy kab ff am as bn fa gu hi kn zu ak ln mg nso "
		      "pa ti wa doi pcm si"},
    {FAMILY_EAST, "ru uk be"},
    {FAMILY_SOUTH, "sr hr bs sh"},
    {FAMILY_POLISH, "pl"},
    {FAMILY_CZECH, "cs sk"},
    {FAMILY_SLOVENE, "sl"},
    {FAMILY_LITHUANIA, "lt"},
    {FAMILY_LATVIA, "lv prg"},
    {FAMILY_ROMANIAN, "ro mo"},
    {FAMILY_LAST_ONE, "is mk"},
    {FAMILY_DUAL, "he iw iu se sma smj smn sms"},
    {FAMILY_ARABIC, "ar ars"},
    {FAMILY_IRISH, "ga"},
    {FAMILY_WELSH, "cy"},
    {FAMILY_MALTESE, "mt"},
};

static enum family
family_of(struct str lang)
{
	lang = str_slice(lang, 0, str_chr(lang, '-', 0));
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (str_is_among(lang, families[i].langs))
			return families[i].family;
	return FAMILY_ONE;
}

static bool
is_within(unsigned long long n, unsigned first, unsigned last)
{
	return n >= first && n <= last;
}

/* 1, 21, 31 … but not 11. */
static bool
ends_in_one(unsigned long long n)
{
	return n % 10 == 1 && n % 100 != 11;
}

/* 2 to 4, 22 to 24 … but not 12 to 14. */
static bool
ends_in_few(unsigned long long n)
{
	return is_within(n % 10, 2, 4) && !is_within(n % 100, 12, 14);
}

static enum plural
slavic(enum family family, unsigned long long n)
{
	switch ((int)family) {
	case FAMILY_EAST:
		return ends_in_one(n)   ? PLURAL_ONE
		       : ends_in_few(n) ? PLURAL_FEW
					: PLURAL_MANY;
	case FAMILY_SOUTH:
		return ends_in_one(n)   ? PLURAL_ONE
		       : ends_in_few(n) ? PLURAL_FEW
					: PLURAL_OTHER;
	case FAMILY_POLISH:
		return n == 1           ? PLURAL_ONE
		       : ends_in_few(n) ? PLURAL_FEW
					: PLURAL_MANY;
	case FAMILY_CZECH:
		return n == 1               ? PLURAL_ONE
		       : is_within(n, 2, 4) ? PLURAL_FEW
					    : PLURAL_OTHER;
	default: /* FAMILY_SLOVENE */
		return n % 100 == 1               ? PLURAL_ONE
		       : n % 100 == 2             ? PLURAL_TWO
		       : is_within(n % 100, 3, 4) ? PLURAL_FEW
						  : PLURAL_OTHER;
	}
}

static enum plural
baltic(enum family family, unsigned long long n)
{
	if (family == FAMILY_LATVIA)
		return n % 10 == 0 || is_within(n % 100, 11, 19) ? PLURAL_ZERO
		       : n % 10 == 1                             ? PLURAL_ONE
								 : PLURAL_OTHER;
	if (n % 10 == 0 || is_within(n % 100, 11, 19))
		return PLURAL_OTHER;
	return n % 10 == 1 ? PLURAL_ONE : PLURAL_FEW;
}

/* Languages that count to more than two. */
static enum plural
counting(enum family family, unsigned long long n)
{
	static const enum plural welsh[] = {
	    PLURAL_ZERO,  PLURAL_ONE,   PLURAL_TWO, PLURAL_FEW,
	    PLURAL_OTHER, PLURAL_OTHER, PLURAL_MANY};

	if (family == FAMILY_WELSH)
		return n <= 6 ? welsh[n] : PLURAL_OTHER;
	if (n == 1 || n == 2)
		return n == 1 ? PLURAL_ONE : PLURAL_TWO;
	switch ((int)family) {
	case FAMILY_IRISH:
		return is_within(n, 3, 6)    ? PLURAL_FEW
		       : is_within(n, 7, 10) ? PLURAL_MANY
					     : PLURAL_OTHER;
	case FAMILY_MALTESE:
		return n == 0 || is_within(n % 100, 3, 10) ? PLURAL_FEW
		       : is_within(n % 100, 11, 19)        ? PLURAL_MANY
							   : PLURAL_OTHER;
	case FAMILY_ARABIC:
		return n == 0                       ? PLURAL_ZERO
		       : is_within(n % 100, 3, 10)  ? PLURAL_FEW
		       : is_within(n % 100, 11, 99) ? PLURAL_MANY
						    : PLURAL_OTHER;
	default: /* FAMILY_DUAL */
		return PLURAL_OTHER;
	}
}

enum plural
plural_of(struct str lang, unsigned long long n)
{
	enum family family = family_of(lang);

	switch (family) {
	case FAMILY_NONE:
		return PLURAL_OTHER;
	case FAMILY_ONE:
		return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
	case FAMILY_ZERO_ONE:
		return n <= 1 ? PLURAL_ONE : PLURAL_OTHER;
	case FAMILY_LAST_ONE:
		return ends_in_one(n) ? PLURAL_ONE : PLURAL_OTHER;
	case FAMILY_ROMANIAN:
		return n == 1                                ? PLURAL_ONE
		       : n == 0 || is_within(n % 100, 1, 19) ? PLURAL_FEW
							     : PLURAL_OTHER;
	case FAMILY_LITHUANIA:
	case FAMILY_LATVIA:
		return baltic(family, n);
	case FAMILY_EAST:
	case FAMILY_SOUTH:
	case FAMILY_POLISH:
	case FAMILY_CZECH:
	case FAMILY_SLOVENE:
		return slavic(family, n);
	case FAMILY_DUAL:
	case FAMILY_ARABIC:
	case FAMILY_IRISH:
	case FAMILY_WELSH:
	case FAMILY_MALTESE:
		return counting(family, n);
	}
	return PLURAL_OTHER;
}

bool
plural_has(struct str lang, enum plural form)
{
	/* All rules look at the last two digits at most. */
	for (unsigned n = 0; n <= 200; n++)
		if (plural_of(lang, n) == form)
			return true;
	return false;
}
