import JSONText
import PlatenCore

/// Makes a document from JSON values.
///
/// Recursion is bounded by `Document.maximumDepth`.
struct DocumentDecoder {
  /// The JSON is no document. A class, so that every `try` on the way costs one word of stack.
  final class Fault: Error {
    /// Which value is wrong.
    let element: Int
    /// A clause for a user.
    let message: String
    /// What to do next.
    let advice: String?
    let kind: ImportError.Kind

    init(_ element: Int, _ message: String, advice: String? = nil, kind: ImportError.Kind = .source) {
      self.kind = kind
      self.element = element
      self.message = message
      self.advice = advice
    }
  }

  let tape: JSONTape
  let file: String?
  let context: ImportContext
  /// How many members were passed over.
  private var unknownCount = 0

  init(tape: JSONTape, file: String?, context: ImportContext) {
    self.tape = tape
    self.file = file
    self.context = context
  }

  /// Reads the whole document, its version first.
  mutating func document() throws(Fault) -> Document {
    let root = 0
    guard tape.kind(of: root) == .object else {
      throw Fault(root, "expected an object, found \(tape.kind(of: root).name)", advice: DocumentDecoder.advice)
    }
    try checkVersion(of: root)
    try checkMembers(of: root, Schema.document)
    if let type = tape.member("type", of: root), !isWord(type, "document") {
      throw Fault(type, "expected “document”", advice: DocumentDecoder.advice)
    }
    var document = Document()
    if let metadata = tape.member("metadata", of: root) { document.metadata = try self.metadata(metadata) }
    document.body = try blocks(try required("body", of: root), depth: 1)
    if let resources = tape.member("resources", of: root) { document.resources = try self.resources(resources) }
    return document
  }

  /// Why a version cannot be read; `nil` if it can.
  static func refusal(of version: String) -> (message: String, advice: String)? {
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    let isVersion =
      parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isVersion else {
      return (
        "\(Diagnostic.quoted(version)) is not a version of the schema",
        "A version is two numbers, such as “\(JSONImporter.majorVersion).0”."
      )
    }
    guard Int(parts[0]) == JSONImporter.majorVersion else {
      return (
        "the document is of version \(Diagnostic.quoted(version)) of the schema, and only versions \(JSONImporter.majorVersion).x can be read",
        "Write it again with this version of Platen, or read it with the one that wrote it."
      )
    }
    return nil
  }

  private static let advice =
    "A document is an object such as {\"platen\": \"1.0\", \"type\": \"document\", \"body\": []}."

  private func checkVersion(of root: Int) throws(Fault) {
    guard let version = tape.member("platen", of: root) else {
      throw Fault(root, "the version is missing: there is no member “platen”", advice: DocumentDecoder.advice)
    }
    if let refusal = DocumentDecoder.refusal(of: try text(version)) {
      throw Fault(version, refusal.message, advice: refusal.advice)
    }
  }
}

// MARK: Values

extension DocumentDecoder {
  /// Checks that a value is an object, that no member that we know is given twice, and reports those that we don't know.
  mutating func checkMembers(of element: Int, _ known: [StaticString]) throws(Fault) {
    guard tape.kind(of: element) == .object else {
      throw Fault(element, "expected an object, found \(tape.kind(of: element).name)")
    }
    let end = tape.next(after: element)
    var seen: UInt32 = 0
    var name = element + 1
    while name < end {
      if let index = known.firstIndex(where: { tape.isString(name, equalTo: $0) }) {
        guard seen & (1 << UInt32(index)) == 0 else { throw Fault(name + 1, "it is given twice") }
        seen |= 1 << UInt32(index)
      } else {
        reportUnknown(name)
      }
      name = tape.next(after: name + 1)
    }
  }

  private mutating func reportUnknown(_ name: Int) {
    unknownCount += 1
    // Finding a path or a line takes time in proportion to the text, so only what the log keeps gets one.
    let isKept = unknownCount <= ReportLog.maximumPerID
    context.log.report(
      Diagnostic(
        "json.unknown-member", .warning,
        "The member \(isKept ? tape.path(to: name) : "") is not known here, and was passed over.",
        at: isKept ? tape.location(of: name, file: file) : nil))
  }

  func required(_ name: StaticString, of object: Int) throws(Fault) -> Int {
    guard let value = tape.member(name, of: object) else { throw Fault(object, "the member “\(name)” is missing") }
    return value
  }

  /// The elements of an array.
  func array(_ element: Int) throws(Fault) -> JSONElements {
    guard tape.kind(of: element) == .array else {
      throw Fault(element, "expected an array, found \(tape.kind(of: element).name)")
    }
    return JSONElements(tape: tape, position: element + 1, end: tape.next(after: element))
  }

  func array(_ name: StaticString, of object: Int) throws(Fault) -> JSONElements {
    guard let value = tape.member(name, of: object) else { return JSONElements(tape: tape, position: 0, end: 0) }
    return try array(value)
  }

  func text(_ element: Int) throws(Fault) -> String {
    switch tape.kind(of: element) {
    case .string, .escapedString: return tape.string(element)
    case .object, .array, .number, .true, .false, .null:
      throw Fault(element, "expected a string, found \(tape.kind(of: element).name)")
    }
  }

  func text(_ name: StaticString, of object: Int) throws(Fault) -> String {
    try text(try required(name, of: object))
  }

  func textIfAny(_ name: StaticString, of object: Int) throws(Fault) -> String? {
    guard let value = tape.member(name, of: object) else { return nil }
    return try text(value)
  }

  func texts(_ name: StaticString, of object: Int) throws(Fault) -> [String] {
    var result: [String] = []
    for value in try array(name, of: object) { result.append(try text(value)) }
    return result
  }

  func flag(_ name: StaticString, of object: Int, default absent: Bool) throws(Fault) -> Bool {
    guard let value = tape.member(name, of: object) else { return absent }
    switch tape.kind(of: value) {
    case .true: return true
    case .false: return false
    case .object, .array, .string, .escapedString, .number, .null:
      throw Fault(value, "expected true or false, found \(tape.kind(of: value).name)")
    }
  }

  func integer(_ element: Int, in range: ClosedRange<Int>) throws(Fault) -> Int {
    guard tape.kind(of: element) == .number else {
      throw Fault(element, "expected a number, found \(tape.kind(of: element).name)")
    }
    guard let number = tape.integer(element), range.contains(number) else {
      let bounds =
        range.upperBound == .max ? "of \(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
      throw Fault(element, "expected a whole number" + (range.lowerBound == .min ? "" : " " + bounds))
    }
    return number
  }

  func integer(_ name: StaticString, of object: Int, in range: ClosedRange<Int>, default absent: Int) throws(Fault)
    -> Int
  {
    guard let value = tape.member(name, of: object) else { return absent }
    return try integer(value, in: range)
  }

  func language(_ element: Int) throws(Fault) -> Language {
    let tag = try text(element)
    guard let language = Language(tag) else {
      throw Fault(
        element, "\(Diagnostic.quoted(tag)) is not a language tag", advice: "Write it as in BCP 47: “en”, “zh-Hans”.")
    }
    return language
  }

  func language(_ name: StaticString, of object: Int) throws(Fault) -> Language? {
    guard let value = tape.member(name, of: object) else { return nil }
    return try language(value)
  }

  /// A word of an enumeration.
  func word<Word: CaseIterable & RawRepresentable<String>>(_ element: Int, _ type: Word.Type = Word.self) throws(Fault)
    -> Word
  {
    let text = try text(element)
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let advice = Spelling.advice(for: text, in: words, otherwise: "It can be: \(words.joined(separator: ", ")).")
    throw Fault(element, "\(Diagnostic.quoted(text)) is not known here", advice: advice)
  }

  func wordIfAny<Word: CaseIterable & RawRepresentable<String>>(
    _ name: StaticString, of object: Int, _ type: Word.Type = Word.self
  ) throws(Fault) -> Word? {
    guard let value = tape.member(name, of: object) else { return nil }
    return try word(value)
  }

  private func isWord(_ element: Int, _ word: StaticString) -> Bool {
    switch tape.kind(of: element) {
    case .string, .escapedString: tape.isString(element, equalTo: word)
    case .object, .array, .number, .true, .false, .null: false
    }
  }
}

/// The elements of an array, one after the other.
struct JSONElements: Sequence, IteratorProtocol {
  let tape: JSONTape
  var position: Int
  let end: Int

  mutating func next() -> Int? {
    guard position < end else { return nil }
    defer { position = tape.next(after: position) }
    return position
  }
}
