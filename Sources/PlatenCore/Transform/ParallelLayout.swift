/// The layout of parallel text: an option of every exporter.
public enum ParallelLayout: String, Hashable, Sendable, CaseIterable {
  /// The default of the format: side by side if there is room, or as parallel text if the format supports it.
  case automatic
  /// Each passage above its translation.
  case interleaved
  /// In columns, or above each other if there is no room.
  case sideBySide = "side-by-side"
  /// The translation in a note at the end of each passage.
  case translationAsNotes = "translation-as-notes"
  /// The first language alone.
  case originalOnly = "original-only"
  /// The other languages alone.
  case translationOnly = "translation-only"
  /// The translation below its passage, collapsed until the reader opens it.
  case accordion
}

extension Document {
  /// The document as a layout shows it. What is neither notes, one language nor an accordion keeps its aligned passages.
  ///
  /// - Complexity: O(1) if there is nothing to do, else O(*n*) in the blocks.
  package func arranged(_ layout: ParallelLayout) -> Document {
    switch layout {
    case .automatic, .interleaved, .sideBySide: return self
    case .translationAsNotes, .originalOnly, .accordion: break
    case .translationOnly:
      return translationOnly
    }
    var document = self
    document.body = ParallelArrangement(layout, primary: primaryLanguage).arranged(body)
    return document
  }

  /// In a document that is aligned from end to end, the translation's language becomes the document's.
  private var translationOnly: Document {
    var document = self
    let languages = body.compactMap { block -> Language? in
      if case .parallel(let parallel) = block, parallel.languages.count > 1 { parallel.languages[1] } else { nil }
    }
    if let language = languages.first, languages.count == body.count(where: { !$0.isBreak }) {
      document.metadata.languages.removeAll { $0 == language }
      document.metadata.languages.insert(language, at: 0)
      for (index, title) in metadata.titles.enumerated() {
        guard let alternate = title.alternates.first(where: { $0.language.primary == language.primary }) else {
          continue
        }
        document.metadata.titles[index] = Title(alternate.text, kind: title.kind)
      }
    }
    document.body = ParallelArrangement(.translationOnly, primary: document.primaryLanguage).arranged(body)
    return document
  }
}

extension Block {
  fileprivate var isBreak: Bool {
    switch self {
    case .thematicBreak, .pageBreak: true
    case .paragraph, .heading, .list, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math,
      .raw:
      false
    }
  }
}

/// Makes other blocks of aligned passages.
private struct ParallelArrangement {
  let layout: ParallelLayout
  let primary: Language

  init(_ layout: ParallelLayout, primary: Language) {
    self.layout = layout
    self.primary = primary
  }

  /// Aligned passages stand at the top and in divisions; elsewhere they stay what they are.
  func arranged(_ blocks: [Block]) -> [Block] {
    blocks.flatMap { block -> [Block] in
      switch block {
      case .parallel(let parallel): return arranged(parallel)
      case .division(var division):
        division.blocks = arranged(division.blocks)
        return [.division(division)]
      case .paragraph, .heading, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak,
        .pageBreak:
        return [block]
      }
    }
  }

  private func arranged(_ parallel: Parallel) -> [Block] {
    parallel.rows.flatMap { row -> [Block] in
      let original = row.passages.first ?? []
      let others = row.passages.indices.dropFirst().filter { !row.passages[$0].isEmpty }
      let first = tagged(original, parallel.languages.first)
      let translation = others.flatMap { tagged(row.passages[$0], language(parallel, $0)) }
      switch layout {
      case .originalOnly: return first
      case .translationOnly: return translation
      case .translationAsNotes: return withNote(first, translation)
      case .accordion:
        return first
          + others.map { folded(row.passages[$0], language(parallel, $0)) }
      case .automatic, .interleaved, .sideBySide: return [.parallel(parallel)]
      }
    }
  }

  private func language(_ parallel: Parallel, _ column: Int) -> Language? {
    column < parallel.languages.count ? parallel.languages[column] : nil
  }

  /// The blocks with their language, if it is not the document's. Headings stay outside of divisions: they begin sections.
  private func tagged(_ blocks: [Block], _ language: Language?) -> [Block] {
    guard let language, language != primary, !blocks.isEmpty else { return blocks }
    var result: [Block] = []
    var text: [Block] = []
    func endText() {
      if !text.isEmpty { result.append(.division(Division(text, attributes: Attributes(language: language)))) }
      text = []
    }
    for block in blocks {
      if case .heading(var heading) = block {
        endText()
        heading.attributes.language = heading.attributes.language ?? language
        result.append(.heading(heading))
      } else {
        text.append(block)
      }
    }
    endText()
    return result
  }

  private func withNote(_ blocks: [Block], _ translation: [Block]) -> [Block] {
    guard !translation.isEmpty else { return blocks }
    let note = Inline.note(Note(translation.map(\.withoutHeading)))
    var blocks = blocks
    switch blocks.last {
    case .paragraph(var paragraph):
      paragraph.inlines.append(note)
      blocks[blocks.count - 1] = .paragraph(paragraph)
    case .heading(var heading):
      heading.inlines.append(note)
      blocks[blocks.count - 1] = .heading(heading)
    case nil, .list, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
      .pageBreak:
      // What has no line for a sign is followed by its translation.
      blocks += translation
    }
    return blocks
  }

  private func folded(_ blocks: [Block], _ language: Language?) -> Block {
    let summary = Paragraph(
      [.text(ParallelArrangement.name(of: language))], attributes: Attributes(classes: ["summary"]))
    return .division(
      Division(
        [.paragraph(summary)] + blocks.map(\.withoutHeading),
        attributes: Attributes(classes: ["details"], language: language == primary ? nil : language)))
  }

  /// What a language calls itself.
  private static func name(of language: Language?) -> String {
    switch language?.primary {
    case "en": "English"
    case "zh": language?.script == "Hant" ? "中文（繁體）" : "中文"
    case "ja": "日本語"
    case "ko": "한국어"
    case "fr": "Français"
    case "de": "Deutsch"
    case "es": "Español"
    case "ru": "Русский"
    case nil: "…"
    case .some: language?.tag ?? "…"
    }
  }
}

extension Block {
  /// A heading as a paragraph: within a note or a fold it begins no section.
  fileprivate var withoutHeading: Block {
    guard case .heading(let heading) = self else { return self }
    return .paragraph(Paragraph([.strong(Styled(heading.inlines))], attributes: heading.attributes))
  }
}
