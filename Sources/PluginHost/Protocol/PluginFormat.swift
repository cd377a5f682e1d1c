import PlatenCore

/// Reads what a program says about itself: first the versions, and the rest only when they agree.
struct PluginFormat: Sendable {
  /// The version that both sides speak, the highest there is.
  var version: ProtocolVersion
  /// The format's name tag.
  var format: Format
  /// What a user can choose.
  var options: [OptionDescription]

  init(describing bytes: [UInt8], of program: PluginProgram) throws(ExportError) {
    let json: JSONValue
    do throws(JSONParser.Fault) { json = try JSONParser.parse(bytes[...]) } catch {
      throw .nonsense(program, "its description is not JSON: \(error.message), at byte \(error.offset)")
    }
    version = try PluginFormat.agreedVersion(json, program)
    guard let format = json["format"], format.isObject else { throw .nonsense(program, "it names no format") }
    self.format = try PluginFormat.format(format, program)
    options = []
    for option in json["options"]?.array ?? [] {
      let option = try PluginFormat.option(option, program)
      guard !options.contains(where: { $0.name == option.name }) else {
        throw .nonsense(program, "it names the option \(option.name) twice")
      }
      options.append(option)
    }
  }

  /// Whether text is lower-case ASCII letters, digits and hyphens.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}

extension PluginFormat {
  private static func agreedVersion(
    _ json: JSONValue, _ program: PluginProgram
  ) throws(ExportError) -> ProtocolVersion {
    guard let minimum = json["protocol"]?["minimum"]?.string.flatMap({ ProtocolVersion($0) }),
      let maximum = json["protocol"]?["maximum"]?.string.flatMap({ ProtocolVersion($0) }), minimum <= maximum
    else {
      throw .nonsense(program, "its description has no protocol with a minimum and a maximum, such as “1.0”")
    }
    let range = ProtocolRange(minimum: minimum, maximum: maximum)
    let ours = ProtocolRange.supported
    if maximum < ours.minimum { throw .tooOld(program, range) }
    if minimum > ours.maximum { throw .tooNew(program, range) }
    return min(maximum, ours.maximum)
  }

  private static func format(_ json: JSONValue, _ program: PluginProgram) throws(ExportError) -> Format {
    guard let id = json["id"]?.string, isName(id) else {
      throw .nonsense(program, "its format has no id of lower-case ASCII letters, digits and hyphens")
    }
    let aliases = try strings(json["aliases"], "aliases", program)
    guard aliases.allSatisfy(isName) else { throw .nonsense(program, "an alias of its format is no name") }
    guard let name = json["name"]?.string, !name.isEmpty else { throw .nonsense(program, "its format has no name") }
    let extensions = try strings(json["extensions"], "extensions", program)
    guard !extensions.isEmpty, extensions.allSatisfy(isFileExtension) else {
      throw .nonsense(program, "its format has no file extensions, lower-case and without a dot")
    }
    guard let mediaType = json["mediaType"]?.string, mediaType.split(separator: "/").count == 2 else {
      throw .nonsense(program, "its format has no media type")
    }
    return Format(
      id: id, aliases: aliases, name: PluginText.safe(name), fileExtensions: extensions,
      mediaType: PluginText.safe(mediaType))
  }

  /// An extension becomes part of a file's name: it must lead nowhere else.
  private static func isFileExtension(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2B
      }
  }

  private static func option(_ json: JSONValue, _ program: PluginProgram) throws(ExportError) -> OptionDescription {
    guard let name = json["name"]?.string, isName(name) else {
      throw .nonsense(program, "an option has no name of lower-case words with hyphens")
    }
    guard let help = json["help"]?.string, !help.isEmpty else {
      throw .nonsense(program, "the option \(name) has no help")
    }
    guard let standard = json["default"]?.string else {
      throw .nonsense(program, "the option \(name) has no default, a string as a user would write it")
    }
    let values = try values(json["values"], of: name, program)
    let option = OptionDescription(
      name: name, values: values, defaultValue: PluginText.safe(standard), help: PluginText.safe(help))
    guard values == .file ? standard.isEmpty : PluginSettings.value(standard, for: values) != nil else {
      throw .nonsense(program, "the option \(name) does not take its own default")
    }
    return option
  }

  private static func values(
    _ json: JSONValue?, of name: String, _ program: PluginProgram
  ) throws(ExportError) -> OptionValues {
    let words = try strings(json?["words"], "words of the option \(name)", program)
    guard words.allSatisfy({ !$0.isEmpty && PluginText.safe($0) == $0 }) else {
      throw .nonsense(program, "a word of the option \(name) is blank or has control characters in it")
    }
    switch json?["type"]?.string {
    case "boolean": return .boolean
    case "integer":
      guard let minimum = json?["minimum"]?.integer, let maximum = json?["maximum"]?.integer, minimum <= maximum else {
        throw .nonsense(program, "the option \(name) has no minimum and maximum")
      }
      return .integer(minimum: minimum, maximum: maximum, words: words)
    case "choice":
      guard !words.isEmpty else { throw .nonsense(program, "the option \(name) has no words to choose from") }
      return .choice(words)
    case "text": return .text
    case "file": return .file
    case let type:
      throw .nonsense(program, "the option \(name) is of no known type: \(Diagnostic.quoted(type ?? ""))")
    }
  }

  private static func strings(
    _ json: JSONValue?, _ what: String, _ program: PluginProgram
  ) throws(ExportError) -> [String] {
    guard let json, json != .null else { return [] }
    guard let strings = json.array?.map(\.string), strings.allSatisfy({ $0 != nil }) else {
      throw .nonsense(program, "the \(what) are not an array of strings")
    }
    return strings.compactMap(\.self)
  }
}
