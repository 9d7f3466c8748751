/*
 * Memory: how much of what is freed the program keeps.
 *
 * Arenas come and go with each briefing. Memory that goes back to the system
 * between two of them comes anew, and each of its pages is cleared anew.
 */
#ifndef BREVIER_BASE_MEMORY_H
#define BREVIER_BASE_MEMORY_H

/* Keeps up to 64 MB a thread for what comes next. To be called once, before
 * any thread is made. Where the C library is not glibc it does as it likes. */
void memory_keep(void);
/* Gives back what lies free between what is in use: between two parts of a
 * build, of which the next needs other memory. */
void memory_trim(void);

#endif
