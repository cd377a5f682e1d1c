import MarkupWriter
import PlatenCore

extension ContentWriter {
  mutating func write(_ link: Link) {
    guard !isLabel else { return write(link.inlines) }
    guard !isInLink else {
      report("epub.nested-link", "A link within a link is shown as text.", loss: .simplified, at: link.attributes)
      return writeBare(link.inlines, link.attributes)
    }
    switch target(of: link) {
    case .href(let href):
      markup.start("a")
      markup.attribute("href", href)
      markup.attribute("title", link.title)
      let outer = write(link.attributes)
      isInLink = true
      write(link.shownInlines)
      isInLink = false
      markup.end()
      restore(outer)
      writeWaitingReferences()
    case .nothing(let id, let reason):
      report(
        id, "a link to \(Diagnostic.quoted(link.destination)) is shown as text: \(reason)", loss: .simplified,
        at: link.attributes)
      writeBare(link.shownInlines, link.attributes)
    }
  }

  private enum Target {
    case href(String)
    case nothing(id: String, reason: String)
  }

  private func target(of link: Link) -> Target {
    if link.destination.utf8.first == UInt8(ascii: "#") {
      let name = String(link.destination.dropFirst())
      guard let anchor = plan.anchor(for: name) ?? plan.anchor(for: PercentEncoding.decoded(name)),
        case .document(let index) = purpose
      else { return .nothing(id: "epub.link-to-nothing", reason: "the document has no such place") }
      return .href(
        anchor.document == index ? "#\(anchor.id)" : "\(plan.contentDocument(anchor.document).fileName)#\(anchor.id)")
    }
    switch URLReference(link.destination) {
    case .absolute(let url): return .href(url)
    case .relative: return .nothing(id: "epub.link-to-nothing", reason: "the edition has no such file")
    case .refusedScheme(let scheme):
      return .nothing(
        id: "epub.link-scheme-refused", reason: "\(Diagnostic.quoted(scheme)) is not a scheme for readers")
    case .malformed: return .nothing(id: "epub.link-malformed", reason: "it is not a URL")
    }
  }

  mutating func write(_ image: Image) {
    guard !isLabel else { return markup.text(image.alternative) }
    guard let picture = plan.picture(for: image.source) else {
      return writeSubstitute(for: image)
    }
    evidence.pictures += 1
    if picture.isAnimated { evidence.animatedPictures += 1 }
    let alternative = image.isDecorative ? "" : image.alternative
    let isDescribed = !alternative.isBlank
    if image.isDecorative {
      evidence.decorativePictures += 1
    } else if isDescribed {
      evidence.describedPictures += 1
    } else {
      report(
        "epub.picture-undescribed",
        "The picture \(Diagnostic.quoted(image.source)) has no description for readers who cannot see it.",
        at: image.attributes)
    }
    markup.start("img")
    markup.attribute("src", picture.href)
    markup.attribute("alt", isDescribed ? alternative : "")
    if image.isDecorative { markup.attribute("role", "presentation") }
    markup.attribute("title", image.title)
    if let style = image.sizeStyle { markup.attribute("style", style) }
    restore(write(image.attributes))
    markup.endEmpty()
  }

  /// The replacement of a picture that the edition does not have: its description, linked if the picture is on the web.
  private mutating func writeSubstitute(for image: Image) {
    let reason = plan.pictureProblem(for: image.source) ?? "the document does not carry it"
    report(
      "epub.picture-missing",
      "The picture \(Diagnostic.quoted(image.source)) is replaced with its description: \(reason).",
      loss: .substituted, at: image.attributes)
    markup.start("span")
    let outer = write(image.attributes, classes: "missing-picture")
    if !isInLink, case .absolute(let url) = URLReference(image.source) {
      markup.start("a")
      markup.attribute("href", url)
      markup.text(image.alternative.isEmpty ? url : image.alternative)
      markup.end()
    } else {
      markup.text(image.alternative)
    }
    markup.end()
    restore(outer)
  }
}

extension Image {
  /// `width` and `height` as the author gave them, if they are lengths that mean the same in every reading system.
  fileprivate var sizeStyle: String? {
    let rules = ["width", "height"].compactMap { name -> String? in
      guard let value = attributes[name], let length = Image.length(value) else { return nil }
      return "\(name): \(length)"
    }
    return rules.isEmpty ? nil : rules.joined(separator: "; ")
  }

  private static func length(_ text: String) -> String? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(digits.count)
    guard let number = Double(digits), number > 0, number < 10_000, digits.utf8.count <= 8 else { return nil }
    switch unit {
    case "%", "em", "rem", "px": return text
    case "": return text + "px"
    default: return nil
    }
  }
}
