import PlatenCore

extension DocumentPart {
  /// How many blocks may stand before the title of a page: where one is, and what there is elsewhere.
  private static let widestHead = 12

  /// The part with its title in front, if that stands below a few blocks of another kind, as in the pages of many sites: what
  /// begins the chapter is its title.
  func beginningWithItsTitle() -> DocumentPart {
    guard let title = document.metadata.title else { return self }
    for (index, block) in document.body.prefix(DocumentPart.widestHead).enumerated() {
      guard case .heading(let heading) = block else { continue }
      guard index > 0, heading.level == 1, title.isSaid(by: heading.inlines.plainText(annotations: false)) else {
        return self
      }
      var part = self
      part.document.body.remove(at: index)
      part.document.body.insert(block, at: 0)
      return part
    }
    return self
  }
}

extension Title {
  /// Whether a heading says the title, whichever quotation marks and blanks are in it.
  func isSaid(by heading: String?) -> Bool {
    guard let heading else { return false }
    if heading == whole || heading == text { return true }
    let plain = Title.plain(heading)
    return plain == Title.plain(whole) || plain == Title.plain(text)
  }

  private static func plain(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }.map { scalar in
      switch scalar {
      case "’", "‘": "'"
      case "“", "”": "\""
      default: scalar
      }
    }
  }
}
