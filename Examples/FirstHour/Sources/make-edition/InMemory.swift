// snippet: memory
import Platen

/// Makes an EPUB of Markdown that is in memory.
func makeEPUB(ofMarkdown text: String) async throws -> [UInt8] {
  try await Edition(markdown: text).export(.epub()).bytes
}
// end of snippet
