import PlatenCore
import PlatenTesting
import Synchronization
import Testing

/// Transforms are held to the rules too.
@Suite struct TransformConformanceTests {
  static let writer = ConfiguredExporter(DumpExporter(options: DumpExporter.Options()))

  static func kit(_ fault: ToyTransform.Fault?) -> ConformanceKit {
    let good = TransformRegistry.Entry(ToyTransform.self)
    let entry = TransformRegistry.Entry(name: good.name, summary: good.summary, options: good.options) {
      settings, resources throws(OptionError) in
      guard fault != .takesAnyOption else { return ConfiguredTransform(ToyTransform(options: ToyTransform.Options())) }
      var transform = ToyTransform(
        options: try ToyTransform.Options.schema.options(from: settings, format: "toy", resources: resources))
      transform.fault = fault
      return ConfiguredTransform(transform)
    }
    return ConformanceKit(transform: entry, writtenBy: writer)
  }

  @Test func obedientTransformPassesEveryCheck() async {
    let report = await TransformConformanceTests.kit(nil).run()
    #expect(report.description == "toy: 7 checks passed")
    #expect(!report.checks.contains(.failingSink))
  }

  @Test(arguments: [
    (ToyTransform.Fault.dropsQuotes, ConformanceKit.Check.everyNode, "quote: the "),
    (.dropsChinese, .everyNode, "times “天” is missing, and no diagnostic has a loss"),
    (.callsDiagnosticsWrongly, .everyNode, "is not of the form room.what-happened"),
    (.changesWithTime, .sameBytes, "the bytes differ from offset"),
    (.refusesEmpty, .depth, "the empty document: the export failed: there is nothing"),
    (.goesDeeper, .depth, "nested 100 deep: the export failed: the document is nested more than 100 levels deep"),
    (.takesAnyOption, .options, "no-such-option-at-all"),
    (.ignoresWhatCancelledMeans, .cancellation, "of kind “contradiction” and not “cancelled”"),
  ])
  func faultIsFound(fault: ToyTransform.Fault, check: ConformanceKit.Check, detail: String) async {
    let report = await TransformConformanceTests.kit(fault).run([check])
    #expect(report.findings.allSatisfy { $0.check == check })
    #expect(report.findings.contains { $0.detail.contains(detail) }, "\(report)")
  }

  @Test func reportedLossIsNoFault() async {
    let report = await TransformConformanceTests.kit(.reportsChineseAsDropped).run([.everyNode])
    #expect(report.isPassed, "\(report)")
  }
}

/// Adds a paragraph, and can be told to break a rule.
struct ToyTransform: Transform {
  static let name = "toy"
  static let summary = "Adds a paragraph."

  struct Options: FormatOptions {
    var text = "Added."
    static let schema = OptionSchema<Options>([.text("text", \.text, help: "What the paragraph says.")])
  }

  enum Fault {
    case dropsQuotes, dropsChinese, reportsChineseAsDropped, callsDiagnosticsWrongly, changesWithTime
    case refusesEmpty, goesDeeper, takesAnyOption, ignoresWhatCancelledMeans
  }

  let options: Options
  var fault: Fault?

  init(options: Options) { self.options = options }

  private static let runs = Mutex(0)

  func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    switch fault {
    case .dropsQuotes: document.body.removeAll { if case .quote = $0 { true } else { false } }
    case .dropsChinese, .reportsChineseAsDropped:
      document.rewriteInlines { inlines, _ in
        inlines = inlines.map { inline in
          guard case .text(let text) = inline else { return inline }
          return .text(text.filter { $0 != "天" })
        }
      }
      if fault == .reportsChineseAsDropped {
        context.log.report(Diagnostic("toy.dropped", .warning, "a character was dropped", loss: .dropped))
      }
    case .callsDiagnosticsWrongly: context.log.report(Diagnostic("Oops", .note, "something happened"))
    case .changesWithTime:
      let run = ToyTransform.runs.withLock { runs in
        runs += 1
        return runs
      }
      document.body.append(.code(CodeBlock("run \(run)")))
    case .refusesEmpty: if document.body.isEmpty { throw TransformError(.document, "there is nothing") }
    case .goesDeeper: document.body = [.quote(Quote(document.body))]
    case .ignoresWhatCancelledMeans: if Task.isCancelled { throw TransformError(.document, "cancelled") }
    case .takesAnyOption, nil: break
    }
    document.body.append(.paragraph(Paragraph([.text(options.text)])))
  }
}
