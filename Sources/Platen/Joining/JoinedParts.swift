import PlatenCore

/// The parts of a book with their names kept apart and their links led to each other, before they are put together.
struct JoinedParts {
  /// The book: what is known about it, its resources, and no text yet.
  var book: Document
  /// The text of each part, with its new names.
  private(set) var bodies: [[Block]] = []
  /// The id that the first node of each part needs, because a link leads to the part as a whole.
  private(set) var startIDs: [String?]
  private let hasUntitledLinks: Bool
  private let start: SourceLocation?
  private let log: ReportLog

  /// Joins names, links, metadata and resources.
  ///
  /// - Parameters:
  ///   - parts: the parts in their order.
  ///   - titled: the numbers of those that get a heading of their own in front.
  ///   - metadata: what is known about the book; `nil` is what is known about the first part, and what the next ones add.
  /// - Complexity: O(*n*) in the nodes and the bytes of resources.
  init(_ parts: [DocumentPart], titled: Set<Int>, metadata: Metadata? = nil, log: ReportLog) {
    self.log = log
    start = parts.first?.start
    var parts = parts
    let plan = JoinPlan(&parts, titled: titled, log: log)
    hasUntitledLinks = plan.hasUntitledLinks
    let gathered = metadata
    book = Document(metadata: gathered ?? parts.first?.document.metadata ?? Metadata(), resources: plan.resources)
    book.metadata.coverImage = nil
    var linked: Set<Int> = []
    for (index, part) in parts.enumerated() {
      var editor = PartEditor(plan, part: part, index: index, log: log)
      var body = part.document.body
      editor.walk(&body)
      linked.formUnion(editor.linkedParts)
      bodies.append(body)
      var metadata = part.document.metadata
      metadata.coverImage = metadata.coverImage.map { plan.renamings[index].resources[$0] ?? $0 }
      guard gathered == nil else { continue }
      if index == 0 { book.metadata.coverImage = metadata.coverImage }
      let unused = index == 0 ? [] : book.metadata.fill(from: metadata)
      if !unused.isEmpty {
        log.report(
          Diagnostic(
            "join.metadata-unused", .note,
            "Not used, because an earlier file says something else: \(unused.joined(separator: ", ")).", at: part.start)
        )
      }
    }
    startIDs = parts.indices.map { linked.contains($0) ? plan.renamings[$0].startID : nil }
  }

  /// Gives links without a text the titles of the headings to which they lead, once the book has its text.
  mutating func titleLinks() {
    if hasUntitledLinks { LinkTitles(of: book.body).write(in: &book.body) }
  }

  /// Says that the book has the title of its first part.
  func reportAssumedTitle() {
    log.report(
      Diagnostic(
        "join.title-assumed", .note, "The book takes the title of its first file, unless another is given.", at: start))
  }
}
