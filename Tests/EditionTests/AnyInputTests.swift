import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

@Suite struct AnyInputTests {
  /// Bytes of every kind become an edition whose files are well-formed, or one clear error.
  @Test(arguments: 0..<10)
  func randomBytesMakeWellFormedFilesOrAnError(part: Int) async throws {
    var random = SeededGenerator(seed: UInt64(part))
    for number in 0..<Effort.cases(1_000) {
      let count = Int.random(in: 0...300, using: &random)
      let bytes = (0..<count).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : AnyInputTests.likely.randomElement(using: &random) ?? 0
      }
      for format in ["article", "markdown"] {
        let edition: Edition
        do throws(EditionError) {
          edition = try Edition(reading: Source(bytes: bytes), as: format)
        } catch {
          #expect(!error.description.isEmpty)
          continue
        }
        for file in try await Making.files(edition.document)
        where file.name.hasSuffix(".xhtml") || file.name.hasSuffix(".opf") {
          do { _ = try MarkupFacts(file.bytes) } catch {
            Issue.record("part \(part), number \(number), \(format), \(file.name): \(error)")
          }
        }
      }
    }
  }

  private static let likely = Array("#*_`[]()<>&;:!|-+=~^$\\{}\"'\n\n\t 1.aé中".utf8)
}
