#include "model/sitewords.h"

#include "base/fold.h"
#include "base/lang.h"
#include "model/labels.h"

bool
site_sets(const struct site *site, struct str lang)
{
	for (size_t i = 0; i < site->n_typography; i++)
		if (lang_is_within(lang, site->typography[i]))
			return true;
	return false;
}

enum role
site_role(const struct site *site, struct str label)
{
	label = fold_trim(label);
	for (const struct label *l = site->labels; l; l = l->next)
		if (fold_eq(l->text, label))
			return l->role;
	return labels_find(&site->known, label).role;
}

bool
role_is_fact(enum role role)
{
	return role == ROLE_ARTICLE || role == ROLE_ISSUER || role == ROLE_DATE;
}

enum role
site_field_role(const struct site *site, struct str label)
{
	enum role role = site_role(site, label);

	return role == ROLE_SUMMARY || role == ROLE_COMMENT ? role : ROLE_NONE;
}

struct str
site_label(const struct site *site, enum role role)
{
	for (const struct label *l = site->labels; l; l = l->next)
		if (l->role == role)
			return l->text;
	return labels_text(role, lang_of(site->lang));
}

struct str
site_own_label(const struct site *site, enum role role, struct str label)
{
	if (site_role(site, label) != role)
		return (struct str){0};
	return str_eq(label, site_label(site, role)) ? (struct str){0} : label;
}

struct str
site_section(const struct site *site, struct str lang, size_t k,
	     struct arena *arena)
{
	if (k < site->n_sections)
		return site->sections[k];
	return labels_section(k, lang_of(lang), arena);
}
