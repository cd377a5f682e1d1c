public import PlatenCore

/// A document to be joined with others, and the name by which the others link to it.
public struct DocumentPart: Hashable, Sendable {
  /// The document.
  public var document: Document
  /// The path of the document's file, relative to the same folder as those of the other parts; `nil` for standard input.
  public var name: String?

  /// Makes a part.
  public init(_ document: Document, name: String? = nil) {
    self.document = document
    self.name = name
  }

  /// What a name that is taken gets in front: the file's name without folder and extension, `ch2` for `book/ch2.md`,
  /// spaces as hyphens; `part` and the number for standard input.
  func prefix(number: Int) -> String {
    guard let last = name?.split(separator: "/").last else { return "part\(number)" }
    let stem = last.lastIndex(of: ".").flatMap { $0 > last.startIndex ? last[..<$0] : nil } ?? last
    return String(stem.map { $0.isWhitespace ? "-" : $0 })
  }

  /// Where diagnostics about the whole part are.
  var start: SourceLocation { SourceLocation(file: name, line: 1, column: 1) }
}
