/// The subroutines that charstrings call, and where, so that those kept can be renumbered.
struct SubroutineCalls {
  /// A stretch of code.
  enum Routine: Hashable {
    case glyph(Int)
    case global(Int)
    case local(part: Int, Int)
  }

  private struct Call {
    let end: Int
    let routine: Routine
  }

  /// Letters and accents that glyphs are put together from.
  var components: [(base: Int, accent: Int)] = []
  /// The calls in a stretch by the place of the number before them.
  private var calls: [Routine: [Int: Call]] = [:]
  private var used: Set<Routine> = []
  /// Whether each call says by its own number what it calls. A number can be computed, or come from a caller, and a
  /// global subroutine that calls local ones means others in each part of the font; no font maker's program writes that.
  private var canRenumber = true

  /// What is added to a number before a call (Note 5177, §4.7), so that small lists have short numbers.
  static func bias(_ count: Int) -> Int { count < 1_240 ? 107 : count < 33_900 ? 1_131 : 32_768 }

  /// - Parameters:
  ///   - number: where the number before the call begins; `nil` when something else stands before it.
  ///   - end: where the call ends.
  mutating func add(_ routine: Routine, calledBy caller: Routine, at number: Int?, end: Int) {
    used.insert(routine)
    guard let number else {
      canRenumber = false
      return
    }
    if case .global = caller, case .local = routine { canRenumber = false }
    if let known = calls[caller]?.updateValue(Call(end: end, routine: routine), forKey: number) {
      if known.routine != routine { canRenumber = false }
    } else if calls[caller] == nil {
      calls[caller] = [number: Call(end: end, routine: routine)]
    }
  }

  /// The routines kept of a list, in the order of their new numbers; `nil` for an empty one that only holds a number.
  struct Kept {
    fileprivate(set) var numbers: [Int?] = []
    fileprivate var places: [Int: Int] = [:]
  }

  /// What is kept of the global subroutines, or of those of a part.
  func kept(of list: PostScriptIndex, routine: (Int) -> Routine) -> Kept {
    var kept = Kept()
    for number in 0..<list.count {
      if used.contains(routine(number)) {
        kept.places[number] = kept.numbers.count
        kept.numbers.append(number)
      } else if !canRenumber {
        kept.numbers.append(nil)
      }
    }
    return kept
  }

  /// A stretch of code with the new numbers in its calls.
  func code(_ code: FontBytes, of routine: Routine, global: Kept, locals: [Int: Kept]) -> [UInt8] {
    guard canRenumber, let calls = calls[routine] else { return Array(code.bytes) }
    var result = FontWriter()
    let bytes = code.bytes
    var place = 0
    for (start, call) in calls.sorted(by: { $0.key < $1.key }) where start >= place && call.end <= code.count {
      result.append(bytes[bytes.startIndex + place..<bytes.startIndex + start])
      let list: Kept
      let number: Int
      switch call.routine {
      case .glyph: continue
      case .global(let called): (list, number) = (global, called)
      case .local(let part, let called): (list, number) = (locals[part] ?? Kept(), called)
      }
      result.append(CharstringWriter.number((list.places[number] ?? 0) - SubroutineCalls.bias(list.numbers.count)))
      result.append(bytes[bytes.startIndex + call.end - 1..<bytes.startIndex + call.end])
      place = call.end
    }
    result.append(bytes[(bytes.startIndex + place)...])
    return result.bytes
  }
}
