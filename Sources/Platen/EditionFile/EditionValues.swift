import FrontMatter
import PlatenCore

/// Takes the values of an edition file, and says where one is wrong.
struct EditionValues {
  /// A key with a value, and where it stands.
  struct Setting {
    var name: String
    var value: String
    /// The offset of what is to be blamed if it is wrong.
    var offset: Int

    var setting: OptionSetting { OptionSetting(name, value) }
  }

  /// Something with options of its own: a format, a transform.
  struct Named {
    var name: String
    /// Whether it is wanted.
    var isOn = true
    var settings: [Setting] = []
    var offset: Int
  }

  private let file: YAMLFile
  let name: String?

  /// Reads the YAML.
  ///
  /// - Throws: ``EditionError/input(_:)`` for what is wrong first.
  init(_ source: Source) throws(EditionError) {
    name = source.name
    do throws(YAMLFile.Fault) { file = try YAMLFile(source.bytes) } catch {
      throw EditionError.input(
        ImportError(error.message, at: SourceLocation(file: source.name, line: error.line, column: error.column)))
    }
  }

  var root: FrontMatterValue { file.value }

  func location(_ offset: Int) -> SourceLocation {
    let place = file.place(of: offset)
    return SourceLocation(file: name, line: place.line, column: place.column)
  }

  func fault(_ message: String, at offset: Int, advice: String? = nil) -> EditionError {
    EditionError.input(ImportError(message, at: location(offset), advice: advice))
  }

  /// What is wrong with an option, at its place.
  func fault(_ error: OptionError, at offset: Int) -> EditionError {
    EditionError.input(
      ImportError(
        error.message, at: location(offset), advice: error.advice, kind: error.isReadFailure ? .resource : .source))
  }

  /// The error for a name that nothing has.
  func unknown(_ what: String, _ name: String, among names: [String], at offset: Int) -> EditionError {
    fault(
      "there is no \(what) \(Diagnostic.quoted(name))", at: offset,
      advice: Spelling.advice(
        for: name.lowercased(), in: names, otherwise: "Choose from: \(names.joined(separator: ", "))."))
  }

  // MARK: - Values

  /// A text.
  func text(_ value: FrontMatterValue, of key: String) throws(EditionError) -> String {
    guard case .text(let text) = value.content, !text.isBlank else {
      throw fault("\(key) takes a text", at: value.offset)
    }
    return text
  }

  /// A text, or a list of them.
  func texts(_ value: FrontMatterValue, of key: String) throws(EditionError) -> [Setting] {
    var result: [Setting] = []
    for element in value.elements {
      result.append(Setting(name: key, value: try text(element, of: key), offset: element.offset))
    }
    guard !result.isEmpty else { throw fault("\(key) is blank", at: value.offset) }
    return result
  }

  /// `true` or `false`, as options have it.
  func flag(_ value: FrontMatterValue) -> Bool? {
    if case .text(let text) = value.content { OptionValues.boolean(text.lowercased()) } else { nil }
  }

  /// The fields of a mapping whose keys are those of an enumeration.
  func fields<Key: RawRepresentable<String>>(
    _ value: FrontMatterValue, of what: String, among keys: [Key]
  ) throws(EditionError) -> [(key: Key, field: FrontMatterValue.Field)] {
    guard case .fields(let fields) = value.content else {
      throw fault("\(what) takes keys with values", at: value.offset)
    }
    var result: [(key: Key, field: FrontMatterValue.Field)] = []
    for field in fields {
      guard let key = keys.first(where: { $0.rawValue == field.key }) else {
        throw unknown("key", field.key, among: keys.map(\.rawValue), at: field.keyOffset)
      }
      result.append((key, field))
    }
    return result
  }

  /// Names with options: `epub`, `[epub, text]`, or `{epub: {split-level: 2}, text: true}`.
  func named(_ value: FrontMatterValue, of key: String) throws(EditionError) -> [Named] {
    guard case .fields(let fields) = value.content else {
      return try texts(value, of: key).map { Named(name: $0.value, offset: $0.offset) }
    }
    var result: [Named] = []
    for field in fields {
      var named = Named(name: field.key, offset: field.keyOffset)
      switch field.value.content {
      case .null: break
      case .fields: named.settings = try settings(field.value)
      case .text, .list:
        guard let isOn = flag(field.value) else {
          throw fault(
            "\(Diagnostic.quoted(field.key)) takes options, true or false", at: field.value.offset,
            advice: "Write each option on a line of its own, indented: name: value.")
        }
        named.isOn = isOn
      }
      result.append(named)
    }
    return result
  }

  /// The options in a mapping; a list sets one once for each of its elements.
  private func settings(_ value: FrontMatterValue) throws(EditionError) -> [Setting] {
    var result: [Setting] = []
    for field in value.fields {
      if case .null = field.value.content {
        throw fault("the option \(Diagnostic.quoted(field.key)) has no value", at: field.keyOffset)
      }
      for element in field.value.elements {
        guard case .text(let text) = element.content else {
          throw fault("the option \(Diagnostic.quoted(field.key)) takes a text", at: element.offset)
        }
        result.append(Setting(name: field.key, value: text, offset: field.keyOffset))
      }
    }
    return result
  }
}
