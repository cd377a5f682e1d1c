import PlatenCore

/// What is allowed, and will not do what its author hopes for: properties out of use, dates and identifiers that nobody reads.
extension EditionCheck {
  private static let outdated: [String: String] = [
    "meta-auth": "nothing", "rendition:viewport": "a meta viewport in each document", "marc21xml-record": "record",
    "mods-record": "record", "onix-record": "record", "xmp-record": "record",
    "xml-signature": "META-INF/signatures.xml", "rendition:align-x-center": "the stylesheet",
  ]

  mutating func checkOutdated(_ package: PackageReading) {
    func report(_ id: String, _ line: Int?, _ message: String, _ check: inout EditionCheck) {
      check.report(id, .warning, package.path, line: line, message)
    }
    let names =
      package.metas.map { ($0.property, $0.line) }
      + package.links.flatMap { link in link.relations.map { ($0, link.line) } }
      + package.spine.flatMap { item in item.properties.map { ($0, item.line) } }
    for (name, line) in names {
      guard let instead = EditionCheck.outdated[name] else { continue }
      report("check.property-outdated", line, "\(name) is out of use; what serves instead is \(instead).", &self)
    }
    for meta in package.metas {
      if meta.property == "rendition:spread", meta.value.trimmed == "portrait" {
        report("check.property-outdated", meta.line, "The value portrait of rendition:spread is out of use.", &self)
      }
      if let refined = meta.refines, !refined.isEmpty, !refined.contains("#") {
        report("check.refines-nothing", meta.line, "\(meta.property) refines a file, and not what has an id.", &self)
      }
    }
    for element in package.elements {
      let text = element.text.trimmed
      if element.name == "date", !text.isEmpty, !EditionCheck.isDate(text) {
        report("check.date-form", element.line, "\(Diagnostic.quoted(text)) is no date as catalogues write it.", &self)
      }
      if element.name == "identifier", text.lowercased().hasPrefix("urn:uuid:"), !EditionCheck.isUUID(text.dropFirst(9))
      {
        report("check.identifier-form", element.line, "\(Diagnostic.quoted(text)) is no UUID.", &self)
      }
    }
    var references: Set<String> = []
    for reference in package.guide where !references.insert("\(reference.type) \(reference.href)").inserted {
      report("check.guide", reference.line, "The guide says the same twice.", &self)
    }
  }

  /// OPF 2.0.1 §2.2.7: dates are written as the W3C’s note has them. Months and days of one figure are common.
  mutating func checkDates(_ package: PackageReading) {
    for element in package.elements where element.name == "date" {
      let text = element.text.trimmed
      let parts = text.split(separator: "-", omittingEmptySubsequences: false).map {
        $0.utf8.count == 1 ? "0" + $0 : String($0)
      }
      if EditionCheck.isDate(parts.joined(separator: "-")) { continue }
      report(
        "check.date-form", .error, package.path, line: element.line,
        "\(Diagnostic.quoted(element.text)) is no date as catalogues write it.")
    }
  }

  private static func isUUID(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }

  /// Whether a text is a date as the W3C's note writes it: `2026`, `2026-11`, `2026-11-27`, with a time or without.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard HTMLTime.isDate(parts[0]), !parts[0].contains("W"), HTMLTime.takes(text) else { return false }
    let numbers = parts[0].split(separator: "-").compactMap { Int($0) }
    guard numbers.count > 1 else { return numbers.count == 1 }
    guard (1...12).contains(numbers[1]), numbers.count == 3 else { return (1...12).contains(numbers[1]) }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = numbers[1] == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(numbers[1]) ? 30 : 31
    return (1...days).contains(numbers[2])
  }
}
