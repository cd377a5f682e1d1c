internal import PlatenCore

/// Terms of the author's with their counterparts, to be found in a text.
struct TermList {
  private struct Term {
    var scalars: [Unicode.Scalar]
    var counterpart: String
  }

  /// The terms by their first character, the longest first.
  private var terms: [Unicode.Scalar: [Term]] = [:]

  var isEmpty: Bool { terms.isEmpty }

  /// Reads CSV or TSV: the term, its counterpart, and more that is passed over. A first row of `term` is a head.
  init(_ bytes: [UInt8]) {
    for (index, row) in DelimitedText(bytes).rows.enumerated() where row.count > 1 && !row[0].isEmpty && !row[1].isEmpty
    {
      if index == 0, ["term", "术语", "術語", "词", "詞"].contains(row[0].lowercased()) { continue }
      add(row[0], row[1])
    }
    sort()
  }

  /// Terms that are in the metadata.
  init(_ given: [GlossaryTerm]) {
    for term in given where !term.term.isEmpty && !term.counterpart.isEmpty { add(term.term, term.counterpart) }
    sort()
  }

  private mutating func add(_ term: String, _ counterpart: String) {
    let scalars = Array(term.unicodeScalars)
    terms[scalars[0], default: []].append(Term(scalars: scalars, counterpart: counterpart))
  }

  private mutating func sort() {
    for first in terms.keys { terms[first]?.sort { $0.scalars.count > $1.scalars.count } }
  }

  /// Makes glosses of the terms in running text.
  ///
  /// - Complexity: O(*n*) in characters, times the terms that begin with the same character.
  func gloss(
    _ document: inout Document, _ glossing: GlossaryOptions.Glossing, _ context: TransformContext
  ) throws(TransformError) {
    var used: Set<[Unicode.Scalar]> = []
    // What the author has glossed needs no further one.
    document.forEachInlines { inlines, _ in
      for case .gloss(let gloss) in inlines where glossing == .firstUse {
        used.insert(Array(gloss.term.baseText.unicodeScalars))
      }
    }
    try document.rewriteInlines { inlines, place throws(TransformError) in
      try context.checkCancellation()
      if place.place == .heading, glossing == .everySection { used.removeAll() }
      guard place.place == .text || place.place == .caption else { return }
      var result: [Inline] = []
      for inline in inlines {
        guard case .text(let text) = inline else {
          result.append(inline)
          continue
        }
        result += glossed(Array(text.unicodeScalars), place, glossing, &used)
      }
      if result != inlines { inlines = result }
    }
  }

  private func glossed(
    _ scalars: [Unicode.Scalar], _ place: InlineContext, _ glossing: GlossaryOptions.Glossing,
    _ used: inout Set<[Unicode.Scalar]>
  ) -> [Inline] {
    var result: [Inline] = []
    var done = 0
    var offset = 0
    while offset < scalars.count {
      guard let term = term(in: scalars, at: offset) else {
        offset += 1
        continue
      }
      let end = offset + term.scalars.count
      if glossing == .everywhere || used.insert(term.scalars).inserted {
        if offset > done { result.append(.text(String(scalars: scalars[done..<offset]))) }
        result.append(.gloss(gloss(term, place)))
        done = end
      }
      offset = end
    }
    if done < scalars.count { result.append(.text(String(scalars: scalars[done...]))) }
    return result
  }

  private func gloss(_ term: Term, _ place: InlineContext) -> Gloss {
    let isHan = Script(term.scalars[0]) == .han
    let counterpartScript = Script.dominant(in: Array(term.counterpart.unicodeScalars)[...])
    let language = Script.dominant(in: term.scalars[...])?.language
    return Gloss(
      term: [.text(String(scalars: term.scalars[...]))], counterpart: [.text(term.counterpart)],
      counterpartLanguage: counterpartScript?.language, form: isHan ? .fullwidthParentheses : .spacedParentheses,
      attributes: Attributes(language: language?.primary == place.language.primary ? nil : language))
  }

  /// The longest term at an offset. One in Latin letters is a word of its own.
  private func term(in scalars: [Unicode.Scalar], at offset: Int) -> Term? {
    guard let candidates = terms[scalars[offset]] else { return nil }
    return candidates.first { term in
      let end = offset + term.scalars.count
      guard end <= scalars.count, scalars[offset..<end].elementsEqual(term.scalars) else { return false }
      func isLatin(_ index: Int) -> Bool { scalars.indices.contains(index) && Script(scalars[index]) == .latin }
      return !(isLatin(offset) && isLatin(offset - 1)) && !(isLatin(end - 1) && isLatin(end))
    }
  }

}
