import MarkdownImport
import PlatenCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a Markdown file into a document, as often as is asked: `MarkdownBench file [gfm|platen|commonmark] [times]`.
///
/// Says how many blocks there are, and how long the fastest time took, without reading the file.
@main
struct MarkdownBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, let bytes = contents(of: arguments[1]) else {
      print("usage: MarkdownBench file [gfm|platen|commonmark] [times]")
      exit(2)
    }
    let options: MarkdownOptions =
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
