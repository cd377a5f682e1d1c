import TextScanning

/// What marks an item of a list.
struct ListMarker {
  /// How the items of an ordered list are counted; kept in the `payload` of the list's node.
  enum Counting: Int32 {
    case decimal, lowerAlpha, upperAlpha, lowerRoman, upperRoman
    /// `(@)`: through the whole document.
    case example

    var isRoman: Bool { self == .lowerRoman || self == .upperRoman }
  }

  /// `-`, `+`, `*`, `.`, `)`, or `(` for a number in parentheses.
  var character: UInt8
  var number: Int32
  /// How many bytes it takes.
  var length: Int
  var counting = Counting.decimal
  /// Whether it is `#.`, which is any number.
  var isAutomatic = false
  /// The label of an example.
  var label: String?

  var isOrdered: Bool {
    character == ASCII.period || character == ASCII.rightParenthesis || character == ASCII.leftParenthesis
  }
}

extension BlockParser {
  /// `a)`, `iv.`, `(1)`, `#.` and `(@label)`, as in pandoc. They interrupt no paragraph, and no item of theirs is empty.
  ///
  /// - Parameter current: the list that the item would belong to, if there is one: in it, `i` after `h` is a letter.
  func fancyMarker(in current: BlockNode?) -> ListMarker? {
    let hasOpening = view[nonspace] == ASCII.leftParenthesis
    let start = hasOpening ? nonspace + 1 : nonspace
    var end = start
    var marker = ListMarker(character: hasOpening ? ASCII.leftParenthesis : 0, number: 1, length: 0)
    switch view[start] {
    case ASCII.number:
      end += 1
      marker.isAutomatic = true
    case ASCII.at:
      end += 1
      while end - start < 100, view[end].isAlphanumeric || view[end] == ASCII.hyphen || view[end] == ASCII.underscore {
        end += 1
      }
      marker.counting = .example
      if end > start + 1 { marker.label = view.string(start + 1, end) }
    case ASCII.zero...ASCII.nine where hasOpening:
      var number: Int32 = 0
      while view[end].isDigit, end - start < 9 {
        number = number * 10 + Int32(view[end] - ASCII.zero)
        end += 1
      }
      marker.number = number
    case let letter where letter.isLetter:
      while view[end].isLetter, end - start < 12 { end += 1 }
      guard count(letters: start..<end, of: &marker, in: current) else { return nil }
    default: return nil
    }
    let closing = view[end]
    guard hasOpening ? closing == ASCII.rightParenthesis : closing == ASCII.period || closing == ASCII.rightParenthesis
    else { return nil }
    if !hasOpening { marker.character = closing }
    end += 1
    guard view[end].isSpaceOrTab, view.skipSpaces(end) < lineEnd else { return nil }
    // `B. Russell` is no item.
    if marker.counting == .upperAlpha || marker.counting == .upperRoman, closing == ASCII.period, end - nonspace == 2,
      !view[end + 1].isSpaceOrTab
    {
      return nil
    }
    marker.length = end - nonspace
    return marker
  }

  /// Reads letters as a number: one as its place in the alphabet, several as a roman number. `i` alone is roman, unless
  /// the list counts by letters.
  private func count(letters range: Range<Int>, of marker: inout ListMarker, in current: BlockNode?) -> Bool {
    let first = view[range.lowerBound]
    let isUpper = first < 0x60
    guard range.allSatisfy({ (view[$0] < 0x60) == isUpper }) else { return false }
    let alpha: ListMarker.Counting = isUpper ? .upperAlpha : .lowerAlpha
    let roman: ListMarker.Counting = isUpper ? .upperRoman : .lowerRoman
    let counting = current.flatMap { ListMarker.Counting(rawValue: $0.payload) }
    let isLetter =
      range.count == 1 && (counting == alpha || (counting != roman && first | 0x20 != UInt8(ascii: "i")))
    if !isLetter, let number = BlockParser.roman(range.map { view[$0] | 0x20 }) {
      marker.number = number
      marker.counting = roman
      return true
    }
    guard range.count == 1 else { return false }
    marker.number = Int32(first | 0x20) - 0x60
    marker.counting = alpha
    return true
  }

  /// The value of a roman number as it is written, in lower case; `nil` for letters that are none.
  private static func roman(_ letters: [UInt8]) -> Int32? {
    let values: [UInt8: Int32] = [
      UInt8(ascii: "i"): 1, UInt8(ascii: "v"): 5, UInt8(ascii: "x"): 10, UInt8(ascii: "l"): 50, UInt8(ascii: "c"): 100,
      UInt8(ascii: "d"): 500, UInt8(ascii: "m"): 1_000,
    ]
    var (sum, previous, run): (Int32, Int32, Int) = (0, 0, 0)
    for letter in letters.reversed() {
      guard let value = values[letter] else { return nil }
      run = value == previous ? run + 1 : 1
      // Ones, tens and hundreds stand three times at most, and before the next two of their kind.
      guard run < 4, value >= previous || previous == value * 5 || previous == value * 10 else { return nil }
      sum += value < previous ? -value : value
      previous = max(previous, value)
    }
    return sum > 0 ? sum : nil
  }
}
