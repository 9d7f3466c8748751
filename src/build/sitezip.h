/*
 * Sitezip: the whole site in one file, OUT/site.zip, on request.
 *
 * Its one folder is site/; index.html in it is to be opened, and all of it can
 * be copied to a server. It is the same to the byte wherever it is made.
 */
#ifndef BREVIER_BUILD_SITEZIP_H
#define BREVIER_BUILD_SITEZIP_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"

/* Makes path of the files below folder site, which are read one after the
 * other; date: of all of them. */
bool sitezip_make(const char *site, const char *path, struct date date,
		  struct diags *diags);
/* Puts it where it is to be found. */
bool sitezip_publish(const char *path, const char *out, struct diags *diags);

#endif
