import Foundation
import JSONExport
import JSONImport
import PlatenCore

/// The document as JSON.
func json(_ document: Document, options: JSONOptions = JSONOptions(), log: ReportLog = ReportLog()) throws
  -> String
{
  var sink = MemorySink()
  try JSONExporter(options: options).export(document, to: &sink, context: ExportContext(log: log))
  return String(decoding: sink.bytes, as: UTF8.self)
}

/// The document that JSON says.
func document(_ json: String, log: ReportLog = ReportLog(), resources: any ResourceProvider = NoResources()) throws
  -> Document
{
  try JSONImporter().document(
    from: Source(name: "a.json", bytes: Array(json.utf8)), context: ImportContext(log: log, resources: resources))
}

/// A document around blocks in JSON.
func whole(_ blocks: String) -> String { #"{"platen":"1.0","body":["# + blocks + "]}" }

let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let sharedInputs = packageRoot.deletingLastPathComponent().appending(path: "shared/inputs")
