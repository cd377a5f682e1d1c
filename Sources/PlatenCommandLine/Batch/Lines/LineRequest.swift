import JSONText
import Platen
import PlatenCore

/// A line of `platen batch --jsonl`: a document, and what is wanted of it.
struct LineRequest {
  /// What names the document in the answer.
  enum Identifier {
    case none
    case text(String)
    case number(Int)

    /// The identifier as it stands in the answer.
    var json: JSONValue {
      switch self {
      case .none: .null
      case .text(let text): .string(text)
      case .number(let number): .integer(number)
      }
    }

    /// The identifier as a text; `nil` if there is none.
    var text: String? {
      switch self {
      case .none: nil
      case .text(let text): text
      case .number(let number): String(number)
      }
    }
  }

  /// Where the document is.
  enum Content {
    case bytes([UInt8])
    case path(String)
  }

  /// A line that is no request.
  struct Fault: Error {
    var identifier = Identifier.none
    /// A clause for a user.
    var message: String
  }

  /// The members of a line.
  static let members = ["id", "text", "base64", "path", "name", "from", "metadata", "set", "formats"]

  let identifier: Identifier
  let content: Content
  /// The document's name, for messages and for what the extension tells.
  let name: String?
  /// The input format; `nil` is that of the command line, or the name's.
  let inputFormat: String?
  /// What is set about the document, after what the command line sets.
  let metadata: [OptionSetting]
  /// Options, after those of the command line.
  let settings: [OptionSetting]
  /// The formats instead of those of the command line; `nil` leaves them.
  let formats: [String]?
  /// Unknown members.
  let unknown: [String]

  /// Reads a line.
  ///
  /// - Throws: ``Fault`` for a line that is no request.
  init(_ line: [UInt8]) throws(Fault) {
    let value: JSONValue
    do throws(JSONParser.Fault) {
      value = try JSONValue(parsing: line)
    } catch {
      throw Fault(message: "the line is not JSON: \(error.message), at byte \(error.offset + 1)")
    }
    guard case .object(let members) = value else { throw Fault(message: "the line is not a JSON object") }
    identifier = try LineRequest.identifier(value["id"])
    let reader = MemberReader(value, identifier)
    let path = try reader.text("path")
    let named = try reader.text("name")
    name = named ?? path
    content = try reader.content()
    inputFormat = try reader.text("from")
    metadata = try reader.settings("metadata")
    settings = try reader.settings("set")
    formats = try reader.texts("formats")
    unknown = members.map(\.name).filter { !LineRequest.members.contains($0) }
  }

  /// The identifier of a line that may be no request.
  static func identifier(of line: [UInt8]) -> Identifier {
    guard let object = JSONValue.object(line) else { return .none }
    do throws(Fault) { return try identifier(object["id"]) } catch { return .none }
  }

  private static func identifier(_ value: JSONValue?) throws(Fault) -> Identifier {
    switch value {
    case nil, .null: return .none
    case .string(let text): return .text(text)
    case .integer(let number): return .number(number)
    case .boolean, .number, .array, .object:
      throw Fault(message: "“id” is neither a text nor a whole number")
    }
  }
}

/// Takes the members of a line.
private struct MemberReader {
  private let object: JSONValue
  private let identifier: LineRequest.Identifier

  init(_ object: JSONValue, _ identifier: LineRequest.Identifier) {
    self.object = object
    self.identifier = identifier
  }

  private func fault(_ message: String) -> LineRequest.Fault {
    LineRequest.Fault(identifier: identifier, message: message)
  }

  /// A member; `nil` if there is none, or it is `null`.
  private func value(_ name: String) -> JSONValue? {
    object[name].flatMap { $0 == .null ? nil : $0 }
  }

  func text(_ name: String) throws(LineRequest.Fault) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw fault("“\(name)” is not a text") }
    return text
  }

  func texts(_ name: String) throws(LineRequest.Fault) -> [String]? {
    guard let value = value(name) else { return nil }
    guard let values = value.array else { throw fault("“\(name)” is not an array of texts") }
    var result: [String] = []
    for value in values {
      guard let text = value.string else { throw fault("“\(name)” is not an array of texts") }
      result.append(text)
    }
    return result
  }

  func content() throws(LineRequest.Fault) -> LineRequest.Content {
    let given = ["text", "base64", "path"].filter { value($0) != nil }
    guard given.count == 1 else {
      throw fault(
        given.isEmpty
          ? "there is no document: neither “text”, “base64” nor “path”"
          : "there are several documents: \(given.map { "“\($0)”" }.joined(separator: " and "))")
    }
    if let text = try text("text") { return .bytes(Array(text.utf8)) }
    if let path = try text("path") { return .path(path) }
    guard let text = try text("base64"), let bytes = Base64.decode(Array(text.utf8)) else {
      throw fault("“base64” is not base64")
    }
    return .bytes(bytes)
  }

  /// The members of an object as settings; a value that is an array is set once for each of its own.
  func settings(_ name: String) throws(LineRequest.Fault) -> [OptionSetting] {
    guard let value = value(name) else { return [] }
    guard case .object(let members) = value else { throw fault("“\(name)” is not an object") }
    var result: [OptionSetting] = []
    for member in members {
      for value in member.value.array ?? [member.value] {
        switch value {
        case .string(let text): result.append(OptionSetting(member.name, text))
        case .integer(let number): result.append(OptionSetting(member.name, String(number)))
        case .boolean(let isTrue): result.append(OptionSetting(member.name, isTrue ? "yes" : "no"))
        case .null, .number, .array, .object:
          throw fault("“\(name)” has a value of \(Diagnostic.quoted(member.name)) that is no text")
        }
      }
    }
    return result
  }
}
