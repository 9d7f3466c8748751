#include "catalog/nameword.h"

#include "base/fold.h"

/* What names are of, in the singular. */
static const char *const things[] = {
    "act",         "agenda",     "agreement", "alliance",  "bill",
    "campaign",    "catalog",    "catalogue", "compact",   "convention",
    "deal",        "directive",  "framework", "fund",      "guideline",
    "initiative",  "law",        "mission",   "package",   "pact",
    "partnership", "plan",       "program",   "programme", "project",
    "protocol",    "regulation", "roadmap",   "scheme",    "strategy",
    "treaty",      NULL};

/* Words that make no name of such a thing: "National Action Plan" is any. */
static const char *const vague[] = {"action",      "administrative",
				    "annual",      "big",
				    "central",     "country",
				    "development", "draft",
				    "executive",   "federal",
				    "final",       "five",
				    "free",        "general",
				    "government",  "implementation",
				    "industrial",  "interim",
				    "joint",       "key",
				    "legal",       "local",
				    "main",        "major",
				    "management",  "master",
				    "national",    "new",
				    "official",    "overall",
				    "pilot",       "provisional",
				    "public",      "regional",
				    "special",     "standard",
				    "state",       "strategic",
				    "ten",         "three",
				    "trade",       "two",
				    "white",       "work",
				    "working",     "year",
				    NULL};

/* Small words within names. */
static const char *const links[] = {
    "a",  "and", "at", "by",  "d",   "das",  "de", "del", "der", "des", "die",
    "du", "e",   "en", "et",  "for", "für",  "in", "la",  "le",  "les", "of",
    "on", "the", "to", "und", "von", "with", "y",  "zum", "zur", NULL};

/* Words that sentences begin with, and names hardly do. */
static const char *const openers[] = {
    "a",     "according", "after", "all",   "an",     "and",  "as",
    "at",    "before",    "both",  "but",   "by",     "das",  "der",
    "die",   "each",      "for",   "from",  "if",     "in",   "into",
    "its",   "la",        "le",    "les",   "like",   "on",   "our",
    "since", "some",      "that",  "the",   "their",  "then", "these",
    "this",  "through",   "to",    "under", "unlike", "when", "while",
    "with",  NULL};

bool
nameword_is_thing(struct str word)
{
	return fold_is_one_of(word, things);
}

bool
nameword_is_vague(struct str word)
{
	return fold_is_one_of(word, vague);
}

bool
nameword_is_link(struct str word)
{
	return fold_is_one_of(word, links);
}

bool
nameword_is_opener(struct str word)
{
	return fold_is_one_of(word, openers);
}
