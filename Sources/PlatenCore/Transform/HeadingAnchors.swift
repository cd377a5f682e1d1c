/// Leads fragments to headings: gives an id to each heading that a fragment names as GitHub does.
///
/// An id of an author's always comes before a heading's name. A fragment that no heading has exactly may still name one by
/// letter case or hyphens.
package struct HeadingAnchors {
  /// The id in the document that each fragment leads to, by the fragment as a link has it, without the `#`.
  package private(set) var ids: [String: String] = [:]
  /// The fragments that name a heading only nearly.
  package private(set) var approximate: Set<String> = []

  /// Gives the ids.
  ///
  /// - Parameters:
  ///   - fragments: what links name, as they have it: percent-escapes and all, without the `#`.
  ///   - body: the blocks to which the links lead.
  /// - Complexity: O(*n*) in the size of the body; nothing at all without fragments.
  package init(leading fragments: Set<String>, into body: inout [Block]) {
    guard !fragments.isEmpty else { return }
    var names = NameReader()
    names.walk(body)
    var assigned: [Int: String] = [:]
    // Sorted, so that of two spellings of one id the same wins on every run.
    for fragment in fragments.sorted() where !fragment.isEmpty {
      let decoded = HeadingAnchors.unprefixed(PercentEncoding.decoded(fragment))
      if let id = [fragment, decoded].first(where: names.ids.contains) {
        ids[fragment] = id
      } else if let heading = names.headings[decoded] ?? names.headings[HeadingAnchors.numberedAsOnGitHub(decoded)]
        ?? names.nearHeading(decoded, &approximate, fragment)
      {
        ids[fragment] = heading.id ?? heading.name
        if heading.id == nil, !names.ids.contains(heading.name) { assigned[heading.ordinal] = heading.name }
      }
    }
    guard !assigned.isEmpty else { return }
    var writer = IDWriter(ids: assigned)
    writer.walk(&body)
  }

  /// Python-Markdown numbers headings with one title `setup_1`, GitHub `setup-1`.
  private static func numberedAsOnGitHub(_ fragment: String) -> String {
    let digits = fragment.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    let name = fragment.utf8.dropLast(digits)
    guard digits > 0, name.last == UInt8(ascii: "_") else { return fragment }
    return String(fragment.dropLast(digits + 1)) + "-" + fragment.suffix(digits)
  }

  /// GitHub puts this in front of every id in its pages, and links may have it.
  private static func unprefixed(_ fragment: String) -> String {
    let prefix = "user-content-"
    return fragment.hasPrefix(prefix) && fragment != prefix ? String(fragment.dropFirst(prefix.count)) : fragment
  }
}

/// A heading as links may name it.
private struct NamedHeading {
  var ordinal: Int
  var name: String
  var id: String?
}

/// Reads ids, and the names of headings.
private struct NameReader: NodeReader {
  var ids: Set<String> = []
  var headings: [String: NamedHeading] = [:]
  private var names = HeadingNames()
  private var count = 0
  /// By loose name, computed on first use.
  private var nearHeadings: [String: NamedHeading]?

  mutating func read(_ attributes: Attributes) {
    if let id = attributes.id { ids.insert(id) }
  }

  mutating func read(_ heading: Heading) {
    let name = names.name(of: heading)
    headings[name] = NamedHeading(ordinal: count, name: name, id: heading.attributes.id)
    count += 1
  }

  mutating func nearHeading(_ name: String, _ approximate: inout Set<String>, _ fragment: String) -> NamedHeading? {
    let loose = HeadingNames.looseName(name)
    guard !loose.isEmpty else { return nil }
    var known = nearHeadings ?? [:]
    if nearHeadings == nil {
      for heading in headings.values.sorted(by: { $0.ordinal < $1.ordinal }) {
        let name = HeadingNames.looseName(heading.name)
        if known[name] == nil { known[name] = heading }
      }
      nearHeadings = known
    }
    guard let heading = known[loose] else { return nil }
    approximate.insert(fragment)
    return heading
  }
}

/// Writes the ids that were decided.
private struct IDWriter: NodeEditor {
  let ids: [Int: String]
  private var count = 0

  init(ids: [Int: String]) { self.ids = ids }

  mutating func edit(_ heading: inout Heading) {
    if let id = ids[count] { heading.attributes.id = id }
    count += 1
  }
}
