import PlatenCore

/// The names in a joined document: what every part's ids, note labels and resources become, and which part a path means.
///
/// The first part that uses a name keeps it. In a later part the name gets that part's prefix.
struct JoinPlan {
  /// What becomes of one part's names. What is not listed stays.
  struct Renaming {
    var ids: [String: String] = [:]
    var labels: [String: String] = [:]
    var resources: [String: String] = [:]
    /// The part's own ids, as they were.
    var ownIDs: Set<String> = []
    /// The id of the part's first node in the book, or one that is free for it.
    var startID = ""
  }

  private(set) var renamings: [Renaming] = []
  /// The resources of all parts, those with the same bytes once.
  private(set) var resources: [Resource] = []
  private let partsByPath: [String: Int]

  /// Plans the names.
  ///
  /// - Parameter titled: the parts that get a heading of their own in front.
  /// - Complexity: O(*n*) in the nodes and the bytes of resources.
  init(_ parts: [DocumentPart], titled: Set<Int>, log: ReportLog) {
    let collected = parts.map { NameCollector($0.document.body) }
    var ids = UniqueNames()
    var labels = UniqueNames()
    // A new name must not meet one that a later part brings along.
    let allIDs = Set(collected.flatMap(\.ids))
    let allLabels = Set(collected.flatMap(\.labels))
    var paths: [String: Int] = [:]
    for (index, part) in parts.enumerated() {
      let prefix = part.prefix(number: index + 1)
      var renaming = Renaming(ownIDs: Set(collected[index].ids))
      for id in collected[index].ids where !ids.take(id) {
        let new = ids.unique("\(prefix)-\(id)", avoiding: allIDs)
        renaming.ids[id] = new
        log.report(
          Diagnostic(
            "join.id-renamed", .note,
            "the id \(Diagnostic.quoted(id)) is taken by an earlier file; here it becomes \(Diagnostic.quoted(new))",
            at: part.start))
      }
      for label in collected[index].labels where !labels.take(label) {
        renaming.labels[label] = labels.unique("\(prefix)-\(label)", avoiding: allLabels)
      }
      renamings.append(renaming)
      if let name = part.name, paths[LinkReference.normalized(name)] == nil {
        paths[LinkReference.normalized(name)] = index
      }
    }
    for (index, part) in parts.enumerated() {
      if !titled.contains(index), let first = part.document.body.first?.attributes?.id {
        renamings[index].startID = renamings[index].ids[first] ?? first
      } else {
        renamings[index].startID = ids.unique(part.prefix(number: index + 1), avoiding: allIDs)
      }
    }
    partsByPath = paths
    joinResources(of: parts)
  }

  /// The part that a path in a link means, as it stands in a file.
  func part(at path: String, linkedFrom file: String) -> Int? {
    partsByPath[LinkReference.resolved(path, besideFile: file)]
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

extension Block {
  /// What is said about the node; `nil` for raw markup, about which nothing can be.
  var attributes: Attributes? {
    switch self {
    case .paragraph(let paragraph): paragraph.attributes
    case .heading(let heading): heading.attributes
    case .list(let list): list.attributes
    case .definitionList(let list): list.attributes
    case .quote(let quote): quote.attributes
    case .code(let code): code.attributes
    case .table(let table): table.attributes
    case .figure(let figure): figure.attributes
    case .division(let division): division.attributes
    case .parallel(let parallel): parallel.attributes
    case .math(let math): math.attributes
    case .raw: nil
    case .thematicBreak(let thematicBreak): thematicBreak.attributes
    case .pageBreak(let pageBreak): pageBreak.attributes
    }
  }
}
