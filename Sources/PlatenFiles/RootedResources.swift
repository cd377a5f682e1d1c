public import PlatenCore
internal import Synchronization

/// Reads the files that a document mentions from one folder, and never from outside of it.
///
/// A reference is a relative path with `/` or `\`, in which percent-escapes are decoded once. If it begins with a slash, it is
/// relative to the root, as on a web site. It is opened component by component, without following symbolic links, from a descriptor
/// of the root that is opened when the provider is created, so that files renamed or replaced in the meantime cannot lead out of the root. Paths
/// that lead out of the root by `..`, paths to other machines (`//host/a.png`), URLs, control characters, symbolic
/// links, folders, FIFOs and devices are refused.
///
/// Hard links, and file systems mounted below the root, cannot be recognised and are read.
public struct RootedResources: ResourceProvider {
  /// The default limit of the size of a file: 64 MiB.
  public static let maximumBytes = 64 << 20
  /// The default limit of the total size of all files: 512 MiB.
  public static let maximumTotal = 512 << 20

  /// The root as it was given.
  public let root: String
  /// The maximum size of a file in bytes.
  public let limit: Int
  private let directory: OpenDescriptor
  private var budget: ReadingBudget
  private let filesRead: FilesRead?
  /// The folders from the root to the document.
  private var folder: [String] = []

  /// Opens a root.
  ///
  /// - Parameters:
  ///   - root: a folder. A symbolic link is followed here, because the user has named it.
  ///   - limit: the maximum size of a file in bytes, 0 or more.
  ///   - total: the maximum total size of the files read from this root in bytes, 0 or more.
  /// - Throws: `ResourceError` if it is not a readable folder.
  public init(root: String, limit: Int = maximumBytes, total: Int = maximumTotal) throws(ResourceError) {
    try self.init(root: root, limit: limit, total: total, noting: nil)
  }

  /// Opens a root, and remembers the files that are read from it.
  package init(
    root: String, limit: Int = maximumBytes, total: Int = maximumTotal, noting files: FilesRead?
  ) throws(ResourceError) {
    self.root = root
    filesRead = files
    self.limit = max(0, limit)
    budget = ReadingBudget(bytes: max(0, total))
    do throws(SystemError) {
      guard !root.utf8.contains(0) else { throw .invalid }
      directory = OpenDescriptor(try liveOpenDirectory(root.isEmpty ? "." : root))
    } catch {
      throw ResourceError("cannot open the folder \(Diagnostic.escaped(root)): \(error.reason)")
    }
  }

  /// Returns a provider for a document in a subfolder: references are relative to the subfolder, and may lead up to the root.
  ///
  /// - Parameter folder: a path relative to the root without `.` and `..`, not percent-encoded; blank is the root.
  public func beside(documentsIn folder: String) -> RootedResources {
    var copy = self
    copy.folder = folder.split(separator: "/").map(String.init)
    return copy
  }

  /// The same files for another document, which has the whole of the limit on all files for itself.
  package func withOwnTotal() -> RootedResources {
    var copy = self
    copy.budget = ReadingBudget(bytes: budget.total)
    return copy
  }

  /// Reads a file below the root.
  ///
  /// - Parameter reference: a relative path as written in the document, with its percent-escapes, at most 4,096 bytes.
  /// - Returns: the file. Its path is the reference with the escapes decoded and without `./`. It has at most as many
  ///   bytes as the file had when it was opened.
  /// - Throws: `ResourceError` if the file is missing, not allowed, or larger than the limits; of kind `failed` if the system
  ///   cannot read it.
  public func resource(at reference: String) throws(ResourceError) -> Resource {
    let path = try ResourcePath(reference, in: folder)
    do throws(Failure) {
      return Resource(path: path.path, bytes: try read(path))
    } catch {
      throw ResourceError(
        "cannot read \(Diagnostic.quoted(reference)): \(error.reason(limit: limit, total: budget.total))", error.kind)
    }
  }
}

extension RootedResources {
  private enum Failure: Error {
    case system(SystemError)
    case symbolicLink
    case notRegular
    case tooLarge
    case tooMuch

    var kind: ResourceError.Kind {
      switch self {
      // A link that was put there after the file was looked at.
      case .system(.tooManyLinks): .refused
      case .system(let error):
        switch InputError.Kind(error) {
        case .missing: .missing
        case .unreadable, .directory: .refused
        case .failed, .tooLarge: .failed
        }
      case .symbolicLink, .notRegular: .refused
      case .tooLarge, .tooMuch: .tooLarge
      }
    }

    func reason(limit: Int, total: Int) -> String {
      switch self {
      case .system(let error): error.reason
      case .tooMuch: "all files together would have more than \(total) bytes"
      case .symbolicLink: "it is, or leads through, a symbolic link, and those are not followed"
      case .notRegular: "it is not a regular file"
      case .tooLarge: "it has more than \(limit) bytes"
      }
    }
  }

  private func read(_ path: ResourcePath) throws(Failure) -> [UInt8] {
    var folder = directory
    for name in path.components.dropLast() {
      try check(name, in: folder, is: .directory)
      do throws(SystemError) {
        folder = OpenDescriptor(
          try folder.use { (descriptor) throws(SystemError) in try liveOpenDirectory(descriptor, name) })
      } catch {
        throw .system(error)
      }
    }
    let name = path.components[path.components.count - 1]
    // To open a device or a FIFO can have effects, so it is looked at first; what was opened is looked at again.
    try check(name, in: folder, is: .regular)
    let file: OpenDescriptor
    let status: FileStatus
    do throws(SystemError) {
      file = OpenDescriptor(
        try folder.use { (descriptor) throws(SystemError) in try liveOpen(reading: name, in: descriptor) })
      status = try file.use { (descriptor) throws(SystemError) in try liveStat(descriptor: descriptor) }
    } catch {
      throw .system(error)
    }
    guard status.kind == .regular else { throw .notRegular }
    guard status.size <= limit else { throw .tooLarge }
    guard budget.take(status.size) else { throw .tooMuch }
    filesRead?.note(status)
    do throws(SystemError) {
      return try file.use { (descriptor) throws(SystemError) in
        try DescriptorReader.read(descriptor, expected: status.size, limit: status.size)
      }
    } catch {
      throw .system(error)
    }
  }

  private func check(_ name: String, in folder: OpenDescriptor, is kind: FileStatus.Kind) throws(Failure) {
    let status: FileStatus
    do throws(SystemError) {
      status = try folder.use { (descriptor) throws(SystemError) in try liveStat(descriptor, name) }
    } catch {
      throw .system(error)
    }
    if status.kind == .symbolicLink { throw .symbolicLink }
    if kind == .directory, status.kind != .directory { throw .system(.notDirectory) }
    if kind == .regular, status.kind != .regular { throw .notRegular }
  }
}

/// The number of bytes that may still be read from a root, by all readers together.
private final class ReadingBudget: Sendable {
  let total: Int
  private let left: Mutex<Int>

  init(bytes: Int) {
    total = bytes
    left = Mutex(bytes)
  }

  /// Takes some, unless there is less.
  func take(_ bytes: Int) -> Bool {
    left.withLock { left in
      guard bytes <= left else { return false }
      left -= bytes
      return true
    }
  }
}

/// A descriptor that is closed when the last reference to it is released.
private final class OpenDescriptor: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Calls something with the descriptor, which stays open until that returns.
  func use<Result>(_ body: (Int32) throws(SystemError) -> Result) throws(SystemError) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(descriptor)
  }

  deinit {
    // It was only read, so there is nothing to lose.
    do throws(SystemError) { try liveClose(descriptor) } catch {}
  }
}
