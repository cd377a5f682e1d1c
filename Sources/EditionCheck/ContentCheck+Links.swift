import MarkupReader
import PlatenCore

/// Where the attributes of a content document lead.
extension ContentReading {
  mutating func checkLinks(
    _ element: XMLElement, in space: Frame.Space, line: Int, in check: inout EditionCheck
  ) {
    for attribute in element.attributes {
      let isLinking = attribute.name.namespace.isEmpty || attribute.name.namespace == XMLName.xlinkNamespace
      guard isLinking, var use = use(of: attribute.name.local, on: element, in: space) else { continue }
      // SVG 2 has dropped the namespace, and not all readers know that.
      if space == .svg, attribute.name.namespace.isEmpty { use = .related }
      let addresses = attribute.name.local == "srcset" ? ContentReading.candidates(attribute.value) : [attribute.value]
      for address in addresses {
        if check.follow(address, from: path, line: line, as: use, type: element["type"]) {
          uses.insert("remote-resources")
        }
      }
    }
  }

  /// What an attribute's address is for; `nil` if it is none.
  private func use(of attribute: String, on element: XMLElement, in space: Frame.Space) -> EditionCheck.Use? {
    let name = element.name.local
    let isInPicture = open.last?.name == "picture"
    switch (space, attribute) {
    case (.html, "cite"): return .citation
    case (.html, "poster"): return .picture
    case (.html, "srcset"): return isInPicture ? .pictureChoice : .picture
    case (.html, "data") where name == "object": return .object
    case (.html, "href"):
      switch name {
      case "a", "area": return .link
      case "link":
        let relations = (element["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        return relations.contains("stylesheet") ? .stylesheet : .related
      default: return nil
      }
    case (.html, "src"):
      switch name {
      case "img": return isInPicture ? .pictureChoice : .picture
      case "input": return .picture
      case "audio", "video": return .media
      case "source": return isInPicture ? .pictureChoice : .media
      case "script": return .script
      case "iframe", "embed", "track": return .object
      default: return nil
      }
    case (.math, "altimg"), (.math, "src"): return .picture
    case (.svg, "href"):
      switch name {
      case "a": return .link
      case "image", "feImage": return .picture
      case "use": return .drawing
      case "font-face-uri": return .font
      case "script": return .script
      case "textPath", "tref", "mpath": return .paint
      default: return nil
      }
    default: return nil
    }
  }

  /// The addresses of a `srcset`: each ends at a blank, or with a comma.
  private static func candidates(_ text: String) -> [String] {
    text.split(separator: ",").compactMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
  }

  /// EPUB 3.3 §6.1.1: the document type is HTML's, and the encoding UTF-8.
  func checkProlog(_ content: [UInt8], in check: inout EditionCheck) {
    check.checkXMLVersion(content, of: path)
    check.checkEncoding(content, of: path)
    if item.mediaType == "image/svg+xml" {
      for address in EditionCheck.stylesheetInstructions(content) {
        check.follow(address, from: path, line: 1, as: .stylesheet)
      }
    }
    guard item.mediaType == "application/xhtml+xml" else { return }
    let start = String(decoding: content.prefix(1_024), as: UTF8.self)
    if let range = start.ranges(of: "<!DOCTYPE").first {
      let type = start[range.upperBound...].prefix { $0 != ">" && $0 != "[" }.lowercased()
      let isExternal = type.contains("public") || type.contains("system")
      if !check.isEPUB3, !type.contains("\"-//w3c//dtd xhtml 1.1//en\"") {
        check.report("check.xhtml-type", .error, path, "The document type is not that of XHTML 1.1.")
      }
      if isExternal, !type.contains("about:legacy-compat") {
        check.report("check.document-type", .error, path, "The document type is not <!DOCTYPE html>.")
      }
    }
  }

  /// Whether the document type is one of XHTML’s, which declare names for characters.
  static func namesXHTML(_ content: [UInt8]) -> Bool {
    String(decoding: content.prefix(1_024), as: UTF8.self).contains("\"-//W3C//DTD XHTML 1.")
  }
}

extension EditionCheck {
  /// EPUB 3.3 §3.9: XML files are in UTF-8; those in UTF-16 are still read.
  mutating func checkEncoding(_ content: [UInt8], of path: String) {
    let isContent = path.hasSuffix("html") || path.hasSuffix(".htm")
    let severity: Finding.Severity = isContent ? .error : .warning
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
      return report("check.encoding", severity, path, "The encoding is UTF-16, and EPUB takes UTF-8.")
    }
    let start = String(decoding: content.prefix(256), as: UTF8.self)
    guard start.hasPrefix("<?xml"), let encoding = start.prefix(while: { $0 != ">" }).ranges(of: "encoding=").first
    else { return }
    let name = start[encoding.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }.lowercased()
    if !["utf-8", "utf-16"].contains(name) {
      report("check.encoding", .error, path, "The encoding is \(Diagnostic.quoted(name)), and EPUB takes UTF-8.")
    }
  }

  /// Document types that EPUB 3 files may have (EPUB 3.3 §3.9), by the media types of the files.
  private static let documentTypes = [
    "application/x-dtbncx+xml": "-//NISO//DTD ncx 2005-1//EN", "image/svg+xml": "-//W3C//DTD SVG 1.1//EN",
    "application/oebps-package+xml": "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN",
  ]

  /// The document type of a file that is no content document in XHTML.
  mutating func checkDocumentType(_ content: [UInt8], of path: String, mediaType: String) {
    let start = String(decoding: content.prefix(1_024), as: UTF8.self)
    guard let range = start.ranges(of: "<!DOCTYPE").first else { return }
    let type = start[range.upperBound...].prefix { $0 != ">" && $0 != "[" }
    guard type.contains("PUBLIC") || type.contains("SYSTEM") else { return }
    if let known = EditionCheck.documentTypes[mediaType], type.contains(known) { return }
    report(
      "check.document-type", .error, path, "The document type names an external file, which EPUB does not take.")
  }

  /// The addresses of `<?xml-stylesheet href="…"?>` before the root.
  static func stylesheetInstructions(_ content: [UInt8]) -> [String] {
    let start = String(decoding: content.prefix(2_048), as: UTF8.self)
    return start.ranges(of: "<?xml-stylesheet").compactMap { range in
      let instruction = start[range.upperBound...].prefix { $0 != "?" }
      guard let href = instruction.ranges(of: "href=").first, let quote = instruction[href.upperBound...].first else {
        return nil
      }
      return String(instruction[href.upperBound...].dropFirst().prefix { $0 != quote })
    }
  }
}
