public import PlatenCore

/// A document that is ready for export, with the diagnostics of reading and transforming it.
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
  /// The name of the file that the document was read from; `nil` for standard input, or if there was no file.
  public var name: String?
  /// The diagnostics of reading, joining and transforming the document.
  public internal(set) var report: Report

  /// Makes an edition of a document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - name: the name of the document's file, which links in other files may point to.
  ///   - report: the diagnostics reported so far.
  public init(_ document: Document, name: String? = nil, report: Report = Report()) {
    self.document = document
    self.name = name
    self.report = report
  }

  /// Joins several editions into one book: see ``PlatenCore/Document/joining(_:log:)``.
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

  /// Joins several editions into a book of articles: see ``PlatenCore/Document/anthology(of:log:)``.
  public init(anthology editions: [Edition]) {
    let log = ReportLog()
    let parts = editions.map { DocumentPart($0.document, name: $0.name) }
    self.init(Document.anthology(of: parts, log: log), name: editions.first?.name)
    for edition in editions { report.append(edition.report) }
    report.append(log.report)
  }

  /// Sets metadata of the document: see ``PlatenCore/Document/setMetadata(_:resources:)``.
  ///
  /// - Throws: ``EditionError/option(_:)``; the document is unchanged then.
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
