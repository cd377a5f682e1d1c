extension String {
  /// The text that scalars make: `String.UnicodeScalarView` gives the same, and takes many times as long.
  ///
  /// - Complexity: O(*n*) in scalars.
  package init(scalars: ArraySlice<Unicode.Scalar>) {
    self.init(unsafeUninitializedCapacity: scalars.reduce(0) { $0 + UTF8.width($1) }) { buffer in
      var count = 0
      for scalar in scalars {
        let value = scalar.value
        let width = UTF8.width(scalar)
        for place in 0..<width {
          let bits = UInt8(truncatingIfNeeded: value >> UInt32(6 * (width - 1 - place)))
          buffer[count + place] = place > 0 ? 0x80 | bits & 0x3F : width == 1 ? bits : bits | ~(0xFF >> UInt8(width))
        }
        count += width
      }
      return count
    }
  }
}
