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
      if name == "nav" {
        type = types.split(separator: " ").first.map(String.init) ?? ""
        self.types += types.split(separator: " ").map(String.init)
      }
      guard type != nil else { return }
      if name == "a", type == "landmarks" { checkLandmark(element, types, line: line, in: &check) }
      if name == "a", element["href"] == nil {
        check.report("check.navigation-link", .warning, path, line: line, "An entry leads nowhere: its a has no href.")
      }
      if name == "a", let href = element["href"], ContainerPath.scheme(of: href) != nil {
        check.report(
          "check.navigation-link", .error, path, line: line,
          "An entry leads out of the EPUB: \(Diagnostic.quoted(href)).")
      }
      if name == "img" { for index in open.indices { open[index].text += element["alt"] ?? "" } }
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

  private mutating func checkLandmark(_ element: XMLElement, _ types: String, line: Int, in check: inout EditionCheck) {
    if types.isEmpty {
      check.report("check.landmark-type", .error, path, line: line, "A landmark has no type.")
    } else if !landmarks.insert("\(types) \(element["href"] ?? "")").inserted {
      check.report("check.landmark-twice", .error, path, line: line, "Two landmarks have the same type and target.")
    }
  }

  /// EPUB 3.3 §7.2: an `ol` of `li`, each with a link, or a heading with a list.
  private func finish(_ element: Open, in check: inout EditionCheck) {
    func report(_ message: String) { check.report("check.navigation-form", .error, path, line: element.line, message) }
    switch element.name {
    case "nav":
      if element.children.count(where: { $0 == "ol" }) != 1 { report("A nav has not exactly one ol") }
    case "ol":
      if !element.children.contains("li") { report("A list of the navigation is empty") }
    case "li":
      guard let first = element.children.first, first == "a" || first == "span" else {
        return report("An entry does not begin with a or span")
      }
      if first == "span", !element.children.contains("ol") { report("An entry without a link has no list below it") }
      if element.children.count > 2 || element.children.dropFirst().contains(where: { $0 != "ol" }) {
        report("An entry has more in it than a link and a list")
      }
    case "a", "span":
      if element.text.isBlank, open.last?.name == "li" { report("An entry has no text") }
    default: break
    }
  }
}
