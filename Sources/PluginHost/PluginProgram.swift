import PlatenCore
import PlatenFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that may be an exporter or a transform: a file that can be executed.
public struct PluginProgram: Hashable, Sendable {
  /// What a program is looked for as.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// It writes a format.
    case format
    /// It changes documents.
    case transform

    /// What a program's name begins with when it is found by the name of its format or transform: `platen-format-`.
    public var namePrefix: String { "platen-\(rawValue)-" }
  }

  /// The file.
  public let path: String
  /// What it is called in messages: the last part of its path.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Takes a program that is named whole: a path, or a name on the path when there is no `/` in it.
  ///
  /// - Parameters:
  ///   - program: the path or name.
  ///   - searchPath: the folders, as in the variable `PATH`; `nil` for that of this process.
  /// - Throws: ``PluginError`` if there is no such program, or it cannot be executed.
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
  ///   - name: the name of the format or transform; what can be none is not looked for.
  ///   - folders: where to look, the first that has it wins; `nil` for those of the variable `PATH`.
  /// - Returns: `nil` if there is none.
  /// - Throws: ``PluginError`` if there is one, and it cannot be executed.
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

  /// The folders of `PATH`. A blank or relative one is passed over: what stands in the working folder is not run.
  static var environmentPath: [String] {
    guard let value = unsafe getenv("PATH") else { return [] }
    return unsafe String(cString: value).split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }
}
