/// Loads the pictures that a document mentions, each once; pictures with the same bytes share one resource.
package final class PictureLoader {
  /// Something to be told about a reference; the importer adds where that is, and its name in front of the id.
  package struct Finding {
    package var id: String
    package var severity: Diagnostic.Severity
    /// A sentence.
    package var message: String
    package var loss: Diagnostic.Loss?
  }

  /// How many bytes the pictures in `data:` URLs may have together: 64 MiB.
  package static let maximumDataBytes = 64 << 20

  private let provider: any ResourceProvider
  /// The pictures in the order in which they are mentioned first.
  package private(set) var resources: [Resource] = []
  private var pathsByReference: [String: String] = [:]
  private var pathsByBytes: [[UInt8]: String] = [:]
  private var takenPaths: Set<String> = []
  private var dataBytes = 0

  package init(provider: any ResourceProvider) { self.provider = provider }

  /// The path of the resource that a reference names; the reference itself if the picture cannot be had, or stands in a
  /// network.
  ///
  /// A picture in a `data:` URL has that URL as its path, so that formats which do not hold pictures still show it.
  ///
  /// - Parameters:
  ///   - reference: as it stands in the document.
  ///   - report: told at most once for each reference what is wrong with it.
  /// - Throws: ``ResourceError`` of kind ``ResourceError/Kind/failed``: the picture is there, and the system did not read it.
  package func path(of reference: String, report: (Finding) -> Void) throws(ResourceError) -> String {
    if let path = pathsByReference[reference] { return path }
    var path = reference
    do throws(ResourceError) {
      if let data = DataURL(reference) {
        path = try store(data, reference) ?? reference
      } else if !reference.isEmpty, !PictureLoader.isAbsolute(reference) {
        path = store(try file(at: reference, report))
      }
    } catch {
      if error.kind == .failed { throw error }
      report(
        Finding(
          id: "picture-missing", severity: .warning,
          message: "The picture \(Diagnostic.quoted(reference)) cannot be had: \(error.message)."))
    }
    pathsByReference[reference] = path
    return path
  }

  /// The file that a reference names: with its query and fragment if there is one of that name, or else without.
  private func file(at reference: String, _ report: (Finding) -> Void) throws(ResourceError) -> Resource {
    do throws(ResourceError) { return try provider.resource(at: reference) } catch {
      guard error.kind != .failed, error.kind != .tooLarge,
        let end = reference.utf8.firstIndex(where: { $0 == 0x3F || $0 == 0x23 }),
        end > reference.startIndex
      else { throw error }
      let name = String(reference[..<end])
      let resource: Resource
      do throws(ResourceError) { resource = try provider.resource(at: name) } catch let second {
        // The first message names what the author wrote.
        throw second.kind == .failed || second.kind == .tooLarge ? second : error
      }
      if let number = reference.utf8.firstIndex(of: 0x23), name.lowercased().hasSuffix(".svg") {
        let fragment = reference[reference.index(after: number)...]
        // GitHub's words for pictures on light and dark pages name no part of a picture.
        if !fragment.isEmpty, !fragment.hasPrefix("gh-") {
          report(
            Finding(
              id: "picture-view", severity: .warning,
              message: "The whole of \(Diagnostic.quoted(name)) is shown, not its part \(Diagnostic.quoted(fragment)).",
              loss: .simplified))
        }
      }
      return resource
    }
  }

  private func store(_ data: DataURL, _ reference: String) throws(ResourceError) -> String? {
    guard data.mediaType.hasPrefix("image/") || data.mediaType.isEmpty && data.bytes?.isEmpty == false else {
      return nil
    }
    guard let bytes = data.bytes else { throw ResourceError("it is not base64", .refused) }
    guard bytes.count <= PictureLoader.maximumDataBytes - dataBytes else {
      throw ResourceError("the pictures in data: URLs have more than 64 MiB together", .tooLarge)
    }
    dataBytes += bytes.count
    return store(Resource(path: reference, bytes: bytes))
  }

  /// Adds a resource unless its bytes are there already.
  ///
  /// - Returns: the path of the resource that has these bytes.
  package func store(_ resource: Resource) -> String {
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
    let bytes = reference.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, isLetter(first) else {
      return false
    }
    let scheme = bytes[..<colon]
    // One letter is a drive of Windows, and no scheme.
    return scheme.count > 1
      && scheme.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
