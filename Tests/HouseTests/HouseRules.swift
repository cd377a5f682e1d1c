/// The rules of the house that can be seen by reading the sources. Each gives what breaks it, as `line: what`.
enum HouseRules {
  /// Opening files: C's calls and flags, and Foundation's ways.
  static func fileAccess(in code: String) -> [String] {
    find(
      #/\bO_(?:RDONLY|WRONLY|RDWR|CREAT|PATH)\b|(?:^|[^.\w])(?:fopen|freopen|fdopen|openat|creat|mkstemp|opendir)\s*\(|\b(?:FileManager|FileHandle|FileDescriptor|InputStream|OutputStream)\b|\b(?:Data|String|NSData|NSString|Array|XMLParser)\s*\(\s*contentsOf(?:File)?:|\.write\(\s*to(?:File)?:\s*[^&\s]/#
        .reading,
      in: code)
  }

  /// `default:` in a `switch` whose patterns name cases of the model's node enums.
  ///
  /// Rule of thumb: every pattern begins with a case of the model, and among them is one name that only the model has, or
  /// two that others might have too (`.text`, `.note`).
  static func defaultOverModel(in code: String, cases: Set<String>) -> [String] {
    let alsoElsewhere: Set<String> = [
      "text", "code", "link", "image", "span", "note", "math", "raw", "list", "quote", "table", "figure", "division",
      "parallel", "subscript", "superscript",
    ]
    return SwiftCode.switches(in: code).compactMap { line, body in
      // Patterns stand outside the braces of the switch's own statements.
      let own = "\n" + SwiftCode.outermost(body)
      guard own.contains(#/[\n;}][ \t]*(?:@unknown[ \t]+)?(?:default|case[ \t]+_)[ \t]*:/#) else { return nil }
      let named = Set(
        own.matches(of: #/[\n;}][ \t]*case\b([^:]*):/#.reading).flatMap { patterns(in: $0.output.1) })
      guard named.isSubset(of: cases) else { return nil }
      let isModel = named.subtracting(alsoElsewhere).count >= 1 || named.count >= 2
      return isModel ? "\(line): default in a switch over \(named.sorted().joined(separator: ", "))" : nil
    }
  }

  /// The names of the cases that the patterns of one `case` begin with.
  private static func patterns(in text: Substring) -> [String] {
    var depth = 0
    var parts = [""]
    for character in text {
      if character == "(" || character == "[" { depth += 1 }
      if character == ")" || character == "]" { depth -= 1 }
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.compactMap { part in
      part.prefixMatch(of: #/\s*(?:let\s+|var\s+)?\w*\.`?(\w+)/#.reading).map { String($0.output.1) }
    }
  }

  /// Variables that everybody shares: at file scope, or static and stored.
  static func mutableGlobals(in code: String) -> [String] {
    var faults = find(#/\bnonisolated\s*\(\s*unsafe\s*\)/#.reading, in: code)
    for match in code.matches(
      of: #/(?:@(TaskLocal)\s+(?:\w+\s+)?)?\b(?:static|class)\s+var\s+`?\w+`?([^\n]*)(?:\n\s*(\S))?/#.reading)
    {
      // A task's own value is not shared.
      guard match.output.1 == nil else { continue }
      let rest = match.output.2
      let beforeBrace = rest.prefix { $0 != "{" }
      let isComputed = !beforeBrace.contains("=") && (rest.contains("{") || match.output.3 == "{")
      if !isComputed { faults.append(place(match.range.lowerBound, in: code, "stored static var")) }
    }
    let top = SwiftCode.outermost(code)
    for match in top.matches(of: #/^[ \t]*(?:@\w+\s+)*(?:\w+\s+)?var\s+\w+([^\n]*)/#.reading.anchorsMatchLineEndings())
    {
      let beforeBrace = match.output.1.prefix { $0 != "{" }
      if beforeBrace.contains("=") || !match.output.1.contains("{") {
        faults.append(place(match.range.lowerBound, in: top, "var at file scope"))
      }
    }
    return faults
  }

  /// Exporters and importers that a file names by their types.
  static func formatsNamed(in code: String) -> Set<String> {
    Set(
      code.matches(of: #/\b(?:EPUB|Markdown|JSON|Text|Article)(?:Exporter|Importer)\b/#.reading).map {
        String($0.output)
      })
  }

  /// Traps on what a user may cause.
  static func traps(in code: String) -> [String] {
    find(#/\btry!|\bas!|(?:^|[^.\w])(?:fatalError|preconditionFailure|precondition)\s*\(/#.reading, in: code)
  }

  /// Folders that are on one machine only. The words are put together here, so that this file does not hold them.
  static func machinePaths(in text: String) -> [String] {
    let folders = ["work", "tmp", "home", "root", "Users"].map { "/" + $0 + "/" }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { number, line in
      folders.filter { folder in
        // A path that goes on from another, or from `..` or a variable, is relative.
        line.ranges(of: folder).contains { range in
          guard range.lowerBound > line.startIndex else { return true }
          let before = line[line.index(before: range.lowerBound)]
          return !before.isLetter && !before.isNumber && before != "." && before != "_" && before != "}"
            && before != ")"
        }
      }.map { "\(number + 1): \($0)" }
    }
  }

  private static func find(_ pattern: Regex<Substring>, in code: String) -> [String] {
    code.matches(of: pattern).map { match in
      // A pattern may take the character before the name, and that may be the end of the line above.
      place(match.range.upperBound, in: code, code[match.range].trimmingPrefix(while: \.isWhitespace).description)
    }
  }

  private static func place(_ index: String.Index, in code: String, _ what: String) -> String {
    "\(code[..<index].count { $0 == "\n" } + 1): \(what)"
  }
}
