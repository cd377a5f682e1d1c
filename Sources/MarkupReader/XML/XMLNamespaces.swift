/// What prefixes stand for at a place in a document.
struct XMLNamespaces {
  /// For each prefix, what it stood for from the outside in. The default namespace is at the blank prefix.
  private var bindings: [String: [String]] = ["xml": [XMLName.xmlNamespace]]
  /// The prefixes that each open element declares.
  private var declared: [[String]] = []

  /// Enters an element: takes its declarations, and resolves its name and its attributes' names.
  ///
  /// - Returns: `nil` if a prefix is not declared, a declaration is not allowed, or an attribute is given twice.
  /// - Complexity: O(*n*) in the attributes.
  mutating func enter(_ name: String, _ attributes: [(name: String, value: String)]) -> XMLElement? {
    var prefixes: [String] = []
    var others: [(prefix: String, local: String, value: String)] = []
    for attribute in attributes {
      guard let (prefix, local) = XMLNamespaces.split(attribute.name) else { return nil }
      if prefix == "xmlns" || (prefix.isEmpty && local == "xmlns") {
        let declared = prefix.isEmpty ? "" : local
        guard declare(declared, attribute.value) else { return nil }
        prefixes.append(declared)
      } else {
        others.append((prefix, local, attribute.value))
      }
    }
    guard Set(prefixes).count == prefixes.count, let (prefix, local) = XMLNamespaces.split(name),
      let namespace = prefix.isEmpty ? bindings[""]?.last ?? "" : bindings[prefix]?.last
    else { return nil }
    declared.append(prefixes)
    var seen: Set<XMLName> = []
    var resolved: [XMLElement.Attribute] = []
    for attribute in others {
      // Namespaces in XML §6.2: the default namespace is not for attributes.
      guard let namespace = attribute.prefix.isEmpty ? "" : bindings[attribute.prefix]?.last else { return nil }
      let name = XMLName(namespace: namespace, local: attribute.local)
      guard seen.insert(name).inserted else { return nil }
      resolved.append(XMLElement.Attribute(name: name, value: attribute.value))
    }
    return XMLElement(name: XMLName(namespace: namespace, local: local), attributes: resolved)
  }

  /// Leaves the innermost element: its declarations are forgotten.
  mutating func leave() {
    for prefix in declared.popLast() ?? [] { _ = bindings[prefix]?.popLast() }
  }

  private mutating func declare(_ prefix: String, _ namespace: String) -> Bool {
    if prefix == "xml" { guard namespace == XMLName.xmlNamespace else { return false } }
    guard prefix != "xmlns", namespace != XMLName.xmlnsNamespace, prefix.isEmpty || !namespace.isEmpty else {
      return false
    }
    bindings[prefix, default: []].append(namespace)
    return true
  }

  /// A name's prefix, blank for none, and the rest.
  private static func split(_ name: String) -> (prefix: String, local: String)? {
    let parts = name.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    if parts.count == 1 { return ("", name) }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (String(parts[0]) ?? "", String(parts[1]) ?? "")
  }
}
