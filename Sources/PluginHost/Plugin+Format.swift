import PlatenCore

extension Plugin {
  /// The exporter for a registry.
  func exporter(_ format: Format) -> ExporterRegistry.Entry {
    let plugin = self
    return ExporterRegistry.Entry(format: format, options: plugin.description.options) {
      settings, resources throws(OptionError) in
      let chosen = try PluginSettings(settings, of: plugin.description, resources: resources)
      return ConfiguredExporter(format: format) { document, sink, context throws(ExportError) in
        let output: ArraySlice<UInt8>
        do throws(PluginError) {
          output = try await plugin.answer(
            "--export", "format", document, chosen, modified: context.modified, context.log)
        } catch {
          throw ExportError(error)
        }
        try sink.write(output.span)
      }
    }
  }
}
