import PlatenCore

/// Reads the files of a book in the order of its list.
struct BookReader {
  let summary: BookSummary
  let files: any ResourceProvider
  let format: String?
  let options: [String: [OptionSetting]]
  let toolkit: Toolkit
  let log: ReportLog
  /// The files that were read.
  private(set) var editions: [Edition] = []
  /// Where each stands.
  private(set) var places: [BookPlace] = []
  /// The titles since the last file that have no text of their own, and where their lines are.
  private var waiting: [(title: BookPlace.Title, entry: BookSummary.Entry)] = []
  private var seen: Set<String> = []
  private var missing: [String] = []

  init(
    summary: BookSummary, files: any ResourceProvider, format: String?, options: [String: [OptionSetting]],
    toolkit: Toolkit, log: ReportLog
  ) {
    self.summary = summary
    self.files = files
    self.format = format
    self.options = options
    self.toolkit = toolkit
    self.log = log
  }

  /// Reads them all.
  ///
  /// - Parameter addingReadme: whether a `README.md` that is there and not in the list comes first.
  mutating func read(addingReadme: Bool) throws(EditionError) {
    if addingReadme { try readReadme() }
    for entry in summary.entries {
      leaveOutTitles(notBelow: entry.level)
      switch entry.target {
      case .part, .none: waiting.append((BookPlace.Title(level: entry.level, inlines: entry.title), entry))
      case .elsewhere(let destination):
        report(
          "summary.link-elsewhere",
          "\(Diagnostic.quoted(destination)) is not a file of the book, and the line is left out.",
          entry, loss: .dropped)
      case .file(let reference, let fragment): try read(reference, fragment, entry)
      }
    }
    leaveOutTitles(notBelow: 1)
    if editions.isEmpty {
      let names = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? ", …" : "")
      throw EditionError.input(
        ImportError(
          "none of the files that it lists can be read: \(names)",
          at: SourceLocation(file: summary.name, line: 1, column: 1),
          advice: "Paths are relative to the list’s own folder."))
    }
  }

  private mutating func readReadme() throws(EditionError) {
    let isListed = summary.entries.contains { entry in
      guard case .file(let reference, _) = entry.target else { return false }
      return BookReader.path(of: reference).lowercased() == "readme.md"
    }
    guard !isListed, let resource = readmeResource() else { return }
    let start = SourceLocation(file: summary.name, line: 1, column: 1)
    log.report(
      Diagnostic("summary.readme-added", .note, "README.md, which the list leaves out, comes first.", at: start))
    let entry = BookSummary.Entry(
      [.text(summary.title ?? "README")], target: .file(reference: "README.md", fragment: nil), level: 1,
      location: start)
    try add(resource, "README.md", entry)
  }

  private func readmeResource() -> Resource? {
    do throws(ResourceError) { return try files.resource(at: "README.md") } catch { return nil }
  }

  private mutating func read(_ reference: String, _ fragment: String?, _ entry: BookSummary.Entry) throws(EditionError)
  {
    let reference = LinkReference.normalized(String(reference.drop { $0 == "/" }))
    if seen.contains(BookReader.path(of: reference)) {
      // A line with a fragment leads into a file that is there already; its sections stand in the contents anyway.
      if fragment == nil {
        report("summary.file-repeated", "This file is in the book already, and stays where it is.", entry, .note)
      }
      return
    }
    let resource: Resource
    do throws(ResourceError) { resource = try files.resource(at: reference) } catch {
      if error.kind == .failed { throw EditionError.input(ImportError(error.message, kind: .resource)) }
      missing.append(Diagnostic.quoted(BookReader.path(of: reference)))
      report(
        "summary.file-missing",
        "The chapter \(Diagnostic.quoted(entry.title.plainText)) is left out: \(error.message).", entry, loss: .dropped)
      // What is indented below it stays below its title.
      waiting.append((BookPlace.Title(level: entry.level, inlines: entry.title), entry))
      return
    }
    try add(resource, reference, entry)
  }

  private mutating func add(_ resource: Resource, _ reference: String, _ entry: BookSummary.Entry) throws(EditionError)
  {
    let path = BookReader.path(of: reference)
    seen.insert(path)
    let importer = try toolkit.importer(named: format, forChapter: path)
    let configured: ConfiguredImporter
    do throws(OptionError) { configured = try importer.make(options[importer.format.id] ?? [], files) } catch {
      throw EditionError.option(error)
    }
    let source = Source(name: summary.fileName(of: path), bytes: resource.bytes)
    editions.append(
      try Edition(
        reading: source, with: configured, resources: RelativeFiles(files, besideFile: reference), assumption: nil))
    let place = BookPlace(titlesBefore: waiting.map(\.title), level: entry.level, title: entry.title)
    places.append(place)
    waiting = []
    reportTitle(of: place, entry)
  }

  /// Says that a file's own title is not the list's.
  private func reportTitle(of place: BookPlace, _ entry: BookSummary.Entry) {
    guard let body = editions.last?.document.body, place.isTitled(body), let own = Block.title(of: body) else { return }
    let (title, written) = (own.inlines.plainText, entry.title.plainText)
    guard title != written else { return }
    report(
      "summary.title-differs",
      "The file calls itself \(Diagnostic.quoted(title)) and not \(Diagnostic.quoted(written)); its own title stays.",
      entry, .note)
  }

  /// Leaves out titles that nothing came below.
  private mutating func leaveOutTitles(notBelow level: Int) {
    while let last = waiting.last, last.title.level >= level {
      waiting.removeLast()
      switch last.entry.target {
      // What is missing has been told.
      case .file, .elsewhere: continue
      case .part:
        report(
          "summary.part-empty", "The part \(Diagnostic.quoted(last.entry.title.plainText)) has no chapters.",
          last.entry,
          loss: .dropped)
      case .none:
        report(
          "summary.draft",
          "The chapter \(Diagnostic.quoted(last.entry.title.plainText)) has no file yet, and is left out.", last.entry,
          .note)
      }
    }
  }

  private func report(
    _ id: String, _ message: String, _ entry: BookSummary.Entry, _ severity: Diagnostic.Severity = .warning,
    loss: Diagnostic.Loss? = nil
  ) {
    log.report(Diagnostic(id, severity, message, at: entry.location, loss: loss))
  }

  /// The path that a reference means, without `.` and `..`.
  private static func path(of reference: String) -> String {
    LinkReference.normalized(PercentEncoding.decoded(reference))
  }
}
