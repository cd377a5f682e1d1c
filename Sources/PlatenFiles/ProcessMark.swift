internal import CPlatenSystem
internal import PlatenCLibrary

/// A mark in the environment of a program and of all that it starts, so that they are found whatever they do with their
/// parents, process groups and sessions: a daemon (`setsid` after two forks) has none of these from its starter, but its variables.
///
/// `PR_SET_CHILD_SUBREAPER` would find them too. But it belongs to the whole process: every orphan would become a child of the
/// program that embeds Platen, also those of others, which it would have to reap and could not tell from its own.
package struct ProcessMark: Sendable {
  /// The variable's name.
  package static let variable = "PLATEN_PLUGIN_RUN"

  private let own: String
  private let inherited: String?

  /// Makes a mark that no other run has.
  package init() {
    own = String(getpid()) + "-" + String(UInt64.random(in: .min ... .max), radix: 16)
    inherited = getenv(ProcessMark.variable).map { String(cString: $0) }
  }

  /// What the variable is set to. A program within a program has the marks of both.
  package var value: String { inherited.map { $0 + " " + own } ?? own }

  /// Ends every process that has the mark, with SIGKILL. Does nothing where the system shows no processes in `/proc`.
  ///
  /// A process that is not this user's, or that has taken the variable out of its environment, is not found.
  package func endProcesses() {
    #if os(Linux)
      // One that is found may have started another meanwhile: until there is none. Those that cannot be ended are not waited for.
      for _ in 0..<100 {
        guard endFoundProcesses() > 0 else { return }
      }
    #endif
  }

  #if os(Linux)
    private func endFoundProcesses() -> Int {
      guard let stream = opendir("/proc") else { return 0 }
      defer { closedir(stream) }
      var count = 0
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
            String(cString: $0)
          }
        }
        guard let process = pid_t(name), process > 1, process != getpid(), end(process) else { continue }
        count += 1
      }
      return count
    }

    /// - Returns: whether the process had the mark, and was sent the signal.
    private func end(_ process: pid_t) -> Bool {
      // Opened before its variables are read, so that the signal reaches the one whose they are.
      let opened = platen_open_process(process)
      defer { if opened >= 0 { close(opened) } }
      guard hasMark(process) else { return false }
      return (opened >= 0 ? platen_end_process(opened) : kill(process, SIGKILL)) == 0
    }

    private func hasMark(_ process: pid_t) -> Bool {
      let descriptor = open("/proc/\(process)/environ", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      let mark = Array(own.utf8)
      // The end of each part stays, for a mark that lies across two.
      var kept: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 16_384)
      while true {
        let count = read(descriptor, &part, part.count)
        guard count > 0 else { return false }
        kept += part[..<count]
        if ProcessMark.contains(mark, in: kept) { return true }
        kept = Array(kept.suffix(mark.count - 1))
      }
    }

    private static func contains(_ mark: [UInt8], in bytes: [UInt8]) -> Bool {
      guard bytes.count >= mark.count else { return false }
      for start in 0...(bytes.count - mark.count) where bytes[start] == mark[0] {
        if bytes[start..<(start + mark.count)].elementsEqual(mark) { return true }
      }
      return false
    }
  #endif
}
