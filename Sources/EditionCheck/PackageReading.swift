import MarkupReader
import PlatenCore

/// What a package document says.
struct PackageReading {
  struct Item {
    var id: String
    var href: String
    /// Its path in the container; `nil` for a remote resource.
    var path: String?
    var mediaType: String
    var properties: Set<String>
    var fallback: String?
    /// The id of its media overlay.
    var overlay: String?
    var line: Int
  }

  struct Meta {
    var property: String
    var value: String
    var refines: String?
    var id: String?
    var language: String?
    var line: Int
  }

  /// A `link` of the metadata.
  struct Link {
    var relations: Set<String>
    var href: String
  }

  struct SpineItem {
    var idref: String
    var isLinear: Bool
    var line: Int
    /// What `linear` says.
    var linear: String?
    var properties: Set<String>
  }

  /// Elements and attributes that a package document does not have, and ids.
  private(set) var unknown: [(what: String, line: Int)] = []
  private(set) var ids: Set<String> = []
  /// The parts of the package document that there are.
  private var parts: Set<String> = []
  private(set) var languages: [(tag: String, line: Int)] = []

  let path: String
  var version = ""
  var uniqueIdentifier: String?
  var prefixes: Set<String> = []
  /// Elements of Dublin Core: name, id, text.
  var elements: [(name: String, id: String?, text: String, line: Int)] = []
  var metas: [Meta] = []
  /// The metas of EPUB 2.
  var named: [(name: String, content: String)] = []
  var links: [Link] = []
  /// The language that the package document is written in.
  var language: String?
  var coverID: String?
  var items: [Item] = []
  var spine: [SpineItem] = []
  var toc: String?
  var direction: String?
  /// The references of the guide of EPUB 2.
  private(set) var guide: [(href: String, line: Int)] = []

  private static let dublinCore = "http://purl.org/dc/elements/1.1/"
  private static let namespace = "http://www.idpf.org/2007/opf"

  /// Reads a package document; `nil` if it cannot be read, which is reported.
  init?(_ content: [UInt8], path: String, in check: inout EditionCheck) {
    self.path = path
    check.checkXMLVersion(content, of: path)
    var open: [XMLElement] = []
    var children: [Set<String>] = []
    var text = ""
    do throws(XMLError) {
      var reader = try XMLReader(content)
      while let event = try reader.next() {
        switch event {
        case .start(let element):
          if !children.isEmpty { children[children.count - 1].insert(element.name.local) }
          open.append(element)
          children.append([])
          text = ""
          read(element, line: reader.currentLine(), isRoot: open.count == 1)
        case .text(let more):
          text += more
          if let parent = open.last, parent.name.namespace == PackageReading.namespace,
            PackageRules.withoutText.contains(parent.name.local), !more.isBlank
          {
            unknown.append(("text in \(parent.name.local)", reader.currentLine()))
          }
        case .end:
          let own = children.popLast() ?? []
          if let element = open.popLast() {
            if let child = PackageRules.needed[element.name.local], !own.contains(child) {
              unknown.append(("a \(element.name.local) without \(child)", reader.currentLine()))
            }
            finish(element, text: text, line: reader.currentLine())
          }
          text = ""
        }
      }
    } catch {
      check.report(
        "check.not-well-formed", .error, path, line: error.location.line,
        "The package document is not well-formed XML: \(Diagnostic.escaped(error.message)).")
      return nil
    }
  }

  private mutating func read(_ element: XMLElement, line: Int, isRoot: Bool) {
    if let id = element["id"], !ids.insert(id).inserted, element.name.local != "item" {
      unknown.append(("the id \(Diagnostic.quoted(id)) a second time", line))
    }
    if let tag = element.attributes.first(where: { $0.name.local == "lang" })?.value { languages.append((tag, line)) }
    check(element, line: line)
    guard element.name.namespace == PackageReading.namespace else { return }
    switch element.name.local {
    case "package" where isRoot:
      version = element["version"] ?? ""
      language = element.language
      uniqueIdentifier = element["unique-identifier"]
      let words = (element["prefix"] ?? "").split { $0.isWhitespace }
      prefixes = Set(words.filter { $0.hasSuffix(":") }.map { String($0.dropLast()) })
    case "item":
      let href = element["href"] ?? ""
      let isRemote = ContainerPath.scheme(of: href) != nil
      items.append(
        Item(
          id: element["id"] ?? "", href: href, path: isRemote ? nil : ContainerPath.resolve(href, from: path)?.path,
          mediaType: element["media-type"] ?? "",
          properties: Set((element["properties"] ?? "").split { $0.isWhitespace }.map(String.init)),
          fallback: element["fallback"], overlay: element["media-overlay"], line: line))
    case "itemref":
      spine.append(
        SpineItem(
          idref: element["idref"] ?? "", isLinear: element["linear"] != "no", line: line, linear: element["linear"],
          properties: Set((element["properties"] ?? "").split { $0.isWhitespace }.map(String.init))))
    case "spine":
      toc = element["toc"]
      direction = element["page-progression-direction"]
    case "reference": guide.append((element["href"] ?? "", line))
    case "meta":
      if let name = element["name"], let content = element["content"] { named.append((name, content)) }
      if element["name"] == "cover" { coverID = element["content"] }
    case "link":
      links.append(
        Link(
          relations: Set((element["rel"] ?? "").split { $0.isWhitespace }.map(String.init)), href: element["href"] ?? ""
        ))
    default: break
    }
  }

  /// The attributes of each element (EPUB 3.3 §5).
  private static let vocabulary: [String: Set<String>] = [
    "package": ["version", "unique-identifier", "prefix", "dir", "id"], "metadata": [],
    "meta": ["property", "refines", "scheme", "id", "dir", "name", "content"],
    "link": ["rel", "href", "refines", "media-type", "properties", "id", "hreflang"],
    "manifest": ["id"], "item": ["id", "href", "media-type", "properties", "fallback", "media-overlay"],
    "spine": ["id", "toc", "page-progression-direction"], "itemref": ["id", "idref", "linear", "properties"],
    "guide": [], "reference": ["type", "title", "href"], "collection": ["role", "id", "dir"],
    "bindings": [], "mediaType": ["media-type", "handler"],
  ]

  private static let dublinCoreNames: Set<String> = [
    "contributor", "coverage", "creator", "date", "description", "format", "identifier", "language", "publisher",
    "relation",
    "rights", "source", "subject", "title", "type",
  ]

  private mutating func check(_ element: XMLElement, line: Int) {
    let name = element.name.local
    if element.name.namespace == PackageReading.dublinCore {
      if !PackageReading.dublinCoreNames.contains(name) { unknown.append(("the element dc:\(name)", line)) }
      return
    }
    guard element.name.namespace == PackageReading.namespace, let attributes = PackageReading.vocabulary[name] else {
      unknown.append(("the element \(name)", line))
      return
    }
    for attribute in element.attributes
    where attribute.name.namespace.isEmpty && !attributes.contains(attribute.name.local) {
      unknown.append(("the attribute \(attribute.name.local) of \(name)", line))
    }
    if let id = element["id"], !PackageRules.isID(id) { unknown.append(("the id \(Diagnostic.quoted(id))", line)) }
    if let direction = element["dir"], !["ltr", "rtl", "auto"].contains(direction) {
      unknown.append(("the direction \(Diagnostic.quoted(direction))", line))
    }
    switch name {
    case "meta" where element["property"] == nil && (element["name"] == nil || element["content"] == nil):
      unknown.append(("a meta without a property", line))
    case "link" where element["href"]?.isEmpty ?? true || element["rel"]?.isEmpty ?? true:
      unknown.append(("a link without href or rel", line))
    case "link" where (element["rel"] ?? "").contains("record") && element["media-type"] == nil:
      unknown.append(("a link to a record without its media type", line))
    case "link"
    where (element["rel"] ?? "").split(separator: " ").count > 1 && element["rel"]?.contains("alternate") == true:
      unknown.append(("a link that is “alternate” and something else", line))
    case "metadata", "manifest", "spine":
      if !parts.insert(name).inserted { unknown.append(("a second element \(name)", line)) }
    case "item" where element["href"] == nil: unknown.append(("an item without href", line))
    case "itemref" where element["idref"] == nil: unknown.append(("an itemref without idref", line))
    default: break
    }
  }

  private mutating func finish(_ element: XMLElement, text: String, line: Int) {
    if element.name.namespace == PackageReading.dublinCore {
      elements.append((element.name.local, element["id"], text, line))
    } else if element.name.local == "meta", let property = element["property"] {
      metas.append(
        Meta(
          property: property, value: text, refines: element["refines"], id: element["id"], language: element.language,
          line: line))
    }
  }

  func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

  func values(_ property: String) -> [String] { metas.filter { $0.property == property }.map(\.value) }

  /// The item with an id.
  func item(_ id: String) -> Item? { items.first { $0.id == id } }

  /// The cover's picture.
  var cover: Item? { items.first { $0.properties.contains("cover-image") } ?? coverID.flatMap(item) }

  var isEPUB3: Bool { version.hasPrefix("3.") }
}

extension XMLElement {
  fileprivate var language: String? {
    attributes.first { $0.name == XMLName(namespace: XMLName.xmlNamespace, local: "lang") }?.value
  }
}
