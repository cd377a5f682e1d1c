import EPUBExport
import Foundation
import Platen
import PlatenCore
import PlatenFiles
import TestSupport

/// Editions, made as the command line makes them.
enum Making {
  /// The options of an edition whose files can be read as they stand.
  static var stored: EPUBOptions {
    var options = EPUBOptions()
    options.compression = 0
    return options
  }

  /// Reads files and applies the aids that are applied by themselves.
  static func edition(of files: [URL]) async throws -> Edition {
    var editions = try files.map { file in
      try Edition(
        reading: Source(name: file.path, bytes: InputFile.read(file.path)),
        resources: RootedResources(root: file.deletingLastPathComponent().path))
    }
    for index in editions.indices { try await editions[index].apply(Toolkit.standard.transforms.defaults) }
    return Edition(joining: editions)
  }

  /// The bytes of an EPUB.
  static func epub(_ document: Document, options: EPUBOptions = EPUBOptions()) async throws -> [UInt8] {
    var sink = MemorySink()
    try await EPUBExporter(options: options).export(document, to: &sink, context: ExportContext(parallelism: 2))
    return sink.bytes
  }

  /// The files of an EPUB, nothing compressed.
  static func files(_ document: Document) async throws -> [ArchivedFile] {
    StoredArchive.files(in: try await epub(document, options: stored))
  }

  /// Writes an EPUB of files into a folder for programs that read it.
  static func write(_ files: [URL], into folder: URL) async throws -> URL {
    let file = folder.appending(path: "edition.epub")
    try Data(try await epub(edition(of: files).document)).write(to: file)
    return file
  }

  /// A font for Latin and one for Chinese.
  static let fonts = [
    MachineFont(path: "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"),
    MachineFont(path: "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"),
  ]

  /// A font of this machine.
  struct MachineFont: Sendable {
    var path: String
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var isThere: Bool { FileManager.default.fileExists(atPath: path) }
  }

  static let example = PackageRoot.file("Examples/high-speed-rail/article.txt")
  static let exampleInMarkdown = PackageRoot.file("Examples/high-speed-rail/article.md")
  /// A book with everything that an edition can have.
  static let specimen = PackageRoot.file("Examples/specimen/specimen.md")
  /// The article that the project exists for; empty where the shared inputs are not there.
  static var article: [URL] { [SharedInputs.file("rural-party-work.txt")].compactMap { $0 } }
  static func book(_ language: String) -> [URL] {
    (1...3).compactMap { SharedInputs.file("progit/\(language)-0\($0).md") }
  }
}
