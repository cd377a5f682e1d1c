import MarkupReader
import PlatenCore

/// What a package document may say (EPUB 3.3 §5 and §8): values of properties, and what may be said once.
enum PackageRules {
  /// Properties that are said at most once of the same thing (EPUB 3.3 §D.3).
  static let once: Set<String> = [
    "authority", "collection-type", "display-seq", "file-as", "group-position", "identifier-type", "source-of", "term",
    "title-type",
  ]

  /// Properties of the whole book that have a value out of a list, and are said at most once (§8.2).
  static let rendition: [String: Set<String>] = [
    "rendition:layout": ["reflowable", "pre-paginated"],
    "rendition:orientation": ["landscape", "portrait", "auto"],
    "rendition:spread": ["none", "landscape", "portrait", "both", "auto"],
    "rendition:flow": ["paginated", "scrolled-continuous", "scrolled-doc", "auto"],
  ]

  /// Properties that name one class of the stylesheet, at most once (§9.3.2.3).
  static let classNames: Set<String> = ["media:active-class", "media:playback-active-class"]

  /// Properties whose values have a form.
  static let forms: [String: @Sendable (String) -> Bool] = [
    "source-of": { $0 == "pagination" }, "media:duration": { Clock.seconds($0) != nil },
    "rendition:viewport": { value in
      value.split(separator: ",").allSatisfy { part in
        let sides = part.split(separator: "=").map { String($0).trimmed }
        return sides.count == 2 && ["width", "height"].contains(sides[0])
          && (Int(sides[1]) != nil || ["device-width", "device-height"].contains(sides[1]))
      }
    },
  ]

  /// Properties of items of the spine, of which one of each row may be given (§8.2).
  static let spine: [Set<String>] = [
    [
      "page-spread-left", "page-spread-right", "rendition:page-spread-left", "rendition:page-spread-right",
      "rendition:page-spread-center",
    ],
    ["rendition:layout-reflowable", "rendition:layout-pre-paginated"],
    ["rendition:orientation-landscape", "rendition:orientation-portrait", "rendition:orientation-auto"],
    [
      "rendition:spread-none", "rendition:spread-landscape", "rendition:spread-portrait", "rendition:spread-both",
      "rendition:spread-auto",
    ],
    [
      "rendition:flow-paginated", "rendition:flow-scrolled-continuous", "rendition:flow-scrolled-doc",
      "rendition:flow-auto",
    ],
    ["rendition:align-x-center"],
  ]

  /// Whether a text can be an id: an XML name without a colon, as far as ASCII goes.
  static func isID(_ id: String) -> Bool {
    guard let first = id.unicodeScalars.first, first.value >= 0x80 || first == "_" || first.properties.isAlphabetic
    else { return false }
    return id.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x80 || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-._".unicodeScalars.contains(scalar)
    }
  }
}

extension EditionCheck {
  /// Values of properties, and what is said more than once.
  mutating func checkPropertyValues(_ package: PackageReading) {
    var seen: Set<String> = []
    for meta in package.metas {
      func report(_ id: String, _ message: String) {
        self.report(id, .error, package.path, line: meta.line, message)
      }
      let value = meta.value.trimmed
      if let form = PackageRules.forms[meta.property], !form(value) {
        report("check.property-value", "\(meta.property) does not take \(Diagnostic.quoted(value)).")
      }
      if let refined = meta.refines {
        if PackageRules.once.contains(meta.property), !seen.insert("\(meta.property) \(refined)").inserted {
          report(
            "check.property-twice", "\(meta.property) is said more than once of \(Diagnostic.quoted(refined)).")
        }
        continue
      }
      let values = PackageRules.rendition[meta.property]
      if let values, !values.contains(value) {
        report(
          "check.property-value",
          "\(meta.property) takes \(values.sorted().joined(separator: ", ")), and not \(Diagnostic.quoted(value)).")
      }
      let isClass = PackageRules.classNames.contains(meta.property)
      if isClass, value.contains(where: \.isWhitespace) {
        report("check.property-value", "\(meta.property) names one class, and not \(Diagnostic.quoted(value)).")
      }
      if values != nil || isClass, !seen.insert(meta.property).inserted {
        report("check.property-twice", "\(meta.property) is said more than once.")
      }
    }
  }

  /// Properties of the items of the spine.
  mutating func checkSpineProperties(_ package: PackageReading) {
    let known = PackageRules.spine.reduce(into: Set<String>()) { $0.formUnion($1) }
    for reference in package.spine {
      for property in reference.properties.sorted() where !known.contains(property) {
        guard !property.contains(":") || property.hasPrefix("rendition:") else { continue }
        report(
          "check.property-unknown", .error, package.path, line: reference.line,
          "EPUB has no property \(Diagnostic.quoted(property)) for items of the spine.")
      }
      for row in PackageRules.spine where reference.properties.intersection(row).count > 1 {
        report(
          "check.property-twice", .error, package.path, line: reference.line,
          "The properties \(reference.properties.intersection(row).sorted().joined(separator: " and ")) exclude each other."
        )
      }
    }
  }

  /// Fallbacks, overlays, and the guide of EPUB 2: what they name is there.
  mutating func checkItemReferences(_ package: PackageReading) {
    for item in package.items {
      if let fallback = item.fallback, package.item(fallback) == nil || fallback == item.id {
        report(
          "check.fallback-missing", .error, package.path, line: item.line,
          "The fallback \(Diagnostic.quoted(fallback)) of \(Diagnostic.quoted(item.href)) is no other item.")
      }
      if let style = item.fallbackStyle, package.item(style)?.mediaType != "text/css" {
        report(
          "check.fallback-missing", .error, package.path, line: item.line,
          "The fallback-style \(Diagnostic.quoted(style)) of \(Diagnostic.quoted(item.href)) is no stylesheet.")
      }
      if let overlay = item.overlay, package.item(overlay)?.mediaType != "application/smil+xml" {
        report(
          "check.overlay-missing", .error, package.path, line: item.line,
          "The media overlay \(Diagnostic.quoted(overlay)) of \(Diagnostic.quoted(item.href)) is no SMIL document.")
      } else if item.overlay != nil, !PackageReading.contentTypes.contains(item.mediaType) {
        report(
          "check.overlay-missing", .error, package.path, line: item.line,
          "\(Diagnostic.quoted(item.href)) has a media overlay, and is not a content document.")
      }
    }
    for reference in package.guide {
      guard ContainerPath.scheme(of: reference.href) == nil,
        let target = ContainerPath.resolve(reference.href, from: package.path)?.path,
        let item = package.items.first(where: { $0.path == target })
      else {
        report(
          "check.guide", .error, package.path, line: reference.line,
          "The guide names \(Diagnostic.quoted(reference.href)), which is not declared.")
        continue
      }
      if !PackageReading.contentTypes.contains(item.mediaType), !item.mediaType.contains("html") {
        report(
          "check.guide", .error, package.path, line: reference.line,
          "The guide names \(Diagnostic.quoted(reference.href)), which is not a content document.")
      } else {
        follow(reference.href, from: package.path, line: reference.line, as: .paint)
      }
    }
  }
}
