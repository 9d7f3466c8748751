#include "publish/wording_load.h"

#include "base/file.h"
#include "base/map.h"
#include "base/nearest.h"
#include "base/plural.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/yaml.h"

/* A file of words. */
struct layer {
	const struct source *source;
	const struct yaml *words; /* a map */
};

/* A language with the user's file, the program's, or both. */
struct draft {
	struct str lang;
	struct layer own, program;
};

struct loader {
	struct draft *drafts;
	size_t n;
	const struct draft *english;
	struct map wanted; /* English words by name: struct wanted */
	const struct folders *folders;
	const struct template_set *set;
	struct hasher *hasher;
	struct arena *arena;
	struct diags *diags;
	bool ok;
};

struct wanted {
	const struct yaml *yaml; /* the English word */
	bool program;            /* the program's, not added by a user */
};

/* Dates of languages that the program does not know; see seeds/README.md. */
static const char *const optional[] = {"date_full", "date_day", "date_month",
				       "date_period", "date_months"};
#define N_OPTIONAL (sizeof(optional) / sizeof(optional[0]))

/* ---- Files ---- */

static bool
fail_form(struct loader *loader, const struct layer *layer,
	  const struct yaml *yaml, const char *message)
{
	diag_line(loader->diags, DIAG_ERROR, "words-form", layer->source,
		  yaml->line, yaml->column, "%s", message);
	loader->ok = false;
	return false;
}

static void
read_layer(struct loader *loader, struct layer *layer, const char *path,
	   struct str name, struct hasher *sum)
{
	struct source *source = arena_alloc(loader->arena, sizeof(*source));
	const struct yaml *yaml = NULL;

	source->name = str_from(path);
	if (file_read(path, loader->arena, &source->text, loader->diags) &&
	    text_check_encoding(source, loader->diags))
		yaml = yaml_parse(source, source->text, 1, loader->arena,
				  loader->diags);
	if (!yaml) {
		loader->ok = false;
		return;
	}
	hasher_part(loader->hasher, name);
	hasher_part(loader->hasher, source->text);
	hasher_part(sum, source->text);
	*layer = (struct layer){source, yaml};
	if (yaml->kind != YAML_MAP) {
		fail_form(loader, layer, yaml,
			  "expected lines of the form 'name: words'");
		layer->words = NULL;
	}
}

static void
read_drafts(struct loader *loader, struct overlay *templates)
{
	loader->drafts =
	    arena_array(loader->arena, templates->n, sizeof(*loader->drafts));
	for (size_t i = 0; i < templates->n; i++) {
		struct overlay_file *file = &templates->files[i];
		struct draft *draft = &loader->drafts[loader->n];
		struct hasher sum;

		if (!str_starts(file->name, STR("i18n/")) ||
		    !str_eq(file_extension(file->name), STR("yaml")))
			continue;
		loader->n++;
		hasher_init(&sum);
		draft->lang = file_stem(file->name);
		read_layer(loader,
			   file->program ? &draft->program : &draft->own,
			   file->path, file->name, &sum);
		if (file->beneath)
			read_layer(loader, &draft->program, file->beneath,
				   file->name, &sum);
		file->sum = hasher_done(&sum);
		if (str_eq_case(draft->lang, STR("en")))
			loader->english = draft;
	}
}

/* ---- What is wanted ---- */

/* The word and the file it stands in: the user's before the program's. */
static const struct yaml *
draft_find(const struct draft *draft, const char *name,
	   const struct layer **layer)
{
	const struct layer *layers[] = {&draft->own, &draft->program};

	for (size_t i = 0; i < 2; i++) {
		const struct yaml *yaml =
		    layers[i]->words ? yaml_get(layers[i]->words, name) : NULL;

		*layer = layers[i];
		if (yaml)
			return yaml;
	}
	return NULL;
}

static bool
is_optional(struct str name)
{
	for (size_t i = 0; i < N_OPTIONAL; i++)
		if (str_eq(name, str_from(optional[i])))
			return true;
	return false;
}

static void
want(struct loader *loader, const struct yaml *yaml, bool program)
{
	struct str name = arena_str(loader->arena, yaml->key);
	struct wanted *wanted = arena_alloc(loader->arena, sizeof(*wanted));

	wanted->yaml = yaml;
	wanted->program = program;
	*map_put(&loader->wanted, loader->arena, name) = wanted;
}

/* A user's own templates may have words of their own. */
static void
want_all(struct loader *loader)
{
	const struct layer *own = &loader->english->own;
	const struct layer *program = &loader->english->program;
	const struct yaml *y = program->words ? program->words->child : NULL;

	for (; y; y = y->next)
		if (!is_optional(y->key))
			want(loader, y, true);
	for (y = own->words ? own->words->child : NULL; y; y = y->next)
		if (!is_optional(y->key) &&
		    (!program->words ||
		     template_set_mentions(loader->set, STR("t"), y->key)))
			want(loader, y,
			     !program->words ||
				 map_get(&loader->wanted, y->key) != NULL);
}

/* ---- Checks ---- */

static void
warn_unknown(struct loader *loader, const struct layer *layer,
	     const struct yaml *yaml)
{
	const char **names =
	    arena_array(loader->arena, loader->wanted.n + 1, sizeof(*names));
	const char *nearest;

	for (size_t i = 0; i < loader->wanted.n; i++)
		names[i] = loader->wanted.items[i].key.p;
	nearest = nearest_name(yaml->key, names, loader->wanted.n);
	diag_line(loader->diags, DIAG_WARNING, "words-unknown", layer->source,
		  yaml->key_line, yaml->key_column,
		  "nothing uses the words '%.*s'%s", STR_ARG(yaml->key),
		  nearest_meant(nearest).text);
}

static void
check_names(struct loader *loader, const struct layer *layer)
{
	const struct yaml *y = layer->words ? layer->words->child : NULL;

	for (; y; y = y->next)
		if (!map_get(&loader->wanted, y->key) && !is_optional(y->key))
			warn_unknown(loader, layer, y);
}

/* Whether a word, in any of its forms, has the place, "{date}". */
static bool
has_place(const struct yaml *word, struct str place)
{
	if (word->kind == YAML_SCALAR)
		return str_find(word->text, place, 0) != STR_NONE;
	for (const struct yaml *form = word->child; form; form = form->next)
		if (str_find(form->text, place, 0) != STR_NONE)
			return true;
	return false;
}

/* Places that English has not, the program does not fill. */
static void
check_places(struct loader *loader, const struct layer *layer,
	     const struct yaml *text, const struct yaml *english)
{
	size_t at = 0, end;

	while ((at = str_chr(text->text, '{', at)) != STR_NONE) {
		end = str_chr(text->text, '}', at);
		end = end == STR_NONE ? text->text.n : end + 1;
		struct str place = str_slice(text->text, at, end);

		if (!has_place(english, place))
			diag_line(loader->diags, DIAG_WARNING, "words-unknown",
				  layer->source, text->line, text->column,
				  "nothing fills '%.*s' here", STR_ARG(place));
		at = end;
	}
}

static bool
check_form(struct loader *loader, const struct draft *draft,
	   const struct layer *layer, const struct yaml *form)
{
	size_t k = 0;

	while (k < PLURAL_COUNT &&
	       !str_eq(form->key, str_from(plural_names[k])))
		k++;
	if (k == PLURAL_COUNT || form->kind != YAML_SCALAR)
		return fail_form(loader, layer, form,
				 "expected a form by number: zero, one, two, "
				 "few, many or other");
	if (k != PLURAL_OTHER && !plural_has(draft->lang, (enum plural)k))
		diag_line(loader->diags, DIAG_WARNING, "words-unknown",
			  layer->source, form->key_line, form->key_column,
			  "'%.*s' has no numbers that take the form '%s'",
			  STR_ARG(draft->lang), plural_names[k]);
	return true;
}

/* Forms that the language needs; 'other' also stands in for what is missing.
 */
static bool
check_forms(struct loader *loader, const struct draft *draft,
	    const struct layer *layer, const struct yaml *word)
{
	for (const struct yaml *form = word->child; form; form = form->next)
		if (!check_form(loader, draft, layer, form))
			return false;
	if (!yaml_get(word, "other"))
		return fail_form(loader, layer, word,
				 "there is no form 'other'");
	for (size_t k = 0; k < PLURAL_OTHER; k++)
		if (plural_has(draft->lang, (enum plural)k) &&
		    !yaml_get(word, plural_names[k]))
			diag_line(loader->diags, DIAG_WARNING, "words-missing",
				  layer->source, word->key_line,
				  word->key_column,
				  "'%.*s' has no form '%s'; 'other' stands "
				  "in its place",
				  STR_ARG(word->key), plural_names[k]);
	return true;
}

static bool
check_word(struct loader *loader, const struct draft *draft,
	   const struct layer *layer, const struct yaml *word,
	   const struct yaml *english)
{
	if (word->kind != english->kind || word->kind == YAML_LIST)
		return fail_form(loader, layer, word,
				 english->kind == YAML_MAP
				     ? "expected forms by number, such as "
				       "'one' and 'other'"
				     : "expected a text");
	if (word->kind == YAML_SCALAR) {
		check_places(loader, layer, word, english);
		return true;
	}
	for (const struct yaml *form = word->child; form; form = form->next)
		check_places(loader, layer, form, english);
	return check_forms(loader, draft, layer, word);
}

/* How 1234 and 12345 are written: digits with something between. */
static bool
check_number(struct loader *loader, const struct layer *layer,
	     const struct yaml *word)
{
	struct str text = word->text;

	if (str_eq(word->key, STR("number_1234")) &&
	    !(str_starts(text, STR("1")) && str_ends(text, STR("234"))))
		return fail_form(loader, layer, word,
				 "expected 1234, as it is written");
	if (str_eq(word->key, STR("number_12345")) &&
	    !(str_starts(text, STR("12")) && str_ends(text, STR("345")) &&
	      text.n >= 5))
		return fail_form(loader, layer, word,
				 "expected 12345, as it is written");
	return true;
}

/* Words that a user has added are nobody else's business. */
static void
warn_missing(struct loader *loader, const struct draft *draft, struct str name,
	     const struct wanted *wanted)
{
	const struct layer *layer = &draft->own;
	const char *path;

	if (wanted->program && draft->program.words)
		layer = &draft->program;
	if (!layer->words)
		return;
	path = layer->source->name.p;
	diag_file(loader->diags, DIAG_WARNING, "words-missing", path,
		  "no words for '%.*s'; they stay English", STR_ARG(name));
}

/* ---- Values ---- */

/* A word, with forms, or a list. */
static struct value *
word_value(struct arena *arena, const struct yaml *yaml)
{
	struct value *value;

	if (yaml->kind == YAML_SCALAR)
		return value_text(arena, yaml->text);
	value = yaml->kind == YAML_MAP ? value_map(arena) : value_list(arena);
	for (const struct yaml *y = yaml->child; y; y = y->next) {
		struct value *item = value_text(arena, y->text);

		if (yaml->kind == YAML_MAP)
			value_set(arena, value, arena_str(arena, y->key).p,
				  item);
		else
			value_push(value, item);
	}
	return value;
}

static void
set_word(struct loader *loader, struct wording *wording,
	 const struct draft *draft, const struct map_item *item)
{
	const struct wanted *wanted = item->value;
	const struct layer *layer;
	const struct yaml *word = draft_find(draft, item->key.p, &layer);

	if (!word) {
		warn_missing(loader, draft, item->key, wanted);
		word = wanted->yaml;
	} else if (!check_word(loader, draft, layer, word, wanted->yaml) ||
		   !check_number(loader, layer, word)) {
		return;
	}
	value_set(loader->arena, wording->words, item->key.p,
		  word_value(loader->arena, word));
}

/* Dates need the names of all months. */
static void
set_optional(struct loader *loader, struct wording *wording,
	     const struct draft *draft)
{
	const struct layer *layer;
	size_t n = 0;

	for (size_t i = 0; i < N_OPTIONAL; i++) {
		const struct yaml *word =
		    draft_find(draft, optional[i], &layer);
		bool is_list = i == N_OPTIONAL - 1;

		if (!word)
			continue;
		for (const struct yaml *y = word->child; y; y = y->next)
			n += y->kind == YAML_SCALAR && y->text.n > 0;
		if (is_list ? word->kind != YAML_LIST || n != 12
			    : word->kind != YAML_SCALAR) {
			fail_form(loader, layer, word,
				  is_list ? "expected a list of twelve months"
					  : "expected a text");
			continue;
		}
		value_set(loader->arena, wording->words, optional[i],
			  word_value(loader->arena, word));
	}
}

static bool
has_letter(struct str text)
{
	size_t at = 0;

	while (at < text.n)
		if (rune_is_letter(utf8_next(text, &at)))
			return true;
	return false;
}

/* The words as pages in other languages show them. */
static void
set_strange(struct loader *loader, struct wording *wording)
{
	struct arena *arena = loader->arena;

	wording->strange = value_map(arena);
	for (struct value *v = wording->words->child; v; v = v->next) {
		struct str text = v->text;

		if (v->kind == VALUE_TEXT && has_letter(text))
			text = ARENA_JOIN(arena, STR(WORDING_OPEN), text,
					  STR(WORDING_CLOSE));
		value_set(arena, wording->strange, v->key.p,
			  v->kind == VALUE_TEXT ? value_text(arena, text) : v);
	}
	value_index(arena, wording->strange);
}

static void
make_wording(struct loader *loader, struct wording *wording,
	     const struct draft *draft)
{
	wording->lang = draft->lang;
	wording->words = value_map(loader->arena);
	for (size_t i = 0; i < loader->wanted.n; i++)
		set_word(loader, wording, draft, &loader->wanted.items[i]);
	set_optional(loader, wording, draft);
	value_index(loader->arena, wording->words);
	set_strange(loader, wording);
	check_names(loader, &draft->own);
	check_names(loader, &draft->program);
}

bool
wordings_load(struct wordings *wordings, struct overlay *templates,
	      const struct folders *folders, const struct template_set *set,
	      struct hasher *hasher, struct arena *arena, struct diags *diags)
{
	struct loader loader = {.folders = folders,
				.set = set,
				.hasher = hasher,
				.arena = arena,
				.diags = diags,
				.ok = true};

	*wordings = (struct wordings){0};
	read_drafts(&loader, templates);
	if (!loader.english) {
		diag_file(diags, DIAG_ERROR, "words-missing",
			  overlay_path(folders, STR("i18n/en.yaml"), arena),
			  "there is no such file, and all other languages "
			  "rest on it");
		return false;
	}
	if (!loader.ok)
		return false;
	want_all(&loader);
	wordings->list = arena_array(arena, loader.n, sizeof(*wordings->list));
	for (size_t i = 0; i < loader.n; i++)
		make_wording(&loader, &wordings->list[wordings->n++],
			     &loader.drafts[i]);
	return loader.ok;
}
