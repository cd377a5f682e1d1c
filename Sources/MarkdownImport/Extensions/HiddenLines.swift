import PlatenCore
import TextScanning

/// Lines that readers do not see, as in MyST: `% a comment`, and `+++` where two cells of a notebook meet.
///
/// They are kept as comments of HTML are. Only what begins a block is one: “%” within a paragraph is per cent.
extension BlockParser {
  mutating func openHiddenLine(in container: BlockNode.Kind) -> Start {
    guard options.admonitions, options.divisions, container != .paragraph, container != .table else { return .none }
    if matched < open.count, let tip = open.last, tree.nodes[Int(tip)].kind == .paragraph { return .none }
    let mark = view[nonspace]
    guard mark == ASCII.percent ? isComment : isCellBoundary else { return .none }
    if mark == ASCII.percent, !isBelowComment {
      reporter.report(
        "markdown.comment-hidden", .note,
        "A line that begins with “% ” is a comment, as in MyST, and is not shown; write “\\%” where it is text.",
        at: nonspace)
    }
    let index = Int(add(.html))
    tree.nodes[index].detail = mark
    tree.lines.append(LineSlice(start: Int32(nonspace), end: Int32(trimmedEnd(from: nonspace, to: lineEnd))))
    tree.nodes[index].lineCount = 1
    closeTop()
    matched = open.count
    return .lineIsDone
  }

  /// `% text`, or a sign alone below another comment.
  private var isComment: Bool {
    let rest = view.skipSpaces(nonspace + 1)
    return rest < lineEnd ? view[nonspace + 1].isSpaceOrTab : isBelowComment
  }

  private var isBelowComment: Bool {
    let previous = tree.nodes[Int(open[matched - 1])].lastChild
    return previous >= 0 && tree.nodes[Int(previous)].kind == .html && tree.nodes[Int(previous)].detail == ASCII.percent
  }

  /// `+++`, with what is known about the next cell in braces. Other words make it the head of what some programs fold.
  private var isCellBoundary: Bool {
    guard view[nonspace + 1] == ASCII.plus, view[nonspace + 2] == ASCII.plus else { return false }
    let rest = view.skipSpaces(nonspace + 3)
    return rest >= lineEnd || (view[nonspace + 3].isSpaceOrTab && view[rest] == ASCII.leftBrace)
  }
}

extension BlockNode {
  /// Whether it stands for a line that readers do not see.
  var isHidden: Bool { kind == .html && (detail == ASCII.percent || detail == ASCII.plus) }
}

extension DocumentBuilder {
  /// A line that readers do not see, as a comment of HTML.
  func hiddenLine(_ line: LineSlice) -> Raw {
    var text = view.string(Int(line.start), Int(line.end))
    // Two hyphens could end the comment.
    if text.utf8.contains(ASCII.hyphen) {
      text = text.split(separator: "--", omittingEmptySubsequences: false).joined(separator: "- -")
    }
    return Raw(format: "html", "<!-- \(text) -->\n")
  }
}
