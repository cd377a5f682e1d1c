/// Translates the mathematics of TeX, LaTeX and amsmath into presentation MathML.
///
/// What it knows is in ``TeXSymbols`` and in this type's extensions; whatever else is a ``MathProblem``, so that no
/// formula is shown that says something other than its author meant.
struct TeXParser {
  /// How deep groups, arguments and environments may be nested.
  static let maximumDepth = 32

  /// A part of a formula, and how it behaves towards its neighbours.
  struct Atom {
    /// What decides about scripts and spaces.
    enum Kind: Hashable, Sendable {
      case ordinary, opening, closing, `operator`, function, space
      /// An operator whose scripts stand above and below it.
      case limits
    }

    var element: MathElement
    var kind: Kind = .ordinary
    /// Whether it is joined with a neighbour that is such a part too.
    var isWordPart = false

    /// Whether it is what is left of a command that draws nothing.
    var isNothing: Bool {
      kind == .space && element.children.isEmpty && element.name.description == "mrow"
    }
  }

  var scanner: TeXScanner
  var alphabet = MathAlphabet.italic
  private var depth: Int

  /// Makes a parser of a source, or of a formula within a text, which is so much deeper.
  init(_ source: String, depth: Int = 0) {
    scanner = TeXScanner(source)
    self.depth = depth
  }

  /// Translates a formula.
  ///
  /// - Throws: ``MathProblem`` at the first thing that is not known.
  /// - Complexity: O(*n*) in the source.
  static func formula(_ source: String, depth: Int = 0) throws(MathProblem) -> MathElement {
    var parser = TeXParser(source, depth: depth)
    // Rows and columns at the top are what authors write who leave the environment to their editor.
    var rows = try parser.rows()
    if rows.count > 1, rows.last?.allSatisfy(\.isEmpty) == true { rows.removeLast() }
    if let token = parser.scanner.peek() { throw parser.misplaced(token) }
    if rows.count == 1, let cells = rows.first, cells.count == 1, let cell = cells.first { return .row(cell) }
    return parser.table(rows, alignments: TeXParser.equationColumns, isDisplay: true)
  }

  /// Reads a row up to what ends it, which is left to be read: `}`, `&`, `\\`, `\end`, `\right`, or `]` in an option.
  mutating func row(inOption: Bool = false) throws(MathProblem) -> [MathElement] {
    try enter()
    let outer = alphabet
    defer {
      depth -= 1
      alphabet = outer
    }
    var row = TeXRow()
    while let token = scanner.peek(), !endsRow(token, inOption: inOption) {
      if try readSwitch(token, &row, inOption: inOption) { continue }
      row.append(try scriptedAtom())
    }
    return row.elements
  }

  /// Reads what a command takes: a group, or one token.
  mutating func argument() throws(MathProblem) -> MathElement {
    switch scanner.peek() {
    case .open: return .row(try group())
    case .character(let scalar) where TeXScanner.isDigit(scalar):
      _ = scanner.next()
      return number(String(Character(scalar)))
    case .character, .command:
      try enter()
      defer { depth -= 1 }
      return try atom().element
    case .close, .superscript, .subscript, .prime, .alignment, nil:
      throw .syntax("a command lacks an argument")
    }
  }

  /// Reads a group in braces.
  mutating func group() throws(MathProblem) -> [MathElement] {
    guard scanner.next() == .open else { throw .syntax("a group in braces is missing") }
    let elements = try row()
    guard scanner.next() == .close else { throw .syntax("a closing brace is missing") }
    return elements
  }

  /// Notes that something begins that is nested.
  private mutating func enter() throws(MathProblem) {
    guard depth < TeXParser.maximumDepth else { throw .tooDeep }
    depth += 1
  }

  /// How deep the place is that was reached.
  var currentDepth: Int { depth }

  /// An error for a token that cannot stand where it does.
  func misplaced(_ token: TeXScanner.Token) -> MathProblem {
    switch token {
    case .close: .syntax("a closing brace has no opening one")
    case .command(let name): .syntax("the command \\\(name) is not allowed here")
    case .open, .character, .superscript, .subscript, .prime, .alignment: .syntax("it ends in the middle")
    }
  }

  private func endsRow(_ token: TeXScanner.Token, inOption: Bool) -> Bool {
    switch token {
    case .close, .alignment, .command("\\"), .command("cr"), .command("end"), .command("right"): true
    case .character("]"): inOption
    case .open, .superscript, .subscript, .prime, .character, .command: false
    }
  }

  /// Reads what applies to the rest of its group: `\over`, `\displaystyle`, `\bf`.
  private mutating func readSwitch(
    _ token: TeXScanner.Token, _ row: inout TeXRow, inOption: Bool
  ) throws(MathProblem) -> Bool {
    guard case .command(let name) = token else { return false }
    if let alphabet = TeXSymbols.alphabetSwitches[name] {
      _ = scanner.next()
      self.alphabet = alphabet
      return true
    }
    switch name {
    case "over", "atop", "choose":
      _ = scanner.next()
      let denominator = try self.row(inOption: inOption)
      row = overRow(row, denominator, name)
    case "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle":
      _ = scanner.next()
      let rest = try self.row(inOption: inOption)
      row.append(styled(rest, name))
    default: return false
    }
    return true
  }

  private func overRow(_ row: TeXRow, _ rest: [MathElement], _ name: String) -> TeXRow {
    let (numerator, denominator) = (MathElement.row(row.elements), MathElement.row(rest))
    var result = TeXRow()
    result.append(
      Atom(
        element: name == "choose"
          ? binomial(numerator, denominator) : fraction(numerator, denominator, hasLine: name == "over")))
    return result
  }

  private func styled(_ elements: [MathElement], _ name: String) -> Atom {
    let level = name == "scriptstyle" ? "1" : name == "scriptscriptstyle" ? "2" : "0"
    return Atom(
      element: MathElement("mstyle", elements)
        .setting("displaystyle", name == "displaystyle" ? "true" : "false").setting("scriptlevel", level))
  }

  /// What is written beside, above and below an atom.
  private struct Scripts {
    var lower: MathElement?
    var upper: MathElement?
    var primes = 0
  }

  /// Reads an atom with its subscript, superscript and primes.
  private mutating func scriptedAtom() throws(MathProblem) -> Atom {
    var base = try base()
    var scripts = Scripts()
    while try readScript(&base, &scripts) {}
    return scripted(base, scripts.lower, withPrimes(scripts.primes, scripts.upper))
  }

  private mutating func base() throws(MathProblem) -> Atom {
    switch scanner.peek() {
    case .superscript, .subscript, .prime: Atom(element: .row([]))
    default: try atom()
    }
  }

  /// Reads one script, prime, or command about them; `false` if none comes next.
  private mutating func readScript(_ base: inout Atom, _ scripts: inout Scripts) throws(MathProblem) -> Bool {
    switch scanner.peek() {
    case .command("limits"):
      base.kind = .limits
      if base.element.isOperator { base.element = base.element.setting("movablelimits", "false") }
    case .command("nolimits"): base.kind = .operator
    case .superscript:
      _ = scanner.next()
      guard scripts.upper == nil else { throw .syntax("a second superscript") }
      scripts.upper = try argument()
      return true
    case .subscript:
      _ = scanner.next()
      guard scripts.lower == nil else { throw .syntax("a second subscript") }
      scripts.lower = try argument()
      return true
    case .prime:
      scripts.primes += 1
      guard scripts.primes <= 20 else { throw .syntax("more primes than a reader can count") }
    default: return false
    }
    _ = scanner.next()
    return true
  }

  private func withPrimes(_ count: Int, _ upper: MathElement?) -> MathElement? {
    guard count > 0 else { return upper }
    let signs = ["′", "″", "‴", "⁗"]
    let text = count <= 4 ? signs[count - 1] : String(repeating: "′", count: count)
    return .row([.operator(text)] + (upper.map { [$0] } ?? []))
  }

  private func scripted(_ base: Atom, _ lower: MathElement?, _ upper: MathElement?) -> Atom {
    var result = base
    result.isWordPart = lower == nil && upper == nil && base.isWordPart
    let isAround = base.kind == .limits
    switch (lower, upper) {
    case (nil, nil): return base
    case (let lower?, nil): result.element = MathElement(isAround ? "munder" : "msub", [base.element, lower])
    case (nil, let upper?): result.element = MathElement(isAround ? "mover" : "msup", [base.element, upper])
    case (let lower?, let upper?):
      result.element = MathElement(isAround ? "munderover" : "msubsup", [base.element, lower, upper])
    }
    return result
  }
}
