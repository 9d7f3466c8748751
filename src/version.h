/*
 * Version: the program's, as --version prints it and keys of jobs hold it.
 */
#ifndef BREVIER_VERSION_H
#define BREVIER_VERSION_H

#define BREVIER_VERSION "0.1.0"

/* A sum of all sources, set by the Makefile: a program that was changed and
 * built again trusts nothing that another one made. */
#ifndef BREVIER_SOURCES
#define BREVIER_SOURCES ""
#endif

#endif
