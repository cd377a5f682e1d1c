import PlatenCore

/// Pages of a fixed size: each says which (EPUB 3.3 §8.2.2.6).
extension EditionCheck {
  mutating func checkFixedLayout(_ package: PackageReading) {
    let isFixed = package.values("rendition:layout").contains("pre-paginated")
    for reference in package.spine {
      guard let item = package.item(reference.idref), item.mediaType == "application/xhtml+xml", let path = item.path,
        files[path] != nil, let viewports = viewports[path]
      else { continue }
      let isReflowable = reference.properties.contains("rendition:layout-reflowable")
      guard reference.properties.contains("rendition:layout-pre-paginated") || isFixed && !isReflowable else {
        continue
      }
      guard let (content, line) = viewports.first else {
        report("check.viewport", .error, path, "The document has a fixed layout, and says no size (meta viewport).")
        continue
      }
      if let fault = EditionCheck.fault(ofViewport: content) {
        report("check.viewport", .error, path, line: line, "The viewport \(Diagnostic.quoted(content)) \(fault).")
      }
    }
  }

  private static func fault(ofViewport content: String) -> String? {
    if content.isBlank { return "is blank" }
    var sizes: [String: String] = [:]
    let plain = content.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing(" =", with: "=").replacing("= ", with: "=")
    for part in plain.split(whereSeparator: { ",; ".contains($0) }) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmed }
      if sides.count > 2 || sides[0].isEmpty || sides.count == 2 && sides[1].isEmpty { return "cannot be read" }
      guard ["width", "height"].contains(sides[0]) else { continue }
      if sizes.updateValue(sides.count == 2 ? sides[1] : "", forKey: sides[0]) != nil {
        return "says its \(sides[0]) twice"
      }
    }
    for side in ["width", "height"] {
      guard let size = sizes[side] else { return "says no \(side)" }
      let isNumber = size.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      if size != "device-" + side, !isNumber || (Double(size) ?? 0) <= 0 { return "has a \(side) that is no number" }
    }
    return nil
  }
}
