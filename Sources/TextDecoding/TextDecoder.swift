package import PlatenCore

/// Turns bytes into valid UTF-8 without controls.
package struct TextDecoder {
  private let encoding: TextEncoding
  private let format: String
  private let file: String?
  private let log: ReportLog

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - encoding: what the user named.
  ///   - format: the id of the format that is read: what is found is reported as `format.undecodable-byte` and the like.
  ///   - file: the name of the file, for messages.
  ///   - log: where diagnostics go.
  package init(_ encoding: TextEncoding = .auto, format: String, file: String?, log: ReportLog) {
    self.encoding = encoding
    self.format = format
    self.file = file
    self.log = log
  }

  /// What bytes turned out to be.
  package struct Text {
    /// Valid UTF-8, after a mark perhaps.
    var bytes: [UInt8]
    /// Where the text begins.
    var start: Int

    /// Calls a function with the text.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start...])) }
    }
  }

  /// Decodes bytes. Clean UTF-8 is checked and not copied.
  ///
  /// - Throws: ``ImportError`` if the bytes are no text.
  /// - Complexity: O(*n*) in bytes.
  package func decode(_ bytes: [UInt8]) throws(ImportError) -> Text {
    if let kind = KnownBinary.kind(of: bytes) { throw notText("it is \(kind)") }
    let mark = mark(of: bytes)
    guard mark?.encoding != .utf32 else { throw notText("it is UTF-32, which is not read") }
    let start = mark?.length ?? 0
    let check = bytes.withUnsafeBufferPointer { buffer in
      (mark.map { $0.encoding == .utf8 } ?? (encoding == .auto || encoding == .utf8))
        ? UTF8Check(UnsafeBufferPointer(rebasing: buffer[start...])) : nil
    }
    if let check, check.isValid, !check.needsCleaning { return Text(bytes: bytes, start: start) }
    let text = bytes.withUnsafeBufferPointer { buffer in
      cleaned(buffer, from: start, as: chosen(buffer, mark: mark?.encoding, isUTF8: check?.isValid == true))
    }
    guard !text.isBinary else { throw notText("more than a tenth of it is no characters") }
    text.report(to: log)
    return Text(bytes: text.bytes, start: 0)
  }

  private func notText(_ reason: String) -> ImportError {
    ImportError(
      "\(Source.described(file)) is not text: \(reason)",
      advice: "Save it as plain text in UTF-8, or name its encoding: \(TextEncoding.names).")
  }

  // MARK: Which encoding

  private enum Concrete {
    case utf8, utf16LittleEndian, utf16BigEndian, utf32, gb18030, big5
  }

  private func mark(of bytes: [UInt8]) -> (encoding: Concrete, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    return nil
  }

  /// A mark is believed more than what was named, as the Encoding Standard has it (§6).
  private func chosen(_ bytes: UnsafeBufferPointer<UInt8>, mark: Concrete?, isUTF8: Bool) -> Concrete {
    if let mark { return mark }
    switch encoding {
    case .utf8: return .utf8
    case .utf16: return UTF16Order.isLittleEndian(bytes) ? .utf16LittleEndian : .utf16BigEndian
    case .gb18030: return .gb18030
    case .big5: return .big5
    case .auto: return isUTF8 ? .utf8 : guessed(bytes)
    }
  }

  private func guessed(_ bytes: UnsafeBufferPointer<UInt8>) -> Concrete {
    func note(_ name: String) {
      log.report(
        Diagnostic(
          "\(format).encoding-guessed", .note, "the text was taken for \(name); name another with the encoding option",
          at: SourceLocation(file: file, line: 1, column: 1)))
    }
    switch EncodingGuess.encoding(of: bytes) {
    case .utf8: return .utf8
    case .gb18030:
      note(GB18030Decoder.name)
      return .gb18030
    case .big5:
      note(Big5Decoder.name)
      return .big5
    }
  }

  private func cleaned(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, as encoding: Concrete) -> CleanText {
    func text(_ name: String, _ capacity: Int) -> CleanText {
      CleanText(capacity: capacity, format: format, file: file, encoding: name)
    }
    var result: CleanText
    switch encoding {
    case .utf8:
      result = text(UTF8Decoder.name, bytes.count)
      UTF8Decoder().decode(bytes, from: start, into: &result)
    case .gb18030:
      result = text(GB18030Decoder.name, bytes.count + bytes.count / 2)
      GB18030Decoder().decode(bytes, from: start, into: &result)
    case .big5:
      result = text(Big5Decoder.name, bytes.count + bytes.count / 2)
      Big5Decoder().decode(bytes, from: start, into: &result)
    case .utf16LittleEndian, .utf16BigEndian, .utf32:
      result = text("UTF-16", bytes.count + bytes.count / 2)
      UTF16Decoder(isLittleEndian: encoding == .utf16LittleEndian).decode(bytes, from: start, into: &result)
    }
    return result
  }
}

extension TextEncoding {
  /// The names that can be given.
  static var names: String { allCases.dropFirst().map(\.rawValue).joined(separator: ", ") }
}

/// Files that are often given by mistake, by how they begin.
enum KnownBinary {
  /// What the file is, with its article; `nil` if it may be text.
  static func kind(of bytes: [UInt8]) -> String? {
    let kinds: [([UInt8], String)] = [
      (Array("%PDF-".utf8), "a PDF file"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP file, such as DOCX or EPUB"),
      ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
      ([0x1F, 0x8B, 0x08], "compressed with gzip"), ([0xD0, 0xCF, 0x11, 0xE0], "an old Word or Excel file"),
      ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]
    return kinds.first { bytes.starts(with: $0.0) }?.1
  }
}

/// The byte order of UTF-16 without a mark.
enum UTF16Order {
  /// Whether more of the first units make sense with the low byte first: spaces, ASCII letters, Han.
  static func isLittleEndian(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var little = 0
    var big = 0
    var offset = 0
    while offset + 1 < min(bytes.count, 2_000) {
      if bytes[offset + 1] == 0 || (0x4E...0x9F).contains(bytes[offset + 1]) { little += 1 }
      if bytes[offset] == 0 || (0x4E...0x9F).contains(bytes[offset]) { big += 1 }
      offset += 2
    }
    return little >= big
  }
}
