import PlatenCore

extension BlockWriter {
  mutating func writeFrontMatter(_ metadata: Metadata) {
  }
}
