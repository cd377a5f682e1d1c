/// Commands that build something of their arguments.
extension TeXParser {
  /// Translates a command that takes arguments.
  mutating func structure(_ name: String) throws(MathProblem) -> Atom {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom": return try fractionCommand(name)
    case "sqrt":
      guard scanner.skip("[") else { return Atom(element: MathElement("msqrt", [try argument()])) }
      let index = MathElement.row(try row(inOption: true))
      guard scanner.skip("]") else { throw .syntax("a closing bracket is missing") }
      return Atom(element: MathElement("mroot", [try argument(), index]))
    case "left": return try fenced()
    case "middle": return Atom(element: try fence(form: "infix"), kind: .operator)
    case "big", "bigl", "bigr", "bigm", "Big", "Bigl", "Bigr", "Bigm", "bigg", "biggl", "biggr", "biggm", "Bigg",
      "Biggl", "Biggr", "Biggm":
      return try sized(name)
    case "begin": return try environment()
    case "not": return try negated()
    case "stackrel", "overset": return try stacked(isOver: true)
    case "underset": return try stacked(isOver: false)
    case "substack": return Atom(element: try substack())
    case "operatorname", "operatorname*":
      let text = MathElement.row(try upright()).plainText
      return name.hasSuffix("*")
        ? Atom(element: limitOperator(text), kind: .limits)
        : Atom(element: .identifier(text, isUpright: true), kind: .function)
    case "mathop": return Atom(element: try argument(), kind: .limits)
    case "mathbin", "mathrel", "mathpunct": return Atom(element: try argument(), kind: .operator)
    case "mathord", "mathinner": return Atom(element: try argument())
    case "mathopen": return Atom(element: try argument(), kind: .opening)
    case "mathclose": return Atom(element: try argument(), kind: .closing)
    case "bmod", "mod": return Atom(element: .operator("mod"), kind: .operator)
    case "pmod", "pod": return Atom(element: try modulus(isNamed: name == "pmod"))
    case "textcolor", "colorbox":
      guard scanner.group() != nil else { throw .syntax("\\\(name) lacks its argument") }
      return Atom(element: try argument())
    case "hspace", "hspace*": return Atom(element: .space(try length()), kind: .space)
    case "tag", "tag*": return try tag(isBare: name == "tag*")
    default: return try decoration(name)
    }
  }

  /// Translates a command that puts something over, under, around or instead of its argument.
  private mutating func decoration(_ name: String) throws(MathProblem) -> Atom {
    if let accent = TeXSymbols.accents[name] {
      let mark = MathElement.operator(accent.text).setting("stretchy", accent.isStretchy ? "true" : "false")
      let element = MathElement("mover", [try argument(), mark]).setting("accent", "true")
      return Atom(element: element, kind: name == "overbrace" || name == "overbracket" ? .limits : .ordinary)
    }
    if let text = TeXSymbols.underAccents[name] {
      let mark = MathElement.operator(text).setting("stretchy", "true")
      let element = MathElement("munder", [try argument(), mark]).setting("accentunder", "true")
      return Atom(element: element, kind: name == "underbrace" || name == "underbracket" ? .limits : .ordinary)
    }
    if let arrow = TeXSymbols.labelledArrows[name] { return try labelledArrow(arrow) }
    switch name {
    case "boxed", "fbox": return enclosed(try argument(), "box")
    case "cancel": return enclosed(try argument(), "updiagonalstrike")
    case "bcancel": return enclosed(try argument(), "downdiagonalstrike")
    case "xcancel": return enclosed(try argument(), "updiagonalstrike downdiagonalstrike")
    case "phantom": return Atom(element: MathElement("mphantom", [try argument()]))
    case "hphantom":
      return Atom(
        element: MathElement("mpadded", [MathElement("mphantom", [try argument()])])
          .setting("height", "0").setting("depth", "0"))
    case "vphantom":
      return Atom(element: MathElement("mpadded", [MathElement("mphantom", [try argument()])]).setting("width", "0"))
    case "smash":
      return Atom(element: MathElement("mpadded", [try argument()]).setting("height", "0").setting("depth", "0"))
    case "":
      throw .syntax("it ends in the middle")
    default:
      throw .unknownCommand("\\" + name)
    }
  }

  private func enclosed(_ element: MathElement, _ notation: String) -> Atom {
    Atom(element: MathElement("menclose", [element]).setting("notation", notation))
  }

  private mutating func fractionCommand(_ name: String) throws(MathProblem) -> Atom {
    let numerator = try argument()
    let denominator = try argument()
    let element =
      name.hasSuffix("binom") ? binomial(numerator, denominator) : fraction(numerator, denominator, hasLine: true)
    let style: String? =
      switch name {
      case "dfrac", "cfrac", "dbinom": "true"
      case "tfrac", "tbinom": "false"
      default: nil
      }
    guard let style else { return Atom(element: element) }
    return Atom(
      element: MathElement("mstyle", [element]).setting("displaystyle", style).setting("scriptlevel", "0"))
  }

  func fraction(_ numerator: MathElement, _ denominator: MathElement, hasLine: Bool) -> MathElement {
    let element = MathElement("mfrac", [numerator, denominator])
    return hasLine ? element : element.setting("linethickness", "0")
  }

  func binomial(_ upper: MathElement, _ lower: MathElement) -> MathElement {
    MathElement(
      "mrow",
      [
        delimiter("(", isStretchy: true, form: "prefix"), fraction(upper, lower, hasLine: false),
        delimiter(")", isStretchy: true, form: "postfix"),
      ])
  }

  /// Reads what stands between `\left` and `\right`.
  private mutating func fenced() throws(MathProblem) -> Atom {
    var elements = [try fence(form: "prefix")]
    elements += try row()
    guard scanner.next() == .command("right") else { throw .syntax("\\left has no \\right") }
    elements.append(try fence(form: "postfix"))
    // `.` is a delimiter that is not there.
    return Atom(element: MathElement("mrow", elements.filter { !($0.isOperator && $0.text == "") }))
  }

  /// Reads a delimiter that grows with what it stands around.
  private mutating func fence(form: String) throws(MathProblem) -> MathElement {
    let text: String? =
      switch scanner.next() {
      case .character("."): ""
      case .character(let scalar): TeXSymbols.delimiters[String(Character(scalar))]
      case .command("|"): "‖"
      case .command(let name): TeXSymbols.delimiters[name]
      case .open, .close, .superscript, .subscript, .prime, .alignment, nil: nil
      }
    guard let text else { throw .syntax("a delimiter is missing") }
    return delimiter(text, isStretchy: true, form: form)
  }

  /// Reads `\big(` and its like: 1.2, 1.8, 2.4 and 3 times as high as a line.
  private mutating func sized(_ name: String) throws(MathProblem) -> Atom {
    let size =
      name.hasPrefix("bigg") ? "2.4em" : name.hasPrefix("Bigg") ? "3em" : name.hasPrefix("B") ? "1.8em" : "1.2em"
    let fence = try fence(form: "infix")
    let text = fence.text ?? ""
    let isLeft = name.hasSuffix("l") || TeXSymbols.openings.contains(text)
    let isRight = name.hasSuffix("r") || TeXSymbols.closings.contains(text)
    let form = isLeft ? "prefix" : isRight ? "postfix" : "infix"
    return Atom(
      element: fence.setting("form", form).setting("minsize", size).setting("maxsize", size),
      kind: isLeft ? .opening : isRight ? .closing : .ordinary)
  }

  /// Reads `\not` and a relation, which become the relation's own negation, or one with a stroke.
  private mutating func negated() throws(MathProblem) -> Atom {
    let negations = [
      "=": "≠", "∈": "∉", "∋": "∌", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∼": "≁", "≃": "≄", "≅": "≇", "≈": "≉",
      "≡": "≢", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "∃": "∄", "∣": "∤", "∥": "∦", "⊢": "⊬", "⊨": "⊭", "→": "↛",
      "←": "↚", "⇒": "⇏", "⇐": "⇍", "⇔": "⇎", "↔": "↮",
    ]
    let element = try argument()
    guard let text = element.text, element.isOperator || text.unicodeScalars.count == 1 else {
      throw .syntax("\\not stands before something that is no relation")
    }
    return Atom(element: .operator(negations[text] ?? text + "\u{338}"), kind: .operator)
  }

  private mutating func stacked(isOver: Bool) throws(MathProblem) -> Atom {
    let script = try argument()
    let base = try argument()
    return Atom(
      element: MathElement(isOver ? "mover" : "munder", [base, script]), kind: base.isOperator ? .operator : .ordinary)
  }

  private mutating func labelledArrow(_ arrow: String) throws(MathProblem) -> Atom {
    var below: MathElement?
    if scanner.skip("[") {
      below = .row(try row(inOption: true))
      guard scanner.skip("]") else { throw .syntax("a closing bracket is missing") }
    }
    let above = try argument()
    let mark = MathElement.operator(arrow).setting("stretchy", "true")
    guard let below else { return Atom(element: MathElement("mover", [mark, above]), kind: .operator) }
    return Atom(element: MathElement("munderover", [mark, below, above]), kind: .operator)
  }

  private mutating func upright() throws(MathProblem) -> [MathElement] {
    let outer = alphabet
    alphabet = .upright
    defer { alphabet = outer }
    return [try argument()]
  }

  private mutating func modulus(isNamed: Bool) throws(MathProblem) -> MathElement {
    let name = isNamed ? [MathElement.identifier("mod", isUpright: true), .space("0.3333em")] : []
    return MathElement(
      "mrow",
      [.space("0.4444em"), delimiter("(", isStretchy: false, form: "prefix")] + name
        + [try argument(), delimiter(")", isStretchy: false, form: "postfix")])
  }

  private mutating func tag(isBare: Bool) throws(MathProblem) -> Atom {
    guard let label = scanner.group() else { throw .syntax("\\tag lacks its argument") }
    let text = isBare ? label : "(\(label))"
    return Atom(element: MathElement("mrow", [.space("2em"), MathElement("mtext", text: text)]), kind: .space)
  }

  /// Reads a length in braces: a number with em, ex, mu, pt, cm, mm, in or px.
  private mutating func length() throws(MathProblem) -> String {
    let text = (scanner.group() ?? "").filter { $0 != " " }
    let unit = text.suffix(2)
    guard let number = Double(text.dropLast(2)), abs(number) < 1000 else { throw .syntax("a length is missing") }
    switch unit {
    case "mu": return "\((number / 18 * 10000).rounded() / 10000)em"
    case "em", "ex", "pt", "cm", "mm", "in", "px": return "\(number)\(unit)"
    default: throw .syntax("a length has a unit that is not known")
    }
  }
}
