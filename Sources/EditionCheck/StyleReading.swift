import PlatenCore

/// Reads a stylesheet as strictly as EPUB's checkers do: what browsers pass over is a fault here (CSS Syntax 3 §5; Selectors 3).
struct StyleReading {
  struct Finding {
    enum Kind {
      case address(String, EditionCheck.Use)
      case property(String, String)
      case malformed(String)
      case unbalanced(String)
      case emptyFont
    }
    var kind: Kind
    var line: Int
  }

  private(set) var findings: [Finding] = []
  private let tokens: [StyleTokens.Token]
  private var index = 0
  /// Whether something cannot be read: what follows would be reported for that alone.
  private var isLost = false

  private static func mark(_ character: Unicode.Scalar) -> StyleTokens.Kind { .mark(UInt8(ascii: character)) }

  /// Reads a stylesheet.
  init(sheet bytes: [UInt8]) {
    tokens = StyleTokens(bytes).tokens
    while index < tokens.count, !isLost { rule(isNested: false) }
  }

  /// Reads the declarations of a `style` attribute.
  init(attribute text: String) {
    tokens = StyleTokens(Array(text.utf8)).tokens
    declarations(isAttribute: true)
  }

  private var kind: StyleTokens.Kind? { index < tokens.count ? tokens[index].kind : nil }

  private var line: Int { index < tokens.count ? tokens[index].line : tokens.last?.line ?? 1 }

  private func isMark(_ character: Unicode.Scalar) -> Bool { kind == Self.mark(character) }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isMark(character) else { return false }
    index += 1
    return true
  }

  private mutating func fail(_ message: String, isBrace: Bool = false) {
    guard !isLost else { return }
    isLost = true
    findings.append(Finding(kind: isBrace ? .unbalanced(message + ".") : .malformed(message + "."), line: line))
  }

  /// Takes note of an address; a token that cannot be read is a fault.
  private mutating func note(_ use: EditionCheck.Use) {
    switch kind {
    case .address(let address)?: findings.append(Finding(kind: .address(address, use), line: line))
    case .broken(let why)?: fail(why)
    default: break
    }
  }

  // MARK: Rules

  private mutating func rule(isNested: Bool) {
    switch kind {
    case .hiding? where !isNested: index += 1
    case .rule(let name)?:
      index += 1
      atRule(name)
    default:
      selectors()
      block(of: nil)
    }
  }

  private static let nesting: Set<String> = [
    "media", "supports", "document", "-moz-document", "layer", "container", "scope", "starting-style",
  ]

  private mutating func atRule(_ name: String) {
    var depth = 0
    let first = index
    while let next = kind, !isLost {
      switch next {
      case .mark(UInt8(ascii: ";")) where depth == 0:
        if name == "import", index == first { fail("An @import names nothing") }
        if name == "charset" { encoding(first) }
        index += 1
        return
      case .mark(UInt8(ascii: "{")):
        guard depth == 0 else { return fail("A parenthesis is not closed") }
        guard !["charset", "import", "namespace"].contains(name) else { return fail("@\(name) has no ; at its end") }
        return name.hasSuffix("keyframes") ? frames() : block(of: name)
      case .mark(UInt8(ascii: "}")): return fail("A brace closes nothing", isBrace: true)
      case .mark(UInt8(ascii: "(")), .mark(UInt8(ascii: "[")), .function: depth += 1
      case .mark(UInt8(ascii: ")")), .mark(UInt8(ascii: "]")): depth -= 1
      case .string(let text) where name == "import" && index == first:
        findings.append(Finding(kind: .address(text, .stylesheet), line: line))
      case .address where name == "import": note(.stylesheet)
      case .broken(let why): return fail(why)
      case .rule: return fail("@\(name) has no ; at its end")
      default: break
      }
      index += 1
    }
    fail("The stylesheet ends within @\(name)")
  }

  /// CSS Syntax 3 §3.2: elsewhere than at the beginning it is no statement.
  private mutating func encoding(_ first: Int) {
    guard first == 1, index > first, case .string(let name) = tokens[first].kind else { return }
    if name.lowercased() != "utf-8" {
      findings.append(Finding(kind: .malformed("The stylesheet is not in UTF-8."), line: line))
    }
  }

  private mutating func block(of name: String?) {
    guard !isLost else { return }
    guard take("{") else { return fail("The stylesheet ends before a block") }
    guard let name else { return declarations(isAttribute: false) }
    if StyleReading.nesting.contains(name) {
      while kind != nil, !isMark("}"), !isLost { rule(isNested: true) }
      if !take("}") { fail("A brace is not closed", isBrace: true) }
    } else {
      declarations(isAttribute: false, isFont: name == "font-face")
    }
  }

  /// The frames of an animation, with percentages for selectors.
  private mutating func frames() {
    index += 1
    while let next = kind, !isLost, !isMark("}") {
      if next == Self.mark("{") {
        block(of: nil)
      } else {
        index += 1
      }
    }
    if !isLost, !take("}") { fail("A brace is not closed", isBrace: true) }
  }

  // MARK: Declarations

  private mutating func declarations(isAttribute: Bool, isFont: Bool = false) {
    if isFont, isMark("}") { findings.append(Finding(kind: .emptyFont, line: line)) }
    while !isLost {
      switch kind {
      case nil:
        if !isAttribute { fail("A brace is not closed", isBrace: true) }
        return
      case .mark(UInt8(ascii: "}"))?:
        guard !isAttribute else { return fail("A brace closes nothing", isBrace: true) }
        index += 1
        return
      case .mark(UInt8(ascii: ";"))? where isAttribute: index += 1
      case .rule(let name)?:
        index += 1
        atRule(name)
      case .word(let name)?:
        index += 1
        guard take(":") else { return fail("\(Diagnostic.quoted(name)) is no declaration") }
        declaration(name.lowercased(), isFont: isFont)
        if !isLost, !take(";"), !isMark("}"), kind != nil { fail("A declaration does not end") }
      case .mark(UInt8(ascii: "{"))?: fail("A brace opens nothing", isBrace: true)
      default: fail("A declaration names no property")
      }
    }
  }

  private mutating func declaration(_ name: String, isFont: Bool) {
    var value: [String] = []
    var open: [StyleTokens.Kind] = []
    let first = index
    while let next = kind, !isLost {
      switch next {
      case .mark(UInt8(ascii: ";")) where open.isEmpty, .mark(UInt8(ascii: "}")):
        if !open.isEmpty { return fail("A parenthesis is not closed") }
        if index == first, !name.hasPrefix("--") { return fail("The property \(name) has no value") }
        findings.append(Finding(kind: .property(name, value.joined(separator: " ").lowercased()), line: line))
        return
      case .mark(UInt8(ascii: "{")): return fail("A brace stands in the value of \(name)")
      case .rule: return fail("An at-rule stands in the value of \(name)")
      case .function, .mark(UInt8(ascii: "(")): open.append(Self.mark(")"))
      case .mark(UInt8(ascii: "[")): open.append(Self.mark("]"))
      case .mark(UInt8(ascii: ")")), .mark(UInt8(ascii: "]")):
        // Checkers pass over one that closes nothing.
        guard open.isEmpty || open.popLast() == next else { return fail("Parentheses and brackets do not match") }
      case .word(let word): value.append(word)
      case .address, .broken: note(isFont ? .font : .picture)
      default: break
      }
      index += 1
    }
    if !open.isEmpty { fail("A parenthesis is not closed") }
    if index == first { fail("The property \(name) has no value") }
    if !isLost {
      findings.append(Finding(kind: .property(name, value.joined(separator: " ").lowercased()), line: line))
    }
  }

  // MARK: Selectors

  /// Selectors up to the brace of their block.
  private mutating func selectors() {
    var isEmpty = true
    while let next = kind, !isLost {
      switch next {
      case .mark(UInt8(ascii: "{")):
        if isEmpty { fail("A selector is missing") }
        return
      case .mark(UInt8(ascii: "}")): return fail("A brace closes nothing", isBrace: true)
      case .mark(UInt8(ascii: ",")), .mark(UInt8(ascii: ">")), .mark(UInt8(ascii: "+")), .mark(UInt8(ascii: "~")):
        if isEmpty { return fail("A selector is missing") }
        isEmpty = true
        index += 1
      default:
        simpleSelector(next)
        isEmpty = false
      }
    }
    fail("The stylesheet ends within a selector")
  }

  private mutating func simpleSelector(_ next: StyleTokens.Kind) {
    index += 1
    switch next {
    case .word, .hash, .mark(UInt8(ascii: "*")), .mark(UInt8(ascii: "|")): break
    case .mark(UInt8(ascii: ".")):
      guard case .word? = kind, !tokens[index].isApart else { return fail("A dot in a selector names no class") }
      index += 1
    case .mark(UInt8(ascii: "[")): attributeSelector()
    case .mark(UInt8(ascii: ":")):
      _ = take(":")
      switch kind {
      case .word?: index += 1
      case .function?: pseudoClass()
      default: break
      }
    case .broken(let why): fail(why)
    default: fail("A selector has something in it that it cannot have")
    }
  }

  private mutating func attributeSelector() {
    while isMark("*") || isMark("|") { index += 1 }
    guard case .word? = kind else { return fail("The brackets of a selector name no attribute") }
    index += 1
    while isMark("|"), index + 1 < tokens.count, case .word = tokens[index + 1].kind { index += 2 }
    if take("]") { return }
    while isMark("~") || isMark("|") || isMark("^") || isMark("$") || isMark("*") { index += 1 }
    guard take("=") else { return fail("The brackets of a selector are not closed") }
    switch kind {
    case .word?, .string?: index += 1
    default: return fail("The brackets of a selector have no value")
    }
    if case .word(let flag)? = kind, ["i", "s"].contains(flag.lowercased()) { index += 1 }
    if !take("]") { fail("The brackets of a selector are not closed") }
  }

  /// What stands in `:not(…)`, `:lang(…)` and others is left to browsers, but for its parentheses.
  private mutating func pseudoClass() {
    index += 1
    var depth = 1
    while let next = kind, depth > 0 {
      switch next {
      case .function, .mark(UInt8(ascii: "(")): depth += 1
      case .mark(UInt8(ascii: ")")): depth -= 1
      case .mark(UInt8(ascii: "{")), .mark(UInt8(ascii: "}")), .broken: return fail("A parenthesis is not closed")
      default: break
      }
      index += 1
    }
    if depth > 0 { fail("A parenthesis is not closed") }
  }
}
