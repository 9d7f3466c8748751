#include "markdown/frontkeys.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/nearest.h"
#include "base/path.h"
#include "model/tags.h"

#define CODE "front-matter"

void
front_init(struct front *front, struct briefing *briefing,
	   const struct source *source, struct arena *arena,
	   struct diags *diags)
{
	*front = (struct front){.briefing = briefing,
				.source = source,
				.arena = arena,
				.diags = diags,
				.last_meta = &briefing->meta,
				.last_correction = &briefing->corrections,
				.last_alias = &briefing->aliases,
				.ok = true};
}

/* ---- Faults ---- */

/* "date: expected YYYY-MM-DD, got 'last week'". */
static void
refuse(struct front *front, const struct yaml *value, const char *where,
       const char *expected)
{
	const char *noun = value->kind == YAML_LIST ? "a list" : "a map";
	struct str text = value->text;

	front->ok = false;
	if (value->kind == YAML_SCALAR)
		diag_line(front->diags, DIAG_ERROR, CODE, front->source,
			  value->line, value->column,
			  text.n ? "%s: expected %s, got '%.*s'"
				 : "%s: expected %s, got nothing%.*s",
			  where, expected, STR_ARG(text));
	else
		diag_line(front->diags, DIAG_ERROR, CODE, front->source,
			  value->line, value->column, "%s: expected %s, got %s",
			  where, expected, noun);
}

static bool
is_text(const struct yaml *value)
{
	return value->kind == YAML_SCALAR;
}

static bool
is_nothing(const struct yaml *value)
{
	return is_text(value) && value->text.n == 0;
}

static void
read_text(struct front *front, const struct yaml *value, const char *where,
	  struct str *text)
{
	if (is_text(value))
		*text = value->text;
	else
		refuse(front, value, where, "a text");
}

/* What may stand behind a date: a time, " 10:00", "T10:00:00Z", and what says
 * more of it. */
static bool
is_time(struct str rest)
{
	if (rest.n == 0)
		return true;
	if (rest.p[0] != ' ' && rest.p[0] != 'T')
		return false;
	rest = str_trim(str_skip(rest, 1));
	return rest.n > 2 && ascii_digit(rest.p[0]) &&
	       (rest.p[1] == ':' || rest.p[2] == ':');
}

/* A date, perhaps with a time behind it, which is not kept: as it should be, or
 * in words, "September 4, 2024", where it has a year and can mean one day. */
static void
read_date(struct front *front, const struct yaml *value, const char *where,
	  struct date *date)
{
	struct str text = str_trim(value->text);
	struct date found = {0};
	size_t n = is_text(value) ? date_prefix(text, &found) : 0;

	if (n > 0 && date_is_full(found) && is_time(str_skip(text, n)))
		*date = found;
	else
		refuse(front, value, where, "YYYY-MM-DD");
}

/* ---- Keys of one text ---- */

static void
put_title(struct front *front, const struct yaml *value)
{
	read_text(front, value, "title", &front->briefing->title);
}

static void
put_date(struct front *front, const struct yaml *value)
{
	if (!is_nothing(value))
		read_date(front, value, "date", &front->briefing->date);
}

static void
put_lang(struct front *front, const struct yaml *value)
{
	if (is_nothing(value))
		return;
	if (is_text(value) && lang_is_tag(value->text))
		front->briefing->lang = value->text;
	else
		refuse(front, value, "lang",
		       "a language tag such as 'en' or 'pt-BR'");
}

static void
put_source(struct front *front, const struct yaml *value)
{
	read_text(front, value, "source", &front->briefing->source_file);
}

static void
put_source_sha256(struct front *front, const struct yaml *value)
{
	read_text(front, value, "source_sha256",
		  &front->briefing->source_sha256);
}

/* ---- Tags ---- */

static void
check_tags(struct front *front, bool fits, const struct yaml *at)
{
	if (fits)
		return;
	front->ok = false;
	diag_line(front->diags, DIAG_ERROR, CODE, front->source, at->line,
		  at->column, "tags: more than %d", TAGS_MAX);
}

/* "tags: a, b", or "tags: [a, b]", where an item is one tag, whatever commas
 * it has. */
static void
put_tags(struct front *front, const struct yaml *value)
{
	struct tag **tags = &front->briefing->tags;
	bool fits = true;

	if (value->kind == YAML_SCALAR)
		check_tags(front,
			   tags_add_line(tags, value->text, front->arena),
			   value);
	else if (value->kind == YAML_MAP)
		refuse(front, value, "tags", "a text or a list");
	for (const struct yaml *at = value->child;
	     at && value->kind == YAML_LIST && fits; at = at->next) {
		if (at->kind != YAML_SCALAR) {
			refuse(front, at, "tags", "a text");
			continue;
		}
		fits = tags_add(tags, at->text, front->arena);
		check_tags(front, fits, at);
	}
}

/* ---- Corrections ---- */

static void
set_position(const struct yaml *value, size_t *line, size_t *column)
{
	*line = value->line;
	*column = value->column;
}

static void
put_correction_key(struct front *front, struct correction *correction,
		   const struct yaml *value)
{
	static const char *const keys[] = {"date", "text", "entry"};
	const char *nearest;

	if (str_eq_case(value->key, STR("date"))) {
		read_date(front, value, "corrections: date", &correction->date);
		if (correction->line == 0)
			set_position(value, &correction->line,
				     &correction->column);
		return;
	}
	if (str_eq_case(value->key, STR("text"))) {
		read_text(front, value, "corrections: text", &correction->text);
		return;
	}
	if (str_eq_case(value->key, STR("entry"))) {
		read_text(front, value, "corrections: entry",
			  &correction->entry);
		set_position(value, &correction->line, &correction->column);
		return;
	}
	nearest = nearest_name(value->key, keys, 3);
	front->ok = false;
	diag_line(front->diags, DIAG_ERROR, CODE, front->source,
		  value->key_line, value->key_column,
		  "corrections: unknown key '%.*s'%s", STR_ARG(value->key),
		  nearest_meant(nearest).text);
}

static void
put_correction(struct front *front, const struct yaml *item)
{
	struct correction *correction =
	    arena_alloc(front->arena, sizeof(*correction));
	bool ok = front->ok;

	if (item->kind != YAML_MAP) {
		refuse(front, item, "corrections", "date and text");
		return;
	}
	front->ok = true;
	for (const struct yaml *at = item->child; at; at = at->next)
		put_correction_key(front, correction, at);
	correction->text = str_trim(correction->text);
	if (front->ok &&
	    (!date_is_set(correction->date) || correction->text.n == 0)) {
		front->ok = false;
		diag_line(front->diags, DIAG_ERROR, CODE, front->source,
			  item->line, item->column,
			  "corrections: a correction needs a %s",
			  date_is_set(correction->date) ? "text" : "date");
	}
	front->ok = front->ok && ok;
	*front->last_correction = correction;
	front->last_correction = &correction->next;
}

static void
put_corrections(struct front *front, const struct yaml *value)
{
	if (is_nothing(value))
		return;
	if (value->kind != YAML_LIST) {
		refuse(front, value, "corrections",
		       "a list, each with date and text");
		return;
	}
	for (const struct yaml *at = value->child; at; at = at->next)
		put_correction(front, at);
}

/* ---- Aliases ---- */

/* A path as its file: "/2019/issue-3/" as "2019/issue-3/index.html", which is
 * what servers and browsers make of it; absent where it is none. */
static struct str
alias_path(struct str written, struct arena *arena)
{
	struct str path = str_trim(written), rest, part;

	if (str_starts(path, STR("/")))
		path = str_skip(path, 1);
	if (str_ends(path, STR("/")))
		path.n--;
	rest = path;
	while (str_cut(&rest, '/', &part))
		if (!file_name_is_safe(part))
			return (struct str){0};
	if (path.n == 0)
		return (struct str){0};
	if (str_ends(path, STR(".html")) || str_ends(path, STR(".htm")))
		return arena_str(arena, path);
	return arena_printf(arena, "%.*s/index.html", STR_ARG(path));
}

/* entry: NULL for the briefing's own page. */
static void
put_alias(struct front *front, struct str written, const struct yaml *at,
	  const struct yaml *entry)
{
	struct alias *alias = arena_alloc(front->arena, sizeof(*alias));

	alias->path = alias_path(written, front->arena);
	set_position(at, &alias->line, &alias->column);
	if (entry) {
		read_text(front, entry, "aliases: entry", &alias->entry);
		alias->line = entry->key_line;
		alias->column = entry->key_column;
	}
	if (!alias->path.p) {
		front->ok = false;
		diag_line(front->diags, DIAG_ERROR, CODE, front->source,
			  alias->line, alias->column,
			  "aliases: expected the path of a page, such as "
			  "'old/page.html', got '%.*s'",
			  STR_ARG(written));
	}
	*front->last_alias = alias;
	front->last_alias = &alias->next;
}

/* An item of the list, or the list as a whole: a path, or paths with the
 * entries that they lead to. */
static void
put_alias_item(struct front *front, const struct yaml *item)
{
	if (item->kind == YAML_SCALAR)
		put_alias(front, item->text, item, NULL);
	else if (item->kind == YAML_LIST)
		refuse(front, item, "aliases", "a path");
	else
		for (const struct yaml *at = item->child; at; at = at->next)
			put_alias(front, at->key, at, at);
}

static void
put_aliases(struct front *front, const struct yaml *value)
{
	if (is_nothing(value))
		return;
	if (value->kind != YAML_LIST) {
		put_alias_item(front, value);
		return;
	}
	for (const struct yaml *at = value->child; at; at = at->next)
		put_alias_item(front, at);
}

/* ---- All keys ---- */

static struct meta *
make_meta(const struct yaml *value, struct arena *arena)
{
	struct meta *meta = arena_alloc(arena, sizeof(*meta));
	struct meta **last = &meta->child;

	meta->key = value->key;
	meta->kind = value->kind == YAML_LIST  ? META_LIST
		     : value->kind == YAML_MAP ? META_MAP
					       : META_TEXT;
	if (value->kind == YAML_SCALAR)
		meta->value = value->text;
	for (const struct yaml *at = value->child; at; at = at->next) {
		*last = make_meta(at, arena);
		last = &(*last)->next;
	}
	return meta;
}

static const struct {
	const char *name;
	void (*put)(struct front *front, const struct yaml *value);
} keys[] = {
    {"title", put_title},
    {"date", put_date},
    {"lang", put_lang},
    {"source", put_source},
    {"source_sha256", put_source_sha256},
    {"tags", put_tags},
    {"corrections", put_corrections},
    {"aliases", put_aliases},
};

void
front_put(struct front *front, const struct yaml *value)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (str_eq_case(value->key, str_from(keys[i].name))) {
			keys[i].put(front, value);
			return;
		}
	}
	*front->last_meta = make_meta(value, front->arena);
	front->last_meta = &(*front->last_meta)->next;
}

/* ---- Entries that are named ---- */

struct check {
	const struct source *source;
	struct diags *diags;
	struct arena arena;
	const char **ids; /* of all entries */
	size_t n;
	bool ok;
};

static void
list_ids(struct check *check, const struct briefing *briefing)
{
	size_t n = 0;

	for (const struct section *s = briefing->sections; s; s = s->next)
		for (const struct entry *e = s->entries; e; e = e->next)
			n++;
	check->ids = arena_array(&check->arena, n + 1, sizeof(*check->ids));
	for (const struct section *s = briefing->sections; s; s = s->next)
		for (const struct entry *e = s->entries; e; e = e->next)
			check->ids[check->n++] =
			    arena_str(&check->arena, e->id).p;
}

static void
check_id(struct check *check, struct str id, size_t line, size_t column)
{
	const char *nearest;

	if (!id.p)
		return;
	for (size_t i = 0; i < check->n; i++)
		if (str_eq(id, str_from(check->ids[i])))
			return;
	nearest = nearest_name(id, check->ids, check->n);
	check->ok = false;
	diag_line(check->diags, DIAG_ERROR, CODE, check->source, line, column,
		  "there is no entry '%.*s'%s", STR_ARG(id),
		  nearest_meant(nearest).text);
}

bool
front_check(const struct briefing *briefing, const struct source *source,
	    struct diags *diags)
{
	struct check check = {.source = source, .diags = diags, .ok = true};

	if (!briefing->corrections && !briefing->aliases)
		return true;
	list_ids(&check, briefing);
	for (const struct correction *at = briefing->corrections; at;
	     at = at->next)
		check_id(&check, at->entry, at->line, at->column);
	for (const struct alias *at = briefing->aliases; at; at = at->next)
		check_id(&check, at->entry, at->line, at->column);
	arena_free(&check.arena);
	return check.ok;
}
