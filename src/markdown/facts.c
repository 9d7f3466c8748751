#include "markdown/facts.h"

#include "model/native.h"
#include "model/references.h"
#include "model/sitewords.h"
#include "model/tags.h"

/* What stands in the parentheses that text consists of. */
static bool
unwrap(struct str text, struct str *inside)
{
	static const struct str open[] = {STR_INIT("("), STR_INIT("（")};
	static const struct str close[] = {STR_INIT(")"), STR_INIT("）")};

	for (size_t i = 0; i < 2; i++) {
		if (!str_starts(text, open[i]) || !str_ends(text, close[i]))
			continue;
		*inside =
		    str_trim(str_slice(text, open[i].n, text.n - close[i].n));
		return true;
	}
	return false;
}

/* "[Title](url) (native title)", or the words without a link. */
static void
put_article(struct entry *entry, const struct span *spans, struct arena *arena,
	    struct link ***references)
{
	struct str words = span_plain(arena, spans), rest = {0};
	struct link *links = NULL, **last = &links;
	bool linked = spans && spans->kind == SPAN_LINK;

	if (linked)
		rest = span_plain(arena, spans->next);
	if (linked && (rest.n == 0 || unwrap(rest, &entry->native_title)))
		entry->article_title = span_plain(arena, spans->child);
	else
		native_split(words, &entry->article_title,
			     &entry->native_title);
	references_take(spans, arena, &last);
	if (!links)
		return;
	entry->article_url = links->url;
	entry->article_line = links->line;
	**references = links->next;
	if (links->next)
		*references = last;
}

static void
put_date(struct entry *entry, struct str words, struct str lang)
{
	if (!date_parse_in(words, lang, &entry->date))
		entry->date_text = words;
}

bool
fact_is_known(const struct entry *entry, enum role role)
{
	if (role == ROLE_ARTICLE)
		return entry->article_title.p || entry->article_url.p;
	if (role == ROLE_ISSUER)
		return entry->issuer.p;
	if (role == ROLE_DATE)
		return date_is_set(entry->date) || entry->date_text.p;
	if (role == ROLE_TAGS)
		return entry->tags;
	return role == ROLE_REFERENCES && entry->references;
}

bool
fact_put(struct entry *entry, const struct labelled *piece,
	 const struct site *site, struct str lang, struct arena *arena,
	 struct link ***references)
{
	enum role role = site_role(site, piece->label);
	struct str label = site_own_label(site, role, piece->label);
	struct str words = span_plain(arena, piece->spans);

	if (role == ROLE_REFERENCES && references_are(piece->spans)) {
		references_take(piece->spans, arena, references);
		entry->references_label = label;
		return true;
	}
	if (role == ROLE_REFERENCES || fact_is_known(entry, role))
		return false;
	if (role == ROLE_ARTICLE) {
		put_article(entry, piece->spans, arena, references);
		entry->article_label = label;
		return true;
	}
	if (role == ROLE_ISSUER) {
		entry->issuer = words;
		entry->issuer_label = label;
	} else if (role == ROLE_DATE) {
		put_date(entry, words, lang.n ? lang : site->lang);
		entry->date_label = label;
	} else if (role == ROLE_TAGS) {
		if (!tags_are(words))
			return false;
		tags_add_line(&entry->tags, words, arena);
		entry->tags_label = label;
	} else {
		return false;
	}
	references_take(piece->spans, arena, references);
	return true;
}
