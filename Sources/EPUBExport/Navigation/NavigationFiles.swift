import PlatenCore

/// The three files with the table of contents, which is as long as the book has sections: the contents page, the navigation
/// document and the NCX. They are made before the text, all at once, for none of them depends on it.
struct NavigationFiles: Sendable {
  /// The contents page; `nil` if there is none. One entry needs none.
  let contents: PreparedPage?
  let document: PreparedPage
  let ncx: PreparedPage
  /// How many entries the table of contents has.
  let count: Int
  /// Whether it leaves sections out, see ``NavigationTree/isCut``.
  let isCut: Bool

  /// Below so many entries, starting tasks takes longer than the work.
  private static let entriesWorthSplitting = 256

  init(_ plan: EditionPlan, parallelism: Int) async throws(ExportError) {
    let tree = NavigationTree(plan)
    let count = tree.count
    let list = tree.list(plan: plan)
    let hasContentsPage = plan.options.contentsPage && count > 1
    let splits = count >= NavigationFiles.entriesWorthSplitting
    let results = await concurrentResults(count: hasContentsPage ? 3 : 2, atOnce: splits ? parallelism : 1) { number in
      Result { () throws(ExportError) in
        switch number {
        case 0: try PreparedPage(NCX(plan: plan, tree: tree).bytes(), as: NCX.fileName, plan: plan)
        case 1:
          try PreparedPage(
            NavigationDocument(plan: plan, contents: list, hasContentsPage: hasContentsPage).bytes(),
            as: NavigationDocument.fileName, plan: plan)
        default: try PreparedPage(plan.contentsPage(list), as: EditionPlan.contentsFileName, plan: plan)
        }
      }
    }
    ncx = try results[0].get()
    document = try results[1].get()
    contents = try hasContentsPage ? results[2].get() : nil
    self.count = count
    isCut = tree.isCut
  }
}
