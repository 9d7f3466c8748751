/*
 * Template: Mustache (mustache.github.io, specification 1.4), complete but
 * for lambdas: interpolation, sections, inverted sections, comments,
 * partials, delimiters, dynamic names, inheritance.
 *
 *	struct template_set *set = template_set_new(&arena);
 *	template_set_add(set, name, &source, diags);	each file
 *	template_render(set, STR("page.html"), value, &out, diags);
 *
 * A set is read only once all templates are added: any number of threads
 * may render from it. Sources live as long as the set.
 */
#ifndef BREVIER_TEMPLATE_TEMPLATE_H
#define BREVIER_TEMPLATE_TEMPLATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"
#include "template/value.h"

struct template_set;

struct template_set *template_set_new(struct arena *arena);

/* Parses source as the template called name, replacing an earlier one of
 * that name; false and errors with line and column for each fault: an
 * unclosed tag or section, a section closed by another name, a bad tag. A
 * faulty template leaves the set as it was. */
bool template_set_add(struct template_set *set, struct str name,
		      const struct source *source, struct diags *diags);
bool template_set_has(const struct template_set *set, struct str name);

/* Whether a template names another one, name, as partial or parent; true where
 * one is named by a value, which may be any. */
bool template_set_uses(const struct template_set *set, struct str name);
/* Whether a template has the name "outer.inner". */
bool template_set_mentions(const struct template_set *set, struct str outer,
			   struct str inner);

/* A hash of the templates that these need: a list of names with spaces between
 * them, of which one that ends in '/' stands for all that begin so; and those
 * that they name as partial or parent, and so on. All templates where names is
 * NULL, or where one is named by a value. */
struct hash template_set_hash(const struct template_set *set,
			      const char *names);
/* Whether the template called name is one of those. */
bool template_set_needs(const struct template_set *set, const char *names,
			struct str name);

/* Is told each value that is rendered, before it is, with the template's name:
 * for those who want to know what a template can use. One watches a set, and
 * one thread only may render from it then. */
typedef void template_watcher(void *context, struct str name,
			      const struct value *value);
void template_set_watch(struct template_set *set, template_watcher *watcher,
			void *context);

/* Renders into out. A partial or parent that does not exist is an error
 * (a dynamic name that is null shows nothing), as is nesting of partials
 * beyond 64. A name that stands in no map of the stack is a warning
 * [unknown-name] with the nearest known name. */
bool template_render(const struct template_set *set, struct str name,
		     const struct value *value, struct buf *out,
		     struct diags *diags);

#endif
