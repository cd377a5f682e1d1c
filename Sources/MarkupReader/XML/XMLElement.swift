/// The name of an element or attribute, with its prefix replaced by what it stands for (Namespaces in XML 1.0).
package struct XMLName: Hashable, Sendable {
  /// The namespace; blank for none.
  package var namespace: String
  /// The name without a prefix.
  package var local: String

  /// Makes a name.
  package init(namespace: String, local: String) {
    self.namespace = namespace
    self.local = local
  }

  /// What the prefix `xml` stands for.
  package static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
  /// What the prefix `xmlns` stands for.
  package static let xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
  /// The namespace of SVG.
  package static let svgNamespace = "http://www.w3.org/2000/svg"
  /// The namespace of XLink, in which SVG 1.1 has its references.
  package static let xlinkNamespace = "http://www.w3.org/1999/xlink"
  /// The namespace of MathML.
  package static let mathMLNamespace = "http://www.w3.org/1998/Math/MathML"
}

extension XMLName {
  /// Whether a text is a name that both XML and style sheets take, of ASCII characters: a letter or `_`, then letters, digits,
  /// `-`, `_` and `.`, at most 200.
  package static func isASCIIName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A || first == UInt8(ascii: "_")
    else { return false }
    return text.utf8.count <= 200
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
      }
  }
}

/// A start tag.
package struct XMLElement: Hashable, Sendable {
  /// An attribute with its value as it is meant: references resolved, white space normalised.
  package struct Attribute: Hashable, Sendable {
    /// The name; declarations of namespaces are not among the attributes.
    package var name: XMLName
    /// The value.
    package var value: String
  }

  /// The element's name.
  package var name: XMLName
  /// The attributes in order, each name once.
  package var attributes: [Attribute]

  /// The value of an attribute without a namespace.
  package subscript(local: String) -> String? {
    attributes.first { $0.name.namespace.isEmpty && $0.name.local == local }?.value
  }
}
