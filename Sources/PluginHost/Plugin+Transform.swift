import PlatenCore

extension Plugin {
  /// The transform for a registry.
  func transform(_ name: String, _ summary: String) -> TransformRegistry.Entry {
    let plugin = self
    return TransformRegistry.Entry(name: name, summary: summary, options: plugin.description.options) {
      settings, resources throws(OptionError) in
      let chosen = try PluginSettings(settings, of: plugin.description, resources: resources)
      return ConfiguredTransform(name: name) { document, context throws(TransformError) in
        do throws(PluginError) { document = try await plugin.transformed(document, chosen, context.log) } catch {
          throw TransformError(error)
        }
      }
    }
  }

  private func transformed(
    _ document: Document, _ settings: PluginSettings, _ log: ReportLog
  ) async throws(PluginError) -> Document {
    let output = try await answer("--transform", "transform", document, settings, log)
    // Positions in diagnostics are those of the answer, which has the program's name.
    let source = Source(name: PluginText.safe(program.name), bytes: Array(output))
    do throws(ImportError) {
      return try coding.read(source, ImportContext(log: log, resources: SentResources(document)))
    } catch {
      throw .faultyDocument(program, error)
    }
  }
}

/// The files of the document that was sent: one whose bytes the answer leaves out is put back by its path.
private struct SentResources: ResourceProvider {
  private let resources: [String: Resource]

  init(_ document: Document) {
    resources = Dictionary(document.resources.map { ($0.path, $0) }) { first, _ in first }
  }

  func resource(at reference: String) throws(ResourceError) -> Resource {
    guard let resource = resources[reference] else {
      throw ResourceError("the document that was sent has no such file")
    }
    return resource
  }
}
