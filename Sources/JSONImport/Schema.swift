/// The members of every object of the schema, at most 32 each.
enum Schema {
  static let document: [StaticString] = ["platen", "type", "metadata", "body", "resources", "$schema"]
  static let resource: [StaticString] = ["path", "mediaType", "base64", "byteCount"]

  static let attributes: [StaticString] = ["id", "classes", "language", "values", "source"]
  static let value: [StaticString] = ["name", "value"]
  static let range: [StaticString] = ["start", "end"]
  static let location: [StaticString] = ["file", "line", "column"]

  static let metadata: [StaticString] = [
    "titles", "creators", "contributors", "languages", "identifiers", "published", "modified", "publisher", "source",
    "rights", "summary", "subjects", "series", "coverImage", "accessibility", "textMining",
    "terms",
  ]
  static let title: [StaticString] = ["text", "language", "kind", "alternates", "form", "sortKey"]
  static let alternate: [StaticString] = ["text", "language"]
  static let contributor: [StaticString] = ["name", "role", "sortKey", "alternates"]
  static let identifier: [StaticString] = ["value", "scheme"]
  static let subject: [StaticString] = ["text", "authority", "term"]
  static let term: [StaticString] = ["term", "counterpart"]
  static let series: [StaticString] = ["name", "position"]
  static let accessibility: [StaticString] = [
    "conformsTo", "furtherConformance", "certifiedBy", "certifierCredential", "certifierReport", "evaluated",
    "exemptions", "summary", "features", "hazards",
  ]
  static let textMining: [StaticString] = ["isReserved", "policy"]

  static let inlines: [StaticString] = ["type", "inlines", "attributes"]
  static let blocks: [StaticString] = ["type", "blocks", "attributes"]
  static let heading: [StaticString] = ["type", "level", "inlines", "attributes"]
  static let list: [StaticString] = ["type", "style", "start", "kind", "delimiter", "isTight", "items", "attributes"]
  static let listItem: [StaticString] = ["task", "blocks", "attributes"]
  static let definitionList: [StaticString] = ["type", "isTight", "items", "attributes"]
  static let definitionItem: [StaticString] = ["terms", "definitions"]
  static let codeBlock: [StaticString] = ["type", "text", "info", "attributes"]
  static let table: [StaticString] = ["type", "caption", "columns", "header", "rows", "attributes"]
  static let column: [StaticString] = ["alignment"]
  static let row: [StaticString] = ["cells"]
  static let cell: [StaticString] = ["blocks", "columnSpan", "rowSpan", "isRowHeader"]
  static let figure: [StaticString] = ["type", "blocks", "caption", "attributes"]
  static let division: [StaticString] = ["type", "role", "blocks", "attributes"]
  static let parallel: [StaticString] = ["type", "languages", "rows", "attributes"]
  static let passages: [StaticString] = ["passages", "confidence"]
  static let math: [StaticString] = ["type", "source", "notation", "attributes"]
  static let raw: [StaticString] = ["type", "format", "text"]
  static let thematicBreak: [StaticString] = ["type", "attributes"]
  static let pageBreak: [StaticString] = ["type", "label", "attributes"]

  static let text: [StaticString] = ["type", "text"]
  static let codeSpan: [StaticString] = ["type", "text", "attributes"]
  static let link: [StaticString] = ["type", "destination", "title", "inlines", "attributes"]
  static let image: [StaticString] = ["type", "source", "alternative", "isDecorative", "title", "attributes"]
  static let ruby: [StaticString] = ["type", "segments", "annotationLanguage", "attributes"]
  static let segment: [StaticString] = ["base", "annotation"]
  static let gloss: [StaticString] = ["type", "term", "counterpart", "counterpartLanguage", "form", "attributes"]
  static let note: [StaticString] = ["type", "label", "blocks", "attributes"]
  static let lineEnd: [StaticString] = ["type"]
}

/// The types of blocks.
enum BlockType: String, CaseIterable {
  case paragraph, heading, list, quote, code, table, figure, division, parallel, math, raw
  case definitionList = "definition-list"
  case thematicBreak = "thematic-break"
  case pageBreak = "page-break"
}

/// The types of inlines.
enum InlineType: String, CaseIterable {
  case text, emphasis, strong, strikethrough, `subscript`, superscript, code, link, image, span, ruby, gloss, note
  case math, raw
  case softBreak = "soft-break"
  case lineBreak = "line-break"
}

/// How the items of a list are marked.
enum ListStyle: String, CaseIterable {
  case bullet, ordered
}
