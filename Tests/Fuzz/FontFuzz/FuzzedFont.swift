import FontSubset

#if FUZZING
  public import FuzzSupport
#endif

/// What must hold for any bytes at all.
enum FuzzedFont {
  /// Reads the bytes as a font and subsets it, and stops the program if the subset is larger than it may be or cannot be read again.
  static func check(_ bytes: [UInt8], isVertical: Bool) {
    var use = FontUse()
    use.scalars = Set(("ABÄéfi、。「中文" as String).unicodeScalars)
    use.sequences = [.init(base: "A", selector: "\u{FE01}"), .init(base: "中", selector: "\u{E0100}")]
    use.isVertical = isVertical
    use.keepsHints = isVertical
    guard let face = try? FontFace(bytes) else { return }
    for scalar in use.scalars {
      guard let glyph = face.glyph(of: scalar) else { continue }
      _ = face.advance(of: glyph)
      _ = try? face.outline(of: glyph)
    }
    guard let subset = try? FontSubset(of: face, for: use) else { return }
    // Names may overlap in the input, and are counted apart in the output.
    guard subset.bytes.count <= 8 * bytes.count + 65_536 else { fatalError("the subset is larger than the font") }
    guard (try? FontFace(subset.bytes)) != nil else { fatalError("the subset is not a font") }
  }
}

#if FUZZING
  /// One input of libFuzzer: see Tests/Fuzz/fonts.sh. The first byte chooses the direction of lines.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    FuzzedFont.check(Array(bytes.dropFirst()), isVertical: (bytes.first ?? 0) & 1 == 1)
    return 0
  }

  @_cdecl("FontFuzz_main")
  public func main(_ count: CInt, _ arguments: Arguments) -> CInt { runFuzzer(count, arguments, fuzzOneInput) }
#endif
