#include "base/memory.h"

#include <stdlib.h>
#ifdef __GLIBC__ /* as any of its headers tells */
#include <malloc.h>
#endif

#define KEPT (64 << 20)  /* bytes at the end of the heap */
#define MAPPED (4 << 20) /* of what is so large that it goes back at once */

void
memory_keep(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, MAPPED);
	mallopt(M_TRIM_THRESHOLD, KEPT);
#endif
}

void
memory_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
