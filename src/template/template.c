#include "template/template.h"

#include "base/map.h"
#include "base/nearest.h"
#include "template/node.h"
#include "template/parse.h"
#include "template/render.h"

struct template_set *
template_set_new(struct arena *arena)
{
	struct template_set *set = arena_alloc(arena, sizeof(*set));

	set->arena = arena;
	return set;
}

bool
template_set_add(struct template_set *set, struct str name,
		 const struct source *source, struct diags *diags)
{
	struct template *template = map_get(&set->templates, name);
	const struct node *first;

	if (!parse_template(set, source, diags, &first))
		return false;
	if (!template) {
		template = arena_alloc(set->arena, sizeof(*template));
		template->name = arena_str(set->arena, name);
		*map_put(&set->templates, set->arena, template->name) =
		    template;
	}
	template->source = source;
	template->child = first;
	return true;
}

bool
template_set_has(const struct template_set *set, struct str name)
{
	return map_get(&set->templates, name) != NULL;
}

/* Nodes nest as deep as parse.c lets them. */
static bool
nodes_mention(const struct node *node, struct str outer, struct str inner)
{
	for (; node; node = node->next) {
		const struct path *path = &node->path;

		if (path->n > 1 && str_eq(path->parts[0], outer) &&
		    str_eq(path->parts[1], inner))
			return true;
		if (nodes_mention(node->child, outer, inner))
			return true;
	}
	return false;
}

static bool
nodes_use(const struct node *node, struct str name)
{
	for (; node; node = node->next) {
		bool named =
		    node->kind == NODE_PARTIAL || node->kind == NODE_PARENT;

		if (named && (node->dynamic || str_eq(node->text, name)))
			return true;
		if (nodes_use(node->child, name))
			return true;
	}
	return false;
}

bool
template_set_uses(const struct template_set *set, struct str name)
{
	for (size_t i = 0; i < set->templates.n; i++) {
		const struct template *template = set->templates.items[i].value;

		if (nodes_use(template->child, name))
			return true;
	}
	return false;
}

/* ---- What a template needs ---- */

static void
need_all(struct map *needed, const struct template_set *set,
	 struct arena *arena)
{
	for (size_t i = 0; i < set->templates.n; i++)
		map_put(needed, arena, set->templates.items[i].key);
}

/* Adds what the nodes name; nodes nest as deep as parse.c lets them. */
static void
need_nodes(struct map *needed, const struct template_set *set,
	   const struct node *node, struct arena *arena)
{
	for (; node; node = node->next) {
		bool names =
		    node->kind == NODE_PARTIAL || node->kind == NODE_PARENT;

		if (names && node->dynamic)
			need_all(needed, set, arena);
		else if (names)
			map_put(needed, arena, node->text);
		need_nodes(needed, set, node->child, arena);
	}
}

/* The names that are in a list of them. */
static void
need_names(struct map *needed, const struct template_set *set,
	   const char *names, struct arena *arena)
{
	struct str list = str_from(names), name;

	while (str_cut(&list, ' ', &name)) {
		if (!str_ends(name, STR("/"))) {
			map_put(needed, arena, name);
			continue;
		}
		for (size_t i = 0; i < set->templates.n; i++) {
			struct str other = set->templates.items[i].key;

			if (str_starts(other, name))
				map_put(needed, arena, other);
		}
	}
}

static void
need(struct map *needed, const struct template_set *set, const char *names,
     struct arena *arena)
{
	if (names)
		need_names(needed, set, names, arena);
	else
		need_all(needed, set, arena);
	for (size_t i = 0; i < needed->n; i++) {
		const struct template *template =
		    map_get(&set->templates, needed->items[i].key);

		if (template)
			need_nodes(needed, set, template->child, arena);
	}
}

struct hash
template_set_hash(const struct template_set *set, const char *names)
{
	struct arena scratch = {0};
	struct map needed = {0};
	struct hasher hasher;

	need(&needed, set, names, &scratch);
	hasher_init(&hasher);
	for (size_t i = 0; i < needed.n; i++) {
		struct str name = needed.items[i].key;
		const struct template *template =
		    map_get(&set->templates, name);

		hasher_part(&hasher, name);
		if (template)
			hasher_part(&hasher, template->source->text);
	}
	arena_free(&scratch);
	return hasher_done(&hasher);
}

bool
template_set_needs(const struct template_set *set, const char *names,
		   struct str name)
{
	struct arena scratch = {0};
	struct map needed = {0};
	bool needs;

	need(&needed, set, names, &scratch);
	needs = map_has(&needed, name);
	arena_free(&scratch);
	return needs;
}

bool
template_set_mentions(const struct template_set *set, struct str outer,
		      struct str inner)
{
	for (size_t i = 0; i < set->templates.n; i++) {
		const struct template *template = set->templates.items[i].value;

		if (nodes_mention(template->child, outer, inner))
			return true;
	}
	return false;
}

void
template_set_watch(struct template_set *set, template_watcher *watcher,
		   void *context)
{
	set->watcher = watcher;
	set->watcher_context = context;
}

bool
template_render(const struct template_set *set, struct str name,
		const struct value *value, struct buf *out, struct diags *diags)
{
	const struct template *template = map_get(&set->templates, name);
	struct arena scratch = {0};
	const char *nearest;

	if (set->watcher)
		set->watcher(set->watcher_context, name, value);
	if (template)
		return render_template(set, template, value, out, diags);
	nearest = render_nearest(set, name, &scratch);
	diag_file(diags, DIAG_ERROR, "template-missing", NULL,
		  "no template '%.*s'%s", STR_ARG(name),
		  nearest_meant(nearest).text);
	arena_free(&scratch);
	return false;
}
