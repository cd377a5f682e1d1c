import PlatenCore
import Testing

@Suite struct OutlineTests {
  @Test func emptyDocumentHasNoSections() { #expect(Document().outline.sections.isEmpty) }
}
