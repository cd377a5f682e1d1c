import FrontMatter
import PlatenCore

/// The pictures that a document mentions, and what there is to say about them.
final class DocumentPictures {
  private let loader: PictureLoader
  private let reporter: Reporter
  /// Why no document can be made: a picture is there, and the system did not read it.
  private(set) var failure: ImportError?

  init(_ loader: PictureLoader, reporter: Reporter) {
    self.loader = loader
    self.reporter = reporter
  }

  /// Loads the pictures of Markdown's own, in their order, and names their resources where that is not what the text says.
  func load(_ pictures: [BuiltRun.Picture], into blocks: inout [Block]) {
    var changed: [String: String] = [:]
    for picture in pictures {
      let path = path(of: picture.reference, at: picture.offset)
      if path != picture.reference { changed[picture.reference] = path }
    }
    guard !changed.isEmpty else { return }
    var editor = PictureEditor(paths: changed)
    editor.walk(&blocks)
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

extension DocumentPictures: FrontMatterHost {
  func report(
    _ id: String, _ severity: Diagnostic.Severity, _ message: String, at offset: Int, loss: Diagnostic.Loss?
  ) {
    reporter.report(id, severity, message, at: offset, loss: loss)
  }

  func picturePath(of reference: String, at offset: Int) -> String { path(of: reference, at: offset) }
}

private struct PictureEditor: NodeEditor {
  let paths: [String: String]

  mutating func edit(_ image: inout Image) {
    if let path = paths[image.source] { image.source = path }
  }
}
