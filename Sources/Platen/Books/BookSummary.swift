public import PlatenCore

/// The list of a book's files with their order and nesting, as in the `SUMMARY.md` of mdBook, HonKit and GitBook.
public struct BookSummary: Hashable, Sendable {
  /// One line of the list.
  public struct Entry: Hashable, Sendable {
    /// The target of the line.
    public enum Target: Hashable, Sendable {
      /// A file of the book: its path relative to the summary, as written there, without the fragment.
      case file(reference: String, fragment: String?)
      /// No target: a chapter that is not written yet (`[Draft]()`), or a line that only contains others.
      case none
      /// A target that is not a file of the book.
      case elsewhere(String)
      /// The title of a part, a heading between lists.
      case part
    }

    /// The title.
    public var title: [Inline]
    /// The target of the line.
    public var target: Target
    /// The level in the book, from 1: parts are above their chapters, and chapters above those indented below them.
    public var level: Int
    /// The position of the line.
    public var location: SourceLocation

    /// Makes an entry.
    public init(_ title: [Inline], target: Target, level: Int, location: SourceLocation) {
      self.title = title
      self.target = target
      self.level = level
      self.location = location
    }
  }

  /// The title above the list, if it is that of the book; `nil` if it only introduces the list.
  public var title: String?
  /// The lines in order.
  public var entries: [Entry]
  /// The name of the summary's file.
  public var name: String

  /// Makes a summary.
  ///
  /// - Parameters:
  ///   - title: the title of the book, if the list has one.
  ///   - entries: the lines in order.
  ///   - name: the name of the summary's file; the paths of the book's files are relative to it.
  public init(title: String? = nil, entries: [Entry], name: String = "SUMMARY.md") {
    self.title = title
    self.entries = entries
    self.name = name
  }

  /// Returns whether a file has the name of such a list: `SUMMARY.md` in any folder and letter case.
  public static func isName(_ path: String) -> Bool {
    path.split(separator: "/").last?.lowercased() == "summary.md"
  }

  /// How the other files of the book are called in messages: beside the summary.
  func fileName(of path: String) -> String {
    LinkReference.normalized(name.lastIndex(of: "/").map { name[...$0] + path } ?? path)
  }
}
