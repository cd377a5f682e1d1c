import JSONText
import PlatenCore

extension PluginDescription {
  static func options(_ json: JSONValue?, _ program: PluginProgram) throws(PluginError) -> [OptionDescription] {
    var options: [OptionDescription] = []
    for option in json?.array ?? [] {
      let option = try PluginDescription.option(option, program)
      guard !options.contains(where: { $0.name == option.name }) else {
        throw .nonsense(program, "it names the option \(option.name) twice")
      }
      options.append(option)
    }
    return options
  }

  private static func option(_ json: JSONValue, _ program: PluginProgram) throws(PluginError) -> OptionDescription {
    guard let name = json["name"]?.string, Format.isName(name) else {
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
  ) throws(PluginError) -> OptionValues {
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

  static func strings(
    _ json: JSONValue?, _ what: String, _ program: PluginProgram
  ) throws(PluginError) -> [String] {
    guard let json, json != .null else { return [] }
    guard let strings = json.array?.map(\.string), strings.allSatisfy({ $0 != nil }) else {
      throw .nonsense(program, "the \(what) are not an array of strings")
    }
    return strings.compactMap(\.self)
  }
}
