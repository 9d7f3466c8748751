#include "catalog/summary_pack.h"

#define PLAIN(pack, value) pack_plain((pack), &(value), sizeof(value))

/* ---- Passages ---- */

static void
pack_cited(struct pack *pack, struct cited *cited)
{
	pack_text(pack, &cited->url);
	pack_text(pack, &cited->text);
	pack_text(pack, &cited->host);
	PLAIN(pack, cited->key);
	PLAIN(pack, cited->archived);
}

static void
pack_keys(struct pack *pack, uint64_t **keys, uint32_t *count)
{
	size_t n = *count;

	*keys = pack_array(pack, *keys, &n, sizeof(**keys));
	pack_plain(pack, *keys, n * sizeof(**keys));
	*count = (uint32_t)n;
}

static void
pack_traces(struct pack *pack, struct traces *traces)
{
	size_t n_cited = traces->n_cited, n_named = traces->n_named;
	size_t n_tags = traces->n_tags;

	PLAIN(pack, traces->order);
	traces->cited =
	    pack_array(pack, traces->cited, &n_cited, sizeof(*traces->cited));
	for (size_t i = 0; i < n_cited; i++)
		pack_cited(pack, &traces->cited[i]);
	traces->named =
	    pack_array(pack, traces->named, &n_named, sizeof(*traces->named));
	for (size_t i = 0; i < n_named; i++) {
		PLAIN(pack, traces->named[i].key);
		pack_text(pack, &traces->named[i].text);
	}
	pack_keys(pack, &traces->hints, &traces->n_hints);
	pack_keys(pack, &traces->terms, &traces->n_terms);
	traces->tags =
	    pack_array(pack, traces->tags, &n_tags, sizeof(*traces->tags));
	for (size_t i = 0; i < n_tags; i++)
		pack_text(pack, &traces->tags[i]);
	traces->n_cited = (uint32_t)n_cited;
	traces->n_named = (uint32_t)n_named;
	traces->n_tags = (uint32_t)n_tags;
}

static void
pack_entry(struct pack *pack, struct entry_summary *entry)
{
	pack_text(pack, &entry->id);
	PLAIN(pack, entry->place);
	pack_text(pack, &entry->title);
	pack_text(pack, &entry->native_title);
	pack_text(pack, &entry->lead);
	pack_text(pack, &entry->issuer);
	entry->issuers = pack_array(pack, entry->issuers, &entry->n_issuers,
				    sizeof(*entry->issuers));
	for (size_t i = 0; i < entry->n_issuers; i++) {
		pack_text(pack, &entry->issuers[i].name);
		pack_text(pack, &entry->issuers[i].native);
	}
	pack_text(pack, &entry->section);
	PLAIN(pack, entry->date);
	PLAIN(pack, entry->corrected);
	PLAIN(pack, entry->n_blocks);
	pack_traces(pack, &entry->traces);
	PLAIN(pack, entry->hash);
}

static void
pack_note(struct pack *pack, struct note_summary *note)
{
	PLAIN(pack, note->number);
	PLAIN(pack, note->date);
	pack_text(pack, &note->text);
	pack_traces(pack, &note->traces);
	PLAIN(pack, note->hash);
}

static void
pack_abbrev(struct pack *pack, struct abbrev *abbrev)
{
	pack_text(pack, &abbrev->shortened);
	pack_text(pack, &abbrev->expansion);
	pack_text(pack, &abbrev->native);
	PLAIN(pack, abbrev->place);
}

/* ---- Links ---- */

static void
pack_target(struct pack *pack, struct target *target)
{
	pack_text(pack, &target->id);
	PLAIN(pack, target->kind);
	pack_text(pack, &target->entry);
	pack_text(pack, &target->section);
	PLAIN(pack, target->is_shown);
}

static void
pack_outlink(struct pack *pack, struct outlink *outlink)
{
	pack_text(pack, &outlink->url);
	PLAIN(pack, outlink->is_image);
	PLAIN(pack, outlink->line);
}

static void
pack_alias(struct pack *pack, struct alias *alias)
{
	pack_text(pack, &alias->path);
	pack_text(pack, &alias->entry);
	PLAIN(pack, alias->line);
	PLAIN(pack, alias->column);
}

static void
pack_linkage(struct pack *pack, struct linkage *linkage)
{
	struct target **target = &linkage->targets;
	struct outlink **outlink = &linkage->outlinks;
	struct alias **alias = &linkage->aliases;
	struct wanted **wanted = &linkage->wanted;

	pack_text(pack, &linkage->file);
	pack_text(pack, &linkage->record);
	for (; PACK_NEXT(pack, target); target = &(*target)->next)
		pack_target(pack, *target);
	for (; PACK_NEXT(pack, outlink); outlink = &(*outlink)->next)
		pack_outlink(pack, *outlink);
	for (; PACK_NEXT(pack, alias); alias = &(*alias)->next)
		pack_alias(pack, *alias);
	for (; PACK_NEXT(pack, wanted); wanted = &(*wanted)->next) {
		pack_text(pack, &(*wanted)->name);
		PLAIN(pack, (*wanted)->is_shown);
	}
	PLAIN(pack, linkage->n_aliases);
	PLAIN(pack, linkage->is_mute);
	PLAIN(pack, linkage->is_bare);
	if (!pack->out)
		linkage_index(linkage, pack->arena);
}

/* ---- The whole ---- */

static void
pack_search(struct pack *pack, struct search_summary *search)
{
	PLAIN(pack, search->n_parts);
	PLAIN(pack, search->texts);
	PLAIN(pack, search->terms);
	search->sections =
	    pack_array(pack, search->sections, &search->n_sections,
		       sizeof(*search->sections));
	for (size_t i = 0; i < search->n_sections; i++)
		pack_text(pack, &search->sections[i]);
}

static void
pack_lists(struct pack *pack, struct summary *summary)
{
	struct entry_summary **entry = &summary->entries;
	struct note_summary **note = &summary->notes;
	struct abbrev **abbrev = &summary->abbrevs;

	for (; PACK_NEXT(pack, entry); entry = &(*entry)->next)
		pack_entry(pack, *entry);
	for (; PACK_NEXT(pack, note); note = &(*note)->next)
		pack_note(pack, *note);
	for (; PACK_NEXT(pack, abbrev); abbrev = &(*abbrev)->next)
		pack_abbrev(pack, *abbrev);
}

void
summary_pack(struct pack *pack, struct summary *summary)
{
	pack_text(pack, &summary->slug);
	pack_text(pack, &summary->title);
	pack_text(pack, &summary->lang);
	PLAIN(pack, summary->date);
	PLAIN(pack, summary->first);
	PLAIN(pack, summary->last);
	PLAIN(pack, summary->updated);
	pack_lists(pack, summary);
	PLAIN(pack, summary->n_entries);
	PLAIN(pack, summary->n_notes);
	PLAIN(pack, summary->n_links);
	pack_traces(pack, &summary->traces);
	PLAIN(pack, summary->card);
	pack_linkage(pack, &summary->linkage);
	pack_search(pack, &summary->search);
}
