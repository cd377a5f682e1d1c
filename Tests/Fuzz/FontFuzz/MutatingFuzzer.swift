import FontSubset
import Foundation
import FuzzSupport

#if !FUZZING
  /// Damages a small font for a time: `FontFuzz font.ttf [seconds] [number]`, or a font with PostScript outlines.
  ///
  /// The font is subset first, so that an input has few bytes that do not matter. Each input depends on its number alone.
  /// With the name of a file instead, `FontFuzz font.ttf subset.ttf`, the subset is written to it, for libFuzzer to begin with.
  @main
  struct MutatingFuzzer {
    static func main() async throws {
      let arguments = CommandLine.arguments.dropFirst()
      guard let path = arguments.first else {
        print("usage: FontFuzz font.ttf [seconds] [number], or: FontFuzz font.ttf subset.ttf")
        return
      }
      let numbers = arguments.dropFirst().compactMap { UInt64($0) }
      var use = FontUse()
      use.scalars = Set("ABÄéfi、。「中文".unicodeScalars)
      use.isVertical = true
      use.keepsHints = true
      let started = ContinuousClock().now
      let font = try FontFace([UInt8](Data(contentsOf: URL(filePath: path))))
      let small = try FontSubset(of: font, for: use).bytes
      print("\(small.count) bytes of \(path) in \(ContinuousClock().now - started)")
      if numbers.isEmpty, let file = arguments.dropFirst().first {
        try Data(small).write(to: URL(filePath: file))
        return
      }
      await SeededRun.run("fonts", Array(numbers)) { number in
        let bytes = damaged(small, number)
        FuzzedFont.check(bytes, isVertical: number & 1 == 1)
        return bytes.count
      }
    }

    private static func damaged(_ file: [UInt8], _ number: UInt64) -> [UInt8] {
      var state = number &* 0x9E37_79B9_7F4A_7C15
      func random(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
      }
      var bytes = file
      // Half of the damage goes to the front, where the directory and the small tables are.
      for _ in 0...random(below: 6) {
        let place = random(below: random(below: 2) == 0 ? min(400, bytes.count) : bytes.count)
        bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(random(below: 256))][random(below: 6)]
      }
      if random(below: 10) == 0 { bytes.removeLast(random(below: bytes.count)) }
      return bytes
    }
  }
#endif
