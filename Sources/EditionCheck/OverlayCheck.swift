import MarkupReader
import PlatenCore

/// Media overlays: which sound goes with which text (EPUB 3.3 §9).
extension EditionCheck {
  private static let overlayVocabulary = Vocabulary(
    """
    smil : head? body : version=3.0! id=name
    head : metadata? : id=name
    metadata : any : id=name
    body : (seq | par)+ : id=name
    seq : (seq | par)+ : id=name
    par : text audio? : id=name
    text : : src=filled! id=name
    audio : : src=filled! clipBegin clipEnd id=name
    """)

  mutating func checkOverlay(_ content: [UInt8], item: PackageReading.Item, path: String) {
    var prefixes: Set<String> = []
    var isRemote = false
    let form = walk(
      content, of: path, as: EditionCheck.overlayVocabulary, namespaces: ["http://www.w3.org/ns/SMIL"],
      { element, line, check in
        if element.name.local == "smil" { prefixes = check.overlayPrefixes(element, path: path, line: line) }
        check.checkOverlayAttributes(element, prefixes: prefixes, path: path, line: line)
        if element.name.local == "text", let target = element["src"] {
          check.speak(of: target, from: path, line: line)
        }
        if element.name.local == "audio", let sound = element["src"] {
          if check.checkSound(sound, element, path: path, line: line) { isRemote = true }
        }
      })
    for (message, line) in form ?? [] { report("check.overlay-form", .error, path, line: line, message) }
    if isRemote, !item.properties.contains("remote-resources") {
      report(
        "check.property-missing", .error, path,
        "The item of the package document does not say “remote-resources”, which the overlay has.")
    }
  }

  private mutating func overlayPrefixes(_ element: XMLElement, path: String, line: Int) -> Set<String> {
    let value = element.attributes.first { $0.name.local == "prefix" && $0.name.namespace.hasSuffix("/ops") }?.value
    let mapping = PrefixMapping(value ?? "")
    for fault in mapping.faults { report(fault.id, fault.severity, path, line: line, fault.message) }
    return mapping.prefixes
  }

  private mutating func checkOverlayAttributes(
    _ element: XMLElement, prefixes: Set<String>, path: String, line: Int
  ) {
    let name = element.name.local
    func report(_ message: String, _ check: inout EditionCheck) {
      check.report("check.overlay-form", .error, path, line: line, message)
    }
    var target: String?
    for attribute in element.attributes where attribute.name.namespace.hasSuffix("/ops") {
      switch attribute.name.local {
      case "type":
        if attribute.value.isBlank { report("An epub:type is blank.", &self) }
        for word in attribute.value.split(whereSeparator: \.isWhitespace) {
          guard let colon = word.firstIndex(of: ":") else { continue }
          let prefix = String(word[..<colon])
          if !prefixes.contains(prefix), !EditionCheck.reservedPrefixes.contains(prefix), prefix != "z3998" {
            self.report(
              "check.prefix-undeclared", .error, path, line: line,
              "The prefix of \(Diagnostic.quoted(String(word))) is not declared.")
          }
        }
      case "textref" where ["seq", "body"].contains(name):
        target = attribute.value
        speak(of: attribute.value, from: path, line: line)
      case "prefix" where name == "smil": break
      default: report("The element \(name) has no attribute epub:\(Diagnostic.escaped(attribute.name.local)).", &self)
      }
    }
    if name == "seq", target == nil { report("A seq does not say which text it goes with (epub:textref).", &self) }
  }

  private mutating func speak(of target: String, from path: String, line: Int) {
    if target.contains("://") {
      report("check.resource-remote", .error, path, line: line, "An overlay speaks of what is not in the container.")
    }
    follow(target, from: path, line: line, as: .spoken)
    if let file = ContainerPath.resolve(target, from: path)?.path { spoken[path, default: []].insert(file) }
  }

  private mutating func checkSound(_ sound: String, _ element: XMLElement, path: String, line: Int) -> Bool {
    if sound.contains("#") {
      report("check.overlay-sound", .error, path, line: line, "The address of a sound has a fragment.")
    }
    let times = ["clipBegin", "clipEnd"].map { name in element[name].map { Clock.seconds($0.trimmed) } }
    for (name, time) in zip(["clipBegin", "clipEnd"], times) {
      if let time, time == nil {
        report("check.overlay-sound", .error, path, line: line, "The \(name) of a sound is no time.")
      }
    }
    if let end = times[1] ?? nil, end <= (times[0] ?? 0) ?? 0 {
      report("check.overlay-sound", .error, path, line: line, "A sound ends before it begins.")
    }
    return follow(sound, from: path, line: line, as: .sound)
  }

  /// EPUB 3.3 §9.3: documents and overlays name each other, and the package document says how long it all takes.
  mutating func checkOverlays(_ package: PackageReading) {
    for (overlay, documents) in spoken.sorted(by: { $0.key < $1.key }) {
      for document in documents.sorted() {
        guard let item = package.items.first(where: { $0.path == document }) else { continue }
        if item.overlay.flatMap({ package.item($0) })?.path != overlay {
          report(
            "check.overlay-other", .error, overlay,
            "The overlay speaks of \(Diagnostic.quoted(document)), which does not name it as its media overlay.")
        }
      }
    }
    for item in package.items {
      guard let overlay = item.overlay.flatMap({ package.item($0) })?.path, let path = item.path else { continue }
      if files[overlay] != nil, !(spoken[overlay] ?? []).contains(path) {
        report(
          "check.overlay-other", .error, path, "The media overlay of the document does not speak of it.")
      }
    }
    let named = Set(package.items.compactMap(\.overlay))
    let overlays = package.items.filter { named.contains($0.id) }
    guard !overlays.isEmpty else { return }
    let durations = package.metas.filter { $0.property == "media:duration" }
    if !durations.contains(where: { $0.refines == nil }) {
      report("check.duration-missing", .error, package.path, "There is no media:duration of the whole book.")
    }
    for item in overlays where !durations.contains(where: { $0.refines == "#" + item.id }) {
      report(
        "check.duration-missing", .error, package.path, line: item.line,
        "There is no media:duration of the overlay \(Diagnostic.quoted(item.href)).")
    }
  }
}

/// Times as SMIL writes them: `1:02:03.5`, `02:03`, `90s`, `1.5h` (SMIL 3.0 §5.4.3).
enum Clock {
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1 else {
      let units = [("min", 60.0), ("ms", 0.001), ("h", 3_600), ("s", 1)]
      let unit = units.first { text.hasSuffix($0.0) } ?? ("", 1)
      return number(text.dropLast(unit.0.utf8.count)).map { $0 * unit.1 }
    }
    guard parts.count <= 3, let last = number(parts[parts.count - 1]), last < 60 else { return nil }
    let whole = parts.dropLast().map { Int($0) ?? -1 }
    guard whole.allSatisfy({ $0 >= 0 }), (whole.last ?? 0) < 60 else { return nil }
    return whole.reduce(0) { $0 * 60 + Double($1) } * 60 + last
  }

  private static func number(_ text: Substring) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
    return Double(text)
  }
}
