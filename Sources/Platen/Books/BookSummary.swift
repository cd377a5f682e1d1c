public import PlatenCore

/// The list of a book's files, as `SUMMARY.md` has it in mdBook, HonKit and GitBook: which files, in which order, and how
/// they are nested.
public struct BookSummary: Hashable, Sendable {
  /// One line of the list.
  public struct Entry: Hashable, Sendable {
    /// What the line leads to.
    public enum Target: Hashable, Sendable {
      /// A file of the book: its path relative to the summary, as it is written there, without the fragment.
      case file(reference: String, fragment: String?)
      /// Nothing: a chapter that is not written yet (`[Draft]()`), or a line that only holds others.
      case none
      /// Something that is no file of the book.
      case elsewhere(String)
      /// The title of a part, a heading between lists.
      case part
    }

    /// The title.
    public var title: [Inline]
    /// What the line leads to.
    public var target: Target
    /// The rank in the book, from 1: parts are above their chapters, and chapters above those that are indented below them.
    public var level: Int
    /// Where the line is.
    public var location: SourceLocation

    /// Makes an entry.
    public init(_ title: [Inline], target: Target, level: Int, location: SourceLocation) {
      self.title = title
      self.target = target
      self.level = level
      self.location = location
    }
  }

  /// The title over the list, if it is one of the book; `nil` if it only says that a list follows.
  public var title: String?
  /// The lines in their order.
  public var entries: [Entry]
  /// The name of the file that it was read from.
  public var name: String

  /// Makes a summary.
  ///
  /// - Parameters:
  ///   - title: the title of the book, if the list has one.
  ///   - entries: the lines in their order.
  ///   - name: the name of the file; those of the book's files are relative to it.
  public init(title: String? = nil, entries: [Entry], name: String = "SUMMARY.md") {
    self.title = title
    self.entries = entries
    self.name = name
  }

  /// Whether a file's name is that of such a list: `SUMMARY.md` in any folder and any letter case.
  public static func isName(_ path: String) -> Bool {
    path.split(separator: "/").last?.lowercased() == "summary.md"
  }

  /// How the other files of the book are called in messages: beside the summary.
  func fileName(of path: String) -> String {
    LinkReference.normalized(name.lastIndex(of: "/").map { name[...$0] + path } ?? path)
  }
}
