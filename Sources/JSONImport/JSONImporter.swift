import JSONText
public import PlatenCore

/// Reads documents written by `JSONExport` without loss, and other JSON that conforms to its schema.
///
/// Members may be in any order. All minor versions of version 1 of the schema are read; unknown members
/// are ignored and reported. A violation of the schema is an error with its path and position.
public struct JSONImporter: Importer {
  public static let format = Format(
    id: "json", name: "JSON", fileExtensions: ["json"], mediaType: "application/json")

  /// The major version of the schema.
  public static let majorVersion = 1

  /// The options.
  public var options: NoOptions

  /// Makes an importer.
  public init(options: NoOptions = NoOptions()) { self.options = options }

  /// Reads a document.
  ///
  /// A resource without bytes is read from the resource provider of the context by its path.
  ///
  /// - Throws: `ImportError` if the bytes are not JSON, have another major version, or violate the schema; if
  ///   nodes are nested deeper than `Document.maximumDepth`; if there are 4 GiB or more.
  public func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    let tape: JSONTape
    do throws(JSONParser.Fault) {
      tape = try JSONParser.parse(source.bytes)
    } catch {
      try context.checkCancellation()
      // Another major version need not even be JSON as we know it: say that first, if it can be told.
      if let version = error.tape.versionIfFirst, let refusal = DocumentDecoder.refusal(of: version) {
        throw ImportError(refusal.message, at: nil, advice: refusal.advice)
      }
      let path = error.container.map { error.tape.path(to: $0) } ?? ""
      throw ImportError(
        (path.isEmpty ? "" : path + ": ") + error.message,
        at: error.tape.location(ofOffset: error.offset, file: source.name))
    }
    var decoder = DocumentDecoder(tape: tape, file: source.name, context: context)
    do throws(DocumentDecoder.Fault) {
      return try decoder.document()
    } catch {
      try context.checkCancellation()
      let path = tape.path(to: error.element)
      throw ImportError(
        (path.isEmpty ? "" : path + ": ") + error.message, at: tape.location(of: error.element, file: source.name),
        advice: error.advice, kind: error.kind)
    }
  }
}

extension JSONTape {
  /// The version that a text begins with, where the rest of it may not be JSON.
  fileprivate var versionIfFirst: String? {
    guard elements.count >= 3, kind(of: 0) == .object, isString(1, equalTo: "platen"), kind(of: 2) == .string
    else { return nil }
    return string(2)
  }
}
