import Platen
import PlatenCore
import PlatenFiles

/// A book that is named as input by its `SUMMARY.md` or `mkdocs.yml`, or by the folder that holds one.
struct BookInput {
  /// The path of the summary, as the input names it.
  let path: String
  /// The list of the book's files.
  let summary: BookSummary
  /// `book.toml` or `book.json`, if there is one.
  let settings: Source?
  /// What the list holds that is no list.
  let report: Report
  /// What an output without a name is named after.
  let outputName: String
  /// The files, relative to the summary's folder.
  private let root: ResourceRoot

  /// Looks whether the inputs are one book.
  ///
  /// - Parameters:
  ///   - inputs: the inputs of the run; of several files none is taken for a list.
  ///   - resources: what `--resources` names.
  /// - Returns: `nil` if they are files to be read as they are.
  static func find(_ inputs: [String], resources: String?) throws(Failure) -> BookInput? {
    guard inputs.count == 1, let input = inputs.first, input != "-" else { return nil }
    if FileQuestion.isFolder(input) {
      let name = BookInput.name(ofFolder: input)
      let folder = input == "." || input == "./" ? "" : input.hasSuffix("/") ? input : input + "/"
      let settings = BookInput.settings(in: folder)
      let inner = settings.flatMap { BookInput.folder(of: $0) }
      for path in [inner.map { folder + $0 + "/SUMMARY.md" }, folder + "SUMMARY.md", folder + "src/SUMMARY.md"] {
        guard let path, FileQuestion.realPath(of: path) != nil else { continue }
        let settings = settings ?? BookInput.settings(forSummaryIn: RootedResources.folder(of: path))
        return try BookInput(path, settings: settings, name: name, resources: resources)
      }
      for path in [folder + "mkdocs.yml", folder + "mkdocs.yaml"] where FileQuestion.realPath(of: path) != nil {
        return try BookInput(site: path, name: name, resources: resources)
      }
      return nil
    }
    if BookSummary.isSite(input), FileQuestion.realPath(of: input) != nil {
      return try BookInput(site: input, name: input, resources: resources)
    }
    guard BookSummary.isName(input), FileQuestion.realPath(of: input) != nil else { return nil }
    let folder = RootedResources.folder(of: input)
    return try BookInput(input, settings: settings(forSummaryIn: folder), name: input, resources: resources)
  }

  private init?(_ path: String, settings: Source?, name: String, resources: String?) throws(Failure) {
    let log = ReportLog()
    let source = try InputFiles.read(path)
    do throws(EditionError) {
      guard let summary = try BookSummary.reading(source, log: log) else { return nil }
      self.summary = summary
    } catch {
      throw Failure(error, at: path)
    }
    self.path = path
    self.settings = settings
    report = log.report
    outputName = name
    root = ResourceRoot(
      inputs: [path], root: resources ?? settings?.name.map(RootedResources.folder))
  }

  /// The pages of a site, in the order of its navigation.
  private init?(site path: String, name: String, resources: String?) throws(Failure) {
    let source = try InputFiles.read(path)
    guard let (summary, _) = BookSummary.navigation(of: source) else { return nil }
    self.summary = summary
    self.path = summary.name
    settings = source
    report = ReportLog().report
    outputName = name
    root = ResourceRoot(inputs: [path], root: resources ?? RootedResources.folder(of: path))
  }

  /// Where the book's files are found.
  var files: any ResourceProvider { root.resources(of: path) }

  /// The paths of its files, so that none is overwritten.
  var filePaths: [String] {
    let folder = RootedResources.folder(of: path)
    return summary.entries.compactMap { entry in
      guard case .file(let reference, _) = entry.target else { return nil }
      return folder + "/" + PercentEncoding.decoded(reference)
    }
  }

  // MARK: - Settings

  /// The settings of a book: in the summary's folder, or in the one above if they say that the summary is here.
  private static func settings(forSummaryIn folder: String) -> Source? {
    if let settings = settings(in: folder + "/") { return settings }
    guard let real = FileQuestion.realPath(of: folder), let settings = settings(in: folder + "/../"),
      let inner = BookInput.folder(of: settings)
    else { return nil }
    return real.hasSuffix("/" + inner) ? settings : nil
  }

  private static func settings(in folder: String) -> Source? {
    for name in ["book.toml", "book.json"] {
      let path = folder + name
      guard FileQuestion.realPath(of: path) != nil else { continue }
      // A file that cannot be read says nothing; the run goes on without.
      do throws(InputError) { return Source(name: path, bytes: try InputFile.read(path, limit: 65_536)) } catch {}
    }
    return nil
  }

  /// Where settings say that the summary is, relative to them.
  private static func folder(of settings: Source) -> String? { Edition.summaryFolder(of: settings) }

  /// The name of a folder as a path: an output is put beside it.
  private static func name(ofFolder folder: String) -> String {
    var path = folder
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard [".", ".."].contains(path.split(separator: "/").last ?? ".") else { return path }
    let real = FileQuestion.realPath(of: path)?.split(separator: "/").last.map(String.init)
    return real ?? "book"
  }
}
