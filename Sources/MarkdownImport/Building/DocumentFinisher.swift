import PlatenCore

/// What is done once all blocks are built, one thing after the other: reports on the whole document, pictures, raw HTML and
/// the ids of headings.
final class DocumentFinisher {
  let reporter: Reporter
  let pictures: DocumentPictures
  /// Ids of headings, and fragments that links name.
  var anchors: Anchors
  private let plan: BuildPlan

  init(_ plan: BuildPlan, anchors: Anchors, reporter: Reporter, pictures: DocumentPictures) {
    self.plan = plan
    self.anchors = anchors
    self.reporter = reporter
    self.pictures = pictures
  }

  /// The document's body.
  ///
  /// - Parameter run: all top-level blocks.
  func body(_ run: consuming BuiltRun) -> [Block] {
    reportUnusedNotes(run.notes)
    run.templates.report(to: reporter)
    pictures.load(run.pictures, into: &run.blocks)
    if run.hasKeptHTML { loadPictures(ofRawHTML: run.blocks) }
    if run.hasWaitingHTML { run.blocks = readingRawHTML(run.blocks) }
    if plan.options.headingIDs || plan.options.headingReferences {
      anchors.assignIDs(in: &run.blocks, reporter: reporter)
    }
    return run.blocks
  }

  private func reportUnusedNotes(_ used: Set<Int32>) {
    for index in plan.tree.footnoteNodes where !used.contains(index) {
      let node = plan.tree.nodes[Int(index)]
      let label = plan.tree.labels[Int(node.payload)]
      guard plan.tree.footnotes[label.normalized] == index else { continue }
      reporter.report(
        "markdown.note-unused",
        "Nothing refers to the footnote \(Diagnostic.quoted(label.written)), so it is left out.", at: Int(node.start),
        loss: .dropped)
    }
  }
}
