import MarkupReader
import MarkupWriter

extension Picture {
  /// Reads an SVG, and keeps of it what draws.
  ///
  /// - Throws: ``PictureError`` if it is not well-formed, is no SVG, or repeats itself without end.
  init(sanitizing bytes: [UInt8]) throws(PictureError) {
    let sanitizer: SVGSanitizer
    do throws(XMLError) { sanitizer = try SVGSanitizer(bytes) } catch {
      throw PictureError("the SVG cannot be used: line \(error.location), \(error.message)", at: error.offset)
    }
    guard SVGReuse(sanitizer).isBounded else {
      throw PictureError("the SVG repeats its parts in itself too often to be drawn", at: 0)
    }
    let size = sanitizer.size
    self.init(
      kind: .svg, content: sanitizer.document(), width: size?.width, height: size?.height,
      hasAnimation: sanitizer.hasAnimation, dropped: sanitizer.dropped)
  }

  /// Reads a picture that stands in another: a raster picture, or `nil`.
  init?(embedded bytes: [UInt8]) {
    guard !XMLEncoding.looksLikeMarkup(bytes) else { return nil }
    do throws(PictureError) { try self.init(inspecting: bytes) } catch { return nil }
  }
}

extension SVGSanitizer {
  /// The picture as an XML document.
  func document() -> [UInt8] {
    var writer = MarkupWriter.xmlDocument(capacity: pieces.count * 40)
    var isRoot = true
    for piece in pieces {
      switch piece {
      case .start(let name, let attributes):
        writer.start(name)
        if isRoot {
          writer.attribute("xmlns", XMLName.svgNamespace)
          writer.attribute("xmlns:xlink", XMLName.xlinkNamespace)
          isRoot = false
        }
        for attribute in attributes { write(attribute, of: name.description, to: &writer) }
      case .text(let text): writer.text(text)
      case .styleSheet(let rules):
        for rule in rules {
          let declarations = text(of: rule.declarations)
          if !declarations.isEmpty { writer.text("\(rule.selector){\(declarations)}") }
        }
      case .end: writer.end()
      }
    }
    writer.newline()
    return writer.bytes
  }

  private func write(_ attribute: Attribute, of element: String, to writer: inout MarkupWriter) {
    if attribute.name.description == "style" {
      let declarations = text(of: attribute.declarations)
      if !declarations.isEmpty { writer.attribute("style", declarations) }
    } else if attribute.references.allSatisfy({ isAllowed($0, in: attribute.name.description, of: element) }) {
      writer.attribute(attribute.name, attribute.value)
    }
  }

  private func text(of declarations: [SVGStyle.Declaration]) -> String {
    declarations.filter { declaration in
      declaration.references.allSatisfy { isAllowed($0, in: declaration.property, of: "") }
    }.map { "\($0.property):\($0.value)" }.joined(separator: ";")
  }

  /// Whether a reference leads to something of the right kind (EPUBCheck's RSC-012 and RSC-014).
  private func isAllowed(_ id: String, in attribute: String, of element: String) -> Bool {
    guard let target = targets[id]?.element else { return false }
    switch attribute {
    case "fill", "stroke": return SVGVocabulary.paintServers.contains(target)
    case "clip-path": return target == "clipPath"
    case "mask": return target == "mask"
    case "filter": return target == "filter"
    case "marker", "marker-start", "marker-mid", "marker-end": return target == "marker"
    case "xlink:href" where SVGVocabulary.paintServers.contains(element):
      return SVGVocabulary.paintServers.contains(target)
    case "xlink:href" where element == "use": return !SVGVocabulary.notUsable.contains(target)
    default: return true
    }
  }

  /// The size in pixels: from width and height, else from the view box; `nil` if neither says one.
  var size: (width: Int, height: Int)? {
    guard case .start(_, let attributes)? = pieces.first else { return nil }
    func value(_ name: String) -> String? { attributes.first { $0.name.description == name }?.value }
    let box = (value("viewBox") ?? "").split { $0 == " " || $0 == "," || $0 == "\t" }.map { Double($0) }
    let boxWidth = box.count == 4 ? box[2] : nil
    let boxHeight = box.count == 4 ? box[3] : nil
    guard let width = value("width").flatMap(SVGSanitizer.pixels) ?? boxWidth,
      let height = value("height").flatMap(SVGSanitizer.pixels) ?? boxHeight,
      (0.5..<1e6).contains(width), (0.5..<1e6).contains(height)
    else { return nil }
    return (max(1, Int(width.rounded())), max(1, Int(height.rounded())))
  }

  /// A length in pixels (CSS Values 3 §6.2); `nil` for one that depends on its surroundings.
  private static func pixels(_ length: String) -> Double? {
    let units = ["px": 1.0, "pt": 4.0 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4]
    let text = length.filter { $0 != " " }
    if let number = Double(text) { return number }
    guard let factor = units[text.suffix(2).lowercased()], let number = Double(text.dropLast(2)) else { return nil }
    return number * factor
  }
}
