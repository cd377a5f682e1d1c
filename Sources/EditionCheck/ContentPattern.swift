/// Which elements may stand in an element, and in which order: a regular expression over their names.
///
/// `caption? colgroup* thead? (tbody* | tr+) tfoot?`: parts follow each other, `|` separates choices, `?`, `*` and `+` repeat.
/// A name with `%` is a class of elements, and `#text` is text that is not blank.
struct ContentPattern: Sendable {
  /// What is wrong with a list of children.
  enum Fault: Hashable {
    /// The child cannot stand in its place.
    case unexpected(String)
    /// Something must follow.
    case incomplete
  }

  private enum State {
    case take(String, next: Int)
    case split(Int, Int)
    case end
  }

  private var states: [State] = [.end]
  private var start = 0
  /// The names and classes in it.
  private(set) var names: Set<String> = []

  init(_ text: String) {
    var parser = PatternParser(text)
    start = build(parser.choice(), next: 0)
  }

  /// Adds the states of a part; from its last one the way leads to `next`.
  private mutating func build(_ part: PatternParser.Part, next: Int) -> Int {
    switch part {
    case .name(let name):
      names.insert(name)
      return add(.take(name, next: next))
    case .sequence(let parts): return parts.reversed().reduce(next) { build($1, next: $0) }
    case .choice(let parts):
      return parts.dropLast().reversed().reduce(build(parts[parts.count - 1], next: next)) { other, part in
        add(.split(build(part, next: next), other))
      }
    case .optional(let part): return add(.split(build(part, next: next), next))
    case .repeated(let part, let isNeeded):
      let loop = add(.end)
      let first = build(part, next: loop)
      states[loop] = .split(first, next)
      return isNeeded ? first : loop
    }
  }

  private mutating func add(_ state: State) -> Int {
    states.append(state)
    return states.count - 1
  }

  /// What is wrong with children; `nil` if nothing is.
  ///
  /// - Parameter isIn: whether an element is in a class.
  /// - Complexity: O(*n*) in the children, times the length of the pattern.
  func fault(of children: [String], isIn: (String, String) -> Bool) -> Fault? {
    var current: Set<Int> = []
    reach(start, &current)
    for child in children {
      var following: Set<Int> = []
      for index in current {
        if case .take(let name, let next) = states[index], name == child || name.hasPrefix("%") && isIn(child, name) {
          reach(next, &following)
        }
      }
      if following.isEmpty { return .unexpected(child) }
      current = following
    }
    return current.contains(0) ? nil : .incomplete
  }

  private func reach(_ index: Int, _ found: inout Set<Int>) {
    guard found.insert(index).inserted, case .split(let one, let other) = states[index] else { return }
    reach(one, &found)
    reach(other, &found)
  }
}

/// Reads patterns.
private struct PatternParser {
  indirect enum Part {
    case name(String)
    case sequence([Part])
    case choice([Part])
    case optional(Part)
    case repeated(Part, isNeeded: Bool)
  }

  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  mutating func choice() -> Part {
    var parts = [sequence()]
    while peek() == "|" {
      rest.removeFirst()
      parts.append(sequence())
    }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() -> Part {
    var parts: [Part] = []
    while let next = peek(), next != "|", next != ")" { parts.append(item(next)) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func item(_ first: Character) -> Part {
    var part: Part
    if first == "(" {
      rest.removeFirst()
      part = choice()
      if peek() == ")" { rest.removeFirst() }
    } else {
      let name = rest.prefix { !" ()|?*+".contains($0) }
      rest = rest[name.endIndex...]
      part = .name(String(name))
    }
    while let mark = rest.first, "?*+".contains(mark) {
      rest.removeFirst()
      part = mark == "?" ? .optional(part) : .repeated(part, isNeeded: mark == "+")
    }
    return part
  }

  private mutating func peek() -> Character? {
    rest = rest.drop { $0 == " " }
    return rest.first
  }
}
