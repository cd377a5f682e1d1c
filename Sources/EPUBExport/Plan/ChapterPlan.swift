import PlatenCore

/// The content documents that the body becomes, in reading order.
struct ChapterPlan: Sendable {
  /// One content document.
  struct Chapter: Sendable {
    /// What stands in it: indices of the body.
    var blocks: Range<Int>
    /// The ordinals of the sections that begin in it.
    var sections: Range<Int>
    /// The number of its first page break among all, from 0.
    var firstPageBreak: Int
    /// The file's name in the container.
    var fileName: String
    /// Whether it begins where the one before was too long.
    var isContinuation: Bool
    /// The bytes that it takes, roughly.
    var size: Int
  }

  /// Content documents longer than this, in estimated bytes, are continued in another one: old reading systems are slow or run
  /// out of memory with those of more than 240 kB (calibre splits at 260 KB for that reason), and it is what keeps memory bounded.
  static let maximumSize = 240_000
  /// What stands around the body of a content document.
  private static let frameSize = 1_000
  /// So many chapters begin a content document however short they are. Beyond them, short neighbours share one, so that an
  /// edition never grows out of proportion to its text: each content document costs about half a kilobyte in the container.
  static let freeChapters = 256
  private static let bytesPerChapter = 2_048

  var chapters: [Chapter] = []
  /// The bytes that all of them take, roughly.
  let size: Int

  init(_ body: [Block], facts: [Survey.Facts], splitLevel: Int?) {
    // By index: an element on its own would be copied, with all its lists.
    self.size = facts.indices.reduce(0) { $0 + facts[$1].size }
    var start = 0
    var size = 0
    var section = 0
    var pageBreak = 0
    var isContinuation = false
    var passed = 0
    var hasText = false

    func finish(at end: Int) {
      guard start < end else { return }
      let sections = (start..<end).reduce(0) { $0 + facts[$1].sections }
      chapters.append(
        Chapter(
          blocks: start..<end, sections: section..<(section + sections), firstPageBreak: pageBreak,
          fileName: "chapter-\(chapters.count + 1).xhtml", isContinuation: isContinuation,
          size: (start..<end).reduce(0) { $0 + facts[$1].size }))
      section += sections
      pageBreak += (start..<end).reduce(0) { $0 + facts[$1].pageBreaks }
      start = end
      size = 0
      hasText = false
    }
    func mayBegin() -> Bool {
      chapters.count < ChapterPlan.freeChapters + passed / ChapterPlan.bytesPerChapter
    }

    for (index, block) in body.enumerated() {
      if ChapterPlan.startsChapter(block, splitLevel: splitLevel), mayBegin() {
        // A page break right before a chapter belongs to it.
        var end = index
        while end > start, case .pageBreak = body[end - 1] { end -= 1 }
        finish(at: end)
        isContinuation = false
      } else if index > 0, splitLevel != nil, start < index, mayBegin(),
        ChapterPlan.isPart(body[index - 1]) && ChapterPlan.startsChapter(body[index - 1], splitLevel: splitLevel)
      {
        // What follows a part of the publication is no longer in it.
        finish(at: index)
        isContinuation = true
      } else if hasText || size > ChapterPlan.maximumSize / 2,
        size + facts[index].size > ChapterPlan.maximumSize - ChapterPlan.frameSize
      {
        var end = index
        // A heading is not left alone at the end of a content document.
        while end > start + 1, case .heading = body[end - 1] { end -= 1 }
        // Where there is nothing but headings, all of them would go into the last content document.
        if end == start + 1, case .heading = body[start] { end = index }
        finish(at: end)
        isContinuation = true
        size = (end..<index).reduce(0) { $0 + facts[$1].size }
      }
      size += facts[index].size
      passed += facts[index].size
      if case .heading = block {} else { hasText = true }
    }
    finish(at: body.count)
  }

  /// The chapter in which a section begins; `nil` if there is no such section.
  ///
  /// - Complexity: O(log *n*) in the number of chapters, since their sections follow each other.
  func chapter(ofSection ordinal: Int) -> Chapter? {
    var low = 0
    var high = chapters.count
    while low < high {
      let middle = low + (high - low) / 2
      if chapters[middle].sections.upperBound <= ordinal { low = middle + 1 } else { high = middle }
    }
    guard low < chapters.count, chapters[low].sections.contains(ordinal) else { return nil }
    return chapters[low]
  }

  private static func startsChapter(_ block: Block, splitLevel: Int?) -> Bool {
    guard let splitLevel else { return false }
    switch block {
    // A heading without text is none in the edition.
    case .heading(let heading): return heading.level <= splitLevel && !heading.inlines.plainText.isBlank
    case .division(let division):
      guard let role = division.role, role.isSection else { return false }
      return (Block.title(of: division.blocks)?.level ?? 1) <= splitLevel
    case .parallel(let parallel):
      // The heading of a translated section stands in the first row, beside its translation.
      guard let title = Block.title(of: parallel.rows.first?.passages.first ?? []) else { return false }
      return title.level <= splitLevel
    case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
      return false
    }
  }

  private static func isPart(_ block: Block) -> Bool {
    if case .division = block { true } else { false }
  }
}
