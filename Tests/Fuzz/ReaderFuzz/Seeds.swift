import EPUBExport
import JSONExport
import PlatenCore
import PlatenTesting
import TextExport

/// What is damaged: whole files that a reader takes, made of random documents.
extension FuzzedReader {
  /// The file that a number stands for.
  func seed(_ number: UInt64) async -> [UInt8] {
    switch self {
    case .article: await written(TextExporter(), number, size: 12)
    case .json, .exporters: await written(JSONExporter(), number, size: 12)
    case .editions: await written(EPUBExporter { $0.compression = 0 }, number, size: 4)
    case .settings: Array(FuzzedReader.settingsFiles[Int(number % UInt64(FuzzedReader.settingsFiles.count))].utf8)
    case .pictures: FuzzedReader.pictureFiles[Int(number % UInt64(FuzzedReader.pictureFiles.count))]
    }
  }

  private func written(_ exporter: some Exporter, _ number: UInt64, size: Int) async -> [UInt8] {
    await exporter.bytes(of: Document.random(seed: number, size: size)) ?? []
  }

  private static let settingsFiles = [
    "[book]\ntitle = \"The Village\"\nauthors = [\"Li Wei\", 'B']\nlanguage = \"zh\"\nsrc = \"text\"\n[output.html]\na.b = 1979-05-27\n",
    "{\"title\": \"The Village\", \"author\": [\"Li Wei\"], \"structure\": {\"readme\": \"a.md\"}, \"plugins\": [1, null, true]}",
    "title: >-\n  folded\n  text\nauthors:\n  - &a Li Wei\n  - {name: B, x: [1, 2]}\n'quoted': \"a\\u4e61\\n\"\n? key\n: |+\n  kept\n\n",
  ]

  private static let pictureFiles: [[UInt8]] = [
    Array(
      "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><defs><pattern id='p'><use href='#p'/></pattern></defs><style>a{fill:url(#p)}</style><a href='#x'><text>&#20065;&lt;</text></a><script>x</script><!-- c --></svg>"
        .utf8),
    [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
      0, 0,
      0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48,
      0xAF,
      0xA4, 0x71, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
    ],
    [
      0xFF, 0xD8, 0xFF, 0xE1, 0, 0x22, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 1, 0x12, 0,
      3, 0, 0, 0,
      1, 0, 6, 0, 0, 0, 0, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
      0x7F,
      0xFF, 0xD9,
    ],
    Array("GIF89a".utf8) + [
      1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ],
    Array("RIFF".utf8) + [30, 0, 0, 0] + Array("WEBPVP8L".utf8) + [
      17, 0, 0, 0, 0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, 0x88, 0x88, 8, 0, 0, 0, 0, 0, 0,
    ],
  ]
}
