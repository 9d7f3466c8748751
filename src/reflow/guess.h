/*
 * Guess: the language of a text that does not name its own.
 */
#ifndef BREVIER_REFLOW_GUESS_H
#define BREVIER_REFLOW_GUESS_H

#include "reflow/reflow.h"

/*
 * What site.yaml says, if it says anything. Else, where it is sure: Japanese
 * or Chinese, or what another script speaks for (script.h), by the script of
 * most letters; the language whose built-in
 * labels the text has, if no other has as many of them, or whose small words
 * it is full of. Else what the file says of itself; absent where it says
 * nothing.
 */
struct str guess_lang(const struct document *document, const struct para *paras,
		      const struct site *site);

#endif
