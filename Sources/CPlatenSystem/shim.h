// What Swift's own module of the C library leaves out on Linux.
#if defined(__linux__)
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

/// Writes what the kernel holds back of the file system that a descriptor is on. Declared here, because glibc and
/// musl show it only with their extensions.
int syncfs(int descriptor);

/// Has a signal sent to this process when the thread that started it ends.
static inline int platen_end_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }

/// Declared here, because the library shows it only with its extensions.
long syscall(long number, ...);

/// Opens a process, so that a signal reaches it, and no other that has its number later. Gives -1 before Linux 5.3.
static inline int platen_open_process(int process) {
#ifdef SYS_pidfd_open
  return (int)syscall(SYS_pidfd_open, process, 0);
#else
  errno = ENOSYS;
  return -1;
#endif
}

/// Sends SIGKILL to an opened process.
static inline int platen_end_process(int descriptor) {
#ifdef SYS_pidfd_send_signal
  return (int)syscall(SYS_pidfd_send_signal, descriptor, SIGKILL, 0, 0);
#else
  errno = ENOSYS;
  return -1;
#endif
}
#endif

#if defined(__APPLE__)
#include <crt_externs.h>
static inline char **platen_environment(void) { return *_NSGetEnviron(); }
#else
extern char **environ;

/// The variables of this process, to be handed on. Swift's module shows only a variable that anybody might change.
static inline char **platen_environment(void) { return environ; }
#endif
