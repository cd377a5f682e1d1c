public import PlatenCore

/// What one export wrote, and what it has to say about it.
public struct ExportReport: Hashable, Sendable {
  /// The format that was written.
  public var format: Format
  /// How many bytes it has.
  public var byteCount: Int
  /// What the format could not say, and what the edition claims about itself.
  public var report: Report

  /// Makes a report.
  public init(format: Format, byteCount: Int, report: Report) {
    self.format = format
    self.byteCount = byteCount
    self.report = report
  }
}

extension Report {
  /// Adds what another report says.
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
