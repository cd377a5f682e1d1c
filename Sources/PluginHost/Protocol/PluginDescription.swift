import JSONText
import PlatenCore

/// Reads what a program says about itself: first the versions, and the rest only when they agree.
struct PluginDescription: Sendable {
  /// What a program is for.
  enum Role: Equatable, Sendable {
    /// A format.
    case format(Format)
    /// It changes documents; a name for the command line, and a sentence for a user.
    case transform(name: String, summary: String)
  }

  /// The version that both sides speak, the highest there is.
  var version: ProtocolVersion
  /// What the program is for.
  var role: Role
  /// The options that a user can set.
  var options: [OptionDescription]
  /// Whether the bytes of pictures and other files are sent along.
  var wantsResources: Bool

  /// The format's id, or the transform's name.
  var name: String {
    switch role {
    case .format(let format): format.id
    case .transform(let name, _): name
    }
  }

  init(describing bytes: [UInt8], of program: PluginProgram) throws(PluginError) {
    let json: JSONValue
    do throws(JSONParser.Fault) { json = try JSONValue(parsing: bytes) } catch {
      throw .nonsense(program, "its description is not JSON: \(error.message), at byte \(error.offset)")
    }
    let range = try PluginDescription.range(json, program)
    version = min(range.maximum, ProtocolRange.supported.maximum)
    switch (json["format"], json["transform"]) {
    // A program of 1.0 may have any member under a name that means nothing there.
    case (.some, .some) where version >= .transforms:
      throw .nonsense(program, "it names both a format and a transform, and can be only one")
    case (let format?, _): role = .format(try PluginDescription.format(format, program))
    case (nil, let transform?):
      if version < .transforms {
        throw .tooOld(program, range, needed: "transforms need \(ProtocolVersion.transforms)")
      }
      role = try PluginDescription.transform(transform, program)
    case (nil, nil): throw .nonsense(program, "it names no format and no transform")
    }
    options = try PluginDescription.options(json["options"], program)
    wantsResources = try PluginDescription.wantsResources(json["resources"], of: role, version, program)
  }
}

extension PluginDescription {
  /// The versions that the program speaks, some of which this host speaks too.
  private static func range(_ json: JSONValue, _ program: PluginProgram) throws(PluginError) -> ProtocolRange {
    guard let minimum = json["protocol"]?["minimum"]?.string.flatMap({ ProtocolVersion($0) }),
      let maximum = json["protocol"]?["maximum"]?.string.flatMap({ ProtocolVersion($0) }), minimum <= maximum
    else {
      throw .nonsense(program, "its description has no protocol with a minimum and a maximum, such as “1.0”")
    }
    let range = ProtocolRange(minimum: minimum, maximum: maximum)
    let ours = ProtocolRange.supported
    if maximum < ours.minimum { throw .tooOld(program, range) }
    if minimum > ours.maximum { throw .tooNew(program, range) }
    return range
  }

  private static func format(_ json: JSONValue, _ program: PluginProgram) throws(PluginError) -> Format {
    let id = try id(json, "format", program)
    let aliases = try strings(json["aliases"], "aliases", program)
    guard aliases.allSatisfy(Format.isName) else {
      throw .nonsense(
        program,
        "an alias of its format is not a valid name")
    }
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

  private static func transform(_ json: JSONValue, _ program: PluginProgram) throws(PluginError) -> Role {
    let id = try id(json, "transform", program)
    guard let summary = json["summary"]?.string, !summary.isEmpty else {
      throw .nonsense(program, "its transform has no summary, one sentence for a user")
    }
    return .transform(name: id, summary: PluginText.safe(summary))
  }

  private static func id(_ json: JSONValue, _ what: String, _ program: PluginProgram) throws(PluginError) -> String {
    guard let id = json["id"]?.string, Format.isName(id) else {
      throw .nonsense(program, "its \(what) has no id of lower-case ASCII letters, digits and hyphens")
    }
    return id
  }

  /// An extension becomes part of a file's name: it must lead nowhere else.
  private static func isFileExtension(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2B
      }
  }

  /// What a program says, or else yes for formats, which have had the bytes since 1.0, and no for transforms.
  private static func wantsResources(
    _ json: JSONValue?, of role: Role, _ version: ProtocolVersion, _ program: PluginProgram
  ) throws(PluginError) -> Bool {
    switch json {
    case .boolean(let wants)? where version >= .transforms: return wants
    case nil, .null?, .boolean?: if case .format = role { return true } else { return false }
    case .some: throw .nonsense(program, "resources is neither true nor false")
    }
  }
}
