import Foundation
import MarkdownImport
import MarkdownSamples
import PlatenCore
import Testing

@Suite struct LimitTests {
  /// What a document takes as plain text, at least: its characters and its nodes.
  private struct Size {
    var nodes = 0
    var bytes = 0
  }

  /// Every pattern gives a document that grows no faster than its source, and is never too deep.
  @Test(arguments: PathologicalPattern.all)
  func outputGrowsWithTheSource(_ pattern: PathologicalPattern) throws {
    for bytes in [10_000, 20_000] {
      let text = pattern.make(bytes)
      let document = try markdown(text)
      try document.checkDepth()
      let html = HTMLRenderer.html(document)
      #expect(html.utf8.count <= 16 * text.utf8.count + 1_048_576)
    }
  }

  /// SAFETY: 100,000 levels on a stack of 512 KiB.
  @Test(arguments: [
    ("> ", "a", ""), (">", "a", ""), ("- ", "a", ""), ("1. ", "a", ""), ("[", "a", "]"), ("![", "a", "](u)"),
    ("*a ", "b", " a*"), ("**a ", "b", " a**"), ("::: a\n", "b", "\n:::\n"), ("[a", "b", "]{.c}"), ("^", "b", "^"),
    ("> - ", "a", ""), ("- > ", "a", ""), ("a\n: ", "b", ""),
  ])
  func deepNestingEndsInTextAndADiagnostic(_ open: String, _ middle: String, _ close: String) throws {
    let text = String(repeating: open, count: 100_000) + middle + String(repeating: close, count: 100_000)
    let result = OnSmallStack.run { () -> (isDeep: Bool, text: Bool, ids: [String]) in
      let log = ReportLog()
      guard let document = try? markdown(text, log: log) else { return (true, false, []) }
      let isDeep = (try? document.checkDepth()) == nil
      return (isDeep, !document.body.isEmpty, log.report.diagnostics.map(\.id))
    }
    #expect(!result.isDeep)
    #expect(result.text)
  }

  // A debug build took five minutes when each copied all that stood before it.
  @Test(.timeLimit(.minutes(1)), arguments: ["*a* ", "[a](b) ", "~~a~~ ", "[a]{.b} "])
  func manyStylesOfAParagraphTakeLittleTime(_ unit: String) throws {
    let document = try markdown(String(repeating: unit, count: 100_000))
    #expect(document.body.count == 1)
  }

  @Test func nestedContainersAreReported() throws {
    let log = ReportLog()
    _ = try markdown(String(repeating: "> ", count: 200) + "a", log: log)
    #expect(log.report.diagnostics.map(\.id) == ["markdown.nesting-limit"])
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: 1, column: 179))
  }

  @Test func nestedMarksAreReportedAndKeepTheirText() throws {
    let log = ReportLog()
    let text = String(repeating: "*a **b ", count: 100) + "c" + String(repeating: " d** e*", count: 100)
    let document = try markdown(text, log: log)
    try document.checkDepth()
    #expect(log.report.diagnostics.allSatisfy { $0.id == "markdown.nesting-limit" })
    #expect(!log.report.diagnostics.isEmpty)
    let letters = HTMLRenderer.html(document).replacing(/<[^>]*>/, with: "").filter(\.isLetter)
    #expect(letters == text.filter(\.isLetter))
  }

  @Test func notesThatNestTooDeepKeepTheirText() throws {
    let log = ReportLog()
    let text = "x[^0]\n\n" + (0..<200).map { "[^\($0)]: > a\($0)[^\($0 + 1)]\n\n" }.joined() + "[^200]: end"
    let document = try markdown(text, log: log)
    try document.checkDepth()
    #expect(log.report.diagnostics.contains { $0.id == "markdown.nesting-limit" })
    #expect(log.report.diagnostics.contains { $0.id == "markdown.note-unused" })
  }

  @Test func referencesThatAddTooMuchStayText() throws {
    let log = ReportLog()
    let text = "[a]: /" + String(repeating: "u", count: 60_000) + "\n\n[a] [a] [a]"
    let document = try markdown(text, log: log)
    #expect(log.report.diagnostics.map(\.id) == ["markdown.reference-limit"])
    guard case .paragraph(let paragraph)? = document.body.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(paragraph.inlines.last == .text(" [a] [a]"))
  }

  @Test func tablesThatAreTooWideStayText() throws {
    let log = ReportLog()
    let text = String(repeating: "|a", count: 1_001) + "\n" + String(repeating: "|-", count: 1_001)
    let document = try markdown(text, log: log)
    guard case .paragraph? = document.body.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(log.report.diagnostics.map(\.id) == ["markdown.table-limit"])
  }

  @Test func shortRowsAreFilledUpToALimit() throws {
    let log = ReportLog()
    let text =
      String(repeating: "|a", count: 900) + "\n" + String(repeating: "|-", count: 900) + "\n"
      + String(repeating: "a\n", count: 100)
    let document = try markdown(text, log: log)
    guard case .table(let table)? = document.body.first else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.prefix(11).allSatisfy { $0.cells.count == 900 })
    #expect(table.rows.last?.cells.count == 1)
    #expect(log.report.diagnostics.first?.id == "markdown.table-limit")
  }
}

/// Runs something on a thread with a stack of 512 KiB.
enum OnSmallStack {
  private final class Box<Value>: @unchecked Sendable {
    var value: Value?
  }

  static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      box.value = body()
      done.signal()
    }
    thread.stackSize = 512 * 1_024
    thread.start()
    done.wait()
    guard let value = box.value else { preconditionFailure("the thread ended without a value") }
    return value
  }
}
