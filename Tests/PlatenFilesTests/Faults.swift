import Foundation
import PlatenFiles
import Synchronization
import Testing

/// How the pending file is made.
enum Making: CaseIterable {
  /// As the system likes: on Linux without a name.
  case system
  /// With a name from the start, as where `O_TMPFILE` is unknown.
  case named
  /// Without a name, and the link at the end is refused.
  case copied
}

/// Calls that fail once, or from then on, and say what was called.
final class Faults: Sendable {
  private let log = Mutex<[String]>([])
  private let descriptors = Mutex<Set<Int32>>([])

  /// Everything that was called, the calls that failed included.
  var called: [String] { log.withLock { $0 } }

  /// What was opened and not closed.
  var openDescriptors: Set<Int32> { descriptors.withLock { $0 } }

  /// The system's calls, of which number `failing`, from 1, fails with `code`.
  ///
  /// - Parameter isLasting: whether every later call fails too. The removal of what was left is spared: where
  ///   nothing can be removed, something stays.
  func calls(_ making: Making, failing: Int? = nil, code: Int32 = EIO, isLasting: Bool = false) -> SystemCalls {
    var calls = watched(.live)
    switch making {
    case .system: break
    case .named: calls.openUnnamed = { _, _ throws(SystemError) in throw SystemError(EOPNOTSUPP) }
    case .copied: calls.link = { _, _, _ throws(SystemError) in throw SystemError(EPERM) }
    }
    return calls.before { name throws(SystemError) in
      let number = self.log.withLock { log in
        log.append(name)
        return log.count
      }
      guard let failing, number == failing || isLasting && number > failing && name != "unlink" else { return }
      throw SystemError(code)
    }
  }

  /// The same calls, which note what they open and close.
  private func watched(_ live: SystemCalls) -> SystemCalls {
    var calls = live
    let opened = { @Sendable (descriptor: Int32) in
      self.descriptors.withLock { _ = $0.insert(descriptor) }
      return descriptor
    }
    calls.openDirectory = { path throws(SystemError) in opened(try live.openDirectory(path)) }
    calls.openUnnamed = { directory, mode throws(SystemError) in opened(try live.openUnnamed(directory, mode)) }
    calls.openExclusively = { directory, name, mode throws(SystemError) in
      opened(try live.openExclusively(directory, name, mode))
    }
    calls.close = { descriptor throws(SystemError) in
      self.descriptors.withLock { #expect($0.remove(descriptor) != nil, "closed twice") }
      try live.close(descriptor)
    }
    return calls
  }
}
