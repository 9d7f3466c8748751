/*
 * Urlform: whether the address of a link can be followed, by its form alone.
 */
#ifndef BREVIER_MODEL_URLFORM_H
#define BREVIER_MODEL_URLFORM_H

#include "base/str.h"

/*
 * What is wrong with an address, in words that follow it in a message; NULL
 * where nothing is (RFC 3986, section 3; letters beyond ASCII pass, RFC
 * 3987). Relative addresses are not looked at, but for those that look as
 * if their scheme was forgotten.
 */
const char *urlform_fault(struct str url);
/* The same of the host and port alone of an address of the web. */
const char *urlform_host_fault(struct str url);

#endif
