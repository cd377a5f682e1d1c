import PlatenCore
import PlatenTesting
import TestSupport
import Testing

@testable import EPUBExport

@Suite struct RandomDocumentTests {
  @Test(arguments: 0..<100 as Range<UInt64>)
  func everyLinkLeadsToAnElement(seed: UInt64) async throws {
    var document = Document.random(seed: seed)
    // Random claims contradict random content; that is tested elsewhere.
    document.metadata.accessibility = AccessibilityStatement()
    let pages = try await edition(document).files.filter { $0.name.hasSuffix(".xhtml") }
    var ids: [Substring: Set<Substring>] = [:]
    for page in pages {
      let found = values(of: "id", in: page.text)
      #expect(Set(found).count == found.count, "seed \(seed): ids of \(page.name) are unique")
      ids[page.name.dropFirst(5)] = Set(found)
    }
    for page in pages {
      for href in values(of: "href", in: page.text) where !href.contains(":") {
        let parts = href.split(separator: "#", omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? page.name.dropFirst(5) : parts[0]
        guard parts.count == 2 else { continue }
        #expect(ids[target]?.contains(parts[1]) == true, "seed \(seed), \(page.name): \(href)")
      }
    }
  }

  private func values(of attribute: String, in text: String) -> [Substring] {
    text.components(of: " \(attribute)=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
  }
}
