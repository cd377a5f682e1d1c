import PlatenCore

/// Gives one part of a joined document its new names, and turns links to other parts into links within the document.
struct PartEditor: NodeEditor {
  private let plan: JoinPlan
  private let renaming: JoinPlan.Renaming
  private let part: DocumentPart
  private let log: ReportLog
  /// The parts that are linked to as a whole, so that their first node needs its id.
  private(set) var linkedParts: Set<Int> = []

  init(_ plan: JoinPlan, part: DocumentPart, index: Int, log: ReportLog) {
    self.plan = plan
    self.part = part
    self.log = log
    renaming = plan.renamings[index]
  }

  mutating func edit(_ attributes: inout Attributes) {
    if !renaming.ids.isEmpty, let id = attributes.id, let new = renaming.ids[id] { attributes.id = new }
  }

  mutating func edit(_ image: inout Image) {
    if let new = renaming.resources[image.source] { image.source = new }
  }

  mutating func edit(_ note: inout Note) {
    if let label = note.label, let new = renaming.labels[label] { note.label = new }
  }

  mutating func edit(_ link: inout Link) {
    if let new = renaming.resources[link.destination] {
      link.destination = new
      return
    }
    guard let reference = LinkReference(link.destination) else { return }
    if reference.path.isEmpty {
      guard let fragment = reference.fragment, let id = PartEditor.id(fragment, in: renaming) else { return }
      if let new = renaming.ids[id] { link.destination = "#" + new }
      return
    }
    guard let file = part.name, let target = plan.part(at: reference.path, linkedFrom: file) else { return }
    let names = plan.renamings[target]
    guard let fragment = reference.fragment, !fragment.isEmpty else {
      linkedParts.insert(target)
      link.destination = "#" + names.startID
      return
    }
    if let id = PartEditor.id(fragment, in: names) {
      link.destination = "#" + (names.ids[id] ?? id)
    } else {
      log.report(
        Diagnostic(
          "join.missing-anchor", .warning,
          "nothing in \(Diagnostic.quoted(reference.path)) has the id \(Diagnostic.quoted(fragment)); the link leads to the start of that file",
          at: link.attributes.source?.start ?? part.start))
      linkedParts.insert(target)
      link.destination = "#" + names.startID
    }
  }

  /// The id that a fragment names: as it is written, or with its percent-escapes decoded.
  private static func id(_ fragment: String, in names: JoinPlan.Renaming) -> String? {
    if names.ownIDs.contains(fragment) { return fragment }
    let decoded = LinkReference.decoded(fragment)
    return names.ownIDs.contains(decoded) ? decoded : nil
  }
}
