import Foundation
import PackagePlugin

/// The files of a target that editions are made of, by their names.
struct TargetFiles {
  /// The target's folder.
  let folder: URL
  /// `.md` and `.txt`, unless they are resources: those go into the bundle as they are.
  let documents: [URL]
  /// What an edition may carry besides its document's text. Resources too: a picture may be in the bundle and in an edition.
  let pictures: [URL]
  /// The stylesheets, which arguments may name.
  let stylesheets: [URL]
  /// The files `EXTENSION.arguments` in the target's folder, by that extension.
  let arguments: [(suffix: String, file: URL)]

  /// The file `edition.yaml` in the target's folder, if there is one.
  let edition: URL?
  /// What else options in it may name: lists of terms, fonts.
  let others: [URL]

  /// Sorts the files of a target; those that `Package.swift` excludes are not among them.
  init(of target: any SourceModuleTarget) {
    folder = target.directoryURL
    documents = target.sourceFiles.filter { $0.type == .unknown && $0.url.hasExtension("md", "txt") }.map(\.url)
    pictures = target.sourceFiles.map(\.url).filter { $0.hasExtension("svg", "png", "jpg", "jpeg", "gif", "webp") }
    stylesheets = target.sourceFiles.map(\.url).filter { $0.hasExtension("css") }
    let path = folder.standardizedFileURL.path(percentEncoded: false)
    arguments = target.sourceFiles.map(\.url).filter { file in
      file.hasExtension("arguments")
        && file.deletingLastPathComponent().standardizedFileURL.path(percentEncoded: false) == path
    }.map { (suffix: $0.deletingPathExtension().lastPathComponent, file: $0) }
    edition = target.sourceFiles.map(\.url).first { file in
      file.lastPathComponent == "edition.yaml"
        && file.deletingLastPathComponent().standardizedFileURL.path(percentEncoded: false) == path
    }
    others = target.sourceFiles.map(\.url).filter { $0.hasExtension("csv", "tsv", "u8", "ttf", "ttc", "json") }
  }
}

extension URL {
  fileprivate func hasExtension(_ names: String...) -> Bool { names.contains(pathExtension.lowercased()) }
}
