import PlatenCore
import PlatenFiles

/// What an edition was made from: the same mark, and it need not be made again.
struct BatchMark {
  /// The options and the version, as ``BatchSetup/fingerprint``.
  let fingerprint: String
  /// The document's name, which a title can come from, and its bytes.
  let source: Source
  private let sourceHash: String

  init(fingerprint: String, source: Source) {
    self.fingerprint = fingerprint
    self.source = source
    sourceHash = SHA256.hexadecimal(of: source.bytes)
  }

  /// The mark of an edition.
  ///
  /// - Parameters:
  ///   - format: its format.
  ///   - files: the files that the document mentions.
  /// - Returns: `nil` if they are too many to be noted: the edition is then made again each time.
  func text(format: String, files: [RecordingFiles.Entry]) -> String? {
    var text = key(format: format)
    for file in files {
      guard !file.reference.contains(where: \.isNewline) else { return nil }
      text += "\n\(file.hash) \(file.reference)"
    }
    return text.utf8.count + 64 <= FileMark.maximumBytes ? text : nil
  }

  /// Whether an edition that is there was made from the same, its pictures too.
  func isCurrent(_ path: String, format: String, files: any ResourceProvider) -> Bool {
    guard let text = FileMark.read(ofFile: path) else { return false }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(String.init) == key(format: format) else { return false }
    let record = RecordingFiles(files)
    for line in lines.dropFirst() {
      guard let space = line.firstIndex(of: " ") else { return false }
      do throws(ResourceError) { _ = try record.resource(at: String(line[line.index(after: space)...])) } catch {}
    }
    return self.text(format: format, files: record.record) == text
  }

  private func key(format: String) -> String {
    var hash = SHA256()
    let name = source.name?.split(separator: "/").last.map(String.init) ?? ""
    for field in [fingerprint, format, name, sourceHash] { hash.update(field: field) }
    return hash.hexadecimal()
  }
}
