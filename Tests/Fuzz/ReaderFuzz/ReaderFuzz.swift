import Dispatch
import PlatenTesting

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

  public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  @_silgen_name("LLVMFuzzerRunDriver")
  func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
    _ oneInput: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
  ) -> CInt

  /// SwiftPM calls the entry of an executable by the name of its module, so libFuzzer's own `main` is not used.
  @_cdecl("ReaderFuzz_main")
  public func main(_ count: CInt, _ arguments: Arguments) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments, fuzzOneInput)
  }
#else
  /// Reads damaged files for a time: `ReaderFuzz READER [seconds] [number]`. Each input depends on its number alone.
  @main struct ReaderFuzz {
    static func main() async {
      let arguments = CommandLine.arguments.dropFirst()
      guard let reader = arguments.first.flatMap(FuzzedReader.init) else {
        print("usage: ReaderFuzz \(FuzzedReader.allCases.map(\.rawValue).joined(separator: "|")) [seconds] [number]")
        return
      }
      let numbers = arguments.dropFirst().compactMap { UInt64($0) }
      let first = numbers.dropFirst().first ?? 1
      var number = first
      var longest = 0
      let clock = ContinuousClock()
      let end = clock.now + .seconds(Int(numbers.first ?? 60))
      var file: [UInt8] = []
      while clock.now < end {
        // A file is damaged in many ways before the next is made.
        if number % 64 == 1 || file.isEmpty { file = await reader.seed(number / 64) }
        var bytes = file
        var damage = Damage(seed: number)
        damage.damage(&bytes)
        longest = max(longest, bytes.count)
        let start = clock.now
        await reader.check(bytes)
        let time = clock.now - start
        if time > .seconds(2) { print("input \(number) of \(bytes.count) bytes took \(time)") }
        number += 1
      }
      print("\(reader.rawValue): \(number - first) inputs from \(first) on, at most \(longest) bytes, no crash")
    }
  }
#endif
