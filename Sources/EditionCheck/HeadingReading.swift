import MarkupReader
import PlatenCore

/// The headings of a content document: their ranks, and that they say something.
struct HeadingReading {
  private var current: (rank: Int, text: String, line: Int)?
  private var lastRank = 0

  mutating func start(_ element: XMLElement, line: Int, path: String, in check: inout EditionCheck) {
    let name = element.name.local
    if name == "img" { current?.text += element["alt"] ?? "" }
    guard name.count == 2, name.first == "h", let rank = name.last?.wholeNumberValue, (1...6).contains(rank) else {
      return
    }
    if lastRank > 0, rank > lastRank + 1 {
      check.report(
        "check.heading-skipped", .warning, path, line: line,
        "A heading of rank \(rank) follows one of rank \(lastRank).")
    }
    lastRank = rank
    current = (rank, element["aria-label"] ?? "", line)
  }

  mutating func text(_ text: String) { current?.text += text }

  mutating func end(_ name: String, path: String, in check: inout EditionCheck) {
    guard let heading = current, name == "h\(heading.rank)" else { return }
    if heading.text.isBlank {
      check.report(
        "check.heading-empty", .warning, path, line: heading.line,
        "A heading has no text: a list of headings shows an empty line.")
    }
    current = nil
  }
}

/// The head of a content document.
struct HeadReading {
  var title: String?
  private var names: [String] = []
  private(set) var viewports: [(content: String, line: Int)] = []
  private var encodings = 0

  mutating func take(_ element: XMLElement, line: Int, path: String, in check: inout EditionCheck) {
    let name = element.name.local
    names.append(name)
    if name == "title" { title = title ?? "" }
    if element["charset"] != nil && name == "meta" { encodings += 1 }
    if name == "meta", element["http-equiv"]?.lowercased() == "content-type" {
      encodings += 1
      if let content = element["content"]?.lowercased(),
        content.filter({ !$0.isWhitespace }) != "text/html;charset=utf-8"
      {
        check.report(
          "check.encoding", .error, path, line: line,
          "The document says that it is \(Diagnostic.quoted(content)), and EPUB takes UTF-8.")
      }
    }
    if name == "meta", element["name"] == "viewport" { viewports.append((element["content"] ?? "", line)) }
    let relations = (element["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    if name == "link", relations.contains("alternate"), relations.contains("stylesheet"), element["title"] == nil {
      check.report(
        "check.attribute-missing", .error, path, line: line, "A stylesheet to choose from has no title.")
    }
  }

  func finish(_ path: String, in check: inout EditionCheck) {
    check.viewports[path] = viewports
    if title?.isBlank ?? true {
      check.report("check.title-blank", title == nil ? .warning : .error, path, "The document has no title.")
    }
    for name in ["title", "base"] where names.count(where: { $0 == name }) > 1 {
      check.report("check.element-place", .error, path, "The head has more than one \(name).")
    }
    if encodings > 1 { check.report("check.encoding", .error, path, "The head says its encoding more than once.") }
  }
}
