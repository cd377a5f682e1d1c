import Platen
import PlatenCore

/// What `platen inspect` shows about a document.
struct Inspection {
  let document: Document
  let summary: DocumentSummary
  let report: Report
  let inputs: [String]

  init(_ edition: Edition, inputs: [String]) {
    document = edition.document
    report = edition.report
    summary = DocumentSummary(of: edition.document)
    self.inputs = inputs
  }
}

extension Inspection {
  /// The inspection for people, for a terminal of 80 columns.
  var text: String {
    ([heading, facts, outline, glosses, diagnostics] as [String]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let metadata = document.metadata
    var text = TextLayout.item("", metadata.title?.whole ?? "(no title)", indent: 0)
    if let subtitle = metadata.subtitle { text += TextLayout.item("", subtitle.whole, indent: 0) }
    for person in metadata.creators + metadata.contributors {
      let name = ([person.name] + person.alternates.map(\.text)).joined(separator: ", ")
      text += TextLayout.item(person.role.map { "  \($0)" } ?? "  aut", name, indent: 7)
    }
    return text
  }

  private var facts: String {
    let counts = summary.counts
    var rows: [(String, String)] = []
    for (place, share) in summary.languages.enumerated() {
      rows.append(
        (
          place == 0 ? "Languages" : "",
          "\(share.language.tag) (\(Inspection.amount(share.words, share.hanCharacters)))"
        ))
    }
    if summary.languages.isEmpty { rows.append(("Languages", "none")) }
    rows.append(("Text", Inspection.amount(counts.words, counts.hanCharacters)))
    let undescribed = counts.undescribedPictures > 0 ? ", \(counts.undescribedPictures) without a description" : ""
    let links = counts.internalLinks + counts.externalLinks
    for (name, count, more) in [
      ("Headings", counts.headings, ""), ("Paragraphs", counts.paragraphs, ""), ("Glosses", counts.glosses, ""),
      ("Notes", counts.notes, ""), ("Pictures", counts.pictures, undescribed),
      ("Links", links, counts.internalLinks > 0 ? ", \(counts.internalLinks) of them within the document" : ""),
      ("Tables", counts.tables, ""), ("Lists", counts.lists, ""), ("Quotations", counts.quotations, ""),
      ("Code blocks", counts.codeBlocks, ""), ("Formulas", counts.formulas, ""), ("Ruby", counts.rubies, ""),
      ("Raw markup", counts.rawPieces, ""), ("Files", counts.resources, ", \(counts.resourceBytes) bytes"),
    ] where count > 0 {
      rows.append((name, "\(count)\(more)"))
    }
    return rows.map { TextLayout.item($0.0, $0.1, indent: 14) }.joined()
  }

  private var outline: String {
    let sections = summary.outline.sections
    guard !sections.isEmpty else { return "" }
    return "Outline\n" + sections.map { Inspection.line($0, depth: 1) }.joined()
  }

  /// A section and those within it. Below the eighth level the indent does not grow: there would be no room for text.
  private static func line(_ section: Outline.Section, depth: Int) -> String {
    let title = section.title.isEmpty ? "(\(section.role?.rawValue ?? "no title"))" : section.title.plainText
    return TextLayout.item("", title, indent: 2 * min(depth, 8))
      + section.children.map { line($0, depth: depth + 1) }.joined()
  }

  private var glosses: String {
    guard !summary.glosses.isEmpty else { return "" }
    let widest = summary.glosses.map { TextLayout.width($0.term) }.max() ?? 0
    let indent = min(widest, 32) + 4
    return "Glosses\n"
      + summary.glosses.map { gloss in
        let count = gloss.count > 1 ? " (\(gloss.count) times)" : ""
        return TextLayout.item("  " + gloss.term, gloss.counterpart + count, indent: indent)
      }.joined()
  }

  private var diagnostics: String {
    let place = inputs.count == 1 ? InputFiles.displayName(inputs[0]) : nil
    let lines = ReportPrinter(.text, quiet: false, terminal: .plain).diagnostics(of: report, place: place)
    return lines.isEmpty ? "" : "Diagnostics\n" + lines.map { "  \($0)\n" }.joined()
  }

  private static func amount(_ words: Int, _ hanCharacters: Int) -> String {
    let words = words == 1 ? "1 word" : "\(words) words"
    return hanCharacters == 0 ? words : "\(words), \(hanCharacters) Han character\(hanCharacters == 1 ? "" : "s")"
  }
}
