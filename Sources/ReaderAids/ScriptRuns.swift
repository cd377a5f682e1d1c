internal import PlatenCore

/// A stretch of text in one script.
struct ScriptRun: Hashable {
  /// The bytes.
  var range: Range<Int>
  /// The script; kana for Han and kana together.
  var script: Script
}

/// Finds the stretches of a text that are written in other scripts than its own.
///
/// A run begins and ends with letters. Between them it holds what the script's languages put between letters: for Han and kana,
/// CJK punctuation, digits and single spaces; for others, spaces, digits and ASCII punctuation but no brackets or double
/// quotation marks. Book title marks and corner brackets that enclose a run belong to it, and so does a Chinese full stop,
/// question mark or exclamation mark behind it. Fullwidth parentheses and quotation marks around it belong to the outer text.
struct ScriptRunFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  let home: ScriptSet

  /// The runs in order.
  ///
  /// - Complexity: O(*n*) in bytes.
  func runs() -> [ScriptRun] { runs(in: 0..<bytes.count) }

  /// The runs that begin in a part of the text, and end in it but for the marks that close them.
  ///
  /// - Complexity: O(*n*) in the part's bytes.
  func runs(in part: Range<Int>) -> [ScriptRun] {
    var runs: [ScriptRun] = []
    var offset = part.lowerBound
    let latinHome = home.contains(.latin)
    let hanHome = home.contains(.han)
    while offset < part.upperBound {
      // In a text in Latin letters ASCII holds no letter of another script.
      if latinHome, bytes[offset] < 0x80 {
        offset = bytes.firstBeyondASCII(from: offset, to: part.upperBound)
        continue
      }
      // U+4000 to U+9FFF are Han characters, and hexagrams, which are no letters.
      if hanHome, (0xE4...0xE9).contains(bytes[offset]) {
        offset += 3
        continue
      }
      let (scalar, length) = bytes.scalar(at: offset)
      guard let script = Script(scalar), script != .other, !home.contains(script) else {
        offset += length
        continue
      }
      let run = run(from: offset, to: part.upperBound, script: script)
      offset = run.range.upperBound
      if let run = withoutPieces(run), isWorthTagging(run) { runs.append(run) }
    }
    return runs
  }

  private func run(from start: Int, to limit: Int, script: Script) -> ScriptRun {
    var script = script
    let isIdeographic = Self.isIdeographic(script)
    var end = start
    var offset = start
    var last: Unicode.Scalar = " "
    var homeLetters = 0
    while offset < limit {
      let (scalar, length) = bytes.scalar(at: offset)
      if let next = Script(scalar), home.contains(next) {
        // Japanese in Chinese text: Han between kana belong to the run, Han behind it may not.
        homeLetters += 1
        guard isIdeographic, Self.isIdeographic(next), homeLetters <= 4 else { break }
      } else if let next = Script(scalar) {
        homeLetters = 0
        guard next == script || isIdeographic && Self.isIdeographic(next) else { break }
        if next == .kana { script = .kana }
        end = offset + length
      } else if !(isIdeographic ? joinsHan(scalar, after: last, at: offset) : Self.joinsLetters(scalar)) {
        break
      }
      last = scalar
      offset += length
    }
    return isIdeographic
      ? ScriptRun(range: enclosed(start..<end), script: script)
      : ScriptRun(range: start..<withDigits(end), script: script)
  }

  private static func isIdeographic(_ script: Script) -> Bool {
    script == .han || script == .kana || script == .bopomofo
  }

  /// The run without the pieces of names at its edges: `Packages(.gz, .bz2)` is two names, and its brackets end runs.
  private func withoutPieces(_ run: ScriptRun) -> ScriptRun? {
    guard run.script == .latin else { return run }
    var (start, end) = (run.range.lowerBound, run.range.upperBound)
    let first = word(around: start)
    if first.lowerBound < start, LatinLetters.isName(bytes[first]) {
      start = first.upperBound
      while start < end, !isLatin(at: start) { start += 1 }
    }
    guard start < end else { return nil }
    let last = word(around: end - 1)
    if last.upperBound > end, LatinLetters.isName(bytes[last]) {
      end = last.lowerBound
      while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    }
    return start < end ? ScriptRun(range: start..<end, script: run.script) : nil
  }

  /// The ASCII without blanks around an offset.
  private func word(around offset: Int) -> Range<Int> {
    var start = offset
    while start > 0, (0x21..<0x80).contains(bytes[start - 1]) { start -= 1 }
    var end = offset
    while end < bytes.count, (0x21..<0x80).contains(bytes[end]) { end += 1 }
    return start..<end
  }

  private func isLatin(at offset: Int) -> Bool {
    bytes[offset] & 0xC0 != 0x80 && Script(bytes.scalar(at: offset).scalar) == .latin
  }

  /// A single Latin letter, as in “A股”, is a sign and no word; and what programs gave its name is in no language.
  private func isWorthTagging(_ run: ScriptRun) -> Bool {
    guard run.script == .latin else { return true }
    // A run may be a piece of a name: the underscore of `get_started` ends one.
    var start = run.range.lowerBound
    while start > 0, bytes[start - 1] > 0x20, bytes[start - 1] < 0x80 { start -= 1 }
    var end = run.range.upperBound
    while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x80 { end += 1 }
    let words = LatinLetters(in: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    if words.small + words.capital > 1 { return true }
    var letters = words.small + words.capital
    var offset = run.range.lowerBound
    while offset < run.range.upperBound, letters < 2 {
      let (scalar, length) = bytes.scalar(at: offset)
      if !scalar.isASCII, Script(scalar) == .latin { letters += 1 }
      offset += length
    }
    return letters > 1
  }

  // MARK: Between letters

  private func joinsHan(_ scalar: Unicode.Scalar, after last: Unicode.Scalar, at offset: Int) -> Bool {
    switch scalar.value {
    case 0x30...0x39: true
    case 0x20: last != " "
    case 0x25, 0x2B, 0x2D, 0x2F, 0x7E: true
    case 0x2C, 0x2E, 0x3A:
      last.properties.numericType != nil && offset + 1 < bytes.count && (0x30...0x39).contains(bytes[offset + 1])
    // Fullwidth parentheses and commas between Han characters; general punctuation: dashes, quotation marks, ellipsis.
    case 0xB7, 0x2010...0x2027, 0x2030...0x203B: true
    case 0x3000...0x303F, 0xFE00...0xFE0F, 0xFE30...0xFE4F, 0xFF01...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: true
    case 0xE0100...0xE01EF: true
    default: scalar.properties.generalCategory == .nonspacingMark
    }
  }

  private static func joinsLetters(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x30...0x39: true
    case 0x21, 0x23...0x27, 0x2A...0x2F, 0x3A, 0x3B, 0x3F, 0x40: true
    case 0x2010...0x2015, 0x2018, 0x2019: true
    default:
      scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
        || scalar.properties.generalCategory == .modifierLetter
    }
  }

  // MARK: Edges

  /// Digits that belong to the last word: `COVID-19`, `GB18030`.
  private func withDigits(_ end: Int) -> Int {
    var end = end
    if end + 1 < bytes.count, bytes[end] == 0x2D, (0x30...0x39).contains(bytes[end + 1]) { end += 1 }
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    return end
  }

  private static let closings: [Unicode.Scalar: Unicode.Scalar] = [
    "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】", "〔": "〕",
  ]

  /// The run with the brackets that it opens or stands in, and with its full stop.
  private func enclosed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    var open: [Unicode.Scalar] = []
    var offset = start
    while offset < end {
      let (scalar, length) = bytes.scalar(at: offset)
      if let closing = Self.closings[scalar] { open.append(closing) } else if scalar == open.last { open.removeLast() }
      offset += length
    }
    if let before = bytes.scalar(before: start), let closing = Self.closings[before.scalar], open.isEmpty,
      end < bytes.count,
      bytes.scalar(at: end).scalar == closing
    {
      start -= before.length
      open = [closing]
    }
    while let closing = open.popLast(), end < bytes.count {
      let next = bytes.scalar(at: end)
      guard next.scalar == closing else { break }
      end += next.length
    }
    if end < bytes.count {
      let next = bytes.scalar(at: end)
      if next.scalar == "。" || next.scalar == "！" || next.scalar == "？" { end += next.length }
    }
    return start..<end
  }
}
