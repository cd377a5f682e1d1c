import Hummingbird
import HummingbirdCore
import Platen

/// What a request asks for: how its document is read, and what edition is made of it.
struct EditionOrder: Sendable {
  let importer: ConfiguredImporter
  let transforms: [ConfiguredTransform]
  let exporter: ConfiguredExporter

  /// - Throws: ``Problem`` for a type that cannot be read, `OptionError` for an option that is not there.
  init(_ request: Request, toolkit: Toolkit) throws {
    let type = request.headers[.contentType].flatMap { MediaType(from: $0) }
    let entry = toolkit.importers.entries.first { entry in
      type.map { "\($0.type)/\($0.subType)" } == entry.format.mediaType
    }
    guard let entry else {
      let types = toolkit.importers.entries.map(\.format.mediaType).joined(separator: ", ")
      throw Problem(.unsupportedMediaType, "documents are sent with one of these content types: \(types)")
    }
    var settings: [OptionSetting] = []
    if let parameter = type?.parameter, parameter.name == "charset", parameter.value.lowercased() != "utf-8" {
      settings = [OptionSetting("encoding", parameter.value.lowercased())]
    }
    importer = try entry.make(settings, NoFiles())

    var wanted: [String] = []
    var unwanted: [String] = []
    var options: [OptionSetting] = []
    for (name, value) in request.uri.queryParameters {
      switch name {
      case "transform": wanted.append(String(value))
      case "without": unwanted.append(String(value))
      default: options.append(OptionSetting(String(name), String(value)))
      }
    }
    transforms = try toolkit.transforms.entries(adding: wanted, without: unwanted).map { try $0.make([], NoFiles()) }
    exporter = try toolkit.exporter(named: EPUBExporter.format.id).make(options, NoFiles())
  }
}

/// There are no files here: pictures come with the document, as JSON documents can have them.
struct NoFiles: ResourceProvider {
  func resource(at reference: String) throws(ResourceError) -> Resource {
    throw ResourceError("this service reads no files, and so not \(Diagnostic.quoted(reference))")
  }
}
