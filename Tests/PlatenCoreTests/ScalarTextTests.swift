import PlatenCore
import Testing

/// Text that is made of scalars.
@Suite struct ScalarTextTests {
  /// The first and the last scalar of every length in UTF-8, and both sides of the surrogates.
  @Test func everyLengthIsEncoded() {
    let values: [UInt32] = [0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF]
    let scalars = values.compactMap(Unicode.Scalar.init)
    let text = String(scalars: scalars[...])
    #expect(Array(text.unicodeScalars) == scalars)
    #expect(String(scalars: scalars[2..<4]).utf8.elementsEqual([0xC2, 0x80, 0xDF, 0xBF]))
    #expect(String(scalars: []).isEmpty)
  }
}
