import PlatenCore

/// Gives headings the ids that links of the same document use for them.
struct Anchors {
  /// Fragments that links name, with the `#`.
  private var fragments: Set<String> = []

  /// Remembers the destination of a link within the document.
  mutating func note(_ destination: String) { fragments.insert(destination) }

  /// Gives an id to each heading without one whose GitHub name a link uses, unless something has that id.
  ///
  /// - Complexity: O(*n*) in the size of the document; nothing at all if no link names a fragment.
  func assignIDs(in body: inout [Block]) {
    guard !fragments.isEmpty else { return }
    var taken: Set<String> = []
    Anchors.collectIDs(body, into: &taken)
    // By the name of the heading: the id as the link has it, which may be percent-encoded.
    var wanted: [String: String] = [:]
    for fragment in fragments.sorted() {
      let id = String(fragment.dropFirst())
      if !id.isEmpty, !taken.contains(id) { wanted[Anchors.decoded(id)] = id }
    }
    guard !wanted.isEmpty else { return }
    var counts: [String: Int] = [:]
    assign(&body, wanted: wanted, counts: &counts)
  }

  private func assign(_ blocks: inout [Block], wanted: [String: String], counts: inout [String: Int]) {
    for index in blocks.indices {
      switch blocks[index] {
      case .heading(var heading):
        let name = Anchors.name(of: heading.inlines.plainText)
        let count = counts[name, default: 0]
        counts[name] = count + 1
        guard heading.attributes.id == nil, let id = wanted[count == 0 ? name : "\(name)-\(count)"] else { continue }
        heading.attributes.id = id
        blocks[index] = .heading(heading)
      case .division(var division):
        blocks[index] = .thematicBreak(ThematicBreak())
        assign(&division.blocks, wanted: wanted, counts: &counts)
        blocks[index] = .division(division)
      case .quote(var quote):
        blocks[index] = .thematicBreak(ThematicBreak())
        assign(&quote.blocks, wanted: wanted, counts: &counts)
        blocks[index] = .quote(quote)
      case .paragraph, .list, .definitionList, .code, .table, .figure, .parallel, .math, .raw, .thematicBreak,
        .pageBreak:
        continue
      }
    }
  }

  private static func collectIDs(_ blocks: [Block], into ids: inout Set<String>) {
    for block in blocks {
      switch block {
      case .heading(let heading): heading.attributes.id.map { _ = ids.insert($0) }
      case .division(let division):
        division.attributes.id.map { _ = ids.insert($0) }
        collectIDs(division.blocks, into: &ids)
      case .quote(let quote): collectIDs(quote.blocks, into: &ids)
      case .figure(let figure): figure.attributes.id.map { _ = ids.insert($0) }
      case .paragraph, .list, .definitionList, .code, .table, .parallel, .math, .raw, .thematicBreak, .pageBreak:
        continue
      }
    }
  }

  /// Text without its percent-encoding (RFC 3986 §2.1).
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x25) else { return text }
    let encoded = Array(text.utf8)
    var bytes: [UInt8] = []
    var offset = 0
    while offset < encoded.count {
      if encoded[offset] == 0x25, offset + 2 < encoded.count, encoded[offset + 1].isHexDigit,
        encoded[offset + 2].isHexDigit,
        let byte = UInt8(String(decoding: encoded[(offset + 1)...(offset + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        offset += 3
      } else {
        bytes.append(encoded[offset])
        offset += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The name that GitHub gives a heading: lower case, spaces as hyphens, no punctuation but hyphens and underscores.
  static func name(of title: String) -> String {
    var name = ""
    for scalar in title.lowercased().unicodeScalars {
      if scalar == " " {
        name += "-"
      } else if scalar == "-" || scalar == "_" || !CharacterClass.isPunctuation(scalar.value),
        !CharacterClass.isWhitespace(scalar.value)
      {
        name.unicodeScalars.append(scalar)
      }
    }
    return name
  }
}
