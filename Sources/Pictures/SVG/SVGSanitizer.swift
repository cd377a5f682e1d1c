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
  /// What was left out.
  private(set) var dropped: [Picture.Drop] = []

  private var droppedSet: Set<String> = []
  /// How deep within an element that is left out with its content; 0 outside.
  private var skipped = 0
  /// That element, if it is a loss, and its text so far.
  private var skippedElement: Picture.Drop?
  private var skippedText = ""
  /// For each open element outside of those: what it may hold; `nil` if only its tags are left out.
  private var open: [SVGVocabulary.Content?] = []
  private var styleSheet = ""
  /// The line on which the last tag ended.
  private var line = 1

  /// Reads an SVG.
  ///
  /// - Throws: ``XMLError`` if it is not well-formed, or no SVG.
  init(_ bytes: [UInt8]) throws(XMLError) {
    var reader = try XMLReader(bytes)
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        line = reader.currentLine()
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
    forgetWhatIsSaidTwice()
  }

  /// Notes that something was left out.
  private mutating func drop(_ name: String) { drop(Picture.Drop(name: name, line: line)) }

  private mutating func drop(_ drop: Picture.Drop) {
    guard dropped.count < 50, droppedSet.insert(drop.name + (drop.text.map { "\n" + $0 } ?? "")).inserted else {
      return
    }
    dropped.append(drop)
  }

  /// Leaves out an element with all that is in it.
  private mutating func skip(_ name: String) {
    skipped = 1
    skippedText = ""
    skippedElement = Picture.Drop(name: name, line: line)
  }

  private mutating func endSkipped() {
    guard var element = skippedElement else { return }
    skippedElement = nil
    let words = skippedText.split(whereSeparator: \.isWhitespace)
    if element.name != "script", !words.isEmpty { element.text = words.joined(separator: " ") }
    drop(element)
  }

  /// Programs that draw charts put foreign markup and the same text as SVG side by side: nothing is lost then.
  private mutating func forgetWhatIsSaidTwice() {
    guard dropped.contains(where: { $0.text != nil }) else { return }
    var texts: Set<String> = []
    for case .text(let text) in pieces {
      texts.insert(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    dropped.removeAll { $0.text.map(texts.contains) ?? false }
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
      return skip(name.utf8.count <= 30 && XMLName.isASCIIName(name) ? name : "element")
    }
    let attributes = self.attributes(of: element)
    if name == "image", !attributes.contains(where: { $0.name.description == "xlink:href" }) {
      return skip("image")
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
    guard skipped == 0 else {
      // Enough to tell which text it is.
      if skippedElement != nil, skippedText.utf8.count < 500 { skippedText += text }
      return
    }
    switch open.last {
    case .some(.some(.styleSheet)): styleSheet += text
    case .some(.some(.movement)), .none: break
    case .some(.some(.elements)), .some(.some(.text)), .some(.none): pieces.append(.text(text))
    }
  }

  private mutating func end() {
    guard skipped == 0 else {
      skipped -= 1
      if skipped == 0 { endSkipped() }
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
