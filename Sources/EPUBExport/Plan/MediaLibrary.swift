import ContentMarkup
import Pictures
import PlatenCore

/// The pictures of an edition: those that the document refers to, each stored once.
struct MediaLibrary: Sendable {
  /// A picture in the container.
  struct Entry: Hashable, Sendable {
    /// Its path, relative to the content documents: `images/image-1.png`.
    var href: String
    var mediaType: String
    var bytes: [UInt8]
    /// Whether deflating it again would gain nothing.
    var isCompressed: Bool
    var isAnimated: Bool
    var width: Int?
    var height: Int?
  }

  /// The pictures in the order of their numbers.
  private(set) var entries: [Entry] = []
  private var numbers: [String: Int] = [:]
  private var problems: [String: String] = [:]
  /// The files that the pictures came from, by number.
  private var sources: [[UInt8]] = []
  /// The pictures whose files have the same digest: nearly always one. Files as keys would be hashed whole, twice and
  /// whenever the table grows.
  private var numbersByDigest: [ContentDigest: [Int]] = [:]

  init(_ document: Document, pictures: some Sequence<String>, log: ReportLog) {
    let resources = Dictionary(document.resources.map { ($0.path, $0) }) { first, _ in first }
    var used: Set<String> = []
    for source in pictures where used.insert(source).inserted {
      guard let resource = resources[source] else {
        if case .absolute = URLReference(source) {
          problems[source] = "an EPUB holds its pictures, and Platen fetches nothing from a network"
        }
        continue
      }
      _ = add(resource, log: log)
    }
    if let cover = document.metadata.coverImage { used.insert(cover) }
    for resource in document.resources where !used.contains(resource.path) {
      log.report(
        Diagnostic(
          "epub.resource-unused", .note,
          "the file \(Diagnostic.quoted(resource.path)) is not referred to and was left out",
          loss: .dropped))
    }
  }

  /// Takes a picture in. What it loses by that is reported.
  ///
  /// - Returns: `nil` if it is none that an EPUB can hold; ``problem(for:)`` says why.
  mutating func add(_ resource: Resource, log: ReportLog) -> Entry? {
    var digest = ContentDigest()
    digest.add(resource.bytes)
    if let number = numbersByDigest[digest]?.first(where: { sources[$0] == resource.bytes }) {
      numbers[resource.path] = number
      return entries[number]
    }
    do throws(PictureError) {
      let picture = try Picture(inspecting: resource.bytes)
      report(picture, resource.path, to: log)
      let number = entries.count
      entries.append(
        Entry(
          href: "images/image-\(number + 1).\(picture.fileExtension)", mediaType: picture.mediaType,
          bytes: picture.content, isCompressed: picture.isCompressed, isAnimated: picture.hasAnimation,
          width: picture.width, height: picture.height))
      numbers[resource.path] = number
      sources.append(resource.bytes)
      numbersByDigest[digest, default: []].append(number)
      return entries[number]
    } catch {
      problems[resource.path] = error.message
      return nil
    }
  }

  private func report(_ picture: Picture, _ path: String, to log: ReportLog) {
    if picture.orientation != 1 {
      log.report(
        Diagnostic(
          "epub.picture-turned", .warning,
          "The picture \(Diagnostic.quoted(path)) stands upright only where readers heed its EXIF data (orientation \(picture.orientation)), and not all do. Save it turned."
        ))
    }
    guard !picture.dropped.isEmpty else { return }
    let shown = picture.dropped.prefix(5).map { drop in
      let text = drop.text.map { " with the text \(Diagnostic.quoted($0))" } ?? ""
      return "\(drop.name)\(text) (line \(drop.line))"
    }
    let more = picture.dropped.count > 5 ? " and \(picture.dropped.count - 5) more" : ""
    let isStyle = picture.dropped.allSatisfy(\.isStyle)
    log.report(
      Diagnostic(
        "epub.picture-part-dropped", isStyle ? .note : .warning,
        "The picture \(Diagnostic.quoted(path)) loses what readers do not show or may not run: \(shown.joined(separator: ", "))\(more).",
        loss: isStyle ? .simplified : .dropped))
  }

  /// The picture with the path that the document gives it.
  func picture(for source: String) -> Entry? { numbers[source].map { entries[$0] } }

  /// Why there is no such picture.
  func problem(for source: String) -> String? { problems[source] }
}
