import TextScanning

/// A file that is YAML from its first line to its last, and where its values stand.
package struct YAMLFile: Sendable {
  /// What is wrong with it first.
  package struct Fault: Error {
    /// A clause for a user.
    package var message: String
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in Unicode scalars.
    package var column: Int
  }

  /// What it says.
  package let value: FrontMatterValue
  private let bytes: [UInt8]

  /// Reads it.
  ///
  /// - Parameter bytes: the file, at most 64 KiB of UTF-8.
  /// - Throws: ``Fault`` for what is wrong first.
  /// - Complexity: O(*n*) in the bytes.
  package init(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= FrontMatterBlock.maximumLength else {
      throw Fault(message: "it has more than \(FrontMatterBlock.maximumLength) bytes", line: 1, column: 1)
    }
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      throw Fault(message: "it is not UTF-8", line: 1, column: 1)
    }
    // The reader knows line feeds only.
    let text = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]).map { byte in
      byte == 0x0D ? ASCII.space : byte
    }
    self.bytes = text
    let read = text.withUnsafeBufferPointer { buffer -> Result<FrontMatterValue, FrontMatterError> in
      guard let base = buffer.baseAddress else {
        return .success(FrontMatterValue(content: .null, offset: 0))
      }
      let view = ByteView(base: base, count: buffer.count)
      do throws(FrontMatterError) {
        return .success(try YAMLReader.value(view, in: YAMLFile.content(of: view)))
      } catch {
        return .failure(error)
      }
    }
    switch read {
    case .success(let value): self.value = value
    case .failure(let error):
      let place = YAMLFile.place(of: error.offset, in: text)
      throw Fault(message: error.message, line: place.line, column: place.column)
    }
  }

  /// The line and column of an offset, both from 1.
  package func place(of offset: Int) -> (line: Int, column: Int) { YAMLFile.place(of: offset, in: bytes) }

  private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: ASCII.lineFeed).map { $0 + 1 } ?? 0
    // Bytes that go on with a character are no characters of their own.
    let column = before[start...].count { $0 & 0xC0 != 0x80 }
    return (before.count { $0 == ASCII.lineFeed } + 1, column + 1)
  }

  /// The content after `---`, if the file begins with that (YAML 1.2.2 §9.1.4).
  private static func content(of view: ByteView) -> Range<Int> {
    let hyphen = ASCII.hyphen
    guard view[0] == hyphen, view[1] == hyphen, view[2] == hyphen, view.skipSpaces(3) >= view.endOfLine(from: 0) else {
      return 0..<view.count
    }
    return min(view.endOfLine(from: 0) + 1, view.count)..<view.count
  }
}
