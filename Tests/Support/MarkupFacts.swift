import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an XML file says, read by a parser that is not ours.
public struct MarkupFacts: Sendable {
  /// An element, in document order.
  public struct Element: Hashable, Sendable {
    public var name: String
    public var attributes: [String: String]
  }

  /// A stretch of text and the language that it stands in.
  public struct Text: Hashable, Sendable {
    public var string: String
    public var language: String
    /// The names of the elements around it, the outermost first.
    public var path: [String]
  }

  public private(set) var elements: [Element] = []
  public private(set) var texts: [Text] = []

  /// Reads a file.
  ///
  /// - Throws: ``MarkupFailure`` if it is not well-formed.
  public init(_ bytes: [UInt8]) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    guard parser.parse() else {
      throw MarkupFailure(
        reason: "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "not well-formed")")
    }
    elements = reader.elements
    texts = reader.texts
  }

  /// All text in order.
  public var text: String { texts.map(\.string).joined() }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    var texts: [Text] = []
    private var open: [(name: String, language: String)] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements.append(Element(name: name, attributes: attributes))
      open.append((name, attributes["xml:lang"] ?? open.last?.language ?? ""))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      texts.append(Text(string: string, language: open.last?.language ?? "", path: open.map(\.name)))
    }
  }
}

/// A file is not well-formed XML.
public struct MarkupFailure: Error, CustomStringConvertible {
  public var reason: String
  public var description: String { reason }
}
