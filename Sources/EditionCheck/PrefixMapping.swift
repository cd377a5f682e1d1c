import PlatenCore

/// Prefixes and the vocabularies that they stand for: `foaf: http://xmlns.com/foaf/spec/ dbp: http://dbpedia.org/` (EPUB 3.3 §D.1.4).
struct PrefixMapping {
  struct Fault {
    var id: String
    var severity: Finding.Severity
    var message: String
  }

  private(set) var prefixes: Set<String> = []
  private(set) var faults: [Fault] = []

  /// What reserved prefixes stand for; one may be declared again as it is.
  private static let reserved = [
    "a11y": "http://www.idpf.org/epub/vocab/package/a11y/#", "dcterms": "http://purl.org/dc/terms/",
    "marc": "http://id.loc.gov/vocabulary/", "media": "http://www.idpf.org/epub/vocab/overlays/#",
    "onix": "http://www.editeur.org/ONIX/book/codelists/current.html#",
    "rendition": "http://www.idpf.org/vocab/rendition/#", "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
  ]
  /// Vocabularies that need no prefix.
  private static let plain: Set<String> = [
    "http://idpf.org/epub/vocab/package/meta/#", "http://idpf.org/epub/vocab/package/link/#",
    "http://idpf.org/epub/vocab/package/item/#", "http://idpf.org/epub/vocab/package/itemref/#",
    "http://idpf.org/epub/vocab/structure/#",
  ]

  init(_ text: String) {
    if text != text.trimmed, !text.isBlank {
      warn("The declarations of prefixes have blanks around them.")
    }
    var words = text.split(whereSeparator: \.isWhitespace)[...]
    while let word = words.popFirst() {
      guard word.hasSuffix(":") else {
        if let colon = word.firstIndex(of: ":"), word[colon...].hasPrefix(":http") {
          fail("There is no blank between a prefix and its address: \(Diagnostic.quoted(word)).")
        } else {
          fail("The prefix \(Diagnostic.quoted(word)) is not followed by a colon.")
        }
        // The rest cannot be told apart.
        if words.first == ":" { words.removeFirst() }
        continue
      }
      let prefix = String(word.dropLast())
      guard let address = words.popFirst() else {
        fail("The prefix \(Diagnostic.quoted(prefix)) has no address.")
        break
      }
      take(prefix, String(address))
    }
  }

  private mutating func take(_ prefix: String, _ address: String) {
    if prefix.isEmpty {
      fail("A declaration has no prefix.")
    } else if prefix == "_" {
      fail("The prefix _ cannot be declared.")
    } else if !PackageRules.isID(prefix) {
      fail("The prefix \(Diagnostic.quoted(prefix)) is no name.")
    } else if PrefixMapping.plain.contains(address) {
      fail("The vocabulary \(Diagnostic.quoted(address)) needs no prefix.")
    } else if address.hasPrefix("http://purl.org/dc/elements/1.1") {
      fail("Dublin Core’s elements are no properties, and take no prefix.")
    } else if let own = PrefixMapping.reserved[prefix], own != address {
      warn("The prefix \(prefix) is reserved, and stands for \(own).")
    }
    if ContainerPath.scheme(of: address) == nil {
      warn("\(Diagnostic.quoted(address)) is no address of a vocabulary.")
    }
    prefixes.insert(prefix)
  }

  private mutating func fail(_ message: String) {
    faults.append(Fault(id: "check.prefix-invalid", severity: .error, message: message))
  }

  private mutating func warn(_ message: String) {
    faults.append(Fault(id: "check.prefix-invalid", severity: .warning, message: message))
  }
}
