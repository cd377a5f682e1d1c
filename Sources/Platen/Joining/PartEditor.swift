import PlatenCore

/// Gives one part of a joined document its new names, and turns links to other parts into links within the document.
struct PartEditor: NodeEditor {
  private let plan: JoinPlan
  private let index: Int
  private let renaming: JoinPlan.Renaming
  private let part: DocumentPart
  private var anchors: [Int: HeadingAnchors] { plan.anchors }
  private let log: ReportLog
  /// The parts that are linked to as a whole, so that their first node needs its id.
  private(set) var linkedParts: Set<Int> = []

  init(_ plan: JoinPlan, part: DocumentPart, index: Int, log: ReportLog) {
    self.plan = plan
    self.index = index
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
    guard let reference = LinkReference(link.destination) else { return leadToName(&link) }
    if reference.path.isEmpty {
      guard let fragment = reference.fragment else { return }
      guard let id = anchors[index]?.ids[fragment] else { return leadElsewhere(&link, fragment) }
      let new = renaming.ids[id] ?? id
      // A link finds an id by its escapes decoded as well.
      if new != PercentEncoding.decoded(fragment) { link.destination = "#" + new }
      return
    }
    guard let file = part.name, let target = plan.paths.match(reference.path, linkedFrom: file) else {
      return leadToName(&link)
    }
    if target.differsInCase {
      report(
        "join.link-case", .note,
        "The file that \(Diagnostic.quoted(reference.path)) means has other capitals in its name.",
        link)
    }
    link.destination = "#" + id(for: reference, in: target.part, link)
  }

  /// Leads a link to the place in the book that has its destination for a name.
  private func leadToName(_ link: inout Link) {
    guard let target = plan.named[link.destination] else { return }
    link.destination = "#" + (plan.renamings[target].ids[link.destination] ?? link.destination)
  }

  /// Leads a link that finds nothing in its own part to the only part that has what it names.
  private func leadElsewhere(_ link: inout Link, _ fragment: String) {
    guard let target = plan.elsewhere[fragment], let id = anchors[target]?.ids[fragment] else { return }
    report(
      "join.anchor-elsewhere", .note,
      "Nothing in this file has the id \(Diagnostic.quoted(fragment)); the link leads to the only place in the book that has.",
      link)
    link.destination = "#" + (plan.renamings[target].ids[id] ?? id)
  }

  /// The id in the book that a link to another part leads to.
  private mutating func id(for reference: LinkReference, in target: Int, _ link: Link) -> String {
    let names = plan.renamings[target]
    guard let fragment = reference.fragment, !fragment.isEmpty else {
      linkedParts.insert(target)
      return names.startID
    }
    if let anchor = anchors[target], let id = anchor.ids[fragment] {
      if anchor.approximate.contains(fragment) {
        report(
          "join.anchor-assumed", .note,
          "Nothing in \(Diagnostic.quoted(reference.path)) has the id \(Diagnostic.quoted(fragment)); the link leads to \(Diagnostic.quoted(id)).",
          link)
      }
      return names.ids[id] ?? id
    }
    report(
      "join.missing-anchor", .warning,
      "Nothing in \(Diagnostic.quoted(reference.path)) has the id \(Diagnostic.quoted(fragment)); the link leads to the start of that file.",
      link)
    linkedParts.insert(target)
    return names.startID
  }

  private func report(_ id: String, _ severity: Diagnostic.Severity, _ message: String, _ link: Link) {
    log.report(Diagnostic(id, severity, message, at: link.attributes.source?.start ?? part.start))
  }
}
