import PlatenCore

/// Reads an input given by a user: a file, a pipe, or standard input.
public enum InputFile {
  /// The default limit of the size of an input: 1 GiB.
  public static let maximumBytes = 1 << 30

  /// Reads an input to its end.
  ///
  /// Regular files, FIFOs, terminals and the paths of process substitution (`/dev/fd/63`) are read to their end.
  /// A device without an end, such as `/dev/zero`, ends at the limit.
  ///
  /// - Parameters:
  ///   - path: a path relative to the working directory, or `-` for standard input.
  ///   - limit: the maximum number of bytes, 0 or more.
  /// - Throws: ``InputError``.
  /// - Complexity: O(*n*) in the bytes read.
  public static func read(_ path: String, limit: Int = maximumBytes) throws(InputError) -> [UInt8] {
    try read(path, limit: limit, noting: nil)
  }

  /// Reads all of an input, and remembers the file.
  package static func read(
    _ path: String, limit: Int = maximumBytes, noting files: FilesRead?
  ) throws(InputError) -> [UInt8] {
    guard path != "-" else { return try read(descriptor: 0, path, limit: limit, noting: files) }
    guard !path.utf8.contains(0) else { throw InputError(.missing, path, "its name contains a NUL") }
    let descriptor: Int32
    do throws(SystemError) { descriptor = try liveOpen(reading: path) } catch { throw InputError(error, path) }
    // Nothing was written, so closing can lose nothing.
    defer { do throws(SystemError) { try liveClose(descriptor) } catch {} }
    return try read(descriptor: descriptor, path, limit: limit, noting: files)
  }

  private static func read(
    descriptor: Int32, _ path: String, limit: Int, noting files: FilesRead?
  ) throws(InputError) -> [UInt8] {
    // One byte more tells a full input from one that goes on.
    let limit = min(max(limit, 0), Int.max - 1)
    let bytes: [UInt8]
    let isTooLarge: Bool
    do throws(SystemError) {
      let status = try liveStat(descriptor: descriptor)
      files?.note(status)
      let expected = status.kind == .regular ? status.size : 0
      // Nothing is read of a file that is known to be too large.
      bytes = try DescriptorReader.read(descriptor, expected: expected, limit: expected > limit ? 0 : limit + 1)
      isTooLarge = expected > limit || bytes.count > limit
    } catch {
      throw InputError(error, path)
    }
    guard !isTooLarge else { throw InputError(.tooLarge, path, "it has more than \(limit) bytes") }
    return bytes
  }
}

/// The error of reading an input.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// There is no such file.
    case missing
    /// It is a folder.
    case directory
    /// The process has no permission to read it.
    case unreadable
    /// It is larger than the limit.
    case tooLarge = "too-large"
    /// The system failed to read it.
    case failed
  }

  /// The reason.
  public var kind: Kind
  /// A clause for a user, lower-case and without a full stop: `cannot read a.txt: No such file or directory`.
  public var message: String
  /// The system's error number, if there is one.
  public var code: Int32?

  /// Creates an error.
  public init(_ kind: Kind, _ message: String, code: Int32? = nil) {
    self.kind = kind
    self.message = message
    self.code = code
  }

  public var description: String { message }
}

extension InputError {
  fileprivate init(_ kind: Kind, _ path: String, _ reason: String, code: Int32? = nil) {
    self.init(kind, "cannot read \(path == "-" ? "standard input" : Diagnostic.escaped(path)): \(reason)", code: code)
  }

  fileprivate init(_ error: SystemError, _ path: String) {
    self.init(Kind(error), path, error.reason, code: error.code)
  }

  /// The error of the system for a path that cannot be read.
  init(reading path: String, _ error: SystemError) { self.init(error, path) }
}

extension InputError.Kind {
  /// What an error of the system means for an input. Names that the system does not take are names of nothing.
  init(_ error: SystemError) {
    switch error {
    case .noSuchFile, .notDirectory, .nameTooLong: self = .missing
    case .isDirectory: self = .directory
    case .permissionDenied, .notPermitted: self = .unreadable
    default: self = .failed
    }
  }
}
