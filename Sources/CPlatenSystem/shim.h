// What Swift's own module of the C library leaves out on Linux.
#if defined(__linux__)
#include <errno.h>
#include <pthread.h>
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

#ifndef __ANDROID__
int pthread_getattr_default_np(pthread_attr_t *attributes);
int pthread_setattr_default_np(const pthread_attr_t *attributes);
#endif

/// Has the threads that are started from now on get a stack of at least so many bytes, unless they ask for another.
static inline int platen_set_least_stack(size_t size) {
#ifdef __ANDROID__
  return 0;
#else
  pthread_attr_t attributes;
  size_t current = 0;
  int error = pthread_getattr_default_np(&attributes);
  if (error != 0) return error;
  error = pthread_attr_getstacksize(&attributes, &current);
  if (error == 0 && current < size) {
    error = pthread_attr_setstacksize(&attributes, size);
    if (error == 0) error = pthread_setattr_default_np(&attributes);
  }
  pthread_attr_destroy(&attributes);
  return error;
#endif
}

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
