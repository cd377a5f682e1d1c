import PlatenCore

extension ConformanceKit {
  /// The name tag, as `platen formats` and the command line rely on it.
  func formatFaults() -> [String] {
    let format = entry.format
    var faults: [String] = []
    func isName(_ name: String) -> Bool {
      !name.isEmpty
        && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
    for name in [format.id] + format.aliases where !isName(name) {
      faults.append("the name “\(name)” is not lower-case ASCII letters, digits and hyphens")
    }
    if format.name.isEmpty { faults.append("there is no name for users") }
    if format.fileExtensions.isEmpty { faults.append("there is no file extension") }
    for fileExtension in format.fileExtensions
    where fileExtension.isEmpty || fileExtension.hasPrefix(".") || fileExtension != fileExtension.lowercased() {
      faults.append("the file extension “\(fileExtension)” is not lower-case without a dot")
    }
    if !MediaType.isValid(format.mediaType) { faults.append("“\(format.mediaType)” is not a media type") }
    let names = entry.options.map(\.name)
    for name in Set(names).sorted() where !isName(name) {
      faults.append("the option name “\(name)” is not lower-case words with hyphens")
    }
    if Set(names).count < names.count { faults.append("an option is named twice: \(names.joined(separator: ", "))") }
    for option in entry.options where option.help.isEmpty { faults.append("the option \(option.name) has no help") }
    return faults
  }

  /// Every specimen alone, so that what the log says is about that kind of node; then all together.
  func everyNodeFaults() async -> [String] {
    var faults: [String] = []
    for specimen in Specimen.all + [Specimen.everything] {
      guard let trial = await output(of: specimen.document, named: specimen.name, faults: &faults) else { continue }
      let text: String
      do { text = try extractText(trial.bytes).lowercased() } catch {
        faults.append("\(specimen.name): the text cannot be extracted: \(error)")
        continue
      }
      // What is “simplified” is still there; only what was dropped or replaced may be missing.
      let isReported = trial.report.diagnostics.contains { $0.loss == .dropped || $0.loss == .substituted }
      for sentinel in specimen.sentinels where sentinel.weight == .content || checksAdvisoryText {
        if !text.contains(sentinel.word), !isReported {
          faults.append(
            "\(specimen.name): the \(sentinel.place) (“\(sentinel.word)”) is not in the output, and no diagnostic has a loss of "
              + "“dropped” or “substituted”")
        }
      }
      faults += trial.report.diagnostics.filter { !ConformanceKit.hasGoodID($0) }.map {
        "\(specimen.name): the diagnostic id “\($0.id)” is not of the form room.what-happened"
      }
    }
    if let writer { faults += await chineseFaults(of: writer) }
    return faults
  }

  private static func hasGoodID(_ diagnostic: Diagnostic) -> Bool {
    let parts = diagnostic.id.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
      }
  }

  /// Every hostile string in every place that takes text.
  func hostileTextFaults() async -> [String] {
    var faults: [String] = []
    for strings in isBrief ? HostileStrings.all.inGroups(of: 12) : HostileStrings.all.map({ [$0] }) {
      var document = HostileStrings.document(with: strings[0])
      for string in strings.dropFirst() { document.body += HostileStrings.document(with: string).body }
      let names = strings.map { Diagnostic.quoted($0) }.joined(separator: ", ")
      let name = "\(strings.count == 1 ? "the string" : "the strings") \(names) in every place"
      guard let trial = await output(of: document, named: name, faults: &faults) else { continue }
      for diagnostic in trial.report.diagnostics {
        let hasControl = diagnostic.message.unicodeScalars.contains {
          $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value)
            || (0x2066...0x2069).contains($0.value)
        }
        if hasControl { faults.append("\(name): the message of \(diagnostic.id) has control characters in it") }
      }
    }
    return faults
  }
}

extension Array {
  /// The elements in arrays of a size; the last may be smaller.
  fileprivate func inGroups(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
