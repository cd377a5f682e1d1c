public import PlatenCore

/// Documents with deeply nested nodes.
public enum DeepDocument: String, Hashable, Sendable, CaseIterable {
  /// Quotations in quotations.
  case quotes
  /// Bullet lists in items.
  case bulletLists
  /// Numbered lists in items.
  case orderedLists
  /// Definition lists in definitions.
  case definitions
  /// Divisions in divisions.
  case divisions
  /// Figures in figures.
  case figures
  /// Tables in cells.
  case tables
  /// Aligned texts in passages.
  case passages
  /// Emphasis and strong text in each other.
  case emphasis
  /// Spans in spans.
  case spans
  /// Links in links.
  case links
  /// Glosses in terms of glosses.
  case glosses
  /// Notes in notes: two levels each.
  case notes
  /// Several kinds of block in each other, in turn.
  case alternating

  /// A document whose innermost text is at a given depth, counted as in `Document.maximumDepth`.
  ///
  /// - Parameter depth: 2 or more.
  public func document(depth: Int) -> Document {
    var metadata = Metadata()
    metadata.languages = [.english]
    metadata.titles = [Title("Deep")]
    return Document(metadata: metadata, body: [body(depth)])
  }

  private func body(_ depth: Int) -> Block {
    switch self {
    case .emphasis, .spans, .links, .glosses: return .paragraph(Paragraph([wrapped(levels: max(0, depth - 2))]))
    case .notes:
      // A note is two levels: its own and its paragraph's.
      var inline = Inline.text("deepest")
      var levels = depth - 2
      while levels >= 2 {
        inline = .note(Note([.paragraph(Paragraph([inline]))]))
        levels -= 2
      }
      if levels == 1 { inline = .strong(Styled([inline])) }
      return .paragraph(Paragraph([inline]))
    case .quotes, .bulletLists, .orderedLists, .definitions, .divisions, .figures, .tables, .passages, .alternating:
      var block = Block.paragraph(Paragraph([.text("deepest")]))
      for level in 0..<max(0, depth - 2) { block = wrapped(block, level) }
      return block
    }
  }

  private func wrapped(levels: Int) -> Inline {
    var inline = Inline.text("deepest")
    for level in 0..<levels {
      switch self {
      case .spans: inline = .span(TextSpan([inline], attributes: Attributes(classes: ["deep"])))
      case .links: inline = .link(Link(to: "https://example.org/\(level)", [inline]))
      case .glosses:
        inline = .gloss(Gloss(term: [inline], counterpart: [.text("counterpart")], counterpartLanguage: nil))
      case .emphasis, .notes, .quotes, .bulletLists, .orderedLists, .definitions, .divisions, .figures, .tables,
        .passages,
        .alternating:
        inline = level.isMultiple(of: 2) ? .emphasis(Styled([inline])) : .strong(Styled([inline]))
      }
    }
    return inline
  }

  private func wrapped(_ block: Block, _ level: Int) -> Block {
    switch self {
    case .bulletLists: return .list(List(.bullet, items: [ListItem([block])]))
    case .orderedLists: return .list(List(.ordered(List.Numbering()), items: [ListItem([block])]))
    case .definitions:
      return .definitionList(DefinitionList([DefinitionList.Item(terms: [[.text("term")]], definitions: [[block]])]))
    case .divisions: return .division(Division(role: .chapter, [block]))
    case .figures: return .figure(Figure([block], caption: [.text("caption")]))
    case .tables: return .table(Table(columns: [Table.Column()], rows: [Table.Row([Table.Cell([block])])]))
    case .passages: return .parallel(Parallel(languages: [.english], rows: [Parallel.Row([[block]])]))
    case .quotes, .emphasis, .spans, .links, .glosses, .notes: return .quote(Quote([block]))
    case .alternating:
      let shapes: [DeepDocument] = [.quotes, .bulletLists, .divisions, .orderedLists, .definitions, .tables]
      return shapes[level % shapes.count].wrapped(block, level)
    }
  }
}
