import Dispatch
import PlatenTesting

#if FUZZING
  public import FuzzSupport
#else
  import FuzzSupport
#endif

#if FUZZING
  /// One input of libFuzzer: see Tests/Fuzz/readers.sh. The first byte chooses the reader.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let reader = FuzzedReader.allCases[Int(bytes.first ?? 0) % FuzzedReader.allCases.count]
    let isDone = DispatchSemaphore(value: 0)
    Task {
      await reader.check(Array(bytes.dropFirst()))
      isDone.signal()
    }
    isDone.wait()
    return 0
  }

  @_cdecl("ReaderFuzz_main")
  public func main(_ count: CInt, _ arguments: Arguments) -> CInt { runFuzzer(count, arguments, fuzzOneInput) }
#else
  /// Reads damaged files for a time: `ReaderFuzz READER [seconds] [number]`. Each input depends on its number alone.
  @main struct ReaderFuzz {
    static func main() async {
      let arguments = CommandLine.arguments.dropFirst()
      guard let reader = arguments.first.flatMap(FuzzedReader.init) else {
        print("usage: ReaderFuzz \(FuzzedReader.allCases.map(\.rawValue).joined(separator: "|")) [seconds] [number]")
        return
      }
      var file: [UInt8] = []
      await SeededRun.run(reader.rawValue, arguments.dropFirst().compactMap { UInt64($0) }) { number in
        // A file is damaged in many ways before the next is made.
        if number % 64 == 1 || file.isEmpty { file = await reader.seed(number / 64) }
        var bytes = file
        var damage = Damage(seed: number)
        damage.damage(&bytes)
        await reader.check(bytes)
        return bytes.count
      }
    }
  }
#endif
