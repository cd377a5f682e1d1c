import MarkupReader
import PlatenCore
import ZIPReader

/// The container (OCF 3.3).
extension EditionCheck {
  mutating func checkContainer(_ archive: ZIPArchive) {
    checkMediaTypeFile(archive)
    var keys: Set<String> = []
    for entry in archive.entries {
      if let fault = entry.pathFault {
        report(
          "check.path-refused", .error, nil, "The path \(Diagnostic.quoted(entry.path)) \(fault).",
          advice: "Such a file could be unpacked to anywhere; make the EPUB again.")
        continue
      }
      if entry.isFolder { continue }
      // OCF 3.3 §4.2.3
      if !keys.insert(entry.path.lowercased()).inserted {
        report(
          "check.path-taken", .error, nil,
          "Two files have the path \(Diagnostic.quoted(entry.path)), or differ in case only.")
        continue
      }
      checkName(entry)
      do throws(ZIPReaderError) { files[entry.path] = try archive.content(of: entry) } catch {
        report("check.file-damaged", .error, entry.path, Diagnostic.escaped("The file cannot be read: \(error)."))
      }
    }
  }

  private mutating func checkName(_ entry: ZIPArchive.Entry) {
    if entry.path.utf8.contains(where: { $0 >= 0x80 }), entry.flags & 0x800 == 0 {
      report(
        "check.path-not-marked", .warning, entry.path,
        "The path is UTF-8, and the archive does not say so (bit 11): some unpackers will garble it.")
    }
    if entry.path.utf8.contains(where: { $0 < 0x20 || "\"*:<>?|".utf8.contains($0) || $0 == 0x7F }) {
      report("check.path-characters", .error, entry.path, "The path has characters that OCF forbids.")
    }
    if entry.path.contains(" ") {
      report("check.path-space", .warning, entry.path, "The path has a space, which some readers do not find.")
    }
    if (entry.path.split(separator: "/").last?.utf8.count ?? 0) > 255 {
      report("check.path-long", .error, entry.path, "The name has more than 255 bytes.")
    }
  }

  /// OCF 3.3 §4.2.2: `mimetype` is first, stored, without an extra field, and exactly these bytes.
  private mutating func checkMediaTypeFile(_ archive: ZIPArchive) {
    guard let first = archive.entries.min(by: { $0.start < $1.start }), first.path == "mimetype" else {
      return report(
        "check.mimetype-place", .error, nil, "The first file of the container is not mimetype.",
        advice: "Put mimetype in first: zip -X0 book.epub mimetype")
    }
    if first.start != 0 || first.localExtraSize > 0 {
      report(
        "check.mimetype-place", .error, "mimetype",
        "The file is not at byte 38 of the container: there is something before it.")
    }
    if first.method != 0 {
      report("check.mimetype-deflated", .error, "mimetype", "The file is compressed; it must be stored.")
    }
    if first.flags & 8 != 0 {
      report("check.mimetype-descriptor", .warning, "mimetype", "Its size is written after it instead of before it.")
    }
    do throws(ZIPReaderError) {
      guard try archive.content(of: first) == Array("application/epub+zip".utf8) else {
        return report(
          "check.mimetype-content", .error, "mimetype",
          "The file does not say “application/epub+zip”, and nothing else."
        )
      }
    } catch {
      // It is reported with the other files.
    }
  }

  /// The path of the package document that `META-INF/container.xml` names.
  mutating func packagePath() -> String? {
    let path = "META-INF/container.xml"
    guard let content = files[path] else {
      report("check.container-missing", .error, nil, "There is no META-INF/container.xml.")
      return nil
    }
    var found: String?
    let form = walk(
      content, of: path, as: EditionCheck.containerVocabulary, namespaces: [EditionCheck.containerNamespace]
    ) { element, _, _ in
      guard element.name.namespace == EditionCheck.containerNamespace, element.name.local == "rootfile" else { return }
      if found == nil, element["media-type"]?.trimmed == "application/oebps-package+xml" {
        found = element["full-path"].map { ContainerPath.resolve($0, from: "container")?.path ?? $0 }
      }
    }
    for (message, line) in form ?? [] { report("check.container-form", .error, path, line: line, message) }
    if let encryption = files["META-INF/encryption.xml"] {
      checkEncryption(encryption, of: "META-INF/encryption.xml")
    }
    guard let found, !found.isEmpty else {
      report("check.container-empty", .error, path, "The file names no package document.")
      return nil
    }
    return found
  }

  static let containerNamespace = "urn:oasis:names:tc:opendocument:xmlns:container"

  /// OCF 3.3 §4.2.6.3.1: the elements of the container file and their attributes.
  private static let containerVocabulary = Vocabulary(
    """
    container : rootfiles links? : version=1.0!
    rootfiles : rootfile+
    rootfile : : full-path=filled! media-type=application/oebps-package+xml!
    links : link+
    link : : href=filled! rel=words! media-type
    """)

  /// OCF 3.3 §4.2.6.3.2: `encryption` with what is encrypted.
  private mutating func checkEncryption(_ content: [UInt8], of path: String) {
    var names: [String] = []
    guard walk(content, of: path, { element, _, _ in names.append(element.name.local) }) else { return }
    if names.first != "encryption" || !names.contains(where: { $0 == "EncryptedData" || $0 == "EncryptedKey" }) {
      report("check.encryption-form", .error, path, "The file says nothing of what is encrypted.")
    }
  }

  /// Goes through the tags of an XML file, with the lines of start tags; an error of the syntax is reported.
  ///
  /// - Returns: whether it is well-formed.
  @discardableResult
  mutating func walk(
    _ content: [UInt8], of path: String, _ body: (XMLElement, Int, inout EditionCheck) -> Void,
    text: (String, Int) -> Void = { _, _ in }, end: () -> Void = {}
  ) -> Bool {
    checkXMLVersion(content, of: path)
    do throws(XMLError) {
      var reader = try XMLReader(content)
      while let event = try reader.next() {
        switch event {
        case .start(let element): body(element, reader.currentLine(), &self)
        case .end: end()
        case .text(let more): text(more, reader.currentLine())
        }
      }
      return true
    } catch {
      report(
        "check.not-well-formed", .error, path, line: error.location.line,
        "The file is not well-formed XML: \(Diagnostic.escaped(error.message)).")
      return false
    }
  }

  /// Goes through an XML file of a small format.
  ///
  /// - Returns: what its vocabulary does not allow; `nil` if it is not well-formed, which is reported.
  mutating func walk(
    _ content: [UInt8], of path: String, as vocabulary: Vocabulary, namespaces: Set<String>,
    _ body: (XMLElement, Int, inout EditionCheck) -> Void, end: () -> Void = {}
  ) -> [(message: String, line: Int)]? {
    var form = VocabularyReading(vocabulary, namespaces: namespaces)
    let isWellFormed = walk(content, of: path) { element, line, check in
      form.start(element, line: line)
      body(element, line, &check)
    } text: { text, line in
      form.text(text, line: line)
    } end: {
      form.end()
      end()
    }
    return isWellFormed ? form.faults : nil
  }

  /// EPUB 3.3 §3.9: publication resources in XML are XML 1.0.
  mutating func checkXMLVersion(_ content: [UInt8], of path: String) {
    let start = String(decoding: content.prefix(64), as: UTF8.self)
    guard start.hasPrefix("<?xml"), let version = start.ranges(of: "version=").first else { return }
    let number = start[version.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
    if number != "1.0" {
      report(
        "check.xml-version", .error, path, line: 1,
        "The file is XML \(Diagnostic.escaped(number)), and EPUB takes XML 1.0.")
    }
  }
}
