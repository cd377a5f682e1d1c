import MarkupReader
import Pictures
import PlatenCore

/// Every file that the package document declares, by its kind.
extension EditionCheck {
  mutating func checkFiles(of package: PackageReading) {
    for item in package.items {
      guard let path = item.path, let content = files[path] else { continue }
      switch item.mediaType {
      case "application/xhtml+xml":
        var reading = ContentReading(item, path: path)
        reading.read(content, in: &self)
        if item.properties.contains("nav") { checkNavigation(content, of: path) }
      case "application/x-dtbncx+xml": checkNCX(content, of: path, package: package)
      case "text/css": checkStylesheet(content, of: path)
      case let type where type.hasPrefix("image/"):
        checkPicture(content, item: item, path: path)
        if type == "image/svg+xml" { checkDrawing(content, item: item, path: path) }
      case let type where type.hasPrefix("font/") || type.contains("font"): checkFont(content, of: path)
      case "application/smil+xml", "application/pls+xml", "application/ttml+xml": walk(content, of: path) { _, _, _ in }
      default: break
      }
    }
  }

  private mutating func checkPicture(_ content: [UInt8], item: PackageReading.Item, path: String) {
    do throws(PictureError) {
      let picture = try Picture(inspecting: content)
      if picture.mediaType != item.mediaType {
        report(
          "check.picture-type", .error, path,
          "The picture is declared as \(Diagnostic.quoted(item.mediaType)), and is \(picture.mediaType).")
      }
      pictures[path] = picture
    } catch {
      guard EditionCheck.pictureTypes.contains(item.mediaType) else { return }
      report("check.picture-broken", .error, path, "The picture cannot be used: \(Diagnostic.escaped(error.message)).")
    }
  }

  /// An SVG document: ids, and whether it says that it has scripts.
  private mutating func checkDrawing(_ content: [UInt8], item: PackageReading.Item, path: String) {
    var ids: Set<String> = []
    var isScripted = false
    var faults: [(id: String, line: Int)] = []
    do throws(XMLError) {
      var reader = try XMLReader(content)
      var name = ""
      while let event = try reader.next() {
        if case .text(let text) = event, name == "style" { checkStylesheet(Array(text.utf8), of: path) }
        guard case .start(let element) = event else { continue }
        name = element.name.local
        isScripted = isScripted || element.isScripted
        if let id = element["id"], !ids.insert(id).inserted { faults.append((id, reader.currentLine())) }
      }
    } catch {
      // It is reported as a picture that is broken.
      return
    }
    for (id, line) in faults {
      report("check.id-taken", .error, path, line: line, "The id \(Diagnostic.quoted(id)) is given twice.")
    }
    if isScripted, !item.properties.contains("scripted") {
      report(
        "check.property-missing", .error, path,
        "The item of the package document does not say “scripted”, which the drawing is.")
    }
  }

  private static let pictureTypes = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]

  private mutating func checkFont(_ content: [UInt8], of path: String) {
    let type = Resource(path: path, bytes: content).detectedMediaType ?? ""
    // An obfuscated font begins with anything.
    if !type.hasPrefix("font/"), files["META-INF/encryption.xml"] == nil {
      report("check.font-broken", .error, path, "The file is declared as a font, and is not one.")
    }
  }

  /// A stylesheet, as far as its rules can break an EPUB (EPUB 3.3 §6.3.1) or its words lead somewhere.
  mutating func checkStylesheet(_ content: [UInt8], of path: String) {
    var scanner = StyleScanner(content)
    while let finding = scanner.next() {
      switch finding.kind {
      case .url(let reference): follow(reference, from: path, line: finding.line, isLink: false)
      case .property(let name, let value): checkProperty(name, value, of: path, line: finding.line)
      case .malformed(let what): report("check.css-syntax", .error, path, line: finding.line, what)
      case .unbalanced:
        report("check.css-braces", .error, path, line: finding.line, "The braces of the stylesheet do not match.")
      }
    }
  }

  private mutating func checkProperty(_ name: String, _ value: String, of path: String, line: Int) {
    switch name {
    case "direction", "unicode-bidi":
      report(
        "check.css-direction", .error, path, line: line, "EPUB forbids the property \(name).",
        advice: "Say it in the markup: dir=\"rtl\".")
    case "position" where value.hasPrefix("fixed"), "position" where value.hasPrefix("absolute"):
      report(
        "check.css-position", .warning, path, line: line,
        "Kindle and others ignore position: \(value), and text can lie on text.")
    default: break
    }
  }
}

extension EditionCheck {
  /// Whether a `style` attribute is a list of declarations.
  static func isStyle(_ text: String) -> Bool {
    text.split(separator: ";", omittingEmptySubsequences: false).allSatisfy { part in
      let part = String(part).trimmed
      guard !part.isEmpty else { return true }
      guard let colon = part.firstIndex(of: ":") else { return false }
      return colon > part.startIndex && part.index(after: colon) < part.endIndex
    }
  }
}

/// Goes through a stylesheet: declarations, addresses and braces (CSS Syntax, as far as needed).
private struct StyleScanner {
  struct Finding {
    enum Kind {
      case url(String)
      case property(String, String)
      case unbalanced
      case malformed(String)
    }
    var kind: Kind
    var line: Int
  }

  private let findings: [Finding]
  private var index = 0

  init(_ bytes: [UInt8]) {
    var findings: [Finding] = []
    var line = 1
    var depth = 0
    var offset = 0
    var word: [UInt8] = []
    var property: String?
    func lower(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).trimmed.lowercased() }
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case 0x0A:
        line += 1
        word.append(0x20)
      case UInt8(ascii: "/") where offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "*"):
        offset += 2
        while offset + 1 < bytes.count, !(bytes[offset] == UInt8(ascii: "*") && bytes[offset + 1] == UInt8(ascii: "/"))
        {
          if bytes[offset] == 0x0A { line += 1 }
          offset += 1
        }
        offset += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let start = offset + 1
        offset = start
        while offset < bytes.count, bytes[offset] != byte, bytes[offset] != 0x0A {
          offset += bytes[offset] == 0x5C ? 2 : 1
        }
        if offset >= bytes.count || bytes[offset] == 0x0A {
          findings.append(Finding(kind: .malformed("A string does not end on its line"), line: line))
        }
        let text = Array(bytes[min(start, bytes.count)..<min(offset, bytes.count)])
        if lower(word) == "@import" {
          findings.append(Finding(kind: .url(String(decoding: text, as: UTF8.self)), line: line))
        }
        word += text
      case UInt8(ascii: "(") where word.suffix(3).elementsEqual("url".utf8):
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
        let address = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self).trimmed
        let plain = address.filter { $0 != "\"" && $0 != "'" }
        // The name of a namespace leads nowhere.
        if !lower(word).hasPrefix("@namespace") { findings.append(Finding(kind: .url(plain), line: line)) }
        offset = end
      case UInt8(ascii: ":") where depth > 0 && property == nil:
        property = lower(word)
        word = []
      case UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: "{"):
        // EPUBCheck refuses a declaration of nothing, which browsers pass over.
        if byte != UInt8(ascii: "{"), depth > 0, property?.isEmpty ?? (byte == UInt8(ascii: ";") && lower(word).isEmpty)
        {
          findings.append(Finding(kind: .malformed("A declaration names no property"), line: line))
        } else if byte != UInt8(ascii: "{"), let name = property {
          findings.append(Finding(kind: .property(name, lower(word)), line: line))
        } else if byte != UInt8(ascii: "{"), depth > 0, !lower(word).isEmpty {
          let what = "\(Diagnostic.quoted(lower(word))) is no declaration"
          findings.append(Finding(kind: .malformed(what), line: line))
        } else if byte == UInt8(ascii: ";"), lower(word).hasPrefix("@charset"), !lower(word).contains("utf-8"),
          !bytes[..<offset].contains(where: { $0 == 0x3B || $0 == 0x7B })
        {
          // Elsewhere than at the beginning it is no statement (CSS Syntax 3 §3.2).
          findings.append(Finding(kind: .malformed("The stylesheet is not in UTF-8"), line: line))
        }
        property = nil
        word = []
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        if depth < 0 {
          findings.append(Finding(kind: .unbalanced, line: line))
          depth = 0
        }
      default: word.append(byte)
      }
      offset += 1
    }
    if depth != 0 { findings.append(Finding(kind: .unbalanced, line: line)) }
    self.findings = findings
  }

  mutating func next() -> Finding? {
    guard index < findings.count else { return nil }
    defer { index += 1 }
    return findings[index]
  }
}
