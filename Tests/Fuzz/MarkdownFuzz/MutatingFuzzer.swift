import FuzzSupport
import MarkdownSamples

#if !FUZZING
  /// Reads random and damaged documents for a time: `MarkdownFuzz [seconds] [number]`. Each input depends on its number alone.
  @main
  struct MutatingFuzzer {
    static func main() async {
      await SeededRun.run("markdown", CommandLine.arguments.dropFirst().compactMap { UInt64($0) }) { number in
        let bytes = input(number)
        FuzzedImport.check(bytes, preset: Int(number % 4))
        return bytes.count
      }
    }

    /// The bytes of an input.
    private static func input(_ number: UInt64) -> [UInt8] {
      var random = RandomMarkdown(seed: number)
      var bytes: [UInt8]
      if random.number(below: 16) == 0 {
        let pattern = PathologicalPattern.all[random.number(below: PathologicalPattern.all.count)]
        bytes = Array(pattern.make(50 + random.number(below: 200)).utf8)
      } else {
        bytes = Array(random.extendedTokens().joined().utf8)
      }
      for _ in 0..<random.number(below: 8) { mutate(&bytes, &random) }
      return bytes
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout RandomMarkdown) {
      guard !bytes.isEmpty else { return }
      let place = random.number(below: bytes.count)
      switch random.number(below: 6) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
      case 3: bytes.swapAt(place, random.number(below: bytes.count))
      case 4:
        let length = min(bytes.count - place, random.number(below: 20))
        bytes.insert(contentsOf: bytes[place..<(place + length)], at: random.number(below: bytes.count))
      default: bytes.removeSubrange(place..<min(bytes.count, place + random.number(below: 8)))
      }
    }
  }
#endif
