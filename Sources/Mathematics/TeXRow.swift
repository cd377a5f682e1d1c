/// Collects a row: joins letters of a word, and sets functions off from their arguments as TeX does.
struct TeXRow {
  /// What was collected.
  private(set) var elements: [MathElement] = []
  private var last: TeXParser.Atom?

  /// Adds a part.
  mutating func append(_ atom: TeXParser.Atom) {
    if join(atom) || atom.isNothing { return }
    let isThing =
      switch atom.kind {
      case .ordinary, .function, .limits, .opening: true
      case .closing, .operator, .space: false
      }
    if last?.kind == .function, isThing {
      // U+2061 says to a screen reader that what follows is the argument.
      elements.append(.operator("\u{2061}"))
      if atom.kind != .opening { elements.append(.space("0.1667em")) }
    } else if atom.kind == .function, last?.kind == .ordinary || last?.kind == .closing {
      elements.append(.space("0.1667em"))
    }
    elements.append(atom.element)
    last = atom
  }

  /// Joins a letter or a run of Han to the word before it. A word of several letters is upright without saying so.
  private mutating func join(_ atom: TeXParser.Atom) -> Bool {
    guard let last, last.isWordPart, atom.isWordPart, last.element.name.description == atom.element.name.description,
      let text = atom.element.text
    else { return false }
    elements[elements.count - 1].text?.append(text)
    elements[elements.count - 1].attributes = []
    return true
  }
}
