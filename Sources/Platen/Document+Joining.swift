public import PlatenCore

public struct DocumentPart: Sendable {
  var document: Document
  var name: String?
  init(_ document: Document, name: String?) {
    self.document = document
    self.name = name
  }
}

extension Document {
  public static func joining(_ parts: [DocumentPart], log: ReportLog) -> Document {
    parts.first?.document ?? Document()
  }
}
