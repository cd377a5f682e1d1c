public import Foundation

/// Where the package stands on this machine.
public enum PackageRoot {
  /// The folder that holds `Package.swift`.
  public static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file of the package, by its path from the root.
  public static func file(_ path: String) -> URL { url.appending(path: path) }
}

/// Real inputs that are kept beside the package and are no part of it.
public enum SharedInputs {
  /// The folder `../shared/inputs`, or `nil` where there is none: tests that need it are skipped then.
  public static let url: URL? = {
    let folder = PackageRoot.url.deletingLastPathComponent().appending(
      path: "shared/inputs", directoryHint: .isDirectory)
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// Whether the inputs are there: for `.enabled(if:)`.
  public static var exist: Bool { url != nil }

  /// An input by its path within the folder; `nil` if it is not there.
  public static func file(_ path: String) -> URL? {
    guard let file = url?.appending(path: path), FileManager.default.fileExists(atPath: file.path) else { return nil }
    return file
  }
}
