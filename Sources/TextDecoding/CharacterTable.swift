/// The characters of a double-byte encoding by their pointers.
///
/// The source of a table is text: the characters in order; ASCII in it means something else. `7-` is a gap of seven
/// pointers; `9+` means the nine code points that follow the last one.
struct CharacterTable: Sendable {
  private let values: [UInt32]

  /// Reads a table.
  ///
  /// - Parameter count: how many pointers there are.
  init(_ text: String, count: Int) {
    var values: [UInt32] = []
    values.reserveCapacity(count)
    var number: UInt32 = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": number = number * 10 + scalar.value - 0x30
      case "-":
        values.append(contentsOf: repeatElement(0, count: Int(number)))
        number = 0
      case "+":
        let last = values.last ?? 0
        if number > 0 { values.append(contentsOf: last + 1...last + number) }
        number = 0
      default: values.append(scalar.value)
      }
    }
    self.values = values
  }

  /// The character of a pointer.
  subscript(pointer: Int) -> Unicode.Scalar? {
    guard values.indices.contains(pointer), values[pointer] > 0 else { return nil }
    return Unicode.Scalar(values[pointer])
  }
}
