/// Commands that build something of their arguments.
extension TeXParser {
  /// Reads a command's arguments, and builds what it stands for.
  private typealias Builder = @Sendable (_ parser: inout TeXParser, _ name: String) throws(MathProblem) -> Atom

  /// Translates a command that takes arguments.
  mutating func structure(_ name: String) throws(MathProblem) -> Atom {
    guard let build = TeXParser.builders[name] else {
      throw name.isEmpty ? .syntax("it ends in the middle") : .unknownCommand("\\" + name)
    }
    return try build(&self, name)
  }

  /// A table rather than a `switch`: what nests must not need much of the stack.
  private static let builders: [String: Builder] = {
    var result: [String: Builder] = [:]
    func add(_ names: some Sequence<String>, _ build: @escaping Builder) {
      for name in names { result[name] = build }
    }
    add(["frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom"]) { parser, name throws(MathProblem) in
      try parser.fractionCommand(name)
    }
    add(["sqrt"]) { parser, _ throws(MathProblem) in try parser.root() }
    add(["left"]) { parser, _ throws(MathProblem) in try parser.fenced() }
    add(["middle"]) { parser, _ throws(MathProblem) in try parser.middle() }
    add(["big", "Big", "bigg", "Bigg"].flatMap { name in ["", "l", "r", "m"].map { name + $0 } }) {
      parser, name throws(MathProblem) in try parser.sized(name)
    }
    add(["begin"]) { parser, _ throws(MathProblem) in try parser.environment() }
    add(["not"]) { parser, _ throws(MathProblem) in try parser.negated() }
    add(["stackrel", "overset"]) { parser, _ throws(MathProblem) in try parser.stacked(isOver: true) }
    add(["underset"]) { parser, _ throws(MathProblem) in try parser.stacked(isOver: false) }
    add(["substack"]) { parser, _ throws(MathProblem) in try parser.substack() }
    add(["operatorname"]) { parser, _ throws(MathProblem) in try parser.namedOperator(hasLimits: false) }
    add(["operatorname*"]) { parser, _ throws(MathProblem) in try parser.namedOperator(hasLimits: true) }
    add(["mathop"]) { parser, _ throws(MathProblem) in try parser.argument(as: .limits) }
    add(["mathbin", "mathrel", "mathpunct"]) { parser, _ throws(MathProblem) in try parser.argument(as: .operator) }
    add(["mathord", "mathinner"]) { parser, _ throws(MathProblem) in try parser.argument(as: .ordinary) }
    add(["mathopen"]) { parser, _ throws(MathProblem) in try parser.argument(as: .opening) }
    add(["mathclose"]) { parser, _ throws(MathProblem) in try parser.argument(as: .closing) }
    add(["bmod", "mod"]) { _, _ in Atom(element: .operator("mod"), kind: .operator) }
    add(["pmod", "pod"]) { parser, name throws(MathProblem) in try parser.modulus(isNamed: name == "pmod") }
    add(["textcolor", "colorbox"]) { parser, name throws(MathProblem) in try parser.colored(name) }
    add(["hspace", "hspace*", "mspace"]) { parser, _ throws(MathProblem) in try parser.horizontalSpace() }
    add(["tag", "tag*"]) { parser, name throws(MathProblem) in try parser.tag(isBare: name == "tag*") }
    add(["phantom", "hphantom", "vphantom", "smash"]) { parser, name throws(MathProblem) in try parser.phantom(name) }
    add(["boxed", "fbox"]) { parser, _ throws(MathProblem) in try parser.enclosed("box") }
    add(["cancel"]) { parser, _ throws(MathProblem) in try parser.enclosed("updiagonalstrike") }
    add(["bcancel"]) { parser, _ throws(MathProblem) in try parser.enclosed("downdiagonalstrike") }
    add(["xcancel"]) { parser, _ throws(MathProblem) in
      try parser.enclosed("updiagonalstrike downdiagonalstrike")
    }
    add(TeXSymbols.labelledArrows.keys) { parser, name throws(MathProblem) in try parser.labelledArrow(name) }
    add(Array(TeXSymbols.accents.keys) + TeXSymbols.underAccents.keys) { parser, name throws(MathProblem) in
      parser.accented(try parser.argument(), name)
    }
    return result
  }()

  private mutating func argument(as kind: Atom.Kind) throws(MathProblem) -> Atom {
    Atom(element: try argument(), kind: kind)
  }

  private func accented(_ element: MathElement, _ name: String) -> Atom {
    let isBrace = name.hasSuffix("brace") || name.hasSuffix("bracket")
    if let accent = TeXSymbols.accents[name] {
      let mark = MathElement.operator(accent.text).setting("stretchy", accent.isStretchy ? "true" : "false")
      return Atom(
        element: MathElement("mover", [element, mark]).setting("accent", "true"), kind: isBrace ? .limits : .ordinary)
    }
    let mark = MathElement.operator(TeXSymbols.underAccents[name] ?? "_").setting("stretchy", "true")
    return Atom(
      element: MathElement("munder", [element, mark]).setting("accentunder", "true"),
      kind: isBrace ? .limits : .ordinary)
  }

  private mutating func root() throws(MathProblem) -> Atom {
    let index = try option()
    let radicand = try argument()
    return radical(radicand, index)
  }

  private func radical(_ radicand: MathElement, _ index: MathElement?) -> Atom {
    Atom(element: index.map { MathElement("mroot", [radicand, $0]) } ?? MathElement("msqrt", [radicand]))
  }

  /// Reads a formula in brackets, if one comes next.
  private mutating func option() throws(MathProblem) -> MathElement? {
    guard scanner.skip("[") else { return nil }
    let element = MathElement.row(try row(inOption: true))
    guard scanner.skip("]") else { throw .syntax("a closing bracket is missing") }
    return element
  }

  private mutating func middle() throws(MathProblem) -> Atom {
    Atom(element: try fence(form: "infix"), kind: .operator)
  }

  private mutating func namedOperator(hasLimits: Bool) throws(MathProblem) -> Atom {
    let outer = alphabet
    alphabet = .upright
    defer { alphabet = outer }
    let text = try argument().plainText
    return hasLimits
      ? Atom(element: limitOperator(text), kind: .limits)
      : Atom(element: .identifier(text, isUpright: true), kind: .function)
  }

  private mutating func colored(_ name: String) throws(MathProblem) -> Atom {
    guard scanner.group() != nil else { throw .syntax("\\\(name) lacks its argument") }
    return try argument(as: .ordinary)
  }

  private mutating func phantom(_ name: String) throws(MathProblem) -> Atom {
    let content = try argument()
    return Atom(element: unseen(content, name))
  }

  private func unseen(_ content: MathElement, _ name: String) -> MathElement {
    let phantom = MathElement("mphantom", [content])
    switch name {
    case "phantom": return phantom
    case "hphantom": return MathElement("mpadded", [phantom]).setting("height", "0").setting("depth", "0")
    case "vphantom": return MathElement("mpadded", [phantom]).setting("width", "0")
    default: return MathElement("mpadded", [content]).setting("height", "0").setting("depth", "0")
    }
  }

  private mutating func enclosed(_ notation: String) throws(MathProblem) -> Atom {
    let content = try argument()
    return Atom(element: MathElement("menclose", [content]).setting("notation", notation))
  }

  private mutating func fractionCommand(_ name: String) throws(MathProblem) -> Atom {
    let numerator = try argument()
    let denominator = try argument()
    return styledFraction(numerator, denominator, name)
  }

  private func styledFraction(_ numerator: MathElement, _ denominator: MathElement, _ name: String) -> Atom {
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

  /// Reads the content between `\left` and `\right`.
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
      throw .syntax("\\not is not followed by a relation")
    }
    return Atom(element: .operator(negations[text] ?? text + "\u{338}"), kind: .operator)
  }

  private mutating func stacked(isOver: Bool) throws(MathProblem) -> Atom {
    let script = try argument()
    let base = try argument()
    return Atom(
      element: MathElement(isOver ? "mover" : "munder", [base, script]), kind: base.isOperator ? .operator : .ordinary)
  }

  private mutating func labelledArrow(_ name: String) throws(MathProblem) -> Atom {
    let below = try option()
    let above = try argument()
    return arrow(name, below, above)
  }

  private func arrow(_ name: String, _ below: MathElement?, _ above: MathElement) -> Atom {
    let mark = MathElement.operator(TeXSymbols.labelledArrows[name] ?? "→").setting("stretchy", "true")
    guard let below else { return Atom(element: MathElement("mover", [mark, above]), kind: .operator) }
    return Atom(element: MathElement("munderover", [mark, below, above]), kind: .operator)
  }

  private mutating func modulus(isNamed: Bool) throws(MathProblem) -> Atom {
    let content = try argument()
    let name = isNamed ? [MathElement.identifier("mod", isUpright: true), .space("0.3333em")] : []
    return Atom(
      element: MathElement(
        "mrow",
        [.space("0.4444em"), delimiter("(", isStretchy: false, form: "prefix")] + name
          + [content, delimiter(")", isStretchy: false, form: "postfix")]))
  }

  private mutating func horizontalSpace() throws(MathProblem) -> Atom {
    Atom(element: .space(try length()), kind: .space)
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
