import MarkupReader
import PlatenCore

/// The navigation document (EPUB 3.3 §7).
extension EditionCheck {
  mutating func checkNavigation(_ content: [UInt8], of path: String) {
    var reading = NavigationReading(path: path)
    do throws(XMLError) {
      var reader = try XMLReader(content)
      while let event = try reader.next() { reading.take(event, line: reader.currentLine(), in: &self) }
    } catch {
      // It is reported with the content documents.
      return
    }
    let tables = reading.types.count { $0 == "toc" }
    if tables != 1 {
      report(
        "check.contents-missing", .error, path,
        "There is \(tables == 0 ? "no" : "more than one") table of contents (nav of the type “toc”).")
    }
    for type in ["landmarks", "page-list"] where reading.types.count(where: { $0 == type }) > 1 {
      report("check.navigation-twice", .error, path, "There is more than one nav of the type “\(type)”.")
    }
  }
}

/// The lists of a navigation document.
private struct NavigationReading {
  let path: String
  /// The types of the `nav` elements.
  private(set) var types: [String] = []
  private var open: [Open] = []
  private var type: String?
  private var landmarks: Set<String> = []

  private struct Open {
    var name: String
    var children: [String] = []
    var text = ""
    var line: Int
  }

  init(path: String) { self.path = path }

  mutating func take(_ event: XMLReader.Event, line: Int, in check: inout EditionCheck) {
    switch event {
    case .start(let element):
      let name = element.name.local
      if !open.isEmpty { open[open.count - 1].children.append(name) }
      open.append(Open(name: name, line: line))
      let types =
        element.attributes.first { $0.name.local == "type" && $0.name.namespace.hasSuffix("ops") }?.value ?? ""
      if name == "nav", type != nil {
        check.report(
          "check.navigation-form", .error, path, line: line, "A nav stands in another.")
      }
      if name == "nav" {
        // A nav without a type is one of the document’s own.
        type = types.split(separator: " ").first.map(String.init)
        self.types += types.split(separator: " ").map(String.init)
        if type == "region-based" {
          check.report(
            "check.navigation-form", .error, path, line: line,
            "Regions of pages belong in a data navigation document.")
        }
      }
      guard type != nil else { return }
      if name == "a" { checkLink(element, types, line: line, in: &check) }
      if name == "img", let label = element["alt"] { for index in open.indices { open[index].text += label } }
    case .text(let text):
      for index in open.indices.suffix(8) { open[index].text += text }
      if type != nil, let parent = open.last, ["nav", "ol", "li"].contains(parent.name), !text.isBlank {
        check.report(
          "check.navigation-form", .error, path, line: line, "Text stands in \(parent.name), outside of a link.")
      }
    case .end:
      guard let element = open.popLast() else { return }
      if type != nil { finish(element, in: &check) }
      if element.name == "nav" { type = nil }
    }
  }

  private mutating func checkLink(_ element: XMLElement, _ types: String, line: Int, in check: inout EditionCheck) {
    if type == "landmarks" {
      if types.isEmpty {
        check.report("check.landmark-type", .error, path, line: line, "A landmark has no type.")
      } else if !landmarks.insert("\(types) \(element["href"] ?? "")").inserted {
        check.report("check.landmark-twice", .error, path, line: line, "Two landmarks have the same type and target.")
      }
    }
    guard let href = element["href"] else {
      return check.report(
        "check.navigation-link", .warning, path, line: line, "An entry leads nowhere: its a has no href.")
    }
    if type == "toc" || type == "page-list", let (target, fragment) = ContainerPath.resolve(href, from: path) {
      check.entries.append((type ?? "", target, fragment, path, line))
    }
    if ContainerPath.scheme(of: href) != nil {
      check.report(
        "check.navigation-link", .error, path, line: line,
        "An entry leads out of the EPUB: \(Diagnostic.quoted(href)).")
    }
  }

  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "hgroup"]
  private static let navContent = ContentPattern("(h1 | h2 | h3 | h4 | h5 | h6 | hgroup)? ol")
  private static let entryContent = ContentPattern("a ol? | span ol")

  /// EPUB 3.3 §7.2: an `ol` of `li`, each with a link, or a heading with a list.
  private func finish(_ element: Open, in check: inout EditionCheck) {
    func report(_ message: String) { check.report("check.navigation-form", .error, path, line: element.line, message) }
    let parent = open.last?.name
    switch element.name {
    case "nav":
      if NavigationReading.navContent.fault(of: element.children, isIn: { _, _ in false }) != nil {
        report("A nav is not a heading, if any, and one ol.")
      }
      let isKnown = ["toc", "page-list", "landmarks"].contains(type ?? "")
      if !isKnown, !element.children.contains(where: NavigationReading.headings.contains) {
        report("A list of another kind than contents, pages and landmarks has no heading.")
      }
    case "ol":
      if type == "landmarks" || type == "page-list", open.contains(where: { $0.name == "li" }) {
        check.report(
          "check.navigation-nested", .warning, path, line: element.line,
          "A list of landmarks or pages has lists within it, which readers do not show.")
      }
      if !element.children.contains("li") { report("A list of the navigation is empty.") }
    case "li":
      switch NavigationReading.entryContent.fault(of: element.children, isIn: { _, _ in false }) {
      case nil: break
      case .unexpected where element.children.first == "a" || element.children.first == "span":
        report("An entry has more in it than a link and a list.")
      case .unexpected: report("An entry does not begin with a or span.")
      case .incomplete where element.children.isEmpty: report("An entry has nothing in it.")
      case .incomplete: report("An entry without a link has no list below it.")
      }
    case "a", "span":
      if element.text.isBlank, parent == "li" || element.name == "span" && parent == "a" {
        report("An entry has no text.")
      }
    case let name where NavigationReading.headings.contains(name) && parent == "nav":
      if element.text.isBlank { report("The heading of a list has no text.") }
    default: break
    }
  }
}
