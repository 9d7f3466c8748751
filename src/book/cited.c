#include "book/cited.h"

#include "base/map.h"
#include "model/links.h"
#include "publish/values.h"

struct group {
	const struct place *place;
	struct value *links;
	struct map seen; /* addresses that are among them */
};

static void
see_link(void *context, struct str text, struct str url)
{
	struct group *group = context;
	struct arena *arena = group->place->arena;
	struct value *link;
	void **place;

	if (!str_starts_case(url, STR("http:")) &&
	    !str_starts_case(url, STR("https:")))
		return;
	place = map_put(&group->seen, arena, url);
	if (*place)
		return;
	*place = group;
	link = values_link(group->place, arena_str(arena, text), url);
	if (value_is_true(value_get(link, STR("url"))))
		value_push(group->links, link);
}

static struct group
group_new(const struct place *place)
{
	return (struct group){.place = place,
			      .links = value_list(place->arena)};
}

static void
push_group(struct value *list, const struct group *group, struct str title,
	   struct str url, int page)
{
	const struct place *place = group->place;
	struct arena *arena = place->arena;
	struct value *map;
	struct str page_text = {0};

	if (!value_is_true(group->links))
		return;
	if (page > 0)
		page_text =
		    wording_fill_one(place_wording(place), arena, "page_number",
				     "page", arena_printf(arena, "%d", page));
	map = value_map(arena);
	value_set(arena, map, "title_html",
		  values_native(place, title, place_lang(place)));
	value_set_text(arena, map, "url", url);
	value_set_text(arena, map, "page_text", page_text);
	value_set(arena, map, "links", group->links);
	value_push(list, map);
}

static void
push_notes(struct value *list, const struct place *place,
	   const struct briefing *briefing, const struct section *section)
{
	struct group group = group_new(place);
	struct str title = briefing->title;

	for (const struct note *n = section->notes; n; n = n->next)
		links_of_note(n, place->arena, see_link, &group);
	if (section->title)
		title = span_plain(place->arena, section->title);
	push_group(list, &group, title.n ? title : briefing->title,
		   place_in_text(place, STR("sections/"), section->id),
		   section->page);
}

static void
push_entry(struct value *list, const struct place *place,
	   const struct entry *entry)
{
	struct group group = group_new(place);

	links_of_entry(entry, place->arena, see_link, &group);
	push_group(list, &group, entry_title(entry, place->arena),
		   place_in_text(place, STR("entries/"), entry->id),
		   entry->page);
}

struct value *
cited_value(const struct place *place, const struct briefing *briefing)
{
	struct value *list = value_list(place->arena);
	struct group group = group_new(place);

	links_of_prose(briefing, place->arena, see_link, &group);
	push_group(list, &group, briefing->title,
		   place_in_text(place, STR(""), STR("title")), 0);
	for (const struct section *s = briefing->sections; s; s = s->next) {
		push_notes(list, place, briefing, s);
		for (const struct entry *e = s->entries; e; e = e->next)
			push_entry(list, place, e);
	}
	return list;
}
