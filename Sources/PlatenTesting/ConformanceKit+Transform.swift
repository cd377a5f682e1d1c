public import PlatenCore

extension ConformanceKit {
  /// Makes a kit for a transform, in Swift or a plugin: it is run as an exporter that writes the changed document.
  ///
  /// ```swift
  /// let kit = ConformanceKit(
  ///   transform: TransformRegistry.Entry(Dashes.self), writtenBy: ConfiguredExporter(JSONExporter()))
  /// ```
  ///
  /// The kit checks that the content of a document is kept or reported as lost, including Chinese text, which may be divided into
  /// several nodes; that the same document gives the same result; that the empty and the deepest document are accepted, and the result is
  /// no deeper; that every option accepts its documented values; that hostile text does no harm; and that a cancelled task ends.
  ///
  /// - Parameters:
  ///   - entry: the transform.
  ///   - writer: an exporter that writes text without loss, such as that of JSON. It is used to compare documents.
  ///   - settings: options other than the defaults, as on the command line.
  public init(
    transform entry: TransformRegistry.Entry, writtenBy writer: ConfiguredExporter, settings: [OptionSetting] = []
  ) {
    let format = Format(
      id: entry.name, name: entry.summary, fileExtensions: writer.format.fileExtensions,
      mediaType: writer.format.mediaType)
    self.init(
      entry: ExporterRegistry.Entry(format: format, options: entry.options) { settings, resources throws(OptionError) in
        let transform = try entry.make(settings, resources)
        return ConfiguredExporter(format: format) { document, sink, context throws(ExportError) in
          try await ConformanceKit.write(document, changedBy: transform, with: writer, to: &sink, context)
        }
      }, settings: settings)
    self.writer = writer
  }

  private static func write(
    _ document: Document, changedBy transform: ConfiguredTransform, with writer: ConfiguredExporter,
    to sink: inout any ByteSink, _ context: ExportContext
  ) async throws(ExportError) {
    try document.checkDepth()
    var changed = document
    do throws(TransformError) {
      try await transform.apply(to: &changed, context: TransformContext(log: context.log))
    } catch {
      let kind: ExportError.Kind =
        switch error.kind {
        case .document: .contradiction
        case .cancelled: .cancelled
        case .plugin: .plugin
        }
      throw ExportError(kind, error.message, advice: error.advice)
    }
    // What the writer has to say about the result is not the transform's.
    try await writer.export(changed, to: &sink, context: ExportContext())
  }
}

extension ConformanceKit {
  /// Characters that simplified and traditional Chinese share, so that a transform may turn one into the other.
  private static let chinese = "山水天人"

  /// Chinese in every place: as many characters as before, since a transform may break text up, and turn it round.
  func chineseFaults(of writer: ConfiguredExporter) async -> [String] {
    var document = HostileStrings.document(with: ConformanceKit.chinese)
    document.metadata.languages = [.simplifiedChinese]
    var faults: [String] = []
    let name = "the Chinese text “\(ConformanceKit.chinese)” in every place"
    guard let trial = await output(of: document, named: name, faults: &faults) else { return faults }
    guard !trial.report.diagnostics.contains(where: { $0.loss == .dropped || $0.loss == .substituted }) else {
      return []
    }
    do {
      var sink: any ByteSink = MemorySink()
      try await writer.export(document, to: &sink, context: ExportContext())
      let before = try extractText((sink as? MemorySink)?.bytes ?? [])
      let after = try extractText(trial.bytes)
      for character in ConformanceKit.chinese.unicodeScalars {
        let missing = before.count(of: character) - after.count(of: character)
        if missing > 0 {
          faults.append(
            "\(name): \(missing) times “\(character)” is missing, and no diagnostic has a loss of “dropped” or “substituted”"
          )
        }
      }
    } catch {
      faults.append("\(name): \(error)")
    }
    return faults
  }
}

extension String {
  fileprivate func count(of scalar: Unicode.Scalar) -> Int { unicodeScalars.count { $0 == scalar } }
}
