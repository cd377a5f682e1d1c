import EPUBExport
import JSONExport
import MarkdownExport
import PlatenCore
import TextExport

/// The exporters of the project in the settings that their code differs for.
enum EveryExporter: String, CaseIterable, Sendable {
  case epub, epubSplit, epubWhole, platen, gfm, commonMark, wrapped, json, text, pages, ascii, narrow

  var exporter: ConfiguredExporter {
    switch self {
    case .epub: .epub()
    case .epubSplit:
      .epub { options in
        options.splitLevel = 6
        options.compression = 0
        options.writingMode = .vertical
      }
    case .epubWhole:
      .epub { options in
        options.splitLevel = nil
        options.contentsPage = false
      }
    case .platen: .markdown()
    case .gfm: .markdown { $0.dialect = .gfm }
    case .commonMark: .markdown { $0.dialect = .commonmark }
    case .wrapped: .markdown { $0.wrap = 20 }
    case .json: .json()
    case .text: .text()
    case .pages:
      .text { options in
        options.pageLength = 60
        options.contents = true
        options.header = "{title}|{page}/{pages}|{section}"
      }
    case .ascii: .text { $0.ascii = true }
    case .narrow:
      .text { options in
        options.width = 20
        options.justify = true
        options.breaking = .greedy
        options.ambiguousWidth = .narrow
      }
    }
  }

  /// The bytes of a document; `nil` if it is refused.
  func bytes(of document: Document, log: ReportLog = ReportLog()) async -> [UInt8]? {
    var sink: any ByteSink = MemorySink()
    do {
      try await exporter.export(document, to: &sink, context: ExportContext(log: log, parallelism: 1))
      return (sink as? MemorySink)?.bytes
    } catch { return nil }
  }
}
