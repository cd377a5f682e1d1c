import Platen
import PlatenCore
import Synchronization
import Testing

@Suite struct CancellationTests {
  private static let markdown = String(repeating: "# One\n\nTaobao Village (淘宝村) *sells*.\n\n- a\n- b\n\n", count: 300)

  /// Runs work in a task that is cancelled before it begins.
  private func cancelled<Success: Sendable>(
    _ work: @escaping @Sendable () async throws -> Success
  ) async -> Result<Success, any Error> {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await work()
    }
    return await task.result
  }

  @Test func readingMarkdownEnds() async {
    let result = await cancelled { try Edition(markdown: CancellationTests.markdown) }
    guard case .failure(EditionError.input(let error)) = result else {
      Issue.record("it was read")
      return
    }
    #expect(error.kind == .cancelled)
  }

  @Test(arguments: ["article", "html", "json"])
  func readingEnds(format: String) async throws {
    let edition = try Edition(markdown: CancellationTests.markdown)
    let json = try await edition.export(.json()).bytes
    let bytes = format == "json" ? json : Array(CancellationTests.markdown.utf8)
    let importer = try #require(Toolkit.standard.importers[format]).make([], NoResources())
    let result = await cancelled { try importer.document(from: Source(bytes: bytes), context: ImportContext()) }
    #expect { try result.get() } throws: { ($0 as? ImportError)?.kind == .cancelled }
  }

  @Test(arguments: ["glosses", "language-runs", "parallel", "script", "hanyu-pinyin", "glossary", "scaled-pictures"])
  func transformEnds(name: String) async throws {
    let edition = try Edition(markdown: CancellationTests.markdown)
    let transform = try #require(Toolkit.standard.transforms[name]).make([], NoResources())
    let result = await cancelled { try await edition.applying([transform]) }
    guard case .failure(EditionError.transform(_, let error)) = result else {
      Issue.record("it was applied")
      return
    }
    #expect(error.kind == .cancelled)
  }

  @Test(arguments: ["epub", "markdown", "json", "text"])
  func exportEnds(format: String) async throws {
    let edition = try Edition(markdown: CancellationTests.markdown)
    let exporter = try Toolkit.standard.exporter(named: format).make([], NoResources())
    let result = await cancelled { try await edition.export(exporter).bytes }
    #expect { try result.get() } throws: { ($0 as? ExportError)?.kind == .cancelled }
  }

  @Test(arguments: ["epub", "markdown", "json", "text"], [1, 999, 1_000, 1_001, 1_999, 2_500])
  func progressIsToldAtMostAThousandTimes(format: String, blocks: Int) async throws {
    let edition = Edition(Document(body: Array(repeating: .paragraph("x"), count: blocks)))
    let exporter = try Toolkit.standard.exporter(named: format).make([], NoResources())
    let told = Mutex<[WorkProgress]>([])
    _ = try await edition.export(exporter) { progress in told.withLock { $0.append(progress) } }
    let all = told.withLock { $0 }
    #expect((1...1_000).contains(all.count), "\(all.count)")
    #expect(all.last.map { $0.completed == $0.total } == true)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.completed < $1.completed })
  }
}
