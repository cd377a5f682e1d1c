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
    /// In EPUB 2, the id of the stylesheet that shows it.
    var fallbackStyle: String?
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
    var scheme: String?
    var line: Int
  }

  /// A `link` of the metadata.
  struct Link {
    var relations: Set<String>
    var href: String
    var mediaType: String?
    var refines: String?
    var properties: Set<String>
    var language: String?
    var line: Int
  }

  /// A `collection`, and what it names.
  struct Collection {
    var roles: Set<String>
    /// The place of the one that it is in.
    var parent: Int?
    var links: [(href: String, line: Int)] = []
    var hasMetadata = false
    var line: Int
  }

  struct SpineItem {
    var idref: String
    var isLinear: Bool
    var line: Int
    /// What `linear` says.
    var linear: String?
    var properties: Set<String>
  }

  /// What the elements of a package document do not allow.
  private(set) var faults: [(message: String, line: Int)] = []
  /// What a package document does not have.
  private(set) var unknown: [(what: String, line: Int)] = []
  private(set) var ids: Set<String> = []
  /// What its prefixes stand for.
  private(set) var mapping = PrefixMapping("")
  private(set) var collections: [Collection] = []
  /// The collections that are open: what is in them is not said of the book.
  private var openCollections: [Int] = []
  private(set) var languages: [(tag: String, line: Int)] = []

  let path: String
  /// Whether it is of EPUB 2.
  private let isOld: Bool
  var version = ""
  var uniqueIdentifier: String?
  var prefixes: Set<String> { mapping.prefixes }
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
  private(set) var guide: [(type: String, href: String, line: Int)] = []

  private static let dublinCore = "http://purl.org/dc/elements/1.1/"
  private static let namespace = "http://www.idpf.org/2007/opf"

  /// Reads a package document; `nil` if it cannot be read, which is reported.
  init?(_ content: [UInt8], path: String, in check: inout EditionCheck) {
    self.path = path
    check.checkXMLVersion(content, of: path)
    var open: [XMLElement] = []
    var text = ""
    // The version is in the first tag, and a file without one is of EPUB 3.
    isOld = String(decoding: content.prefix(1_024), as: UTF8.self).contains("version=\"2.0\"")
    var form = VocabularyReading(
      isOld ? PackageReading.oldVocabulary : PackageReading.vocabulary, namespaces: [PackageReading.namespace],
      hasOwnIDs: false)
    do throws(XMLError) {
      var reader = try XMLReader(content)
      while let event = try reader.next() {
        switch event {
        case .start(let element):
          checkParent(open.last, of: element, line: reader.currentLine())
          open.append(element)
          text = ""
          form.start(element, line: reader.currentLine())
          read(element, line: reader.currentLine(), isRoot: open.count == 1)
        case .text(let more):
          text += more
          form.text(more, line: reader.currentLine())
        case .end:
          form.end()
          if let element = open.popLast() { finish(element, text: text, line: reader.currentLine()) }
          text = ""
        }
      }
    } catch {
      check.report(
        "check.not-well-formed", .error, path, line: error.location.line,
        "The package document is not well-formed XML: \(Diagnostic.escaped(error.message)).")
      return nil
    }
    faults = form.faults
  }

  /// Elements of other vocabularies stand in the metadata, and nothing stands in them.
  private mutating func checkParent(_ parent: XMLElement?, of element: XMLElement, line: Int) {
    guard let parent else { return }
    // What others put into the metadata of EPUB 2 may hold anything.
    if isOld, parent.name.namespace != PackageReading.namespace, parent.name.namespace != PackageReading.dublinCore {
      return
    }
    if isOld, ["dc-metadata", "x-metadata"].contains(parent.name.local) { return }
    let isPlain = parent.name.namespace == PackageReading.namespace
    if !isPlain || element.name.namespace != PackageReading.namespace && parent.name.local != "metadata" {
      unknown.append(("the element \(Diagnostic.quoted(element.name.local)) in \(parent.name.local)", line))
    }
  }

  private mutating func read(_ element: XMLElement, line: Int, isRoot: Bool) {
    let isItem = element.name.local == "item"
    // Items with the same id are looked at with the manifest.
    if let id = element["id"]?.trimmed, !ids.insert(id).inserted, !isItem || !items.contains(where: { $0.id == id }) {
      unknown.append(("the id \(Diagnostic.quoted(id)) a second time", line))
    }
    if let tag = element.attributes.first(where: { $0.name.local == "lang" })?.value { languages.append((tag, line)) }
    if isOld { checkOld(element, line: line) } else { check(element, line: line) }
    guard element.name.namespace == PackageReading.namespace else { return }
    switch element.name.local {
    case "package" where isRoot:
      version = element["version"] ?? ""
      language = element.language
      uniqueIdentifier = element["unique-identifier"]
      mapping = PrefixMapping(element["prefix"] ?? "")
    case "item":
      let href = element["href"] ?? ""
      let isRemote = ContainerPath.scheme(of: href) != nil
      items.append(
        Item(
          id: element["id"]?.trimmed ?? "", href: href,
          path: isRemote ? nil : ContainerPath.resolve(href, from: path)?.path,
          mediaType: element["media-type"] ?? "",
          properties: Set((element["properties"] ?? "").split { $0.isWhitespace }.map(String.init)),
          fallback: element["fallback"], fallbackStyle: element["fallback-style"], overlay: element["media-overlay"],
          line: line))
    case "itemref":
      spine.append(
        SpineItem(
          idref: element["idref"]?.trimmed ?? "", isLinear: element["linear"] != "no", line: line,
          linear: element["linear"],
          properties: Set((element["properties"] ?? "").split { $0.isWhitespace }.map(String.init))))
    case "spine":
      toc = element["toc"]
      direction = element["page-progression-direction"]
    case "reference": guide.append((element["type"] ?? "", element["href"] ?? "", line))
    case "meta":
      if let name = element["name"], let content = element["content"] { named.append((name, content)) }
      if element["name"] == "cover" { coverID = element["content"] }
    case "collection":
      let roles = (element["role"] ?? "").split { $0.isWhitespace }.map(String.init)
      collections.append(Collection(roles: Set(roles), parent: openCollections.last, line: line))
      openCollections.append(collections.count - 1)
    case "metadata": if let current = openCollections.last { collections[current].hasMetadata = true }
    case "link" where !openCollections.isEmpty:
      if let current = openCollections.last { collections[current].links.append((element["href"] ?? "", line)) }
    case "link":
      func words(_ name: String) -> Set<String> {
        Set((element[name] ?? "").split { $0.isWhitespace }.map(String.init))
      }
      links.append(
        Link(
          relations: words("rel"), href: element["href"] ?? "", mediaType: element["media-type"],
          refines: element["refines"], properties: words("properties"), language: element["hreflang"], line: line))
    default: break
    }
  }

  /// The elements of a package document (EPUB 3.3 §5).
  private static let vocabulary = Vocabulary(
    """
    package : metadata manifest spine guide? bindings? collection* : version! unique-identifier=name prefix dir=ltr|rtl|auto id=name
    metadata : (meta | link)*
    meta : #text : property=words refines scheme id=name dir=ltr|rtl|auto name content
    link : : href! rel refines media-type=media properties=words id=name hreflang
    manifest : item* : id=name
    item : : id=name href! media-type properties fallback=name media-overlay=name
    spine : itemref* : id=name toc=name page-progression-direction
    itemref : : id=name idref=name! linear properties
    guide : reference+
    reference : : type=filled! title href=filled!
    bindings : mediaType+
    mediaType : : media-type=media! handler=name!
    collection : metadata? ((collection+ link*) | link+) : role=words! id=name dir=ltr|rtl|auto
    """)

  /// The elements of a package document of EPUB 2 (OPF 2.0.1 §2).
  private static let oldVocabulary = Vocabulary(
    """
    package : metadata manifest spine tours? guide? : version! unique-identifier=name! id=name
    metadata : meta* | dc-metadata x-metadata? | x-metadata dc-metadata : id=name
    dc-metadata : : id=name
    x-metadata : meta* : id=name
    meta : : name! content! scheme id=name xml:lang
    manifest : item+ : id=name
    item : : id=name! href! media-type! fallback=name fallback-style=name required-namespace required-modules
    spine : itemref+ : id=name toc=name page-map
    itemref : : id=name idref=name! linear=yes|no
    tours : tour+ : id=name
    tour : site+ : id=name title!
    site : : id=name title! href!
    guide : reference+ : id=name
    reference : : id=name type! title href!
    """, isClosed: true)

  private static let dublinCoreNames: Set<String> = [
    "contributor", "coverage", "creator", "date", "description", "format", "identifier", "language", "publisher",
    "relation",
    "rights", "source", "subject", "title", "type",
  ]

  /// The attributes that the elements of Dublin Core have in EPUB 2 (OPF 2.0.1 §2.2), besides `id`.
  private mutating func checkOld(_ element: XMLElement, line: Int) {
    let name = element.name.local
    guard element.name.namespace == PackageReading.dublinCore else { return }
    if !PackageReading.dublinCoreNames.contains(name) { unknown.append(("the element dc:\(name)", line)) }
    for attribute in element.attributes {
      let own = attribute.name.local
      let isKnown =
        switch attribute.name.namespace {
        case "": own == "id"
        case PackageReading.namespace:
          switch own {
          case "file-as", "role": ["creator", "contributor"].contains(name)
          case "event": name == "date"
          case "scheme": name == "identifier"
          default: false
          }
        case "http://www.w3.org/2001/XMLSchema-instance":
          own == "type" && PackageReading.formal.contains(name)
        case XMLName.xmlNamespace: own == "lang" && !PackageReading.formal.contains(name)
        default: false
        }
      if !isKnown { unknown.append(("the attribute \(own) of dc:\(name)", line)) }
      if isKnown, own == "role", !PackageReading.isRole(attribute.value) {
        unknown.append(("the role \(Diagnostic.quoted(attribute.value))", line))
      }
    }
  }

  /// Whether a text has the form of a relator code of MARC’s: three letters, or what follows `oth.` (OPF 2.0.1 §2.2.6).
  private static func isRole(_ text: String) -> Bool {
    text.isEmpty || text.hasPrefix("oth.")
      || text.utf8.count == 3 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// Elements of Dublin Core that hold codes, and no text in a language.
  private static let formal: Set<String> = ["date", "format", "identifier", "language", "type"]

  private mutating func check(_ element: XMLElement, line: Int) {
    let name = element.name.local
    for attribute in element.attributes
    where attribute.name.namespace == XMLName.xmlNamespace && attribute.name.local != "lang" {
      unknown.append(("the attribute xml:\(attribute.name.local) of \(name)", line))
    }
    if element.name.namespace == PackageReading.dublinCore {
      if !PackageReading.dublinCoreNames.contains(name) { unknown.append(("the element dc:\(name)", line)) }
      let isText = !["date", "format", "identifier", "language", "source", "type"].contains(name)
      for attribute in element.attributes where attribute.name.namespace != XMLName.xmlNamespace {
        let own = attribute.name.local
        if attribute.name.namespace.isEmpty ? own != "id" && !(own == "dir" && isText) : own != "lang" {
          unknown.append(("the attribute \(own) of dc:\(name)", line))
        }
        if own == "dir", !["ltr", "rtl", "auto"].contains(attribute.value) {
          unknown.append(("the direction \(Diagnostic.quoted(attribute.value))", line))
        }
      }
      if let id = element["id"], !PackageRules.isID(id) { unknown.append(("the id \(Diagnostic.quoted(id))", line)) }
      return
    }
    guard element.name.namespace == PackageReading.namespace else {
      guard !element.name.namespace.isEmpty || version.hasPrefix("3") else { return }
      return unknown.append(("the element \(Diagnostic.quoted(name)) of another namespace", line))
    }
    switch name {
    case "meta" where element["property"] == nil && (element["name"] == nil || element["content"] == nil):
      unknown.append(("a meta without a property", line))
    case "link" where openCollections.isEmpty && element["rel"]?.isBlank ?? true:
      unknown.append(("a link without rel", line))
    case "link"
    where (element["rel"] ?? "").split(separator: " ").count > 1 && element["rel"]?.contains("alternate") == true:
      unknown.append(("a link that is “alternate” and something else", line))
    case "collection" where element["role"] == "manifest" && openCollections.isEmpty:
      unknown.append(("a collection “manifest” that is in no other", line))
    default: break
    }
  }

  private mutating func finish(_ element: XMLElement, text: String, line: Int) {
    if element.name.local == "collection" { openCollections = openCollections.dropLast() }
    guard openCollections.isEmpty else { return }
    if element.name.namespace == PackageReading.dublinCore {
      elements.append((element.name.local, element["id"], text, line))
    } else if element.name.local == "meta", let property = element["property"] {
      metas.append(
        Meta(
          property: property.trimmed, value: text, refines: element["refines"], id: element["id"],
          language: element.language,
          scheme: element["scheme"], line: line))
    }
  }

  func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

  func values(_ property: String) -> [String] { metas.filter { $0.property == property }.map(\.value) }

  /// The item with an id.
  func item(_ id: String) -> Item? { items.first { $0.id == id } }

  /// The item that an address in the package document leads to.
  func target(of href: String) -> Item? {
    guard let target = ContainerPath.resolve(href, from: path)?.path else { return nil }
    return items.first { $0.path == target }
  }

  /// The media types of content documents.
  static let contentTypes: Set<String> = ["application/xhtml+xml", "image/svg+xml", "application/x-dtbook+xml"]

  /// Whether an item, or one of those that stand in for it, is of a kind.
  func leads(_ item: Item, to isKind: (String) -> Bool) -> Bool {
    var seen: Set<String> = []
    var current: Item? = item
    while let item = current, seen.insert(item.id).inserted {
      if isKind(item.mediaType) { return true }
      current = item.fallback.flatMap { self.item($0) }
    }
    return false
  }

  /// The cover's picture.
  var cover: Item? { items.first { $0.properties.contains("cover-image") } ?? coverID.flatMap(item) }

  var isEPUB3: Bool { version.hasPrefix("3.") }
}

extension XMLElement {
  fileprivate var language: String? {
    attributes.first { $0.name == XMLName(namespace: XMLName.xmlNamespace, local: "lang") }?.value
  }
}
