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
