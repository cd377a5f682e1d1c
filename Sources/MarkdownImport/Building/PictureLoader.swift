import PlatenCore

/// Loads the pictures that a document mentions, each once; pictures with the same bytes share one resource.
final class PictureLoader {
  private let provider: any ResourceProvider
  private let reporter: Reporter
  private(set) var resources: [Resource] = []
  private var pathsByReference: [String: String] = [:]
  private var pathsByBytes: [[UInt8]: String] = [:]
  private var takenPaths: Set<String> = []

  init(provider: any ResourceProvider, reporter: Reporter) {
    self.provider = provider
    self.reporter = reporter
  }

  /// The path of the resource that a reference names; the reference itself if the picture cannot be had.
  func path(of reference: String, at offset: Int) -> String {
    guard !reference.isEmpty, !PictureLoader.isAbsolute(reference) else { return reference }
    if let path = pathsByReference[reference] { return path }
    let path: String
    do throws(ResourceError) {
      path = store(try provider.resource(at: reference))
    } catch {
      reporter.report(
        "markdown.picture-missing", "The picture \(Diagnostic.quoted(reference)) cannot be had: \(error.message).",
        at: offset)
      path = reference
    }
    pathsByReference[reference] = path
    return path
  }

  /// Adds a resource unless its bytes are there already.
  private func store(_ resource: Resource) -> String {
    if let path = pathsByBytes[resource.bytes] { return path }
    var resource = resource
    var number = 2
    let name = resource.path
    while takenPaths.contains(resource.path) {
      resource.path = "\(number)-\(name)"
      number += 1
    }
    takenPaths.insert(resource.path)
    pathsByBytes[resource.bytes] = resource.path
    resources.append(resource)
    return resource.path
  }

  /// Whether a reference has a scheme or a host, so that it names no file beside the document.
  private static func isAbsolute(_ reference: String) -> Bool {
    if reference.hasPrefix("//") || reference.hasPrefix("#") { return true }
    guard let colon = reference.utf8.firstIndex(of: ASCII.colon) else { return false }
    let scheme = reference.utf8[..<colon]
    guard let first = scheme.first, first.isLetter, scheme.count > 1 else { return false }
    return scheme.allSatisfy {
      $0.isAlphanumeric || $0 == ASCII.plus || $0 == ASCII.hyphen || $0 == ASCII.period
    }
  }
}
