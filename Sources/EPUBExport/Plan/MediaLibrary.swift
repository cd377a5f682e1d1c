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
    /// Whether it has the four colours of print.
    var isCMYK: Bool
    var width: Int?
    var height: Int?

    /// The id in the package document.
    var manifestID: String {
      "img-" + (href.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "")
    }
  }

  /// The pictures in the order of their numbers.
  private(set) var entries: [Entry] = []
  private var numbers: [String: Int] = [:]
  /// The names of their files; `cover` is for a cover that is made from the title.
  private var names = StableNames(avoiding: ["cover"])
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
          "The file \(Diagnostic.quoted(resource.path)) is not referred to and was left out.",
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
      let file = resource.path.split(separator: "/").last.map(String.init) ?? ""
      let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
      let name = names.unique(StableNames.name(of: stem, kind: "image"))
      entries.append(
        Entry(
          href: "images/\(name).\(picture.fileExtension)", mediaType: picture.mediaType,
          bytes: picture.content, isCompressed: picture.isCompressed, isAnimated: picture.hasAnimation,
          isCMYK: picture.isCMYK, width: picture.width, height: picture.height))
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
          "The picture \(Diagnostic.quoted(path)) is upright only in reading systems that use its EXIF orientation ( \(picture.orientation)), and not all do. Save it turned."
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

  /// Reports pictures that shops refuse (Apple: 5.6 million pixels; Kindle: 5 MB).
  func reportLarge(log: ReportLog) {
    let paths = Dictionary(numbers.map { ($0.value, $0.key) }) { min($0, $1) }
    for (number, entry) in entries.enumerated() {
      let pixels = (entry.width ?? 0).multipliedReportingOverflow(by: entry.height ?? 0)
      let isLarge = entry.isCompressed && (pixels.overflow || pixels.partialValue > MediaLibrary.maximumPixels)
      guard isLarge || entry.bytes.count > MediaLibrary.maximumBytes else { continue }
      let size = entry.width.map { "\($0) × \(entry.height ?? 0) pixels" } ?? "its size"
      log.report(
        Diagnostic(
          "epub.picture-large", .warning,
          "The picture \(Diagnostic.quoted(paths[number] ?? entry.href)) (\(size), \(entry.bytes.count) bytes) is larger than shops take: 5.6 million pixels, 5 MB. Save it smaller, or apply the transform scaled-pictures."
        ))
    }
  }

  private static let maximumPixels = 5_600_000
  private static let maximumBytes = 5_000_000

  /// The picture with the path that the document gives it.
  func picture(for source: String) -> Entry? { numbers[source].map { entries[$0] } }

  /// Why there is no such picture.
  func problem(for source: String) -> String? { problems[source] }
}
