import PlatenCore
import TestSupport
import Testing
import ZIPReader
import ZIPWriter

@testable import EPUBExport
@testable import EditionCheck

/// Editions with one fault each, and what is said about it.
@Suite struct FaultTests {
  /// A valid edition's files.
  private func files() async throws -> [(path: String, content: [UInt8])] {
    let body: [Block] = [
      .heading(Heading(level: 1, [.text("Roads")])), .paragraph(Paragraph([.text("x")])),
      .heading(Heading(level: 1, [.text("Bridges")])), .paragraph(Paragraph([.text("y")])),
    ]
    var document = Document(body: body)
    document.metadata.titles = [Title("T")]
    document.metadata.languages = [.english]
    document.metadata.creators = [Contributor("A", role: "aut")]
    var sink = MemorySink()
    try await EPUBExporter().export(document, to: &sink, context: ExportContext())
    let archive = try ZIPArchive(sink.bytes)
    var files: [(path: String, content: [UInt8])] = []
    for entry in archive.entries { files.append((entry.path, try archive.content(of: entry))) }
    return files
  }

  static func archive(_ files: [(path: String, content: [UInt8])]) throws -> [UInt8] {
    var writer = ZIPWriter()
    var bytes: [UInt8] = []
    for (path, content) in files {
      let entry =
        path == "mimetype"
        ? try ZIPEntry(path: path, stored: content) : try ZIPEntry(path: path, deflating: content, level: 6)
      bytes += try writer.localHeader(for: entry)
      for part in entry.payload { bytes += part }
    }
    return bytes + writer.centralDirectory()
  }

  private func findings(_ change: (inout [(path: String, content: [UInt8])]) -> Void) async throws -> [Finding] {
    var files = try await self.files()
    change(&files)
    return EditionCheck(try Self.archive(files)).findings
  }

  @Test func validEditionHasNoFinding() async throws {
    #expect(try await findings { _ in } == [])
  }

  /// XHTML 1.1 has other attributes; a task's box needs no script.
  @Test func whatIsRightElsewhereIsNoFault() async throws {
    let older = try await findings { files in
      for index in files.indices {
        var text = String(decoding: files[index].content, as: UTF8.self)
        if files[index].path.hasSuffix("package.opf") {
          text = text.replacing("version=\"3.0\"", with: "version=\"2.0\"")
        }
        if files[index].path.hasSuffix("roads.xhtml") { text = text.replacing("<p>x", with: "<p><tt>x</tt>") }
        guard !files[index].path.hasSuffix(".png") else { continue }
        files[index].content = Array(text.utf8)
      }
    }
    #expect(!older.contains { $0.id == "check.attribute-unknown" || $0.id.hasPrefix("check.property") })
    let boxes = try await findings { files in
      guard let index = files.firstIndex(where: { $0.path.hasSuffix("roads.xhtml") }) else { return }
      let text = String(decoding: files[index].content, as: UTF8.self)
      files[index].content = Array(
        text.replacing("<p>x", with: "<p><input type=\"checkbox\" disabled=\"\"/>x").utf8)
    }
    #expect(boxes == [])
  }

  @Test(arguments: [
    // The package document.
    ("package.opf", "<dc:title id=\"title\">T</dc:title>", "", "check.title-missing"),
    ("package.opf", "<dc:language>en</dc:language>", "", "check.language-missing"),
    ("package.opf", "<dc:language>en</dc:language>", "<dc:language>e_n!</dc:language>", "check.language-invalid"),
    ("package.opf", "00:00:00Z", "00:00:00.000Z", "check.modified"),
    ("package.opf", "unique-identifier=\"pub-id\"", "unique-identifier=\"nope\"", "check.identifier-missing"),
    ("package.opf", "version=\"3.0\"", "version=\"4.0\"", "check.version"),
    ("package.opf", "property=\"schema:accessMode\"", "property=\"foo:accessMode\"", "check.prefix-undeclared"),
    ("package.opf", "property=\"schema:accessMode\"", "property=\"accessMode\"", "check.property-unknown"),
    ("package.opf", " properties=\"nav\"", "", "check.navigation-missing"),
    ("package.opf", "href=\"roads.xhtml\"", "href=\"streets.xhtml\"", "check.file-missing"),
    ("package.opf", "id=\"doc-roads\"", "id=\"style\"", "check.id-taken"),
    ("package.opf", "idref=\"doc-roads\"", "idref=\"nope\"", "check.spine-unknown"),
    ("package.opf", "idref=\"doc-roads\"", "idref=\"style\"", "check.spine-media-type"),
    ("package.opf", "toc=\"ncx\"", "toc=\"style\"", "check.ncx-missing"),
    ("package.opf", "refines=\"#name-1\"", "refines=\"#nobody\"", "check.refines-nothing"),
    ("package.opf", "<manifest>", "<manifest bad=\"1\">", "check.package-form"),
    ("package.opf", "</manifest>", "", "check.not-well-formed"),
    // The navigation.
    ("nav.xhtml", "epub:type=\"toc\" role", "epub:type=\"list\" role", "check.contents-missing"),
    ("nav.xhtml", "href=\"roads.xhtml\"", "href=\"streets.xhtml\"", "check.link-to-nothing"),
    ("nav.xhtml", "href=\"roads.xhtml\"", "href=\"roads.xhtml#nowhere\"", "check.link-to-no-place"),
    ("nav.xhtml", "href=\"roads.xhtml\">Roads", "href=\"roads.xhtml\">", "check.navigation-form"),
    ("toc.ncx", "dtb:uid\" content=\"", "dtb:uid\" content=\"x", "check.ncx-identifier"),
    // The content.
    ("roads.xhtml", "</p>", "", "check.not-well-formed"),
    ("roads.xhtml", "<p>x", "<p>&nbsp;x", "check.not-well-formed"),
    ("roads.xhtml", "<p>x", "<p align=\"left\">x", "check.attribute-unknown"),
    ("roads.xhtml", "<p>x", "<p dir=\"up\">x", "check.attribute-value"),
    ("roads.xhtml", "<p>x", "<p role=\"nothing\">x", "check.attribute-value"),
    ("roads.xhtml", "<p>x</p>", "<center>x</center>", "check.element-unknown"),
    ("roads.xhtml", "<p>x</p>", "<p><div>x</div></p>", "check.element-place"),
    ("roads.xhtml", "<p>x</p>", "<ul><p>x</p></ul>", "check.element-place"),
    ("roads.xhtml", "<p>x</p>", "<ul>x</ul>", "check.text-place"),
    ("roads.xhtml", "<p>x</p>", "<p id=\"h-roads\">x</p>", "check.id-taken"),
    ("roads.xhtml", "<p>x", "<p><a href=\"#nowhere\">x</a>", "check.link-to-no-place"),
    ("roads.xhtml", "<p>x", "<p><a href=\"javascript:x()\">x</a>", "check.link-scheme"),
    ("roads.xhtml", "<p>x", "<p><a href=\"../../../x\">x</a>", "check.link-leaves"),
    ("roads.xhtml", "<p>x", "<p><img src=\"http://example.org/x.png\" alt=\"\"/>", "check.resource-remote"),
    ("roads.xhtml", "<p>x", "<p><img src=\"images/cover.svg\"/>", "check.alternative-missing"),
    (
      "roads.xhtml", "<p>x</p>", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>",
      "check.property-missing"
    ),
    ("roads.xhtml", "<p>x</p>", "<h3>x</h3>", "check.heading-skipped"),
    ("roads.xhtml", "<title>Roads</title>", "<title></title>", "check.title-blank"),
    ("roads.xhtml", "lang=\"en\" xml:lang=\"en\"", "lang=\"en\" xml:lang=\"fr\"", "check.languages-differ"),
    (
      "roads.xhtml", "<!DOCTYPE html>", "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"x\">",
      "check.document-type"
    ),
    // The stylesheet and the pictures.
    ("style.css", "html {", "html { direction: rtl;", "check.css-direction"),
    ("style.css", "html {", "html { background: url(no.png);", "check.link-to-nothing"),
    ("style.css", "html {", "html {{", "check.css-braces"),
    ("style.css", "html {", "html { margin 0;", "check.css-syntax"),
    ("images/cover.svg", "</svg>", "", "check.picture-broken"),
  ])
  func faultIsFound(file: String, old: String, new: String, id: String) async throws {
    let found = try await findings { files in
      guard let index = files.firstIndex(where: { $0.path == "EPUB/" + file }) else { return }
      var text = String(decoding: files[index].content, as: UTF8.self)
      guard let range = text.ranges(of: old).first else { return }
      text.replaceSubrange(range, with: new)
      files[index].content = Array(text.utf8)
    }
    #expect(found.map(\.id).contains(id), "\(found)")
  }

  @Test func faultsOfTheContainerAreFound() async throws {
    #expect(try await findings { $0.removeFirst() }.map(\.id).contains("check.mimetype-place"))
    #expect(try await findings { $0[0].content.append(10) }.map(\.id).contains("check.mimetype-content"))
    #expect(
      try await findings { $0.removeAll { $0.path == "META-INF/container.xml" } }.map(\.id) == [
        "check.container-missing"
      ])
    #expect(try await findings { $0.append(("EPUB/extra.txt", [1])) }.map(\.id) == ["check.file-undeclared"])
    #expect(
      try await findings { $0.removeAll { $0.path == "EPUB/package.opf" } }.map(\.id) == ["check.package-missing"])
  }
}
