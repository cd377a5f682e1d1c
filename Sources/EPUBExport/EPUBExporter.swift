import ContentMarkup
import MarkupWriter
public import PlatenCore
import ZIPWriter

/// Makes EPUB 3.3 reader editions.
///
/// The edition has a cover, a title page, a contents page, the chapters, a navigation document, and an NCX for older
/// reading systems. Its accessibility metadata is computed from the content. Chapters are rendered and compressed in parallel and
/// written in order, so that only a few are in memory at a time.
///
/// If neither the document nor the context has a modification time, `dcterms:modified` is the date of publication, or 2000-01-01, so
/// that the same document always gives the same bytes.
public struct EPUBExporter: Exporter {
  public static let format = Format(
    id: "epub", aliases: ["epub3"], name: "EPUB 3.3", fileExtensions: ["epub"], mediaType: "application/epub+zip")

  /// The options.
  public var options: EPUBOptions
  private let prepared = PreparedEntries()

  /// Makes an exporter.
  public init(options: EPUBOptions = EPUBOptions()) { self.options = options }

  public func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError) {
    try checkOptions()
    try await document.checkDepth(parallelism: context.parallelism)
    let document = document.arranged(options.parallel).marked(options.parallel)
    try context.checkCancellation()
    let plan = try await EditionPlan(document, options: options, context: context)
    try context.checkCancellation()
    var container = EPUBContainer(
      compression: options.compression, collectsCharacters: !plan.fonts.isEmpty)
    try container.begin(to: &sink)

    var manifest = Manifest()
    var evidence = ContentEvidence()
    let navigation = try await NavigationFiles(plan, parallelism: context.parallelism)
    try plan.writeFrontMatter(
      into: &container, manifest: &manifest, evidence: &evidence, prepared: prepared, contents: navigation.contents,
      to: &sink)
    try await plan.writeChapters(
      into: &container, manifest: &manifest, evidence: &evidence, to: &sink, context: context)
    try plan.writeFonts(into: &container, manifest: &manifest, to: &sink, log: context.log)
    try plan.writePackage(
      into: &container, manifest: &manifest, evidence: evidence, navigation: navigation, to: &sink, log: context.log)
    try container.end(to: &sink)
  }
}

extension Document {
  /// The document with the layout as a class of its aligned passages, for the stylesheet.
  fileprivate func marked(_ layout: ParallelLayout) -> Document {
    guard layout == .interleaved else { return self }
    var document = self
    for (index, block) in body.enumerated() {
      guard case .parallel(var parallel) = block else { continue }
      parallel.attributes.classes.append(layout.rawValue)
      document.body[index] = .parallel(parallel)
    }
    return document
  }
}

extension ConfiguredExporter {
  /// An EPUB exporter with options of its own: `.epub { $0.splitLevel = 2 }`.
  public static func epub(_ configure: (inout EPUBOptions) -> Void = { _ in }) -> ConfiguredExporter {
    ConfiguredExporter(EPUBExporter(configure))
  }
}
