import PlatenCore
import ZIPReader

/// What an EPUB says of itself: read from its package document, without a look at the rest.
package struct EditionInspection: Sendable {
  /// The version of EPUB, as it stands there.
  package let version: String
  package let titles: [String]
  package let creators: [String]
  package let languages: [String]
  package let identifiers: [String]
  /// What a shop would show about accessibility.
  package let display: AccessibilityDisplay
  /// The same as a catalogue takes it.
  package let features: [ONIXFeature]

  /// An EPUB that cannot be inspected. The message is a sentence; text from the EPUB is escaped.
  package struct Unreadable: Error, Hashable, Sendable {
    package let message: String
  }

  /// Reads an EPUB's package document.
  ///
  /// - Throws: ``Unreadable`` if there is none, or it is not well-formed.
  /// - Complexity: O(*n*) in the entries and in the package document.
  package init(_ bytes: [UInt8]) throws(Unreadable) {
    let archive: ZIPArchive
    do throws(ZIPReaderError) { archive = try ZIPArchive(bytes) } catch {
      throw Unreadable(message: Diagnostic.escaped("The container cannot be read: \(error)."))
    }
    var check = EditionCheck()
    func load(_ path: String) {
      guard let entry = archive.entry(path) else { return }
      do throws(ZIPReaderError) { check.files[path] = try archive.content(of: entry) } catch {
        check.report(
          "check.file-damaged", .error, path, Diagnostic.escaped("The file \(path) cannot be read: \(error)."))
      }
    }
    load("META-INF/container.xml")
    guard let path = check.packagePath() else { throw Unreadable(check) }
    load(path)
    guard let content = check.files[path] else {
      throw Unreadable(
        message: check.findings.first?.message ?? "The package document \(Diagnostic.quoted(path)) is not there.")
    }
    guard let package = PackageReading(content, path: path, in: &check) else { throw Unreadable(check) }
    func texts(_ name: String) -> [String] { package.texts(name).map(\.withoutExtraSpace).filter { !$0.isEmpty } }
    version = package.version
    titles = texts("title")
    creators = texts("creator")
    languages = texts("language")
    identifiers = texts("identifier")
    let metadata = AccessibilityMetadata(package)
    display = AccessibilityDisplay(metadata)
    features = ONIXFeature.features(metadata)
  }
}

extension EditionInspection.Unreadable {
  /// What is wrong first.
  fileprivate init(_ check: EditionCheck) {
    self.init(message: check.findings.first?.message ?? "There is no package document.")
  }
}
