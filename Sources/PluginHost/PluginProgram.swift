import PlatenCLibrary
import PlatenCore
import PlatenFiles

/// An executable file that may be a plugin.
public struct PluginProgram: Hashable, Sendable {
  /// The kind of plugin.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// A format.
    case format
    /// A transform.
    case transform

    /// The prefix of the names of such programs: `platen-format-` or `platen-transform-`.
    public var namePrefix: String { "platen-\(rawValue)-" }
  }

  /// The file.
  public let path: String
  /// The name in messages: the last component of the path.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Finds a program by its path, or by its name in the search path if it contains no `/`.
  ///
  /// - Parameters:
  ///   - program: the path or name.
  ///   - searchPath: the folders to search, as in the variable `PATH`; `nil` for the variable of this process.
  /// - Throws: ``PluginError`` if there is no such program, or if it cannot be executed.
  public init(named program: String, searchPath: [String]? = nil) throws(PluginError) {
    if !program.contains("/") {
      for folder in searchPath ?? PluginProgram.environmentPath
      where FileQuestion.programState(of: folder + "/" + program) == .executable {
        self.path = folder + "/" + program
        return
      }
    }
    switch FileQuestion.programState(of: program) {
    case .executable: path = program.contains("/") ? program : "./" + program
    case .present: throw .notExecutable(program)
    case .absent: throw .notFound(program)
    }
  }

  /// Finds the program of a format, `platen-format-NAME`, or of a transform, `platen-transform-NAME`.
  ///
  /// - Parameters:
  ///   - role: whether it is a format or a transform.
  ///   - name: the name of the format or transform. An invalid name is not searched for.
  ///   - folders: the folders to search, in order; `nil` for those of the variable `PATH`.
  /// - Returns: the program, or `nil` if there is none.
  /// - Throws: ``PluginError`` if the program exists but cannot be executed.
  public init?(for role: Role, named name: String, in folders: [String]? = nil) throws(PluginError) {
    // Only what can be a format's name: nothing with a slash or dots leads out of the folders.
    guard Format.isName(name) else { return nil }
    var blocked: String?
    for folder in folders ?? PluginProgram.environmentPath {
      let candidate = folder + "/" + role.namePrefix + name
      switch FileQuestion.programState(of: candidate) {
      case .executable:
        path = candidate
        return
      case .present: blocked = blocked ?? candidate
      case .absent: break
      }
    }
    if let blocked { throw .notExecutable(blocked) }
    return nil
  }

  /// The folders of `PATH`. Blank and relative ones are ignored, so that programs in the working folder are not run.
  static var environmentPath: [String] {
    guard let value = unsafe getenv("PATH") else { return [] }
    return unsafe String(cString: value).split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }
}
