import MarkdownImport
import MarkdownSamples
import PlatenCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a Markdown file into a document, as often as is asked: `MarkdownBench file [gfm|platen|commonmark] [times]`.
/// Says how many blocks there are, and how long the fastest time took, without reading the file.
///
/// `MarkdownBench patterns [bytes]` reads each pathological pattern at a size and twice, four and eight times that, and
/// fails if the time more than doubles by 30 percent or is over a second for each megabyte.
@main
struct MarkdownBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.dropFirst().first == "patterns" {
      return try measurePatterns(arguments.dropFirst(2).first.flatMap { Int($0) } ?? 100_000)
    }
    guard arguments.count > 1, let bytes = contents(of: arguments[1]) else {
      print("usage: MarkdownBench file [gfm|platen|commonmark] [times]")
      exit(2)
    }
    let options: MarkdownImportOptions =
      switch arguments.dropFirst(2).first {
      case "platen": .platen
      case "commonmark": .commonMark
      default: .gfm
      }
    let times = arguments.dropFirst(3).first.flatMap { Int($0) } ?? 1
    let clock = ContinuousClock()
    var fastest = Duration.seconds(1_000)
    var blocks = 0
    let log = ReportLog()
    for _ in 0..<times {
      let duration = try clock.measure {
        let document = try MarkdownImporter(options: options).document(
          from: Source(bytes: bytes), context: ImportContext(log: log))
        blocks = document.body.count
      }
      fastest = min(fastest, duration)
    }
    let milliseconds = Double(fastest.components.attoseconds) / 1e15 + Double(fastest.components.seconds) * 1e3
    print("\(blocks) blocks, \(log.report.diagnostics.count) diagnostics, \(milliseconds) ms")
  }

  private static func measurePatterns(_ bytes: Int) throws {
    var failures = 0
    var positioned = MarkdownImportOptions.platen
    positioned.sourcePositions = true
    for (pattern, options) in PathologicalPattern.all.flatMap({
      [($0, MarkdownImportOptions.platen), ($0, positioned)]
    }) {
      var times: [Double] = []
      var sizes: [Int] = []
      for factor in [1, 2, 4, 8] {
        let text = Array(pattern.make(bytes * factor).utf8)
        var fastest = Double.infinity
        for _ in 0..<5 {
          let start = threadTime()
          _ = try MarkdownImporter(options: options).document(from: Source(bytes: text), context: ImportContext())
          fastest = min(fastest, threadTime() - start)
        }
        times.append(fastest)
        sizes.append(text.count)
      }
      // Growth is measured from end to end, which evens out the noise of the single steps.
      let perDoubling = cubeRoot(times[3] / times[0] * Double(8 * sizes[0]) / Double(sizes[3]))
      let perMegabyte = times[3] / (Double(sizes[3]) / 1_048_576) / 1_000
      let isGood = perDoubling < 2.6 && perMegabyte <= 1
      failures += isGood ? 0 : 1
      let shown = times.map { String(Int($0 * 1_000)) }.joined(separator: " ")
      print(
        "\(isGood ? "ok  " : "FAIL") ×\(Double(Int(perDoubling * 100)) / 100) \(Double(Int(perMegabyte * 1_000)) / 1_000) s/MB, "
          + "\(shown) µs: \(pattern.name)\(options.sourcePositions ? ", with positions" : "")")
    }
    if failures > 0 { exit(1) }
  }

  /// The processor time of this thread in milliseconds, on which other programs have little influence.
  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  private static func cubeRoot(_ number: Double) -> Double { cbrt(number) }

  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, initialized in
      initialized = fread(buffer.baseAddress, 1, buffer.count, file)
    }
  }
}
