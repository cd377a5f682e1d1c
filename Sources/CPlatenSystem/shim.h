// What Swift's own module of the C library leaves out on Linux.
#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/xattr.h>

/// Writes what the kernel holds back of the file system that a descriptor is on. Declared here, because glibc and
/// musl show it only with their extensions.
int syncfs(int descriptor);

/// Has a signal sent to this process when the thread that started it ends.
static inline int platen_end_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }
#endif

#if defined(__APPLE__)
#include <crt_externs.h>
static inline char **platen_environment(void) { return *_NSGetEnviron(); }
#else
extern char **environ;

/// The variables of this process, to be handed on. Swift's module shows only a variable that anybody might change.
static inline char **platen_environment(void) { return environ; }
#endif
