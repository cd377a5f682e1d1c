import EPUBExport
import Foundation
import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

/// Every kind of page can be read with a screen reader, large letters and strong contrast.
@Suite struct AccessibilityTests {
  /// An edition whose pages are checked.
  enum Kind: CaseIterable {
    case specimen, vertical, parallel

    func files() async throws -> [ArchivedFile] {
      var options = Making.stored
      let document: Document
      switch self {
      case .specimen: document = try await Making.edition(of: [Making.specimen]).document
      case .vertical:
        options.writingMode = .vertical
        document = try await Making.edition(of: [Making.specimen]).document
      case .parallel:
        let sides = [
          "---\ntitle: Spring\nlang: en\n---\n# One\n\nRain falls.\n", "---\ntitle: 春\nlang: zh\n---\n# 一\n\n下雨了。\n",
        ]
        let editions = try sides.enumerated().map {
          try Edition(reading: Source(name: "\($0.offset).md", bytes: Array($0.element.utf8)))
        }
        document = try Edition(parallel: editions).document
      }
      return StoredArchive.files(in: try await Making.epub(document, options: options))
    }
  }

  @Test(.readers, .requires(.chromium, .axeCore), arguments: Kind.allCases, [false, true])
  func axeFindsNothingSerious(kind: Kind, isDark: Bool) async throws {
    let files = try await kind.files()
    try TemporaryFolder.with { folder in
      for file in files {
        let copy = folder.appending(path: file.name)
        try FileManager.default.createDirectory(
          at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: copy)
      }
      let pages = files.filter { $0.name.hasSuffix(".xhtml") }
      #expect(pages.count >= 4)
      for page in pages {
        let findings = try AxeCore.findings(in: folder.appending(path: page.name), isDark: isDark)
        #expect(findings.filter(\.isSerious).isEmpty, "\(page.name): \(findings)")
      }
    }
  }

  /// The check itself sees what it is asked to see.
  @Test(.readers, .requires(.chromium, .axeCore)) func axeFindsAPictureWithoutText() throws {
    try TemporaryFolder.with { folder in
      let page = folder.appending(path: "page.xhtml")
      try """
      <html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head>
      <body><h1>T</h1><img src="x.png"/></body></html>
      """.write(to: page, atomically: true, encoding: .utf8)
      let findings = try AxeCore.findings(in: page, isDark: false)
      #expect(findings.contains { $0.isSerious && $0.rule.hasPrefix("image-alt") }, "\(findings)")
    }
  }
}
