// Swift's modules of the C library do not have glibc's malloc.h.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Gives memory that was freed back to the system, where the C library keeps it otherwise.
static inline void give_freed_memory_back(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
