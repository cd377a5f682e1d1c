/// Inputs that depend on their number alone, one after the other for some time: what takes libFuzzer's place where a toolchain has none.
public enum SeededRun {
  /// - Parameters:
  ///   - name: what is fuzzed, for the line at the end.
  ///   - numbers: the seconds (60), and the number of the first input (1).
  ///   - check: makes the input of a number, reads it, and stops the program if a promise is broken; gives its size in bytes.
  public static func run(_ name: String, _ numbers: [UInt64], check: (_ number: UInt64) async -> Int) async {
    let first = numbers.dropFirst().first ?? 1
    var number = first
    var longest = 0
    let clock = ContinuousClock()
    let end = clock.now + .seconds(Int(clamping: numbers.first ?? 60))
    while clock.now < end {
      // A crash is found again from the last number that was printed.
      if number % 100_000 == 0 { print("input \(number)") }
      let start = clock.now
      longest = max(longest, await check(number))
      let time = clock.now - start
      if time > .seconds(2) { print("input \(number) took \(time)") }
      number += 1
    }
    print("\(name): \(number - first) inputs from \(first) on, at most \(longest) bytes, no crash")
  }
}
