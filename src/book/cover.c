#include "book/cover.h"

#include "publish/drawing.h"
#include "publish/page.h"
#include "publish/values.h"

static const struct box masthead_box = {96, 150, 1008, 130};
static const struct box title_box = {96, 360, 1008, 520};
static const struct box bars_box = {96, 1010, 1008, 500};
static const struct box dots_box = {96, 1550, 1008, 130};

/* Sizes of the letters of a title. */
enum { LARGEST = 112, SMALLEST = 44 };
/* Width of a bar where there are few. */
enum { BAR_MAX = 72 };

static size_t
count_entries(const struct summary *summary, struct weights *weights)
{
	for (const struct entry_summary *e = summary->entries; e; e = e->next)
		weights->list[weights->n++] = e->n_blocks;
	return summary->n_notes;
}

/* What the bars stand for. Returns the number of dots. */
static size_t
weigh(const struct cover *cover, struct weights *weights, struct arena *arena)
{
	size_t n = cover->n == 1 ? cover->briefings[0]->n_entries : cover->n;

	weights->list = arena_array(arena, n + 1, sizeof(*weights->list));
	if (cover->n == 1)
		return count_entries(cover->briefings[0], weights);
	for (size_t k = cover->n; k-- > 0;)
		weights->list[weights->n++] = cover->briefings[k]->n_entries +
					      cover->briefings[k]->n_notes;
	return 0;
}

/* The title of the site, where the book's does not begin with it. */
static struct str
masthead(const struct place *place, const struct cover *cover)
{
	struct str title = place->press->site->title;

	return str_starts_case(cover->title, title) ? (struct str){0} : title;
}

bool
cover_draw(const struct place *place, const struct cover *cover,
	   struct buf *svg, struct diags *diags)
{
	struct arena *arena = place->arena;
	struct value *page =
	    values_page(place, cover->title, place_lang(place));
	struct weights weights = {0};
	size_t n_dots = weigh(cover, &weights, arena);

	value_set_text(arena, page, "accent", place->press->site->accent);
	value_set_text(arena, page, "cover_period", cover->period);
	value_set(
	    arena, page, "masthead_lines",
	    drawing_lines(arena, masthead(place, cover), masthead_box, 46, 34));
	value_set(
	    arena, page, "title_lines",
	    drawing_lines(arena, cover->title, title_box, LARGEST, SMALLEST));
	value_set(arena, page, "bars",
		  drawing_columns(arena, &weights, bars_box, BAR_MAX));
	value_set(arena, page, "dots", drawing_dots(arena, n_dots, dots_box));
	return page_render(place->press, "epub/cover.svg", page,
			   STR("EPUB/cover.svg"), svg, diags);
}
