package import PlatenCore

extension EditionDraft {
  /// Looks up formats, transforms and their options, and makes a recipe for each edition.
  ///
  /// - Parameters:
  ///   - toolkit: what can be read, changed and written.
  ///   - files: where the files are that options name.
  /// - Throws: ``EditionError/input(_:)`` for what is wrong first.
  package func file(using toolkit: Toolkit, files: any ResourceProvider) throws(EditionError) -> EditionFile {
    if let inputFormat, toolkit.importers[inputFormat.value] == nil {
      throw values.unknown(
        "input format", inputFormat.value, among: toolkit.importers.entries.map(\.format.id), at: inputFormat.offset)
    }
    for named in reading {
      guard let entry = toolkit.importers[named.name] else {
        throw values.unknown(
          "input format", named.name, among: toolkit.importers.entries.map(\.format.id), at: named.offset)
      }
      try check(named.settings, of: entry.format.id, entry.options) { settings throws(OptionError) in
        _ = try entry.make(settings, files)
      }
    }
    // Faults at the top level are reported there, whether an edition uses the key or not.
    for named in common.formats { _ = try exporter(named, toolkit) }
    var made: [EditionFile.Made] = []
    for (name, own) in editions {
      made.append(try EditionAssembly(self, name: name, own: own, toolkit: toolkit, files: files).made())
    }
    for (index, edition) in editions.enumerated() {
      made[index].pageSource = try (edition.choices.pages ?? common.pages).map { pages throws(EditionError) in
        try pageSource(pages, of: index, made)
      }
    }
    try checkOutputs(of: made)
    return EditionFile(self, editions: made)
  }

  /// No file is written twice.
  private func checkOutputs(of made: [EditionFile.Made]) throws(EditionError) {
    var paths: Set<String> = []
    for output in made.flatMap(\.outputs) where !paths.insert(LinkReference.normalized(output.path)).inserted {
      throw EditionError.input(
        ImportError(
          "another edition is written to \(Diagnostic.quoted(output.path)) already", at: output.location,
          advice: "Give each file a name of its own."))
    }
  }

  /// The edition whose pages another takes over.
  private func pageSource(
    _ pages: EditionValues.Setting, of index: Int, _ made: [EditionFile.Made]
  ) throws(EditionError) -> Int {
    var source = index
    if pages.value != FormatNames.text {
      guard let other = made.firstIndex(where: { $0.name == pages.value }) else {
        throw values.unknown(
          "edition", pages.value, among: [FormatNames.text] + made.compactMap(\.name), at: pages.offset)
      }
      source = other
    }
    guard made[source].textSettings.contains(where: { $0.name == "page-length" && $0.value != "0" }) else {
      throw values.fault(
        "the printable text of that edition has no pages", at: pages.offset,
        advice: "Say how many lines a page has: formats: {text: {page-length: 60}}.")
    }
    return source
  }

  func exporter(_ named: EditionValues.Named, _ toolkit: Toolkit) throws(EditionError) -> ExporterRegistry.Entry {
    guard let entry = toolkit.exporters[named.name] else {
      throw values.unknown("format", named.name, among: toolkit.exporters.entries.map(\.format.id), at: named.offset)
    }
    for setting in named.settings { try check(setting, of: entry.format.id, entry.options) }
    return entry
  }

  /// Checks the settings of a format or transform one by one, so that it is known which is wrong.
  func check(
    _ settings: [EditionValues.Setting], of name: String, _ options: [OptionDescription],
    make: ([OptionSetting]) throws(OptionError) -> Void
  ) throws(EditionError) {
    for setting in settings {
      try check(setting, of: name, options)
      do throws(OptionError) { try make([setting.setting]) } catch { throw values.fault(error, at: setting.offset) }
    }
  }

  private func check(
    _ setting: EditionValues.Setting, of name: String, _ options: [OptionDescription]
  ) throws(EditionError) {
    guard options.contains(where: { $0.name == setting.name }) else {
      throw values.fault(OptionError(noOption: setting.name, in: name, has: options.map(\.name)), at: setting.offset)
    }
  }
}

/// One edition, out of what is said for all and for it.
private struct EditionAssembly: Sendable {
  private static let font = "font"
  private static let system = "system"

  let draft: EditionDraft
  let name: String?
  let own: EditionDraft.Choices
  let toolkit: Toolkit
  let files: any ResourceProvider

  init(
    _ draft: EditionDraft, name: String?, own: EditionDraft.Choices, toolkit: Toolkit, files: any ResourceProvider
  ) {
    (self.draft, self.name, self.own, self.toolkit, self.files) = (draft, name, own, toolkit, files)
  }

  func made() throws(EditionError) -> EditionFile.Made {
    let outputs = try outputs()
    let fonts = own.fonts ?? draft.common.fonts ?? []
    let entries = try outputs.map { output throws(EditionError) in try toolkit.exporter(named: output.format) }
    if let font = fonts.first, !entries.contains(where: takesFonts) {
      throw draft.values.fault(
        "\(shownName) has fonts, and no output is of a format that embeds fonts", at: font.offset)
    }
    return EditionFile.Made(
      name: name, outputs: outputs, recipe: try recipe(entries, fonts: fonts),
      asksSystemFont: fonts.contains { $0.value == EditionAssembly.system },
      textSettings: try toolkit.exporters[FormatNames.text].map { entry throws(EditionError) in
        try settings(of: entry).map(\.setting)
      } ?? [], pageSource: nil
    ) { [self] font throws(EditionError) in
      let more = font.map { [EditionValues.Setting(name: EditionAssembly.font, value: $0, offset: own.offset)] } ?? []
      return try recipe(entries, fonts: fonts + more)
    }
  }

  private var shownName: String { name.map { "the edition \(Diagnostic.quoted($0))" } ?? "the edition" }

  private func takesFonts(_ entry: ExporterRegistry.Entry) -> Bool {
    entry.options.contains { $0.name == EditionAssembly.font }
  }

  // MARK: - Files

  /// The files of the edition: those that are named, and one for each further requested format.
  private func outputs() throws(EditionError) -> [EditionFile.Output] {
    let named = own.outputs + draft.common.outputs
    var result: [EditionFile.Output] = []
    for output in named {
      let format = try format(of: output)
      try add(format, output.value, at: output.offset, to: &result)
    }
    let asked = own.formats.isEmpty && named.isEmpty ? draft.common.formats : own.formats
    for format in asked where format.isOn {
      let entry = try draft.exporter(format, toolkit)
      guard !result.contains(where: { $0.format == entry.format.id }) else { continue }
      let path = stem + "." + (entry.format.fileExtensions.first ?? entry.format.id)
      try add(entry.format, path, at: format.offset, to: &result)
    }
    guard !result.isEmpty else {
      throw draft.values.fault(
        "\(shownName) makes nothing: it names neither an output nor a format", at: own.offset,
        advice: "Add a line such as output: reader.epub.")
    }
    return result
  }

  private func add(
    _ format: Format, _ path: String, at offset: Int, to outputs: inout [EditionFile.Output]
  ) throws(EditionError) {
    if outputs.contains(where: { $0.format == format.id }) {
      throw draft.values.fault(
        "\(shownName) has two files of the format \(format.id)", at: offset, advice: "Make them two editions.")
    }
    let path = draft.folder.map { $0.hasSuffix("/") ? $0 + path : $0 + "/" + path } ?? path
    outputs.append(EditionFile.Output(format: format.id, path: path, location: draft.values.location(offset)))
  }

  private func format(of output: EditionValues.Setting) throws(EditionError) -> Format {
    guard output.name.isEmpty else {
      return try draft.exporter(EditionValues.Named(name: output.name, offset: output.offset), toolkit).format
    }
    guard let suffix = Toolkit.fileExtension(of: output.value),
      let entry = toolkit.exporters.entry(forFileExtension: suffix)
    else {
      let extensions = toolkit.exporters.entries.compactMap(\.format.fileExtensions.first).map { "." + $0 }
      throw draft.values.fault(
        "the extension of \(Diagnostic.quoted(output.value)) tells no format", at: output.offset,
        advice:
          "Choose from: \(extensions.joined(separator: ", ")). Or write the format’s name before it: output: {text: \(output.value)}."
      )
    }
    return entry.format
  }

  /// What a file without a name is called: as the edition, or as the edition file.
  private var stem: String {
    if let name { return name }
    let file = draft.values.name?.split(separator: "/").last.map(String.init) ?? "edition"
    return Toolkit.fileExtension(of: file).map { String(file.dropLast($0.count + 1)) } ?? file
  }

  // MARK: - The recipe

  private func recipe(
    _ exporters: [ExporterRegistry.Entry], fonts: [EditionValues.Setting]
  ) throws(EditionError) -> EditionRecipe {
    var routes:
      (
        exporters: [String: [OptionSetting]], importers: [String: [OptionSetting]],
        transforms: [String: [OptionSetting]]
      )
    routes = ([:], [:], [:])
    for entry in exporters {
      var settings = try settings(of: entry)
      if takesFonts(entry) {
        settings += fonts.filter { $0.value != EditionAssembly.system }.map { font in
          EditionValues.Setting(name: EditionAssembly.font, value: font.value, offset: font.offset)
        }
      }
      try draft.check(settings, of: entry.format.id, entry.options) { settings throws(OptionError) in
        _ = try entry.make(settings, files)
      }
      routes.exporters[entry.format.id] = settings.map(\.setting)
    }
    for named in draft.reading {
      routes.importers[toolkit.importers[named.name]?.format.id ?? "", default: []] += named.settings.map(\.setting)
    }
    var wanted: [String] = []
    var unwanted: [String] = []
    for aid in own.aids + draft.common.aids.filter({ aid in !own.aids.contains { $0.name == aid.name } }) {
      guard let entry = toolkit.transforms[aid.name] else {
        throw draft.values.unknown("aid", aid.name, among: toolkit.transforms.entries.map(\.name), at: aid.offset)
      }
      if aid.isOn { wanted.append(entry.name) } else { unwanted.append(entry.name) }
      try draft.check(aid.settings, of: entry.name, entry.options) { settings throws(OptionError) in
        _ = try entry.make(settings, files)
      }
      routes.transforms[entry.name] = aid.settings.map(\.setting)
    }
    let known = draft.common.metadata.filter { known in !own.metadata.contains { $0.key == known.key } } + own.metadata
    try draft.checkMetadata(known, files: files)
    let readers = try draft.inputFormat.map { name throws(EditionError) in [try toolkit.importer(named: name.value)] }
    do throws(OptionError) {
      return try EditionRecipe(
        exporters: exporters, importers: readers ?? toolkit.importers.entries,
        transforms: toolkit.transforms.entries(adding: wanted, without: unwanted),
        routes: SettingAssignments(
          exporters: routes.exporters, importers: routes.importers, transforms: routes.transforms),
        inputFormat: draft.inputFormat?.value, metadata: known.flatMap { $0.settings.map(\.setting) }, files: files,
        toolkit: toolkit)
    } catch {
      throw draft.values.fault(error, at: own.offset)
    }
  }

  /// The options of a format: those for all editions, unless the edition has its own of that name.
  private func settings(of entry: ExporterRegistry.Entry) throws(EditionError) -> [EditionValues.Setting] {
    func settings(in formats: [EditionValues.Named]) throws(EditionError) -> [EditionValues.Setting] {
      var result: [EditionValues.Setting] = []
      for named in formats where try draft.exporter(named, toolkit).format.id == entry.format.id {
        result += named.settings
      }
      return result
    }
    let mine = try settings(in: own.formats)
    return try settings(in: draft.common.formats).filter { setting in !mine.contains { $0.name == setting.name } }
      + mine
  }
}
