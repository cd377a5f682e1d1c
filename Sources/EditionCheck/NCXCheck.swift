import MarkupReader
import PlatenCore

/// The NCX, the table of contents of EPUB 2 that old readers use (OPF 2.0.1 §2.4.1; NISO Z39.86 §8).
extension EditionCheck {
  mutating func checkNCX(_ content: [UInt8], of path: String, package: PackageReading) {
    var reading = NCXReading(path: path)
    guard walk(content, of: path, { reading.start($0, line: $1, in: &$2) }, end: { reading.end() }) else { return }
    if reading.texts < reading.labels { report("check.ncx-form", .error, path, "A label of the NCX has no text.") }
    reading.checkOrder(in: &self)
    let identifier = package.elements.first { $0.name == "identifier" && $0.id == package.uniqueIdentifier }?.text
    if reading.uid?.trimmed != identifier?.trimmed {
      report(
        "check.ncx-identifier", .error, path, "The NCX has another identifier (dtb:uid) than the package document.")
    }
  }
}

private struct NCXReading {
  let path: String
  private(set) var uid: String?
  private(set) var labels = 0
  private(set) var texts = 0
  private var maps = 0
  private var open: [String] = []
  private var ids: Set<String> = []
  /// The place in the reading order of each point that is open.
  private var orders: [(order: String?, line: Int)] = []
  private var points: [(order: String, target: String, line: Int)] = []

  init(path: String) { self.path = path }

  private static let attributes: [String: Set<String>] = [
    "ncx": ["version", "dir"], "head": [], "meta": ["name", "content", "scheme"],
    "smilCustomTest": ["id", "bookStruct", "defaultState", "override"],
    "docTitle": ["id"], "docAuthor": ["id"], "text": ["id", "class"],
    "audio": ["id", "class", "src", "clipBegin", "clipEnd"],
    "img": ["id", "class", "src"], "navMap": ["id"], "navPoint": ["id", "class", "playOrder"], "navLabel": ["dir"],
    "navInfo": ["dir"],
    "content": ["id", "src"], "pageList": ["id", "class"], "pageTarget": ["id", "class", "value", "type", "playOrder"],
    "navList": ["id", "class"], "navTarget": ["id", "class", "value", "playOrder"],
  ]

  private static let children: [String: Set<String>] = [
    "ncx": ["head", "docTitle", "docAuthor", "navMap", "pageList", "navList"], "head": ["meta", "smilCustomTest"],
    "docTitle": ["text", "audio", "img"], "docAuthor": ["text", "audio", "img"], "navLabel": ["text", "audio", "img"],
    "navInfo": ["text", "audio", "img"], "navMap": ["navInfo", "navLabel", "navPoint"],
    "navPoint": ["navLabel", "content", "navPoint"], "pageList": ["navInfo", "navLabel", "pageTarget"],
    "pageTarget": ["navLabel", "content"], "navList": ["navInfo", "navLabel", "navTarget"],
    "navTarget": ["navLabel", "content"], "meta": [], "text": [], "content": [], "img": [], "audio": [],
  ]

  mutating func start(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    func report(_ message: String) { check.report("check.ncx-form", .error, path, line: line, message) }
    if let allowed = open.last.flatMap({ NCXReading.children[$0] }), !allowed.contains(name) {
      report("The element \(Diagnostic.quoted(name)) cannot stand in \(open.last ?? "the NCX").")
    }
    if let own = NCXReading.attributes[name] {
      for attribute in element.attributes
      where attribute.name.namespace.isEmpty && !own.contains(attribute.name.local) {
        report("The element \(name) has no attribute \(Diagnostic.quoted(attribute.name.local)).")
      }
    }
    if let id = element["id"], !ids.insert(id).inserted || !PackageRules.isID(id) {
      report("The id \(Diagnostic.quoted(id)) is given twice, or is no name.")
    }
    switch name {
    case "ncx" where element["version"] != "2005-1": report("The version of the NCX is not 2005-1.")
    case "navMap":
      maps += 1
      if maps > 1 { report("There is more than one navMap.") }
    case "meta" where element["name"] == nil || element["content"] == nil: report("A meta has no name or no content.")
    case "meta" where element["name"] == "dtb:uid": uid = element["content"]
    case "navLabel", "docTitle": labels += 1
    case "text": texts += 1
    case "navPoint", "navTarget", "pageTarget": orders.append((element["playOrder"], line))
    case "content":
      check.follow(element["src"] ?? "", from: path, line: line, isLink: true)
      if let order = orders.last?.order { points.append((order, element["src"] ?? "", line)) }
    default: break
    }
    open.append(name)
  }

  mutating func end() {
    if let name = open.popLast(), ["navPoint", "navTarget", "pageTarget"].contains(name) { orders.removeLast() }
  }

  /// Points have numbers from 1 without gaps; the same number stands for the same target.
  func checkOrder(in check: inout EditionCheck) {
    var targets: [Int: String] = [:]
    var numbers: [String: Int] = [:]
    for (order, target, line) in points {
      guard let number = Int(order), number >= 0, targets[number] ?? target == target,
        numbers[target] ?? number == number
      else {
        check.report(
          "check.ncx-order", .error, path, line: line,
          "The playOrder \(Diagnostic.quoted(order)) is no number, or does not stand for one target alone.")
        return
      }
      targets[number] = target
      numbers[target] = number
    }
    // The first may be 0.
    let numbered = targets.keys.filter { $0 > 0 }
    if let last = numbered.max(), last != numbered.count {
      check.report("check.ncx-order", .error, path, "The playOrder numbers have gaps.")
    }
  }
}
