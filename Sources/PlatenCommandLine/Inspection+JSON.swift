import JSONText
import Platen
import PlatenCore

extension Inspection {
  /// The inspection for programs. No member is renamed or removed within a major version.
  var json: JSONValue {
    let metadata = document.metadata
    return .object([
      "platen": .string(PlatenVersion.current),
      "inputs": .strings(inputs),
      "titles": .array(metadata.titles.map(\.json)),
      "creators": .array(metadata.creators.map(\.json)),
      "contributors": .array(metadata.contributors.map(\.json)),
      "languages": .array(
        summary.languages.map { share in
          .object([
            "language": .string(share.language.tag), "words": .integer(share.words),
            "hanCharacters": .integer(share.hanCharacters),
          ])
        }),
      "counts": summary.counts.json,
      "outline": .array(summary.outline.sections.map(\.json)),
      "glosses": .array(summary.glosses.map(\.json)),
      "diagnostics": .array(report.diagnostics.map(\.json)),
      "omitted": .array(report.omitted.map(\.json)),
    ])
  }
}

extension Title {
  fileprivate var json: JSONValue {
    .object([
      "text": .string(text), "kind": .string(kind.rawValue), "language": .optional(language?.tag),
      "alternates": .array(alternates.map(\.json)),
    ])
  }
}

extension Title.Alternate {
  fileprivate var json: JSONValue { .object(["text": .string(text), "language": .string(language.tag)]) }
}

extension Contributor {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name), "role": .optional(role), "sortKey": .optional(sortKey),
      "alternates": .array(alternates.map(\.json)),
    ])
  }
}

extension DocumentSummary.Counts {
  fileprivate var json: JSONValue {
    .object([
      "words": .integer(words), "hanCharacters": .integer(hanCharacters), "paragraphs": .integer(paragraphs),
      "headings": .integer(headings), "lists": .integer(lists), "quotations": .integer(quotations),
      "tables": .integer(tables), "codeBlocks": .integer(codeBlocks), "formulas": .integer(formulas),
      "pictures": .integer(pictures), "undescribedPictures": .integer(undescribedPictures),
      "internalLinks": .integer(internalLinks), "externalLinks": .integer(externalLinks), "notes": .integer(notes),
      "glosses": .integer(glosses), "rubies": .integer(rubies), "rawPieces": .integer(rawPieces),
      "resources": .integer(resources), "resourceBytes": .integer(resourceBytes),
    ])
  }
}

extension DocumentSummary.GlossEntry {
  fileprivate var json: JSONValue {
    .object([
      "term": .string(term), "counterpart": .string(counterpart), "language": .optional(counterpartLanguage?.tag),
      "count": .integer(count),
    ])
  }
}

extension Outline.Section {
  fileprivate var json: JSONValue {
    .object([
      "title": .string(title.plainText), "level": .integer(level), "role": .optional(role?.rawValue),
      "id": .optional(id), "language": .optional(language?.tag), "children": .array(children.map(\.json)),
    ])
  }
}
