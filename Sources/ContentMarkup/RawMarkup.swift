import HTMLMapping
package import PlatenCore

extension Document {
  /// The document with its raw HTML read: what it means is written like any other node, and nothing of it as it stands.
  ///
  /// Raw markup of other formats is kept, and reported by the exporter.
  ///
  /// - Complexity: O(*n*) in the document.
  package func readingRawHTML(log: ReportLog) -> Document {
    var document = self
    let paths = Set(resources.map(\.path))
    var stored: [Resource] = []
    let environment = HTMLEnvironment(
      picture: { reference, _ in
        let name = reference.hasPrefix("./") ? String(reference.dropFirst(2)) : reference
        return [reference, name, PercentEncoding.decoded(name)].first { paths.contains($0) } ?? reference
      },
      store: { resource in
        var resource = resource
        resource.path = "raw-\(stored.count + 1)-\(resource.path)"
        stored.append(resource)
        return resource.path
      },
      report: { finding in
        let isDropped = finding.loss == .dropped
        log.report(
          Diagnostic(
            isDropped ? "epub.raw-sanitized" : "epub.raw-html-repaired", finding.severity,
            "raw HTML: \(finding.message)", loss: finding.loss))
      })
    document.body = RawHTMLReader(environment: environment) { $0.isHTMLToRead ? 0 : nil }.read(body)
    document.resources += stored
    return document
  }
}

extension Raw {
  /// Whether it is HTML that stands for something in a document, see ``Document/readingRawHTML(log:)``.
  package var isHTMLToRead: Bool { isHTML && !isComment }

  var isHTML: Bool { ["html", "html5", "xhtml"].contains(format.lowercased()) }

  /// Whether it is a single comment, which is for authors.
  var isComment: Bool {
    let text = text.drop(while: \.isWhitespace)
    guard text.hasPrefix("<!--"), let end = text.dropFirst(4).firstRange(of: "-->") else { return false }
    return text[end.upperBound...].allSatisfy(\.isWhitespace)
  }
}
