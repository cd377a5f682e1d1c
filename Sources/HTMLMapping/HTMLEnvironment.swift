package import PlatenCore

/// The requirements of the mapping from HTML to its users.
package struct HTMLEnvironment {
  /// The path of the picture that a reference names.
  package var picture: (_ reference: String, _ offset: Int) -> String
  /// Keeps a file that stood in the source itself, such as an SVG; returns its path.
  package var store: (_ resource: Resource) -> String
  /// Reports something; the id has no room in front.
  package var report: (_ diagnostic: HTMLFinding) -> Void
  /// What an opaque node stands for.
  package var opaque: (_ number: Int) -> HTMLOpaque
  /// Told the destination of each link within the document.
  package var internalLink: (_ destination: String) -> Void

  /// Makes an environment.
  package init(
    picture: @escaping (String, Int) -> String, store: @escaping (Resource) -> String,
    report: @escaping (HTMLFinding) -> Void, opaque: @escaping (Int) -> HTMLOpaque = { _ in .inlines([]) },
    internalLink: @escaping (String) -> Void = { _ in }
  ) {
    self.picture = picture
    self.store = store
    self.report = report
    self.opaque = opaque
    self.internalLink = internalLink
  }
}

/// Something to report about HTML.
package struct HTMLFinding {
  /// What happened, without a room: `element-dropped`.
  package var id: String
  /// The severity.
  package var severity: Diagnostic.Severity
  /// A sentence.
  package var message: String
  /// The byte of the source.
  package var offset: Int
  /// What was lost; `nil` if nothing was.
  package var loss: Diagnostic.Loss?

  /// Makes a finding.
  package init(
    id: String, severity: Diagnostic.Severity, message: String, offset: Int, loss: Diagnostic.Loss? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.offset = offset
    self.loss = loss
  }
}

/// What an opaque node stands for: nodes of the model that were made already.
package enum HTMLOpaque {
  /// Running text.
  case inlines([Inline])
  /// Blocks.
  case blocks([Block])
}
