import FrontMatter
package import PlatenCore

/// An edition file before its names of formats and transforms are looked up: some may be programs that are yet to be found.
package struct EditionDraft: Sendable {
  /// What can be said for all editions, and for one.
  struct Choices: Sendable {
    var metadata: [EditionValues.Known] = []
    var aids: [EditionValues.Named] = []
    var fonts: [EditionValues.Setting]?
    var formats: [EditionValues.Named] = []
    /// Files to write; of each the name is its format's, or blank.
    var outputs: [EditionValues.Setting] = []
    /// Whose pages it takes over.
    var pages: EditionValues.Setting?
    /// Where it begins.
    var offset = 0
  }

  let values: EditionValues
  private(set) var inputs: [EditionFile.Input] = []
  private(set) var joining = EditionFile.Joining.book
  private(set) var inputFormat: EditionValues.Setting?
  private(set) var reading: [EditionValues.Named] = []
  private(set) var encoding: String?
  private(set) var resources: String?
  private(set) var folder: String?
  private(set) var common = Choices()
  private(set) var editions: [(name: String?, choices: Choices)] = []

  /// The names of formats that are written, as far as they are named and not told by a file's name.
  package var formats: [String] {
    ([common] + editions.map(\.choices)).flatMap { $0.formats.map(\.name) + $0.outputs.map(\.name) }
      .filter { !$0.isEmpty }
  }

  /// The names of transforms.
  package var transforms: [String] { ([common] + editions.map(\.choices)).flatMap { $0.aids.map(\.name) } }

  /// Reads the keys of an edition file.
  ///
  /// - Throws: ``EditionError/input(_:)`` for what is wrong first.
  package init(_ source: Source) throws(EditionError) {
    values = try EditionValues(source)
    guard case .fields = values.root.content else {
      throw values.fault(
        "it is not an edition file, which has keys such as sources: and output:", at: 0,
        advice: "platen init FILES writes one.")
    }
    var seen: Set<EditionKey> = []
    for (key, field) in try values.fields(values.root, of: "an edition file", among: EditionKey.allCases) {
      seen.insert(key)
      try take(key, field)
    }
    guard seen.contains(.sources) else {
      throw values.fault("it names no sources", at: 0, advice: "Add a line such as sources: chapters/*.md.")
    }
    if joining != .book, seen.isSuperset(of: [.parallel, .anthology]) {
      throw values.fault("parallel and anthology contradict each other", at: 0)
    }
    if editions.isEmpty {
      editions = [(nil, Choices())]
    } else if let output = common.outputs.first {
      throw values.fault(
        "output is given together with editions, which have outputs of their own", at: output.offset,
        advice: "Move it to the edition that it is the file of.")
    }
  }

  private mutating func take(_ key: EditionKey, _ field: FrontMatterValue.Field) throws(EditionError) {
    let value = field.value
    switch key {
    case .sources:
      for element in value.elements { inputs.append(try input(element)) }
      guard !inputs.isEmpty else { throw values.fault("sources is blank", at: value.offset) }
    case .from:
      inputFormat = EditionValues.Setting(
        name: field.key, value: try values.text(value, of: field.key), offset: value.offset)
    case .encoding: encoding = try values.text(value, of: field.key)
    case .resources: resources = try values.text(value, of: field.key)
    case .folder: folder = try values.text(value, of: field.key)
    case .reading: reading = try values.named(value, of: field.key)
    case .parallel: try takeParallel(value)
    case .anthology:
      guard let isOn = values.flag(value) else {
        throw values.fault("anthology takes true or false", at: value.offset)
      }
      if isOn { joining = .anthology }
    case .metadata, .aids, .fonts, .formats, .output, .pageListFrom: try take(key, field, into: &common)
    case .editions:
      guard case .fields(let fields) = value.content, !fields.isEmpty else {
        throw values.fault(
          "editions takes a name for each, with what it is", at: value.offset,
          advice: "Write it as reader: {output: …}.")
      }
      for field in fields {
        var choices = Choices()
        choices.offset = field.keyOffset
        if case .null = field.value.content {
        } else {
          let what = "the edition \(Diagnostic.quoted(field.key))"
          for (key, inner) in try values.fields(field.value, of: what, among: EditionKey.ofEditions) {
            try take(key, inner, into: &choices)
          }
        }
        editions.append((field.key, choices))
      }
    }
  }

  private func take(
    _ key: EditionKey, _ field: FrontMatterValue.Field, into choices: inout Choices
  ) throws(EditionError) {
    switch key {
    case .metadata: choices.metadata = try values.metadata(field.value)
    case .aids: choices.aids = try values.named(field.value, of: field.key)
    case .pageListFrom:
      choices.pages = EditionValues.Setting(
        name: field.key, value: try values.text(field.value, of: field.key), offset: field.value.offset)
    case .fonts: choices.fonts = try values.texts(field.value, of: field.key)
    case .formats: choices.formats = try values.named(field.value, of: field.key)
    case .output:
      guard case .fields(let fields) = field.value.content else {
        choices.outputs = try values.texts(field.value, of: field.key).map { output in
          EditionValues.Setting(name: "", value: output.value, offset: output.offset)
        }
        return
      }
      for field in fields {
        choices.outputs.append(
          EditionValues.Setting(
            name: field.key, value: try values.text(field.value, of: field.key), offset: field.keyOffset))
      }
    case .sources, .from, .encoding, .resources, .reading, .parallel, .anthology, .folder, .editions: break
    }
  }

  private func input(_ value: FrontMatterValue) throws(EditionError) -> EditionFile.Input {
    let location = values.location(value.offset)
    guard case .fields(let fields) = value.content else {
      return EditionFile.Input(path: try values.text(value, of: "sources"), metadata: [], location: location)
    }
    guard let file = fields.first(where: { $0.key == EditionKey.file }) else {
      throw values.fault(
        "a source with metadata of its own names its file", at: value.offset, advice: "Add the key file: to it.")
    }
    let metadata = try values.metadata(fields.filter { $0.key != EditionKey.file })
    try checkMetadata(metadata, files: nil)
    return EditionFile.Input(
      path: try values.text(file.value, of: EditionKey.file),
      metadata: metadata.flatMap { $0.settings.map(\.setting) }, location: location)
  }

  private mutating func takeParallel(_ value: FrontMatterValue) throws(EditionError) {
    if let isOn = values.flag(value) {
      if isOn { joining = .parallel(EditionFile.Parallel()) }
      return
    }
    var parallel = EditionFile.Parallel()
    for (key, field) in try values.fields(value, of: "parallel", among: EditionKey.Parallel.allCases) {
      switch key {
      case .dictionary: parallel.dictionary = try values.text(field.value, of: field.key)
      case .alignment: parallel.alignment = try values.text(field.value, of: field.key)
      case .unit:
        let unit = try values.text(field.value, of: field.key)
        guard ["paragraph", "sentence"].contains(unit) else {
          throw values.fault("unit takes paragraph or sentence", at: field.value.offset)
        }
        parallel.unit = unit
      case .pins:
        guard case .fields(let pins) = field.value.content else {
          throw values.fault("pins takes ids with ids, such as intro: einleitung", at: field.value.offset)
        }
        for pin in pins { parallel.pins.append(OptionSetting(pin.key, try values.text(pin.value, of: pin.key))) }
      }
    }
    joining = .parallel(parallel)
  }

  /// Finds the first setting of the metadata that is wrong.
  ///
  /// - Parameter files: where the cover is; `nil` if it is not to be read now.
  func checkMetadata(_ known: [EditionValues.Known], files: (any ResourceProvider)?) throws(EditionError) {
    var before: [OptionSetting] = []
    for setting in known.flatMap(\.settings) {
      if files == nil, setting.name == MetadataField.cover.rawValue { continue }
      before.append(setting.setting)
      var document = Document()
      do throws(OptionError) { try document.setMetadata(before, resources: files ?? NoResources()) } catch {
        throw values.fault(error, at: setting.offset)
      }
    }
  }
}
