#include "build/deadlinks.h"

#include "base/file.h"
#include "base/nearest.h"
#include "build/locate.h"
#include "catalog/resolve.h"
#include "model/urlform.h"

/* Messages with a suggestion, of a file: more are hardly told. */
enum { SUGGESTED_MAX = 100 };

struct check {
	const struct catalog *catalog;
	const struct seeds *seeds;
	const struct site *site;
	struct diags *diags;
	/* Of the briefing at hand: */
	const struct summary *from;
	const struct seed *seed;
	struct arena scratch;
	struct loaded loaded; /* read again once something is to be told */
	struct locator locator;
	bool is_loaded;
	size_t suggested;
	bool ok;
};

/* ---- Where it stands ---- */

/* The text is gone when links are checked; what is told is rare. */
static void
load(struct check *check)
{
	struct diags told;

	if (check->is_loaded)
		return;
	check->is_loaded = true;
	diags_init(&told, &check->scratch);
	if (!load_seed(&check->loaded, check->seed, check->site, false,
		       &check->scratch, &told))
		check->loaded.markdown =
		    (struct source){.name = check->seed->path};
	check->locator =
	    locate_text(check->loaded.markdown.text, &check->scratch);
}

static void
tell(struct check *check, const struct outlink *link, enum diag_level level,
     const char *code, struct str message)
{
	size_t line = link->line, column;

	load(check);
	column = locate_url(&check->locator, link->url, &line);
	check->ok = check->ok && level != DIAG_ERROR;
	diag_line(check->diags, level, code, &check->loaded.markdown, line,
		  column, "%.*s", STR_ARG(message));
}

/* ---- What is nearest ---- */

/* message, with the nearest of n names; not for messages that are too many to
 * be told. */
static struct str
suggest(struct check *check, struct str message, struct str name,
	const char *const *names, size_t n)
{
	const char *nearest, *closest;

	if (check->suggested++ >= SUGGESTED_MAX)
		return message;
	nearest = nearest_name(name, names, n);
	closest = nearest ? nearest : nearest_closest(name, names, n);
	if (!closest)
		return message;
	return arena_printf(&check->scratch,
			    nearest ? "%.*s; did you mean '%s'?"
				    : "%.*s; the nearest is '%s'",
			    STR_ARG(message), closest);
}

static struct str
suggest_key(struct check *check, struct str message, struct str name,
	    const struct map *map)
{
	const char **names =
	    arena_array(&check->scratch, map->n + 1, sizeof(*names));

	for (size_t i = 0; i < map->n; i++)
		names[i] = map->items[i].key.p;
	return suggest(check, message, name, names, map->n);
}

static struct str
suggest_target(struct check *check, struct str message, struct str id,
	       const struct linkage *linkage)
{
	const struct target *target = linkage->targets;
	const char **names = arena_array(
	    &check->scratch, linkage->n_targets + 1, sizeof(*names));
	size_t n = 0;

	for (; target; target = target->next)
		names[n++] = target->id.p;
	return suggest(check, message, id, names, n);
}

/* Of the files that may be published and stand in the same folder. */
static struct str
suggest_file(struct check *check, struct str message, struct str name)
{
	struct arena *arena = &check->scratch;
	struct file_list list = {0};
	size_t n =
	    media_list(check->seed->folder.p, file_folder(name), arena, &list);
	const char **names = arena_array(arena, n + 1, sizeof(*names));

	for (size_t i = 0; i < n; i++)
		names[i] = list.names[i].p;
	return suggest(check, message, name, names, n);
}

/* ---- What is wrong ---- */

/* A link to a briefing or a heading. */
static void
tell_dead(struct check *check, const struct outlink *link, struct str message)
{
	tell(check, link,
	     check->site->dead_links == DEAD_WARNING ? DIAG_WARNING
						     : DIAG_ERROR,
	     "link-dead", message);
}

static void
tell_no_target(struct check *check, const struct outlink *link,
	       const struct relative *relative, const struct summary *to)
{
	struct arena *arena = &check->scratch;
	struct str id = relative->fragment, file = to->linkage.file;
	struct str message =
	    to == check->from
		? arena_printf(arena,
			       "there is no heading '%.*s' in this briefing",
			       STR_ARG(id))
		: arena_printf(arena, "there is no heading '%.*s' in '%.*s'",
			       STR_ARG(id), STR_ARG(file));

	tell_dead(check, link,
		  suggest_target(check, message, id, &to->linkage));
}

static void
tell_no_briefing(struct check *check, const struct outlink *link,
		 const struct relative *relative)
{
	struct str message =
	    arena_printf(&check->scratch, "there is no briefing '%.*s'",
			 STR_ARG(relative->path));

	tell_dead(check, link,
		  suggest_key(check, message, relative->path,
			      &check->catalog->seeds));
}

static void
tell_no_file(struct check *check, const struct outlink *link,
	     const struct relative *relative)
{
	struct str message = arena_printf(
	    &check->scratch, "there is no file '%.*s' beside the briefing",
	    STR_ARG(relative->path));

	message = suggest_file(check, message, relative->path);
	tell(check, link,
	     check->site->dead_links == DEAD_ERROR ? DIAG_ERROR : DIAG_WARNING,
	     link->is_image ? "image-missing" : "link-dead", message);
}

/* Something that names no file of a kind that is published: a slip, or an
 * address that only its own site understands. */
static void
tell_odd(struct check *check, const struct outlink *link,
	 const struct relative *relative)
{
	bool exists = media_exists(check->seed->folder.p, relative->path);

	tell(check, link, DIAG_WARNING, "link-form",
	     arena_printf(&check->scratch,
			  exists ? "'%.*s' is of a kind of file that is not "
				   "published; its words are shown"
				 : "'%.*s' is neither a briefing, a file "
				   "beside it nor an address of the web; its "
				   "words are shown",
			  STR_ARG(relative->path)));
}

static void
check_link(struct check *check, const struct outlink *link)
{
	struct relative relative;
	struct reached reached = resolve_link(check->catalog, check->from,
					      link->url, &check->scratch);

	if (!link->is_image && urlform_fault(link->url))
		return; /* which was told already */
	if (reached.reach == REACH_OUTSIDE || reached.reach == REACH_MEDIA ||
	    (reached.reach == REACH_BRIEFING && !link->is_image))
		return;
	linkage_parse(&check->from->linkage, link->url, &check->scratch,
		      &relative);
	if (link->is_image && media_is_published(relative.path))
		tell_no_file(check, link, &relative);
	else if (link->is_image)
		tell_odd(check, link, &relative);
	else if (reached.reach == REACH_NO_TARGET)
		tell_no_target(check, link, &relative, reached.summary);
	else if (seed_is_named(relative.path))
		tell_no_briefing(check, link, &relative);
	else if (media_is_published(relative.path))
		tell_no_file(check, link, &relative);
	else
		tell_odd(check, link, &relative);
}

bool
deadlinks_check(const struct catalog *catalog, const struct reading *reading,
		const struct seeds *seeds, const struct site *site,
		struct diags *diags)
{
	struct check check = {.catalog = catalog,
			      .seeds = seeds,
			      .site = site,
			      .diags = diags,
			      .ok = true};

	for (size_t i = 0; i < reading->n; i++) {
		check.from = &reading->summaries[i];
		check.seed = &seeds->list[i];
		check.is_loaded = false;
		check.suggested = 0;
		for (const struct outlink *link = check.from->linkage.outlinks;
		     link; link = link->next)
			check_link(&check, link);
		arena_free(&check.scratch);
	}
	if (!check.ok)
		diag_file(diags, DIAG_NOTE, "link-dead", NULL,
			  "links that lead nowhere stop a build; with "
			  "'dead_links: warning' in site.yaml they leave their "
			  "words");
	return check.ok;
}
