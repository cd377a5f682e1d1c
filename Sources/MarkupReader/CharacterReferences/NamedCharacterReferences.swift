/// The named character references of HTML (HTML §13.5). CommonMark takes over those with a semicolon.
public enum NamedCharacterReferences {
  /// The longest name has 31 letters: `CounterClockwiseContourIntegral`.
  public static let maximumNameLength = 32
  /// The longest name that needs no semicolon: `Aacute`.
  static let maximumBareLength = 6

  /// Where each entry of ``source`` begins, in the order of the names.
  private static let starts: [Int32] = {
    var starts: [Int32] = []
    var atStart = true
    for index in 0..<source.utf8CodeUnitCount {
      if atStart { starts.append(Int32(index)) }
      atStart = source.utf8Start[index] == UInt8(ascii: " ")
    }
    return starts
  }()

  /// The code points that a name stands for, which is given without `&` and semicolon.
  ///
  /// - Parameter bare: whether only names count that need no semicolon.
  /// - Complexity: O(log *n*) in the number of names.
  public static func scalars(named name: UnsafeBufferPointer<UInt8>, bare: Bool = false) -> [UInt32]? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      let start = Int(starts[middle])
      let order = compare(name, start)
      if order == 0 {
        let isBare = source.utf8Start[start + name.count] == UInt8(ascii: ":")
        return bare && !isBare ? nil : scalars(at: start + name.count + 1)
      }
      if order < 0 { high = middle } else { low = middle + 1 }
    }
    return nil
  }

  private static func compare(_ name: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    for index in 0..<name.count where name[index] != source.utf8Start[start + index] {
      let other = source.utf8Start[start + index]
      return isSeparator(other) ? 1 : Int(name[index]) - Int(other)
    }
    return isSeparator(source.utf8Start[start + name.count]) ? 0 : -1
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") }

  private static func scalars(at start: Int) -> [UInt32] {
    var scalars: [UInt32] = [0]
    var offset = start
    while offset < source.utf8CodeUnitCount, source.utf8Start[offset] != UInt8(ascii: " ") {
      let byte = source.utf8Start[offset]
      if byte == UInt8(ascii: "+") {
        scalars.append(0)
      } else {
        let digit = byte.isASCIIDigit ? byte - 0x30 : byte - 0x41 + 10
        scalars[scalars.count - 1] = scalars[scalars.count - 1] << 4 | UInt32(digit)
      }
      offset += 1
    }
    return scalars
  }
}
