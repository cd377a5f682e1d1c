import MarkupReader
import PlatenCore

/// The NCX, the table of contents of EPUB 2 that old readers use (OPF 2.0.1 §2.4.1; NISO Z39.86 §8).
extension EditionCheck {
  mutating func checkNCX(_ content: [UInt8], of path: String, package: PackageReading) {
    checkEncoding(content, of: path)
    var reading = NCXReading(path: path)
    let form = walk(
      content, of: path, as: NCXReading.vocabulary, namespaces: ["http://www.daisy.org/z3986/2005/ncx/"],
      { reading.start($0, line: $1, in: &$2) }, end: { reading.end() })
    guard let form else { return }
    for (message, line) in form { report("check.ncx-form", .error, path, line: line, message) }
    reading.checkOrder(in: &self)
    let identifier = package.elements.first { $0.name == "identifier" && $0.id == package.uniqueIdentifier }?.text
    if reading.uid?.trimmed != identifier?.trimmed {
      report(
        "check.ncx-identifier", reading.uid == nil ? .warning : .error, path,
        "The NCX has another identifier (dtb:uid) than the package document, or none.")
    }
  }
}

private struct NCXReading {
  let path: String
  private(set) var uid: String?
  private var open: [String] = []
  /// The place in the reading order of each point that is open.
  private var orders: [(order: String?, line: Int)] = []
  /// The kinds and numbers of the pages that were seen.
  private var pages: Set<String> = []
  private var points: [(order: String, target: String, line: Int)] = []

  init(path: String) { self.path = path }

  static let vocabulary = Vocabulary(
    """
    ncx : head docTitle docAuthor* navMap pageList? navList* : version=2005-1! $i18n
    head : meta+
    meta : : name! content! scheme
    docTitle docAuthor : text img? : id=name $i18n
    navLabel navInfo : text img? : $i18n
    text : #text : id=name class
    img : : id=name class src!
    navMap : navInfo* navLabel* navPoint+ : id=name
    navPoint : navLabel+ content navPoint* : id=name! class playOrder=0..
    content : : id=name src!
    pageList : navLabel? navInfo? pageTarget+ : id=name class
    pageTarget : navLabel+ content : id=name class value type=front|normal|special! playOrder=0..
    navList : navInfo* navLabel+ navTarget+ : id=name class
    navTarget : navLabel+ content : id=name! class value playOrder=0..
    """, groups: ["$i18n": "dir=ltr|rtl xml:lang=tag"], isClosed: true)

  mutating func start(_ element: XMLElement, line: Int, in check: inout EditionCheck) {
    let name = element.name.local
    if name == "pageTarget", let value = element["value"],
      !pages.insert("\(element["type"] ?? "") \(value)").inserted
    {
      check.report("check.ncx-form", .error, path, line: line, "A page of the NCX is there twice.")
    }
    switch name {
    case "meta" where element["name"] == "dtb:uid": uid = element["content"]
    case "navPoint", "navTarget", "pageTarget": orders.append((element["playOrder"], line))
    case "content":
      let target = element["src"] ?? ""
      if target.isBlank {
        check.report("check.link-to-nothing", .error, path, line: line, "A point of the NCX leads nowhere.")
      } else {
        check.follow(target, from: path, line: line, as: .link)
      }
      if let order = orders.last?.order { points.append((order, target, line)) }
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
