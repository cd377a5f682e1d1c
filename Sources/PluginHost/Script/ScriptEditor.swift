internal import PlatenCore

/// Goes through everything in a document that is Chinese: to collect it, or to put in what it was converted to.
struct ScriptEditor {
  enum Purpose {
    case collecting
    case converting([String: String], Language)
  }

  private let purpose: Purpose
  /// What was collected, without line ends.
  private(set) var texts: Set<String> = []
  /// The Chinese languages that nodes name.
  private(set) var languages: Set<Language> = []

  init(_ purpose: Purpose) { self.purpose = purpose }

  /// Edits copies of the parts of a document, one after the other, for what is collected.
  mutating func read(_ document: Document, _ context: TransformContext) throws(TransformError) {
    let primary = document.primaryLanguage
    try document.forEachInlines { (inlines, place) throws(TransformError) in
      try context.checkCancellation()
      var copy = inlines
      edit(&copy, in: place.language)
    }
    var tags = LanguageEditor(self)
    for block in document.body {
      try context.checkCancellation()
      var copy = block
      tags.walk(&copy)
    }
    self = tags.editor
    for block in document.body {
      var copy = [block]
      edit(&copy)
    }
    var metadata = document.metadata
    edit(&metadata, isChinese: isChinese(primary) || primary == .undetermined)
  }

  mutating func edit(_ document: inout Document, _ context: TransformContext) throws(TransformError) {
    let primary = document.primaryLanguage
    try document.rewriteInlines { (inlines, place) throws(TransformError) in
      try context.checkCancellation()
      edit(&inlines, in: place.language)
    }
    var tags = LanguageEditor(self)
    for index in document.body.indices {
      try context.checkCancellation()
      tags.walk(&document.body[index])
    }
    self = tags.editor
    edit(&document.body)
    edit(&document.metadata, isChinese: isChinese(primary) || primary == .undetermined)
  }

  private func isChinese(_ language: Language) -> Bool { language.primary == "zh" && language.script != "Latn" }

  private mutating func edit(_ inlines: inout [Inline], in language: Language) {
    guard isChinese(language) || language == .undetermined else { return edit(tagsOf: &inlines) }
    for index in inlines.indices {
      switch inlines[index] {
      case .text(var text):
        edit(&text)
        inlines[index] = .text(text)
      case .ruby(var ruby):
        for segment in ruby.segments.indices { edit(&ruby.segments[segment].base) }
        inlines[index] = .ruby(ruby)
      case .image(var image):
        edit(&image.alternative)
        edit(&image.title)
        inlines[index] = .image(image)
      case .link(var link):
        edit(&link.title)
        inlines[index] = .link(link)
      case .gloss, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .span, .note, .math, .raw,
        .softBreak, .lineBreak:
        break
      }
    }
    edit(tagsOf: &inlines)
  }

  private mutating func edit(tagsOf inlines: inout [Inline]) {
    for index in inlines.indices {
      guard case .gloss(var gloss) = inlines[index], var language = gloss.counterpartLanguage else { continue }
      edit(&language)
      gloss.counterpartLanguage = language
      inlines[index] = .gloss(gloss)
    }
  }

  private mutating func edit(_ text: inout String?) {
    guard var value = text else { return }
    edit(&value)
    text = value
  }

  private mutating func edit(_ text: inout String) {
    guard text.unicodeScalars.contains(where: { Script($0) == .han }) else { return }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    switch purpose {
    case .collecting: texts.formUnion(lines.filter { !$0.isEmpty })
    case .converting(let converted, _): text = lines.map { converted[$0] ?? $0 }.joined(separator: "\n")
    }
  }

  fileprivate mutating func edit(_ language: inout Language) {
    guard isChinese(language) else { return }
    switch purpose {
    case .collecting: languages.insert(language)
    case .converting(_, let target): language = target
    }
  }

  /// The languages of aligned passages.
  private mutating func edit(_ blocks: inout [Block]) {
    for index in blocks.indices {
      switch blocks[index] {
      case .parallel(var parallel):
        for column in parallel.languages.indices { edit(&parallel.languages[column]) }
        blocks[index] = .parallel(parallel)
      case .division(var division):
        edit(&division.blocks)
        blocks[index] = .division(division)
      case .paragraph, .heading, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak,
        .pageBreak:
        break
      }
    }
  }

  private mutating func edit(_ metadata: inout Metadata, isChinese: Bool) {
    for index in metadata.languages.indices { edit(&metadata.languages[index]) }
    func alternates(_ alternates: inout [Title.Alternate], _ editor: inout ScriptEditor) {
      for index in alternates.indices where editor.isChinese(alternates[index].language) {
        editor.edit(&alternates[index].text)
        editor.edit(&alternates[index].language)
      }
    }
    for index in metadata.titles.indices {
      if metadata.titles[index].language.map({ self.isChinese($0) }) ?? isChinese { edit(&metadata.titles[index].text) }
      if var language = metadata.titles[index].language {
        edit(&language)
        metadata.titles[index].language = language
      }
      alternates(&metadata.titles[index].alternates, &self)
    }
    for index in metadata.creators.indices {
      if isChinese { edit(&metadata.creators[index].name) }
      alternates(&metadata.creators[index].alternates, &self)
    }
    for index in metadata.contributors.indices {
      if isChinese { edit(&metadata.contributors[index].name) }
      alternates(&metadata.contributors[index].alternates, &self)
    }
    guard isChinese else { return }
    edit(&metadata.publisher)
    edit(&metadata.summary)
    edit(&metadata.rights)
    for index in metadata.subjects.indices { edit(&metadata.subjects[index].text) }
    for index in metadata.terms.indices {
      edit(&metadata.terms[index].term)
      edit(&metadata.terms[index].counterpart)
    }
  }
}

/// Edits the language tags of nodes.
private struct LanguageEditor: NodeEditor {
  var editor: ScriptEditor

  init(_ editor: ScriptEditor) { self.editor = editor }

  mutating func edit(_ attributes: inout Attributes) {
    guard var language = attributes.language else { return }
    editor.edit(&language)
    if language != attributes.language { attributes.language = language }
  }
}
