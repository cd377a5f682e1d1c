import Foundation

/// Prints what the guide in this program's bundle says about itself. The build made it from `Guide.md`.
@main
struct BundledGuide {
  static func main() throws {
    guard let url = Bundle.module.url(forResource: "Guide", withExtension: "epub") else {
      throw CocoaError(.fileNoSuchFile)
    }
    let guide = try Publication(archive: ZIPArchive(bytes: [UInt8](Data(contentsOf: url))))
    let languages = guide.languages.joined(separator: ", ")
    print("Guide: \(guide.title) — \(languages), \(guide.chapterCount) chapters")
  }
}
