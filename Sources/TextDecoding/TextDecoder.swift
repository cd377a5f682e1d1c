package import PlatenCore

/// Turns the bytes of a file into clean text: the one way in which text comes in, whatever its format.
package struct TextDecoder {
  /// The ids of the diagnostics.
  package struct IDs {
    var undecodable: String
    var control: String
    var bidi: String
    var guessed: String

    /// The ids of a format, such as `article.undecodable-byte`.
    package init(format: String, undecodable: String = "undecodable-byte", control: String = "control-character") {
      self.undecodable = "\(format).\(undecodable)"
      self.control = "\(format).\(control)"
      bidi = "\(format).bidi-control"
      guessed = "\(format).encoding-guessed"
    }
  }

  private let encoding: TextEncoding
  private let ids: IDs
  private let file: String?
  private let log: ReportLog

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - encoding: what the user named.
  ///   - ids: the ids of the diagnostics.
  ///   - file: the name of the file, for messages.
  ///   - log: where diagnostics go.
  package init(_ encoding: TextEncoding = .auto, ids: IDs, file: String?, log: ReportLog) {
    self.encoding = encoding
    self.ids = ids
    self.file = file
    self.log = log
  }

  /// Decodes bytes. Clean UTF-8 is checked and not copied.
  ///
  /// - Throws: ``ImportError`` if the bytes are no text.
  /// - Complexity: O(*n*) in bytes.
  package func decode(_ bytes: [UInt8]) throws(ImportError) -> DecodedText {
    if let kind = BinaryKind.name(of: bytes) { throw notText("it is \(kind)") }
    let mark = ByteOrderMark(bytes)
    let start = mark?.length ?? 0
    let named = mark?.encoding ?? encoding
    let decoded = bytes.withUnsafeBufferPointer { decode($0, from: start, as: named, hadMark: mark != nil) }
    if decoded.isBinary { throw notText("more than a tenth of it is not characters") }
    if let guess = decoded.guess { report(guess) }
    let text = DecodedText(
      bytes: decoded.bytes ?? bytes, start: decoded.bytes == nil ? start : 0, places: decoded.places)
    report(decoded.findings, decoded.counts, in: text, as: decoded.encoding)
    return text
  }

  private func notText(_ reason: String) -> ImportError {
    ImportError(
      "\(Source.described(file)) is not text: \(reason)",
      advice:
        "Save it as plain text in UTF-8, or name its encoding: \(TextEncoding.allCases.dropFirst().map(\.rawValue).joined(separator: ", "))."
    )
  }

  // MARK: Decoding

  /// What became of the bytes.
  private struct Outcome {
    /// The clean text; `nil` if the bytes are clean as they are.
    var bytes: [UInt8]?
    var places = TextPlaces()
    var findings: [TextCleaner.Finding] = []
    var counts: [TextCleaner.Finding.Kind: Int] = [:]
    var encoding: TextEncoding
    var guess: EncodingGuess?
    var isBinary = false
  }

  private func decode(
    _ buffer: UnsafeBufferPointer<UInt8>, from start: Int, as named: TextEncoding, hadMark: Bool
  ) -> Outcome {
    let body = UnsafeBufferPointer(rebasing: buffer[start...])
    var encoding = named
    var guess: EncodingGuess?
    if named == .auto {
      if let wide = WideGuess.decoder(of: body) {
        encoding = wide.encoding
        guess = EncodingGuess(certain: encoding)
      } else {
        var cleaner = TextCleaner(body, byteOffset: start, stopsAtDoubt: true, hadMark: hadMark)
        cleaner.run()
        if !cleaner.hasStopped { return outcome(cleaner, as: .utf8, guess: nil) }
        let found = EncodingGuess(body)
        encoding = found.encoding
        guess = encoding == .utf8 ? nil : found
      }
    }
    if encoding == .utf8 {
      var cleaner = TextCleaner(body, byteOffset: start, hadMark: hadMark)
      cleaner.run()
      return outcome(cleaner, as: .utf8, guess: guess)
    }
    let text = TranscodedText(buffer, from: start, as: encoding)
    return text.bytes.withUnsafeBufferPointer { utf8 in
      var cleaner = TextCleaner(utf8, undecodable: text.undecodable, hadMark: hadMark)
      cleaner.run()
      var result = outcome(cleaner, as: encoding, guess: guess)
      if result.bytes == nil { result.bytes = text.bytes }
      result.counts[.undecodable] = text.undecodableCount
      return result
    }
  }

  private func outcome(_ cleaner: TextCleaner, as encoding: TextEncoding, guess: EncodingGuess?) -> Outcome {
    Outcome(
      bytes: cleaner.output, places: cleaner.places, findings: cleaner.findings, counts: cleaner.counts,
      encoding: encoding, guess: guess, isBinary: cleaner.isBinary)
  }

  // MARK: Reports

  private func report(_ guess: EncodingGuess) {
    let name = guess.encoding.rawValue
    let place = SourceLocation(file: file, line: 1, column: 1)
    let message =
      guess.isUncertain
      ? "the text is assumed to be in \(name), but is too short to be sure; name its encoding with --encoding"
      : "the text was taken for \(name); name another with --encoding"
    log.report(Diagnostic(ids.guessed, guess.isUncertain ? .warning : .note, message, at: place))
  }

  private func report(
    _ findings: [TextCleaner.Finding], _ counts: [TextCleaner.Finding.Kind: Int], in text: DecodedText,
    as encoding: TextEncoding
  ) {
    guard !findings.isEmpty else { return }
    text.withBytes { bytes in
      var walk = PlaceWalk(bytes, text.places, file: file)
      for finding in findings { log.report(diagnostic(finding, encoding, at: walk.location(of: finding.offset))) }
    }
    for kind in TextCleaner.Finding.Kind.allCases {
      let more = counts[kind, default: 0] - ReportLog.maximumPerID
      guard more > 0, let example = findings.first(where: { $0.kind == kind }) else { continue }
      let diagnostic = diagnostic(example, encoding, at: nil)
      for _ in 0..<more { log.report(diagnostic) }
    }
  }

  private func diagnostic(
    _ finding: TextCleaner.Finding, _ encoding: TextEncoding, at place: SourceLocation?
  ) -> Diagnostic {
    switch finding.kind {
    case .undecodable:
      let byte = Self.hex(finding.value, 2)
      return Diagnostic(
        ids.undecodable, .warning,
        "the byte \(byte) at offset \(finding.byteOffset) is not \(encoding.rawValue.uppercased()); it became U+FFFD",
        at: place, loss: .substituted)
    case .control:
      return Diagnostic(
        ids.control, .warning, "the control character U+\(Self.hex(finding.value, 4)) became U+FFFD", at: place,
        loss: .substituted)
    case .bidi, .direction:
      return Diagnostic(
        ids.bidi, finding.kind == .bidi ? .warning : .note,
        "the invisible character U+\(Self.hex(finding.value, 4)) changes the direction of the text; it was kept",
        at: place)
    }
  }

  private static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

/// A byte order mark.
struct ByteOrderMark {
  let encoding: TextEncoding
  let length: Int

  init?(_ bytes: [UInt8]) {
    // UTF-32 before UTF-16: its mark begins like that of UTF-16.
    let marks: [([UInt8], TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE, 0, 0], .utf32), ([0, 0, 0xFE, 0xFF], .utf32),
      ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian), ([0x84, 0x31, 0x95, 0x33], .gb18030),
    ]
    guard let found = marks.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    encoding = found.1
    length = found.0.count
  }
}
