import FontSubset
import Foundation
import PlatenCore
import TestSupport
import Testing

@testable import EPUBExport

/// Fonts of this machine; tests are skipped, visibly, where one is not there.
enum MachineFont: String {
  case chinese = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
  case chineseBold = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf"
  case collection = "/usr/share/fonts/truetype/arphic/ukai.ttc"
  case western = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
  case postScript = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
  case arabic = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"

  var isThere: Bool { FileManager.default.fileExists(atPath: rawValue) }

  func resource(face: String = "") throws -> Resource {
    let bytes = try #require(FileManager.default.contents(atPath: rawValue))
    return Resource(path: (rawValue as NSString).lastPathComponent + face, bytes: Array(bytes))
  }
}

@Suite struct FontTests {
  private func document(_ text: String, title: String = "T") -> Document {
    var metadata = Metadata()
    metadata.titles = [Title(title)]
    metadata.languages = [.english]
    return Document(metadata: metadata, body: [heading(1, "H"), paragraph(text)])
  }

  private func options(_ fonts: [Resource]) -> EPUBOptions {
    var options = EPUBOptions()
    options.fonts = fonts
    return options
  }

  @Test(.enabled(if: MachineFont.chinese.isThere && MachineFont.chineseBold.isThere, "LXGW WenKai is not there"))
  func fontsAreSubsetByStyleAndDeclared() async throws {
    let fonts = options([try MachineFont.chinese.resource(), try MachineFont.chineseBold.resource()])
    let (files, report, bytes) = try await edition(document("乡村，道路"), options: fonts)
    let package = try #require(files.first { $0.name == "EPUB/package.opf" }?.text)
    #expect(package.contains("<item id=\"font-1\" href=\"fonts/font-1.ttf\" media-type=\"font/ttf\"/>"))
    #expect(package.contains("href=\"images/cover.png\" media-type=\"image/png\" properties=\"cover-image\""))
    let style = try #require(files.first { $0.name == "EPUB/style.css" }?.text)
    #expect(style.contains("font-family: \"LXGW WenKai\";\n  font-weight: bold;"))
    #expect(style.contains("html, body { font-family: serif, \"LXGW WenKai\"; }"))
    let sizes = try ["EPUB/fonts/font-1.ttf", "EPUB/fonts/font-2.ttf"].map { name in
      try #require(files.first { $0.name == name }?.bytes.count)
    }
    #expect(sizes[1] < sizes[0] && sizes[0] < 40_000, "\(sizes)")
    #expect(files.contains { $0.name == "META-INF/com.apple.ibooks.display-options.xml" })
    #expect(!report.diagnostics.contains { $0.id == "epub.glyph-missing" || $0.id == "epub.cover-vector" })
    #expect(try await edition(document("乡村，道路"), options: fonts, parallelism: 4).bytes == bytes)
  }

  @Test(.enabled(if: MachineFont.postScript.isThere, "Noto Serif CJK is not there: install fonts-noto-cjk"))
  func postScriptFontsAreOpenTypeAndSmall() async throws {
    let fonts = options([try MachineFont.postScript.resource(face: "#Noto Serif CJK SC")])
    let text = String(String.UnicodeScalarView((0..<900).compactMap { Unicode.Scalar(0x4E00 + UInt32($0) * 21) }))
    let (files, report, bytes) = try await edition(document(text, title: "乡村"), options: fonts)
    let package = try #require(files.first { $0.name == "EPUB/package.opf" }?.text)
    #expect(package.contains("<item id=\"font-1\" href=\"fonts/font-1.otf\" media-type=\"font/otf\"/>"))
    #expect(files.contains { $0.name == "EPUB/images/cover.png" })
    #expect(!report.diagnostics.contains { $0.id == "epub.cover-vector" })
    var sink = MemorySink()
    try await EPUBExporter(options: fonts).export(document(text, title: "乡村"), to: &sink, context: ExportContext())
    #expect(sink.bytes.count <= 300_000, "\(sink.bytes.count)")
    #expect(try await edition(document(text, title: "乡村"), options: fonts, parallelism: 4).bytes == bytes)
  }

  @Test(.requires(.mutool), .enabled(if: MachineFont.chinese.isThere, "LXGW WenKai is not there"))
  func muPDFSetsChineseInTheEmbeddedFont() async throws {
    var document = document("乡村，道路")
    document.metadata.languages = [try #require(Language("zh-Hans"))]
    let bytes = try await edition(document, options: options([try MachineFont.chinese.resource()])).bytes
    let file = FileManager.default.temporaryDirectory.appending(path: "platen-\(UUID().uuidString).epub")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let text = try Tool.mutool.run(["draw", "-F", "stext", file.path]).output
    let fonts = Set(text.components(separatedBy: "<font name=\"").dropFirst().map { $0.prefix { $0 != "\"" } })
    #expect(fonts == ["LXGW WenKai Regular"], "\(fonts)")
  }

  @Test func withoutAFontNoFamilyIsNamed() async throws {
    let (files, report, _) = try await edition(document("乡村"))
    let style = try #require(files.first { $0.name == "EPUB/style.css" }?.text)
    let families = style.components(of: "font-family: ").dropFirst().map { $0.prefix { $0 != ";" } }
    #expect(Set(families).isSubset(of: ["serif", "sans-serif", "monospace"]), "\(families)")
    #expect(!files.contains { $0.name.hasPrefix("META-INF/com.apple") })
    let note = try #require(report.diagnostics.first { $0.id == "epub.cover-vector" })
    #expect(note.message.contains("--font") && note.severity == .note)
  }

  @Test(.enabled(if: MachineFont.western.isThere, "DejaVu is not there"))
  func characterThatNoFontHasIsNamed() async throws {
    let report = try await edition(document("道 x"), options: options([try MachineFont.western.resource()])).report
    let missing = try #require(report.diagnostics.first { $0.id == "epub.glyph-missing" })
    #expect(missing.message.contains("道 (U+9053)"))
  }

  @Test(.enabled(if: MachineFont.western.isThere, "DejaVu is not there"))
  func coverIsAVectorWhereTheFontLacksItsTitle() async throws {
    let (files, report, _) = try await edition(
      document("x", title: "乡村"), options: options([try MachineFont.western.resource()]))
    #expect(files.contains { $0.name == "EPUB/images/cover.svg" })
    #expect(report.diagnostics.first { $0.id == "epub.cover-vector" }?.severity == .warning)
  }

  @Test(.enabled(if: MachineFont.arabic.isThere, "Noto Naskh Arabic is not there"))
  func fontOfJoinedLettersIsEmbeddedWhole() async throws {
    let (files, report, _) = try await edition(document("سلام"), options: options([try MachineFont.arabic.resource()]))
    #expect(report.diagnostics.contains { $0.id == "epub.font-embedded-whole" })
    let font = try #require(files.first { $0.name == "EPUB/fonts/font-1.ttf" })
    #expect(font.bytes.count > 50_000)
  }

  @Test(
    .enabled(if: MachineFont.collection.isThere, "AR PL UKai is not there"), arguments: ["", "#1", "#AR PL UKai TW"])
  func faceOfACollectionIsChosen(face: String) async throws {
    _ = try await edition(document("道"), options: options([try MachineFont.collection.resource(face: face)]))
  }

  @Test(
    .enabled(if: MachineFont.collection.isThere, "AR PL UKai is not there"), arguments: ["#99", "#No Such Face"])
  func faceThatIsNotThereIsAnError(face: String) async throws {
    let fonts = options([try MachineFont.collection.resource(face: face)])
    await #expect(throws: ExportError.self) { try await edition(document("道"), options: fonts) }
  }

  @Test(.enabled(if: MachineFont.western.isThere, "DejaVu is not there"))
  func sameStyleTwiceIsAnError() async throws {
    let font = try MachineFont.western.resource()
    await #expect(throws: ExportError.self) { try await edition(document("x"), options: options([font, font])) }
  }

  @Test(arguments: ["", "OTTO\0\0\0\0\0\0\0\0", "wOFF00000000", "no font at all"])
  func whatIsNoFontIsAnError(bytes: String) async throws {
    let fonts = options([Resource(path: "f.ttf", bytes: Array(bytes.utf8))])
    let error = await #expect(throws: ExportError.self) { try await edition(document("x"), options: fonts) }
    #expect(error?.message.contains("f.ttf") == true)
  }

  @Test func charactersAreCountedByStyle() {
    var characters = StyledCharacters()
    characters.add(
      page: Array(
        """
        <p>&#x4E00;<strong>二<em>三</em></strong></p><h1>四 <ruby>五<rt>六</rt></ruby></h1><img alt="七"/><br/>\
        <p class="subtitle">八</p><p>九\u{E0100}</p>
        """.utf8))
    func has(_ text: String, _ style: StyledCharacters.Style) -> Bool {
      characters.scalars(in: style).isSuperset(of: text.unicodeScalars)
    }
    #expect(has("一二三四五六八九A", .regular) && !has("七", .regular))
    #expect(has("二三四五六", .bold) && !has("一", .bold) && !has("八", .bold))
    #expect(has("三八", .italic) && !has("二", .italic))
    #expect(has("三", .boldItalic) && !has("四", .boldItalic))
    #expect(characters.sequences.map(\.base) == ["九"])
  }
}

/// Boxes of tasks, for readers that have no font but the edition's.
@Suite struct TaskBoxTests {
  @Test(arguments: [(MachineFont.chinese, "□", "■"), (.western, "□", "■")])
  func boxesAreCharactersThatTheFontHas(_ font: MachineFont, _ open: String, _ done: String) async throws {
    guard font.isThere else { return }
    var options = EPUBOptions()
    options.fonts = [try font.resource()]
    let items = [ListItem.Task.open, .done].map { ListItem([paragraph("x")], task: $0) }
    let document = Document(body: [heading(1, "H"), .list(List(.bullet, items: items))])
    let (files, report, _) = try await edition(document, options: options)
    let page = try #require(files.first { $0.text.contains("task-box") }?.text)
    #expect(page.contains(">\(open)</span>") && page.contains(">\(done)</span>"))
    #expect(!report.diagnostics.contains { $0.id == "epub.glyph-missing" })
  }
}
