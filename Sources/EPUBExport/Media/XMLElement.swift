/// The name of an element or attribute, with its prefix replaced by what it stands for (Namespaces in XML 1.0).
struct XMLName: Hashable, Sendable {
  /// The namespace; blank for none.
  var namespace: String
  /// The name without a prefix.
  var local: String

  /// What the prefix `xml` stands for.
  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
  /// What the prefix `xmlns` stands for.
  static let xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
  /// The namespace of SVG.
  static let svgNamespace = "http://www.w3.org/2000/svg"
  /// The namespace of XLink, in which SVG 1.1 has its references.
  static let xlinkNamespace = "http://www.w3.org/1999/xlink"
  /// The namespace of MathML.
  static let mathMLNamespace = "http://www.w3.org/1998/Math/MathML"
}

/// A start tag.
struct XMLElement: Hashable, Sendable {
  /// An attribute with its value as it is meant: references resolved, white space normalised.
  struct Attribute: Hashable, Sendable {
    /// The name; declarations of namespaces are not among the attributes.
    var name: XMLName
    /// The value.
    var value: String
  }

  /// The element's name.
  var name: XMLName
  /// The attributes in order, each name once.
  var attributes: [Attribute]

  /// The value of an attribute without a namespace.
  subscript(local: String) -> String? {
    attributes.first { $0.name.namespace.isEmpty && $0.name.local == local }?.value
  }
}
