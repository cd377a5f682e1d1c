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

  /// Joins several editions into a book of articles, see ``PlatenCore/Document/anthology(of:log:)``.
  public init(anthology editions: [Edition]) {
    let log = ReportLog()
    let parts = editions.map { DocumentPart($0.document, name: $0.name) }
    self.init(Document.anthology(of: parts, log: log), name: editions.first?.name)
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
