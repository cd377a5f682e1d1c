extension Identifier {
  /// What may stand before an identifier and names its scheme, in lower case.
  private static let prefixes: [(String, Scheme)] = [
    ("urn:isbn:", .isbn), ("isbn:", .isbn), ("isbn ", .isbn), ("urn:uuid:", .uuid), ("uuid:", .uuid), ("doi:", .doi),
    ("https://doi.org/", .doi), ("http://doi.org/", .doi), ("https://dx.doi.org/", .doi), ("http://dx.doi.org/", .doi),
  ]

  /// Reads an identifier with its scheme in front, as in `isbn:978-7-04-050694-5`, `urn:isbn:…`, `doi:10.…`, or a URI.
  ///
  /// - Parameters:
  ///   - text: the identifier as written.
  ///   - scheme: the scheme where the text names none; otherwise it is a URI if it begins as one.
  package init(parsing text: String, scheme: Scheme? = nil) {
    let lower = text.lowercased()
    if let (prefix, scheme) = Identifier.prefixes.first(where: { lower.hasPrefix($0.0) }) {
      let value = text.dropFirst(prefix.count).drop { $0 == " " || $0 == "\t" }
      self.init(String(value.reversed().drop { $0 == " " || $0 == "\t" }.reversed()), scheme: scheme)
    } else {
      self.init(text, scheme: scheme ?? (AddressScheme(of: text) != nil ? .uri : .other))
    }
  }
}
