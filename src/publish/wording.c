#include "publish/wording.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/plural.h"

/* ---- Languages ---- */

static const struct wording *
find(const struct wordings *wordings, struct str lang)
{
	for (size_t i = 0; i < wordings->n; i++)
		if (str_eq_case(wordings->list[i].lang, lang))
			return &wordings->list[i];
	return NULL;
}

/* A tag without its last subtag; a single letter before it goes, too. */
static struct str
tag_shorten(struct str tag)
{
	size_t n = tag.n;

	while (n > 0 && tag.p[n - 1] != '-')
		n--;
	n -= n > 0;
	if (n > 1 && tag.p[n - 2] == '-')
		n -= 2;
	return str_slice(tag, 0, n);
}

/* Chinese is written in two ways, and in these places in the one that its tag
 * alone does not mean (CLDR, likely subtags: zh-TW is zh-Hant-TW). */
static struct str
tag_script(struct str tag)
{
	static const struct str traditional[] = {
	    STR_INIT("zh-TW"), STR_INIT("zh-HK"), STR_INIT("zh-MO")};

	for (size_t i = 0; i < 3; i++)
		if (str_eq_case(str_slice(tag, 0, traditional[i].n),
				traditional[i]))
			return STR("zh-Hant");
	return tag;
}

static const struct wording *
look_up(const struct wordings *wordings, struct str lang)
{
	const struct wording *found = find(wordings, lang);

	if (!found)
		lang = tag_script(lang);
	for (; lang.n && !found; lang = tag_shorten(lang))
		found = find(wordings, lang);
	return found;
}

const struct wording *
wording_for(const struct wordings *wordings, struct str lang,
	    struct str site_lang)
{
	static const struct wording none = {.lang = STR_INIT("en")};
	const struct wording *found = NULL;

	if (!wordings)
		return &none;
	found = look_up(wordings, lang);
	if (!found)
		found = look_up(wordings, site_lang);
	if (!found)
		found = find(wordings, STR("en"));
	return found ? found : &none;
}

/* ---- Words ---- */

/* The text of a word, or of one of its forms; absent where there is none. */
static struct str
text_of(const struct value *words, const char *name)
{
	const struct value *word = value_get(words, str_from(name));

	return word && word->kind == VALUE_TEXT ? word->text : (struct str){0};
}

struct str
wording_text(const struct wording *wording, const char *name)
{
	struct str text = text_of(wording->words, name);

	return text.p ? text : str_from(name);
}

/* Puts what stands at the start of *rest: text up to a place, or the place
 * filled. */
static void
put_piece(struct buf *out, struct str *rest, const struct filling *fillings,
	  size_t n)
{
	size_t end = str_chr(*rest, '{', 0);
	struct str name;

	if (end != 0) {
		end = end == STR_NONE ? rest->n : end;
		buf_put(out, str_slice(*rest, 0, end));
		*rest = str_skip(*rest, end);
		return;
	}
	end = str_chr(*rest, '}', 0);
	end = end == STR_NONE ? rest->n : end + 1;
	name = str_slice(*rest, 1,
			 str_ends(str_slice(*rest, 0, end), STR("}")) ? end - 1
								      : 1);
	for (size_t i = 0; i < n; i++)
		if (str_eq(name, str_from(fillings[i].name))) {
			buf_put(out, fillings[i].text);
			*rest = str_skip(*rest, end);
			return;
		}
	buf_put(out, str_slice(*rest, 0, end));
	*rest = str_skip(*rest, end);
}

static struct str
fill(struct arena *arena, struct str text, const struct filling *fillings,
     size_t n)
{
	struct buf out = {0};

	while (text.n)
		put_piece(&out, &text, fillings, n);
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

struct str
wording_fill(const struct wording *wording, struct arena *arena,
	     const char *name, const struct filling *fillings, size_t n)
{
	return fill(arena, wording_text(wording, name), fillings, n);
}

struct str
wording_fill_one(const struct wording *wording, struct arena *arena,
		 const char *name, const char *place, struct str text)
{
	struct filling filling = {place, text};

	return wording_fill(wording, arena, name, &filling, 1);
}

/* ---- Numbers ---- */

/* What stands between the digits of number_12345; nothing in a number of
 * four digits where number_1234 has nothing. */
static struct str
separator(const struct wording *wording, size_t digits)
{
	struct str shorter = text_of(wording->words, "number_1234");
	struct str longer = text_of(wording->words, "number_12345");

	if (digits < 4 || longer.n < 5 || (digits == 4 && shorter.n == 4))
		return (struct str){0};
	return str_slice(longer, 2, longer.n - 3);
}

struct str
wording_number(const struct wording *wording, struct arena *arena,
	       unsigned long long n)
{
	struct buf out = {0};
	struct str digits, between;

	buf_put_number(&out, n, 1);
	digits = buf_take(&out, arena);
	between = separator(wording, digits.n);
	if (!between.n) {
		buf_free(&out);
		return digits;
	}
	for (size_t i = 0; i < digits.n; i++) {
		if (i > 0 && (digits.n - i) % 3 == 0)
			buf_put(&out, between);
		buf_putc(&out, digits.p[i]);
	}
	digits = buf_take(&out, arena);
	buf_free(&out);
	return digits;
}

struct str
wording_count(const struct wording *wording, struct arena *arena,
	      const char *name, unsigned long long n)
{
	const struct value *forms = value_get(wording->words, str_from(name));
	struct filling filling = {"n", wording_number(wording, arena, n)};
	enum plural plural = plural_of(wording->lang, n);
	struct str text = text_of(forms, plural_names[plural]);

	if (!text.p)
		text = text_of(forms, plural_names[PLURAL_OTHER]);
	if (!text.p)
		text = STR("{n}");
	return fill(arena, text, &filling, 1);
}

/* ---- Lists ---- */

struct str
wording_list(const struct wording *wording, struct arena *arena,
	     const struct str *items, size_t n)
{
	struct buf out = {0};
	struct str text;

	if (n == 2) {
		struct filling two[] = {{"a", items[0]}, {"b", items[1]}};

		return wording_fill(wording, arena, "list_two", two, 2);
	}
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_put(&out,
				wording_text(wording, i + 1 < n ? "list_comma"
								: "list_last"));
		buf_put(&out, items[i]);
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

/* ---- Dates ---- */

/* The name of a month; absent where the words have none. */
static struct str
month_text(const struct wording *wording, int month)
{
	const struct value *item =
	    value_get(wording->words, STR("date_months"));

	for (item = item ? item->child : NULL; item && month > 1; month--)
		item = item->next;
	return item ? item->text : (struct str){0};
}

/* The language to write dates in; *own: it has words for them. The words may
 * be in another one than the page, for want of better. */
static struct str
date_lang(const struct wording *wording, struct str lang, bool *own)
{
	bool known = lang_of(lang) != LANG_OTHER;

	*own = month_text(wording, 12).n > 0 &&
	       (!known || lang_of(lang) == lang_of(wording->lang));
	return known ? lang : wording->lang;
}

static struct str
fill_date(const struct wording *wording, struct arena *arena, const char *name,
	  struct date date)
{
	struct filling fillings[] = {
	    {"day", arena_printf(arena, "%d", date.day)},
	    {"month", month_text(wording, date.month)},
	    {"year", arena_printf(arena, "%d", date.year)},
	};

	return wording_fill(wording, arena, name, fillings, 3);
}

struct str
wording_date(const struct wording *wording, struct arena *arena,
	     struct date date, struct str lang)
{
	bool own;

	lang = date_lang(wording, lang, &own);
	if (!own || !date_is_set(date))
		return date_long(arena, date, lang);
	return fill_date(wording, arena,
			 date_is_full(date) ? "date_full" : "date_day", date);
}

struct str
wording_month(const struct wording *wording, struct arena *arena,
	      struct date date, struct str lang)
{
	bool own;

	lang = date_lang(wording, lang, &own);
	if (!own)
		return date_month(arena, date.year, date.month, lang);
	return date.year ? fill_date(wording, arena, "date_month", date)
			 : month_text(wording, date.month);
}

struct str
wording_period(const struct wording *wording, struct arena *arena,
	       struct date first, struct date last, struct str lang)
{
	bool own;

	lang = date_lang(wording, lang, &own);
	if (!own || !date_is_set(first) || !date_is_set(last) ||
	    date_cmp(first, last) == 0)
		return own ? wording_date(wording, arena,
					  date_is_set(first) ? first : last,
					  lang)
			   : date_period(arena, first, last, lang);

	struct filling fillings[] = {
	    {"first", wording_date(wording, arena, first, lang)},
	    {"last", wording_date(wording, arena, last, lang)},
	};

	return wording_fill(wording, arena, "date_period", fillings, 2);
}
