import PlatenCore

/// The pictures that a document mentions, and what there is to say about them.
final class DocumentPictures {
  private let loader: PictureLoader
  private let reporter: Reporter
  /// Why no document can be made: a picture is there, and the system did not read it.
  private(set) var failure: ImportError?

  init(provider: any ResourceProvider, reporter: Reporter) {
    loader = PictureLoader(provider: provider)
    self.reporter = reporter
  }

  /// The files.
  var resources: [Resource] { loader.resources }

  /// Adds a resource that is no file, such as a drawing within raw HTML; its path is returned.
  func store(_ resource: Resource) -> String { loader.store(resource) }

  /// The path of the resource that a reference names; the reference itself if the picture cannot be had.
  func path(of reference: String, at offset: Int) -> String {
    do throws(ResourceError) {
      return try loader.path(of: reference) { finding in
        reporter.report("markdown.\(finding.id)", finding.severity, finding.message, at: offset, loss: finding.loss)
      }
    } catch {
      if failure == nil {
        failure = ImportError(error.message, at: reporter.location(of: offset), kind: .resource)
      }
      return reference
    }
  }
}
