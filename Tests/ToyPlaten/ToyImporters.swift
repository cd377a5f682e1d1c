import PlatenCore

/// Options of the toy importers.
struct LinesOptions: FormatOptions {
  enum Case: String, CaseIterable, Sendable { case kept, lower }

  var encoding = "utf-8"
  var letters = Case.kept

  static let schema = OptionSchema<LinesOptions>([
    .text("encoding", \.encoding, help: "The encoding; only utf-8 is known."),
    .choice("letters", \.letters, help: "What becomes of capital letters."),
  ])
}

/// Lines by which a document ends the process that reads it, takes for ever, or asks for all memory.
enum Hostility {
  /// Does what a line says; nothing for others.
  static func act(on line: Substring) {
    switch line {
    case "%crash": fatalError("this document crashes")
    case "%hang": while true {}
    case "%fill":
      var pieces: [[UInt8]] = []
      while true { pieces.append([UInt8](repeating: UInt8(truncatingIfNeeded: pieces.count), count: 1 << 20)) }
    default: break
    }
  }
}

/// One line a paragraph. `# ` begins a heading with an id, `?` a line that is warned of, `!` one that is noted,
/// `-> ` a link, `Title: ` the title. A NUL is refused.
struct LinesImporter: Importer {
  static let format = Format(
    id: "lines", aliases: ["ln"], name: "Lines of text", fileExtensions: ["txt", "lines"], mediaType: "text/plain")

  let options: LinesOptions

  init(options: LinesOptions) { self.options = options }

  func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    guard options.encoding == "utf-8" else {
      throw ImportError("the encoding \(Diagnostic.quoted(options.encoding)) is not known", advice: "Use utf-8.")
    }
    if let index = source.bytes.firstIndex(of: 0) {
      throw ImportError(
        "it is not text: byte \(index) is NUL", at: SourceLocation(file: source.name, line: 1, column: index + 1))
    }
    var document = Document()
    let lines = String(decoding: source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      Hostility.act(on: line)
      let location = SourceLocation(file: source.name, line: index + 1, column: 1)
      var text = String(line)
      if options.letters == .lower { text = text.lowercased() }
      switch text.first {
      case "?":
        context.log.report(Diagnostic("lines.odd", .warning, "this is odd: \(Diagnostic.quoted(text))", at: location))
      case "!": context.log.report(Diagnostic("lines.fine", .note, "this is fine", at: location))
      default: break
      }
      document.append(text)
    }
    return document
  }
}

extension Document {
  fileprivate mutating func append(_ line: String) {
    if line.hasPrefix("Title: ") {
      metadata.titles = [Title(String(line.dropFirst(7)))]
    } else if line.hasPrefix("# ") {
      let title = String(line.dropFirst(2))
      body.append(.heading(Heading(level: 1, [.text(title)], attributes: Attributes(id: title.lowercased()))))
    } else if line.hasPrefix("-> ") {
      body.append(.paragraph(Paragraph([.link(Link(to: String(line.dropFirst(3)), [.text("link")]))])))
    } else {
      body.append(.paragraph(Paragraph([.text(line)])))
    }
  }
}

/// One word a paragraph; has no options.
struct WordsImporter: Importer {
  static let format = Format(id: "words", name: "Words", fileExtensions: ["words"], mediaType: "text/plain")

  init(options: NoOptions) {}

  func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    let words = String(decoding: source.bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    return Document(body: words.map { .paragraph(Paragraph([.text(String($0))])) })
  }
}
