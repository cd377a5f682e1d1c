import FrontMatter
import PlatenCore

extension BookSummary {
  /// Whether a file's name is that of a site's settings: `mkdocs.yml` in any folder.
  package static func isSite(_ path: String) -> Bool {
    let name = path.split(separator: "/").last?.lowercased()
    return name == "mkdocs.yml" || name == "mkdocs.yaml"
  }

  /// Reads the navigation of a site of MkDocs: `nav` in its `mkdocs.yml`.
  ///
  /// - Returns: the list, named as if it stood in the folder of the pages, and that folder relative to the file; `nil` if
  ///   there is no navigation.
  /// - Complexity: O(*n*) in the bytes.
  package static func navigation(of source: Source) -> (summary: BookSummary, folder: String)? {
    guard let site = SiteSettings(source.bytes), let navigation = site.navigation else { return nil }
    var reader = NavigationReader(source: source)
    reader.read(navigation, level: 1)
    guard !reader.entries.isEmpty else { return nil }
    let folder = LinkReference.normalized(site.book.folder ?? "docs")
    let path = source.name ?? "mkdocs.yml"
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let name = parent + (folder.isEmpty ? "" : folder + "/") + "mkdocs.yml"
    return (BookSummary(entries: reader.entries, name: name), folder)
  }
}

/// Makes entries of the pages and sections of a navigation.
private struct NavigationReader {
  let source: Source
  private(set) var entries: [BookSummary.Entry] = []

  /// A navigation that is nested deeper is made flat.
  private static let deepest = 6

  init(source: Source) { self.source = source }

  mutating func read(_ value: FrontMatterValue, level: Int) {
    for element in value.elements {
      switch element.content {
      case .null: continue
      case .text(let path):
        add(BookSummary.Entry.Target(destination: path), NavigationReader.name(of: path), element, level)
      case .list: read(element, level: level)
      case .fields(let fields):
        for field in fields {
          switch field.value.content {
          case .text(let path): add(BookSummary.Entry.Target(destination: path), field.key, field.value, level)
          case .null: add(.none, field.key, field.value, level)
          case .list, .fields:
            add(.none, field.key, field.value, level)
            read(field.value, level: min(level + 1, NavigationReader.deepest))
          }
        }
      }
    }
  }

  private mutating func add(
    _ target: BookSummary.Entry.Target, _ title: String, _ value: FrontMatterValue, _ level: Int
  ) {
    let line = source.bytes.prefix(value.offset).count { $0 == 0x0A } + 1
    entries.append(
      BookSummary.Entry(
        [.text(title)], target: target, level: level, location: SourceLocation(file: source.name, line: line, column: 1)
      ))
  }

  /// The name of a page that has no title: that of its file.
  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.lastIndex(of: ".").map { file[..<$0] } ?? file)
  }
}
