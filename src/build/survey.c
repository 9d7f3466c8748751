#include "build/survey.h"

#include "base/file.h"
#include "build/locate.h"
#include "markdown/attributes.h"
#include "model/tour.h"
#include "model/urlform.h"

struct survey {
	struct linkage *linkage;
	const struct source *source;
	const struct site *site;
	struct locator locator;
	struct arena *arena, scratch;
	struct diags *diags;
	struct wanted **last;
	struct map seen;     /* struct wanted by name */
	size_t line, column; /* of the link at hand; 0: not looked for */
};

static void
tell(struct survey *survey, const struct tour_link *link, enum diag_level level,
     const char *code, const char *subject, const char *fault)
{
	if (!survey->line) {
		survey->line = link->line;
		survey->column =
		    locate_url(&survey->locator, link->url, &survey->line);
	}
	diag_line(survey->diags, level, code, survey->source, survey->line,
		  survey->column, "%s '%.*s' %s", subject, STR_ARG(link->url),
		  fault);
}

/* Wants a file, once, however often it is named. */
static void
want(struct survey *survey, struct str name, bool is_shown)
{
	void **place = map_put(&survey->seen, &survey->scratch, name);
	struct wanted *wanted = *place;

	if (!wanted) {
		wanted = arena_alloc(survey->arena, sizeof(*wanted));
		wanted->name = arena_str(survey->arena, name);
		*place = wanted;
		*survey->last = wanted;
		survey->last = &wanted->next;
	}
	wanted->is_shown = wanted->is_shown || is_shown;
}

static bool
is_remote(struct str url)
{
	return str_starts_case(url, STR("http://")) ||
	       str_starts_case(url, STR("https://")) ||
	       str_starts(url, STR("//"));
}

/* What is not shown in place need not say what it shows. */
static void
tell_mute(struct survey *survey, const struct tour_link *link)
{
	bool asked = survey->site->dead_links != DEAD_WARNING;

	survey->linkage->is_mute = true;
	tell(survey, link,
	     asked && !is_remote(link->url) ? DIAG_ERROR : DIAG_WARNING,
	     "image-alt", "image",
	     "has no alternative text; write what it shows between '![' and "
	     "']', or '" ATTRIBUTES_DECORATIVE
	     "' behind it if it adds nothing");
}

static void
see_image(struct survey *survey, const struct tour_link *link)
{
	struct relative relative;

	if (!link->is_decorative &&
	    span_plain(&survey->scratch, link->words).n == 0)
		tell_mute(survey, link);
	if (is_remote(link->url))
		tell(survey, link, DIAG_WARNING, "image-remote", "image",
		     "is not loaded from another site, and is shown as a "
		     "link; save it beside the briefing");
	else if (!linkage_parse(survey->linkage, link->url, &survey->scratch,
				&relative) ||
		 relative.path.n == 0)
		tell(survey, link, DIAG_WARNING, "link-form", "image",
		     "is not shown: write its path from the folder of the "
		     "briefing, as in 'images/a.png'");
	else if (media_is_published(relative.path))
		want(survey, relative.path, true);
}

static void
see_link(struct survey *survey, const struct tour_link *link)
{
	const char *fault = urlform_fault(link->url);
	struct relative relative;

	if (fault)
		tell(survey, link, DIAG_WARNING, "link-form", "the address",
		     fault);
	else if (linkage_parse(survey->linkage, link->url, &survey->scratch,
			       &relative) &&
		 relative.path.n > 0 && !seed_is_named(relative.path) &&
		 media_is_published(relative.path))
		want(survey, relative.path, false);
}

static void
see(void *context, const struct tour_link *link)
{
	struct survey *survey = context;

	survey->line = 0;
	if (link->is_image)
		see_image(survey, link);
	else
		see_link(survey, link);
}

/* Heads of columns stand in the first row, those of rows under its empty
 * corner (see html.h). */
static bool
has_headers(const struct block *table)
{
	const struct block *head = table->child;

	for (const struct block *at = head->child; at; at = at->next)
		if (at->spans)
			return true;
	for (const struct block *row = head->next; row; row = row->next)
		if (row->child && row->child->spans)
			return true;
	return false;
}

static void
see_table(void *context, const struct block *table)
{
	struct survey *survey = context;

	if (has_headers(table))
		return;
	survey->linkage->is_bare = true;
	diag_line(survey->diags, DIAG_WARNING, "table-head", survey->source,
		  table->line, 0,
		  "the table has no headers; write what its columns hold into "
		  "the first row, or what its rows hold into the first column");
}

bool
survey_make(struct linkage *linkage, const struct seed *seed,
	    const struct briefing *briefing, const struct loaded *loaded,
	    const struct site *site, struct arena *arena, struct diags *diags)
{
	size_t errors = diags->errors;
	struct survey survey = {.linkage = linkage,
				.source = &loaded->markdown,
				.site = site,
				.arena = arena,
				.diags = diags,
				.last = &linkage->wanted};
	struct tour tour = {
	    .context = &survey, .table = see_table, .link = see};

	survey.locator = locate_text(loaded->markdown.text, &survey.scratch);
	linkage->file = arena_str(arena, seed->name);
	linkage->record = arena_str(arena, seed->record_name);
	tour_briefing(briefing, &tour, &survey.scratch);
	arena_free(&survey.scratch);
	return diags->errors == errors;
}

bool
survey_media(struct linkage *linkage, const struct seed *seed,
	     struct arena *arena, struct diags *diags)
{
	const char *folder = seed->folder.p;
	struct media **last = &linkage->media;
	bool ok = true;

	for (struct wanted *w = linkage->wanted; w; w = w->next) {
		struct media *media;

		if (!media_exists(folder, w->name))
			continue;
		media = media_load(folder, w->name, arena, diags);
		if (!media) {
			ok = false;
			continue;
		}
		media->is_shown = w->is_shown;
		*map_put(&linkage->by_name, arena, media->name) = media;
		*last = media;
		last = &media->next;
	}
	return ok;
}
