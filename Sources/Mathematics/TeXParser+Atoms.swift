import PlatenCore

/// Characters and commands.
extension TeXParser {
  /// Reads one character, number, command or group.
  mutating func atom() throws(MathProblem) -> Atom {
    switch scanner.peek() {
    case .open: return grouped(try group())
    case .character(let scalar) where TeXScanner.isDigit(scalar): return digits()
    case .character(let scalar):
      _ = scanner.next()
      return try character(scalar)
    case .command(let name):
      _ = scanner.next()
      return try command(name)
    case .close, .superscript, .subscript, .prime, .alignment, nil:
      throw .syntax("a command lacks an argument")
    }
  }

  /// A number in the alphabet that holds.
  func number(_ digits: String) -> MathElement {
    .number(String(String.UnicodeScalarView(digits.unicodeScalars.map { alphabet.scalar($0) })))
  }

  /// A group's content. A sign alone in braces has no spaces around it, as in `1{,}000`.
  private func grouped(_ elements: [MathElement]) -> Atom {
    if elements.count == 1, let only = elements.first, only.isOperator, only.attributes.isEmpty {
      return Atom(element: unspaced(only))
    }
    return Atom(element: .row(elements))
  }

  private mutating func digits() -> Atom { Atom(element: number(scanner.digits())) }

  private func character(_ scalar: Unicode.Scalar) throws(MathProblem) -> Atom {
    let text = String(Character(scalar))
    switch scalar {
    case "(", "[": return Atom(element: delimiter(text, isStretchy: false, form: "prefix"), kind: .opening)
    case ")", "]": return Atom(element: delimiter(text, isStretchy: false, form: "postfix"), kind: .closing)
    case "|": return Atom(element: unspaced(delimiter(text, isStretchy: false, form: nil)))
    case "/": return Atom(element: unspaced(.operator(text)))
    case "!": return Atom(element: .operator(text), kind: .closing)
    case "-": return Atom(element: .operator("−"), kind: .operator)
    case "*": return Atom(element: .operator("∗"), kind: .operator)
    case "+", "<", "=", ">", ",", ";", ":", ".", "?": return Atom(element: .operator(text), kind: .operator)
    case "~": return Atom(element: .space("0.3333em"), kind: .space)
    case "\"", "@", "`": return Atom(element: MathElement("mtext", text: text))
    case "#", "$": throw .syntax("the character \(text) has no meaning in a formula")
    default: break
    }
    if TeXScanner.isLetter(scalar) { return letter(scalar) }
    switch scalar.properties.generalCategory {
    case .mathSymbol:
      return Atom(
        element: .operator(text), kind: TeXSymbols.largeOperators.values.contains(text) ? .limits : .operator)
    case .otherLetter where CJK.contains(scalar.value), .otherPunctuation, .openPunctuation, .closePunctuation:
      return Atom(element: MathElement("mtext", text: text), isWordPart: true)
    case .control, .surrogate, .unassigned, .privateUse, .format, .lineSeparator, .paragraphSeparator:
      throw .syntax("a character that cannot be shown")
    default: return letter(scalar)
    }
  }

  private func letter(_ scalar: Unicode.Scalar) -> Atom {
    let text = String(Character(alphabet.scalar(scalar)))
    return Atom(element: .identifier(text, isUpright: alphabet != .italic), isWordPart: alphabet.makesWords)
  }

  /// A sign that stands as close to its neighbours as a letter, whatever the operator dictionary says.
  private func unspaced(_ element: MathElement) -> MathElement {
    element.setting("lspace", "0em").setting("rspace", "0em")
  }

  /// A delimiter; without stretching it stays as high as a letter. The operator dictionary knows by itself that `(`
  /// opens and `)` closes.
  func delimiter(_ text: String, isStretchy: Bool, form: String?) -> MathElement {
    var element = MathElement.operator(text)
    let isUsual =
      form == "prefix" && TeXSymbols.openings.contains(text) || form == "postfix" && TeXSymbols.closings.contains(text)
    if let form, !isUsual { element = element.setting("form", form) }
    return element.setting("stretchy", isStretchy ? "true" : "false")
  }

  /// Translates a command whose name was read.
  private mutating func command(_ name: String) throws(MathProblem) -> Atom {
    if let atom = symbol(name) { return atom }
    if let alphabet = TeXSymbols.alphabets[name] { return try inAlphabet(alphabet) }
    if let variant = TeXSymbols.texts[name] { return try text(variant: variant) }
    if TeXSymbols.ignored[name] != nil { return try ignore(name) }
    return try structure(name)
  }

  private mutating func ignore(_ name: String) throws(MathProblem) -> Atom {
    for _ in 0..<(TeXSymbols.ignored[name] ?? 0) where scanner.group() == nil {
      throw .syntax("\\\(name) lacks its argument")
    }
    return Atom(element: .row([]), kind: .space)
  }

  /// A command that stands for one symbol.
  private func symbol(_ name: String) -> Atom? {
    if let text = TeXSymbols.identifiers[name] {
      return Atom(element: .identifier(styled(text), isUpright: alphabet == .upright))
    }
    if let text = TeXSymbols.uprightIdentifiers[name] {
      return Atom(element: .identifier(styled(text), isUpright: alphabet != .textItalic))
    }
    if let text = TeXSymbols.operators[name] { return Atom(element: .operator(text), kind: .operator) }
    if let text = TeXSymbols.largeOperators[name] { return Atom(element: .operator(text), kind: .limits) }
    if let text = TeXSymbols.integrals[name] { return Atom(element: .operator(text), kind: .operator) }
    if TeXSymbols.functions.contains(name) { return Atom(element: .identifier(name, isUpright: true), kind: .function) }
    if let text = TeXSymbols.limitFunctions[name] { return Atom(element: limitOperator(text), kind: .limits) }
    if let width = TeXSymbols.spaces[name] { return Atom(element: .space(width), kind: .space) }
    if name == "|" { return Atom(element: unspaced(delimiter("‖", isStretchy: false, form: nil))) }
    if let text = TeXSymbols.delimiters[name] {
      let isLeft = TeXSymbols.openings.contains(text) || name == "lvert" || name == "lVert"
      let isRight = TeXSymbols.closings.contains(text) || name == "rvert" || name == "rVert"
      let element = delimiter(text, isStretchy: false, form: isLeft ? "prefix" : isRight ? "postfix" : nil)
      return Atom(
        element: isLeft || isRight ? element : unspaced(element),
        kind: isLeft ? .opening : isRight ? .closing : .ordinary)
    }
    return nil
  }

  private func styled(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { alphabet.scalar($0) }))
  }

  /// A word that behaves as a sum sign does: its limits stand below it in displays, and beside it in lines.
  func limitOperator(_ text: String) -> MathElement {
    MathElement.operator(text).setting("form", "prefix").setting("movablelimits", "true")
      .setting("lspace", "0em").setting("rspace", "0.1667em")
  }

  private mutating func inAlphabet(_ alphabet: MathAlphabet) throws(MathProblem) -> Atom {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    return Atom(element: try argument())
  }
}
