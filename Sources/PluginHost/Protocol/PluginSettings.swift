import JSONText
import PlatenCore

/// Checks a user's settings against the options of a plugin, and writes them as JSON: every option, with its default if it was not
/// set.
struct PluginSettings {
  /// The object with a member for every option.
  let json: JSONValue

  /// - Throws: `OptionError` for a name or a value that is not there, worded as for the built-in formats.
  init(
    _ settings: [OptionSetting], of plugin: PluginDescription, resources: any ResourceProvider
  ) throws(OptionError) {
    var values: [String: JSONValue] = [:]
    for setting in settings {
      guard let option = plugin.options.first(where: { $0.name == setting.name }) else {
        throw OptionError(noOption: setting.name, in: plugin.name, has: plugin.options.map(\.name))
      }
      values[option.name] = try PluginSettings.value(setting.value, of: option, resources)
    }
    json = .object(
      plugin.options.map { option in
        let standard = option.values == .file ? nil : PluginSettings.value(option.defaultValue, for: option.values)
        return JSONValue.Member(name: option.name, value: values[option.name] ?? standard ?? .null)
      })
  }

  /// A value as JSON; `nil` if the option does not take it. Files are not read here.
  static func value(_ text: String, for values: OptionValues) -> JSONValue? {
    switch values {
    case .boolean: OptionValues.boolean(text).map { .boolean($0) }
    case .integer(let minimum, let maximum, let words):
      if words.contains(text) {
        .string(text)
      } else {
        Int(text).flatMap { (minimum...maximum).contains($0) ? .integer($0) : nil }
      }
    case .choice(let words): words.contains(text) ? .string(text) : nil
    case .text: .string(text)
    case .file: nil
    }
  }

  private static func value(
    _ text: String, of option: OptionDescription, _ resources: any ResourceProvider
  ) throws(OptionError) -> JSONValue {
    if option.values == .file {
      if text.isEmpty { return .null }
      let resource: Resource
      do throws(ResourceError) { resource = try resources.resource(at: text) } catch {
        throw OptionError("\(option.name): \(error.message)")
      }
      return .object([
        JSONValue.Member(name: "path", value: .string(resource.path)),
        JSONValue.Member(name: "mediaType", value: resource.mediaType.map { .string($0) } ?? .null),
        JSONValue.Member(name: "base64", value: .string(Base64.encode(resource.bytes))),
      ])
    }
    guard let value = value(text, for: option.values) else {
      throw OptionError(option: option.name, takes: option.values, not: text)
    }
    return value
  }
}
