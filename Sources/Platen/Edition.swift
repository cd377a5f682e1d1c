public import PlatenCore

/// A document that is ready for export, and what was reported on the way there.
///
/// ```swift
/// let edition = try await Edition(reading: Source(name: "article.txt", bytes: bytes))
///   .applying(Toolkit.standard.transforms.defaults)
/// var sink = MemorySink()
/// let result = try await edition.export(.epub { $0.splitLevel = 2 }, to: &sink)
/// ```
///
/// One edition can be exported any number of times, to any number of formats.
public struct Edition: Sendable {
  /// The document.
  public var document: Document
  /// The name of the file that it was read from; `nil` for standard input, or if there was no file.
  public var name: String?
  /// What was reported while it was read, joined and transformed.
  public internal(set) var report: Report

  /// Takes a document that is ready.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - name: the name of the file that it came from, which links in other files may point to.
  ///   - report: what was reported about it already.
  public init(_ document: Document, name: String? = nil, report: Report = Report()) {
    self.document = document
    self.name = name
    self.report = report
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - source: the bytes, and the name of their file.
  ///   - format: an importer's name; without one, the extension of the source's name tells, or else the first importer
  ///     of the toolkit reads it, and an extension that no importer has is reported.
  ///   - settings: options of the importer, as a user writes them.
  ///   - resources: where files that the document mentions are found.
  ///   - toolkit: the importers that are known.
  /// - Throws: ``EditionError`` if there is no such importer or option, or the bytes are not of the format at all.
  public init(
    reading source: Source, as format: String? = nil, settings: [OptionSetting] = [],
    resources: any ResourceProvider = NoResources(), using toolkit: Toolkit = .standard
  ) throws(EditionError) {
    let importer = try toolkit.importer(named: format, forFile: source.name)
    let log = ReportLog()
    if format == nil, let suffix = source.name.flatMap(Toolkit.fileExtension),
      toolkit.importers.entry(forFileExtension: suffix) == nil
    {
      log.report(
        Diagnostic(
          "input.format-assumed", .warning,
          "no input format has the extension \(Diagnostic.quoted(suffix)); it is read as \(importer.format.id)"))
    }
    do {
      let document = try importer.document(source, settings, ImportContext(log: log, resources: resources))
      self.init(document, name: source.name, report: log.report)
    } catch let error as ImportError {
      throw EditionError.input(error)
    } catch let error as OptionError {
      throw EditionError.option(error)
    } catch {
      throw EditionError.input(ImportError("\(error)"))
    }
  }

  /// Joins several editions into one book, see ``PlatenCore/Document/joining(_:log:)``.
  public init(joining editions: [Edition]) {
    guard editions.count != 1 else {
      self = editions[0]
      return
    }
    let log = ReportLog()
    let parts = editions.map { DocumentPart($0.document, name: $0.name) }
    self.init(Document.joining(parts, log: log), name: editions.first?.name)
    for edition in editions { report.append(edition.report) }
    report.append(log.report)
  }

  /// Sets what is known about the document, see ``PlatenCore/Document/setMetadata(_:resources:)``.
  ///
  /// - Throws: ``EditionError/option(_:)``; the document is then as it was before.
  public mutating func setMetadata(
    _ settings: [OptionSetting], resources: any ResourceProvider = NoResources()
  ) throws(EditionError) {
    do throws(OptionError) {
      try document.setMetadata(settings, resources: resources)
    } catch {
      throw EditionError.option(error)
    }
  }
}
