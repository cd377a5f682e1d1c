import FrontMatter
import MarkdownImport
public import PlatenCore

extension Edition {
  /// Reads a book: the files listed in its `SUMMARY.md`, with their order and nesting.
  ///
  /// The list is read by ``BookSummary/reading(_:log:)``, and the files by a provider rooted in the folder of the list, such as
  /// `RootedResources`.
  ///
  /// - The title of a chapter is the heading at the start of its file or, without one, the title in the list.
  /// - Parts, and lines without a file that contain others, become headings above these.
  /// - A `README.md` that is not in the list comes first, as in HonKit and GitBook, unless the settings are those of mdBook.
  /// - Omissions are reported with ids that begin with `summary.`: chapters that are not written yet, missing files, and links
  ///   to other targets.
  /// - Links between files work as in ``PlatenCore/Document/joining(_:log:)``; those that begin with a slash are relative to the
  ///   root of the book.
  ///
  /// - Parameters:
  ///   - summary: the list.
  ///   - settings: the content of a `book.toml`, `book.json` or `mkdocs.yml`: title, authors, language and description.
  ///   - files: the provider of the files, relative to the folder of the summary.
  ///   - format: the name of an importer for all files; `nil` to select it by the extension of each file, or else Markdown.
  ///   - options: options of importers as on the command line, by the id of the importer.
  ///   - isAnthology: whether each file is a separate article, as in ``PlatenCore/Document/anthology(of:log:)``.
  ///   - toolkit: the available importers.
  /// - Throws: ``EditionError`` as for a single file, and if none of the files exists.
  public init(
    book summary: BookSummary, settings: Source? = nil, files: any ResourceProvider, as format: String? = nil,
    options: [String: [OptionSetting]] = [:], isAnthology: Bool = false, using toolkit: Toolkit = .standard
  ) throws(EditionError) {
    let log = ReportLog()
    let known = Edition.settings(of: settings, log: log)
    var reader = BookReader(
      summary: summary, files: files, format: format, options: options, toolkit: toolkit, log: log)
    let hasReadme = settings?.name.map { !$0.hasSuffix(".toml") && !BookSummary.isSite($0) }
    try reader.read(addingReadme: hasReadme ?? true)
    var report = log.report
    for edition in reader.editions { report.append(edition.report) }
    let joining = ReportLog()
    var parts = reader.editions.map { DocumentPart($0.document, name: $0.name) }
    if isAnthology {
      // The titles of the files are those of articles.
    } else if parts[0].document.metadata.title == nil || known.title != nil || summary.title != nil {
      if let title = known.title ?? summary.title { parts[0].document.metadata.titles = [Title(title)] }
    } else {
      joining.report(
        Diagnostic(
          "join.title-assumed", .note, "The book takes the title of its first file, unless another is given.",
          at: parts[0].start))
    }
    var document =
      isAnthology
      ? Document.anthology(of: parts, at: reader.places, log: joining)
      : Document.joining(parts, at: reader.places, log: joining)
    if isAnthology, let title = known.title ?? summary.title { document.metadata.titles = [Title(title)] }
    document.metadata.take(known, log: joining, file: settings?.name)
    report.append(joining.report)
    self.init(document, name: summary.name, report: report)
  }

  /// The importers that the files of a book need, each once.
  ///
  /// - Parameters:
  ///   - summary: the list of its files.
  ///   - format: the name of an importer for all files; `nil` to select it by the extension of each file, or else Markdown.
  ///   - toolkit: the available importers.
  /// - Throws: ``EditionError/unknownFormat(_:advice:)`` if there is no importer of that name.
  public static func importers(
    forBook summary: BookSummary, as format: String? = nil, using toolkit: Toolkit = .standard
  ) throws(EditionError) -> [ImporterRegistry.Entry] {
    // A README that the list leaves out may be read as well.
    var entries = [try toolkit.importer(named: format, forChapter: "README.md")]
    for entry in summary.entries {
      guard case .file(let reference, _) = entry.target else { continue }
      let importer = try toolkit.importer(named: format, forChapter: reference)
      if !entries.contains(where: { $0.format.id == importer.format.id }) { entries.append(importer) }
    }
    return entries
  }

  /// The folder in which a book's settings say that its summary is, relative to them: `src` unless a `book.toml` says
  /// otherwise; `nil` for the same folder.
  package static func summaryFolder(of settings: Source) -> String? {
    let isTOML = settings.name?.hasSuffix(".toml") ?? false
    let folder = (BookSettings(settings.bytes, isTOML: isTOML)?.folder ?? (isTOML ? "src" : "."))
    let normal = LinkReference.normalized(folder)
    return normal.isEmpty ? nil : normal
  }

  /// Puts in front what was reported before the edition was there.
  package mutating func prepend(_ earlier: Report) {
    var whole = earlier
    whole.append(report)
    report = whole
  }

  private static func settings(of source: Source?, log: ReportLog) -> BookSettings {
    guard let source else { return BookSettings() }
    if let name = source.name, BookSummary.isSite(name), let site = SiteSettings(source.bytes) { return site.book }
    if let settings = BookSettings(source.bytes, isTOML: source.name?.hasSuffix(".toml") ?? false) { return settings }
    log.report(
      Diagnostic(
        "summary.settings-invalid", .warning, "What is said here about the book cannot be read, and is not used.",
        at: SourceLocation(file: source.name, line: 1, column: 1), loss: .dropped))
    return BookSettings()
  }
}

extension Toolkit {
  /// How a file of a book is read: an extension that no importer has is no reason to take it for an article.
  func importer(named format: String?, forChapter path: String) throws(EditionError) -> ImporterRegistry.Entry {
    if let format { return try importer(named: format) }
    if let entry = Toolkit.fileExtension(of: path).flatMap({ importers.entry(forFileExtension: $0) }) { return entry }
    if let markdown = importers[MarkdownImporter.format.id] { return markdown }
    return try importer(named: nil)
  }
}

extension Metadata {
  /// Takes what the maker of a book says about it, which comes before what its files say.
  fileprivate mutating func take(_ settings: BookSettings, log: ReportLog, file: String?) {
    if !settings.authors.isEmpty { creators = settings.authors.map { Contributor($0, role: "aut") } }
    if let summary = settings.summary { self.summary = summary }
    guard let tag = settings.language else { return }
    guard let language = Language(tag) else {
      log.report(
        Diagnostic(
          "summary.settings-invalid", .warning, "\(Diagnostic.quoted(tag)) is not a language tag such as “zh-Hans”.",
          at: SourceLocation(file: file, line: 1, column: 1), loss: .dropped))
      return
    }
    languages = [language] + languages.filter { $0 != language }
  }
}
