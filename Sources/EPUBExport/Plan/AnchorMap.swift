import ContentMarkup
import PlatenCore

/// Where the places that links lead to are in the edition.
struct AnchorMap: Sendable {
  private var anchors: [String: ContentAnchor] = [:]
  private var notes: [String: NoteAnchor] = [:]

  /// - Returns: also the ids that were given twice; links lead to the first.
  static func make(
    plan: ChapterPlan, facts: [Survey.Facts], names: SectionNames
  ) -> (map: AnchorMap, duplicates: [String]) {
    var map = AnchorMap()
    var duplicates: [String] = []
    var taken: Set<String> = []
    for (index, chapter) in plan.chapters.enumerated() {
      var note = 0
      var section = chapter.sections.lowerBound
      var pageBreak = chapter.firstPageBreak
      for fact in facts[chapter.blocks] {
        for (id, node) in fact.madeIDs {
          guard map.anchors[id] == nil else {
            duplicates.append(id)
            continue
          }
          let name =
            switch node {
            case .section(let offset): "s-\(names.section(section + offset))"
            case .pageBreak(let offset): "page-\(names.pageBreak(pageBreak + offset))"
            case .note(let offset): "fn-\(note + offset + 1)"
            }
          map.anchors[id] = ContentAnchor(document: index, id: name, isNumbered: true)
        }
        section += fact.sections
        pageBreak += fact.pageBreaks
        for id in fact.ids {
          guard map.anchors[id] == nil else {
            duplicates.append(id)
            continue
          }
          var name = id
          if !isUsable(name) || !taken.insert(name.lowercased()).inserted {
            // A name that follows from the id, so that it is the same in the next edition.
            let base = "a-\(StableNames.digits(of: id))"
            var number = 1
            name = base
            while !taken.insert(name).inserted {
              number += 1
              name = "\(base)-\(number)"
            }
          }
          map.anchors[id] = ContentAnchor(document: index, id: name)
        }
        for label in fact.notes {
          note += 1
          if let label { map.notes[label] = NoteAnchor(document: index, number: note) }
        }
      }
    }
    return (map, duplicates)
  }

  /// The place of a node with an author's id.
  func anchor(for id: String) -> ContentAnchor? { anchors[id] }

  /// The place of a note with a label.
  func note(for label: String) -> NoteAnchor? { notes[label] }

  /// Whether an author's id can stand as it is: an ASCII NCName that is none of the names which Platen makes itself.
  private static func isUsable(_ id: String) -> Bool {
    guard id.utf8.count <= 64, let first = id.utf8.first, isLetter(first) || first == 0x5F else { return false }
    let isName = id.utf8.allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
    }
    return isName && !isMade(id.lowercased())
  }

  private static func isMade(_ id: String) -> Bool {
    for prefix in ["a-", "s-", "h-", "fn-", "fnref-", "page-"] where id.hasPrefix(prefix) {
      if id.utf8.dropFirst(prefix.utf8.count).allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) { return true }
    }
    return id == "contents" || id == "cover" || id == "title" || id == "notes"
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }
}
