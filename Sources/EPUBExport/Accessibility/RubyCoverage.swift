import ContentMarkup
import PlatenCore

extension EditionPlan {
  /// Whether every Han character that is read has ruby: those of the text, and those of the title page.
  var isFullyAnnotated: Bool {
    let titles = metadata.source.titles.flatMap { [$0.text] + $0.alternates.map(\.text) }
    let names = (metadata.source.creators + metadata.source.contributors).flatMap {
      [$0.name] + $0.alternates.map(\.text)
    }
    let others = [metadata.source.publisher, metadata.source.rights, metadata.source.series?.name].compactMap { $0 }
    guard !(titles + names + others).contains(where: \.hasIdeograph), !vocabulary.isChinese else { return false }
    do throws(Found) {
      try document.forEachInlines { (inlines, _) throws(Found) in
        for inline in inlines where inline.hasBareIdeograph { throw Found() }
      }
      return true
    } catch {
      return false
    }
  }

  /// Checks what the author says about text and data mining.
  func checkTextMining() throws(ExportError) {
    guard let reservation = metadata.source.textMining, let policy = reservation.policy else { return }
    guard reservation.isReserved else {
      throw ExportError(
        .contradiction, "a policy for text and data mining is given, but no rights are reserved",
        advice: "Give tdm-reservation=1, or no tdm-policy.")
    }
    guard policy.isWebAddress else {
      throw ExportError(
        .contradiction, "\(Diagnostic.quoted(policy)) is not the address of a policy for text and data mining",
        advice: "Give an address that begins with https://.")
    }
  }

  /// What was looked for.
  private struct Found: Error {}
}

extension Inline {
  /// Whether there is a Han character without ruby in it; lists of inlines in it are looked at by themselves.
  fileprivate var hasBareIdeograph: Bool {
    switch self {
    case .text(let text): text.hasIdeograph
    case .code(let code): code.text.hasIdeograph
    case .ruby(let ruby): ruby.segments.contains { $0.annotation.isBlank && $0.base.hasIdeograph }
    case .emphasis, .strong, .strikethrough, .subscript, .superscript, .link, .image, .span, .gloss, .note, .math, .raw,
      .softBreak, .lineBreak:
      false
    }
  }
}

extension String {
  fileprivate var hasIdeograph: Bool { unicodeScalars.contains { $0.properties.isIdeographic } }
}
