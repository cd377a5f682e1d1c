import MarkdownImport
import PlatenCore
import TextDecoding

#if FUZZING
  public import FuzzSupport
#endif

/// What must hold for any bytes at all.
enum FuzzedImport {
  /// Reads the bytes with one of the presets, and stops the program if the document breaks a promise.
  ///
  /// The limit of sixteen times the source is that of the plain text, not of any format.
  static func check(_ bytes: [UInt8], preset: Int) {
    let options: [MarkdownImportOptions] = [.platen, .gfm, .commonMark, positioned]
    let log = ReportLog()
    guard
      let document = try? MarkdownImporter(options: options[preset % options.count]).document(
        from: Source(bytes: bytes), context: ImportContext(log: log))
    else {
      guard isPerhapsNoText(bytes) else { fatalError("the importer refused \(bytes.count) bytes of text") }
      return
    }
    guard (try? document.checkDepth()) != nil else { fatalError("the document is too deep") }
    for diagnostic in log.report.diagnostics where !diagnostic.id.hasPrefix("markdown.") {
      fatalError("the diagnostic \(diagnostic.id) is not of this room")
    }
  }

  /// Whether the bytes may be refused: they are no UTF-8, hold control characters, or begin as a file of another kind does.
  private static func isPerhapsNoText(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return true }
    return BinaryKind.name(of: bytes) != nil
      || text.unicodeScalars.contains { $0.properties.generalCategory == .control && !$0.properties.isWhitespace }
  }

  private static var positioned: MarkdownImportOptions {
    var options = MarkdownImportOptions.platen
    options.sourcePositions = true
    options.rawHTML = .keep
    return options
  }
}

#if FUZZING
  /// One input of libFuzzer: see Tests/Fuzz/markdown.sh. The first byte chooses the preset.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    FuzzedImport.check(Array(bytes.dropFirst()), preset: Int(bytes.first ?? 0))
    return 0
  }

  @_cdecl("MarkdownFuzz_main")
  public func main(_ count: CInt, _ arguments: Arguments) -> CInt { runFuzzer(count, arguments, fuzzOneInput) }
#endif
