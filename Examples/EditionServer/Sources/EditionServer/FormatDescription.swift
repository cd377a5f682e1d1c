import Hummingbird
import Platen

/// What can be chosen about an edition, for clients.
struct FormatDescription: ResponseEncodable {
  struct Option: Encodable {
    var name: String
    var takes: String
    var standard: String
    var help: String

    private enum CodingKeys: String, CodingKey {
      case name, takes, help
      case standard = "default"
    }
  }

  let id: String
  let name: String
  let mediaType: String
  let options: [Option]

  init(_ entry: ExporterRegistry.Entry) {
    id = entry.format.id
    name = entry.format.name
    mediaType = entry.format.mediaType
    // There are no files here that an option could name.
    options = entry.options.filter { $0.values != .file }.map { option in
      Option(name: option.name, takes: "\(option.values)", standard: option.defaultValue, help: option.help)
    }
  }
}
