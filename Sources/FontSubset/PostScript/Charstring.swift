/// Runs charstrings of Type 2: what they draw, and which subroutines they call (Adobe Technical Note 5177).
struct CharstringReader {
  let glyphs: PostScriptGlyphs
  /// What was called so far.
  var calls = SubroutineCalls()
  /// How many operators and numbers may still be read: subroutines that call each other could multiply without end.
  var budget: Int

  var outline = GlyphOutline(isCubic: true)
  /// The number that stands before the first operator of the glyph, the difference to the usual width.
  private(set) var width: Double?
  var stack: [Double] = []
  var x = 0.0
  var y = 0.0
  /// The list that `put` and `get` use.
  var store: [Double] = []
  private var stems = 0
  private var part = 0
  private var isOpen = false
  private var isBegun = false

  /// Note 5177, appendix B.
  static let maximumStack = 48
  static let maximumDepth = 10
  /// More than any font has in one glyph.
  static let maximumSteps = 200_000

  init(_ glyphs: PostScriptGlyphs, budget: Int = CharstringReader.maximumSteps) {
    self.glyphs = glyphs
    self.budget = budget
  }

  /// Draws a glyph.
  mutating func read(_ glyph: Int) throws(FontError) -> GlyphOutline {
    outline = GlyphOutline(isCubic: true)
    (width, isBegun) = (nil, false)
    try read(glyph, isComponent: false)
    // Arithmetic can make any number; a true font's are of 16 bits.
    guard outline.contours.joined().allSatisfy({ abs($0.x) < 65_536 && abs($0.y) < 65_536 }) else { throw damaged }
    return outline
  }

  private mutating func read(_ glyph: Int, isComponent: Bool) throws(FontError) {
    (stack, x, y, store, stems) = ([], 0, 0, [], 0)
    part = try glyphs.part(of: glyph)
    _ = try run(.glyph(glyph), glyphs.charstrings.element(glyph), depth: 0, isComponent: isComponent)
    closeContour()
  }

  var damaged: FontError { .damaged("CFF ") }

  /// Runs one charstring. Returns whether the glyph is at its end.
  private mutating func run(
    _ routine: SubroutineCalls.Routine, _ code: FontBytes, depth: Int, isComponent: Bool
  ) throws(FontError) -> Bool {
    guard depth <= CharstringReader.maximumDepth else { throw damaged }
    var place = 0
    // Where the number begins that was read last, if nothing came after it.
    var number: Int?
    while place < code.count {
      budget -= 1
      guard budget >= 0 else { throw damaged }
      let start = place
      let first = try code.byte(place)
      place += 1
      if first >= 32 || first == 28 {
        try push(CharstringReader.number(first, code, &place))
        number = start
        continue
      }
      switch first {
      case 1, 3, 18, 23:
        begin(takesWidth: !stack.count.isMultiple(of: 2))
        addStems()
      case 19, 20:
        begin(takesWidth: !stack.count.isMultiple(of: 2))
        // Numbers before a mask are vertical stems whose operator is left away.
        addStems()
        place += (stems + 7) / 8
      case 10, 29:
        let isGlobal = first == 29
        guard let last = stack.popLast() else { throw damaged }
        let list = isGlobal ? glyphs.subroutines : glyphs.parts[part].subroutines
        guard let list, abs(last) < 65_536, last == last.rounded() else { throw damaged }
        let called = Int(last) + SubroutineCalls.bias(list.count)
        let target = isGlobal ? SubroutineCalls.Routine.global(called) : .local(part: part, called)
        calls.add(target, calledBy: routine, at: number, end: place)
        if try run(target, list.element(called), depth: depth + 1, isComponent: isComponent) { return true }
      case 11: return false
      case 14:
        try end(isComponent: isComponent)
        return true
      case 12:
        try escape(code.byte(place))
        place += 1
      case 21, 22, 4: try move(first)
      default: try draw(first)
      }
      number = nil
    }
    return false
  }

  private static func number(_ first: Int, _ code: FontBytes, _ place: inout Int) throws(FontError) -> Double {
    switch first {
    case 28:
      place += 2
      return Double(try code.signed16(place - 2))
    case 32...246: return Double(first - 139)
    case 247...250:
      place += 1
      return Double(try (first - 247) * 256 + code.byte(place - 1) + 108)
    case 251...254:
      place += 1
      return Double(try -(first - 251) * 256 - code.byte(place - 1) - 108)
    default:
      // 16 bits before the point and 16 after it.
      place += 4
      return Double(Int32(truncatingIfNeeded: try code.unsigned32(place - 4))) / 65_536
    }
  }

  mutating func push(_ value: Double) throws(FontError) {
    guard stack.count < CharstringReader.maximumStack else { throw damaged }
    stack.append(value)
  }

  /// The first operator of a glyph may have a number more than it takes, in front: the width.
  private mutating func begin(takesWidth: Bool) {
    if takesWidth, !isBegun { width = stack.first }
    isBegun = true
  }

  /// Stems for hints are counted only, two numbers each, since the length of masks depends on them.
  private mutating func addStems() {
    stems += stack.count / 2
    stack.removeAll(keepingCapacity: true)
  }

  private mutating func move(_ name: Int) throws(FontError) {
    closeContour()
    let count = name == 21 ? 2 : 1
    guard stack.count >= count else { throw damaged }
    begin(takesWidth: stack.count > count)
    let numbers = stack.suffix(count)
    let first = numbers[numbers.startIndex]
    x += name == 4 ? 0 : first
    y += name == 22 ? 0 : numbers[numbers.endIndex - 1]
    stack.removeAll(keepingCapacity: true)
    openContour()
  }

  /// Begins a contour where the pen is, unless one is begun: a charstring should move first.
  mutating func openContour() {
    guard !isOpen else { return }
    isOpen = true
    outline.contours.append([.init(x: x, y: y, isOnCurve: true)])
  }

  /// Ends a glyph; four numbers before the end are an accent and a letter that it is put together from.
  private mutating func end(isComponent: Bool) throws(FontError) {
    closeContour()
    begin(takesWidth: stack.count == 1 || stack.count == 5)
    guard stack.count >= 4 else { return }
    guard !isComponent else { throw damaged }
    let numbers = Array(stack.suffix(4))
    guard (0...255).contains(numbers[2]), (0...255).contains(numbers[3]) else { throw damaged }
    let base = try glyphs.glyph(ofStandardCode: Int(numbers[2]))
    let accent = try glyphs.glyph(ofStandardCode: Int(numbers[3]))
    calls.components.append((base, accent))
    try read(base, isComponent: true)
    let first = outline.contours.count
    try read(accent, isComponent: true)
    outline.move(from: first, x: numbers[0], y: numbers[1])
  }

  /// A contour ends where it began, and one of a single point is none.
  private mutating func closeContour() {
    guard isOpen, var last = outline.contours.popLast() else { return }
    isOpen = false
    if last.count > 1, let first = last.first, let end = last.last, end.isOnCurve, first.x == end.x, first.y == end.y {
      last.removeLast()
    }
    if last.count > 1 { outline.contours.append(last) }
  }
}
