import MarkupReader
import MarkupWriter
import PlatenCore

/// Rewrites an SVG so that only what draws is left.
///
/// Every element and attribute of the result is in ``SVGVocabulary``, and is written by ``MarkupWriter``: script,
/// handlers of events, foreign markup, links and references to other files cannot be in it. References within the
/// picture are kept if what they name is there; EPUBCheck reports them otherwise (RSC-012).
struct SVGSanitizer {
  /// A piece of what is kept.
  enum Piece {
    case start(StaticString, [Attribute])
    case text(String)
    case styleSheet([SVGStyle.Rule])
    case end
  }

  /// An attribute that is kept if all that it refers to is there.
  struct Attribute {
    var name: StaticString
    var value: String
    var references: [String] = []
    /// Declarations of a `style` attribute, of which each stands or falls alone.
    var declarations: [SVGStyle.Declaration] = []
  }

  /// What is kept, in order.
  private(set) var pieces: [Piece] = []
  /// Elements with an identifier: their names, and where they start among the pieces.
  private(set) var targets: [String: (element: String, index: Int)] = [:]
  /// Whether something moves.
  private(set) var hasAnimation = false
  /// Short names of what was left out, each once.
  private(set) var dropped: [String] = []

  private var droppedSet: Set<String> = []
  /// How deep within an element that is left out with its content; 0 outside.
  private var skipped = 0
  /// For each open element outside of those: what it may hold; `nil` if only its tags are left out.
  private var open: [SVGVocabulary.Content?] = []
  private var styleSheet = ""

  /// Reads an SVG.
  ///
  /// - Throws: ``XMLError`` if it is not well-formed, or no SVG.
  init(_ bytes: [UInt8]) throws(XMLError) {
    var reader = try XMLReader(bytes)
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        if open.isEmpty, skipped == 0,
          element.name != XMLName(namespace: XMLName.svgNamespace, local: "svg")
        {
          throw reader.error("it is no SVG: its root is \(Diagnostic.quoted(element.name.local))")
        }
        start(element)
      case .text(let text): add(text)
      case .end: end()
      }
    }
  }

  /// Notes that something was left out.
  private mutating func drop(_ name: String) {
    if dropped.count < 50, droppedSet.insert(name).inserted { dropped.append(name) }
  }

  private mutating func start(_ element: XMLElement) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    // Metadata of editors, in namespaces of their own, draws nothing: it is not a loss.
    guard element.name.namespace == XMLName.svgNamespace, element.name.local != "metadata" else {
      skipped = 1
      return
    }
    let name = element.name.local
    if name == "a" {
      drop("link")
      open.append(.none)
      return
    }
    guard let (literal, content) = SVGVocabulary.element(name), isAllowed(element, content) else {
      drop(name.utf8.count <= 30 && XMLName.isASCIIName(name) ? name : "element")
      skipped = 1
      return
    }
    let attributes = self.attributes(of: element)
    if name == "image", !attributes.contains(where: { $0.name.description == "xlink:href" }) {
      drop("image")
      skipped = 1
      return
    }
    if case .movement = content { hasAnimation = true }
    if let id = attributes.first(where: { $0.name.description == "id" })?.value {
      targets[id] = (name, pieces.count)
    }
    pieces.append(.start(literal, attributes))
    open.append(content)
    styleSheet = ""
  }

  /// Whether an element may stand where it does.
  private func isAllowed(_ element: XMLElement, _ content: SVGVocabulary.Content) -> Bool {
    switch open.last ?? .some(.elements) {
    case .styleSheet: return false
    case .movement where element.name.local != "mpath": return false
    case .elements, .text, .movement, nil: break
    }
    if case .movement = content, let name = element["attributeName"] { return SVGVocabulary.isAnimatable(name) }
    return true
  }

  private mutating func add(_ text: String) {
    guard skipped == 0 else { return }
    switch open.last {
    case .some(.some(.styleSheet)): styleSheet += text
    case .some(.some(.movement)), .none: break
    case .some(.some(.elements)), .some(.some(.text)), .some(.none): pieces.append(.text(text))
    }
  }

  private mutating func end() {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    guard let content = open.popLast(), let content else { return }
    if case .styleSheet = content {
      let rules = SVGStyle.rules(of: styleSheet)
      for name in rules.dropped { drop(name) }
      pieces.append(.styleSheet(rules.kept))
    }
    pieces.append(.end)
  }

  private mutating func attributes(of element: XMLElement) -> [Attribute] {
    var result: [Attribute] = []
    for attribute in element.attributes {
      if let kept = keep(attribute, of: element.name.local),
        !result.contains(where: { $0.name.description == kept.name.description })
      {
        result.append(kept)
      }
    }
    return result
  }

  private mutating func keep(_ attribute: XMLElement.Attribute, of element: String) -> Attribute? {
    let value = attribute.value
    switch (attribute.name.namespace, attribute.name.local) {
    case (XMLName.xlinkNamespace, "href"), ("", "href"):
      return reference(value, of: element)
    case (XMLName.xmlNamespace, "lang"), ("", "lang"):
      return Language(value).map { Attribute(name: "xml:lang", value: $0.tag) }
    case (XMLName.xmlNamespace, "space"):
      return value == "preserve" || value == "default" ? Attribute(name: "xml:space", value: value) : nil
    case ("", "style"):
      let declarations = SVGStyle.declarations(of: value)
      for name in declarations.dropped { drop(name) }
      return Attribute(name: "style", value: "", declarations: declarations.kept)
    case ("", "id"):
      guard XMLName.isASCIIName(value), targets[value] == nil else { return nil }
      return Attribute(name: "id", value: value)
    case ("", "role"):
      return value == "img" && element == "svg" ? Attribute(name: "role", value: value) : nil
    case ("", "aria-label"):
      return value.isEmpty ? nil : Attribute(name: "aria-label", value: value)
    case ("", "type") where element == "style":
      return value == "text/css" ? Attribute(name: "type", value: value) : nil
    case ("", let name):
      guard let literal = SVGVocabulary.attribute(name) else {
        if name.lowercased().hasPrefix("on") { drop("event attribute") }
        return nil
      }
      if SVGVocabulary.isIdle(name, on: element) { return nil }
      guard let references = SVGStyle.references(in: value) else {
        drop("external reference")
        return nil
      }
      return Attribute(name: literal, value: value, references: references)
    default:
      return nil
    }
  }

  /// Keeps a reference to a place in the picture, or a picture within the picture.
  private mutating func reference(_ value: String, of element: String) -> Attribute? {
    let value = String(value.drop { $0 == " " })
    if element == "image", let picture = SVGSanitizer.embeddedPicture(value) {
      return Attribute(name: "xlink:href", value: picture)
    }
    guard element != "image", value.hasPrefix("#"), XMLName.isASCIIName(value.dropFirst()) else {
      drop("external reference")
      return nil
    }
    return Attribute(name: "xlink:href", value: value, references: [String(value.dropFirst())])
  }

  /// A `data:` URL of a raster picture that is what it says; its base64 without spaces.
  private static func embeddedPicture(_ value: String) -> String? {
    guard value.hasPrefix("data:"), let comma = value.firstIndex(of: ",") else { return nil }
    let head = value[..<comma].lowercased()
    guard let bytes = Base64.decode(Array(value[value.index(after: comma)...].utf8), accepting: .whiteSpace),
      let picture = Picture(embedded: bytes),
      head == "data:\(picture.mediaType);base64" || head == "data:image/jpg;base64" && picture.kind == .jpeg
    else { return nil }
    return "data:\(picture.mediaType);base64,"
      + String(decoding: value[value.index(after: comma)...].utf8.filter { $0 > 0x20 }, as: UTF8.self)
  }
}
