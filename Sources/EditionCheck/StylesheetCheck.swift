import PlatenCore

/// Stylesheets, as far as their rules can break an EPUB (EPUB 3.3 §6.3.1) or their words lead somewhere.
extension EditionCheck {
  /// - Returns: whether it fetches something from outside of the container.
  @discardableResult
  mutating func checkStylesheet(_ content: [UInt8], of path: String) -> Bool {
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
      report("check.encoding", .warning, path, "The encoding is UTF-16, and EPUB takes UTF-8.")
      return false
    }
    return take(StyleReading(sheet: content).findings, of: path, from: 0)
  }

  /// The `style` of an element.
  mutating func checkStyle(_ text: String, of path: String, line: Int) {
    take(StyleReading(attribute: text).findings, of: path, from: line - 1)
  }

  @discardableResult
  private mutating func take(_ findings: [StyleReading.Finding], of path: String, from first: Int) -> Bool {
    var isRemote = false
    for finding in findings {
      let line = finding.line + first
      switch finding.kind {
      case .address(let address, let use):
        // A fragment alone names something of the document that is styled.
        if !address.hasPrefix("#"), follow(address, from: path, line: line, as: use) { isRemote = true }
      case .property(let name, let value): checkProperty(name, value, of: path, line: line)
      case .malformed(let what): report("check.css-syntax", .error, path, line: line, what)
      case .emptyFont:
        report("check.css-font", .warning, path, line: line, "An @font-face says nothing of the font.")
      case .unbalanced(let what): report("check.css-braces", .error, path, line: line, what)
      }
    }
    return isRemote
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
