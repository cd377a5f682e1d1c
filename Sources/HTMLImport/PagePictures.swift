import HTMLMapping
import PlatenCore

/// The pictures that a page mentions, and what there is to say about them.
final class PagePictures {
  private let loader: PictureLoader
  /// Why no document can be made: a picture is there, and the system did not read it.
  private(set) var failure: ImportError?

  init(provider: any ResourceProvider) { loader = PictureLoader(provider: provider) }

  /// The files.
  var resources: [Resource] { loader.resources }

  /// The path of the resource that a reference names; the reference itself if the picture cannot be had.
  func path(of reference: String, at offset: Int, report: (HTMLFinding) -> Void) -> String {
    do throws(ResourceError) {
      return try loader.path(of: reference) { finding in
        report(
          HTMLFinding(
            id: finding.id, severity: finding.severity, message: finding.message, offset: offset, loss: finding.loss))
      }
    } catch {
      if failure == nil { failure = ImportError(error.message, kind: .resource) }
      return reference
    }
  }

  /// Adds a resource that is no file, such as a drawing within the page.
  func store(_ resource: Resource) -> String { loader.store(resource) }
}
