internal import PlatenCore

/// Takes blocks apart in which two languages stand together, so that the parts follow each other: paragraphs whose lines are
/// in one language and then in the other, and lists of items in both.
struct BilingualBlocks {
  /// The language of some text by the script of its letters; `nil` without letters.
  let language: (String) -> Language?

  /// The blocks, with those taken apart that hold two languages. Paragraphs are only if half of them and two at least have
  /// such lines: a line in another language alone may be a quotation. In a cancelled task, none.
  func divided(_ blocks: [Block]) -> [Block] {
    var count = 0
    var parts: [[Block]] = []
    for block in blocks {
      if Task.isCancelled { return [] }
      switch block {
      case .paragraph(let paragraph):
        count += 1
        parts.append(lines(of: paragraph) ?? [block])
      case .list(let list): parts.append(lists(of: list) ?? [block])
      case .heading, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
        .pageBreak:
        parts.append([block])
      }
    }
    let dividedCount = zip(blocks, parts).count { block, parts in
      if case .paragraph = block { parts.count > 1 } else { false }
    }
    let takesParagraphs = dividedCount > 1 && dividedCount * 2 >= count
    return zip(blocks, parts).flatMap { block, parts in
      if case .paragraph = block, !takesParagraphs { [block] } else { parts }
    }
  }

  /// The lines in one language and those in the other, as paragraphs; `nil` if a line has no letters or languages mix.
  private func lines(of paragraph: Paragraph) -> [Block]? {
    var lines: [[Inline]] = [[]]
    for inline in paragraph.inlines {
      switch inline {
      case .softBreak, .lineBreak: lines.append([])
      case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby,
        .gloss, .note, .math, .raw:
        lines[lines.count - 1].append(inline)
      }
    }
    guard lines.count > 1 else { return nil }
    var groups: [(language: Language, inlines: [Inline])] = []
    for line in lines {
      guard let language = language(line.alignmentText) else { return nil }
      if groups.last?.language == language {
        groups[groups.count - 1].inlines += [.softBreak] + line
      } else {
        groups.append((language, line))
      }
    }
    guard groups.count > 1, groups.count.isMultiple(of: 2), Set(groups.map(\.language)).count == 2 else { return nil }
    return groups.enumerated().map { place, group in
      var attributes = paragraph.attributes
      if place > 0 { attributes.id = nil }
      return .paragraph(Paragraph(group.inlines, attributes: attributes))
    }
  }

  /// The items in one language and those in the other, as lists; `nil` unless there are as many of both, two at least.
  private func lists(of list: List) -> [Block]? {
    let languages = list.items.map { language($0.blocks.alignmentText) }
    guard let first = languages.first ?? nil, let second = languages.first(where: { $0 != first }) ?? nil,
      languages.allSatisfy({ $0 == first || $0 == second })
    else { return nil }
    let count = languages.count { $0 == first }
    guard count > 1, count * 2 == languages.count else { return nil }
    return [first, second].map { language in
      var own = list
      own.items = zip(list.items, languages).filter { $0.1 == language }.map(\.0)
      if language != first { own.attributes.id = nil }
      return .list(own)
    }
  }
}
