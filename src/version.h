/*
 * Version: the program's, as --version prints it and keys of jobs hold it.
 */
#ifndef BREVIER_VERSION_H
#define BREVIER_VERSION_H

#define BREVIER_VERSION "0.1.0"

#endif
