internal import PlatenCore

/// How many pieces a title promises: `精选三篇`, `(通用5篇)`, `范文10篇`.
struct CollectionPromise {
  /// The number, 2 to 999.
  let count: Int

  /// Reads a title.
  ///
  /// - Returns: `nil` if it promises nothing; `第三篇` is one piece, and `千篇一律` none.
  init?(_ title: Title?) {
    guard let scalars = title.map({ Array($0.text.unicodeScalars) }) else { return nil }
    for (index, scalar) in scalars.enumerated() where scalar == "篇" {
      var start = index
      while start > 0, scalars[start - 1].digit != nil || ChineseNumeral.isDigit(scalars[start - 1]) { start -= 1 }
      guard start < index, start == 0 || scalars[start - 1] != "第",
        let number = Numeral.read(scalars[...], from: start), number.end == index, (2...999).contains(number.value)
      else { continue }
      count = number.value
      return
    }
    return nil
  }

  /// Says so if there are more sections, or fewer.
  func compare(with body: [Block], at location: SourceLocation, log: ReportLog) {
    var levels: [Int: Int] = [:]
    for block in body { if case .heading(let heading) = block { levels[heading.level, default: 0] += 1 } }
    let found = levels.min { $0.key < $1.key }?.value ?? 0
    guard found != count else { return }
    log.report(
      Diagnostic(
        "article.collection-count", .warning,
        "The title promises \(count) pieces, and \(found == 0 ? "none" : String(found)) \(found == 1 ? "was" : "were") found.",
        at: location))
  }
}
