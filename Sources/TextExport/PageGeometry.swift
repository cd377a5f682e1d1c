import PlatenCore

/// The measures of a page, worked out from the options.
struct PageGeometry: Sendable {
  /// Columns of running text.
  let textWidth: Int
  /// Columns left of the text.
  let leftMargin: Int
  /// Lines of a page; 0 for text without pages.
  let pageLength: Int
  /// Blank lines above the running head.
  let topMargin: Int
  /// Blank lines below the footer.
  let bottomMargin: Int
  /// Whether pages have a running head, with a blank line below it.
  let hasHeader: Bool
  /// Whether pages have a footer, with a blank line above it.
  let hasFooter: Bool

  /// The fewest columns of running text, and the fewest lines of it on a page.
  private static let minimumWidth = 16
  private static let minimumLines = 6

  /// Whether there are pages.
  var isPaged: Bool { pageLength > 0 }

  /// Lines of a page for text and notes.
  var capacity: Int {
    pageLength - topMargin - bottomMargin - (hasHeader ? 2 : 0) - (hasFooter ? 2 : 0)
  }

  /// Works the measures out.
  ///
  /// - Throws: ``ExportError`` of kind `contradiction` if the margins cannot be read or leave too little room.
  init(_ options: TextOptions) throws(ExportError) {
    let parts = options.margins.split { $0 == " " || $0 == "," }.map { Int($0) }
    let margins = parts.compactMap { $0 }.filter { (0...500).contains($0) }
    guard (1...4).contains(margins.count), margins.count == parts.count else {
      throw ExportError(
        .contradiction, "margins does not take \(Diagnostic.quoted(options.margins))",
        advice: "It takes one to four numbers from 0 to 500, such as “2 4”.")
    }
    let right = margins.count > 1 ? margins[1] : margins[0]
    let isPaged = options.pageLength > 0
    leftMargin = margins.count > 3 ? margins[3] : right
    textWidth = options.width - leftMargin - right
    pageLength = options.pageLength
    topMargin = isPaged ? margins[0] : 0
    bottomMargin = isPaged ? (margins.count > 2 ? margins[2] : margins[0]) : 0
    hasHeader = isPaged && !options.header.isEmpty
    hasFooter = isPaged && !options.footer.isEmpty
    guard textWidth >= PageGeometry.minimumWidth else {
      throw ExportError(
        .contradiction, "a width of \(options.width) leaves \(max(0, textWidth)) columns between the margins",
        advice: "At least \(PageGeometry.minimumWidth) are needed: make the width larger or the margins smaller.")
    }
    guard !isPaged || capacity >= PageGeometry.minimumLines else {
      throw ExportError(
        .contradiction, "a page length of \(options.pageLength) leaves \(max(0, capacity)) lines for the text",
        advice: "At least \(PageGeometry.minimumLines) are needed: make the page longer, or take the header away.")
    }
  }
}
