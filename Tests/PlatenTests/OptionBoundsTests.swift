import Platen
import PlatenCore
import Testing

/// Options that Swift code sets are held to the same bounds as those that a user writes.
@Suite struct OptionBoundsTests {
  private static let document = Document(body: [.heading(Heading(level: 1, [.text("One")]))])

  private func failure(of exporter: some Exporter) async -> ExportError? {
    var sink = MemorySink()
    do throws(ExportError) {
      try await exporter.export(OptionBoundsTests.document, to: &sink, context: ExportContext())
      return nil
    } catch {
      #expect(sink.bytes == [])
      return error
    }
  }

  private func tryEdges<E: Exporter>(_ exporter: E.Type) async {
    for option in E.Options.schema.options {
      for edge in option.edges(E.Options()) {
        let error = await failure(of: E(options: edge.options))
        if edge.isAllowed {
          #expect(error == nil || error?.kind == .contradiction, "\(E.format.id) \(option.name) \(edge.value)")
        } else {
          #expect(
            error?.kind == .contradiction && error?.message.contains(option.name) == true && error?.advice != nil,
            "\(E.format.id) \(option.name) \(edge.value): \(String(describing: error))")
        }
      }
    }
  }

  @Test func everyExporterRefusesWhatItsSchemaRefuses() async {
    await tryEdges(EPUBExporter.self)
    await tryEdges(MarkdownExporter.self)
    await tryEdges(JSONExporter.self)
    await tryEdges(TextExporter.self)
  }

  @Test func errorSaysWhatIsTaken() async {
    #expect(
      await failure(of: EPUBExporter { $0.splitLevel = 99 })
        == ExportError(
          .contradiction, "epub: split-level does not take “99”", advice: "It takes 1 to 6, or never."))
    #expect(await failure(of: EPUBExporter { $0.tocDepth = 0 })?.message == "epub: toc-depth does not take “0”")
    #expect(
      await failure(of: TextExporter { $0.width = .max })?.message == "text: width does not take “9223372036854775807”")
  }
}
