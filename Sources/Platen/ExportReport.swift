public import PlatenCore

/// The result of an export.
public struct ExportReport: Hashable, Sendable {
  /// The format that was written.
  public var format: Format
  /// The number of bytes.
  public var byteCount: Int
  /// The diagnostics and claims of the export.
  public var report: Report

  /// Makes a report.
  public init(format: Format, byteCount: Int, report: Report) {
    self.format = format
    self.byteCount = byteCount
    self.report = report
  }
}

extension Report {
  /// Adds the content of another report.
  public mutating func append(_ other: Report) {
    diagnostics += other.diagnostics
    claims += other.claims
    for omission in other.omitted {
      if let index = omitted.firstIndex(where: { $0.id == omission.id }) {
        omitted[index].count += omission.count
      } else {
        omitted.append(omission)
      }
    }
  }
}
