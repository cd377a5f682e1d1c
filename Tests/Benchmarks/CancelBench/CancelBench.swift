import Platen
import PlatenCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures how long every importer, transform and exporter goes on after its task was cancelled: `CancelBench [megabytes]`.
///
/// Each is run whole, then cancelled after a tenth, three tenths, and so on, of that time. Ends with code 1 if one of them
/// goes on for more than 50 milliseconds. What is measured ends when the call returns: the document that a transform was to
/// change is the caller's, who also takes it apart.
@main
struct CancelBench {
  static func main() async throws {
    let megabytes = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10
    let text = prose(megabytes * 1_048_576)
    var bench = CancelBench()
    let clock = CancelBench.clock
    let source = Source(name: "prose", bytes: Array(text.utf8))
    let document = try ImporterRegistry.standard.made("markdown").document(from: source, context: ImportContext())
    let json = try await bytes(document)
    let page =
      "<!DOCTYPE html><title>t</title><main>" + text.split(separator: "\n").map { "<p>\($0)" }.joined(separator: "\n")
    let sources = [
      "markdown": source, "article": source, "json": Source(bytes: json), "html": Source(bytes: Array(page.utf8)),
    ]
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      let importer = try ImporterRegistry.standard.made(name)
      await bench.measure("import \(name)") {
        _ = try? importer.document(from: source, context: ImportContext())
        return clock.now
      }
    }
    for entry in TransformRegistry.standard.entries {
      let transform = try entry.make([], NoResources())
      await bench.measure("transform \(entry.name)") {
        var copy = document
        try? await transform.apply(to: &copy, context: TransformContext(log: ReportLog()))
        let end = clock.now
        withExtendedLifetime(copy) {}
        return end
      }
    }
    for entry in ExporterRegistry.standard.entries {
      let exporter = try entry.make([], NoResources())
      await bench.measure("export \(entry.format.id)") {
        var sink: any ByteSink = MemorySink()
        try? await exporter.export(document, to: &sink, context: ExportContext(parallelism: 2))
        return clock.now
      }
    }
    if bench.isSlow { exit(1) }
  }

  private var isSlow = false
  private static let clock = ContinuousClock()

  /// Prints the time of the whole work, and the longest that it went on after it was cancelled.
  ///
  /// - Parameter work: returns when it was done.
  private mutating func measure(
    _ name: String, _ work: @escaping @Sendable () async -> ContinuousClock.Instant
  ) async {
    let clock = CancelBench.clock
    let begin = clock.now
    let whole = await work() - begin
    var longest = Duration.zero
    for tenths in [1, 3, 5, 7, 9] {
      let task = Task.detached { await work() }
      try? await Task.sleep(for: whole * tenths / 10)
      let start = clock.now
      task.cancel()
      longest = max(longest, await task.value - start)
    }
    let isGood = longest <= .milliseconds(50)
    isSlow = isSlow || !isGood
    print(
      "\(isGood ? "ok  " : "SLOW") \(name): \(milliseconds(whole)) ms whole, \(milliseconds(longest)) ms after cancelling"
    )
  }

  private func milliseconds(_ duration: Duration) -> Int {
    Int(duration.components.seconds) * 1_000 + Int(duration.components.attoseconds / 1_000_000_000_000_000)
  }

  private static func bytes(_ document: Document) async throws -> [UInt8] {
    var sink: any ByteSink = MemorySink()
    guard let exporter = try ExporterRegistry.standard["json"]?.make([], NoResources()) else { return [] }
    try await exporter.export(document, to: &sink, context: ExportContext())
    return (sink as? MemorySink)?.bytes ?? []
  }

  /// Chapters of paragraphs in English and Chinese.
  private static func prose(_ count: Int) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < count {
      number += 1
      if number % 40 == 1 { text += "# Chapter \(number)\n\n" }
      text += "Paragraph \(number) has *emphasis*, a [link](https://example.org/\(number)) and some more words.\n\n"
      text += "第\(number)段说的是乡村的故事，**重点**在这里，还有更多的话要说，一直说到这一行的末尾。\n\n"
    }
    return text
  }
}

extension ImporterRegistry {
  /// An importer without options.
  fileprivate func made(_ name: String) throws -> ConfiguredImporter {
    guard let entry = self[name] else { throw RegistryError(.invalid, name: name) }
    return try entry.make([], NoResources())
  }
}
