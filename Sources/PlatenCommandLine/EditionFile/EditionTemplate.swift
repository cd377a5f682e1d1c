import Platen
import PlatenCore
import PlatenFiles

/// A commented edition file for given sources: what is certain stands in it, what can be chosen is a comment.
struct EditionTemplate {
  private let inputs: [String]
  private let folder: String
  private let toolkit: Toolkit
  private var editions: [Edition] = []

  /// Reads the sources, to know what they are.
  ///
  /// - Parameters:
  ///   - inputs: their paths.
  ///   - file: where the edition file will be: paths in it are relative to its folder.
  init(_ inputs: [String], besides file: String, _ toolkit: Toolkit) throws(Failure) {
    self.inputs = inputs
    self.toolkit = toolkit
    folder = RootedResources.folder(of: file)
    guard try BookInput.find(inputs, resources: nil) == nil else { return }
    let root = ResourceRoot(inputs: inputs, root: nil)
    for input in inputs {
      let source = try InputFiles.read(input)
      do throws(EditionError) {
        editions.append(try Edition(reading: source, resources: root.resources(of: input), using: toolkit))
      } catch {
        throw Failure(error, at: input)
      }
    }
  }

  /// The file.
  var text: String {
    var lines = [
      "# Which editions are made of which sources.",
      "# To make them: \(PlatenCommand.programName) export --edition edition.yaml",
      "# Paths are relative to this file. A line that begins with # says nothing yet.",
      "",
    ]
    lines += comment(.sources) + ["sources:"]
    lines += inputs.map { "  - \(EditionTemplate.quoted(relative($0)))" } + [""]
    lines += joining
    lines += comment(.metadata) + ["# metadata:"] + metadata + [""]
    lines += comment(.aids) + ["# aids:"] + aids + [""]
    lines += comment(.fonts) + ["# fonts: system", ""]
    lines += comment(.reading) + ["# reading:"] + readers + [""]
    lines += comment(.formats) + ["# formats:"] + toolkit.exporters.entries.flatMap(format) + [""]
    lines += comment(.pageListFrom) + ["# page-list-from: print", ""]
    lines += comment(.folder) + ["# folder: editions", ""]
    lines += comment(.editions) + ["editions:"] + made
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: - Parts

  /// What several sources are to each other.
  private var joining: [String] {
    let languages = editions.map(\.textLanguage)
    let titles = editions.compactMap { $0.document.metadata.title?.whole }
    let areTranslations = languages.count > 1 && Set(languages).count == languages.count
    let areArticles = !areTranslations && titles.count > 1 && Set(titles).count == titles.count
    return comment(.parallel) + [areTranslations ? "parallel: true" : "# parallel: true"] + [""]
      + comment(.anthology) + [areArticles ? "anthology: true" : "# anthology: true"] + [""]
  }

  /// Every field; those that the sources say have what they say.
  private var metadata: [String] {
    let known = editions.first?.document.metadata
    return MetadataField.allCases.flatMap { field -> [String] in
      switch field {
      case .title:
        let title = known?.title?.text ?? "The Village"
        return ["#   \(field.rawValue): \(EditionTemplate.quoted(title))"]
          + ["#   # in two languages: \(field.rawValue): {zh-Hans: 乡村, en: The Village}"]
      case .author:
        let names = known?.creators.map(\.name) ?? []
        return ["#   \(field.rawValue): \(EditionTemplate.list(names.isEmpty ? ["Li Wei"] : names))"]
      case .language:
        let tags = (known?.languages ?? []).map(\.tag)
        return ["#   \(field.rawValue): \(EditionTemplate.list(tags.isEmpty ? ["en", "zh-Hans"] : tags))"]
      case .subtitle, .translator, .editor, .illustrator, .date, .modified, .identifier, .publisher, .source, .rights,
        .summary, .subject, .series, .seriesPosition, .cover, .conformsTo, .certifiedBy, .certifierCredential,
        .certifierReport, .evaluated, .exemption, .accessibilitySummary, .accessibilityFeature, .accessibilityHazard,
        .miningReservation, .miningPolicy:
        return wrapped("\(field.rawValue): … \(field.help)", prefix: "#   # ")
      }
    }
  }

  private var aids: [String] {
    toolkit.transforms.entries.flatMap { entry in
      wrapped(entry.summary + (entry.isDefault ? " Applied unless it says false." : ""), prefix: "#   # ")
        + (entry.options.isEmpty
          ? ["#   \(entry.name): \(entry.isDefault)"] : ["#   \(entry.name):"] + options(entry.options))
    }
  }

  private var readers: [String] {
    var seen: Set<String> = []
    return inputs.flatMap { input -> [String] in
      guard let suffix = Toolkit.fileExtension(of: input),
        let entry = toolkit.importers.entry(forFileExtension: suffix),
        seen.insert(entry.format.id).inserted, !entry.options.isEmpty
      else { return [] }
      return ["#   \(entry.format.id):"] + options(entry.options)
    }
  }

  private func format(_ entry: ExporterRegistry.Entry) -> [String] {
    guard !entry.options.isEmpty else { return ["#   \(entry.format.id): true"] }
    return ["#   \(entry.format.id):"] + options(entry.options)
  }

  /// Options as comments, with their defaults.
  private func options(_ options: [OptionDescription]) -> [String] {
    options.flatMap { option in
      let blank = option.defaultValue.isEmpty
      return wrapped(option.help + " Takes \(option.values).", prefix: "#     # ")
        + ["#     \(blank ? "# " : "")\(option.name): \(blank ? "…" : EditionTemplate.quoted(option.defaultValue))"]
    }
  }

  private var made: [String] {
    var lines = ["  reader:", "    output: \(EditionTemplate.quoted(stem + ".epub"))"]
    func add(_ name: String, _ rest: [String]) { lines += ["  # \(name):"] + rest.map { "  #   " + $0 } }
    add(
      "original",
      ["output: \(EditionTemplate.quoted(stem + "-original.epub"))", "formats: {epub: {parallel: original-only}}"])
    add(
      "pinyin", ["output: \(EditionTemplate.quoted(stem + "-pinyin.epub"))", "aids: {hanyu-pinyin: {mode: first-use}}"])
    add(
      "print",
      ["output: \(EditionTemplate.quoted(stem + "-print.txt"))", "formats: {text: {page-length: 60, margins: 2 4}}"])
    return lines
  }

  // MARK: - Words

  /// What outputs are named after: the first source.
  private var stem: String {
    let name = inputs.first?.split(separator: "/").last.map(String.init) ?? "edition"
    guard !BookSummary.isName(name), name != ".", name != ".." else { return "book" }
    return Toolkit.fileExtension(of: name).map { String(name.dropLast($0.count + 1)) } ?? name
  }

  /// A path as it stands in the edition file.
  private func relative(_ path: String) -> String {
    guard let base = FileQuestion.realPath(of: folder)?.split(separator: "/"),
      let target = FileQuestion.realPath(of: path)?.split(separator: "/"), !path.hasPrefix("/")
    else { return path }
    let common = zip(base, target).prefix { $0 == $1 }.count
    let steps = base.dropFirst(common).map { _ in ".." } + target.dropFirst(common).map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  private func comment(_ key: EditionKey) -> [String] { wrapped(key.help, prefix: "# ") }

  private func wrapped(_ text: String, prefix: String) -> [String] {
    TextLayout.item("", text, indent: prefix.count).split(separator: "\n").map { prefix + $0.dropFirst(prefix.count) }
  }

  /// A text as YAML: with quotation marks where it would be taken for something else.
  static func quoted(_ text: String) -> String {
    let isPlain =
      text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./ ".unicodeScalars.contains($0)
      }
      && text.unicodeScalars.first.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
      && text.last != " "
    guard !isPlain else { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func list(_ texts: [String]) -> String {
    texts.count == 1 ? quoted(texts[0]) : "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }
}
