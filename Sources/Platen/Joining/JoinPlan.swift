import PlatenCore

/// The names in a joined document: what every part's ids, note labels and resources become.
///
/// The first part that uses a name keeps it. In a later part the name gets that part's prefix.
struct JoinPlan {
  /// What becomes of one part's names. What is not listed stays.
  struct Renaming {
    var ids: [String: String] = [:]
    var labels: [String: String] = [:]
    var resources: [String: String] = [:]
    /// The id of the part's first node in the book, or one that is free for it.
    var startID = ""
  }

  /// Which part a path in a link means.
  let paths: PartPaths
  /// What the fragments of links lead to in a part, by its number; nothing for a part to which none leads.
  private(set) var anchors: [Int: HeadingAnchors] = [:]
  /// The part that alone has what a link without a file names, where the link's own part has no such place.
  private(set) var elsewhere: [String: Int] = [:]
  /// The part that has the place of a name that a link has for its destination, if no file has that name.
  private(set) var named: [String: Int] = [:]
  /// Whether a link of a part has no text.
  private(set) var hasUntitledLinks = false
  private(set) var renamings: [Renaming] = []
  /// The resources of all parts, those with the same bytes once.
  private(set) var resources: [Resource] = []

  /// Plans the names.
  ///
  /// - Parameters:
  ///   - parts: the parts, whose headings get the ids by which links name them.
  ///   - titled: the parts that get a heading of their own in front.
  /// - Complexity: O(*n*) in the nodes and the bytes of resources.
  init(_ parts: inout [DocumentPart], titled: Set<Int>, log: ReportLog) {
    paths = PartPaths(parts.map(\.name))
    var fragments: [Int: Set<String>] = [:]
    var local: [Int: Set<String>] = [:]
    var wantedNames: Set<String> = []
    for (index, part) in parts.enumerated() {
      let links = LinkCollector(part.document.body, own: index, file: part.name, paths: paths)
      fragments.merge(links.fragments) { $0.union($1) }
      if !links.local.isEmpty { local[index] = links.local }
      wantedNames.formUnion(links.names)
      if links.hasUntitledLinks { hasUntitledLinks = true }
    }
    for (index, wanted) in fragments {
      anchors[index] = HeadingAnchors(leading: wanted, into: &parts[index].document.body)
    }
    var missing: Set<String> = []
    for (index, wanted) in local { missing.formUnion(wanted.filter { anchors[index]?.ids[$0] == nil }) }
    if !missing.isEmpty { lookElsewhere(for: missing, fragments, in: &parts) }
    let collected = parts.map { NameCollector($0.document.body) }
    var ids = UniqueNames()
    var labels = UniqueNames()
    // A new name must not meet one that a later part brings along.
    let allIDs = Set(collected.flatMap(\.ids))
    let allLabels = Set(collected.flatMap(\.labels))
    for (index, names) in collected.map(\.ids).enumerated() {
      for id in names where named[id] == nil && wantedNames.contains(id) { named[id] = index }
    }
    for (index, part) in parts.enumerated() {
      let prefix = part.prefix(number: index + 1)
      var renaming = Renaming()
      for id in collected[index].ids where !ids.take(id) {
        let new = ids.unique("\(prefix)-\(id)", avoiding: allIDs)
        renaming.ids[id] = new
        log.report(
          Diagnostic(
            "join.id-renamed", .note,
            "The id \(Diagnostic.quoted(id)) is taken by an earlier file; here it becomes \(Diagnostic.quoted(new)).",
            at: part.start))
      }
      for label in collected[index].labels where !labels.take(label) {
        renaming.labels[label] = labels.unique("\(prefix)-\(label)", avoiding: allLabels)
      }
      renamings.append(renaming)
    }
    for (index, part) in parts.enumerated() {
      if !titled.contains(index), let first = part.document.body.first?.attributes.id {
        renamings[index].startID = renamings[index].ids[first] ?? first
      } else {
        renamings[index].startID = ids.unique(part.prefix(number: index + 1), avoiding: allIDs)
      }
    }
    joinResources(of: parts)
  }

  /// Finds what links name that no file of theirs has: in Sphinx a name holds in the whole book.
  private mutating func lookElsewhere(
    for missing: Set<String>, _ fragments: [Int: Set<String>], in parts: inout [DocumentPart]
  ) {
    var places: [String: [Int]] = [:]
    for index in parts.indices {
      // The ids that this would give are given below, where they are needed.
      var body = parts[index].document.body
      let found = HeadingAnchors(leading: missing, into: &body)
      for fragment in found.ids.keys where !found.approximate.contains(fragment) {
        places[fragment, default: []].append(index)
      }
    }
    var wanted: [Int: Set<String>] = [:]
    for (fragment, indices) in places {
      guard indices.count == 1, let index = indices.first else { continue }
      elsewhere[fragment] = index
      wanted[index, default: fragments[index] ?? []].insert(fragment)
    }
    for (index, wanted) in wanted {
      anchors[index] = HeadingAnchors(leading: wanted, into: &parts[index].document.body)
    }
  }

  private mutating func joinResources(of parts: [DocumentPart]) {
    struct Content: Hashable {
      var bytes: [UInt8]
      var mediaType: String?
    }
    var known: [Content: String] = [:]
    var names = UniqueNames()
    for (index, part) in parts.enumerated() {
      for resource in part.document.resources {
        let content = Content(bytes: resource.bytes, mediaType: resource.mediaType)
        let path: String
        if let same = known[content] {
          path = same
        } else {
          path =
            names.take(resource.path)
            ? resource.path : names.unique("\(part.prefix(number: index + 1))/\(resource.path)")
          known[content] = path
          resources.append(Resource(path: path, mediaType: resource.mediaType, bytes: resource.bytes))
        }
        if path != resource.path { renamings[index].resources[resource.path] = path }
      }
    }
  }
}
