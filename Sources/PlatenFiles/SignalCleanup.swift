internal import PlatenCLibrary
internal import Synchronization

/// Removes temporary files when a signal ends the process.
///
/// This is the one piece of global state in the package, because a signal handler can reach nothing else. It is for a
/// command line: until ``install()`` is called there are no handlers and no table, and ``FileSink`` works without.
///
/// A handler may call only async-signal-safe functions (POSIX.1-2024, XSH 2.4.3) and must take no lock. So the table
/// has a fixed number of places, each an atomic pointer to a C structure that was made beforehand; whoever swaps the pointer
/// out, handler or sink, has it alone.
package enum SignalCleanup {
  /// How many temporary files can be registered at once. A file beyond that is written all the same, and stays if a
  /// signal ends the process.
  package static let capacity = 64

  /// A temporary file that is registered.
  struct Registration {
    fileprivate let place: Int
    fileprivate let item: UInt
  }

  /// Ends the process by SIGINT, SIGTERM and SIGHUP as before, but removes temporary files first; and ignores SIGPIPE, so
  /// that a pipe without a reader is an error (`EPIPE`) that can be told.
  ///
  /// A signal that the process was started to ignore, as `nohup` does, stays ignored. Call it once, on the main thread
  /// and before others start; programs that are started afterwards inherit that SIGPIPE is ignored.
  package static func install() {
    guard !Table.isInstalled.exchange(true, ordering: .sequentiallyConsistent) else { return }
    // Whatever is initialised lazily is so before a handler needs it.
    removeAll()
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let old = signal(number) { number in
        SignalCleanup.removeAll()
        // The signal is blocked until this handler returns, and ends the process then.
        signal(number, SIG_DFL)
        raise(number)
      }
      if unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
    }
    signal(SIGPIPE, SIG_IGN)
    unblock([SIGINT, SIGTERM, SIGHUP])
  }

  /// Lets signals through to this thread. Whoever starts us from a thread of Dispatch's, as Swift's own package plugins
  /// do, hands on a mask in which they are blocked: control-C would do nothing.
  private static func unblock(_ numbers: [Int32]) {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Notes a name in an opened folder, to be removed.
  ///
  /// - Returns: `nil` if there are no handlers, or no place.
  static func register(directory: Int32, name: String) -> Registration? {
    guard Table.isInstalled.load(ordering: .sequentiallyConsistent), let copy = strdup(name) else { return nil }
    let item = UnsafeMutablePointer<TemporaryName>.allocate(capacity: 1)
    item.initialize(to: TemporaryName(directory: directory, name: copy))
    let bits = UInt(bitPattern: item)
    for place in 0..<capacity {
      let (exchanged, _) = Table.places[place].compareExchange(
        expected: 0, desired: bits, ordering: .sequentiallyConsistent)
      if exchanged { return Registration(place: place, item: bits) }
    }
    free(bits)
    return nil
  }

  /// Forgets a name, because the file is in its place or gone.
  static func withdraw(_ registration: Registration?) {
    guard let registration else { return }
    let (exchanged, _) = Table.places[registration.place].compareExchange(
      expected: registration.item, desired: 0, ordering: .sequentiallyConsistent)
    // Otherwise a handler has it, and the process is about to end.
    if exchanged { free(registration.item) }
  }

  /// Notes a process group that was started, to be ended with this process: the terminal tells only our own group of control-C.
  package static func register(processGroup: Int32) {
    guard Table.isInstalled.load(ordering: .sequentiallyConsistent), processGroup > 1 else { return }
    for place in 0..<capacity {
      let (exchanged, _) = Table.groups[place].compareExchange(
        expected: 0, desired: processGroup, ordering: .sequentiallyConsistent)
      if exchanged { return }
    }
  }

  /// Forgets a process group, before its number can be another's.
  package static func withdraw(processGroup: Int32) {
    for place in 0..<capacity {
      let (exchanged, _) = Table.groups[place].compareExchange(
        expected: processGroup, desired: 0, ordering: .sequentiallyConsistent)
      if exchanged { return }
    }
  }

  /// Removes every file in the table, and ends every process group. Called by the handlers: nothing here allocates, locks or throws.
  private static func removeAll() {
    for place in 0..<capacity {
      let bits = Table.places[place].exchange(0, ordering: .sequentiallyConsistent)
      guard let item = UnsafeMutablePointer<TemporaryName>(bitPattern: bits) else { continue }
      unlinkat(item.pointee.directory, item.pointee.name, 0)
    }
    for place in 0..<capacity {
      let group = Table.groups[place].exchange(0, ordering: .sequentiallyConsistent)
      if group > 1 { kill(-group, SIGKILL) }
    }
  }

  private static func free(_ bits: UInt) {
    guard let item = UnsafeMutablePointer<TemporaryName>(bitPattern: bits) else { return }
    release(item.pointee.name)
    item.deallocate()
  }
}

/// A file's name in an opened folder.
private struct TemporaryName {
  let directory: Int32
  let name: UnsafeMutablePointer<CChar>
}

private func release(_ pointer: UnsafeMutablePointer<CChar>) { free(pointer) }

private enum Table {
  static let isInstalled = Atomic(false)
  /// The addresses of ``TemporaryName`` values; 0 is a free place.
  nonisolated(unsafe) static let places: UnsafeMutablePointer<Atomic<UInt>> = {
    let places = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: SignalCleanup.capacity)
    for place in 0..<SignalCleanup.capacity { (places + place).initialize(to: Atomic(0)) }
    return places
  }()
  /// The numbers of process groups; 0 is a free place.
  nonisolated(unsafe) static let groups: UnsafeMutablePointer<Atomic<Int32>> = {
    let groups = UnsafeMutablePointer<Atomic<Int32>>.allocate(capacity: SignalCleanup.capacity)
    for place in 0..<SignalCleanup.capacity { (groups + place).initialize(to: Atomic(0)) }
    return groups
  }()
}
