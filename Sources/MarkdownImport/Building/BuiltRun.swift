import PlatenCore

/// What became of a run of top-level blocks, and what has to be known of it to put the runs together.
struct BuiltRun: Sendable {
  /// A picture that the text shows.
  struct Picture: Sendable {
    var reference: String
    var offset: Int
  }

  var blocks: [Block]
  var pictures: [Picture]
  var anchors: Anchors
  var templates: TemplateMarks
  /// The footnote definitions that something refers to.
  var notes: Set<Int32>
  /// How many bytes link references have added.
  var expansion: Int
  /// How many cells were added to short rows.
  var cells: Int
  /// Whether it would have been more if the document's limits had allowed it.
  var hasHitLimit: Bool
  /// Whether page breaks are left that belong before a paragraph further on.
  var hasPageBreaksLeft: Bool
  var hasWaitingHTML: Bool
  var hasKeptHTML: Bool

  /// Puts the runs of a document together.
  ///
  /// - Returns: `nil` if they are not what the whole document in one run would be: together they pass a limit, or one has
  ///   left something for the next, or two have built the same note, which stands at the first reference alone.
  static func joined(_ runs: [BuiltRun], in plan: BuildPlan) -> BuiltRun? {
    guard var result = runs.first,
      !runs.contains(where: \.hasHitLimit), !runs.dropLast().contains(where: \.hasPageBreaksLeft),
      runs.reduce(0, { $0 + $1.expansion }) <= plan.expansion, runs.reduce(0, { $0 + $1.cells }) <= plan.cells
    else { return nil }
    for run in runs.dropFirst() {
      guard result.notes.isDisjoint(with: run.notes) else { return nil }
      result.notes.formUnion(run.notes)
    }
    result.blocks.reserveCapacity(runs.reduce(0) { $0 + $1.blocks.count })
    for run in runs.dropFirst() {
      result.blocks += run.blocks
      result.pictures += run.pictures
      result.anchors.add(run.anchors)
      result.templates.add(run.templates)
      result.hasWaitingHTML = result.hasWaitingHTML || run.hasWaitingHTML
      result.hasKeptHTML = result.hasKeptHTML || run.hasKeptHTML
    }
    return result
  }
}
