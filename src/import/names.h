/*
 * Names: what entries and their documents are called where the source has lost
 * a title.
 */
#ifndef BREVIER_IMPORT_NAMES_H
#define BREVIER_IMPORT_NAMES_H

#include "base/arena.h"
#include "model/briefing.h"

/* Gives every entry a title: its document's, or its first words; and every
 * document one: the entry's, or its host. Titles in other languages are set
 * apart as Markdown will read them. */
void names_settle(struct briefing *briefing, struct arena *arena);

#endif
