#include "book/claims.h"

static void
push(const struct place *place, struct value *list, struct str text)
{
	struct value *item = value_map(place->arena);

	value_set_text(place->arena, item, "text", text);
	value_push(list, item);
}

static void
push_if(const struct place *place, struct value *list, bool is_so,
	const char *text)
{
	if (is_so)
		push(place, list, str_from(text));
}

static bool
is_described(const struct audit *audit)
{
	return audit->faults[FAULT_MUTE] == 0;
}

static struct value *
features_value(const struct audit *audit, const struct place *place)
{
	struct value *list = value_list(place->arena);
	bool whole = audit->faults[FAULT_GAP] == 0;

	push_if(place, list, audit->has_contents, "tableOfContents");
	push_if(place, list, audit->has_contents && audit->in_order,
		"readingOrder");
	push_if(place, list, audit->has_contents && whole,
		"structuralNavigation");
	push_if(place, list, audit->is_adaptable, "displayTransformability");
	push_if(place, list, audit->images && is_described(audit),
		"alternativeText");
	push_if(place, list, audit->pages.n > 0, "pageBreakMarkers");
	push_if(place, list, audit->lists_pages, "pageNavigation");
	push_if(place, list, audit->has_index, "index");
	return list;
}

/* Text is enough where every image says what it shows. */
static void
set_modes(const struct audit *audit, const struct place *place,
	  struct value *access)
{
	struct arena *arena = place->arena;
	struct value *modes = value_list(arena), *enough = value_list(arena);
	struct value *hazards = value_list(arena);

	push(place, modes, STR("textual"));
	push_if(place, modes, audit->images > 0, "visual");
	push(place, enough,
	     is_described(audit) ? STR("textual") : STR("textual,visual"));
	push(place, hazards, audit->may_flash ? STR("unknown") : STR("none"));
	value_set(arena, access, "modes", modes);
	value_set(arena, access, "sufficient", enough);
	value_set(arena, access, "hazards", hazards);
}

/* The same in sentences. */
static struct str
summary_text(const struct audit *audit, const struct place *place)
{
	const struct wording *wording = place_wording(place);
	struct buf out = {0};
	struct str text;
	const struct {
		bool is_so;
		const char *word;
	} sentences[] = {
	    {audit->images <= 1, "book_access"},
	    {audit->images > 1, "book_access_images"},
	    {audit->images && is_described(audit), "book_access_described"},
	    {!is_described(audit), "book_access_mute"},
	    {audit->has_contents, "book_access_contents"},
	    {audit->faults[FAULT_GAP] > 0, "book_access_gap"},
	    {audit->tables && !audit->faults[FAULT_BARE], "book_access_tables"},
	    {audit->faults[FAULT_BARE] > 0, "book_access_bare"},
	    {audit->faults[FAULT_FOREIGN] > 0, "book_access_foreign"},
	    {audit->lists_pages, "book_access_pages"},
	};

	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		if (sentences[i].is_so) {
			if (out.n)
				buf_put(&out, wording_text(wording, "space"));
			buf_put(&out, wording_text(wording, sentences[i].word));
		}
	text = buf_take(&out, place->arena);
	buf_free(&out);
	return text;
}

/* ---- The publisher's statement ---- */

static bool
is_clean(const struct audit *audit)
{
	for (size_t i = 0; i < FAULTS; i++)
		if (audit->faults[i])
			return false;
	return audit->has_contents && audit->in_order && audit->is_adaptable;
}

static void
set_statement(const struct audit *audit, const struct place *place,
	      struct value *access, struct str name, struct diags *diags)
{
	const struct conformance *said = &place->press->site->conformance;
	bool made = said->conforms_to.n && is_clean(audit);
	struct str none = {0};

	value_set_text(place->arena, access, "conforms_to",
		       made ? said->conforms_to : none);
	value_set_text(place->arena, access, "certified_by",
		       made ? said->certified_by : none);
	value_set_text(place->arena, access, "report_url",
		       made ? said->report : none);
	if (said->conforms_to.n && !made)
		diag_file(diags, DIAG_WARNING, "access-claim",
			  arena_str(place->arena, name).p,
			  "does not say that it conforms to '%.*s', as "
			  "site.yaml has it: there are faults in it",
			  STR_ARG(said->conforms_to));
}

struct value *
claims_value(const struct audit *audit, const struct place *place,
	     struct str name, struct diags *diags)
{
	struct value *access = value_map(place->arena);

	set_modes(audit, place, access);
	value_set(place->arena, access, "features",
		  features_value(audit, place));
	value_set_text(place->arena, access, "summary",
		       summary_text(audit, place));
	set_statement(audit, place, access, name, diags);
	return access;
}
