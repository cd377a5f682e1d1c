import Hummingbird
import HummingbirdCore
import Platen

/// What a request asks for: how its document is read, and what edition is made of it.
struct EditionOrder: Sendable {
  let recipe: EditionRecipe
  let exporter: ConfiguredExporter
  /// Whether the document is JSON, whose nodes look different from those of text.
  let isJSON: Bool

  /// - Throws: ``Problem`` for a type that cannot be read, `EditionError` for an option that is not there.
  init(_ request: Request, toolkit: Toolkit) throws {
    let type = request.headers[.contentType].flatMap { MediaType(from: $0) }
    let entry = toolkit.importers.entries.first { entry in
      type.map { "\($0.type)/\($0.subType)" } == entry.format.mediaType
    }
    guard let entry else {
      // Dialects have the type of their format.
      let types = toolkit.importers.entries.map(\.format.mediaType).reduce(into: [String]()) { types, type in
        if !types.contains(type) { types.append(type) }
      }
      throw Problem(
        .unsupportedMediaType, "documents are sent with one of these content types: \(types.joined(separator: ", "))")
    }
    isJSON = entry.format.mediaType == "application/json"

    var wanted: [String] = []
    var unwanted: [String] = []
    var options: [OptionSetting] = []
    if let parameter = type?.parameter, parameter.name == "charset", parameter.value.lowercased() != "utf-8" {
      options.append(OptionSetting("encoding", parameter.value.lowercased()))
    }
    for (name, value) in request.uri.queryParameters {
      switch name {
      case "transform": wanted.append(String(value))
      case "without": unwanted.append(String(value))
      default: options.append(OptionSetting(String(name), String(value)))
      }
    }
    recipe = try EditionRecipe(
      formats: [EPUBExporter.format.id], settings: options, inputFormat: entry.format.id, transforms: wanted,
      without: unwanted, files: NoFiles(), using: toolkit)
    exporter = recipe.exporters[0]
  }
}

/// There are no files here: pictures come with the document, as JSON documents can have them.
struct NoFiles: ResourceProvider {
  func resource(at reference: String) throws(ResourceError) -> Resource {
    throw ResourceError("this service reads no files, and so not \(Diagnostic.quoted(reference))")
  }
}
