import ArticleImport
import EPUBExport
import EditionCheck
import FrontMatter
import JSONExport
import JSONImport
import MarkdownExport
import Pictures
import PlatenCore
import TextExport

/// A reader that must end with an answer for any bytes at all; or, for documents of any shape, all exporters.
enum FuzzedReader: String, CaseIterable {
  case article, json, settings, pictures, editions, exporters

  /// Reads the bytes, and stops the program if what comes of them breaks a promise.
  func check(_ bytes: [UInt8]) async {
    switch self {
    case .article: FuzzedReader.check(ArticleImporter(), bytes)
    case .json: FuzzedReader.check(JSONImporter(), bytes)
    case .settings:
      _ = BookSettings(bytes, isTOML: true)
      _ = BookSettings(bytes, isTOML: false)
    case .pictures:
      guard let picture = try? Picture(inspecting: bytes), picture.kind == .svg else { return }
      guard (try? Picture(inspecting: picture.content)) != nil else { fatalError("a cleaned SVG is not one") }
    case .editions: _ = EditionCheck(bytes, for: Set(Shop.allCases))
    case .exporters:
      guard let document = try? JSONImporter().document(from: Source(bytes: bytes), context: ImportContext()) else {
        return
      }
      await FuzzedReader.export(document, source: bytes.count)
    }
  }

  private static func check(_ importer: some Importer, _ bytes: [UInt8]) {
    do throws(ImportError) {
      let document = try importer.document(from: Source(bytes: bytes), context: ImportContext())
      guard (try? document.checkDepth()) != nil else { fatalError("the document is too deep") }
    } catch {
      guard !error.description.isEmpty else { fatalError("an error says nothing") }
    }
  }

  private static func export(_ document: Document, source: Int) async {
    let exporters: [any Exporter] = [
      EPUBExporter(), EPUBExporter { $0.splitLevel = 6 }, MarkdownExporter(), MarkdownExporter { $0.dialect = .gfm },
      MarkdownExporter { $0.wrap = 20 },
      MarkdownExporter { $0.dialect = .commonmark }, JSONExporter(), TextExporter(),
      TextExporter { $0.pageLength = 60 },
    ]
    for exporter in exporters {
      guard let bytes = await exporter.bytes(of: document) else { continue }
      guard bytes.count <= 16 * source + (1 << 20) else { fatalError("\(exporter) wrote \(bytes.count) bytes") }
    }
  }
}

extension Exporter {
  /// What is written of a document; `nil` if it is refused.
  func bytes(of document: Document) async -> [UInt8]? {
    var sink = MemorySink()
    guard (try? await export(document, to: &sink, context: ExportContext())) != nil else { return nil }
    return sink.bytes
  }
}
