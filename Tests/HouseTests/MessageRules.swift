import Testing

/// The messages of diagnostics as they stand in the sources: what follows an id such as `epub.cover-missing`.
///
/// A message is one sentence or more: it begins with a capital letter, a number or what it quotes, and ends with a full stop.
enum MessageRules {
  /// Messages that are not sentences, with their ids.
  static func fragments(in source: String) -> [String] {
    var found: [String] = []
    // What a program writes is quoted as it is.
    for call in source.matches(of: /(?:report|Diagnostic|warn)\(\s*"([a-z]+(?:[.-][a-z0-9]+)+)"\s*,/) {
      guard call.1 != "plugin.standard-error" else { continue }
      let texts = literals(of: source[call.range.upperBound...])
      guard let first = texts.first, let last = texts.last else { continue }
      let end = last.hasSuffix("”") ? last.dropLast() : last[...]
      if first.first?.isLowercase == true || !end.hasSuffix(".") { found.append("\(call.1): \(texts.joined())") }
    }
    return found
  }

  /// Messages of errors that are not clauses, as they stand after `platen: error: `: they begin without a capital letter, unless it is
  /// of an acronym or a name, and end without a full stop.
  static func sentences(in source: String) -> [String] {
    var found: [String] = []
    let names = ["Markdown", "Unicode", "Python", "Java", "Chinese", "English", "EPUBCheck"]
    for call in source.matches(
      of: /\b(?:Export|Import|Option|Transform|Resource|Plugin|Registry)Error\(\s*(?:\.[a-zA-Z]+\s*,)?\s*"/)
    {
      guard let quote = source[..<call.range.upperBound].lastIndex(of: "\"") else { continue }
      let texts = literals(of: source[quote...])
      guard let first = texts.first, let last = texts.last else { continue }
      let isCapital = first.first?.isUppercase == true && first.dropFirst().first?.isLowercase == true
      if isCapital && !names.contains(where: { first.hasPrefix($0) }) || last.hasSuffix(".") {
        found.append(texts.joined())
      }
    }
    return found
  }

  /// The string literals among a call's own arguments that make up its message: not those with a label, nor paths.
  private static func literals(of arguments: Substring) -> [Substring] {
    var result: [Substring] = []
    var rest = arguments
    var depth = 1
    var argument = arguments.startIndex
    while depth > 0, let character = rest.first {
      switch character {
      case "\"":
        let literal = literal(at: rest)
        let before = arguments[argument..<rest.startIndex]
        let isWord = literal.allSatisfy { $0.isLetter || $0 == "/" || $0 == "." && literal != "." }
        if before.firstMatch(of: /^\s*[a-z]+:/) == nil, !isWord {
          result.append(literal)
        }
        rest = arguments[literal.endIndex...].dropFirst()
        continue
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "," where depth == 1: argument = rest.index(after: rest.startIndex)
      default: break
      }
      rest = rest.dropFirst()
    }
    return result
  }

  /// The content of the literal whose quotation mark `text` begins with; what is interpolated belongs to it.
  private static func literal(at text: Substring) -> Substring {
    var index = text.index(after: text.startIndex)
    let start = index
    while index < text.endIndex, text[index] != "\"" {
      if text[index] == "\\" {
        index = text.index(after: index)
        if index < text.endIndex, text[index] == "(" {
          index = endOfInterpolation(in: text[index...])
          continue
        }
      }
      if index < text.endIndex { index = text.index(after: index) }
    }
    return text[start..<index]
  }

  private static func endOfInterpolation(in text: Substring) -> Substring.Index {
    var rest = text
    var depth = 0
    while let character = rest.first {
      if character == "\"" {
        rest = text[literal(at: rest).endIndex...].dropFirst()
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      rest = rest.dropFirst()
      if depth == 0 { break }
    }
    return rest.startIndex
  }
}

@Suite struct MessageRuleTests {
  @Test func everyDiagnosticIsASentence() throws {
    for file in try SourceFile.swift(in: "Sources") {
      #expect(MessageRules.fragments(in: file.text) == [], "\(file.path)")
    }
  }

  @Test func everyErrorIsAClause() throws {
    for file in try SourceFile.swift(in: "Sources") {
      #expect(MessageRules.sentences(in: file.text) == [], "\(file.path)")
    }
  }

  @Test(arguments: [
    #"throw ExportError(.limit, "The page is too long")"#, #"ImportError("the text is empty.", at: place)"#,
    #"OptionError("\(name) takes no " + "such value.", advice: "Leave it out.")"#,
  ])
  func sentencesOfErrorsAreFound(source: String) { #expect(MessageRules.sentences(in: source).count == 1) }

  @Test(arguments: [
    #"throw ExportError(.limit, "EPUB has no such page", advice: "Name another.")"#,
    #"ExportError(.sink, "cannot write \(path): it is finished", advice: "Make a new one.", code: 28)"#,
  ])
  func clausesPass(source: String) { #expect(MessageRules.sentences(in: source) == []) }

  @Test(arguments: [
    #"log.report(Diagnostic("epub.cover-kind", .warning, "the cover is small."))"#,
    #"report("check.path-long", .error, entry.path, "The name is long")"#,
    #"report("text.x-y", .note, "Cells of \(rows.map { "\($0)" }) rows" + (flat ? " are flat" : " stay"), at: place)"#,
  ])
  func fragmentsAreFound(source: String) { #expect(MessageRules.fragments(in: source).count == 1) }

  @Test(arguments: [
    #"log.report(Diagnostic("epub.cover-kind", .warning, "The cover is small.", at: place))"#,
    #"report("check.path-long", .error, "mimetype", "The name is long.", advice: "shorten it")"#,
    #"report("text.x-y", .note, "\(count) rows " + (flat ? "are flat." : "stay."))"#,
    #"report("text.x-y", .note, message)"#,
  ])
  func sentencesPass(source: String) { #expect(MessageRules.fragments(in: source) == []) }
}
