import HTMLMapping
import PlatenCore

/// The pictures that a page mentions.
final class PagePictures {
  private let provider: any ResourceProvider
  private(set) var resources: [Resource] = []
  private var paths: [String: String] = [:]
  private var taken: Set<String> = []

  init(provider: any ResourceProvider) { self.provider = provider }

  func path(of reference: String, at offset: Int, report: (HTMLFinding) -> Void) -> String {
    if let path = paths[reference] { return path }
    var path = reference
    if !reference.contains(":"), !reference.hasPrefix("//"), !reference.hasPrefix("#") {
      do throws(ResourceError) { path = store(try provider.resource(at: reference)) } catch {
        report(
          HTMLFinding(
            id: "picture-missing", severity: .warning,
            message: "The picture \(Diagnostic.quoted(reference)) cannot be had: \(error.message).", offset: offset))
      }
    }
    paths[reference] = path
    return path
  }

  func store(_ resource: Resource) -> String {
    var resource = resource
    let name = resource.path
    var number = 2
    while !taken.insert(resource.path).inserted {
      resource.path = "\(number)-\(name)"
      number += 1
    }
    resources.append(resource)
    return resource.path
  }
}
