#include "catalog/linkage.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/escape.h"
#include "base/hash.h"
#include "base/path.h"
#include "model/address.h"
#include "model/tour.h"

enum { KEY_MAX = 60 }; /* bytes of what an id is compared by */

/* ---- Targets ---- */

struct maker {
	struct linkage *linkage;
	struct arena *arena, scratch;
	struct target **last_target;
	struct outlink **last_outlink;
	struct str section, entry; /* where the text at hand stands */
};

static struct str
copy(const struct maker *maker, struct str text)
{
	return text.p ? arena_str(maker->arena, text) : text;
}

struct str
linkage_key(struct str id, struct arena *arena)
{
	struct str slug = slug_make(arena, id, KEY_MAX);
	char *key = arena_alloc(arena, slug.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < slug.n; i++)
		if (slug.p[i] != '-' && slug.p[i] != '_')
			key[n++] = slug.p[i];
	return (struct str){key, n};
}

static int
name_cmp(const void *va, const void *vb)
{
	const struct target_name *a = va, *b = vb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->target->place < b->target->place ? -1 : 1;
}

void
linkage_index(struct linkage *linkage, struct arena *arena)
{
	struct target *target = linkage->targets;
	struct arena scratch = {0};
	size_t n = 0;

	for (; target; target = target->next)
		n++;
	linkage->n_targets = n;
	linkage->by_id = arena_array(arena, n, sizeof(*linkage->by_id));
	linkage->by_key = arena_array(arena, n, sizeof(*linkage->by_key));
	for (n = 0, target = linkage->targets; target; target = target->next) {
		struct str key = linkage_key(target->id, &scratch);

		target->place = (uint32_t)n;
		linkage->by_id[n] =
		    (struct target_name){hash_quick(target->id), target};
		linkage->by_key[n++] =
		    (struct target_name){hash_quick(key), target};
	}
	if (n > 0) {
		qsort(linkage->by_id, n, sizeof(*linkage->by_id), name_cmp);
		qsort(linkage->by_key, n, sizeof(*linkage->by_key), name_cmp);
	}
	arena_free(&scratch);
}

static const struct target *
find_name(const struct target_name *names, size_t n, uint64_t key)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (names[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && names[low].key == key ? names[low].target : NULL;
}

const struct target *
linkage_find(const struct linkage *linkage, struct str id)
{
	const struct target *target =
	    find_name(linkage->by_id, linkage->n_targets, hash_quick(id));

	return target && str_eq(target->id, id) ? target : NULL;
}

const struct target *
linkage_find_like(const struct linkage *linkage, struct str id,
		  struct arena *scratch)
{
	struct str key = linkage_key(id, scratch);

	return key.n ? find_name(linkage->by_key, linkage->n_targets,
				 hash_quick(key))
		     : NULL;
}

static struct target *
add_target(struct maker *maker, enum target_kind kind, struct str id)
{
	struct arena *arena = maker->arena;
	struct target *target = arena_alloc(arena, sizeof(*target));

	target->id = copy(maker, id);
	target->kind = kind;
	target->section = maker->section;
	target->entry = maker->entry;
	*maker->last_target = target;
	maker->last_target = &target->next;
	return target;
}

static void
see_heading(void *context, const struct block *heading)
{
	if (heading->id.n)
		add_target(context, TARGET_HEADING, heading->id);
}

static void
see_entry(void *context, const struct entry *entry)
{
	struct maker *maker = context;
	struct target *target;

	maker->entry = (struct str){0};
	if (!entry)
		return;
	target = add_target(maker, TARGET_ENTRY, entry->id);
	maker->entry = target->entry = target->id;
}

static void
see_section(void *context, const struct section *section)
{
	struct maker *maker = context;
	struct target *target;

	maker->section = (struct str){0};
	if (!section)
		return;
	target = add_target(maker, TARGET_SECTION, section->id);
	maker->section = target->section = target->id;
	target->is_shown = section_is_shown(section);
	if (section->entries)
		target->entry = copy(maker, section->entries->id);
}

/* ---- Links ---- */

static void
see_link(void *context, const struct tour_link *link)
{
	struct maker *maker = context;
	struct relative ignored;
	struct outlink *outlink;

	if (!linkage_parse(maker->linkage, link->url, &maker->scratch,
			   &ignored))
		return;
	outlink = arena_alloc(maker->arena, sizeof(*outlink));
	outlink->url = copy(maker, link->url);
	outlink->is_image = link->is_image;
	outlink->line = link->line;
	*maker->last_outlink = outlink;
	maker->last_outlink = &outlink->next;
}

static void
keep_aliases(struct maker *maker, const struct alias *alias)
{
	struct alias **last = &maker->linkage->aliases, *kept;

	for (; alias; alias = alias->next) {
		kept = arena_alloc(maker->arena, sizeof(*kept));
		kept->path = copy(maker, alias->path);
		kept->entry = copy(maker, alias->entry);
		kept->line = alias->line;
		kept->column = alias->column;
		*last = kept;
		last = &kept->next;
		maker->linkage->n_aliases++;
	}
}

void
linkage_make(struct linkage *linkage, const struct briefing *briefing,
	     struct arena *arena)
{
	struct maker maker = {.linkage = linkage,
			      .arena = arena,
			      .last_target = &linkage->targets,
			      .last_outlink = &linkage->outlinks};

	struct tour tour = {.context = &maker,
			    .section = see_section,
			    .entry = see_entry,
			    .heading = see_heading,
			    .link = see_link};

	keep_aliases(&maker, briefing->aliases);
	tour_briefing(briefing, &tour, &maker.scratch);
	linkage_index(linkage, arena);
	arena_free(&maker.scratch);
}

/* ---- Relative addresses ---- */

static struct str
skip_mark(struct str url)
{
	static const struct str marks[] = {
	    STR_INIT("{filename}"), STR_INIT("{static}"), STR_INIT("{attach}"),
	    STR_INIT("|filename|"), STR_INIT("|static|")};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!str_starts(url, marks[i]))
			continue;
		url = str_skip(url, marks[i].n);
		return str_starts(url, STR("/")) ? str_skip(url, 1) : url;
	}
	return url;
}

/* Without "." and ".."; as it is where it leaves the folder. */
static struct str
remove_dots(struct str path, struct arena *arena)
{
	struct buf out = {0};
	struct str rest = path, part;
	bool within = true;

	while (within && str_cut(&rest, '/', &part)) {
		if (part.n == 0 || str_eq(part, STR(".")))
			continue;
		if (!str_eq(part, STR(".."))) {
			buf_puts(&out, out.n ? "/" : "");
			buf_put(&out, part);
			continue;
		}
		within = out.n > 0;
		while (out.n > 0 && out.p[--out.n] != '/')
			;
	}
	path = within ? buf_take(&out, arena) : (struct str){0};
	buf_free(&out);
	return path;
}

static bool
has_odd_bytes(struct str url)
{
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] < 0x20 || url.p[i] == 0x7F ||
		    url.p[i] == '\\')
			return true;
	return false;
}

bool
linkage_parse(const struct linkage *linkage, struct str url,
	      struct arena *arena, struct relative *relative)
{
	struct str path;
	size_t hash;

	*relative = (struct relative){0};
	url = skip_mark(str_trim(url));
	if (url.n == 0 || url.p[0] == '/' || address_has_scheme(url) ||
	    has_odd_bytes(url))
		return false;
	hash = str_chr(url, '#', 0);
	if (hash != STR_NONE) {
		relative->fragment =
		    unescape_percent(arena, str_skip(url, hash + 1));
		url = str_slice(url, 0, hash);
	}
	if (str_chr(url, '?', 0) != STR_NONE)
		url = str_slice(url, 0, str_chr(url, '?', 0));
	url = path = unescape_percent(arena, url);
	if (url.n > 0 && str_chr(linkage->file, '/', 0) != STR_NONE)
		path =
		    str_from(file_join(arena, file_folder(linkage->file), url));
	path = remove_dots(path, arena);
	relative->path = path.p ? path : url;
	return relative->path.n > 0 || hash == 0;
}
